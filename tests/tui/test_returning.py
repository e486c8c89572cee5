"""Coming back: to the last place, and to an archive that has changed under the program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quotedesk.tui.app import QuoteDesk
from quotedesk.tui.config import Config, Loaded
from quotedesk.tui.state import Place
from quotedesk.tui.themes import CONTRAST, TERMINAL, THEMES, without_colours

WIDE = (100, 30)


@pytest.fixture
def own_archive(seeds, tmp_path) -> Path:
    return Path(shutil.copytree(seeds, tmp_path / "mine"))


async def test_query_pane_and_position_are_come_back_to(own_archive):
    article = "003_086badba317faf82"
    left = Place(str(own_archive.resolve()), "weapons", "oldest", "reading", article, 6)
    app = QuoteDesk(own_archive, come_back=True)
    app.state.places.put(left)
    async with app.run_test(size=WIDE) as pilot:
        for _ in range(500):
            await pilot.pause(0.01)
            screen = app.screen_stack[0]
            if screen.query_one("#hits").rows and screen.query_one("#reading").paragraph == 6:
                break
        await pilot.pause(0.05)
        assert screen.query_one("#query").value == "weapons"
        assert "oldest first" in str(screen.query_one("#found").content)
        assert screen.query_one("#hits").current.paragraph == 6
        assert app.focused.id == "paragraphs"
        assert screen.place() == left
        await pilot.press("q")
    assert app.place == left


async def test_one_that_was_named_opens_at_its_beginning(desk, own_archive):
    async with desk(WIDE, own_archive) as it:
        it.app.state.places.put(Place(str(own_archive.resolve()), "weapons", "", "reading", "", 0))
    async with desk(WIDE, own_archive) as it:
        assert it.app.screen.query_one("#query").value == ""


async def test_a_changed_archive_is_told_and_taken_up_by_one_key(desk, own_archive, quotedesk, tmp_path):
    async with desk(WIDE, own_archive) as it:
        await it.search("weapons")
        await it.press("R")
        assert "has not changed" in it.bottom
        (tmp_path / "new.txt").write_text("Two weapons were found, “and more weapons,” said Al Bose.", encoding="utf-8")
        assert quotedesk("ingest", tmp_path / "new.txt", "--archive", own_archive).code == 0
        it.app.screen._look()
        await it.until(lambda: "changed on disk · R goes on" in it.lines[0])
        await it.press("R")
        await it.shows("8 paragraphs in 3 articles", "found")
        await it.until(lambda: "3 articles" in it.lines[0] and "changed" not in it.lines[0])


async def test_an_archive_that_is_taken_away_is_told_and_can_still_be_searched(desk, own_archive):
    async with desk(WIDE, own_archive) as it:
        shutil.rmtree(own_archive)
        it.app.screen._look()
        await it.until(lambda: "gone from disk" in it.lines[0])
        await it.search("weapons")
        await it.shows("7 paragraphs in 2 articles", "found")
        await it.press("R")
        await it.until(lambda: "No archive at" in it.bottom)


async def test_keys_are_those_of_the_config_wherever_they_are_told(seeds):
    config = Config(keys={"next_pane": ("f5",), "filters": ("x",), "theme": ("T",)}, theme="day")
    app = QuoteDesk(seeds, Loaded(config))
    async with app.run_test(size=WIDE) as pilot:
        for _ in range(500):
            await pilot.pause(0.01)
            if app.desk is not None and app.screen.query_one("#said").rows:
                break
        assert app.theme == "day"
        await pilot.press("tab")
        assert app.focused.id == "hits"
        await pilot.press("f5")
        assert app.focused.id == "paragraphs"
        await pilot.press("1")
        assert "x filter" in str(app.screen.query_one("#bottom").content).replace("  ", " ")
        await pilot.press("x")
        await pilot.pause(0.1)
        assert type(app.screen).__name__ == "FiltersScreen"
        await pilot.press("escape", "T")
        assert app.theme == "contrast"
        assert "theme contrast" in str(app.screen.query_one("#bottom").content)


async def test_what_is_wrong_with_the_config_is_told(seeds):
    app = QuoteDesk(seeds, Loaded(Config(), ("config.toml, line 1: no setting",)))
    async with app.run_test(size=WIDE) as pilot:
        for _ in range(500):
            await pilot.pause(0.01)
            if "no setting" in str(app.screen.query_one("#bottom").content):
                return
    pytest.fail("nothing was told")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_every_theme_can_be_looked_at(seeds, theme):
    app = QuoteDesk(seeds, Loaded(Config(theme=theme.name)))
    async with app.run_test(size=WIDE) as pilot:
        assert app.theme == theme.name
        for _ in range(500):
            await pilot.pause(0.01)
            if "quotedesk" in "".join(line.text for line in app.screen._compositor.render_strips(app.screen.size)):
                return
    pytest.fail("nothing is shown")


def test_hits_are_underlined_where_colours_cannot_tell():
    assert all("underline" in theme.variables["hit"] for theme in (CONTRAST, TERMINAL, *map(without_colours, THEMES)))


async def test_ending_while_the_archive_is_opened_is_no_error(seeds):
    app = QuoteDesk(seeds)
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.screen.query("*").remove()  # as on the way out
        for opening in (app._open(), app._reopen()):
            await opening.wait()
