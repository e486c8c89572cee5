"""Verify: a pasted quote above, the verdict and the archive's own words below."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static, TextArea

from quotedesk.index.errors import UsageError
from quotedesk.index.matching.verdict import Carrier, Verification
from quotedesk.tui import matched, render, verdicts
from quotedesk.tui.actions import bindings
from quotedesk.tui.background import background
from quotedesk.tui.desk import Desk
from quotedesk.tui.lane import Newest
from quotedesk.tui.paste_field import PasteField
from quotedesk.tui.rows import Rows
from quotedesk.tui.screens.sheet import Sheet
from quotedesk.tui.styles import Cited

_SETTLED = 0.35
"""Seconds without a key after which what was typed is looked up."""


class VerifyScreen(Sheet):
    """Opens with an empty field, or with a quote of a draft whose verdict is known."""

    HEADING = "Verify"
    VIEW = "verify"
    BINDINGS: ClassVar[list[BindingType]] = bindings("field")

    def __init__(self, desk: Desk, text: str = "", speaker: str | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._text = text
        self._speaker = speaker
        """Who is said to have said it."""
        self._asked: Newest[tuple[str, bool]] = Newest(self._answer, self.say)
        self._timer: Timer | None = None

    def body(self) -> ComposeResult:
        with Horizontal(id="paste-line"):
            yield Static("│", id="paste-mark", markup=False)
            yield PasteField(self._text, "paste or type a quote; Enter looks it up", id="paste")
        yield Static("", id="verdict", markup=False)
        yield Rows[Carrier](self._draw, id="carriers")
        yield Static("", id="not-stated", markup=False)

    def on_mount(self) -> None:
        self._field.focus()
        if self._text:
            self._ask(leave=True)

    @property
    def _field(self) -> PasteField:
        return self.query_one(PasteField)

    @property
    def _rows(self) -> Rows[Carrier]:
        return self.query_one("#carriers", Rows)

    def _draw(self, carrier: Carrier, width: int) -> list[Content]:
        return matched.carrier(carrier, self._desk.short(carrier.passage.article_id), width)

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_SETTLED, self._ask)

    @on(PasteField.Submitted)
    def _submitted(self) -> None:
        self._ask(leave=True)

    @on(PasteField.Left)
    def _left(self) -> None:
        if self._rows.rows:
            self._rows.focus()
        else:
            self.dismiss(None)

    def action_find(self) -> None:
        self._field.focus()

    def action_next_pane(self) -> None:
        self._field.focus()

    @background()
    async def _ask(self, leave: bool = False) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        await self._asked.ask((self._field.whole, leave))

    async def _answer(self, question: tuple[str, bool]) -> None:
        text, leave = question
        try:
            found = await self._desk.verify(text, self._speaker)
        except UsageError as error:
            self._rows.show(())
            self._tell(render.plain(str(error)) if text.strip() else "")
            return
        if not self._asked.overtaken:
            self._show(found, leave)

    def _show(self, found: Verification, leave: bool) -> None:
        where = verdicts.searched(found.searched)
        about = f"{verdicts.carried(found)} · {where}" if found.carriers else where
        self._tell(render.plain(verdicts.headline(found)), about)
        quotes = [carrier.passage.quote for carrier in found.carriers if carrier.passage.quote]
        words = verdicts.not_stated(quotes) if verdicts.unnamed(quotes) else ""
        if found.partial:
            words = f"{words} {verdicts.PARTIAL}".strip()
        self.query_one("#not-stated", Static).update(Content(words))
        self._rows.show(found.carriers)
        if leave and found.carriers:
            self._rows.focus()

    def _tell(self, headline: str, about: str = "") -> None:
        told = Content.assemble((headline, render.STRONG), f"\n{about}" if about else "")
        self.query_one("#verdict", Static).update(told)
        self.query_one("#not-stated", Static).update("")

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        carrier = self._rows.current
        if carrier is not None:
            passage = carrier.passage
            self.dismiss((passage.article_id, passage.paragraph, passage.quote))

    async def cited(self) -> Cited | str:
        carrier = self._rows.current
        if carrier is None:
            return ""
        quote = carrier.passage.quote
        return (quote, self._desk.summary(carrier.passage.article_id)) if quote else carrier.text
