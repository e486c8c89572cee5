"""Sets of texts put together and compared: one small number a text to work with, written and read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from quotedesk.index.engines.whoosh.files.flat import pieces
from quotedesk.index.engines.whoosh.segment.postings import Array, Ints, Texts

_SMALL = 1 << 16
"""Up to so many things have numbers of 16 bits."""
_STRETCH = 1 << 21
"""Texts that are worked on at a time where they come in order."""
_HIGHEST = 255
_HALF = np.uint64(32)
_SPARSE = 8
"""Texts that are fewer than one in so many are put in order quicker than all are marked and looked at."""
_NO_TEXTS = np.zeros(0, np.uint32)


def distinct(texts: Texts) -> Texts:
    """Texts that rise, each once. `np.unique` would load NumPy's masked arrays, 10 ms, in the middle of a search."""
    is_new = np.empty(len(texts), np.bool_)
    is_new[:1] = True
    np.not_equal(texts[1:], texts[:-1], out=is_new[1:])
    return texts[is_new]


def marked(mask: npt.NDArray[np.bool_]) -> Texts:
    """The texts that have their mark in a mask of all."""
    found = [mask[piece].nonzero()[0].astype(np.uint32) + np.uint32(piece.start) for piece in pieces(len(mask))]
    return np.concatenate(found) if found else np.zeros(0, np.uint32)


class Marks:
    """What works on the texts of a space, which are known by their numbers, below `n_texts`."""

    def __init__(self, n_texts: int) -> None:
        self._n_texts = n_texts
        self._mark = 0

    def are_in(self, some: Texts, texts: Texts) -> npt.NDArray[np.bool_]:
        """Which of the texts are among some; both rise."""
        if self._n_texts <= _STRETCH:
            return self.are_in_any(some, texts)
        found = np.empty(len(texts), np.bool_)
        for base, (mine, its) in self._stretches(some, texts):
            mark = self._marked(_from(base, some[mine]))
            np.equal(self._marks.take(_from(base, texts[its])), mark, out=found[its])
        return found

    def are_in_any(self, some: Texts, texts: Texts) -> npt.NDArray[np.bool_]:
        """The same for texts in any order."""
        mark = self._marked(some)
        found = np.empty(len(texts), np.bool_)
        for piece in pieces(len(texts)):
            np.equal(self._marks.take(texts[piece]), mark, out=found[piece])
        return found

    def united(self, parts: Sequence[Texts]) -> tuple[Texts, Texts]:
        """The texts of all parts, each of which rises, and those that are in several of them; they rise."""
        if sum(map(len, parts)) * _SPARSE < self._n_texts:
            every = np.sort(np.concatenate([_NO_TEXTS, *parts]))
            return distinct(every), distinct(every[1:][every[1:] == every[:-1]])
        texts: list[Texts] = []
        shared: list[Texts] = []
        for base, stretch in self._stretches(*parts):
            once, several = self._new_marks(2)
            for part, piece in zip(parts, stretch, strict=True):
                some = _from(base, part[piece])
                self._marks[some] = (self._marks.take(some) >= once) + np.uint8(once)
            marks = self._marks[: min(_STRETCH, self._n_texts - base)]
            texts.append(marked(marks >= once) + np.uint32(base))
            shared.append(marked(marks == several) + np.uint32(base))
        return np.concatenate(texts), np.concatenate(shared)

    def united_any(self, part: Texts) -> Texts:
        """Texts in any order, each once; they rise."""
        if len(part) * _SPARSE < self._n_texts:
            return distinct(np.sort(part))
        mark = self._marked(part)
        return marked(self._marks == mark)

    def _stretches(self, *rising: Texts) -> Iterator[tuple[int, list[slice]]]:
        """The stretches of the space, with where in each of some lists of texts theirs stand. What is marked for one
        fits into memory that is near, and is used again for the next."""
        bases = range(0, max(self._n_texts, 1), _STRETCH)
        if len(bases) == 1:
            yield 0, [slice(None)] * len(rising)
            return
        inner = np.array(bases[1:], np.uint32)
        cuts = [[0, *texts.searchsorted(inner).tolist(), len(texts)] for texts in rising]
        for number, base in enumerate(bases):
            yield base, [slice(*cut[number : number + 2]) for cut in cuts]

    def _marked(self, texts: Texts) -> int:
        """Give some texts a mark that no other has. Nothing needs to take it back."""
        (mark,) = self._new_marks(1)
        self._marks[texts] = mark
        return mark

    def _new_marks(self, count: int) -> range:
        """Marks above those that any text has."""
        if self._mark + count > _HIGHEST:
            self._marks = self._unmarked()
            self._mark = 0
        self._mark += count
        return range(self._mark - count + 1, self._mark + 1)

    @cached_property
    def _marks(self) -> npt.NDArray[np.uint8]:
        return self._unmarked()

    def _unmarked(self) -> npt.NDArray[np.uint8]:
        """Of large ones the system gives only what is written to; texts that come in order need no more than the first
        stretch."""
        return np.zeros(self._n_texts, np.uint8)

    def places(self, texts: Texts, parts: Sequence[Texts]) -> list[Ints]:
        """Where among `texts`, which rise, each of some of them stands, part by part; those rise too."""
        found = [np.empty(len(part), np.int64) for part in parts]
        for base, (all_of_it, *stretch) in self._stretches(texts, *parts):
            numbers = self._numbered(_from(base, texts[all_of_it]))
            for places, part, piece in zip(found, parts, stretch, strict=True):
                np.add(numbers.take(_from(base, part[piece])), np.int64(all_of_it.start or 0), out=places[piece])
        return found

    def places_any(self, texts: Texts, part: Texts) -> Array:
        """Where among `texts`, which rise, those of `part` stand, which are the same ones in any order, some of them
        several times."""
        if self._n_texts <= _STRETCH:
            return self._numbered(texts).take(part)
        keys = part.astype(np.uint64) << _HALF
        keys |= np.arange(len(part), dtype=np.uint64)
        keys.sort()  # NumPy sorts numbers several times as quickly as it finds their order
        ordered = keys >> _HALF
        is_new = ordered[1:] != ordered[:-1]
        places = np.zeros(len(part), np.int64)
        places[keys[1:].astype(np.uint32)] = is_new.cumsum()
        return places

    def _numbered(self, texts: Texts) -> Array:
        """Numbers for some texts, from 0, each at its place; whatever stands elsewhere means nothing."""
        numbers = self._numbers if len(texts) <= _SMALL else np.empty(texts[-1] + 1, np.uint32)
        numbers[texts] = np.arange(len(texts), dtype=numbers.dtype)
        return numbers

    @cached_property
    def _numbers(self) -> npt.NDArray[np.uint16]:
        """One small number a text to work with."""
        return np.empty(self._n_texts, np.uint16)


def _from(base: int, texts: Texts) -> Texts:
    """Texts counted from another one."""
    return texts - np.uint32(base) if base else texts
