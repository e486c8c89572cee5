"""A running program to press keys in, and what its panes show."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quotedesk.tui.app import QuoteDesk
from quotedesk.tui.config import Config, Loaded
from quotedesk.tui.rows import Rows

_PATIENCE = 3000
"""Turns of the event loop, of a hundredth of a second each, that anything may take."""


class Desk:
    """The program, its keys and its screen as text."""

    def __init__(self, app: QuoteDesk, pilot: Pilot[int]) -> None:
        self.app = app
        self._pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys by their names; a text of several characters that is no name is typed."""
        for key in keys:
            await self._pilot.press(key)
        await self._pilot.pause()

    async def type(self, text: str) -> None:
        names = {" ": "space"}
        await self._pilot.press(*(names.get(character, character) for character in text))

    async def search(self, query: str) -> None:
        """Type a query and run it; the results are on the screen afterwards."""
        await self.press("1", "slash")
        await self.type(query)
        await self.press("enter")
        await self.until(lambda: not self.app.screen.query_one("#search").busy)
        await self.settle()

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        for _ in range(_PATIENCE):
            if holds():
                return
            await self._pilot.pause(0.01)
        pytest.fail(f"waited in vain; the screen shows\n{self.screen}")

    async def shows(self, text: str, pane: str = "") -> None:
        """Wait until the screen, or a part of it, holds a text that may run over several lines."""
        await self.until(lambda: text in (self.words(pane) if pane else " ".join(self.screen.split())))

    async def settle(self) -> None:
        """Wait until what was asked for is on the screen."""
        await self._pilot.pause(0.05)
        await self._pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        await self._pilot.resize_terminal(width, height)
        await self._pilot.pause()

    async def click(self, selector: str, y: int) -> None:
        await self._pilot.click(selector, offset=(4, y))

    @property
    def lines(self) -> list[str]:
        return [strip.text for strip in self.app.screen._compositor.render_strips(self.app.screen.size)]

    @property
    def screen(self) -> str:
        return "\n".join(self.lines)

    def region(self, pane: str) -> list[str]:
        """The lines of one part of the screen."""
        x, y, width, height = self.app.screen.query_one(f"#{pane}").region
        return [line[x : x + width] for line in self.lines[y : y + height]]

    def words(self, pane: str) -> str:
        """The lines of one part of the screen, joined by one space, runs of spaces as one."""
        return " ".join(" ".join(self.region(pane)).split())

    @property
    def bottom(self) -> str:
        return self.words("bottom")

    def rows(self, name: str) -> Rows[object]:
        return self.app.screen_stack[0].query_one(f"#{name}", Rows)


Open = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture
def desk(seeds: Path) -> Open:
    """Opens the program on an archive, by default on that of the two seed articles, and waits until it is read."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (100, 30), archive: Path = seeds, rows: str = "said", config: Config | None = None
    ) -> AsyncIterator[Desk]:
        app = QuoteDesk(archive, Loaded(config or Config()))
        async with app.run_test(size=size) as pilot:
            desk = Desk(app, pilot)
            await desk.until(lambda: app.desk is not None and desk.rows(rows).rows)
            await desk.settle()
            yield desk

    return opened
