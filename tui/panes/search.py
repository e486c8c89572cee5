"""The search pane: the query line, its filters, what came of it, and the hits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from quotedesk.index.errors import QueryError
from quotedesk.index.model import Hit, Hits
from quotedesk.index.query_text import filters, without
from quotedesk.tui import render
from quotedesk.tui.actions import bindings
from quotedesk.tui.background import background
from quotedesk.tui.desk import HITS_AT_ONCE, Desk
from quotedesk.tui.examples import EXAMPLES, Example, ways_on
from quotedesk.tui.field import Field, QueryField
from quotedesk.tui.found import ORDERS, Count, FoundLine
from quotedesk.tui.lane import Newest
from quotedesk.tui.messages import AtHit, Ran, Say, Searched
from quotedesk.tui.program import key
from quotedesk.tui.rows import Rows

if TYPE_CHECKING:
    from quotedesk.index.engines.base import Order

_AHEAD = 20
"""How near the end of the hits the cursor comes before the next page of them is fetched."""
_AT_ONCE = 0.008
"""Seconds that hits wait for their number, half a frame: what is counted later is told when it is known."""
_PAUSE = 0.3
"""Seconds without a key after which the nearest words are looked for."""
BEGUN = "no paragraph has these whole words; these have a last word that begins so"


class SearchPane(Vertical):
    """Type and see; the newest query wins."""

    BINDINGS = bindings("search")

    def __init__(self, history: Callable[[], Sequence[str]], *, first_time: bool = False, still: bool = False) -> None:
        """`history` gives the queries that were run, newest first. Whoever is here for the first time is told keys.

        `still` leaves the results as they are until Enter, instead of following what is typed.
        """
        super().__init__(id="search")
        self._history = history
        self._first_time = first_time
        self._still = still
        self._desk: Desk | None = None
        self._queries: Newest[tuple[str, bool]] = Newest(self._search, self._report)
        self._hits = Hits()
        self._is_whole = True
        """Whether there are no more hits than those."""
        self._typed = ""
        self._shown = ""
        """The query whose hits are shown."""
        self._shown_partial = False
        """Whether its last word was taken for a beginning."""
        self.order: Order = "relevance"
        self._open_first = False
        """Enter came before the hits did."""
        self._return_to: tuple[str, int] | None = None
        """The article and paragraph that the cursor goes to with the next answer."""

    def compose(self) -> ComposeResult:
        with Horizontal(id="query-line"):
            yield Static("/", id="prompt", markup=False)
            yield QueryField("words, “exact words”, speaker:name …", "query", self._history)
        yield Static("", id="filters", markup=False)
        yield FoundLine("found")
        yield Rows[Hit | Example](self._draw, id="hits")

    @property
    def field(self) -> QueryField:
        return self.query_one(QueryField)

    @property
    def rows(self) -> Rows[Hit | Example]:
        return self.query_one("#hits", Rows)

    @property
    def found(self) -> FoundLine:
        return self.query_one(FoundLine)

    @property
    def query_text(self) -> str:
        """What stands in the query line."""
        return self._typed

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

    def open(self, desk: Desk, query: str = "", order: Order = "relevance", at: tuple[str, int] | None = None) -> None:
        """Search in this archive from now on. With a query, the cursor goes to its hit at a place."""
        self._desk = desk
        self._hits = Hits()
        query = self._typed or query
        if query:
            self.order, self._return_to = order, at
            self.run(query)
        else:
            self._shown = ""
            self._show(Hits())

    def run(self, query: str) -> None:
        """Put a query in the line and show what it finds."""
        self._typed = self.field.value = query
        self.field.cursor_position = len(self.field.value)
        self.field.begin()
        self._ask(partial=False)

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
            if not self._still:
                self._ask(partial=True)

    @on(Input.Submitted, "#query")
    def _enter(self) -> None:
        self._ask(partial=False)
        if self._typed.strip():
            self._first_time = False
            self.post_message(Ran(self._typed.strip()))
        self.field.begin()
        self.screen.set_focus(self.rows)

    def _ask(self, *, partial: bool) -> None:
        self._show_filters()
        self._put(self._typed, partial)

    @background()
    async def _put(self, typed: str, partial: bool) -> None:
        await self._queries.ask((typed, partial))

    async def _search(self, question: tuple[str, bool]) -> None:
        typed, partial = question
        if self._desk is None:
            return
        try:
            hits = await self._desk.search(typed, partial=partial, order=self.order)
            if not (partial or hits.hits):  # what was shown while it was typed does not vanish with Enter
                begun = await self._desk.search(typed, partial=True, order=self.order)
                if begun.hits:
                    hits, partial = replace(begun, notes=(*begun.notes, BEGUN)), True
        except QueryError as error:
            if not self._queries.overtaken:
                self._refuse(error, finished=not partial)
            return
        count = None
        if hits.hits and not self._queries.overtaken:
            count = asyncio.ensure_future(self._desk.totals(typed, partial=partial))
            await asyncio.wait([count], timeout=_AT_ONCE)
        if not self._queries.overtaken:
            self._shown, self._shown_partial = typed, partial
            self._show(hits, count)
        elif count is not None:
            count.cancel()

    def _refuse(self, error: QueryError, *, finished: bool) -> None:
        """The mistake in words, with a mark under its place in the query line."""
        self._open_first = False
        place = error.column - self.field.scroll_offset.x
        self.query_one("#filters").display = False  # the mark stands right under the line
        self.found.refuse(str(error), min(max(0, place), max(0, self.size.width - 5)))
        if finished:
            self.screen.set_focus(self.field)
            self.field.cursor_position = error.column - 1

    def _report(self, trouble: str) -> None:
        self.post_message(Say(trouble))

    def _show(self, hits: Hits, count: Count | None = None) -> None:
        """`count` is there when there are hits."""
        self._hits, self._is_whole = hits, len(hits.hits) < HITS_AT_ONCE
        returned = self._returned(hits)
        if count is not None:
            self.rows.show(hits.hits, returned or 0)
            self.found.tell(hits, self.order, count)
        elif not self._shown.strip():
            self.rows.show(EXAMPLES)
            self.found.invite(first_time=self._first_time)
        else:
            self.rows.show(())
            self.found.nothing(self._shown, hits)
            self._offer(self._shown)
        self._show_filters()
        self.post_message(Searched(hits))
        if hits.hits and returned is None:
            self.post_message(AtHit(hits.hits[0], opened=self._open_first))
        self._open_first = False

    def _returned(self, hits: Hits) -> int | None:
        """The row to return to, once."""
        at, self._return_to = self._return_to, None
        places = (n for n, hit in enumerate(hits.hits) if (hit.article_id, hit.paragraph) == at)
        return None if at is None else next(places, 0)

    @background("offer")
    async def _offer(self, typed: str) -> None:
        """Ways on from a query that found nothing, once nobody is typing."""
        await asyncio.sleep(_PAUSE)
        if self._desk is None or typed != self._typed:
            return
        try:
            offered = await ways_on(self._desk, typed)
        except QueryError:  # still being typed: a quote mark that is not closed yet
            return
        if typed == self._typed == self._shown and not self._hits.hits:
            self.rows.show(offered)

    @background("more")
    async def _fetch_more(self) -> None:
        """The next page of hits, once the cursor comes near the end of those that are here."""
        desk, hits, shown = self._desk, self._hits, self._shown
        if desk is None or self._is_whole:
            return
        more = await desk.search(shown, partial=self._shown_partial, offset=len(hits.hits), order=self.order)
        if self._hits is hits:
            self._is_whole = len(more.hits) < HITS_AT_ONCE
            self._hits = replace(hits, hits=(*hits.hits, *more.hits))
            self.rows.extend(self._hits.hits)
            self.post_message(Searched(self._hits))

    # Filters and order

    def _show_filters(self) -> None:
        """The filters in force, which the query line may be too short to show."""
        in_force = filters(self._typed)
        line = self.query_one("#filters", Static)
        if in_force:
            pieces = [("filter ", render.DIM)]
            for each in in_force:
                pieces += [(render.plain(each.written), render.ACCENT), ("  ", "")]
            pieces.append(
                (f"{key(self, 'drop_filter')} drops {'it' if len(in_force) == 1 else 'the last'}", render.DIM)
            )
            line.update(Content.assemble(*pieces), layout=len(in_force) > 1)
        if line.display != bool(in_force):
            line.display = bool(in_force)

    def drop_filter(self) -> None:
        """Take the last filter away."""
        in_force = filters(self._typed)
        if in_force:
            self.run(without(self._typed, in_force[-1]))
        else:
            self._report(f"no filter is in force; {key(self, 'filters')} shows what there is")

    def action_order(self) -> None:
        orders = list(ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        if self._typed.strip():
            self._ask(partial=False)
        else:
            self._report(f"order: {ORDERS[self.order]}")

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
        elif isinstance(row, Example) and row.runs:
            self.run(row.query)
        elif isinstance(row, Example):
            self.field.value = row.query
            self.screen.set_focus(self.field)

    @on(Field.Left)
    def _to_list(self) -> None:
        self.screen.set_focus(self.rows)
