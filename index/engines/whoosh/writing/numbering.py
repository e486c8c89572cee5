"""Numbers for words: each word gets one when it is first met, and is known by a hash of its letters from then on."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from quotedesk.index.engines.whoosh.segment import beside
from quotedesk.index.engines.whoosh.segment.terms import MARKS, term

if TYPE_CHECKING:
    from quotedesk.index.engines.whoosh.writing.characters import Letters

Ints = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.uint32]
Hashes = npt.NDArray[np.uint64]

COMMA_LETTER = ord(",")
"""A comma that belongs to a number, whose digits alone are the word."""
_FULL = 1 << 20
"""Words after which a numbering is better begun anew: it holds some 200 MB then."""
_LONG = 64
"""Words of more letters are hashed one by one."""


class Numbering:
    """Words and their numbers: a table for those met often, a dictionary for all."""

    _BITS = 20

    def __init__(self) -> None:
        self.terms: list[bytes] = [term(mark) for mark in MARKS]
        self._by_term: dict[bytes, int] = {}
        self._by_hash: dict[int, int] = {}
        self._hash_at: Hashes = np.zeros(1 << self._BITS, np.uint64)
        self._number_at: Numbers = np.zeros(1 << self._BITS, np.uint32)
        self._sides = np.zeros(0, np.uint8)

    @property
    def is_full(self) -> bool:
        return len(self.terms) > _FULL

    def number(self, word: bytes) -> int:
        """The number of a term."""
        number = self._by_term.get(word)
        if number is None:
            number = self._by_term[word] = len(self.terms)
            self.terms.append(word)
        return number

    def numbers(self, letters: Letters, starts: Ints, lengths: Ints) -> Numbers:
        """The number of each word, given where its letters stand; 64 bytes behind the last are no letters."""
        hashes = _hashes(letters, starts, lengths)
        slots = (hashes >> np.uint64(64 - self._BITS)).astype(np.int64)
        found = self._number_at.take(slots)
        missing = np.flatnonzero(self._hash_at.take(slots) != hashes)
        if len(missing):
            found[missing] = self._look_up(letters, starts[missing], lengths[missing], hashes[missing])
            free = missing[self._hash_at[slots[missing]] == 0]
            self._hash_at[slots[free]] = hashes[free]
            self._number_at[slots[free]] = found[free]
        return found

    def _look_up(self, letters: Letters, starts: Ints, lengths: Ints, hashes: Hashes) -> Numbers:
        distinct, first, at = np.unique(hashes, return_index=True, return_inverse=True)
        numbers = np.empty(len(distinct), np.uint32)
        begins, ends = starts[first].tolist(), (starts + lengths)[first].tolist()
        for place, (key, begin, end) in enumerate(zip(distinct.tolist(), begins, ends, strict=True)):
            number = self._by_hash.get(key)
            if number is None:
                number = self._by_hash[key] = self.number(_spelled(letters[begin:end]))
            numbers[place] = number
        return numbers[at]

    def sides(self) -> npt.NDArray[np.uint8]:
        """What each word is as a neighbour."""
        new = map(beside.side, self.terms[len(self._sides) :])
        self._sides = np.concatenate((self._sides, np.fromiter(new, np.uint8)))
        return self._sides


_SMALL = 1 << 17
_kept: list[Numbering] = []


def numbering() -> Numbering:
    """The one that the last small transaction of this process was done with, or a new one."""
    try:
        return _kept.pop()
    except IndexError:
        return Numbering()


def keep(used: Numbering) -> None:
    """Keep a numbering for the next transaction: a single article then costs a third less."""
    if len(used.terms) < _SMALL and not _kept:
        _kept.append(used)


def _spelled(letters: Letters) -> bytes:
    word = letters.tobytes().decode("latin-1" if letters.itemsize == 1 else "utf-32-le", "surrogatepass")
    return term(word.replace(",", ""))


_CHANCE = random.SystemRandom()
_FACTOR = np.uint64(_CHANCE.getrandbits(64) | 1)
_SEEDS = {size: np.uint64(_CHANCE.getrandbits(64)) for size in (1, 4)}
"""Drawn anew in each process: nobody can write two words that share their hash."""
_MASKS = {size: np.array([(1 << 8 * size * count) - 1 for count in range(8 // size + 1)], np.uint64) for size in _SEEDS}


def _hashes(letters: Letters, starts: Ints, lengths: Ints) -> Hashes:
    """One number a word, eight bytes of letters at a time; words of more than `_LONG` letters by their whole."""
    size = letters.itemsize
    step, masks = 8 // size, _MASKS[size]
    windows: Hashes = np.ndarray((len(letters) - step,), "<u8", letters.data, 0, (size,))
    hashes: Hashes = windows[starts]
    hashes &= masks.take(np.minimum(lengths, step))
    hashes ^= _SEEDS[size]
    _mix(hashes)
    rest = np.flatnonzero(lengths > step)
    done = step
    while len(rest) and done < _LONG:
        left = lengths[rest] - done
        more: Hashes = windows[starts[rest] + done]
        more &= masks.take(np.minimum(left, step))
        more ^= hashes[rest]
        _mix(more)
        hashes[rest] = more
        done += step
        rest = rest[left > step]
    for word in np.flatnonzero(lengths > _LONG).tolist():
        whole = letters[starts[word] : starts[word] + lengths[word]].tobytes()
        hashes[word] = hash(whole) & (1 << 64) - 1
    return hashes


def _mix(hashes: Hashes) -> None:
    hashes ^= hashes >> np.uint64(32)
    hashes *= _FACTOR
