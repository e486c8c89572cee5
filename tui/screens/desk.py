"""The desk: three panes that never move, a line above and a line below, and what passes between them."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from quotedesk.index.model import Hit
from quotedesk.tui import render
from quotedesk.tui.action import PANES
from quotedesk.tui.actions import actions_of, all_actions, bindings
from quotedesk.tui.background import background
from quotedesk.tui.bottom import BottomLine
from quotedesk.tui.counting import counted
from quotedesk.tui.desk import Desk
from quotedesk.tui.field import TakesText
from quotedesk.tui.messages import AtHit, AtQuote, Say, Searched
from quotedesk.tui.panes.quotes import QuotesPane
from quotedesk.tui.panes.reading import ReadingPane
from quotedesk.tui.panes.search import SearchPane
from quotedesk.tui.program import key, program
from quotedesk.tui.screens.asking import FIRST_KEYS, Asking
from quotedesk.tui.screens.exploring import Exploring
from quotedesk.tui.screens.keys import KeysScreen, run_action
from quotedesk.tui.screens.remembering import Remembering
from quotedesk.tui.screens.returning import Returning
from quotedesk.tui.screens.taking import TakingAway
from quotedesk.tui.state import Place
from quotedesk.tui.trail import Trail

LISTED_AT_ONCE = 20_000
"""Quotes in an archive up to which the speakers are listed when it is opened; above, when the pane is gone to."""


class DeskScreen(Asking, Returning, TakingAway, Remembering, Exploring, inherit_bindings=False):
    """Search, reading and quotes, side by side where there is room, else one at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("desk"), Binding("ctrl+c", "interrupt", show=False)]
    AUTO_FOCUS = "#hits"

    def compose(self) -> ComposeResult:
        yield Static(Content.assemble((" quotedesk", render.STRONG)), id="top", markup=False)
        with Container(id="panes"):
            first_time = self._state.hints.get(FIRST_KEYS) is None
            yield SearchPane(self._history, first_time=first_time, still=self._config.reduced_motion)
            yield ReadingPane(self._marks, self._config.measure)
            yield QuotesPane(self._marks)
        yield Static("", id="copied", markup=False)
        yield BottomLine()

    async def open(self, desk: Desk, place: Place | None = None) -> None:
        """Lay an archive on the desk, open at a place. Raises ArchiveError."""
        first, self._desk = self._desk is None, desk
        await self._recall_positions(desk)
        self.return_to(desk, place)
        self.show_top()
        self._bottom.show_keys()
        if not desk.first:
            self._bottom.say("this archive is empty; fill it with: quotedesk ingest FOLDER --archive DIR")
        if desk.counts.quotes <= LISTED_AT_ONCE or self._pane == "quotes":
            self._quotes.open(desk, await desk.headings())
        else:
            self._quotes.open(desk, None)
            self.query_one("#quotes-count", Static).update(
                f"Quotes · {desk.counts.quotes:,} · {key(self, 'to_quotes')} lists them"
            )
        if first:
            self.begin_watching()
        await desk.prepare()

    @background("speakers")
    async def _list_speakers(self) -> None:
        """Count who is quoted in a large archive, once somebody wants to know."""
        if self._desk is not None and self._desk.counts.quotes and not self._quotes.groups:
            self.say(f"counting who is quoted in {counted(self._desk.counts.articles, 'article')}")
            self._quotes.open(self._desk, await self._desk.headings())
            self._bottom.show_keys()

    # Where we are

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        ids = {node.id for node in event.widget.ancestors_with_self}
        pane = next((each for each in PANES if each in ids), None)
        typing = isinstance(event.widget, TakesText)
        if pane is None or (pane, typing) == (self._pane, self._typing):
            return
        came, self._pane, self._typing = pane != self._pane, pane, typing
        self._list = self._list if pane == "reading" else pane
        self._show_pane(pane)
        self._bottom.at(pane, typing=typing)
        if pane == "quotes" and came:
            self._list_speakers()

    def on_screen_suspend(self) -> None:
        """What was said before a sheet came is old when it goes."""
        self._bottom.show_keys()

    def on_resize(self) -> None:
        self._show_pane(self._pane)

    def action_to_search(self) -> None:
        self.go("search")

    def action_to_reading(self) -> None:
        self.go("reading")

    def action_to_quotes(self) -> None:
        self.go("quotes")

    def action_next_pane(self) -> None:
        self.go(PANES[(PANES.index(self._pane) + 1) % len(PANES)])

    def action_previous_pane(self) -> None:
        self.go(PANES[(PANES.index(self._pane) - 1) % len(PANES)])

    def action_find(self) -> None:
        self._show_pane("search")
        self.set_focus(self._search.field)
        self._search.field.select_all()

    def action_back(self) -> None:
        if self._pane == "reading":
            self.go(self._list)
        elif self._pane == "quotes" and not self._quotes.clear_filter():
            self.go("search")

    # The page

    @on(Searched)
    def _searched(self, message: Searched) -> None:
        self._trail = Trail(message.hits.hits)
        page = self._reading.page
        if page is not None:
            self.turn((page.article.id, self._reading.paragraph, self._reading.quote))

    @on(AtHit)
    def _at_hit(self, message: AtHit) -> None:
        self.turn((message.hit.article_id, message.hit.paragraph, None))
        if message.opened:
            self.go("reading")

    @on(AtQuote)
    def _at_quote(self, message: AtQuote) -> None:
        quote = message.quote
        if message.opened or self._pane == "quotes":
            self.turn((quote.article_id, quote.paragraph, quote))
        if message.opened:
            self.go("reading")

    def action_next_hit(self) -> None:
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        self._step_hit(-1)

    def _step_hit(self, by: int) -> None:
        if not len(self._trail):
            self._bottom.say(f"no hits; {key(self, 'find')} searches")
            return
        page = self._reading.page
        hit = self._trail.step(page.article.id if page else "", self._reading.paragraph, by)
        if hit is None:
            self._bottom.say("last hit" if by > 0 else "first hit")
            return
        self._to_hit(hit)

    def _to_hit(self, hit: Hit) -> None:
        self._search.point_to(hit)
        self.turn((hit.article_id, hit.paragraph, None))
        self._bottom.say(f"hit {self._trail.position(hit)} of {len(self._trail)}")

    def action_next_article(self) -> None:
        self._step_article(1)

    def action_previous_article(self) -> None:
        self._step_article(-1)

    def _step_article(self, by: int) -> None:
        page, desk = self._reading.page, self._desk
        if page is None or desk is None:
            return
        here, ahead = page.article.id, int(by > 0)
        article = (self._trail if here in self._trail else desk).neighbours(here)[ahead]
        if article is None:
            self._bottom.say("last article" if by > 0 else "first article")
            return
        self.turn((article, min(self._trail.spans(article), default=self.left_at(article)), None))
        self._bottom.say(desk.summary(article).title or f"article {desk.short(article)}")

    # Indirect speech

    @background("indirect")
    async def action_indirect(self) -> None:
        desk, page = self._desk, self._reading.page
        if desk is None:
            return
        desk.turn_indirect()
        self._bottom.say("with indirect speech" if desk.indirect else "without indirect speech")
        await self._quotes.reread()
        if page is not None:
            self.turn((page.article.id, self._reading.paragraph, self._reading.quote))

    # Everything else

    def action_interrupt(self) -> None:
        self._bottom.say(f"{key(self, 'quit')} quits")

    @on(Say)
    def _say(self, message: Say) -> None:
        self._bottom.say(message.text)

    def action_keys(self) -> None:
        self.app.push_screen(
            KeysScreen(f"Keys · {self._pane}", actions_of(self._pane, program(self).actions)), self._run_chosen
        )

    def action_palette(self) -> None:
        self.app.push_screen(
            KeysScreen("Every action", all_actions(self._pane, program(self).actions), typing=True), self._run_chosen
        )

    def _run_chosen(self, name: str | None) -> None:
        if name is not None:
            self._run_action(name)

    @background()
    async def _run_action(self, name: str) -> None:
        await run_action(self, name)
