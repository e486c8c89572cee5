"""How much memory the mapped segments take, and when it is too much."""

from __future__ import annotations

from mmap import PAGESIZE
from pathlib import Path

_FULL = 274 << 20
"""Bytes of the process in memory from which on mapped files are given back. 500 different searches of an archive of
100,000 articles take 340 MB in all; giving back at 160 MB, they took an eighth longer (2026-11-22)."""
_WORTHWHILE = 64 << 20
"""Bytes of mapped files, with those of libraries, that are left in memory however full it is."""
_STATED = Path("/proc/self/statm")


def is_full() -> bool:
    """Whether some of what is in memory of mapped files should be given back; so where the system does not say. Page
    faults would not tell: newer kernels bring up to 2 MB of a file for one."""
    try:
        resident, mapped = (int(pages) * PAGESIZE for pages in _STATED.read_bytes().split()[1:3])
    except OSError:
        return True
    return resident > _FULL and mapped > _WORTHWHILE
