"""Reading the postings of one field of a segment: which texts hold a term, how often, and where.

A term's postings are a run of the flat arrays, from `start[term]` to `start[term + 1]`:
`low` and `high` make the number of the text; `often` has four bits a posting for how often the term stands there (15:
see `many`); the places stand one after the other in `place`, eight bits each (beyond 255: see `far`).
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from quotedesk.index.engines.whoosh.dictionary import Dictionary
from quotedesk.index.engines.whoosh.segment_file import SegmentFile

Ints = npt.NDArray[np.int64]
Texts = npt.NDArray[np.uint32]
Array = npt.NDArray[Any]

MANY = 15
"""What four bits hold at most; it stands for a number in `many`."""
STRIDE = 64
"""Postings between two sums of places."""
BOUND = 256
"""Postings that share one upper bound of their score."""
BOUNDED = 2048
"""Terms in fewer texts have no bounds."""

_SHORT = 4096
"""Terms of fewer postings are decoded the plain way."""
_HIGH = np.arange(257, dtype=np.uint32) << np.uint32(16)
_PAIRS = np.array([(byte & 15) | (byte >> 4) << 8 for byte in range(256)], dtype="<u2")
_SUMS = np.array([(byte & 15) + (byte >> 4) for byte in range(256)], dtype=np.uint8)


class Field:
    """One field of one segment."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._file = file
        self.name = name
        self.terms = Dictionary(file, f"{name}.term")
        self.n_texts = file.length(f"{name}.length")
        self.n_words: int = file.meta[f"{name}.words"]
        """Words in all of its texts."""
        self.bound_length: float = file.meta[f"{name}.average"]
        """The average length of a text that the bounds were made with."""

    @cached_property
    def start(self) -> Ints:
        return self._file.array(f"{self.name}.start")

    @cached_property
    def lengths(self) -> Array:
        """The length of each text in Whoosh's one byte."""
        return self._file.array(f"{self.name}.length")

    def run(self, term: int) -> tuple[int, int]:
        """Where the postings of a term stand."""
        return int(self.start[term]), int(self.start[term + 1])

    def texts(self, start: int, stop: int) -> Texts:
        """The texts of a run of postings; of one term, they rise."""
        found = self._file.array(f"{self.name}.low", start, stop).astype(np.uint32)
        if self.n_texts > 1 << 16:
            found |= self._file.array(f"{self.name}.high", start, stop).astype(np.uint32) << np.uint32(16)
        return found

    def texts_of_term(self, start: int, stop: int) -> Texts:
        """The texts of all postings of one term."""
        if self.n_texts <= 1 << 16 or stop - start < _SHORT:
            return self.texts(start, stop)
        edges = self._edges(start, stop)
        found: Texts = np.repeat(_HIGH[: len(edges) - 1], np.diff(edges))
        found |= self._file.array(f"{self.name}.low", start, stop)
        return found

    def _edges(self, start: int, stop: int) -> Ints:
        """Where in the postings of one term its texts pass a multiple of 65,536."""
        high = self._file.array(f"{self.name}.high", start, stop)
        edges: Ints = np.searchsorted(high, np.arange((self.n_texts >> 16) + 1, dtype=np.uint8))
        return np.append(edges, stop - start)

    def locate(self, texts: Texts, start: int, stop: int) -> Ints:
        """Where in the postings of one term each of a few texts stands, or would stand; nothing else is decoded."""
        low = self._file.array(f"{self.name}.low", start, stop)
        edges = self._edges(start, stop).tolist()
        cuts = np.searchsorted(texts, _HIGH[: len(edges)]).tolist()
        lows = (texts & np.uint32(0xFFFF)).astype(np.uint16)
        found = np.empty(len(texts), np.int64)
        for bucket in range(len(edges) - 1):
            first, last = cuts[bucket], cuts[bucket + 1]
            if first < last:
                begin, end = edges[bucket], edges[bucket + 1]
                found[first:last] = np.searchsorted(low[begin:end], lows[first:last]) + begin
        return found

    def texts_at(self, postings: Ints, start: int, stop: int) -> Texts:
        """The texts of some postings of a run."""
        found: Texts = self._file.array(f"{self.name}.low", start, stop)[postings - start].astype(np.uint32)
        if self.n_texts > 1 << 16:
            high = self._file.array(f"{self.name}.high", start, stop)[postings - start]
            found |= high.astype(np.uint32) << np.uint32(16)
        return found

    @cached_property
    def _many_at(self) -> Ints:
        return self._file.array(f"{self.name}.many_at")

    @cached_property
    def _many(self) -> Ints:
        return self._file.array(f"{self.name}.many").astype(np.int64)

    def often(self, start: int, stop: int) -> Array:
        """How often the term stands in each text of a run of postings."""
        first = start >> 1
        pairs = _PAIRS[self._file.array(f"{self.name}.often", first, (stop + 1) >> 1)].view(np.uint8)
        counts: Array = pairs[start - 2 * first : stop - 2 * first]
        low, high = np.searchsorted(self._many_at, (start, stop))
        if low == high:
            return counts
        wide: Ints = counts.astype(np.int64)
        wide[self._many_at[low:high] - start] = self._many[low:high]
        return wide

    def often_at(self, postings: Ints, start: int, stop: int) -> Array:
        """How often the term stands, for some postings of a run."""
        if not len(postings):
            return np.zeros(0, np.int64)
        if len(postings) * 8 > stop - start:
            return self.often(start, stop)[postings - start]
        first = start >> 1
        packed = self._file.array(f"{self.name}.often", first, (stop + 1) >> 1)
        counts = (packed[(postings >> 1) - first] >> ((postings & 1) << 2).astype(np.uint8)) & np.uint8(15)
        return self._with_many(counts, postings)

    def _with_many(self, counts: Array, postings: Ints) -> Array:
        full = np.flatnonzero(counts == MANY)
        if not len(full):
            return counts
        wide = counts.astype(np.int64)
        wide[full] = self._many[np.searchsorted(self._many_at, postings[full])]
        return wide

    # Places

    @cached_property
    def _places_before(self) -> Ints:
        """Places before every `STRIDE`th posting."""
        return self._file.array(f"{self.name}.before")

    @cached_property
    def _many_extra(self) -> Ints:
        """Places that `often` does not count, before each posting of `many`."""
        return np.concatenate(([0], np.cumsum(self._many - MANY)))

    def first_places(self, postings: Ints) -> Ints:
        """Where in `place` the places of some postings begin."""
        blocks = postings // STRIDE
        begin = blocks * (STRIDE // 2)
        inside = postings - blocks * STRIDE
        n_bytes = self._file.length(f"{self.name}.often")
        packed = self._file.array(f"{self.name}.often")
        columns = np.arange(STRIDE // 2, dtype=np.int64)
        window = packed[np.minimum(begin[:, None] + columns, n_bytes - 1)]
        before = columns < (inside >> 1)[:, None]
        sums = (_SUMS[window] * before.view(np.uint8)).sum(axis=1, dtype=np.int64)
        odd = (inside & 1).astype(bool)
        sums[odd] += packed[(postings[odd] >> 1)] & 15
        if len(self._many_at):
            extra = self._many_extra
            low = np.searchsorted(self._many_at, blocks * STRIDE)
            sums += extra[np.searchsorted(self._many_at, postings)] - extra[low]
        found: Ints = self._places_before[blocks] + sums
        return found

    def places(self, postings: Ints, counts: Array, start: int, stop: int) -> tuple[Ints, Ints]:
        """For some postings of the run `start` to `stop`, which of them (by position in `postings`) has which place.

        In order of posting and place.
        """
        counts = counts.astype(np.int64)
        if len(postings) == stop - start:
            flat_start = int(self.first_places(postings[:1])[0]) if len(postings) else 0
            total = int(counts.sum())
            flat: Ints = np.arange(flat_start, flat_start + total)
        else:
            if len(postings) * 40 > stop - start:
                ends = np.cumsum(self.often(start, stop), dtype=np.int64)
                begin = int(self.first_places(np.array([start]))[0])
                first = begin + ends[postings - start] - counts
            else:
                first = self.first_places(postings)
            total = int(counts.sum())
            flat = np.repeat(first - (np.cumsum(counts) - counts), counts) + np.arange(total)
        return np.repeat(np.arange(len(postings)), counts), self._place(flat)

    @cached_property
    def _far_at(self) -> Ints:
        return self._file.array(f"{self.name}.far_at")

    def _place(self, flat: Ints) -> Ints:
        if not len(flat):
            return np.zeros(0, np.int64)
        low, high = int(flat[0]), int(flat[-1]) + 1
        found: Ints = self._file.array(f"{self.name}.place", low, high)[flat - low].astype(np.int64)
        if len(self._far_at):
            at = np.searchsorted(self._far_at, flat)
            at[at == len(self._far_at)] = 0
            is_far = np.flatnonzero(self._far_at[at] == flat)
            found[is_far] += self._file.array(f"{self.name}.far")[at[is_far]].astype(np.int64) << 8
        return found

    # Bounds

    @cached_property
    def _bounded(self) -> dict[int, tuple[int, int]]:
        terms = self._file.array(f"{self.name}.bounded").tolist()
        at = self._file.array(f"{self.name}.bounds_at").tolist()
        return {term: (first, last) for term, first, last in zip(terms, at, at[1:], strict=False)}

    def bounds(self, term: int) -> Array | None:
        """Upper bounds of a frequent term's saturated frequency, for each `BOUND` of its postings."""
        run = self._bounded.get(term)
        return None if run is None else self._file.array(f"{self.name}.bounds", *run)

    def n_articles(self, term: int) -> int:
        """Articles that hold the term, deleted ones included."""
        return int(self._file.array(f"{self.name}.articles", term, term + 1)[0])

    # Frequent prefixes

    @cached_property
    def _crowds(self) -> Dictionary:
        return Dictionary(self._file, f"{self.name}.crowd")

    def crowd(self, prefix: bytes) -> Array | None:
        """One bit a text, set where a word begins with `prefix`; None when so few do that nothing is kept."""
        if f"{self.name}.crowd.at" not in self._file:
            return None
        number = self._crowds.find(prefix)
        if number < 0:
            return None
        size = (self.n_texts + 7) >> 3
        return self._file.array(f"{self.name}.crowds", number * size, (number + 1) * size)
