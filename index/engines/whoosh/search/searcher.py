"""Searching all segments of a snapshot: the best hits, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from quotedesk.index.engines.base import Facets, Order
from quotedesk.index.engines.whoosh.search.confirm import Stand, holding_quotes
from quotedesk.index.engines.whoosh.search.found import Found, live
from quotedesk.index.engines.whoosh.search.found_together import Either
from quotedesk.index.engines.whoosh.search.found_words import OfWord
from quotedesk.index.engines.whoosh.search.matching import Clock, Matcher
from quotedesk.index.engines.whoosh.search.memory import Watch
from quotedesk.index.engines.whoosh.search.space import Space, Stats
from quotedesk.index.engines.whoosh.search.top import Best, best, best_of_words, best_unranked, may_be_best
from quotedesk.index.engines.whoosh.segment.columns import NO_AGE
from quotedesk.index.engines.whoosh.segment.postings import Array, Ints, Texts
from quotedesk.index.engines.whoosh.segment.segment import Segment
from quotedesk.index.memory import keep_memory_flat
from quotedesk.index.model import Hit, Hits, Totals
from quotedesk.index.spans import Span, find_all
from quotedesk.index.tree import Fuzzy, InQuotes, Query, walk

_PARTS = 8
"""Of a segment, one of which is given back at a time: most of what the next searches touch is still there."""
_SHOWN = 8
"""Variants of a misspelt word that are named."""
_COUNTED = 1000
"""Voices of one segment that are looked at for the facets of a whole archive."""


class Candidates(NamedTuple):
    """Paragraphs of one segment that may be on the page asked for, best first."""

    leaf: Leaf
    keys: list[float]
    """What they are ordered by, smaller first: their negative score, or their date."""
    texts: Texts
    articles: Texts
    """Their numbers in the segment."""
    paragraphs: list[int]
    """Counted from 1."""
    scores: list[float]

    def is_blurred(self) -> bool:
        """Whether some scores that differ count as equal."""
        return len(set(self.keys)) < len(set(self.scores))

    def id(self, place: int) -> tuple[str, int]:
        """The id of an article and a paragraph."""
        return self.leaf.segment.article_id(int(self.articles[place])), self.paragraphs[place]

    def read(self, places: Sequence[int]) -> Iterator[tuple[str, str, str | None]]:
        """For some of them, in order: the id of the article, the text, and who is quoted there."""
        articles, texts = self.articles[places], self.texts[places]
        segment = self.leaf.segment
        return zip(
            segment.article_ids(articles),
            segment.stories.paragraphs(texts),
            self.leaf.voices(texts, articles),
            strict=True,
        )


class Leaf:
    """One segment while it is searched."""

    def __init__(self, segment: Segment, matcher: Matcher) -> None:
        self.segment = segment
        self.matcher = matcher
        self.space: Space = matcher.space("text")
        self._first_quote = segment.file.flat("article.quote")
        self._quoted, self._voices = segment.file.flat("quote.paragraph"), segment.file.flat("quote.voice")

    def voices(self, texts: Texts, articles: Texts) -> Iterator[str | None]:
        """Who is quoted in some paragraphs of some articles."""
        first, end = self._first_quote.at(articles), self._first_quote.at(articles + 1)
        within = zip(first.tolist(), end.tolist(), strict=True)
        for start, stop in self._quoted.runs(texts, within):
            yield self._names(self._voices.part(start, stop)) if start < stop else None

    def _names(self, numbers: Iterable[int]) -> str | None:
        names = dict.fromkeys(self.segment.voices[number - 1][1:].decode() for number in numbers if number)
        return "; ".join(names) or None

    def speakers(self, texts: Texts) -> dict[str, int]:
        """How often each voice is quoted in some paragraphs."""
        said = self._voices.array()[self.space.marks.are_in(texts, self._quoted.array())]
        counts = np.bincount(said, minlength=1)
        return {self.segment.voices[number - 1][1:].decode(): count for number, count in _highest(counts)}

    def sources(self, texts: Texts) -> dict[str, int]:
        """How many of some paragraphs each source has."""
        counts = np.bincount(self.segment.file.flat("article.source").at(self.space.articles(texts)), minlength=1)
        return {self.segment.sources[number - 1].decode(): count for number, count in _highest(counts)}


def _highest(counts: Ints) -> list[tuple[int, int]]:
    """The numbers that are counted most, without the first, which stands for none."""
    numbers = np.flatnonzero(counts[1:]) + 1
    if len(numbers) > _COUNTED:
        numbers = numbers[np.argpartition(-counts[numbers], _COUNTED)[:_COUNTED]]
    return list(zip(numbers.tolist(), counts[numbers].tolist(), strict=True))


def _most(counts: Counter[str], limit: int) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:limit]


class Searcher:
    """Searches the segments of one generation, for one thread at a time."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        stats = lru_cache(maxsize=None)(lambda name: Stats(segments, name))
        self._memory = Watch()
        keep_memory_flat()
        self._leaves = [Leaf(segment, Matcher(segment, stats)) for segment in segments]
        self._last: tuple[Query, list[Matches]] | None = None
        """What was found last: totals, facets and further pages are asked of the same query."""

    def search(self, query: Query, *, limit: int, offset: int, order: Order) -> Hits:
        wanted = limit + offset
        candidates = [_best(matches, wanted, order) for matches in self._matches(query)] if wanted else []
        nodes = list(walk(query))
        page = _hits(query, nodes, _first(candidates, wanted)[offset:])
        self._rest()
        return Hits(page, tuple(self._variants(nodes)))

    def _matches(self, query: Query) -> list[Matches]:
        """What each segment has."""
        if self._last is None or self._last[0] != query:
            self._last, clock = None, Clock()
            self._last = query, [Matches(leaf, leaf.matcher.find(query, clock)) for leaf in self._leaves]
        return self._last[1]

    def _rest(self) -> None:
        """Give some memory of the segments back when it is much; what is needed again comes from the system's cache."""
        if self._memory.is_full():
            for leaf in self._leaves:
                leaf.segment.file.let_go(_PARTS)

    def _variants(self, nodes: Sequence[Query]) -> Iterator[str]:
        """Which other words the misspelt ones of a query stand for, most frequent first."""
        for node in nodes:
            if isinstance(node, Fuzzy) and self._leaves:
                known = self._leaves[0].space.stats.variants(node)
                others = sorted((word for word in known if word != node.text.encode()), key=lambda word: -known[word])
                if others:
                    shown = ", ".join(word.decode() for word in others[:_SHOWN]) + (
                        " …" if len(others) > _SHOWN else ""
                    )
                    yield f"{node.text}~ also finds variants: {shown}"

    def totals(self, query: Query) -> Totals:
        """How many paragraphs match, and of how many articles they are."""
        found = self._matches(query)
        totals = Totals(sum(matches.n_paragraphs for matches in found), sum(matches.n_articles for matches in found))
        self._rest()
        return totals

    def facets(self, query: Query, limit: int) -> Facets:
        """Who is quoted in the matches, and where they ran."""
        speakers: Counter[str] = Counter()
        sources: Counter[str] = Counter()
        for matches in self._matches(query):
            speakers.update(matches.leaf.speakers(matches.texts))
            sources.update(matches.leaf.sources(matches.texts))
        self._rest()
        return Facets(tuple(_most(speakers, limit)), tuple(_most(sources, limit)))


class Matches:
    """What a query finds in a segment. Nothing is listed or counted before it is asked for."""

    def __init__(self, leaf: Leaf, found: Found) -> None:
        self.leaf = leaf
        self.found = found

    @cached_property
    def texts(self) -> Texts:
        """All that were not taken out, in rising order."""
        return live(self.leaf.space, self.found.texts())

    @property
    def _word(self) -> OfWord | None:
        """The word that is all that is found: its numbers are known."""
        return self.found if isinstance(self.found, OfWord) and self.leaf.space.gone is None else None

    @property
    def n_paragraphs(self) -> int:
        return len(self.texts) if self._word is None else self._word.size

    @property
    def n_articles(self) -> int:
        if self._word is None:
            return self.leaf.segment.owners.count(self.texts)
        return self.leaf.space.field.n_articles(self._word.number)


def _best(matches: Matches, wanted: int, order: Order) -> Candidates:
    """The first hits of a segment."""
    leaf, space = matches.leaf, matches.leaf.space
    if order == "relevance":
        chosen, articles, scores = _most_relevant(space, matches, wanted)
        return _candidates(leaf, chosen, articles, -scores, scores)
    texts = matches.texts
    articles = space.articles(texts)
    ages = leaf.segment.file.flat("article.age").at(articles).astype(np.float64)
    undated = ages == NO_AGE
    if order == "newest":
        ages = -ages
    ages[undated] = np.inf
    chosen, articles, negative_ages = best(space, texts, -ages, wanted, articles)
    moments = leaf.segment.file.flat("article.moment").at(articles).astype(np.float64)
    keys = np.where(np.isinf(negative_ages), np.inf, -moments if order == "newest" else moments)
    scores = matches.found.scores(np.sort(chosen))[np.argsort(np.argsort(chosen))]
    return _candidates(leaf, chosen, articles, keys, scores)


def _most_relevant(space: Space, matches: Matches, wanted: int) -> Best:
    found = matches.found
    if space.gone is None and (isinstance(found, OfWord) or (isinstance(found, Either) and found.is_of_words())):
        chosen = best_of_words(space, found, wanted)
    elif not found.is_ranked:
        chosen = best_unranked(space, found, wanted)
    else:
        chosen = None
    if chosen is not None:
        return chosen
    texts = matches.texts
    limits = found.limits(texts)
    if limits is not None:
        texts = may_be_best(texts, *limits, wanted)
    return best(space, texts, found.scores(texts), wanted)


def _candidates(leaf: Leaf, texts: Texts, articles: Texts, keys: Array, scores: Array) -> Candidates:
    paragraphs = texts - leaf.space.first_text.at(articles) + 1
    # Segments may add the same weights up in another order; what is equal must stay equal.
    return Candidates(leaf, keys.round(9).tolist(), texts, articles, paragraphs.tolist(), scores.tolist())


def _first(candidates: Sequence[Candidates], wanted: int) -> list[tuple[Candidates, int]]:
    """The first of several segments, each with its place among the candidates of its segment."""
    if len(candidates) == 1 and not candidates[0].is_blurred():
        return [(candidates[0], place) for place in range(min(wanted, len(candidates[0].keys)))]
    keyed = sorted((key, which, place) for which, each in enumerate(candidates) for place, key in enumerate(each.keys))
    if len(keyed) > wanted:
        last = keyed[wanted - 1][0]
        keyed = [each for each in keyed if each[0] <= last]
    placed = [(candidates[which], place) for _, which, place in keyed]
    if len({key for key, _, _ in keyed}) < len(keyed):  # ids are looked up only where they decide
        by_id = [(key, *each.id(place), each, place) for (key, _, _), (each, place) in zip(keyed, placed, strict=True)]
        placed = [(each, place) for *_, each, place in sorted(by_id, key=itemgetter(0, 1, 2))]
    return placed[:wanted]


def _hits(query: Query, nodes: Sequence[Query], page: Sequence[tuple[Candidates, int]]) -> tuple[Hit, ...]:
    """The hits of one page, with their text; `nodes` are all of the query."""
    read = {
        id(each): each.read([place for other, place in page if other is each])
        for each in {id(each): each for each, _ in page}.values()
    }
    rows = [next(read[id(each)]) for each, _ in page]
    texts = [text for _, text, _ in rows]
    inside = [node for node in nodes if isinstance(node, InQuotes)]
    quotes: list[Sequence[Span]] = [()] * len(page)
    if inside:
        quotes = [_quotes(inside, each, place, text) for (each, place), text in zip(page, texts, strict=True)]
    return tuple(
        Hit(article_id, each.paragraphs[place], each.scores[place], text, spans, said)
        for (each, place), (article_id, text, said), spans in zip(
            page, rows, find_all(query, texts, quotes), strict=True
        )
    )


def _quotes(inside: Sequence[InQuotes], found: Candidates, place: int, text: str) -> list[Span]:
    """The quotes of a hit in which an `in:quotes` holds."""
    segment = found.leaf.segment
    number, paragraph = int(found.articles[place]), found.paragraphs[place]
    quotes = [quote for quote in segment.quotes(number) if quote.paragraph == paragraph]
    stand = Stand(text, segment.article(number), quotes)
    return [(quote.start, quote.end) for node in inside for quote in holding_quotes(node, stand)]
