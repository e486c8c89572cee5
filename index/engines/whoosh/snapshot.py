"""The engine: one generation of an archive, read by articles, quotes and searches."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from quotedesk.index.engines.base import Facets, Order
from quotedesk.index.engines.whoosh.files.manifest import Manifest
from quotedesk.index.engines.whoosh.segment.records import by_label, by_name
from quotedesk.index.engines.whoosh.segment.segment import Segment
from quotedesk.index.model import Article, ArticleSummary, Counts, Hits, NameCount, Quote, Totals
from quotedesk.index.tree import Query

if TYPE_CHECKING:
    from quotedesk.index.engines.whoosh.search.searcher import Searcher
    from quotedesk.index.ledger import Ledger


class Snapshot:
    """An Engine. Articles, quotes and counts are read without numpy, which only searches load."""

    def __init__(self, manifest: Manifest, segments: Sequence[Segment], changed: Callable[[], bool]) -> None:
        self._manifest = manifest
        self._segments = list(segments)
        self._changed = changed

    @property
    def generation(self) -> int:
        return self._manifest.generation

    def newer(self) -> bool:
        return self._changed()

    def close(self) -> None:
        self._segments = []
        self.__dict__.pop("_searcher", None)

    def counts(self) -> Counts:
        return self._manifest.counts()

    def summaries(self) -> Sequence[ArticleSummary]:
        found = [summary for segment in self._segments for summary in segment.summaries()]
        return sorted(found, key=lambda summary: summary.id)

    def article_ids(self) -> Sequence[str]:
        return sorted(article_id for segment in self._segments for article_id, _ in segment.live())

    def neighbours(self, article_id: str) -> tuple[str | None, str | None]:
        pairs = [segment.neighbours(article_id) for segment in self._segments]
        before = [each for each, _ in pairs if each is not None]
        after = [each for _, each in pairs if each is not None]
        return max(before, default=None), min(after, default=None)

    def summary(self, article_id: str) -> ArticleSummary | None:
        for segment in self._segments:
            number = segment.find(article_id)
            if number is not None:
                return segment.summary(number)
        return None

    def article(self, article_id: str) -> Article | None:
        for segment in self._segments:
            number = segment.find(article_id)
            if number is not None:
                return segment.article(number)
        return None

    def quotes(
        self,
        *,
        article_ids: Collection[str] | None = None,
        names: Collection[str] | None = None,
        labels: Collection[str] | None = None,
        nobody: bool = False,
        indirect: bool = False,
    ) -> Iterator[Quote]:
        anybody = names is None and labels is None and not nobody
        voices = [f"n{name}".encode() for name in names or ()] + [f"l{label}".encode() for label in labels or ()]
        chosen: list[tuple[str, Segment, int]] = []
        for segment in self._segments:
            if article_ids is None and anybody:
                chosen += [(article_id, segment, number) for article_id, number in segment.live()]
                continue
            numbers = None if article_ids is None else segment.find_all(article_ids)
            if not anybody:
                said = segment.articles_with(voices, indirect=indirect, nobody=nobody)
                numbers = said if numbers is None else numbers & said
            chosen += [(segment.article_id(number), segment, number) for number in numbers or ()]
        chosen.sort(key=lambda each: each[0])
        for _, segment, number in chosen:
            for quote in segment.quotes(number):
                if quote.kind == "indirect" and not indirect:
                    continue
                name, label = by_name(quote), by_label(quote)
                if anybody or name in (names or ()) or label in (labels or ()) or (nobody and not name and not label):
                    yield quote

    def quotes_in(self, paragraphs: Collection[tuple[str, int]]) -> Iterator[Quote]:
        wanted: dict[str, set[int]] = {}
        for article_id, paragraph in paragraphs:
            wanted.setdefault(article_id, set()).add(paragraph)
        chosen = [(number, segment) for segment in self._segments for number in segment.find_all(wanted)]
        for number, segment in chosen:
            yield from segment.quotes_in(number, wanted[segment.article_id(number)])

    def name_counts(self) -> Sequence[NameCount]:
        return [count for segment in self._segments for count in _said(segment)]

    def ledger(self) -> Ledger:
        from quotedesk.index.engines.whoosh.segment.ledger import ledger

        return ledger(self._segments)

    def search(self, query: Query, *, limit: int = 200, offset: int = 0, order: Order = "relevance") -> Hits:
        return self._searcher.search(query, limit=limit, offset=offset, order=order)

    def totals(self, query: Query) -> Totals:
        return self._searcher.totals(query)

    def facets(self, query: Query, *, limit: int = 20) -> Facets:
        return self._searcher.facets(query, limit)

    def similar(self, word: str, *, limit: int = 3) -> Sequence[str]:
        from quotedesk.index.engines.whoosh.search.vocabulary import similar

        return similar(word, [segment.field("text") for segment in self._segments], limit)

    def whoosh_searcher(self) -> Any:
        """A Whoosh Searcher over this generation, for queries that the program's language does not have."""
        from quotedesk.index.engines.whoosh.search.reader import whoosh_searcher

        return whoosh_searcher(self._segments)

    @cached_property
    def _searcher(self) -> Searcher:
        from quotedesk.index.engines.whoosh.search.searcher import Searcher

        return Searcher(self._segments)


def _said(segment: Segment) -> Iterator[NameCount]:
    """How often each voice is quoted in each article."""
    voices = [voice.decode() for voice in segment.voice_names]
    said = segment.file.values("quote.voice").tolist()
    start = segment.file.values("article.quote").tolist()
    for article_id, number in segment.live():
        counts: dict[int, int] = {}
        for voice in said[start[number] : start[number + 1]]:
            counts[voice] = counts.get(voice, 0) + 1
        for voice, n_quotes in counts.items():
            if voice:
                kind, name = voices[voice][0], voices[voice][1:]
                named = kind == "n"
                yield NameCount(name if named else None, None if named else name, article_id, n_quotes)
