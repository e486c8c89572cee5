"""Where else: the forms in which one utterance runs, the longest beside its parts, side by side where there is room."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from quotedesk.index.matching.forms import Form
from quotedesk.index.matching.matcher import Where
from quotedesk.index.model import Quote
from quotedesk.tui import matched, verdicts
from quotedesk.tui.actions import bindings
from quotedesk.tui.counting import counted
from quotedesk.tui.desk import Desk
from quotedesk.tui.matched import FormRow
from quotedesk.tui.rows import Rows
from quotedesk.tui.screens.sheet import Sheet
from quotedesk.tui.styles import Cited


class WhereScreen(Sheet):
    """Two lists: carriers of the longest form, and carriers of all others."""

    HEADING = "Where else"
    VIEW = "where"
    BINDINGS: ClassVar[list[BindingType]] = bindings("columns")

    def __init__(self, desk: Desk, quote: Quote, where: Where) -> None:
        super().__init__()
        self._desk = desk
        self._quote = quote
        self._where = where

    def body(self) -> ComposeResult:
        with Container(id="forms"):
            yield Rows[FormRow](self._draw, id="longest")
            yield Rows[FormRow](self._draw, id="others")
        yield Static(Content(self._told()), id="not-stated", markup=False)

    def on_mount(self) -> None:
        longest, *others = self._where.forms
        first, rest = self._rows_of((longest,)), self._rows_of(others)
        self.query_one("#longest", Rows).show(first)
        self._others.show(rest, self._place(rest))
        self._others.display = bool(rest)
        here = self._others if any(row.quote.id == self._quote.id for row in rest) else self.query_one("#longest", Rows)
        here.focus()

    @property
    def _others(self) -> Rows[FormRow]:
        return self.query_one("#others", Rows)

    def _rows_of(self, forms: tuple[Form, ...] | list[Form]) -> list[FormRow]:
        reprints = self._where.reports.reprints
        return [
            FormRow(
                form,
                quote,
                number == 0,
                self._desk.summary(quote.article_id),
                self._desk.short(quote.article_id),
                self._desk.short(reprints[quote.article_id]) if quote.article_id in reprints else None,
            )
            for form in forms
            for number, quote in enumerate(form.carriers)
        ]

    def _place(self, rows: list[FormRow]) -> int:
        return next((number for number, row in enumerate(rows) if row.quote.id == self._quote.id), 0)

    def _told(self) -> str:
        return f"{self._counted()} {verdicts.PARTIAL if self._where.partial else ''}".strip()

    def _counted(self) -> str:
        quotes = [quote for form in self._where.forms for quote in form.carriers]
        counts = [counted(len(self._where.reports.originals), "report")]
        if self._where.reports.reprints:
            counts.append(counted(len(self._where.reports.reprints), "reprint"))
        if len(quotes) == 1:
            return "No other quote in this archive has these words."
        if not verdicts.unnamed(quotes):
            return " · ".join(counts)
        return f"{verdicts.not_stated(quotes)} {' · '.join(counts)}"

    def _draw(self, row: FormRow, width: int) -> list[Content]:
        return matched.form(row, self._where.forms[0].text, width)

    @property
    def _current(self) -> FormRow | None:
        focused = self.focused if isinstance(self.focused, Rows) else self.query_one("#longest", Rows)
        return focused.current

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        row = self._current
        if row is not None:
            self.dismiss((row.quote.article_id, row.quote.paragraph, row.quote))

    def action_previous_pane(self) -> None:
        self.action_next_pane()

    def action_next_pane(self) -> None:
        if self._others.display:
            (self.query_one("#longest", Rows) if self._others.has_focus else self._others).focus()

    async def cited(self) -> Cited | str:
        row = self._current
        return (row.quote, row.summary) if row else ""
