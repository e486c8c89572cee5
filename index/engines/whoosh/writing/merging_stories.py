"""Merging the articles of several segments: what is packed alike is copied as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from quotedesk.index.engines.whoosh.files.packing import Packing, learned
from quotedesk.index.engines.whoosh.files.pieces import Pieces, PieceWriter
from quotedesk.index.engines.whoosh.files.segment_file import SegmentSpool
from quotedesk.index.engines.whoosh.segment.postings import Array
from quotedesk.index.engines.whoosh.segment.stories import KINDS
from quotedesk.index.engines.whoosh.writing.merging_fields import Part

_AT_ONCE = 4096
"""Pieces that are copied at a time; what keeps memory flat."""


def write_stories(spool: SegmentSpool, parts: Sequence[Part]) -> None:
    """Put the kept paragraphs, quotes and headings of segments behind each other."""
    for kind, enough in KINDS.items():
        sources = [Pieces(part.file, kind) for part in parts]
        packing = _packing(sources, enough)
        writer = PieceWriter(spool, kind, packing)
        for part, source in zip(parts, sources, strict=True):
            is_alike = source.packing.shared == packing.shared
            for start, stop in _runs(part.kept_texts("text") if kind == "paragraph" else part.kept):
                for first in range(start, stop, _AT_ONCE):
                    last = min(first + _AT_ONCE, stop)
                    if is_alike:
                        writer.add_packed(source.packed_run(first, last))
                    else:
                        writer.add(source.run(first, last))
        writer.finish()


def _packing(sources: Sequence[Pieces], enough: int) -> Packing:
    """That of the largest source whose pieces share something; one learned from all when none do and are enough."""
    for source in sorted(sources, key=len, reverse=True):
        if source.packing.shared:
            return source.packing
    n_bytes = sum(source.n_bytes for source in sources)
    if n_bytes < enough:
        return Packing()
    every = n_bytes // enough
    return Packing(learned([source[number] for source in sources for number in range(0, len(source), every)]))


def _runs(kept: Array) -> Iterator[tuple[int, int]]:
    """Where runs of what is kept start and stop."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], kept, [False])).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
