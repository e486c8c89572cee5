"""Postings are read as they were written: by term, by runs of terms, and single ones, in few texts and in many."""

from __future__ import annotations

from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
import pytest

from quotedesk.index.engines.whoosh.files.segment_file import SegmentFile, SegmentSpool
from quotedesk.index.engines.whoosh.segment.postings import Array, Field, Ints
from quotedesk.index.engines.whoosh.writing import inversion
from quotedesk.index.engines.whoosh.writing.inversion import FieldWriter

SIZES = (1, 700, 3, 40, 5000, 6000, 2, 2, 499, 500, 30_000, 1)
"""How many texts hold each term; from 500 on, their terms have edges."""
FEW, MANY = 40_000, 300_000


class Made:
    """A field of random postings, and what was written into it."""

    def __init__(self, folder: Path, n_texts: int, least: int, largest: int) -> None:
        chance = np.random.default_rng(n_texts + largest)
        self.texts: Array = np.concatenate([np.sort(chance.choice(n_texts, size, replace=False)) for size in SIZES])
        self.often: Ints = chance.integers(least, largest, sum(SIZES))
        self.places: Ints = chance.integers(0, 300, int(self.often.sum()))
        self.runs = list(pairwise(accumulate(SIZES, initial=0)))
        spool = SegmentSpool(folder)
        lengths = np.full(n_texts, 20, np.uint8)
        writer = FieldWriter(spool, "text", lengths, 20 * n_texts, np.arange(n_texts, dtype=np.uint32))
        at = np.concatenate(([0], np.cumsum(self.often)))
        for some in ((0, 1), (1, 5), (5, len(SIZES))):
            first, last = self.runs[some[0]][0], self.runs[some[1] - 1][1]
            terms = [b"%04d" % number for number in range(*some)]
            places = self.places[at[first] : at[last]]
            counts = np.array(SIZES[slice(*some)])
            writer.add(terms, counts, self.texts[first:last], self.often[first:last], places, places & 0xFF)
        writer.finish()
        path = folder / "1.seg"
        self.field = Field(SegmentFile(path, *spool.finish(path, {"text.words": 1, "text.average": 20.0})), "text")
        self.first_places = at[:-1]


@pytest.fixture(scope="module", params=[(FEW, 1, 4), (MANY, 1, 4), (MANY, 13, 40)], ids=["few", "many", "often"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inversion, "EDGED", 500)
        return Made(tmp_path_factory.mktemp("made"), *request.param)


def test_every_term_has_its_texts(made: Made) -> None:
    for number, (start, stop) in enumerate(made.runs):
        assert made.field.run(number) == (start, stop)
        assert made.field.texts_of_term(start, stop).tolist() == made.texts[start:stop].tolist()
    assert made.field.holding(2, 7).tolist() == list(SIZES[2:7])


def test_runs_of_postings_have_their_texts_wherever_they_begin_and_end(made: Made) -> None:
    bounds = sorted({at + shift for run in made.runs for at in run for shift in (-1, 0, 1, 300)})
    bounds = [at for at in bounds if 0 <= at <= len(made.texts)]
    for start in bounds:
        for stop in bounds:
            if start <= stop:
                assert np.array_equal(made.field.texts(start, stop), made.texts[start:stop])


def test_single_postings_are_read_and_found_alone(made: Made) -> None:
    for start, stop in made.runs:
        postings = np.arange(start, stop, 3)
        wanted = made.texts[postings].astype(np.uint32)
        assert np.array_equal(made.field.texts_at(postings, start, stop), wanted)
        assert np.array_equal(made.field.often_at(postings, start, stop), made.often[postings])
        assert np.array_equal(made.field.locate(wanted, start, stop), postings - start)
        between = np.arange(0, made.field.n_texts, 7, dtype=np.uint32)
        assert np.array_equal(made.field.locate(between, start, stop), made.texts[start:stop].searchsorted(between))


def test_places_begin_where_those_before_them_end(made: Made) -> None:
    for start, stop in made.runs:
        for step in (1, 5, 1000):
            postings = np.arange(start, stop, step)
            assert np.array_equal(made.field.first_places(postings), made.first_places[postings])
            often = made.field.often_at(postings, start, stop)
            owners, places = made.field.places(postings, often, start, stop)
            expected = [made.places[at : at + n] for at, n in zip(made.first_places[postings], often, strict=True)]
            assert np.array_equal(places, np.concatenate(expected))
            assert np.array_equal(owners, np.repeat(np.arange(len(postings)), often))
        assert np.array_equal(made.field.beside(start, stop), made.field.all_places(start, stop) & 0xFF)
