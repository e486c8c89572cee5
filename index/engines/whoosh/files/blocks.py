"""The data of a segment in blocks, each checked when it is first read.

The checksum is XXH3 of 64 bits. A table holds that of each block of the data, and the header of the file that of each
part of the table, so that what opening and looking something up cost does not grow with the segment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from xxhash import xxh3_64_intdigest

from quotedesk.index.errors import ArchiveError

digest = xxh3_64_intdigest
BITS = 13
BLOCK = 1 << BITS
_PART_BITS = 13
PART = 8 << _PART_BITS
"""Bytes of the table that share a checksum: those of the checksums of 8,192 blocks."""


class Damaged(ArchiveError):
    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path} is damaged ({what}). quotedesk check lists all faults, quotedesk rebuild repairs")


class Blocks:
    """What was checked already is remembered; nothing that was not is ever given out."""

    def __init__(self, path: Path, base: int, data: memoryview, table: memoryview, parts: Sequence[int]) -> None:
        """`base` is where the data begin in the file, `parts` are the checksums of the parts of the table."""
        self._path = path
        self._base = base
        self._data = data
        self._table = table
        self._sums = table.cast("Q")
        self._parts = parts
        self._seen_parts = bytearray(len(parts))
        self.seen = bytearray(len(self._sums))
        """One for each block that has its checksum."""
        if n_blocks(len(data)) != len(self._sums) or -(-len(table) // PART) != len(parts):
            raise Damaged(path, "its checksums")

    def check(self, start: int, stop: int) -> None:
        """Check the blocks of some bytes of the data. Raises Damaged."""
        if start >= stop:
            return
        first, end = start >> BITS, min(((stop - 1) >> BITS) + 1, len(self.seen))
        block = self.seen.find(0, first, end)
        while block >= 0:
            upto = self.seen.find(1, block, end)
            self._check_run(block, end if upto < 0 else upto)
            block = -1 if upto < 0 else self.seen.find(0, upto, end)

    def _check_run(self, first: int, end: int) -> None:
        self._check_table(first, end)
        data = self._data
        found = [digest(data[start : start + BLOCK]) for start in range(first << BITS, end << BITS, BLOCK)]
        if found != self._sums[first:end].tolist():
            wrong = next(block for block, sum_ in enumerate(found, first) if sum_ != self._sums[block])
            raise self._damaged(wrong)
        self.seen[first:end] = b"\1" * (end - first)

    def check_some(self, blocks: Iterable[int]) -> None:
        """Check some blocks that were not checked yet, wherever they stand. Raises Damaged."""
        for block in blocks:
            self.check_block(block, self._data[block << BITS : (block + 1) << BITS])

    def check_block(self, block: int, content: bytes | memoryview) -> None:
        """Check a block whose content was read. Raises Damaged."""
        if not self._seen_parts[block >> _PART_BITS]:
            self._check_table(block, block + 1)
        self._compare(block, content)

    def _compare(self, block: int, content: bytes | memoryview) -> None:
        if digest(content) != self._sums[block]:
            raise self._damaged(block)
        self.seen[block] = 1

    def _check_table(self, first: int, end: int) -> None:
        """Check the part of the table that has the checksums of some blocks."""
        for part in range(first >> _PART_BITS, ((end - 1) >> _PART_BITS) + 1):
            if not self._seen_parts[part]:
                if digest(self._table[part * PART : (part + 1) * PART]) != self._parts[part]:
                    raise Damaged(self._path, "its checksums")
                self._seen_parts[part] = 1

    def _damaged(self, block: int) -> Damaged:
        return Damaged(self._path, f"at byte {self._base + (block << BITS)}")

    def damages(self) -> Iterator[str]:
        """Where blocks do not have their checksums."""
        self._check_table(0, len(self._sums))
        for block, checksum in enumerate(self._sums):
            if digest(self._data[block << BITS : (block + 1) << BITS]) != checksum:
                yield f"at byte {self._base + (block << BITS)}"


def n_blocks(size: int) -> int:
    return -(-size // BLOCK)


def part_sums(table: bytes) -> list[int]:
    """The checksums of the parts of a table."""
    return [digest(table[start : start + PART]) for start in range(0, len(table), PART)]
