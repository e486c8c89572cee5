"""Sorted strings in a segment: found by binary search, listed by their number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from quotedesk.index.engines.whoosh.segment_file import SegmentFile, SegmentSpool


class Dictionary:
    """The strings of one name in a segment, as UTF-8, by their number in sorted order."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._file = file
        self._name = name

    @cached_property
    def _at(self) -> memoryview:
        return self._file.values(f"{self._name}.at")

    @cached_property
    def _text(self) -> memoryview:
        return self._file.bytes(f"{self._name}.text")

    def __len__(self) -> int:
        return self._file.length(f"{self._name}.at") - 1

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._text[self._at[number] : self._at[number + 1]])

    def all(self) -> list[bytes]:
        return self.slice(0, len(self))

    def slice(self, start: int, stop: int) -> list[bytes]:
        at = self._at[start : stop + 1].tolist()
        whole = bytes(self._text[at[0] : at[-1]]) if at else b""
        shift = at[0] if at else 0
        return [whole[first - shift : last - shift] for first, last in pairwise(at)]

    def lower(self, string: bytes) -> int:
        """The number of the first string that is not less than `string`."""
        return bisect_left(self, string)

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


def write_dictionary(spool: SegmentSpool, name: str, strings: Sequence[bytes]) -> None:
    """Add sorted strings to a segment."""
    import numpy as np

    spool.add(f"{name}.text", b"".join(strings))
    spool.add(f"{name}.at", np.fromiter(offsets(map(len, strings)), np.int64, len(strings) + 1))


def offsets(lengths: Iterable[int]) -> Iterable[int]:
    """Where each of several things one after the other starts, and where the last one ends."""
    return accumulate(lengths, initial=0)
