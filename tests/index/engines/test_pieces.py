"""How texts and places are written: what is read of them alone is what was put."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from made_archives import article, build

from quotedesk.index.engines.whoosh.segment import beside
from quotedesk.index.engines.whoosh.snapshot import Snapshot
from quotedesk.index.query import parse
from quotedesk.index.text import words


def snapshot(folder: Path, *texts: str) -> Snapshot:
    opened = build(folder, [article("a", *texts)])
    assert isinstance(opened, Snapshot)
    return opened


@pytest.mark.parametrize("sizes", [[1], [499, 1], [500, 500], [3] * 300, [4000], [1, 4000, 1, 600, 2, 2]])
def test_each_paragraph_is_read_alone_as_it_was_put(tmp_path: Path, sizes: list[int]) -> None:
    chance = random.Random(7)
    texts = ["".join(chance.choices("abc öß“", k=size)).strip() or "x" for size in sizes]
    segment = snapshot(tmp_path, *texts)._segments[0]
    assert [segment.stories.paragraph(number) for number in range(len(texts))] == texts
    assert segment.stories.texts(0) == texts


TEXTS = ["The port of Oslo", "Oslo’s port, the old port’s", "s", "the the THE", "of the 1,500 ferries"]


def test_every_place_knows_its_neighbours(tmp_path: Path) -> None:
    field = snapshot(tmp_path, *TEXTS)._segments[0].field("text")
    for number, text in enumerate(TEXTS):
        found = words(text)
        folded = [word.folded.encode() for word in found]
        sides = [beside.EDGE, *map(beside.side, folded), beside.EDGE]
        for place, word in enumerate(folded):
            start, stop = field.run(field.terms.find(word))
            before, after = sides[place], sides[place + 2]
            if place and "’s" in text[found[place - 1].end : found[place].start]:
                before = beside.GENITIVE
            if "’s" in text[found[place].end : found[place + 1].start if place + 1 < len(found) else None]:
                after = beside.GENITIVE
            postings, places = field.standing(start, stop, *beside.fitting(before, after))
            texts = field.texts_at(postings, start, stop).tolist()
            assert (number, place) in zip(texts, places.tolist(), strict=True)


@pytest.mark.parametrize(
    ("typed", "paragraphs"),
    [
        ('"the port"', {1}),
        ('"the old port"', {2}),
        ('"oslo port"', set()),
        ('"oslo\'s port"', {2}),
        ('"the the the"', {4}),
        ('"of the 1500 ferries"', {5}),
        ('"ferries of"', set()),
        ('"port the old"', {2}),
    ],
)
def test_phrases_of_small_words_edges_and_genitives(tmp_path: Path, typed: str, paragraphs: set[int]) -> None:
    query = parse(typed)
    assert query is not None
    assert {hit.paragraph for hit in snapshot(tmp_path, *TEXTS).search(query).hits} == paragraphs
