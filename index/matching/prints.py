"""Fingerprints of quotes: hashes of three words in a row, few enough to keep for every quote of an archive.

Of a long quote only the smallest hash of each three neighbours is kept (winnowing, Schleimer and others 2003), which
still meets every run of five equal words. Two quotes that share enough of them are looked at word by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]
Numbers = NDArray[np.uint32]

_GRAM = 3
_ALL_KEPT = 12
"""Quotes of at most so many words keep every hash: they have few."""
_FACTORS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


class WordHashes:
    """The hash of each word, kept while an archive is gone through: most words come again and again."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def of(self, words: Sequence[str]) -> list[int]:
        known = self._known
        return [known[word] if word in known else known.setdefault(word, crc32(word.encode())) for word in words]


@dataclass(frozen=True, slots=True)
class Prints:
    """Two columns: a hash, and the number of the text it is from."""

    hashes: Hashes
    owners: Numbers


def prints(texts: Sequence[Sequence[int]]) -> Prints:
    """The fingerprints of texts given as hashes of their words."""
    if not texts:
        return Prints(np.empty(0, np.uint32), np.empty(0, np.uint32))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    words = np.fromiter((word for text in texts for word in text), np.uint64, int(lengths.sum()))
    ends = np.cumsum(lengths)
    owner = np.repeat(np.arange(len(texts), dtype=np.uint32), lengths)
    place = np.arange(len(words)) - np.repeat(ends - lengths, lengths)
    left = np.repeat(lengths, lengths) - place
    hashes = _grams(words, left)
    whole = (left >= _GRAM) | ((place == 0) & (np.repeat(lengths, lengths) < _GRAM))
    whole &= _smallest(hashes, left) | (np.repeat(lengths, lengths) <= _ALL_KEPT)
    return Prints(hashes[whole], owner[whole])


def runs(words: Sequence[int], shortest: int = 1) -> Hashes:
    """Every hash that a text of these words could share with another of `shortest` words or more."""
    column = np.array(words, np.uint64)
    left = np.arange(len(words), 0, -1)
    sizes = (_grams(column, np.minimum(left, size))[left >= size] for size in range(shortest, _GRAM + 1))
    return np.unique(np.concatenate(tuple(sizes)))


def _grams(words: NDArray[np.uint64], left: NDArray[np.int64]) -> Hashes:
    """At each word the hash of it and the two behind it, as far as they are of one text."""
    mixed = np.zeros(len(words), np.uint64)
    for offset, factor in enumerate(_FACTORS):
        there = np.zeros(len(words), np.uint64)
        there[: len(words) - offset] = words[offset:] + np.uint64(1)
        there[left <= offset] = 0
        mixed += there * factor
        mixed ^= mixed >> np.uint64(29)
    mixed *= _FACTORS[1]
    return (mixed >> np.uint64(32)).astype(np.uint32)


def _smallest(hashes: Hashes, left: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a hash is the smallest of some three in a row within its text."""
    kept = np.zeros(len(hashes), np.bool_)
    if len(hashes) < _GRAM:
        return kept
    first, second, third = hashes[:-2], hashes[1:-1], hashes[2:]
    inside = left[:-2] >= 2 * _GRAM - 1  # the third gram still ends in the text
    lowest = np.minimum(np.minimum(first, second), third)
    kept[:-2] |= inside & (first == lowest)
    kept[1:-1] |= inside & (second == lowest)
    kept[2:] |= inside & (third == lowest)
    return kept


def pairs_sharing(prints_: Prints, fresh: NDArray[np.bool_], *, often: int, least: float) -> NDArray[np.int64]:
    """Pairs of text numbers, one of them fresh, that share at least `least` of the prints of the shorter one.

    Hashes that more than `often` texts have say nothing and are left out.
    """
    order = np.lexsort((prints_.owners, prints_.hashes))
    hashes, owners = prints_.hashes[order], prints_.owners[order].astype(np.int64)
    n_texts = len(fresh)
    totals = np.bincount(owners, minlength=n_texts)
    edges = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1], True]) if len(hashes) else np.zeros(1, np.int64)
    sizes = np.diff(edges)
    codes = []
    for distance in range(1, often):
        starts = edges[:-1][(sizes > distance) & (sizes <= often)]
        if not len(starts):
            break
        runs = sizes[(sizes > distance) & (sizes <= often)] - distance
        at = np.repeat(starts, runs) + np.arange(int(runs.sum())) - np.repeat(np.cumsum(runs) - runs, runs)
        one, other = owners[at], owners[at + distance]
        wanted = (one != other) & (fresh[one] | fresh[other])
        low, high = np.minimum(one, other)[wanted], np.maximum(one, other)[wanted]
        codes.append(low * n_texts + high)
    if not codes:
        return np.empty((0, 2), np.int64)
    pairs, counts = np.unique(np.concatenate(codes), return_counts=True)
    one, other = pairs // n_texts, pairs % n_texts
    enough = counts >= np.maximum(1, least * np.minimum(totals[one], totals[other]))
    return np.stack((one[enough], other[enough]), axis=1)
