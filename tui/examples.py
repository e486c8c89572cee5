"""Queries to begin with: examples on an empty line, and ways on from one that found nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotedesk.index.query_text import filters, without
from quotedesk.tui.counting import counted
from quotedesk.tui.desk import Desk

MOST_TRIED = 4
"""Filters that are tried without, when nothing was found."""


@dataclass(frozen=True, slots=True)
class Example:
    """A query to begin with, or to go on with."""

    query: str
    finds: str
    runs: bool = False
    """Whether Enter runs it at once, or puts it in the query line."""


EXAMPLES = (
    Example("weapons training", "both words in one paragraph"),
    Example('"as part of the"', "these words in this order, small ones too"),
    Example('"South Korea" w/5 weapons', "at most five words apart; pre/5 keeps the order"),
    Example("speaker:kim in:quotes", "only in what a speaker said"),
    Example("milit* or (weapon~ not aid)", "beginnings, variants, either, without"),
)


async def ways_on(desk: Desk, typed: str) -> Sequence[Example]:
    """What may have been meant by a query that found nothing. Raises QueryError for one that is not finished."""
    found: list[Example] = []
    suggested = await desk.suggestion(typed)
    if suggested and (n := (await desk.totals(suggested)).n_paragraphs):
        found.append(Example(suggested, f"did you mean this? {counted(n, 'paragraph')}", runs=True))
    for each in filters(typed)[:MOST_TRIED]:
        rest = without(typed, each)
        if rest and (n := (await desk.totals(rest)).n_paragraphs):
            found.append(Example(rest, f"without {each.written}: {counted(n, 'paragraph')}", runs=True))
    return found
