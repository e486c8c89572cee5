"""Bits for the frequent beginnings of words, written while a field is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quotedesk.index.engines.whoosh.files.dictionary import write_dictionary
from quotedesk.index.engines.whoosh.files.segment_file import SegmentSpool
from quotedesk.index.engines.whoosh.segment.holders import Array, Ints

CROWD = 4
"""A prefix is kept as bits when its postings are more than one in `CROWD` texts, and more than `LEAST`."""
LEAST = 50_000
TEXTS = 200_000
"""Fields of fewer texts are read quickly enough without."""
LETTERS = 4


class _Open:
    """A beginning whose words are being added."""

    def __init__(self, prefix: bytes) -> None:
        self.prefix = prefix
        self.size = 0
        self.pieces: list[Array] = []
        """The texts of its words, as long as they are few."""
        self.bits: Array | None = None


class Crowds:
    """The texts that hold a word of a short, frequent beginning, as bits; terms come in sorted order."""

    def __init__(self, n_texts: int) -> None:
        self._n_texts = n_texts
        self._least = max(n_texts // CROWD, LEAST)
        self._open: dict[int, _Open] = {}
        """By its length, the last beginning so far: more of its words may come."""
        self._done: dict[bytes, bytes] = {}

    def add(self, terms: Sequence[bytes], ends: Ints, texts: Array) -> None:
        if self._n_texts < TEXTS or not terms:
            return
        letters = np.array([term[:LETTERS] for term in terms], f"S{LETTERS}").view(np.uint8).reshape(-1, LETTERS)
        for length in range(1, LETTERS + 1):
            differ = (letters[1:, :length] != letters[:-1, :length]).any(axis=1)
            lasts = np.concatenate((differ.nonzero()[0], [len(terms) - 1]))
            stops = ends[lasts]
            sizes = np.diff(stops, prepend=0)
            matters = sizes > self._least
            matters[[0, -1]] = True  # the words before and after these may begin so, too
            for last, stop, size in zip(lasts[matters], stops[matters], sizes[matters], strict=True):
                if len(prefix := terms[last][:length]) == length:
                    self._mark(prefix, texts[stop - size : stop])

    def _mark(self, prefix: bytes, texts: Array) -> None:
        found = self._open.get(len(prefix))
        if found is None or found.prefix != prefix:
            self._close(len(prefix))
            found = self._open[len(prefix)] = _Open(prefix)
        found.size += len(texts)
        if found.bits is None and found.size <= self._least:
            found.pieces.append(texts.astype(np.uint32))
            return
        if found.bits is None:
            found.bits = np.zeros(self._n_texts, np.bool_)
        for piece in (*found.pieces, texts):
            found.bits[piece] = True
        found.pieces.clear()

    def _close(self, length: int) -> None:
        found = self._open.pop(length, None)
        if found is not None and found.bits is not None:
            self._done[found.prefix] = np.packbits(found.bits, bitorder="little").tobytes()

    def write(self, spool: SegmentSpool, name: str) -> None:
        for length in list(self._open):
            self._close(length)
        if not self._done:
            return
        prefixes = sorted(self._done)
        for prefix in prefixes:
            spool.add(f"{name}.crowds", self._done[prefix])
        write_dictionary(spool, f"{name}.crowd", prefixes)
