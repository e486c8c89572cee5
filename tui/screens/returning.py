"""Coming back to where one was: after another start, and when the archive has changed under the program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from quotedesk.tui import render
from quotedesk.tui.action import PANES
from quotedesk.tui.background import background
from quotedesk.tui.counting import counted
from quotedesk.tui.desk import Change, Desk
from quotedesk.tui.found import ORDERS
from quotedesk.tui.program import key
from quotedesk.tui.screens.base import DeskBase
from quotedesk.tui.state import Place, now

if TYPE_CHECKING:
    from quotedesk.index.engines.base import Order

_EVERY = 4.0
"""Seconds between two looks at the archive on disk, which cost a stat off the keys' thread."""


class Reopen(Message):
    """Open the archive anew."""


class Returning(DeskBase, inherit_bindings=False):
    """`R`, the notice of a change, and the place that is kept."""

    _change: Change | None = None
    _kept: Place | None = None

    def begin_watching(self) -> None:
        """Look from time to time whether the archive on disk is another one, and keep the place."""
        self.set_interval(_EVERY, self._look)

    @background("watch")
    async def _look(self) -> None:
        if self._desk is None:
            return
        change = await self._desk.change()
        if change != self._change:
            self._change = change
            self.show_top()
            if change is not None:
                self.say(f"this archive is {self._notice(change)}")
        place = self.place()
        if place is not None and place != self._kept:
            self._kept = place
            await self._keeping.ask(self._state.places.put, replace(place, when=now()))

    def _notice(self, change: Change) -> str:
        goes_on = f"changed on disk · {key(self, 'reload')} goes on with it"
        return goes_on if change == "newer" else "gone from disk · what was opened stays"

    def action_reload(self) -> None:
        if self._change is None:
            self.say("this archive has not changed since it was opened")
        else:
            self.post_message(Reopen())

    def show_top(self) -> None:
        """The archive, its size, and whether there is a newer one."""
        if self._desk is None:
            return
        counts = self._desk.counts
        size = " · ".join(
            (
                self._desk.name,
                counted(counts.articles, "article"),
                counted(counts.paragraphs, "paragraph"),
                counted(counts.quotes, "quote"),
            )
        )
        pieces = [(" quotedesk", render.STRONG), (f"   {render.plain(size)}", render.DIM)]
        if self._change is not None:
            pieces.append((f"   {self._notice(self._change)}", f"{render.STRONG} {render.ACCENT}"))
        self.query_one("#top", Static).update(Content.assemble(*pieces), layout=False)

    # The place

    def place(self) -> Place | None:
        """Where we are; None while no archive is open."""
        page = self._reading.page
        if self._desk is None:
            return None
        quote = self._reading.quote
        return Place(
            self._desk.key,
            self._search.query_text.strip(),
            self._search.order,
            self._pane,
            page.article.id if page else "",
            self._reading.paragraph if page else 0,
            quote.id if quote else "",
        )

    def return_to(self, desk: Desk, place: Place | None) -> None:
        """Show what was shown at a place, as far as the archive still has it."""
        self._change = None
        article = place.article if place else ""
        if article not in desk:
            article = desk.first
        if place is None or article != place.article:
            self._search.open(desk, place.query if place else "", _order(place))
            if article and not (place and place.query):
                self._turn_back(article, self.left_at(article))
            return
        at = (article, place.paragraph)
        self._search.open(desk, place.query, _order(place), at)
        self._turn_back(article, max(1, place.paragraph), place.quote)
        if place.pane in PANES and place.pane != self._pane:
            self.go(place.pane)

    @background()
    async def _turn_back(self, article_id: str, paragraph: int, quote_id: str = "") -> None:
        if self._desk is not None:
            page = await self._desk.page(article_id)
            quote = next((each for each in page.quotes if each.id == quote_id), None)
            self.turn((article_id, paragraph, quote))


def _order(place: Place | None) -> Order:
    return place.order if place and place.order in ORDERS else "relevance"
