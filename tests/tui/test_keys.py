"""Keys: the panes, `?`, the palette, and that the table of actions tells the truth."""

from __future__ import annotations

import pytest

from quotedesk.tui.action import PANES, SHEETS
from quotedesk.tui.action_table import ACTIONS
from quotedesk.tui.actions import actions_of
from quotedesk.tui.keymap import written

WIDE, NARROW = (100, 30), (80, 24)


def focused_pane(it):
    return next(node.id for node in it.app.focused.ancestors_with_self if node.id in PANES)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_digits_and_tab_go_from_pane_to_pane(desk, size):
    async with desk(size) as it:
        seen = []
        for key in ("2", "3", "1", "tab", "tab", "tab", "shift+tab"):
            await it.press(key)
            seen.append(focused_pane(it))
        assert seen == ["reading", "quotes", "search", "reading", "quotes", "search", "quotes"]


async def test_a_narrow_screen_shows_one_pane_and_says_which(desk):
    async with desk(NARROW) as it:
        for number, name in enumerate(PANES, 1):
            await it.press(str(number))
            assert [pane for pane in PANES if it.app.screen.query_one(f"#{pane}").region.width] == [name]
        await it.press("2")
        assert len(it.region("paragraphs")) == 20


async def test_letters_are_text_in_a_field_and_slash_takes_the_old_query_away(desk):
    async with desk(WIDE) as it:
        await it.press("slash")
        await it.type("q?:j1")
        assert it.app.focused.value == "q?:j1"
        await it.press("escape", "slash")
        await it.type("new")
        assert it.app.focused.value == "new"


async def test_slash_from_the_page_goes_to_the_query_and_from_the_quotes_to_their_filter(desk):
    async with desk(WIDE) as it:
        await it.press("2", "slash")
        assert it.app.focused.id == "query"
        await it.press("escape", "3", "slash")
        assert it.app.focused.id == "filter"


async def test_question_mark_lists_the_keys_of_the_pane_and_filters_them(desk):
    async with desk(WIDE) as it:
        await it.press("2", "question_mark")
        assert "Keys · reading" in it.screen
        assert "next quote" in it.screen
        await it.press("slash")
        await it.type("half")
        rows = it.app.screen.query_one("#actions-list").rows
        assert {action.name for action in rows} == {"half_down", "half_up"}
        await it.press("escape", "escape")
        assert it.app.focused is it.rows("paragraphs")


async def test_the_palette_finds_an_action_and_runs_it_where_it_belongs(desk):
    async with desk(WIDE) as it:
        await it.press("2", "colon")
        await it.type("last line")
        await it.press("enter")
        await it.until(lambda: it.rows("paragraphs").cursor == 13)
        theme = it.app.theme
        await it.press("ctrl+p")
        await it.type("light")
        await it.press("enter")
        await it.until(lambda: it.app.theme != theme)


async def test_the_palette_names_actions_as_the_config_does(desk):
    async with desk(WIDE) as it:
        await it.press("colon")
        await it.type("previous_hit")
        assert [action.name for action in it.app.screen.query_one("#actions-list").rows] == ["previous_hit"]
        assert it.words("actions-list").endswith("previous hit previous_hit")


async def test_q_quits_with_zero(desk):
    async with desk(NARROW) as it:
        await it.press("q")
        assert it.app._exit
        assert it.app.return_code == 0


async def test_escape_goes_back_to_where_one_came_from(desk):
    async with desk(WIDE) as it:
        await it.press("3", "2", "escape")
        assert focused_pane(it) == "quotes"
        await it.press("escape")
        assert focused_pane(it) == "search"


async def test_every_action_of_the_table_has_its_method_and_its_key(desk):
    async with desk(WIDE) as it:
        for pane in PANES:
            await it.press(str(PANES.index(pane) + 1))
            chain = it.app.focused.ancestors_with_self
            bound = {key for node in chain for key in node._bindings.key_to_bindings}
            for action in actions_of(pane):
                assert any(hasattr(node, f"action_{action.name}") for node in chain), action
                assert set(action.keys) <= bound, action


@pytest.mark.parametrize("view", [*PANES, *SHEETS])
def test_the_table_has_one_action_for_a_key_in_a_pane_or_on_a_sheet(view):
    keys = [key for action in actions_of(view) for key in action.keys]
    assert len(keys) == len(set(keys))


def test_an_action_has_the_same_keys_wherever_it_is():
    keys: dict[str, tuple[str, ...]] = {}
    for action in ACTIONS:
        assert keys.setdefault(action.name, action.keys) == action.keys, action


def test_no_key_is_one_that_terminals_keep_for_themselves():
    assert not {key for action in ACTIONS for key in action.keys} & {f"ctrl+{c}" for c in "aihmjos"}


def test_keys_are_shown_as_people_write_them():
    assert not [key for action in ACTIONS for key in action.keys if "_" in written(key)]


async def test_the_bottom_line_fits_and_always_says_how_to_leave(desk):
    for width in (40, 60, 80, 100):
        async with desk((width, 24)) as it:
            assert it.bottom.endswith("q quit")
            assert "? keys" in it.bottom
