"""How articles are packed: by pieces, with what those share, and from one segment into another."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_archives import article, quote

from quotedesk.index.engines.whoosh.files.packing import Packing, learned
from quotedesk.index.engines.whoosh.files.pieces import Pieces
from quotedesk.index.engines.whoosh.segment.segment import Segment
from quotedesk.index.engines.whoosh.segment.stories import KINDS
from quotedesk.index.engines.whoosh.writing.builder import SegmentBuilder
from quotedesk.index.engines.whoosh.writing.merging import merge
from quotedesk.index.engines.whoosh.writing.numbering import Numbering
from quotedesk.index.model import Article, Quote

CHANCE = random.Random(20)
WORDS = ["".join(CHANCE.choices("abcdefghiklmnoprstuvy", k=CHANCE.randint(2, 9))) for _ in range(3000)]


def prose(size: int) -> str:
    """Words of a small language, about so many characters of them."""
    return " ".join(CHANCE.choices(WORDS, k=max(1, size // 6)))


SAMPLES = [prose(200).encode() for _ in range(9000)]
LEARNT = Packing(learned(SAMPLES))


def test_many_pieces_teach_what_they_share() -> None:
    piece = prose(200).encode()
    assert LEARNT.shared
    assert len(LEARNT.pack(piece)) < 0.8 * len(Packing().pack(piece))


def test_few_or_equal_pieces_teach_nothing_and_are_no_error() -> None:
    assert learned([]) == learned([b"a", b"b"]) == b""
    equal = Packing(learned([b"the same piece"] * 3000))
    assert equal.unpack(equal.pack(b"another one")) == b"another one"


@pytest.mark.parametrize("packing", [Packing(), LEARNT])
@given(piece=st.one_of(st.binary(max_size=300), st.integers(0, 3000).map(lambda size: prose(size).encode())))
def test_what_is_packed_is_unpacked_again(packing: Packing, piece: bytes) -> None:
    assert packing.unpack(packing.pack(piece)) == packing.unpack(memoryview(packing.pack(piece))) == piece


def test_several_threads_unpack_at_once() -> None:
    packed = [LEARNT.pack(piece) for piece in SAMPLES]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(LEARNT.unpack, packed)) == SAMPLES


def articles(first: int, count: int) -> Iterator[tuple[Article, list[Quote]]]:
    for number in range(first, first + count):
        said = prose(60)
        each = article(f"a{number:05}", f"“{said}”, he said. {prose(700)}", *(prose(900) for _ in range(3)))
        yield each, [quote(each, 1, said, label="he")]


def nothing(kind: str) -> bytes:
    return b""


def segment(
    folder: Path, name: str, put: Iterable[tuple[Article, list[Quote]]], known: Callable[[str], bytes] = nothing
) -> Segment:
    builder = SegmentBuilder(folder, Numbering(), known)
    for each, quotes in put:
        builder.add(each, quotes)
    return Segment(folder, builder.write(name))


def shared(of: Segment) -> bytes:
    return Pieces(of.file, "paragraph").packing.shared


MANY = list(articles(0, KINDS["paragraph"] // 3300))


def test_segments_that_are_packed_unlike_are_merged_into_one(tmp_path: Path) -> None:
    few, lone = list(articles(50_000, 40)), (article("lone", "One more", "", "And its end"), [])
    largest = segment(tmp_path, "1.seg", MANY)
    others = [
        segment(tmp_path, "2.seg", few),
        segment(tmp_path, "3.seg", [lone], lambda _: learned(SAMPLES)),
    ]
    assert shared(largest)
    assert not shared(others[0])
    parts = [Segment(tmp_path, largest.without(["a00003"])), *others]
    merged = Segment(tmp_path, merge(parts, tmp_path, "4.seg"))
    assert shared(merged) == shared(largest)
    kept = [each for each in (*MANY, *few, lone) if each[0].id != "a00003"]
    assert list(map(merged.article, range(len(merged)))) == [each for each, _ in kept]
    assert [list(merged.quotes(number)) for number in range(len(merged))] == [quotes for _, quotes in kept]


def test_a_merge_learns_when_its_segments_were_too_small_to(tmp_path: Path) -> None:
    batches = [list(articles(number, 500)) for number in range(0, 2000, 500)]
    parts = [segment(tmp_path, f"{number}.seg", batch) for number, batch in enumerate(batches)]
    assert not any(map(shared, parts))
    merged = Segment(tmp_path, merge(parts, tmp_path, "merged.seg"))
    assert shared(merged)
    assert list(map(merged.article, range(len(merged)))) == [each for batch in batches for each, _ in batch]


def test_a_large_batch_is_packed_as_the_archive_is(tmp_path: Path) -> None:
    first = shared(segment(tmp_path, "1.seg", MANY))
    second = shared(segment(tmp_path, "2.seg", MANY, lambda _: first))
    assert second == first != b""
