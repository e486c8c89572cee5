"""Which beginnings of words are kept as bits, however the words come."""

from __future__ import annotations

import random
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest

from quotedesk.index.engines.whoosh.files.segment_file import SegmentFile, SegmentSpool
from quotedesk.index.engines.whoosh.segment.postings import Field
from quotedesk.index.engines.whoosh.writing import crowds
from quotedesk.index.engines.whoosh.writing.inversion import FieldWriter

N_TEXTS, LEAST = 1000, 400


@pytest.mark.parametrize("n_pieces", [1, 2, 7, 40])
def test_beginnings_of_many_postings_are_kept_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, n_pieces: int
) -> None:
    monkeypatch.setattr(crowds, "TEXTS", 0)
    monkeypatch.setattr(crowds, "LEAST", LEAST)
    chance = random.Random(n_pieces)
    terms = sorted("".join(letters).encode() for size in (1, 2, 3, 5) for letters in product("abcé", repeat=size))
    holding = {term: sorted(chance.sample(range(N_TEXTS), chance.choice((1, 2, 9)))) for term in terms}
    holding[b"ab"] = list(range(0, N_TEXTS, 2))
    spool = SegmentSpool(tmp_path)
    writer = FieldWriter(spool, "text", np.full(N_TEXTS, 9, np.uint8), 9000, np.arange(N_TEXTS, dtype=np.uint32))
    cuts = [0, *sorted(chance.sample(range(1, len(terms)), n_pieces - 1)), len(terms)]
    for first, last in pairwise(cuts):
        some = terms[first:last]
        texts = np.array([text for term in some for text in holding[term]])
        ones, counts = np.ones(len(texts), np.int64), np.array([len(holding[term]) for term in some])
        writer.add(some, counts, texts, ones, ones, ones)
    writer.finish()
    made = spool.finish(tmp_path / "1.seg", {"text.words": 1, "text.average": 9.0})
    field = Field(SegmentFile(tmp_path / "1.seg", *made), "text")
    kept = 0
    for prefix in sorted({term[:size] for term in terms for size in range(1, crowds.LETTERS + 1)}):
        lists = [holding[term] for term in terms if term.startswith(prefix)]
        bits = field.crowd(prefix)
        assert (bits is not None) == (sum(map(len, lists)) > LEAST)
        if bits is not None:
            kept += 1
            assert set(np.unpackbits(bits, bitorder="little").nonzero()[0].tolist()) == set().union(*lists)
    assert kept > 4
