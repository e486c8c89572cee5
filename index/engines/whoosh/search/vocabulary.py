"""Which words of a dictionary a wildcard or a fuzzy word stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from weakref import WeakKeyDictionary

import numpy as np

from quotedesk.index.engines.whoosh.segment.postings import Array, Field
from quotedesk.index.engines.whoosh.segment.terms import MARKS, term
from quotedesk.index.tree import Fuzzy, Wildcard

_MARKS = frozenset(term(mark) for mark in MARKS)
_KEPT = 256
"""Queries of a field whose words are remembered."""
_Lengths = dict[int, tuple[Array, Array]]
_ranges: WeakKeyDictionary[Field, dict[Wildcard | Fuzzy, Sequence[tuple[int, int]]]] = WeakKeyDictionary()
_lengths: WeakKeyDictionary[Field, _Lengths] = WeakKeyDictionary()


def term_ranges(query: Wildcard | Fuzzy, field: Field) -> Sequence[tuple[int, int]]:
    """The numbers of the words, as half-open ranges in rising order."""
    known = _ranges.setdefault(field, {})
    found = known.get(query)
    if found is None:
        if len(known) >= _KEPT:
            known.clear()
        found = known[query] = _find_ranges(query, field)
    return found


def _find_ranges(query: Wildcard | Fuzzy, field: Field) -> Sequence[tuple[int, int]]:
    if isinstance(query, Fuzzy):
        return _joined(_similar(query, field))
    low, high = field.terms.prefixed(term(query.stem))
    if query.is_prefix:
        return ((low, high),) if low < high else ()
    pattern = re.compile(b".*".join(re.escape(term(piece)) for piece in query.pattern.split("*")), re.S)
    words = field.terms.slice(low, high)
    return _joined(low + number for number, word in enumerate(words) if pattern.fullmatch(word))


def _joined(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Rising numbers as ranges."""
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number:
            ranges[-1] = ranges[-1][0], number + 1
        else:
            ranges.append((number, number + 1))
    return tuple(ranges)


def _similar(query: Fuzzy, field: Field) -> list[int]:
    """The numbers of the words within some edits: one row of the distance table for all words of a length at once."""
    found: list[int] = []
    by_length = _lengths.get(field)
    if by_length is None:
        by_length = _lengths[field] = _by_length(field)
    for length in range(max(1, len(query.text) - query.edits), len(query.text) + query.edits + 1):
        if length in by_length:
            numbers, letters = by_length[length]
            found.extend(numbers[_distances(query.text, letters) <= query.edits].tolist())
    return sorted(found)


def _by_length(field: Field) -> _Lengths:
    """The words of each length: their numbers, and a row of code points for each."""
    grouped: dict[int, tuple[list[int], list[str]]] = {}
    for number, word in enumerate(field.terms.all()):
        if word not in _MARKS:
            decoded = word.decode()
            numbers, words = grouped.setdefault(len(decoded), ([], []))
            numbers.append(number)
            words.append(decoded)
    return {
        length: (np.array(numbers), np.array(words, f"<U{length}").view("<u4").reshape(len(words), length))
        for length, (numbers, words) in grouped.items()
    }


def _distances(word: str, letters: Array) -> Array:
    """The edits between a word and each row of letters."""
    count, length = letters.shape
    row = np.tile(np.arange(length + 1, dtype=np.int16), (count, 1))
    for i, letter in enumerate(word, 1):
        differs = (letters != ord(letter)).astype(np.int16)
        diagonal = row[:, :-1] + differs
        above = row[:, 1:] + np.int16(1)
        row[:, 0] = i
        best = np.minimum(diagonal, above)
        for j in range(length):
            row[:, j + 1] = np.minimum(best[:, j], row[:, j] + 1)
    return row[:, -1]


_NEAR = 0.25
"""Of the letters of a word, how many may be other ones for a word to be offered in its place; at least one may."""


def similar(word: str, fields: Sequence[Field], limit: int) -> list[str]:
    """The words of some fields that are spelled like `word`: itself, else the nearest and most frequent first."""
    if any(field.terms.find(term(word)) >= 0 for field in fields):
        return [word]
    for edits in range(1, max(1, round(len(word) * _NEAR)) + 1):
        counts: Counter[str] = Counter()
        for field in fields:
            for low, high in term_ranges(Fuzzy(word, edits), field):
                for number, spelled in enumerate(field.terms.slice(low, high), low):
                    start, stop = field.run(number)
                    counts[spelled.decode()] += stop - start
        if counts:
            return sorted(counts, key=lambda each: (each[0] != word[0], -counts[each], each))[:limit]
    return []
