"""The quotes pane: who said what in this archive, and why we think so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from quotedesk.index.model import Paragraph, Quote
from quotedesk.tui import render
from quotedesk.tui.actions import bindings
from quotedesk.tui.background import background
from quotedesk.tui.desk import Desk
from quotedesk.tui.field import Field
from quotedesk.tui.groups import OPEN_AT_ONCE, MadeGroups
from quotedesk.tui.headings import ORDERS, Group, Order
from quotedesk.tui.lane import Newest
from quotedesk.tui.listing import Headings, Listing, Lost, Row, Said
from quotedesk.tui.marks import Marks
from quotedesk.tui.messages import AtQuote, Say
from quotedesk.tui.program import key
from quotedesk.tui.rows import Rows

_TALL = 36
"""Lines of a pane from which on a quote may take two of them."""
_ORDERED: dict[Order, str] = {"count": "by count", "name": "by name", "latest": "latest first"}


class QuotesPane(Vertical):
    """Speakers, then unnamed sources under their roles, then what is given to nobody for certain."""

    BINDINGS = bindings("quotes")

    def __init__(self, marks: Marks) -> None:
        super().__init__(id="quotes")
        self._marks = marks
        self._desk: Desk | None = None
        self._groups = Headings(MadeGroups(()))
        self._found = self._groups
        """Those that the filter leaves."""
        self._listing = Listing(self._found)
        self._order: Order = "count"
        self._folds: Newest[list[Group]] = Newest(self._unfold, self._report)
        self._evidence: Newest[Quote | None] = Newest(self._explain, self._report)

    def compose(self) -> ComposeResult:
        with Horizontal(id="quotes-title"):
            yield Static("", id="quotes-count", markup=False)
            yield Field("name or description", id="filter")
        yield Rows[Row](self._draw, id="said")
        yield Static("", id="evidence", markup=False)

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    @property
    def rows(self) -> Rows[Row]:
        return self.query_one("#said", Rows)

    @property
    def quote(self) -> Quote | None:
        """The quote at the cursor; None on a heading."""
        row = self.rows.current
        return row.quote if isinstance(row, Said) else None

    @property
    def group(self) -> Group | None:
        """The heading at the cursor, or that of the quote there."""
        return self._listing.heading(self.rows.cursor)

    @property
    def groups(self) -> Headings:
        """All headings, whatever the filter leaves."""
        return self._groups

    @property
    def shown(self) -> Sequence[Quote]:
        """The quotes under open headings that the filter leaves."""
        return self._listing.quotes

    def open(self, desk: Desk, groups: Headings | None) -> None:
        """Show the quotes of this archive from now on; none yet when its headings were not counted."""
        self._desk = desk
        self._groups = Headings(MadeGroups(())) if groups is None else groups
        if self._order != "count":
            self._groups = self._groups.ordered(self._order)
        self._narrow()

    async def reread(self) -> None:
        """Show what the archive says now, with what was open open and the cursor where it was."""
        assert self._desk is not None
        before = self._groups.turned()
        groups, unread = (await self._desk.headings()).with_turned(before)
        groups = await self._desk.ordered(groups, self._order)
        self._groups = groups.put_in(await self._desk.read(unread))
        self._list_again()

    def redraw(self) -> None:
        """Show marks as they are now."""
        self.rows.redraw()

    def _draw(self, row: Row, width: int) -> Sequence[Content]:
        if isinstance(row, Group):
            return render.heading(row, width, dated=self._order == "latest")
        if isinstance(row, Lost):
            return render.wrapped(row.text, width, render.DIM, indent=2)
        assert self._desk is not None
        n_lines = 2 if self.size.height >= _TALL else 1
        short = self._desk.short(row.quote.article_id)
        return render.said(row, short, width, n_lines, marked=row.quote in self._marks)

    # Filter and order

    @on(Input.Changed, "#filter")
    def _narrow(self) -> None:
        self._list_rows()
        self._at_cursor()

    def _list_rows(self, before: Row | None = None, heading: Group | None = None) -> None:
        self._found = self._groups.matching(self.field.value)
        self._listing = Listing(self._found, self._desk.dates if self._desk and self._order == "latest" else None)
        self.rows.show(self._listing, self._listing.at(before, heading))
        self._say_count()

    def _list_again(self) -> None:
        self._list_rows(self.rows.current, self.group)
        self._at_cursor()

    def _say_count(self) -> None:
        said = f"Quotes · {self._groups.n_quotes:,} · {_ORDERED[self._order]}"
        if self._desk is not None and self._desk.indirect:
            said += " · + indirect"
        if self.field.value:
            said = f"Quotes · {len(self._found):,} of {len(self._groups):,}"
        self.query_one("#quotes-count", Static).update(Content(said))
        self._show_field(bool(self.field.value) or self.field.has_focus)

    def _show_field(self, shown: bool) -> None:
        self.query_one("#quotes-title").set_class(shown, "-filtered")

    def action_find(self) -> None:
        self._show_field(True)
        self.screen.set_focus(self.field)

    @on(Input.Submitted)
    def _to_first_quote(self) -> None:
        """What was filtered for is meant to be read or copied: the cursor goes past the heading."""
        self._to_list()
        if not self.rows.rows:
            self._report(f"nobody here is named so; {key(self, 'back')} shows everybody again")
        elif self.field.value and not isinstance(self.rows.current, Said):
            self._step(1)

    @on(Field.Left)
    def _to_list(self) -> None:
        self.screen.set_focus(self.rows)
        self._show_field(bool(self.field.value))

    def clear_filter(self) -> bool:
        """Show everybody again. Whether there was a filter."""
        filtered = bool(self.field.value)
        self.field.value = ""
        return filtered

    def action_order(self) -> None:
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._report(f"headings {_ORDERED[self._order]}")
        self._sort()

    @background("order")
    async def _sort(self) -> None:
        if self._desk is not None:
            self._groups = await self._desk.ordered(self._groups, self._order)
            self._list_again()

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
            self._turn_over([row], opened=not row.is_open)

    def action_fold(self) -> None:
        group = self.group
        if group is not None and group.is_open:
            self._turn_over([group], opened=False)

    def action_unfold(self) -> None:
        group = self.group
        if group is not None and not group.is_open:
            self._turn_over([group], opened=True)

    def action_fold_all(self) -> None:
        if places := self._found.open_places():
            self._turn_over([self._found[place] for place in places], opened=False)
        elif self._found.n_quotes > OPEN_AT_ONCE:
            self._report(f"{self._found.n_quotes:,} quotes are too many to open at once; / leaves those you look for")
        else:
            self._turn_over(self._found, opened=True)

    def _turn_over(self, groups: Iterable[Group], *, opened: bool) -> None:
        """Fold headings, or open them once their quotes have been read."""
        turned = [replace(group, is_open=opened) for group in groups if group.is_open != opened]
        if opened and not all(group.is_read for group in turned):
            self._unfold_read(turned)
        else:
            self._put_in(turned)
            self._list_again()

    @background()
    async def _unfold_read(self, groups: list[Group]) -> None:
        await self._folds.ask(groups)

    async def _unfold(self, groups: list[Group]) -> None:
        assert self._desk is not None
        self._put_in(await self._desk.read(groups))
        self._list_again()

    def _put_in(self, groups: Iterable[Group]) -> None:
        self._groups = self._groups.put_in(groups)

    def action_next_quote(self) -> None:
        self._step(1)

    def action_previous_quote(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        row = self._listing.next_quote(self.rows.cursor, by)
        if row is not None:
            self.rows.move(row)
            self._at_cursor()
        else:
            self._report("last quote" if by > 0 else "first quote")

    def _report(self, words: str) -> None:
        self.post_message(Say(words))

    # Evidence

    @background()
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
