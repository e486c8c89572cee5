"""Small texts of one kind in a segment, each packed by itself, so that one is read without the others.

They stand one after the other in `….text`; `….at` tells where each begins, `….shared` what they have in common.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from quotedesk.index.engines.whoosh.files.packing import Packing, learned
from quotedesk.index.engines.whoosh.files.segment_file import SegmentFile, SegmentSpool

if TYPE_CHECKING:
    import numpy.typing as npt

_FEW = 32
"""Up to so many are read in the map: what is there already costs no call of the system."""
_SMALL = 1 << 32
"""From this many bytes on, where they begin takes eight bytes instead of four."""


class Pieces:
    """They are known by their number in the segment."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._file = file
        self._name = name
        self._at = file.flat(f"{name}.at")
        self._text = f"{name}.text"

    def __len__(self) -> int:
        return len(self._at) - 1

    @property
    def n_bytes(self) -> int:
        """Packed, all of them."""
        return self._file.length(self._text)

    @cached_property
    def packing(self) -> Packing:
        return Packing(bytes(self._file.bytes(f"{self._name}.shared")))

    def __getitem__(self, number: int) -> bytes:
        return self._unpacked(self._at[number], self._at[number + 1])

    def some(self, numbers: npt.NDArray[Any]) -> Iterator[bytes]:
        """Some, wherever they stand; a few of them in the map, which is quicker."""
        starts, stops = self._at.at(numbers).tolist(), self._at.at(numbers + 1).tolist()
        if len(starts) > _FEW:
            return map(self._unpacked, starts, stops)
        return map(self.packing.unpack, self._file.flat(self._text).parts(starts, stops))

    def _unpacked(self, start: int, stop: int) -> bytes:
        """One, read from the file: the map would take 64 kB of memory or more for the place of each."""
        return self.packing.unpack(self._file.read(self._text, start, stop))

    def run(self, first: int, last: int) -> list[bytes]:
        """Those from `first` to before `last`; read from the file, so that many of them leave no memory mapped."""
        unpack = self.packing.unpack
        return [unpack(packed) for packed in self.packed_run(first, last)]

    def packed_run(self, first: int, last: int) -> list[bytes]:
        """The same as they are written."""
        if first == last:
            return []
        at = self._at.part(first, last + 1)
        begin = at[0]
        packed = self._file.read(self._text, begin, at[-1])
        return [packed[start - begin : stop - begin] for start, stop in pairwise(at)]


class PieceWriter:
    """Adds pieces to a segment, in order. What they share is given, or known or learned once there is enough."""

    def __init__(
        self,
        spool: SegmentSpool,
        name: str,
        packing: Packing | None = None,
        *,
        enough: int = 0,
        known: Callable[[str], bytes] = lambda _: b"",
    ) -> None:
        """Without a packing: after `enough` bytes `known` tells by the name what others of the archive share, or
        nothing; then these are learned from."""
        self._spool = spool
        self._name = name
        self._packing = packing
        self._enough = enough
        self._known = known
        self._waiting: list[bytes] = []
        self._n_waiting = 0
        self._at = array("q", [0])
        spool.add(f"{name}.text", b"")

    def add(self, pieces: Sequence[bytes]) -> None:
        if self._packing is not None:
            self.add_packed(list(map(self._packing.pack, pieces)))
            return
        self._waiting += pieces
        self._n_waiting += sum(map(len, pieces))
        if self._n_waiting >= self._enough:
            self._write_waiting(self._known(self._name) or learned(self._waiting))

    def add_packed(self, pieces: Sequence[bytes]) -> None:
        """Add some that were packed with what these share."""
        self._spool.add(f"{self._name}.text", b"".join(pieces))
        at = accumulate(map(len, pieces), initial=self._at.pop())
        self._at.extend(at)

    def _write_waiting(self, shared: bytes) -> Packing:
        self._packing = Packing(shared)
        self.add(self._waiting)
        self._waiting = []
        return self._packing

    def finish(self) -> None:
        import numpy as np

        packing = self._packing or self._write_waiting(b"")
        self._spool.add(f"{self._name}.shared", packing.shared)
        code = "<u4" if self._at[-1] < _SMALL else "<i8"
        self._spool.add(f"{self._name}.at", np.frombuffer(self._at, np.int64).astype(code))
