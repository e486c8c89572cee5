"""What the GNU C library is told, so that large arrays leave no memory behind."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from functools import cache

_MMAP_THRESHOLD, _TRIM_THRESHOLD, _ARENAS = -3, -1, -8
"""Of `mallopt`."""
_LARGE = 8 << 20
"""Less, and taking and giving back the arrays of a large answer takes longer than filling them."""
_UNUSED = 16 << 20


@cache
def keep_memory_flat() -> None:
    """Large arrays go back to the system when they are done with; left alone, the library keeps up to 64 MB. Threads
    that start afterwards use again what others have freed."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            library = ctypes.CDLL(None)
            library.mallopt(_MMAP_THRESHOLD, _LARGE)
            library.mallopt(_TRIM_THRESHOLD, _UNUSED)
            library.mallopt(_ARENAS, 1)
