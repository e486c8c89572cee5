"""A field of a segment as a place to search: its texts, the articles they are of, and the numbers BM25F needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from quotedesk.index.engines.whoosh.files.flat import Flat
from quotedesk.index.engines.whoosh.search.marks import Marks
from quotedesk.index.engines.whoosh.search.vocabulary import term_ranges
from quotedesk.index.engines.whoosh.segment.postings import Array, Field, Ints, Texts
from quotedesk.index.engines.whoosh.segment.remembering import remembered
from quotedesk.index.engines.whoosh.segment.scoring import K1, idf, norms
from quotedesk.index.engines.whoosh.segment.segment import Segment
from quotedesk.index.engines.whoosh.segment.terms import term
from quotedesk.index.tree import Fuzzy, Wildcard

Floats = npt.NDArray[np.float64]
RANKED = 250_000
"""A wildcard whose words stand in more texts than this together finds texts, but adds nothing to their scores."""


class Stats:
    """What BM25F takes from the whole archive for one field: counts that Whoosh counts too."""

    def __init__(self, segments: Sequence[Segment], name: str) -> None:
        self._fields = [segment.field(name) for segment in segments]
        self.n_texts = sum(segment.entry.paragraphs + segment.entry.quotes for segment in segments)
        """Paragraphs and quotes, deleted ones included: Whoosh's number of documents."""
        n_words = sum(field.n_words for field in self._fields)
        self.average = n_words / self.n_texts if n_words and self.n_texts else 1.0
        self.norms = norms(self.average)
        self._idf = remembered(self._idf_of_all, 4096)
        self.variants = remembered(self._variants, 64)

    @property
    def is_alone(self) -> bool:
        """Whether one segment holds everything."""
        return len(self._fields) == 1

    def idf(self, field: Field, number: int) -> float:
        """What its rarity makes of a word of one of the fields."""
        if self.is_alone:
            start, stop = field.run(number)
            return idf(self.n_texts, stop - start)
        return self._idf(field.terms[number])

    def _idf_of_all(self, word: bytes) -> float:
        return idf(self.n_texts, sum(_frequency(field, word) for field in self._fields))

    def _variants(self, query: Wildcard | Fuzzy) -> dict[bytes, int]:
        """The words a query stands for, and how many texts hold each."""
        found: dict[bytes, int] = {}
        for field in self._fields:
            for low, high in term_ranges(query, field):
                frequencies = field.holding(low, high).tolist()
                for word, frequency in zip(field.terms.slice(low, high), frequencies, strict=True):
                    found[word] = found.get(word, 0) + frequency
        return found

    def n_holding(self, query: Wildcard | Fuzzy) -> int:
        """How many texts hold words a query stands for; a text counts once for each of its words."""
        return sum(
            field.start[high] - field.start[low] for field in self._fields for low, high in term_ranges(query, field)
        )

    def idfs(self, query: Wildcard | Fuzzy, field: Field, ranges: Sequence[tuple[int, int]]) -> Floats:
        """The weight of each word of the ranges of one segment, one after the other."""
        if self.is_alone:
            holding = np.concatenate([field.holding(low, high) for low, high in ranges])
        else:
            known = self.variants(query)
            words = [word for low, high in ranges for word in field.terms.slice(low, high)]
            holding = np.fromiter(map(known.__getitem__, words), np.int64, len(words))
        return np.asarray(np.log(self.n_texts / (holding + 1.0)) + 1.0)


def _frequency(field: Field, word: bytes) -> int:
    number = field.terms.find(word)
    if number < 0:
        return 0
    start, stop = field.run(number)
    return stop - start


class Space:
    """One field of one segment. Texts are known by their number in it."""

    def __init__(self, segment: Segment, name: str, stats: Stats) -> None:
        self.segment = segment
        self.name = name
        self.field = segment.field(name)
        self.stats = stats
        self.n_texts = self.field.n_texts
        self.number = remembered(self._number, 1024)
        self.marks = Marks(self.n_texts)

    def articles(self, texts: Texts) -> Texts:
        """The article of each of some texts."""
        if self.name == "meta":
            return texts // np.uint32(3)
        paragraphs = texts if self.name == "text" else self.segment.file.flat("quote.paragraph").at(texts)
        found: Texts = self.segment.owners.at(paragraphs)
        return found

    @cached_property
    def first_text(self) -> Flat:
        """The first text of each article, and one more behind the last."""
        return self.segment.file.flat({"text": "article.paragraph", "quoted": "article.quote"}[self.name])

    def texts_of(self, articles: Ints) -> Texts:
        """All texts of some articles, in their order."""
        first, last = (self.first_text.at(each).astype(np.int64) for each in (articles, articles + 1))
        counts = last - first
        begin = np.repeat(first - (np.cumsum(counts) - counts), counts)
        return (begin + np.arange(len(begin))).astype(np.uint32)

    @cached_property
    def gone(self) -> npt.NDArray[np.bool_] | None:
        """Texts of articles that were taken out; None when there are none."""
        if not self.segment.gone:
            return None
        articles = np.zeros(len(self.segment), np.bool_)
        articles[sorted(self.segment.gone)] = True
        return articles[self.articles(np.arange(self.n_texts, dtype=np.uint32))]

    def norms(self, texts: Texts) -> Floats:
        """What the lengths of some texts add to the frequencies of words."""
        return self.stats.norms.take(self.field.lengths.at(texts))

    def weights(self, often: Array, norms: Floats, weight: float | Floats) -> Floats:
        """BM25F of a word in some texts."""
        found: Floats = often * (weight * (K1 + 1))
        found /= often + norms
        return found

    def _number(self, folded: str) -> int | None:
        """The number of a word; None when the segment does not hold it."""
        number = self.field.terms.find(term(folded))
        return None if number < 0 else number


Spaces = Callable[[str], Space]
