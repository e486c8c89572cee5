"""Bits for the frequent beginnings of words, written while a field is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from quotedesk.index.engines.whoosh.dictionary import write_dictionary
from quotedesk.index.engines.whoosh.holders import Array, Ints
from quotedesk.index.engines.whoosh.segment_file import SegmentSpool

CROWD = 4
"""A prefix is kept as bits when its postings are more than one in `CROWD` texts, and more than `LEAST`."""
LEAST = 50_000
TEXTS = 200_000
"""Fields of fewer texts are read quickly enough without."""
LETTERS = 4


class Crowds:
    """The texts that hold a word of a short, frequent beginning, as bits; terms come in sorted order."""

    def __init__(self, n_texts: int) -> None:
        self._n_texts = n_texts
        self._least = max(n_texts // CROWD, LEAST)
        self._open: dict[bytes, Array] = {}
        self._sizes: Counter[bytes] = Counter()
        self._done: dict[bytes, bytes] = {}

    def add(self, terms: Sequence[bytes], ends: Ints, texts: Array) -> None:
        if self._n_texts < TEXTS:
            return
        for letters in range(1, LETTERS + 1):
            previous = 0
            for prefix, last in _groups(terms, letters):
                stop = int(ends[last])
                if len(prefix) == letters:
                    self._mark(prefix, texts[previous:stop])
                previous = stop

    def _mark(self, prefix: bytes, texts: Array) -> None:
        for other in [open_ for open_ in self._open if len(open_) == len(prefix) and open_ != prefix]:
            self._close(other)
        if prefix not in self._open:
            self._open[prefix] = np.zeros(self._n_texts, np.bool_)
        self._open[prefix][texts] = True
        self._sizes[prefix] += len(texts)

    def _close(self, prefix: bytes) -> None:
        bits = self._open.pop(prefix)
        if self._sizes.pop(prefix) > self._least:
            self._done[prefix] = np.packbits(bits, bitorder="little").tobytes()

    def write(self, spool: SegmentSpool, name: str) -> None:
        for prefix in list(self._open):
            self._close(prefix)
        if not self._done:
            return
        prefixes = sorted(self._done)
        for prefix in prefixes:
            spool.add(f"{name}.crowds", self._done[prefix])
        write_dictionary(spool, f"{name}.crowd", prefixes)


def _groups(terms: Sequence[bytes], letters: int) -> Iterator[tuple[bytes, int]]:
    """Runs of terms that share their first `letters` bytes, with the number of their last term."""
    for number, each in enumerate(terms):
        if number + 1 == len(terms) or terms[number + 1][:letters] != each[:letters]:
            yield each[:letters], number
