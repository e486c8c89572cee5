"""Which texts hold the terms of one field of a segment.

A term's postings are a run of the flat arrays, from `start[term]` to `start[term + 1]`, in the order of their texts.
`low` has the lower 16 bits of the number of each text. The rest, in fields of more than 65,536 texts, is kept in one of
two ways. A term of at least `EDGED` postings, whose run is named in `edged`, has a row in `edges`: where in its run the
texts pass each multiple of 65,536, from the first posting to behind the last. Postings of all other terms have a byte
each in `high`, one after the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from quotedesk.index.engines.whoosh.files.dictionary import Dictionary
from quotedesk.index.engines.whoosh.files.flat import pieces
from quotedesk.index.engines.whoosh.files.segment_file import SegmentFile
from quotedesk.index.engines.whoosh.segment.remembering import remembered

Ints = npt.NDArray[np.int64]
Texts = npt.NDArray[np.uint32]
Array = npt.NDArray[Any]

EDGED = 1024
"""Terms in fewer texts have no edges."""
HIGH = np.arange(257, dtype=np.uint32) << np.uint32(16)
_BYTE = np.arange(256, dtype=np.uint8)
_LONG = 1 << 17
"""From so many postings on, the texts between two edges are worth an operation of their own."""
_SIXTEEN, _LOWER = np.uint32(16), np.uint32(0xFFFF)


def n_edges(n_texts: int) -> int:
    """The length of a row of `edges`; none are kept when 16 bits are enough for any text."""
    return (n_texts >> 16) + 2 if n_texts > 1 << 16 else 0


class Holders:
    """The texts of the postings of one field."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._file = file
        self.name = name
        self.terms = Dictionary(file, f"{name}.term")
        self.n_texts = file.length(f"{name}.length")
        self._n_edges = n_edges(self.n_texts)
        self.start = file.flat(f"{name}.start")
        """Where the postings of each term begin, and where those of the last one end."""
        self._low, self._high = file.flat(f"{name}.low"), file.flat(f"{name}.high")
        self._edge = file.flat(f"{name}.edges")
        self._edges = remembered(self._find_edges, 256)

    def run(self, term: int) -> tuple[int, int]:
        """Where the postings of a term stand."""
        return self.start[term], self.start[term + 1]

    def holding(self, first: int, last: int) -> Ints:
        """How many texts hold each of a range of terms."""
        starts: Ints = self.start.array(first, last + 1).astype(np.int64)
        return starts[1:] - starts[:-1]

    @cached_property
    def _edged(self) -> tuple[memoryview, memoryview, memoryview]:
        """Of the terms that have edges: where their runs begin, where they end, and how many postings of such terms
        stand before each, and in all."""
        starts, stops = self._file.array(f"{self.name}.edged").reshape(-1, 2).T
        skipped = np.zeros(len(starts) + 1, np.int64)
        np.cumsum(stops - starts, out=skipped[1:])
        return starts.data, stops.data, skipped.data

    def texts(self, start: int, stop: int) -> Texts:
        """The texts of a run of postings; of one term, they rise."""
        found = self._low.array(start, stop).astype(np.uint32)
        if self._n_edges:
            highs = self._highs(start, stop)
            for piece in pieces(len(found)):
                found[piece] |= highs[piece].astype(np.uint32) << _SIXTEEN
        return found

    def hits(self, runs: Sequence[tuple[int, int]], texts: Texts) -> tuple[Ints, Texts]:
        """Which postings of some runs, counted from the first of all, are those of a few texts, and of which. Most are
        ruled out by their lower bits alone."""
        is_sought = np.zeros(1 << 16, np.bool_)
        is_sought[texts & _LOWER] = True
        found: list[Ints] = []
        theirs: list[Texts] = []
        before = 0
        for start, stop in runs:
            low = self._low.array(start, stop)
            likely = np.concatenate(
                [is_sought.take(low[piece]).nonzero()[0] + piece.start for piece in pieces(len(low))]
            )
            possible = low[likely].astype(np.uint32)
            if self._n_edges:
                possible |= self._highs(start, stop)[likely].astype(np.uint32) << _SIXTEEN
            at = texts.searchsorted(possible)
            at[at == len(texts)] = 0
            is_hit = texts[at] == possible
            found.append(likely[is_hit] + before)
            theirs.append(possible[is_hit])
            before += stop - start
        return np.concatenate(found), np.concatenate(theirs)

    def _highs(self, start: int, stop: int) -> Array:
        """The upper bits of the texts of a run of postings."""
        starts, stops, skipped = self._edged
        first, last = bisect_right(stops, start), bisect_left(starts, stop)
        if first >= last:
            return self._high.array(start - skipped[first], stop - skipped[first])
        begin, end = min(start, starts[first]), max(stop, stops[last - 1])
        before, gap = skipped[first], begin - skipped[first]
        few = self._high.part(gap, end - skipped[last])
        many = self._highs_of_edges(first, last).data
        pieces = []
        at = done = 0
        for row in range(first, last):
            upto = starts[row] - skipped[row] - gap
            pieces.append(few[at:upto])
            at, upto = upto, skipped[row + 1] - before
            pieces.append(many[done:upto])
            done = upto
        pieces.append(few[at:])
        return np.frombuffer(b"".join(pieces), np.uint8)[start - begin : stop - begin]

    def _highs_of_edges(self, first: int, last: int) -> Array:
        """The upper bits of all texts of some terms that have edges."""
        edges = self._edge.array(first * self._n_edges, last * self._n_edges)
        edges = edges.reshape(-1, self._n_edges)
        return np.tile(_BYTE[: self._n_edges - 1], last - first).repeat((edges[:, 1:] - edges[:, :-1]).ravel())

    def texts_of_term(self, start: int, stop: int) -> Texts:
        """The texts of all postings of one term."""
        edges = self._edges(start)
        if edges is None:
            return self.texts(start, stop)
        found: Texts = self._low.array(start, stop).astype(np.uint32)
        if stop - start < _LONG:
            found |= HIGH[: len(edges) - 1].repeat(edges[1:] - edges[:-1])
        else:
            for high, (begin, end) in zip(HIGH, pairwise(edges.tolist()), strict=False):
                found[begin:end] |= high
        return found

    def _find_edges(self, start: int) -> Ints | None:
        """Where in the postings of one term its texts pass a multiple of 65,536; None when it has no edges."""
        if not self._n_edges:
            return None
        row = bisect_left(self._edged[0], start)
        if row == len(self._edged[0]) or self._edged[0][row] != start:
            return None
        return self._edge.array(row * self._n_edges, (row + 1) * self._n_edges).astype(np.int64)

    def _parted(self, start: int, stop: int) -> list[int]:
        """The edges of any term."""
        if not self._n_edges:
            return [0, stop - start]
        edges = self._edges(start)
        if edges is None:
            edges = self._highs(start, stop).searchsorted(np.arange(self._n_edges))
        found: list[int] = edges.tolist()
        return found

    def locate(self, texts: Texts, start: int, stop: int) -> Ints:
        """Where in the postings of one term each of a few texts stands, or would stand; nothing else is decoded."""
        low = self._low.array(start, stop)
        edges = self._parted(start, stop)
        cuts = texts.searchsorted(HIGH[: len(edges)]).tolist()
        lows = (texts & _LOWER).astype(np.uint16)
        pieces = [
            low[begin:end].searchsorted(lows[first:last]) + begin
            for begin, end, first, last in zip(edges, edges[1:], cuts, cuts[1:], strict=False)
            if first < last
        ]
        return np.concatenate(pieces) if pieces else np.zeros(0, np.int64)

    def texts_at(self, postings: Ints, start: int, stop: int) -> Texts:
        """The texts of some rising postings of one term."""
        at = postings - start
        found: Texts = self._low.at_in(postings, start, stop).astype(np.uint32)
        edges = self._edges(start)
        if edges is not None:
            cuts = at.searchsorted(edges)
            found |= HIGH[: len(edges) - 1].repeat(cuts[1:] - cuts[:-1])
        elif self._n_edges:
            found |= self._highs(start, stop)[at].astype(np.uint32) << _SIXTEEN
        return found
