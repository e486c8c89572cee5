"""The reading pane: an article as a page of numbered paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from quotedesk.index.model import Paragraph, Quote
from quotedesk.tui import citation, render
from quotedesk.tui.actions import bindings
from quotedesk.tui.desk import Page
from quotedesk.tui.lines import Lines
from quotedesk.tui.marks import Marks
from quotedesk.tui.messages import Say
from quotedesk.tui.rows import Rows

Spans = Mapping[int, Sequence[tuple[int, int]]]
_AROUND = 14
"""Cells of a page beside its lines of text: the bar, the number, the marks, the edge."""


class ReadingPane(Vertical):
    """Headline and outlet on top, the paragraphs below."""

    BINDINGS = bindings("reading")

    def __init__(self, marks: Marks, measure: int) -> None:
        """`measure` is the width of a line of text, as far as there is room for it."""
        super().__init__(id="reading")
        self._measure = measure
        self._marks = marks
        self._page: Page | None = None
        self._hits: Spans = {}
        self._quotes: dict[int, list[Quote]] = {}
        self._reached: Quote | None = None
        """The quote that `]` or `[` came to, or that was opened."""
        self._digits = 3
        self.was_read = False
        """Whether somebody moved about in this article."""

    def compose(self) -> ComposeResult:
        yield Lines("headline")
        yield Rows[Paragraph](self._draw, prose=True, id="paragraphs")

    def on_mount(self) -> None:
        self.rows.line_of = self._line_of
        for part in (self.rows, self.query_one("#headline")):
            part.styles.max_width = self._measure + _AROUND

    @property
    def rows(self) -> Rows[Paragraph]:
        return self.query_one("#paragraphs", Rows)

    @property
    def page(self) -> Page | None:
        return self._page

    @property
    def paragraph(self) -> int:
        """The number of the paragraph at the cursor; 0 when nothing is open."""
        row = self.rows.current
        return row.number if row else 0

    def show(self, page: Page, hits: Spans, paragraph: int, reached: Quote | None = None) -> None:
        """Open an article at a paragraph, with its hits marked."""
        if reached is not None:
            reached = next((quote for quote in page.quotes if quote.id == reached.id), None)
        index = next((i for i, each in enumerate(page.article.paragraphs) if each.number == paragraph), 0)
        if self._page is page and self._hits == hits:
            self._reach(reached)
            self.rows.open_at(index)
            return
        self.was_read = self.was_read and self._page is not None and self._page.article.id == page.article.id
        self._page, self._hits, self._reached = page, hits, reached
        self._quotes = defaultdict(list)
        for quote in page.quotes:
            self._quotes[quote.paragraph].append(quote)
        self._digits = max(3, len(str(len(page.article.paragraphs))))
        self.rows.margin = self._digits + 3
        self._show_headline(page)
        self.rows.show(page.article.paragraphs, index)

    @on(Rows.Moved)
    def _moved(self) -> None:
        self.was_read = True

    def _show_headline(self, page: Page) -> None:
        title = page.summary.title
        headline = (render.plain(title), render.STRONG) if title else ("headline unknown", render.DIM)
        self.query_one("#headline", Lines).update(
            Content.assemble(headline, "\n", (render.about(page.summary, page.short), render.DIM))
        )

    def _draw(self, row: Paragraph, width: int) -> Sequence[Content]:
        quotes = self._quotes.get(row.number, [])
        hits = self._hits.get(row.number, ())
        marked = [quote.id for quote in quotes if quote in self._marks]
        measure = min(self._measure, width - self._digits - 3)
        return render.paragraph(row, quotes, hits, self._reached, measure, self._digits, marked)

    def _line_of(self, index: int) -> int:
        """Where the quote that was reached stands in its paragraph, else the first hit."""
        row, lines = self.rows.rows[index], self.rows.lines(index)
        hits = self._hits.get(row.number, ())
        place = hits[0][0] if hits else 0
        if self._reached is not None and self._reached.paragraph == row.number:
            place = self._reached.start
        return lines.line_of(place) if place and isinstance(lines, render.Page) else 0

    def redraw(self) -> None:
        """Show marks as they are now."""
        self.rows.redraw()

    # Quotes

    def _reach(self, quote: Quote | None) -> None:
        touched = {each.paragraph for each in (self._reached, quote) if each is not None}
        if self._reached is not quote:
            self._reached = quote
            self.rows.redraw(*(i for i, row in enumerate(self.rows.rows) if row.number in touched))

    @property
    def quote(self) -> Quote | None:
        """The quote reached in the paragraph at the cursor, else its only one."""
        if self._reached is not None and self._reached.paragraph == self.paragraph:
            return self._reached
        quotes = self._quotes.get(self.paragraph, [])
        return quotes[0] if len(quotes) == 1 else None

    def action_next_quote(self) -> None:
        self._step(1)

    def action_previous_quote(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        here = (self.paragraph, -1 if by > 0 else 0)
        if self._reached is not None and self._reached.paragraph == self.paragraph:
            here = (self._reached.paragraph, self._reached.start)
        quotes = self._page.quotes if self._page else ()
        places = [(quote.paragraph, quote.start) for quote in quotes]
        ahead = [i for i, place in enumerate(places) if (place > here if by > 0 else place < here)]
        if not ahead:
            self.post_message(Say(("last quote" if by > 0 else "first quote") if quotes else "no quotes here"))
            return
        quote = quotes[ahead[0] if by > 0 else ahead[-1]]
        self._reach(quote)
        self.rows.open_at(next(i for i, row in enumerate(self.rows.rows) if row.number == quote.paragraph))

    def citation(self) -> str:
        """The quote at the cursor with its source, or the paragraph when it has none or several; empty without any."""
        row = self.rows.current
        if self._page is None or row is None:
            return ""
        if self.quote is not None:
            return citation.plain(self.quote, self._page.summary)
        return citation.paragraph(row, self._page.summary)
