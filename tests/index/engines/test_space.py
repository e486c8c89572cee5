"""Which texts are among others, and which hold a word: the same in every way of finding out."""

from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt
import pytest
from made_archives import article, build

from quotedesk.index.engines.whoosh.search import found_words, marks
from quotedesk.index.engines.whoosh.search.found_words import OfWord
from quotedesk.index.engines.whoosh.search.marks import Marks
from quotedesk.index.engines.whoosh.search.space import Space, Stats
from quotedesk.index.engines.whoosh.snapshot import Snapshot

N_TEXTS = 200


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Space:
    """Half of the texts hold `even`, one in five `five`, one in fifty `fifty`."""
    texts = [
        " ".join(word for word, step in (("even", 2), ("five", 5), ("fifty", 50), ("all", 1)) if number % step == 0)
        for number in range(N_TEXTS)
    ]
    engine = build(tmp_path_factory.mktemp("space"), [article("a", *texts)])
    assert isinstance(engine, Snapshot)
    segment = engine._segments[0]
    return Space(segment, "text", Stats([segment], "text"))


def some_texts(chance: np.random.Generator, share: float) -> npt.NDArray[np.uint32]:
    return np.flatnonzero(chance.random(N_TEXTS) < share).astype(np.uint32)


@pytest.fixture(params=[(1 << 21, 16), (1 << 21, 0), (64, 16), (199, 16), (200, 16)], ids=str)
def marks_in_stretches(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Marks:
    monkeypatch.setattr(marks, "_STRETCH", request.param[0])
    monkeypatch.setattr(marks, "_SPARSE", request.param[1])
    return Marks(N_TEXTS)


def test_texts_among_others_are_found_any_number_of_times(marks_in_stretches: Marks) -> None:
    chance = np.random.default_rng(1)
    for _ in range(600):
        some, texts = some_texts(chance, 0.1), some_texts(chance, 0.5)
        assert (marks_in_stretches.are_in(some, texts) == np.isin(texts, some)).all()
        mixed = chance.permutation(texts)
        assert (marks_in_stretches.are_in_any(some, mixed) == np.isin(mixed, some)).all()


def test_texts_of_several_parts_come_once_and_in_order_and_are_counted_among_others(marks_in_stretches: Marks) -> None:
    chance = np.random.default_rng(2)
    for _ in range(600):
        parts = [some_texts(chance, share) for share in (0.0, 0.1, 0.5, 0.02)]
        texts, shared = marks_in_stretches.united(parts)
        counts = Counter(text for part in parts for text in part.tolist())
        assert texts.tolist() == sorted(counts)
        assert shared.tolist() == sorted(text for text, count in counts.items() if count > 1)
        for part, places in zip(parts, marks_in_stretches.places(texts, parts), strict=True):
            assert texts[places].tolist() == part.tolist()


def test_no_texts_at_all_are_united_to_none(marks_in_stretches: Marks) -> None:
    for parts in ([], [some_texts(np.random.default_rng(4), 0.0)] * 2):
        texts, shared = marks_in_stretches.united(parts)
        assert (texts.tolist(), shared.tolist()) == ([], [])


def test_texts_in_any_order_come_once_and_in_order_and_are_counted_among_others(marks_in_stretches: Marks) -> None:
    chance = np.random.default_rng(3)
    for _ in range(600):
        mixed = chance.integers(0, N_TEXTS, 60).astype(np.uint32)
        texts = marks_in_stretches.united_any(mixed)
        assert texts.tolist() == sorted(set(mixed.tolist()))
        assert texts[marks_in_stretches.places_any(texts, mixed)].tolist() == mixed.tolist()


@pytest.mark.parametrize("few", [1, 16, 1000])
@pytest.mark.parametrize(("sought", "decoded"), [(0, 0), (0, 1000), (1000, 0), (1000, 1000)])
@pytest.mark.parametrize(("word", "step"), [("even", 2), ("five", 5), ("fifty", 50), ("all", 1)])
def test_texts_that_hold_a_word_are_found_however_many_there_are(
    space: Space, monkeypatch: pytest.MonkeyPatch, word: str, step: int, few: int, sought: int, decoded: int
) -> None:
    for name, value in {"FEW": few, "_SOUGHT": sought, "_DECODED": decoded}.items():
        monkeypatch.setattr(found_words, name, value)
    number = space.number(word)
    assert number is not None
    chance = np.random.default_rng(step)
    for share in (0.01, 0.1, 1.0):
        texts = np.union1d(some_texts(chance, share), np.array([0], np.uint32))
        found = OfWord(space, number)
        mine, postings = found.meet(texts)
        holding = np.arange(0, N_TEXTS, step, dtype=np.uint32)
        assert texts[mine].tolist() == np.intersect1d(texts, holding).tolist()
        assert holding[postings - found.start].tolist() == texts[mine].tolist()
        assert found.postings_of(texts[mine]).tolist() == postings.tolist()
        assert OfWord(space, number).postings_of(texts[mine]).tolist() == postings.tolist()
