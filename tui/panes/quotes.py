"""The quotes pane: who said what in this archive, and why we think so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from quotedesk.index.model import Paragraph, Quote
from quotedesk.tui import render
from quotedesk.tui.actions import bindings
from quotedesk.tui.desk import Desk
from quotedesk.tui.field import Field
from quotedesk.tui.groups import Group, Said, matching, rows_of
from quotedesk.tui.lane import Newest
from quotedesk.tui.messages import AtQuote, Say
from quotedesk.tui.rows import Rows

_TALL = 36
"""Lines of a pane from which on a quote may take two of them."""


class QuotesPane(Vertical):
    """Speakers, then unnamed sources under their roles, then what is given to nobody for certain."""

    BINDINGS = bindings("quotes")

    def __init__(self) -> None:
        super().__init__(id="quotes")
        self._desk: Desk | None = None
        self._groups: list[Group] = []
        self._folds: Newest[Group] = Newest(self._turn_over, self._report)
        self._evidence: Newest[Quote | None] = Newest(self._explain, self._report)

    def compose(self) -> ComposeResult:
        with Horizontal(id="quotes-title"):
            yield Static("", id="quotes-count", markup=False)
            yield Field("name or description", id="filter")
        yield Rows[Group | Said](self._draw, id="said")
        yield Static("", id="evidence", markup=False)

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    @property
    def rows(self) -> Rows[Group | Said]:
        return self.query_one("#said", Rows)

    @property
    def quote(self) -> Quote | None:
        """The quote at the cursor; None on a heading."""
        row = self.rows.current
        return row.quote if isinstance(row, Said) else None

    def open(self, desk: Desk, groups: list[Group]) -> None:
        """Show the quotes of this archive from now on."""
        self._desk = desk
        self._groups = groups
        self._narrow()

    def _draw(self, row: Group | Said, width: int) -> Sequence[Content]:
        if isinstance(row, Group):
            return render.heading(row, width)
        assert self._desk is not None
        n_lines = 2 if self.size.height >= _TALL else 1
        return render.said(row, self._desk.short(row.quote.article_id), width, n_lines)

    # Filter

    @on(Input.Changed, "#filter")
    def _narrow(self) -> None:
        found = matching(self._groups, self.field.value)
        self.rows.show(rows_of(found))
        self._say_count(len(found))
        self._at_cursor()

    def _say_count(self, n_found: int) -> None:
        counts = self._desk.counts if self._desk else None
        said = f"Quotes · {counts.quotes:,} · by speaker" if counts else "Quotes"
        if self.field.value:
            said = f"Quotes · {n_found:,} of {len(self._groups):,}"
        self.query_one("#quotes-count", Static).update(Content(said))
        self._show_field(bool(self.field.value) or self.field.has_focus)

    def _show_field(self, shown: bool) -> None:
        self.query_one("#quotes-title").set_class(shown, "-filtered")

    def action_find(self) -> None:
        self._show_field(True)
        self.screen.set_focus(self.field)

    @on(Input.Submitted)
    @on(Field.Left)
    def _to_list(self) -> None:
        self.screen.set_focus(self.rows)
        self._show_field(bool(self.field.value))

    def clear_filter(self) -> bool:
        """Show everybody again. Whether there was a filter."""
        filtered = bool(self.field.value)
        self.field.value = ""
        return filtered

    # The list

    @on(Rows.Moved)
    def _at_cursor(self) -> None:
        quote = self.quote
        if quote is not None:
            self.post_message(AtQuote(quote))
        self._show_evidence(quote)

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        row = self.rows.current
        if isinstance(row, Said):
            self.post_message(AtQuote(row.quote, opened=True))
        elif isinstance(row, Group):
            self._fold(row)

    @work
    async def _fold(self, group: Group) -> None:
        await self._folds.ask(group)

    async def _turn_over(self, group: Group) -> None:
        """Open a heading, reading its quotes if they have not been read, or fold it."""
        assert self._desk is not None
        quotes = group.quotes if group.quotes is not None else await self._desk.quotes_of(group)
        opened = replace(group, quotes=quotes, n_quotes=len(quotes), is_open=not group.is_open)
        self._groups = [opened if each is group else each for each in self._groups]
        self.rows.show(rows_of(matching(self._groups, self.field.value)), self.rows.cursor)

    def action_next_quote(self) -> None:
        self._step(1)

    def action_previous_quote(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        rows, index = self.rows.rows, self.rows.cursor + by
        while 0 <= index < len(rows) and not isinstance(rows[index], Said):
            index += by
        if 0 <= index < len(rows):
            self.rows.move(index)
            self._at_cursor()
        else:
            self.post_message(Say("last quote" if by > 0 else "first quote"))

    def _report(self, trouble: str) -> None:
        self.post_message(Say(trouble))

    # Evidence

    @work
    async def _show_evidence(self, quote: Quote | None) -> None:
        await self._evidence.ask(quote)

    async def _explain(self, quote: Quote | None) -> None:
        pieces: list[tuple[str, str]] = []
        if quote is not None and self._desk is not None:
            page = await self._desk.page(quote.article_id)
            pieces = render.evidence(quote, _beside(quote, page.article.paragraphs))
        self.query_one("#evidence", Static).update(Content.assemble(*pieces))


def _beside(quote: Quote, paragraphs: Sequence[Paragraph]) -> str:
    """The mention of the speaker and its cue as they stand next to the quote, such as `he says`."""
    if quote.source is None or quote.cue is None or quote.source.paragraph != quote.cue.paragraph:
        return ""
    text = next((each.text for each in paragraphs if each.number == quote.cue.paragraph), "")
    start, end = min(quote.source.start, quote.cue.start), max(quote.source.end, quote.cue.end)
    return text[start:end] if end <= quote.start or start >= quote.end else ""
