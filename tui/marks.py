"""Quotes set aside by hand, to be copied or exported together."""

from __future__ import annotations

from collections.abc import Iterator

from quotedesk.index.model import Quote


class Marks:
    """In the order they were marked. The panes show them, the desk takes them away."""

    def __init__(self) -> None:
        self._quotes: dict[str, Quote] = {}

    def __len__(self) -> int:
        return len(self._quotes)

    def __iter__(self) -> Iterator[Quote]:
        return iter(self._quotes.values())

    def __contains__(self, quote: Quote) -> bool:
        return quote.id in self._quotes

    def turn(self, quote: Quote) -> bool:
        """Mark a quote, or take its mark away. Whether it is marked now."""
        if self._quotes.pop(quote.id, None) is not None:
            return False
        self._quotes[quote.id] = quote
        return True

    def clear(self) -> None:
        self._quotes.clear()
