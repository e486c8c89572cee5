"""Whoosh's BM25F over arrays: the same numbers for many postings at a time."""

from __future__ import annotations

from functools import cached_property
from math import log

import numpy as np
import numpy.typing as npt

from quotedesk.index.engines.whoosh.segment.postings import Array

B, K1 = 0.75, 1.2
"""Whoosh's own defaults."""


class Lengths:
    """How Whoosh writes the length of a text in one byte."""

    @cached_property
    def from_byte(self) -> npt.NDArray[np.float64]:
        from whoosh.util.numeric import byte_to_length

        return np.array([byte_to_length(byte) for byte in range(256)], np.float64)

    def to_byte(self, lengths: Array) -> Array:
        return np.minimum(np.searchsorted(self.from_byte, lengths), 255).astype("|u1")


LENGTHS = Lengths()


def norms(average: float) -> npt.NDArray[np.float64]:
    """What BM25F adds to the frequency, for each length byte."""
    return K1 * ((1 - B) + B * LENGTHS.from_byte / average)


def saturation(often: Array, lengths: Array, average: float) -> npt.NDArray[np.float64]:
    """Frequency against frequency plus length: BM25F without its constant factors, from 0 to 1."""
    part: npt.NDArray[np.float64] = often / (often + norms(average)[lengths])
    return part


def idf(n_texts: int, n_holding: int) -> float:
    return log(n_texts / (n_holding + 1)) + 1
