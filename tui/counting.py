"""Numbers of things, in words."""

from __future__ import annotations

from quotedesk.index.model import Totals


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 quote`, `2 quotes`, `12,000 quotes`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def places(totals: Totals) -> str:
    """`7 paragraphs in 2 articles`."""
    return f"{counted(totals.n_paragraphs, 'paragraph')} in {counted(totals.n_articles, 'article')}"
