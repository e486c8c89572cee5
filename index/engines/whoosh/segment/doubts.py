"""Which quotes of a segment could be one of several people's: what nobody says for certain, apart from the rest."""

from __future__ import annotations

import numpy as np

from quotedesk.index.engines.whoosh.segment.columns import DOUBT, INDIRECT_DOUBT
from quotedesk.index.engines.whoosh.segment.postings import Array
from quotedesk.index.engines.whoosh.segment.segment import Segment


def doubts(segment: Segment) -> tuple[Array, Array]:
    """Of each direct and each indirect quote, 1 where it is uncertain.

    Of a segment that was written before this was kept, articles are read that have quotes of nobody's.
    """
    if DOUBT in segment.file:
        return segment.file.array(DOUBT), segment.file.array(INDIRECT_DOUBT)
    starts = segment.file.array("article.quote").astype(np.int64)
    voices, indirect_voices = segment.file.array("quote.voice"), segment.file.array("indirect.voice")
    articles = segment.file.array("indirect.article").astype(np.int64)
    direct, indirect = np.zeros(len(voices), np.uint8), np.zeros(len(indirect_voices), np.uint8)
    unsaid = np.searchsorted(starts, np.flatnonzero(voices == 0), side="right") - 1
    for number in np.union1d(unsaid, articles[indirect_voices == 0]).tolist():
        hows = [(record[4] == "indirect", record[6][0] == "uncertain") for record in segment.stories.quotes(number)]
        direct[starts[number] : starts[number + 1]] = [doubtful for is_indirect, doubtful in hows if not is_indirect]
        indirect[articles == number] = [doubtful for is_indirect, doubtful in hows if is_indirect]
    return direct, indirect
