"""The passages of an archive that a paste is held against, each read and taken apart into words once."""

from __future__ import annotations

from collections.abc import Iterable

from quotedesk.index.engines.base import Engine
from quotedesk.index.matching.groups import Place, place_of
from quotedesk.index.matching.verdict import Passage
from quotedesk.index.model import Hit, Quote

_Where = tuple[str, int]
"""An article and the number of a paragraph."""


class Candidates:
    """Passages that might carry a paste; of each article only the paragraphs that are asked for are read."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._hits: dict[_Where, Hit] = {}
        self._places: dict[_Where, set[Place]] = {}
        self._quotes: dict[_Where, list[Quote]] = {}
        self._passages: dict[str, Passage] = {}

    def add_quotes(self, places: Iterable[Place]) -> None:
        for place in places:
            self._places.setdefault((place.article_id, place.paragraph), set()).add(place)

    def add_hits(self, hits: Iterable[Hit]) -> None:
        self._hits |= {(hit.article_id, hit.paragraph): hit for hit in hits}

    def passages(self) -> list[Passage]:
        """The paragraphs found with their quotes, and the single quotes."""
        self._read(self._places.keys() | self._hits.keys())
        found = [
            self._kept(Passage(*where, "", quote, version=quote.version))
            for where, places in self._places.items()
            if where not in self._hits
            for quote in self._quotes[where]
            if place_of(quote) in places
        ]
        for where, hit in self._hits.items():
            quotes = self._quotes[where]
            found += [self._kept(Passage(*where, hit.text, quote, version=quote.version)) for quote in quotes]
            quoted = tuple((quote.start, quote.end) for quote in quotes)
            found.append(self._kept(Passage(*where, hit.text, quoted=quoted)))
        return found

    def _read(self, wanted: set[_Where]) -> None:
        missing = wanted - self._quotes.keys()
        self._quotes |= {where: [] for where in missing}
        for quote in self._engine.quotes_in(missing) if missing else ():
            self._quotes[quote.article_id, quote.paragraph].append(quote)

    def _kept(self, passage: Passage) -> Passage:
        """The same passage as before, which has been taken apart into words already."""
        return self._passages.setdefault(passage.id, passage)
