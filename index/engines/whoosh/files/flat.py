"""An array of a segment of which single elements are read: only the blocks they stand in are checked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from quotedesk.index.engines.whoosh.files.blocks import BITS, BLOCK, Blocks, n_blocks

if TYPE_CHECKING:
    import numpy.typing as npt

_CASTS: dict[str, Literal["q", "I", "H"]] = {"<i8": "q", "<u4": "I", "<u2": "H"}
"""Fractions are for numpy only."""

_LOOKING, _LOOKED_AT = 4, 64
"""What looking which blocks are needed costs, in checks of a block, and elements looked at in the time of one more."""

_SOUGHT = 2
"""The same for looking where a value stands among a few."""

_SCATTERED = 4
"""What checking a block costs that stands alone, in checks of one among others."""

_PIECE = 1 << 17
"""Elements that are worked on at a time, so that what numpy needs in between is little, and used again."""


def pieces(count: int) -> Iterator[slice]:
    """All of so many elements, some at a time."""
    return (slice(start, start + _PIECE) for start in range(0, count, _PIECE))


class Flat:
    """Numbers of one kind. Reading one of them, or some that follow each other, needs no numpy."""

    def __init__(self, blocks: Blocks, data: memoryview, code: str, count: int, offset: int) -> None:
        self._blocks = blocks
        self._data = data
        self._code = code
        self._count = count
        self._offset = offset
        self._size = int(code[-1])
        self._seen = blocks.seen
        part = data[offset : offset + count * self._size]
        self._values = part.cast(_CASTS[code]) if code in _CASTS else part
        self._patience = n_blocks(len(part)) + 1
        """What may still be spent on looking which blocks are needed, in checks of a block, before all are checked."""
        self._array: npt.NDArray[Any] | None = None

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> int:
        place = self._offset + number * self._size
        if number < 0:
            raise IndexError(number)
        if not self._seen[place >> BITS]:
            self._blocks.check_some((place >> BITS,))
        return self._values[number]

    def part(self, start: int, stop: int) -> memoryview:
        """Some elements that follow each other."""
        self._check(start, stop)
        return self._values[start:stop]

    def parts(self, starts: Iterable[int], stops: Iterable[int]) -> Iterator[memoryview]:
        """Several such parts, wherever they stand; the loop of `part` by hand, a third quicker for a page of hits."""
        values, offset, size, find = self._values, self._offset, self._size, self._seen.find
        for start, stop in zip(starts, stops, strict=True):
            begin, end = offset + start * size, offset + stop * size
            if find(0, begin >> BITS, (end - 1 >> BITS) + 1) >= 0:
                self._blocks.check(begin, end)
            yield values[start:stop]

    def array(self, start: int = 0, stop: int | None = None) -> npt.NDArray[Any]:
        """The same for numpy; no copy is made."""
        stop = self._count if stop is None else stop
        self._check(start, stop)
        return self._whole()[start:stop]

    def _check(self, start: int, stop: int) -> None:
        begin, end = self._offset + start * self._size, self._offset + stop * self._size
        if self._seen.find(0, begin >> BITS, (end - 1 >> BITS) + 1) >= 0:
            self._blocks.check(begin, end)

    def at(self, numbers: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """The elements of some numbers, none of them negative."""
        if self._patience > 0:
            self._check_at(numbers)
        whole = self._whole()
        if len(numbers) <= _PIECE:
            return whole.take(numbers)
        import numpy as np

        found = np.empty(len(numbers), whole.dtype)
        for piece in pieces(len(numbers)):
            found[piece] = whole.take(numbers[piece])
        return found

    def at_in(self, numbers: npt.NDArray[Any], start: int, stop: int) -> npt.NDArray[Any]:
        """The same for a few of the elements from `start` up to `stop`."""
        first, end = (self._offset + start * self._size) >> BITS, ((self._offset + stop * self._size - 1) >> BITS) + 1
        if self._seen.find(0, first, end) >= 0:
            if len(numbers) // _LOOKED_AT + _LOOKING < end - first:
                self._check_blocks_of(numbers, first, end)
            else:
                self.array(start, stop)
        found: npt.NDArray[Any] = self._whole()[numbers]
        return found

    def runs(self, values: npt.NDArray[Any], within: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Where each of some values begins and ends among the elements, which rise; `within` tells between which it can
        only stand."""
        patience = max(0, self._patience - len(values) * _SOUGHT)
        elements = self if patience else self.part(0, self._count)
        self._patience = patience  # from here on nothing is checked any more when none is left
        for value, (low, high) in zip(values.tolist(), within, strict=True):
            first = bisect_left(elements, value, low, high)
            yield first, bisect_right(elements, value, first, high)

    def _whole(self) -> npt.NDArray[Any]:
        """All elements, unchecked."""
        if self._array is None:
            import numpy as np

            self._array = np.frombuffer(self._data, self._code, self._count, self._offset)
        return self._array

    def _check_at(self, numbers: npt.NDArray[Any]) -> None:
        patience = self._patience - _LOOKING - len(numbers) // _LOOKED_AT
        if patience <= 0:
            self.array()
            self._patience = 0
        else:
            first, end = self._offset >> BITS, n_blocks(self._offset + self._count * self._size)
            self._check_blocks_of(numbers, first, end)
            self._patience = patience

    def _check_blocks_of(self, numbers: npt.NDArray[Any], first: int, end: int) -> None:
        """Check the blocks that have some elements; all from `first` to `end` when many of these do."""
        import numpy as np

        needed = np.zeros(end - first, np.bool_)
        blocks_from_start = (numbers + self._offset % BLOCK // self._size) // (BLOCK // self._size)
        needed[blocks_from_start - (first - (self._offset >> BITS))] = True
        needed &= np.frombuffer(self._seen, np.bool_)[first:end] == 0
        blocks = (needed.nonzero()[0] + first).tolist()
        if len(blocks) * _SCATTERED < end - first:
            self._blocks.check_some(blocks)
        else:
            self._blocks.check(first << BITS, end << BITS)
