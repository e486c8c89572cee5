"""What the system is told, so that searches leave no memory behind."""

from __future__ import annotations

import ctypes
import os
import resource
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

_MMAP_THRESHOLD, _TRIM_THRESHOLD = -3, -1
"""Of `mallopt` in the GNU C library."""
_LARGE = 8 << 20
"""Less, and taking and giving back the arrays of a large answer takes longer than filling them."""
_UNUSED = 16 << 20
_FULL = 272 << 20
"""Bytes of the process in memory from which on mapped files are given back. 500 different searches of an archive of
100,000 articles take 290 MB in all; giving back at 160 MB, they took an eighth longer (2026-11-22)."""
_WORTHWHILE = 64 << 20
"""Bytes of mapped files, with those of libraries, that are left in memory however full it is."""
_BETWEEN_LOOKS = 128
"""Page faults, each of which brings at most 64 kB of a file into memory."""
_STATED = Path("/proc/self/statm")


@cache
def keep_memory_flat() -> None:
    """Large arrays go back to the system when they are done with; left alone, the GNU C library keeps up to 64 MB."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            library = ctypes.CDLL(None)
            library.mallopt(_MMAP_THRESHOLD, _LARGE)
            library.mallopt(_TRIM_THRESHOLD, _UNUSED)


class Watch:
    """Tells when mapped files take too much memory. Looking is dear, so it waits for enough page faults."""

    def __init__(self) -> None:
        self._faults = 0

    def is_full(self) -> bool:
        """Whether some of what is in memory of mapped files should be given back; so where the system does not say."""
        faults = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        if faults - self._faults < _BETWEEN_LOOKS:
            return False
        self._faults = faults
        try:
            resident, mapped = (int(pages) * os.sysconf("SC_PAGE_SIZE") for pages in _STATED.read_bytes().split()[1:3])
        except OSError:
            return True
        return resident > _FULL and mapped > _WORTHWHILE
