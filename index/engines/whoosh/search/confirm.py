"""Whether a query holds for a paragraph, decided on the stored text alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quotedesk.index.engines.whoosh.segment.records import by_label, by_name
from quotedesk.index.model import Article, Quote
from quotedesk.index.spans import Reading, runs
from quotedesk.index.tree import (
    And,
    AtLeast,
    Dated,
    InQuotes,
    Meta,
    Not,
    Or,
    Query,
    SpokenBy,
    day,
)

Read = Callable[[str], Reading]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a query is to hold: a paragraph, or one quote of it."""

    text: str
    article: Article
    quotes: Sequence[Quote]
    """The quotes of the paragraph; the quote itself when the query is to hold in one quote."""


def holds(query: Query, stand: Stand, read: Read = Reading) -> bool:
    """Whether `query` holds there."""
    match query:
        case And(queries):
            return all(holds(inner, stand, read) for inner in queries)
        case Or(queries):
            return any(holds(inner, stand, read) for inner in queries)
        case Not(inner):
            return not holds(inner, stand, read)
        case InQuotes():
            return bool(holding_quotes(query, stand, read))
        case SpokenBy(names, labels, besides):
            return any(
                (by_name(quote) in names and (by_name(quote), quote.article_id) not in besides)
                or by_label(quote) in labels
                for quote in direct(stand.quotes)
            )
        case AtLeast(count, inner):
            total = sum(len(runs(inner, read(paragraph.text))) for paragraph in stand.article.paragraphs)
            return total >= count and bool(runs(inner, read(stand.text)))
        case Meta(field, inner):
            value: str | None = getattr(stand.article, field)
            return value is not None and bool(runs(inner, read(value)))
        case Dated(first, last):
            published = day(stand.article.published)
            return published is not None and first <= published <= last
    return bool(runs(query, read(stand.text)))


def direct(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes that stand between marks."""
    return [quote for quote in quotes if quote.kind != "indirect"]


def holding_quotes(query: InQuotes, stand: Stand, read: Read = Reading) -> list[Quote]:
    """The quotes in which all of the query holds."""
    return [
        quote for quote in direct(stand.quotes) if holds(query.query, Stand(quote.text, stand.article, [quote]), read)
    ]
