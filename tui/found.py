"""The line above the hits: how much a query finds, in which order, and what there is to say of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from quotedesk.index.model import Hits, Totals
from quotedesk.tui import render
from quotedesk.tui.background import background
from quotedesk.tui.counting import places
from quotedesk.tui.lines import Lines
from quotedesk.tui.program import key

if TYPE_CHECKING:
    from quotedesk.index.engines.base import Order

BEGIN = "type after / to search; for example"
COUNTING = "counting"
FIRST_KEYS = {"find": "searches", "choose": "opens", "next_pane": "next pane", "copy": "copies", "keys": "all keys"}
ORDERS: dict[Order, str] = {"relevance": "relevance", "newest": "newest first", "oldest": "oldest first"}

Count = asyncio.Future[Totals]
"""How much there is in all, now or later."""


class FoundLine(Lines):
    """Tells of the newest query only: what was still being counted before is not told any more."""

    _count: Count | None = None

    def invite(self, *, first_time: bool) -> None:
        """Before anything is asked; whoever is here for the first time is told keys."""
        self._tell(Content.assemble(*(self._first_keys() if first_time else ()), (BEGIN, render.DIM)))

    def _first_keys(self) -> Iterator[tuple[str, str]]:
        for action, does in FIRST_KEYS.items():
            yield key(self, action), render.ACCENT
            yield f" {does}{'  ' if action != 'keys' else chr(10)}", ""

    def refuse(self, mistake: str, indent: int) -> None:
        """A mistake in words, with a mark so far from the left."""
        self._tell(Content.assemble((" " * indent + "^", render.ACCENT), "\n", render.plain(mistake)))

    def nothing(self, query: str, hits: Hits) -> None:
        """That a query finds nothing, with its notes."""
        self._tell(_noted(f"nothing found for {render.plain(query)}", "", hits))

    def tell(self, hits: Hits, order: Order, count: Count) -> None:
        """What a query finds; how much it is as soon as it is counted."""
        self._tell(_found(hits, order, count), count)
        if not count.done() or count.exception() is not None:
            self._wait(hits, order, count)

    @background()
    async def _wait(self, hits: Hits, order: Order, count: Count) -> None:
        await asyncio.wait([count])
        if self._count is count:
            self.update(_found(hits, order, count))
            count.result()  # where it could not be counted, why not is told at the bottom

    def _tell(self, content: Content, count: Count | None = None) -> None:
        if self._count is not None:
            self._count.cancel()
        self._count = count
        self.update(content)


def _found(hits: Hits, order: Order, count: Count) -> Content:
    return _noted(" · ".join(filter(None, (_in_all(count), ORDERS[order]))), render.DIM, hits)


def _in_all(count: Count) -> str:
    """How much there is in all; nothing when it could not be counted."""
    if not count.done():
        return COUNTING
    return places(count.result()) if count.exception() is None else ""


def _noted(words: str, style: str, hits: Hits) -> Content:
    return Content.assemble((words, style), *(f"\n{render.plain(note)}" for note in hits.notes))
