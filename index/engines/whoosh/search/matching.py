"""From a query tree to the texts of one segment that match it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np

from quotedesk.index.engines.whoosh.search.found import All, Found, Listed, Mask, OfArticles, Some
from quotedesk.index.engines.whoosh.search.found_together import Both, Either
from quotedesk.index.engines.whoosh.search.found_words import KnownWords, OfVariants, OfWord
from quotedesk.index.engines.whoosh.search.marks import distinct
from quotedesk.index.engines.whoosh.search.places import Places, Runs
from quotedesk.index.engines.whoosh.search.space import Space, Stats
from quotedesk.index.engines.whoosh.segment.columns import META_FIELDS, voice_key
from quotedesk.index.engines.whoosh.segment.postings import Texts
from quotedesk.index.engines.whoosh.segment.segment import Segment
from quotedesk.index.errors import UsageError
from quotedesk.index.query_leaves import GENITIVE
from quotedesk.index.spans import Reading, runs
from quotedesk.index.tree import (
    And,
    AtLeast,
    Dated,
    Fuzzy,
    InQuotes,
    Meta,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    SpokenBy,
    Together,
    Wildcard,
    Word,
    walk,
)

TIME_LIMIT = 10.0
"""Seconds after which a search gives up."""


class Clock:
    """What a search has left of its time."""

    def __init__(self, seconds: float = TIME_LIMIT) -> None:
        self._end = time.monotonic() + seconds
        self._seconds = seconds

    def check(self) -> None:
        """Raises UsageError when the time is up."""
        if time.monotonic() > self._end:
            raise UsageError(f"The search took more than {self._seconds:.0f} seconds and was given up: ask for less")


class Matcher:
    """Evaluates queries in one segment."""

    def __init__(self, segment: Segment, stats: Callable[[str], Stats]) -> None:
        self._segment = segment
        self._stats = stats
        self._spaces: dict[str, Space] = {}
        self._known: dict[str, KnownWords] = {}

    def space(self, name: str) -> Space:
        if name not in self._spaces:
            self._spaces[name] = Space(self._segment, name, self._stats(name))
            self._known[name] = KnownWords(self._spaces[name])
        return self._spaces[name]

    def find(self, query: Query, clock: Clock, space_name: str = "text") -> Found:
        """The texts that match."""
        clock.check()
        space = self.space(space_name)
        match query:
            case Word(text):
                number = space.number(text)
                return Listed(space, _NO_TEXTS) if number is None else self._known[space_name].of(number)
            case Wildcard() | Fuzzy():
                return OfVariants(space, query)
            case Phrase() | Near() | Together():
                return self._placed(query, space, clock)
            case And(queries):
                return self._all(queries, space, clock)
            case Or(queries):
                return Either(space, [self.find(inner, clock, space_name) for inner in queries])
            case Not(inner):
                return All(space, without=self.find(inner, clock, space_name))
            case InQuotes(inner):
                return self._in_quotes(inner, clock)
            case SpokenBy():
                return self._spoken(query, space)
            case Meta() | Dated():
                return OfArticles(space, self._articles(query, clock))
            case AtLeast(count, inner):
                return self._at_least(count, inner, space, clock)
        raise TypeError(f"{type(query).__name__} is for the archive to resolve")

    def _all(self, queries: Sequence[Query], space: Space, clock: Clock) -> Found:
        if not queries:
            return All(space)
        found = [self.find(inner, clock, space.name) for inner in queries]
        return found[0] if len(found) == 1 else Both(space, found)

    # Words that have places

    def _candidates(self, query: Query, space: Space, clock: Clock) -> Found:
        """The texts that may hold what a query asks for, wherever in the text its words stand."""
        match query:
            case Phrase(words):
                numbers = [number for word in words if (number := space.number(word)) is not None]
                if len(numbers) < len(words):
                    return Listed(space, _NO_TEXTS)
                found = [self._known[space.name].of(number) for number in numbers]
                return found[0] if len(found) == 1 else Both(space, found)
            case Near(left, right) | Together(left, right):
                return Both(space, [self._candidates(left, space, clock), self._candidates(right, space, clock)])
            case Or(queries):
                return Either(space, [self._candidates(inner, space, clock) for inner in queries])
        return self.find(query, clock, space.name)

    def _placed(self, query: Query, space: Space, clock: Clock) -> Found:
        candidates = self._candidates(query, space, clock)
        wanted = _NO_TEXTS if isinstance(query, Phrase) else candidates.texts()
        texts = self._placed_runs(query, space, wanted, clock).texts()
        return Some(space, texts, candidates)

    def _placed_runs(self, query: Query, space: Space, candidates: Texts, clock: Clock) -> Runs:
        clock.check()
        found = Places(space, candidates, self._known[space.name]).runs(query)
        if not any(map(_has_typed_marks, walk(query))):
            return found
        holding = [text for text in found.texts().tolist() if self._confirmed(query, space, text, clock)]
        return found.where(np.isin(found.texts_of_runs(), holding))

    def _confirmed(self, query: Query, space: Space, text: int, clock: Clock) -> bool:
        """Whether the stored text holds a query, typed marks and all."""
        clock.check()
        return bool(runs(query, Reading(self.text(space, text))))

    def text(self, space: Space, number: int) -> str:
        """The stored text of a paragraph or a quote."""
        if space.name == "text":
            return self._segment.stories.paragraph(number)
        article = int(space.articles(np.array([number]))[0])
        if space.name == "quoted":
            direct = [record for record in self._segment.stories.quotes(article) if record[4] != "indirect"]
            _, _, start, end, *_ = direct[number - space.first_text[article]]
            return self._segment.stories.paragraph(self._segment.file.flat("quote.paragraph")[number])[start:end]
        value: str | None = getattr(self._segment.article(article), META_FIELDS[number % 3])
        return value or ""

    # Quotes

    def _in_quotes(self, inner: Query, clock: Clock) -> Found:
        found = self.find(inner, clock, "quoted")
        quotes = found.texts()
        paragraphs = self._segment.file.flat("quote.paragraph").at(quotes)
        scores = found.scores(quotes)
        texts, at = np.unique(paragraphs, return_inverse=True)
        best = np.zeros(len(texts))
        np.maximum.at(best, at, scores)
        return Listed(self.space("text"), texts, lambda chosen: best[np.searchsorted(texts, chosen)])

    def _spoken(self, query: SpokenBy, space: Space) -> Found:
        keys = [voice_key(name, None) for name in query.names] + [voice_key(None, label) for label in query.labels]
        numbers = [self._segment.voices.find(key) + 1 for key in keys if key is not None]
        wanted = np.zeros(len(self._segment.voices) + 1, np.bool_)
        wanted[numbers] = True
        wanted[0] = False
        said = self._segment.file.array("quote.voice")
        present = [number for number in numbers if number]
        mask = said == present[0] if len(present) == 1 else wanted[said]
        for name, article_id in query.besides:
            key, article = voice_key(name, None), self._segment.find(article_id)
            if key is not None and article is not None:
                of_article = slice(*self._segment.file.flat("article.quote").part(article, article + 2))
                mask[of_article] &= said[of_article] != self._segment.voices.find(key) + 1
        quotes = np.flatnonzero(mask).astype(np.uint32)
        if space.name == "quoted":
            return Listed(space, quotes)
        return Listed(space, distinct(self._segment.file.flat("quote.paragraph").at(quotes)))

    # Articles

    def _articles(self, query: Meta | Dated, clock: Clock) -> Mask:
        """Which articles of the segment a field chooses."""
        if isinstance(query, Dated):
            days = self._segment.file.array("article.day")
            return np.asarray((days >= max(query.first, 1)) & (days <= query.last))
        texts = self.find(query.query, clock, "meta").texts()
        chosen = np.zeros(len(self._segment), np.bool_)
        chosen[texts[texts % 3 == META_FIELDS.index(query.field)] // 3] = True
        return chosen

    def _at_least(self, count: int, inner: Query, space: Space, clock: Clock) -> Found:
        paragraphs = self.space("text")
        found = self.find(inner, clock)
        texts = found.texts()
        if isinstance(found, OfWord):
            counts = found.often(texts).astype(np.int64)
        else:
            counts = self._placed_runs(inner, paragraphs, texts, clock).counts(texts)
        totals = np.bincount(paragraphs.articles(texts), weights=counts, minlength=len(self._segment))
        articles = OfArticles(space, totals >= count)
        return Both(space, [found if space is paragraphs else self.find(inner, clock, space.name), articles])


_NO_TEXTS = np.zeros(0, np.uint32)


def _has_typed_marks(query: Query) -> bool:
    """Whether a phrase has marks that only the stored text can confirm."""
    return isinstance(query, Phrase) and any(gap not in ("", GENITIVE) for gap in query.gaps)
