"""Keys on the sheets: each one that `?` lists there is bound, and those of the config count as they do in the panes."""

from __future__ import annotations

import pytest

from quotedesk.tui.action import SHEETS
from quotedesk.tui.actions import actions_of
from quotedesk.tui.config import Config

WIDE = (100, 30)
QUOTE = "we might also consider offensive use"
WAYS = {
    "verify": ("v",),
    "where": ("3", "j", "w"),
    "draft": ("d",),
    "speakers": ("s",),
    "speaker": ("s", "enter"),
    "statistics": ("t",),
    "bookmarks": ("apostrophe",),
    "export": ("e",),
    "styles": ("Y",),
    "filters": ("f",),
    "searches": ("h",),
    "actions": ("question_mark",),
}
"""The keys that open each sheet from a quote in the quotes pane."""


async def opened(it, sheet):
    """A sheet with its list before us, opened by its keys."""
    await it.search("weapons")
    await it.press("3", "g", "j")
    await it.settle()
    desk = it.app.screen
    for key in WAYS[sheet]:
        await it.press(key)
        await it.settle()
    await it.until(lambda: it.app.screen is not desk)
    if sheet in ("verify", "draft"):
        it.app.screen.set_focus(it.app.screen.query("Rows").first())
    await it.settle()
    return it.app.screen


@pytest.mark.parametrize("sheet", SHEETS)
async def test_every_key_listed_on_a_sheet_is_bound_to_what_it_says(desk, sheet):
    async with desk(WIDE) as it:
        screen = await opened(it, sheet)
        for action in actions_of(sheet):
            for key in action.keys:
                active = screen.active_bindings[key]
                assert active.binding.action == action.name, key
                assert hasattr(active.node, f"action_{action.name}"), (sheet, action.name)


@pytest.mark.parametrize("sheet", SHEETS)
async def test_question_mark_lists_the_keys_of_a_sheet_and_closes_them_again(desk, sheet):
    async with desk(WIDE) as it:
        screen = await opened(it, sheet)
        await it.press("question_mark")
        if sheet in ("filters", "searches", "actions"):
            assert it.app.screen is not screen
            return
        await it.shows(f"Keys · {sheet}")
        await it.press("question_mark")
        assert it.app.screen is screen
        await it.press("question_mark", "G", "enter")
        await it.until(
            lambda: it.app.screen is it.app.screen_stack[0] or it.app.screen.__class__.__name__ == "SpeakersScreen"
        )


async def test_keys_of_the_config_count_on_sheets_and_are_told_there(desk):
    keys = {"copy": ("c",), "back": ("h",), "searches": ("f6",), "note": ("A",), "choose": ("l",), "find": ("F",)}
    async with desk(WIDE, config=Config(keys=keys)) as it:
        await it.press("3", "j")
        await it.settle()
        await it.press("b", "enter")
        await it.until(lambda: "bookmarked" in it.bottom)
        await it.press("apostrophe")
        await it.shows("h close")
        assert "l open" in it.words("sheet-keys")
        assert "A note" in it.words("sheet-keys")
        await it.press("y")
        assert "copied" not in it.words("sheet-keys")
        await it.press("c")
        await it.until(lambda: "copied" in it.words("sheet-keys"))
        await it.press("question_mark")
        await it.shows("F to filter")
        await it.press("h", "h")
        assert it.app.screen is it.app.screen_stack[0]


async def test_what_was_copied_on_a_sheet_goes_with_the_next_key(desk):
    async with desk(WIDE) as it:
        screen = await opened(it, "where")
        await it.press("y")
        await it.until(lambda: screen.query_one(".sheet-copied").display)
        await it.press("j")
        assert not screen.query_one(".sheet-copied").display


@pytest.mark.parametrize("sheet", ["where", "speaker", "bookmarks", "verify"])
async def test_sheets_copy_in_the_chosen_style(desk, sheet):
    async with desk(WIDE, config=Config(style="markdown")) as it:
        await it.press("3", "j")
        await it.settle()
        await it.press("b", "enter")
        await it.until(lambda: "bookmarked" in it.bottom)
        await opened(it, sheet)
        if sheet == "verify":
            await it.press("slash")
            await it.type(QUOTE)
            await it.press("enter")
            await it.until(lambda: it.app.screen.query_one("#carriers").rows)
        await it.settle()
        await it.press("y")
        await it.until(lambda: "as markdown" in it.words("sheet-keys"))
        assert it.app.clipboard.startswith("> ")
