"""Quotes as rows of a table and as Markdown, the same from the commands and from the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotedesk.index.model import ArticleSummary, Quote
from quotedesk.tui.citation import attribution_markdown, markdown_block, markdown_escaped

QUOTE_HEADER = tuple("id article version paragraph speaker named kind text source published url".split())
"""The columns of quotes as CSV."""


def quote_row(quote: Quote, summary: ArticleSummary) -> list[object]:
    """The cells of `QUOTE_HEADER`."""
    who = quote.speaker
    return [
        quote.id,
        quote.article_id,
        quote.version,
        quote.paragraph,
        who.name or who.label,
        who.named,
        quote.kind,
        quote.text,
        summary.source,
        summary.published,
        summary.url,
    ]


def quotes_markdown(title: str, cited: Iterable[tuple[Quote, ArticleSummary]]) -> Iterator[str]:
    """Quotes under a heading, each a block with its attribution; block by block, a blank line between any two."""
    yield f"## {markdown_escaped(title)}"
    for quote, summary in cited:
        yield markdown_block(quote.text, attribution_markdown(quote, summary))
