"""Strings in a segment: listed by their number, sorted ones found by binary search."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from quotedesk.index.engines.whoosh.files.segment_file import SegmentFile, SegmentSpool

if TYPE_CHECKING:
    import numpy.typing as npt

_EVERY = 256
"""Of more strings than this, one of so many is listed once more."""


class Strings:
    """The strings of one name in a segment, as UTF-8, by their number."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._at = file.flat(f"{name}.at")
        self._text = file.flat(f"{name}.text")

    def __len__(self) -> int:
        return len(self._at) - 1

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._text.part(self._at[number], self._at[number + 1]))

    def some(self, numbers: npt.NDArray[Any]) -> Iterator[bytes]:
        """A few, wherever they stand."""
        starts, stops = self._at.at(numbers), self._at.at(numbers + 1)
        return map(bytes, self._text.parts(starts.tolist(), stops.tolist()))

    def all(self) -> list[bytes]:
        return self.slice(0, len(self))

    def slice(self, start: int, stop: int) -> list[bytes]:
        at = self._at.part(start, stop + 1).tolist()
        shift = at[0]
        whole = bytes(self._text.part(shift, at[-1]))
        return [whole[first - shift : last - shift] for first, last in pairwise(at)]


class Dictionary(Strings):
    """Sorted strings. Of many, some are listed once more, so that a look-up reads those and a few others."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        super().__init__(file, name)
        self._listed_again = Strings(file, f"{name}.some") if f"{name}.some.at" in file else None

    @cached_property
    def _some(self) -> list[bytes]:
        return [] if self._listed_again is None else self._listed_again.all()

    def lower(self, string: bytes) -> int:
        """The number of the first string that is not less than `string`."""
        first, end = 0, len(self)
        if self._some:
            end = bisect_left(self._some, string) * _EVERY
            first, end = max(0, end - _EVERY), min(end, len(self))
        at = self._at.part(first, end + 1)
        shift = at[0]
        text = bytes(self._text.part(shift, at[-1]))
        place = bisect_left(
            range(end - first), string, key=lambda place: text[at[place] - shift : at[place + 1] - shift]
        )
        return first + place

    def find(self, string: bytes) -> int:
        """The number of `string`; -1 when it is not there."""
        number = self.lower(string)
        return number if number < len(self) and self[number] == string else -1

    def prefixed(self, prefix: bytes) -> tuple[int, int]:
        """The numbers of the strings that begin with `prefix`, as a half-open range."""
        if not prefix:
            return 0, len(self)
        after = prefix[:-1] + bytes([prefix[-1] + 1])  # UTF-8 holds no byte 255
        return self.lower(prefix), self.lower(after)


def write_strings(spool: SegmentSpool, name: str, strings: Sequence[bytes]) -> None:
    """Add strings to a segment."""
    import numpy as np

    spool.add(f"{name}.text", b"".join(strings))
    spool.add(f"{name}.at", np.fromiter(offsets(map(len, strings)), np.uint32, len(strings) + 1))


def write_dictionary(spool: SegmentSpool, name: str, strings: Sequence[bytes]) -> None:
    """Add sorted strings to a segment."""
    write_strings(spool, name, strings)
    if len(strings) > _EVERY:
        write_strings(spool, f"{name}.some", strings[::_EVERY])


def offsets(lengths: Iterable[int]) -> Iterable[int]:
    """Where each of several things one after the other starts, and where the last one ends."""
    return accumulate(lengths, initial=0)
