"""The search pane: the query line, what came of it, and the hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from quotedesk.index.errors import QueryError
from quotedesk.index.model import Hit, Hits
from quotedesk.tui import render
from quotedesk.tui.actions import bindings
from quotedesk.tui.counting import counted
from quotedesk.tui.desk import Desk
from quotedesk.tui.field import Field
from quotedesk.tui.lane import Newest
from quotedesk.tui.messages import AtHit, Say, Searched
from quotedesk.tui.rows import Rows

_AHEAD = 20
"""How near the end of the hits the cursor comes before the next page of them is fetched."""


@dataclass(frozen=True, slots=True)
class Example:
    """A query to begin with, shown while nothing is searched."""

    query: str
    finds: str


EXAMPLES = (
    Example("weapons training", "both words in one paragraph"),
    Example('"as part of the"', "these words in this order, small ones too"),
    Example('"South Korea" w/5 weapons', "at most five words apart; pre/5 keeps the order"),
    Example("speaker:kim in:quotes", "only in what a speaker said"),
    Example("milit* or (weapon~ not aid)", "beginnings, variants, either, without"),
)


class SearchPane(Vertical):
    """Type and see; the newest query wins."""

    BINDINGS = bindings("search")

    def __init__(self) -> None:
        super().__init__(id="search")
        self._desk: Desk | None = None
        self._queries: Newest[tuple[str, bool]] = Newest(self._search, self._report)
        self._hits = Hits()
        self._typed = ""
        self._shown = ""
        """The query whose hits are shown."""
        self._open_first = False
        """Enter came before the hits did."""

    def compose(self) -> ComposeResult:
        with Horizontal(id="query-line"):
            yield Static("/", id="prompt", markup=False)
            yield Field("words, “exact words”, speaker:name …", id="query")
        yield Static("", id="found", markup=False)
        yield Rows[Hit | Example](self._draw, id="hits")

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    @property
    def rows(self) -> Rows[Hit | Example]:
        return self.query_one("#hits", Rows)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._queries.busy

    async def settled(self) -> None:
        """Until the newest query is answered."""
        await self._queries.settled()

    @property
    def hit(self) -> Hit | None:
        """The hit at the cursor."""
        row = self.rows.current
        return row if isinstance(row, Hit) else None

    def open(self, desk: Desk) -> None:
        """Search in this archive from now on."""
        self._desk = desk
        if self._typed:
            self._ask(partial=True)
        else:
            self._show(Hits())

    def point_to(self, hit: Hit) -> None:
        """Follow the reader to a hit, without opening it."""
        if hit in self._hits.hits:
            self.rows.move(self._hits.hits.index(hit))

    def _draw(self, row: Hit | Example, width: int) -> Sequence[Content]:
        if isinstance(row, Example):
            return [*render.wrapped(row.query, width), *render.wrapped(row.finds, width, render.DIM, indent=2)]
        assert self._desk is not None
        short = self._desk.short(row.article_id)
        return render.hit(row, self._desk.summary(row.article_id), short, width)

    # Searching

    @on(Input.Changed, "#query")
    def _typing(self, event: Input.Changed) -> None:
        if event.value != self._typed:
            self._typed = event.value
            self._ask(partial=True)

    @on(Input.Submitted, "#query")
    def _enter(self) -> None:
        self._ask(partial=False)
        self.screen.set_focus(self.rows)

    def _ask(self, *, partial: bool) -> None:
        self._put(self._typed, partial)

    @work
    async def _put(self, typed: str, partial: bool) -> None:
        await self._queries.ask((typed, partial))

    async def _search(self, question: tuple[str, bool]) -> None:
        typed, partial = question
        if self._desk is None:
            return
        try:
            hits = await self._desk.search(typed, partial=partial)
        except QueryError as error:
            if not self._queries.overtaken:
                self._refuse(error, finished=not partial)
            return
        if not self._queries.overtaken:
            self._shown = typed
            self._show(hits)

    def _refuse(self, error: QueryError, *, finished: bool) -> None:
        """The mistake in words, with a mark under its place in the query line."""
        self._open_first = False
        place = error.column - self.field.scroll_offset.x
        mark = " " * min(max(0, place), max(0, self.size.width - 5)) + "^"
        self._say_found(Content.assemble((mark, render.ACCENT), "\n", render.plain(str(error))))
        if finished:
            self.screen.set_focus(self.field)
            self.field.cursor_position = error.column - 1

    def _report(self, trouble: str) -> None:
        self.post_message(Say(trouble))

    def _show(self, hits: Hits) -> None:
        self._hits = hits
        if hits.hits:
            self.rows.show(hits.hits)
        else:
            self.rows.show(() if self._typed.strip() else EXAMPLES)
        self._say_found(self._found())
        self.post_message(Searched(hits))
        if hits.hits:
            self.post_message(AtHit(hits.hits[0], opened=self._open_first))
        self._open_first = False

    def _found(self) -> Content:
        hits = self._hits
        if not self._shown.strip():
            return Content.assemble(("type after / to search; for example", render.DIM))
        if not hits.hits:
            pieces = [(f"nothing found for {render.plain(self._shown)}", "")]
        else:
            places = f"{counted(hits.n_paragraphs, 'paragraph')} in {counted(hits.n_articles, 'article')}"
            pieces = [(f"{places} · relevance", render.DIM)]
        for note in hits.notes:
            pieces += [("\n", ""), (render.plain(note), "")]
        return Content.assemble(*pieces)

    def _say_found(self, content: Content) -> None:
        self.query_one("#found", Static).update(content)

    @work(exclusive=True)
    async def _fetch_more(self) -> None:
        """The next page of hits, once the cursor comes near the end of those that are here."""
        desk, hits, shown = self._desk, self._hits, self._shown
        if desk is None or len(hits.hits) >= hits.n_paragraphs:
            return
        more = await desk.search(shown, partial=True, offset=len(hits.hits))
        if self._hits is hits and more.hits:
            self._hits = Hits((*hits.hits, *more.hits), hits.n_paragraphs, hits.n_articles, hits.notes)
            self.rows.extend(self._hits.hits)
            self.post_message(Searched(self._hits))

    # The list

    @on(Rows.Moved)
    def _moved(self) -> None:
        if (hit := self.hit) is not None:
            self.post_message(AtHit(hit))
        if self.rows.cursor + _AHEAD >= len(self.rows.rows):
            self._fetch_more()

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        row = self.rows.current
        if self._queries.busy:
            self._open_first = True
        elif isinstance(row, Hit):
            self.post_message(AtHit(row, opened=True))
        elif isinstance(row, Example):
            self.field.value = row.query
            self.screen.set_focus(self.field)

    @on(Field.Left)
    def _to_list(self) -> None:
        self.screen.set_focus(self.rows)
