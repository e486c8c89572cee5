"""What the system is told, so that searches leave no memory behind."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

_MMAP_THRESHOLD, _TRIM_THRESHOLD = -3, -1
"""Of `mallopt` in the GNU C library."""
_LARGE = 8 << 20
"""Less, and taking and giving back the arrays of a large answer takes longer than filling them."""
_UNUSED = 16 << 20
_STATED = Path("/proc/self/statm")


@cache
def keep_memory_flat() -> None:
    """Large arrays go back to the system when they are done with; left alone, the GNU C library keeps up to 64 MB."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            library = ctypes.CDLL(None)
            library.mallopt(_MMAP_THRESHOLD, _LARGE)
            library.mallopt(_TRIM_THRESHOLD, _UNUSED)


def mapped_memory() -> int:
    """Bytes of mapped files that are in memory now; all that there may be where the system does not say."""
    try:
        return int(_STATED.read_bytes().split()[2]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return sys.maxsize
