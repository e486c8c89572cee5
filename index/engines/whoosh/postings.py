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
from quotedesk.index.engines.whoosh.remembering import remembered
from quotedesk.index.engines.whoosh.segment_file import SegmentFile

Ints = npt.NDArray[np.int64]
Texts = npt.NDArray[np.uint32]
Array = npt.NDArray[Any]

MANY = 15
"""What four bits hold at most; it stands for a number in `many`."""
STRIDE = 16
"""Postings between two sums of places: as many as a number of 64 bits has counts of four."""
BOUND = 64
"""Postings that share one upper bound of their score."""
BOUNDED = 2048
"""Terms in fewer texts have no bounds."""

_FEW = 8
"""From this ratio on, a search for each of the few is quicker than a list of all."""
_SHORT = 4096
"""Terms of fewer postings are decoded the plain way."""
_HIGH = np.arange(257, dtype=np.uint32) << np.uint32(16)
_PAIRS = np.array([(byte & 15) | (byte >> 4) << 8 for byte in range(256)], dtype="<u2")
_BELOW = np.array([(1 << 4 * count) - 1 for count in range(STRIDE)], np.uint64)
"""Of 16 counts of four bits, the first few."""
_NIBBLES, _BYTES = np.uint64(0x0F0F0F0F0F0F0F0F), np.uint64(0x0101010101010101)
_FOUR, _TOP = np.uint64(4), np.uint64(56)


def _sums_of_nibbles(counts: npt.NDArray[np.uint64]) -> Ints:
    """The sum of the 16 counts in each number."""
    found: Ints = ((((counts & _NIBBLES) + (counts >> _FOUR & _NIBBLES)) * _BYTES) >> _TOP).astype(np.int64)
    return found


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
        self.start = file.flat(f"{name}.start")
        """Where the postings of each term begin, and where those of the last one end."""
        self.lengths = file.flat(f"{name}.length")
        """The length of each text in Whoosh's one byte."""
        self._edges = remembered(self._find_edges, 256)
        self._flat = remembered(self._find_flat, 256)

    def run(self, term: int) -> tuple[int, int]:
        """Where the postings of a term stand."""
        return self.start[term], self.start[term + 1]

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
        found: Texts = self._file.array(f"{self.name}.low", start, stop).astype(np.uint32)
        found += np.repeat(_HIGH[: len(edges) - 1], edges[1:] - edges[:-1])
        return found

    def _find_edges(self, start: int, stop: int) -> Ints:
        """Where in the postings of one term its texts pass a multiple of 65,536."""
        high = self._file.array(f"{self.name}.high", start, stop)
        n_buckets = (self.n_texts >> 16) + 1
        edges = np.empty(n_buckets + 1, np.int64)
        edges[:-1] = high.searchsorted(np.arange(n_buckets, dtype=np.uint8))
        edges[-1] = stop - start
        return edges

    def locate(self, texts: Texts, start: int, stop: int) -> Ints:
        """Where in the postings of one term each of a few texts stands, or would stand; nothing else is decoded."""
        low = self._file.array(f"{self.name}.low", start, stop)
        edges = self._edges(start, stop).tolist()
        cuts = texts.searchsorted(_HIGH[: len(edges)]).tolist()
        lows = (texts & np.uint32(0xFFFF)).astype(np.uint16)
        found = np.repeat(edges[:-1], np.diff(cuts))
        for begin, end, first, last in zip(edges, edges[1:], cuts, cuts[1:], strict=False):
            if first < last:
                found[first:last] += low[begin:end].searchsorted(lows[first:last])
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

    def often_at(self, postings: Ints, start: int, stop: int) -> Ints:
        """How often the term stands, for some postings of a run."""
        first = start >> 1
        packed = self._file.array(f"{self.name}.often", first, (stop + 1) >> 1)
        counts: Ints = packed[(postings >> 1) - first] >> ((postings & 1) << 2)
        counts &= MANY
        full = (counts == MANY).nonzero()[0]
        if len(full):
            counts[full] = self._many[self._many_at.searchsorted(postings[full])]
        return counts

    # Places

    def beside(self, start: int, stop: int) -> Array:
        """What stands beside each place of a run of postings."""
        first, last = self._flat(start), self._flat(stop)
        return self._file.array(f"{self.name}.beside", first, last)

    def _find_flat(self, posting: int) -> int:
        """Where in `place` the places of a posting begin; also behind the last posting."""
        if posting >= self._file.length(f"{self.name}.low"):
            return self._file.length(f"{self.name}.place")
        block, inside = divmod(posting, STRIDE)
        counts = int.from_bytes(
            self._file.bytes(f"{self.name}.often", block * STRIDE // 2, (block + 1) * STRIDE // 2), "little"
        )
        found = int(self._file.array(f"{self.name}.before", block, block + 1)[0])
        while inside:
            found += counts & 15
            counts >>= 4
            inside -= 1
        low, high = self._many_at.searchsorted((posting - posting % STRIDE, posting)).tolist()
        return found + (int(self._many_extra[high] - self._many_extra[low]) if low < high else 0)

    @cached_property
    def _many_extra(self) -> Ints:
        """Places that `often` does not count, before each posting of `many`."""
        return np.concatenate(([0], np.cumsum(self._many - MANY)))

    def first_places(self, postings: Ints) -> Ints:
        """Where in `place` the places of some rising postings begin."""
        if not len(postings):
            return postings
        blocks = postings // STRIDE
        first, last = int(blocks[0]), int(blocks[-1]) + 1
        counts = self._file.array(f"{self.name}.often", first * STRIDE // 2, last * STRIDE // 2).view("<u8")
        found: Ints = self._file.array(f"{self.name}.before", first, last)[blocks - first].astype(np.int64)
        found += _sums_of_nibbles(counts[blocks - first] & _BELOW[postings % STRIDE])
        low, high = self._many_at.searchsorted((first * STRIDE, last * STRIDE))
        if low < high:
            extra = self._many_extra
            found += extra[self._many_at.searchsorted(postings)] - extra[self._many_at.searchsorted(blocks * STRIDE)]
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
            if len(postings) * _FEW > stop - start:
                ends = np.cumsum(self.often(start, stop), dtype=np.int64)
                begin = int(self.first_places(np.array([start]))[0])
                first = begin + ends[postings - start] - counts
            else:
                first = self.first_places(postings)
            total = int(counts.sum())
            if total == len(postings):
                return np.arange(total), self._place(first)
            flat = np.repeat(first - (np.cumsum(counts) - counts), counts) + np.arange(total)
        return np.repeat(np.arange(len(postings)), counts), self._place(flat)

    def all_places(self, start: int, stop: int) -> Texts:
        """The places of whole runs of postings, one after the other."""
        if start == stop:
            return np.zeros(0, np.uint32)
        last = np.array([stop - 1])
        low = int(self.first_places(np.array([start]))[0])
        high = int(self.first_places(last)[0]) + int(self.often_at(last, stop - 1, stop)[0])
        found = self._file.array(f"{self.name}.place", low, high).astype(np.uint32)
        first, end = np.searchsorted(self._far_at, (low, high))
        found[self._far_at[first:end] - low] |= self._file.array(f"{self.name}.far", first, end) << np.uint32(8)
        return found

    @cached_property
    def _far_at(self) -> Ints:
        return self._file.array(f"{self.name}.far_at")

    def _place(self, flat: Ints) -> Ints:
        if not len(flat):
            return np.zeros(0, np.int64)
        low, high = int(flat[0]), int(flat[-1]) + 1
        found: Ints = self._file.array(f"{self.name}.place", low, high)[flat - low].astype(np.int64)
        first, last = self._far_at.searchsorted((low, high))
        if first < last:
            far_at = self._far_at[first:last]
            at = far_at.searchsorted(flat)
            at[at == len(far_at)] = 0
            is_far = np.flatnonzero(far_at[at] == flat)
            found[is_far] += self._file.array(f"{self.name}.far", first, last)[at[is_far]].astype(np.int64) << 8
        return found

    def standing(self, start: int, stop: int, bits: int, value: int) -> tuple[Ints, Ints]:
        """Posting and place of each time that a term stands where some bits of what is beside it have a value."""
        begin = self._flat(start)
        sides = self._file.array(f"{self.name}.beside", begin, self._flat(stop))
        at = ((sides & np.uint8(bits)) == np.uint8(value)).nonzero()[0]
        counts = self.often(start, stop)
        if len(sides) == len(counts):
            postings = at + start
        elif len(at) * _FEW > len(counts):
            postings = np.repeat(np.arange(start, stop), counts)[at]
        else:
            postings = np.cumsum(counts, dtype=np.int64).searchsorted(at, "right") + start
        return postings, self._place(at + begin)

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
