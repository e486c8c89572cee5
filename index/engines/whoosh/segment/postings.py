"""Reading the postings of one field of a segment: which texts hold a term (`holders`), how often, and where.

`often` has four bits a posting for how often the term stands there (15: see `many`). The places stand one after the
other in `place`, eight bits each (beyond 255: see `far`). Those of a posting begin where the counts before it end:
`sum` has what they add up to before every `SUMMED` postings, `before` what came to that before every `STRIDE`, both as
if no count were above 15.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

import numpy as np
import numpy.typing as npt

from quotedesk.index.engines.whoosh.files.dictionary import Dictionary
from quotedesk.index.engines.whoosh.files.segment_file import SegmentFile
from quotedesk.index.engines.whoosh.segment.holders import Array as Array
from quotedesk.index.engines.whoosh.segment.holders import Holders
from quotedesk.index.engines.whoosh.segment.holders import Ints as Ints
from quotedesk.index.engines.whoosh.segment.holders import Texts as Texts
from quotedesk.index.engines.whoosh.segment.remembering import remembered

MANY = 15
"""What four bits hold at most; it stands for a number in `many`."""
STRIDE = 16
"""Postings between two sums of places: as many as a number of 64 bits has counts of four."""
SUMMED = 4096
"""Postings whose counts in `often` make a number of 16 bits, whatever they are."""
BOUND = 64
"""Postings that share one upper bound of their score."""
BOUNDED = 2048
"""Terms in fewer texts have no bounds."""

_FEW = 8
"""From this ratio on, a search for each of the few is quicker than a list of all."""
_PAIRS = np.array([(byte & 15) | (byte >> 4) << 8 for byte in range(256)], dtype="<u2")
_BELOW = np.array([(1 << 4 * count) - 1 for count in range(STRIDE)], np.uint64)
"""Of 16 counts of four bits, the first few."""
_NIBBLES, _BYTES = np.uint64(0x0F0F0F0F0F0F0F0F), np.uint64(0x0101010101010101)
_FOUR, _TOP = np.uint64(4), np.uint64(56)


def _sums_of_nibbles(counts: npt.NDArray[np.uint64]) -> Ints:
    """The sum of the 16 counts in each number."""
    found: Ints = ((((counts & _NIBBLES) + (counts >> _FOUR & _NIBBLES)) * _BYTES) >> _TOP).astype(np.int64)
    return found


class Field(Holders):
    """One field of one segment."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        super().__init__(file, name)
        self.n_words: int = file.meta[f"{name}.words"]
        """Words in all of its texts."""
        self.bound_length: float = file.meta[f"{name}.average"]
        """The average length of a text that the bounds were made with."""
        self.lengths = file.flat(f"{name}.length")
        """The length of each text in Whoosh's one byte."""
        self._often, self._before = file.flat(f"{name}.often"), file.flat(f"{name}.before")
        self._place_name, self._beside_name = f"{name}.place", f"{name}.beside"
        self._articles = file.flat(f"{name}.articles")
        self._flat = remembered(self._find_flat, 256)

    @cached_property
    def _many_at(self) -> Ints:
        return self._file.array(f"{self.name}.many_at")

    @cached_property
    def _many(self) -> Array:
        return self._file.array(f"{self.name}.many")

    def often(self, start: int, stop: int) -> Array:
        """How often the term stands in each text of a run of postings."""
        first = start >> 1
        pairs = _PAIRS[self._often.array(first, (stop + 1) >> 1)].view(np.uint8)
        counts: Array = pairs[start - 2 * first : stop - 2 * first]
        if counts.tobytes().find(MANY) < 0:
            return counts
        low, high = self._many_at.searchsorted((start, stop))
        wide: Ints = counts.astype(np.int64)
        wide[self._many_at[low:high] - start] = self._many[low:high]
        return wide

    def often_at(self, postings: Ints, start: int, stop: int) -> Ints:
        """How often the term stands, for some postings of a run."""
        packed = self._often.at_in(postings >> 1, start >> 1, (stop + 1) >> 1)
        counts: Ints = packed >> ((postings & 1) << 2)
        counts &= MANY
        full = (counts == MANY).nonzero()[0]
        if len(full):
            counts[full] = self._many[self._many_at.searchsorted(postings[full])]
        return counts

    # Places

    def beside(self, start: int, stop: int) -> Array:
        """What stands beside each place of a run of postings."""
        first, last = self._flat(start), self._flat(stop)
        return self._file.loaded(self._beside_name, first, last)

    def _find_flat(self, posting: int) -> int:
        """Where in `place` the places of a posting begin; also behind the last posting."""
        if posting >= len(self._low):
            return self._file.length(self._place_name)
        block, inside = divmod(posting, STRIDE)
        counts = int.from_bytes(self._often.part(block * STRIDE // 2, (block + 1) * STRIDE // 2), "little")
        found = int(self._sum[posting // SUMMED]) + self._before[block]
        while inside:
            found += counts & 15
            counts >>= 4
            inside -= 1
        return found + int(self._many_extra[self._many_at.searchsorted(posting)])

    @cached_property
    def _sum(self) -> Array:
        return self._file.array(f"{self.name}.sum")

    @cached_property
    def _many_extra(self) -> Ints:
        """Places that `often` does not count, before each posting of `many`."""
        return np.concatenate(([0], np.cumsum(self._many.astype(np.int64) - MANY)))

    def first_places(self, postings: Ints) -> Ints:
        """Where in `place` the places of some rising postings begin."""
        if not len(postings):
            return postings
        first, last = int(postings[0]), int(postings[-1])
        begin, end = first // STRIDE, last // STRIDE + 1
        blocks = postings // STRIDE - begin
        counts = self._often.array(begin * STRIDE // 2, end * STRIDE // 2).view("<u8")
        found = _sums_of_nibbles(counts[blocks] & _BELOW[postings & (STRIDE - 1)])
        found += self._before.array(begin, end)[blocks]
        low, high = self._many_at.searchsorted((first, last))
        shift = self._many_extra[low if low == high else self._many_at.searchsorted(postings)]
        begin, end = first // SUMMED, last // SUMMED
        found += shift + self._sum[begin if begin == end else postings // SUMMED]
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
        found = self._file.loaded(self._place_name, low, high).astype(np.uint32)
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
        found: Ints = self._file.loaded(self._place_name, low, high)[flat - low].astype(np.int64)
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
        sides = self._file.loaded(self._beside_name, begin, self._flat(stop))
        at = ((sides & np.uint8(bits)) == np.uint8(value)).nonzero()[0]
        counts = self.often(start, stop)
        if len(sides) == len(counts):
            postings = at + start
        elif len(at) * _FEW > len(counts):
            postings = np.repeat(np.arange(start, stop), counts)[at]
        else:
            ends = counts.cumsum(dtype=np.int32)
            postings = ends.searchsorted(at.astype(np.int32), "right") + start
        return postings, self._place(at + begin)

    # Bounds

    @cached_property
    def _bounded(self) -> memoryview:
        """The terms that have bounds, in order."""
        return self._file.values(f"{self.name}.bounded")

    def bounds(self, term: int) -> Array | None:
        """Upper bounds of a frequent term's saturated frequency, for each `BOUND` of its postings."""
        number = bisect_left(self._bounded, term)
        if number == len(self._bounded) or self._bounded[number] != term:
            return None
        first, last = self._file.flat(f"{self.name}.bounds_at").part(number, number + 2)
        return self._file.array(f"{self.name}.bounds", first, last)

    def n_articles(self, term: int) -> int:
        """Articles that hold the term, deleted ones included."""
        return self._articles[term]

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
