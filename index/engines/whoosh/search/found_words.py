"""Texts that hold a word, or one of several: where their postings are, and what they weigh."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from quotedesk.index.engines.whoosh.search.found import FEW, Found, Mask
from quotedesk.index.engines.whoosh.search.marks import marked
from quotedesk.index.engines.whoosh.search.space import RANKED, Floats, Space
from quotedesk.index.engines.whoosh.search.vocabulary import term_ranges
from quotedesk.index.engines.whoosh.segment.postings import Array, Ints, Texts
from quotedesk.index.tree import Fuzzy, Wildcard

_SOUGHT = 4000
"""Up to so many are looked up in the others whatever the ratio: marking them would touch memory all over."""
_MOST = 10
"""From one in so many on, marking those that are there once more is quicker than looking them up."""
_SOME = 4
"""The ratio when it is known that all of the few are there."""
_DECODED = 1 << 17
"""The postings of words of fewer texts are decoded whole even when few are asked for: memory is read in order then."""


_NO_TEXTS, _NO_POSTINGS = np.zeros(0, np.uint32), np.zeros(0, np.int64)


class OfWord(Found):
    """The texts that hold a word."""

    def __init__(self, space: Space, number: int) -> None:
        self._space = space
        self.number = number
        self.start, self.stop = space.field.run(number)
        self.size = self.stop - self.start
        self._texts: Texts | None = None
        self.met: tuple[Texts, Ints | slice, Ints] = _NO_TEXTS, slice(None), _NO_POSTINGS
        """Rising texts, which of them hold the word, and its postings there, as they were found last: their scores are
        next."""

    @property
    def weight(self) -> float:
        """What rarity makes of it."""
        return self._space.stats.idf(self._space.field, self.number)

    def texts(self) -> Texts:
        if self._texts is None:
            self._texts = self._space.field.texts_of_term(self.start, self.stop)
        return self._texts

    def meet(self, texts: Texts) -> tuple[Ints, Ints]:
        """Which of some texts hold the word, by their place among them, and the postings of the word there."""
        mine, its = self._meet(texts)
        self.met = texts, mine, its
        return mine, its

    def _meet(self, texts: Texts) -> tuple[Ints, Ints]:
        field = self._space.field
        if len(texts) * FEW < self.size or len(texts) < min(_SOUGHT, self.size):
            if self.size < _DECODED or len(texts) * FEW >= self.size:
                own = self.texts()
                at = own.searchsorted(texts)
                at[at == self.size] = self.size - 1
                mine = (own[at] == texts).nonzero()[0]
                return mine, at[mine] + self.start
            at = field.locate(texts, self.start, self.stop)
            at[at == self.size] = self.size - 1
            at += self.start
            mine = (field.texts_at(at, self.start, self.stop) == texts).nonzero()[0]
            return mine, at[mine]
        own = self.texts()
        if self.size * FEW < len(texts) or self.size < _SOUGHT:
            mine = texts.searchsorted(own)
            mine[mine == len(texts)] = 0
            its = (texts[mine] == own).nonzero()[0]
            return mine[its], its + self.start
        its = self._space.marks.are_in(texts, own).nonzero()[0]
        if len(its) * _MOST > len(texts):
            mine = self._space.marks.are_in(own[its], texts).nonzero()[0]
        else:
            mine = texts.searchsorted(own[its])
        return mine, its + self.start

    def among(self, texts: Texts) -> Mask:
        mask = np.zeros(len(texts), np.bool_)
        mask[self.meet(texts)[0]] = True
        return mask

    def postings(self, texts: Texts) -> Ints:
        """The postings of those of some texts that hold the word."""
        return self.meet(texts)[1]

    def postings_of(self, texts: Texts) -> Ints:
        """The postings of some texts, all of which hold the word."""
        held, mine, its = self.met
        if len(texts) <= len(its):
            held = held[mine]
            at = held.searchsorted(texts)
            at[at == len(held)] = 0
            if held[at].tobytes() == texts.tobytes():
                return its[at]
        if len(texts) * _SOME > self.size:
            return self.postings(texts)
        if self.size < _DECODED:
            return self.texts().searchsorted(texts) + self.start
        return self._space.field.locate(texts, self.start, self.stop) + self.start

    def often(self, texts: Texts) -> Array:
        """How often the word stands in some texts, all of which hold it."""
        if len(texts) == self.size:
            return self._space.field.often(self.start, self.stop)
        return self._space.field.often_at(self.postings_of(texts), self.start, self.stop)

    def scores(self, texts: Texts) -> Floats:
        return self._space.weights(self.often(texts), self._space.norms(texts), self.weight)

    def scores_at(self, postings: Ints, norms: Floats) -> Floats:
        """The same, with the postings of the word in the texts known, and the norms of the texts."""
        often = self._space.field.often_at(postings, self.start, self.stop)
        return self._space.weights(often, norms, self.weight)


class KnownWords:
    """The words of a space that were asked for last, with what was decoded of them: the next keystroke asks again."""

    _KEPT = 12

    def __init__(self, space: Space) -> None:
        self._space = space
        self._words: dict[int, OfWord] = {}

    def of(self, number: int) -> OfWord:
        word = self._words.pop(number, None) or OfWord(self._space, number)
        self._words[number] = word
        if len(self._words) > self._KEPT:
            del self._words[next(iter(self._words))]
        return word


class OfVariants(Found):
    """The texts that hold a word of several: a wildcard or a fuzzy word."""

    def __init__(self, space: Space, query: Wildcard | Fuzzy) -> None:
        self._space = space
        self._query = query
        self._field = space.field
        self.ranges = term_ranges(query, space.field)
        self._runs = [(self._field.start[low], self._field.start[high]) for low, high in self.ranges]
        self.size = min(sum(stop - start for start, stop in self._runs), space.n_texts)
        self._met: tuple[Texts, Ints, Texts] = _NO_TEXTS, _NO_POSTINGS, _NO_TEXTS
        """Rising texts, which of the postings are theirs, and the text of each of these, as they were asked for last:
        their scores are next."""
        self.is_ranked = space.stats.n_holding(query) <= RANKED
        is_prefix = isinstance(query, Wildcard) and query.is_prefix
        self._bits = space.field.crowd(query.stem.encode()) if is_prefix and isinstance(query, Wildcard) else None

    @cached_property
    def _decoded(self) -> Texts:
        """The texts of all postings, word by word."""
        if not self._runs:
            return np.zeros(0, np.uint32)
        parts = [self._field.texts(start, stop) for start, stop in self._runs]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    @cached_property
    def _texts(self) -> Texts:
        if self._bits is not None:
            mask = np.unpackbits(self._bits, count=self._space.n_texts, bitorder="little")
            return marked(mask.view(np.bool_))
        return self._space.marks.united_any(self._decoded)

    def texts(self) -> Texts:
        return self._texts

    def among(self, texts: Texts) -> Mask:
        if self._bits is not None:
            return np.asarray(self._bits.take(texts >> 3) >> (texts & 7).astype(np.uint8) & 1, np.bool_)
        found = self._hits(texts)[1] if len(texts) < self.size else self._decoded
        return self._space.marks.are_in_any(found, texts)

    def _hits(self, texts: Texts) -> tuple[Ints, Texts]:
        """Which of the postings are those of some texts, and the text of each."""
        known, hits, theirs = self._met
        if _holds(known, texts):
            if len(texts) < len(known):
                mine = self._space.marks.are_in_any(texts, theirs)
                hits, theirs = hits[mine], theirs[mine]
            return hits, theirs
        if not len(texts) or not self._runs:
            return _NO_POSTINGS, _NO_TEXTS
        if len(texts) < _SOUGHT:
            hits, theirs = self._field.hits(self._runs, texts)
        else:
            hits = self._space.marks.are_in_any(texts, self._decoded).nonzero()[0]
            theirs = self._decoded[hits]
        self._met = texts, hits, theirs
        return hits, theirs

    def scores(self, texts: Texts) -> Floats:
        if not self.is_ranked or not self._runs:
            return super().scores(texts)
        hits: Ints | slice
        hits, found = (slice(None), self._decoded) if texts is self.__dict__.get("_texts") else self._hits(texts)
        scores = self._space.weights(self._often(hits), self._space.norms(found), self._weights(hits))
        places = self._space.marks.places_any(texts, found)
        return np.bincount(places, weights=scores, minlength=len(texts)).astype(np.float64, copy=False)

    def _often(self, hits: Ints | slice) -> Array:
        if len(self._runs) == 1 and not isinstance(hits, slice):
            start, stop = self._runs[0]
            return self._field.often_at(hits + start, start, stop)
        return np.concatenate([self._field.often(start, stop) for start, stop in self._runs])[hits]

    def _weights(self, hits: Ints | slice) -> Floats:
        """The weight of the word of each of some postings."""
        holding = np.concatenate([self._field.holding(low, high) for low, high in self.ranges])
        weights = self._space.stats.idfs(self._query, self._field, self.ranges)
        if not isinstance(hits, slice) and len(hits) * FEW < holding.sum():
            return weights[holding.cumsum().searchsorted(hits, side="right")]
        return weights.repeat(holding)[hits]


def _holds(many: Texts, few: Texts) -> bool:
    """Whether rising texts are all among others."""
    if not len(few) or len(few) > len(many):
        return False
    at = many.searchsorted(few)
    at[at == len(many)] = 0
    return bool((many[at] == few).all())
