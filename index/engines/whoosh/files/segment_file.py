"""One immutable file a segment: named flat arrays behind a JSON header.

Layout: magic, length of the header, header, then the data area. Arrays start at multiples of 64 in the data area.
Behind it stands the table of the checksums of its blocks. The manifest holds the checksum of the header, the header
those of the table. A block is checked when it is first read, so that no damaged byte is ever used.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from weakref import WeakValueDictionary, finalize

from quotedesk.index.engines.whoosh.files.blocks import BLOCK, Blocks, Damaged, digest, n_blocks, part_sums
from quotedesk.index.engines.whoosh.files.flat import Flat
from quotedesk.index.engines.whoosh.files.folder import open_new, open_old, write_out
from quotedesk.index.engines.whoosh.files.manifest import FORMAT, OtherFormat

if TYPE_CHECKING:
    import numpy.typing as npt

MAGIC = b"QDSEG\x00\x00\x02"
_ALIGN = 64
_Bytes = bytes
_START = struct.Struct("<8sI")
_SEAL = b',"self":'
_LONGEST_SEAL = 20
_IN_MEMORY = 1 << 22
"""Bytes an array being written may hold in memory before it goes to disk."""
_LONG = 1 << 18
"""Bytes that are read quicker in the map than from the file."""
_PIECE = 1 << 19
_STEADY = 4 << 20
"""Bytes of a new file that are put on disk at a time; many at once would hold up who makes something else durable."""


class SegmentFile:
    """A segment mapped into memory; nothing of it is read before it is asked for."""

    def __init__(self, path: Path, size: int, checksum: int) -> None:
        self.path = path
        self._descriptor = open_old(path)
        finalize(self, os.close, self._descriptor)
        stated = os.fstat(self._descriptor)
        if stated.st_size != size:
            raise Damaged(path, f"{stated.st_size} bytes instead of {size}")
        self._identity = stated.st_dev, stated.st_ino, stated.st_mtime_ns
        self._map = mmap.mmap(self._descriptor, 0, access=mmap.ACCESS_READ)
        whole = memoryview(self._map)
        length = _header_length(path, whole)
        if digest(whole[:length]) != checksum:
            raise Damaged(path, "its header")
        header = json.loads(bytes(whole[_START.size : length]))
        self.meta: dict[str, Any] = header["meta"]
        self._arrays: dict[str, tuple[str, int, int]] = header["arrays"]
        self._base = _aligned(length)
        end = self._base + header["size"]
        self._data = whole[self._base : end]
        self._blocks = Blocks(path, self._base, self._data, whole[end:], header["table"])
        self._flat: dict[str, Flat] = {}
        self._let_go = 0

    def is_current(self) -> bool:
        """Whether the file of this name is still the one that was opened. Raises FileNotFoundError."""
        stated = self.path.stat()
        return (stated.st_dev, stated.st_ino, stated.st_mtime_ns) == self._identity and stated.st_size == len(self._map)

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def names(self) -> list[str]:
        return list(self._arrays)

    def length(self, name: str) -> int:
        """Elements of an array."""
        return self._arrays[name][1]

    def n_bytes(self, name: str) -> int:
        code, count, _ = self._arrays[name]
        return count * int(code[-1])

    def flat(self, name: str) -> Flat:
        """An array of which single elements are asked for."""
        found = self._flat.get(name)
        if found is None:
            found = self._flat[name] = Flat(self._blocks, self._data, *self._arrays[name])
        return found

    def bytes(self, name: str, start: int = 0, stop: int | None = None) -> memoryview:
        """A part of an array of bytes, checked."""
        return self.flat(name).part(start, self.length(name) if stop is None else stop)

    def values(self, name: str) -> memoryview:
        """A whole array of integers, checked, without numpy."""
        return self.flat(name).part(0, self.length(name))

    def array(self, name: str, start: int = 0, stop: int | None = None) -> npt.NDArray[Any]:
        """A part of an array, checked; no copy is made."""
        return self.flat(name).array(start, stop)

    def read(self, name: str, start: int, stop: int) -> _Bytes:
        """A small part of a large array of bytes, checked; read from the file, so that it stays out of the map."""
        offset = self._arrays[name][2]
        first, end = (offset + start) // BLOCK, n_blocks(offset + stop)
        if self._blocks.seen.find(0, first, end) < 0:
            return os.pread(self._descriptor, stop - start, self._base + offset + start)
        size = min(end * BLOCK, len(self._data)) - first * BLOCK
        whole = os.pread(self._descriptor, size, self._base + first * BLOCK)
        for block, place in enumerate(range(0, size, BLOCK), first):
            self._blocks.check_block(block, whole[place : place + BLOCK])
        return whole[offset + start - first * BLOCK : offset + stop - first * BLOCK]

    def loaded(self, name: str, start: int, stop: int) -> npt.NDArray[Any]:
        """A part of an array of bytes, checked; unless it is long, it is read from the file, to stay out of the
        map."""
        if stop - start > _LONG:
            return self.array(name, start, stop)
        import numpy as np

        return np.frombuffer(self.read(name, start, stop), np.uint8)

    def let_go(self, parts: int = 1) -> None:
        """Give the memory of what was read back to the system, or that of one of so many parts of the file, another one
        each time; what is asked for again is read again from the file."""
        if hasattr(mmap, "MADV_DONTNEED"):
            size = _aligned(-(-len(self._map) // parts), mmap.PAGESIZE)
            start = self._let_go if parts > 1 and self._let_go < len(self._map) else 0
            self._map.madvise(mmap.MADV_DONTNEED, start, min(size, len(self._map) - start))
            self._let_go = start + size

    def damages(self) -> Iterator[str]:
        """Where blocks do not have their checksums."""
        return self._blocks.damages()


def _header_length(path: Path, whole: memoryview) -> int:
    if len(whole) < _START.size:
        raise Damaged(path, "no header")
    magic, length = _START.unpack(whole[: _START.size])
    if magic != MAGIC or _START.size + length > len(whole):
        raise Damaged(path, "no header")
    return int(_START.size + length)


_CODES = frozenset(("|u1", "<u2", "<u4", "<i8", "<f4"))


_opened: WeakValueDictionary[tuple[Path, int, int], SegmentFile] = WeakValueDictionary()


def open_file(path: Path, size: int, checksum: int) -> SegmentFile:
    """The segment, shared with every snapshot of this process that has it open: its blocks are checked once."""
    found = _opened.get((path, size, checksum))
    if found is None or not found.is_current():
        found = _opened[path, size, checksum] = SegmentFile(path, size, checksum)
    return found


def header_checksum(path: Path) -> tuple[int, int, tuple[int, int, int]]:
    """What a manifest should say of a segment, taken from the file: size, checksum, articles, paragraphs, quotes.

    Raises Damaged when the header is not as it was written, OtherFormat when another version of the program wrote it.
    """
    with os.fdopen(open_old(path), "rb") as file:
        head = file.read(_START.size)
        magic, length = _START.unpack(head) if len(head) == _START.size else (b"", 0)
        if magic != MAGIC:
            raise Damaged(path, "no header")
        head += file.read(length)
        size = os.fstat(file.fileno()).st_size
    if not _is_sealed(head[_START.size :].rstrip()):
        raise Damaged(path, "its header")
    header = json.loads(head[_START.size :])
    if header.get("format") != FORMAT:
        raise OtherFormat(path, header.get("format", "before 5"))
    arrays = header["arrays"]
    counts = arrays["article.rank"][1], arrays["paragraph.at"][1] - 1, arrays["quote.voice"][1]
    return size, digest(head), counts


def _sealed(header: Mapping[str, Any]) -> bytes:
    """A header with its own checksum at the end, for when there is no manifest to tell whether it is whole."""
    written = json.dumps(header, separators=(",", ":")).encode()
    return written[:-1] + b"%s%d}" % (_SEAL, digest(written))


def _is_sealed(written: bytes) -> bool:
    start, seal, own = written.rpartition(_SEAL)
    return bool(seal) and own == b"%d}" % digest(start + b"}")


def _aligned(position: int, to: int = _ALIGN) -> int:
    return -(-position // to) * to


class SegmentSpool:
    """A segment being written: arrays grow piece by piece, large ones on disk, and are put together at the end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts: dict[str, IO[bytes]] = {}
        self._codes: dict[str, str] = {}

    def add(self, name: str, piece: bytes | npt.NDArray[Any]) -> None:
        """Append to an array; all of its pieces have one type."""
        code = "|u1" if isinstance(piece, bytes) else piece.dtype.str
        if name not in self._parts:
            self._parts[name] = tempfile.SpooledTemporaryFile(_IN_MEMORY, dir=str(self._folder))  # noqa: SIM115
            self._codes[name] = code
        if self._codes[name] != code or code not in _CODES:
            raise TypeError(f"{name} is {self._codes[name]}, not {code}")
        self._parts[name].write(piece if isinstance(piece, bytes) else piece.tobytes())

    def close(self) -> None:
        for part in self._parts.values():
            part.close()

    def finish(self, path: Path, meta: Mapping[str, Any]) -> tuple[int, int]:
        """Write the file and make it durable. Its size, and the checksum of its header for the manifest."""
        arrays, size = self._layout()
        described = {"format": FORMAT, "meta": dict(meta), "arrays": arrays, "size": size}
        longest = [(1 << 64) - 1] * len(part_sums(bytes(8 * n_blocks(size))))
        length = len(_sealed({**described, "table": longest})) + _LONGEST_SEAL
        base = _aligned(_START.size + length)
        with open_new(path) as descriptor, os.fdopen(os.dup(descriptor), "wb") as file:
            file.seek(base)
            table = self._put_together(file, arrays)
            file.write(table)
            header = _sealed({**described, "table": part_sums(table)})
            head = _START.pack(MAGIC, length) + header.ljust(length)
            file.seek(0)
            file.write(head.ljust(base, b"\0"))
            file.flush()
            os.fsync(descriptor)
        self.close()
        return base + size + len(table), digest(head)

    def _layout(self) -> tuple[dict[str, tuple[str, int, int]], int]:
        arrays: dict[str, tuple[str, int, int]] = {}
        position = 0
        for name, part in self._parts.items():
            length = part.tell()
            code = self._codes[name]
            arrays[name] = code, length // int(code[-1]), position
            position = _aligned(position + length)
        return arrays, position

    def _put_together(self, file: IO[bytes], arrays: Mapping[str, tuple[str, int, int]]) -> bytes:
        """Write the arrays one after the other, and return the table of checksums."""
        sums: list[int] = []
        on_disk = 0
        pending = bytearray()
        for name, part in self._parts.items():
            part.seek(0)
            while piece := part.read(_PIECE):
                pending += piece
                _take_blocks(pending, file, sums)
                if file.tell() - on_disk >= _STEADY:
                    file.flush()
                    write_out(file.fileno())
                    on_disk = file.tell()
            code, count, offset = arrays[name]
            pending += bytes(_aligned(offset + count * int(code[-1])) - offset - count * int(code[-1]))
            part.close()
        _take_blocks(pending, file, sums)
        if pending:
            file.write(pending)
            sums.append(digest(pending))
        return struct.pack(f"<{len(sums)}Q", *sums)


def _take_blocks(pending: bytearray, file: IO[bytes], sums: list[int]) -> None:
    """Move whole blocks from `pending` to the file, with their checksums."""
    whole = len(pending) // BLOCK * BLOCK
    if whole:
        with memoryview(pending) as ready:
            file.write(ready[:whole])
            sums.extend(digest(ready[start : start + BLOCK]) for start in range(0, whole, BLOCK))
        del pending[:whole]
