"""Which article each paragraph of a segment is of: a byte each, counted from the article of the first of its 256."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quotedesk.index.engines.whoosh.files.flat import pieces
from quotedesk.index.engines.whoosh.files.segment_file import SegmentFile, SegmentSpool

if TYPE_CHECKING:
    import numpy.typing as npt

FURTHER = "paragraph.further"
"""How many articles after that of the first of its 256 the article of each paragraph comes."""
_FIRST = "paragraph.first"
_BITS = 8


class Owners:
    """Articles and paragraphs are known by their numbers in the segment."""

    def __init__(self, file: SegmentFile) -> None:
        self._first, self._further = file.flat(_FIRST), file.flat(FURTHER)

    def __getitem__(self, paragraph: int) -> int:
        return self._first[paragraph >> _BITS] + self._further[paragraph]

    def at(self, paragraphs: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """The articles of some paragraphs."""
        found = self._first.at(paragraphs >> _BITS)
        found += self._further.at(paragraphs)
        return found

    def count(self, paragraphs: npt.NDArray[Any]) -> int:
        """How many articles some paragraphs are of; they rise."""
        import numpy as np

        n_articles, last = 0, -1
        for piece in pieces(len(paragraphs)):
            articles = self.at(paragraphs[piece])
            n_articles += int(articles[0] != last) + int(np.count_nonzero(articles[1:] != articles[:-1]))
            last = articles[-1]
        return n_articles


def write_owners(spool: SegmentSpool, articles: npt.NDArray[Any]) -> None:
    """Add the article of each paragraph, which rise, to a segment."""
    import numpy as np

    first = articles[:: 1 << _BITS].astype("<u4")
    further = articles - first.repeat(1 << _BITS)[: len(articles)]
    # Articles that have no paragraphs count too, so that a byte need not be enough.
    code = next(code for code in ("|u1", "<u2", "<u4") if further.max(initial=0) <= np.iinfo(code).max)
    spool.add(_FIRST, first)
    spool.add(FURTHER, further.astype(code))
