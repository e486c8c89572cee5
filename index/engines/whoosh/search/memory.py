"""How much memory the mapped segments take, and when it is too much."""

from __future__ import annotations

from mmap import PAGESIZE
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

_FULL = 274 << 20
"""Bytes of the process in memory from which on mapped files are given back. 500 different searches of an archive of
100,000 articles take 340 MB in all; giving back at 160 MB, they took an eighth longer (2026-11-22)."""
_WORTHWHILE = 64 << 20
"""Bytes of mapped files, with those of libraries, that are left in memory however full it is."""
_STATED = Path("/proc/self/statm")
_WORTH_A_LOOK = 4
"""Page faults after which the system is asked. Fewer bring 8 MB at most: newer kernels bring up to 2 MB of a file for
one, so that faults alone would not tell how much is there."""


class Watch:
    """Tells when some of what is in memory of mapped files should be given back."""

    def __init__(self) -> None:
        self._n_faults = 0

    def is_full(self) -> bool:
        usage = getrusage(RUSAGE_SELF)  # a twentieth of the time of asking how much is in memory
        n_faults = usage.ru_minflt + usage.ru_majflt
        if 0 <= n_faults - self._n_faults < _WORTH_A_LOOK:
            return False
        self._n_faults = n_faults
        return _is_full()


def _is_full() -> bool:
    """True where the system does not say."""
    try:
        resident, mapped = (int(pages) * PAGESIZE for pages in _STATED.read_bytes().split()[1:3])
    except OSError:
        return True
    return resident > _FULL and mapped > _WORTHWHILE
