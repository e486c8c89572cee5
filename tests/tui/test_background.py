"""What goes wrong beside the keys is told, and the program goes on."""

from __future__ import annotations

import pytest

from quotedesk.index.errors import ArchiveError
from quotedesk.tui.background import background
from quotedesk.tui.rows import Rows

WIDE = (100, 30)


class Troubled(Rows[str]):
    """A list whose work goes wrong."""

    def __init__(self, error: Exception) -> None:
        super().__init__(lambda row, width: [])
        self._error = error

    @background()
    async def go(self) -> None:
        raise self._error


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ArchiveError("No archive at /x."), "No archive at /x."),
        (OSError(5, "Input/output error"), "Input/output error"),
        (KeyError("quote"), "that went wrong inside quotedesk: KeyError: 'quote'"),
    ],
)
async def test_what_goes_wrong_beside_the_keys_is_told_and_the_program_goes_on(desk, error, told):
    async with desk(WIDE) as it:
        await it.app.screen.query_one("#search").mount(troubled := Troubled(error))
        troubled.go()
        await it.until(lambda: told in it.bottom)
        await it.search("weapons")
        await it.shows("7 paragraphs", "found")


async def test_a_misspelt_word_in_a_quote_that_is_not_closed_yet_does_no_harm(desk):
    async with desk(WIDE) as it:
        await it.press("slash")
        await it.type('"weapqn')
        await it.until(lambda: "nothing found" in it.words("found"))
        searching = it.app.screen.query_one("#search")
        await it.until(lambda: not [worker for worker in it.app.workers if worker.group == "offer"])
        assert searching.query_text == '"weapqn'
        await it.press("ctrl+u")
        await it.type("weapons")
        await it.shows("7 paragraphs", "found")
