"""How much memory the mapped segments take, and when it is too much."""

from __future__ import annotations

import os
import resource
from pathlib import Path

_FULL = 272 << 20
"""Bytes of the process in memory from which on mapped files are given back. 500 different searches of an archive of
100,000 articles take 290 MB in all; giving back at 160 MB, they took an eighth longer (2026-11-22)."""
_WORTHWHILE = 64 << 20
"""Bytes of mapped files, with those of libraries, that are left in memory however full it is."""
_BETWEEN_LOOKS = 128
"""Page faults, each of which brings at most 64 kB of a file into memory."""
_STATED = Path("/proc/self/statm")


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
