"""What stands on both sides of each word, in one byte: most of what is no phrase is ruled out without reading on.

Four bits tell the word before, four the word after. The most frequent words of English have numbers of their own, which
decides; all others share a few; a genitive between two words has one, as no phrase typed without it may hold it.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
import numpy.typing as npt

EDGE = 0
"""The text begins or ends here, or a mark stands here instead of a word."""
_EXACT = {word: number for number, word in enumerate((b"the", b"of", b"to", b"and", b"in", b"a", b"for", b"on"), 1)}
_SHARED = range(len(_EXACT) + 1, 15)
GENITIVE = 15
_AFTER = 4
"""The bits of the word after."""


def side(term: bytes) -> int:
    """The number of a word as a neighbour."""
    return _EXACT.get(term) or _SHARED[crc32(term) % len(_SHARED)]


def is_exact(term: bytes) -> bool:
    """Whether no other word has its number."""
    return term in _EXACT


def both(sides: npt.NDArray[np.uint8], is_first: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint8]:
    """The byte of each of some words in the order of their texts, from their numbers and where texts begin."""
    found = np.zeros(len(sides), np.uint8)
    found[1:] = np.where(is_first[1:], EDGE, sides[:-1])
    found[:-1] |= np.where(is_first[1:], EDGE, sides[1:]) << np.uint8(_AFTER)
    return found


def with_genitives(found: npt.NDArray[np.uint8], at: npt.NDArray[np.int64]) -> None:
    """Note that a genitive follows some words, which is not the last of its text or is without a neighbour anyway."""
    found[at] |= GENITIVE << _AFTER
    after = at[at + 1 < len(found)] + 1
    after = after[found[after] & 15 != EDGE]
    found[after] |= GENITIVE


def fitting(before: int | None, after: int | None) -> tuple[int, int]:
    """Which bits of its byte tell whether a word stands between these neighbours, or beside one, and what they are."""
    bits = (0 if before is None else 15) | (0 if after is None else 15 << _AFTER)
    return bits, (before or 0) | (after or 0) << _AFTER
