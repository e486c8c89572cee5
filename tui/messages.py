"""What panes tell the screen they stand on. Panes know neither it nor each other."""

from __future__ import annotations

from textual.message import Message

from quotedesk.index.model import Hit, Hits, Quote


class Say(Message):
    """Words for the line at the bottom."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Searched(Message):
    """The results on the screen are other ones."""

    def __init__(self, hits: Hits) -> None:
        super().__init__()
        self.hits = hits


class Ran(Message):
    """A query was run with Enter."""

    def __init__(self, query: str) -> None:
        super().__init__()
        self.query = query


class AtHit(Message):
    """The cursor of the results came to a hit."""

    def __init__(self, hit: Hit, *, opened: bool = False) -> None:
        super().__init__()
        self.hit = hit
        self.opened = opened
        """To be read, not only shown beside the list."""


class AtQuote(Message):
    """The cursor of the quotes came to a quote."""

    def __init__(self, quote: Quote, *, opened: bool = False) -> None:
        super().__init__()
        self.quote = quote
        self.opened = opened
