"""How articles are packed: alone, with what their pieces share, and from one segment into another."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_archives import article, quote

from quotedesk.index.engines.whoosh.builder import SegmentBuilder
from quotedesk.index.engines.whoosh.manifest import Entry
from quotedesk.index.engines.whoosh.merging import merge
from quotedesk.index.engines.whoosh.numbering import Numbering
from quotedesk.index.engines.whoosh.segment import Segment
from quotedesk.index.engines.whoosh.stories import LEARNED, Layout, Shared
from quotedesk.index.model import Article, Quote

CHANCE = random.Random(20)
WORDS = ["".join(CHANCE.choices("abcdefghiklmnoprstuvy", k=CHANCE.randint(2, 9))) for _ in range(3000)]


def prose(size: int) -> str:
    """Words of a small language, about so many characters of them."""
    return " ".join(CHANCE.choices(WORDS, k=max(1, size // 6)))


PLAIN = Layout(Shared())
LEARNT = Layout(Shared.learned([([prose(600)], prose(300).encode()) for _ in range(2000)]))
LONG = "".join(CHANCE.choices("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", k=150_000))

a_text = st.one_of(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.integers(0, 3000).map(prose))


def test_much_text_teaches_what_it_shares() -> None:
    assert LEARNT.shared.text
    assert LEARNT.shared.quotes
    texts = [prose(500)]
    assert len(LEARNT.packed(texts, b"")) < 0.9 * len(PLAIN.packed(texts, b""))


def test_little_text_teaches_nothing_and_is_no_error() -> None:
    assert Shared.learned([(["a", "b"], b"")] * 3) == Shared()
    assert Shared.learned([(["same"], b"same")] * 300) == Shared()


@pytest.mark.parametrize("layout", [PLAIN, LEARNT])
@given(texts=st.lists(a_text, max_size=12), quotes=st.binary(max_size=300))
def test_what_is_packed_is_read_again(layout: Layout, texts: list[str], quotes: bytes) -> None:
    packed = layout.packed(texts, quotes)
    assert layout.texts(packed) == texts
    assert [layout.text(packed, number) for number in range(len(texts))] == texts
    assert layout.quotes(packed) == quotes


@pytest.mark.parametrize("texts", [[LONG], ["x", LONG, "y"], ["a"] * 70_000, ["b" * 600] * 33_000])
def test_long_articles_are_read_again(texts: list[str]) -> None:
    packed = LEARNT.packed(texts, b"quotes")
    assert LEARNT.texts(packed) == texts
    assert LEARNT.text(packed, len(texts) - 1) == texts[-1]
    assert LEARNT.quotes(packed) == b"quotes"


@given(texts=st.lists(a_text, max_size=5), quotes=st.binary(max_size=100))
def test_an_article_is_packed_anew_in_another_layout(texts: list[str], quotes: bytes) -> None:
    assert LEARNT.repacked(PLAIN.packed(texts, quotes), PLAIN) == LEARNT.packed(texts, quotes)


def articles(first: int, count: int) -> Iterator[tuple[Article, list[Quote]]]:
    for number in range(first, first + count):
        said = prose(60)
        each = article(f"a{number:05}", f"“{said}”, he said. {prose(700)}", *(prose(900) for _ in range(3)))
        yield each, [quote(each, 1, said, label="he")]


def segment(folder: Path, name: str, put: Iterable[tuple[Article, list[Quote]]], known: Shared) -> Entry:
    builder = SegmentBuilder(folder, Numbering(), lambda: known)
    for each, quotes in put:
        builder.add(each, quotes)
    return builder.write(name)


def test_segments_of_unlike_layouts_are_merged_into_one(tmp_path: Path) -> None:
    many, few = list(articles(0, LEARNED // 3300)), list(articles(50_000, 40))
    other = Layout(Shared.learned([([prose(700)], b"") for _ in range(500)])).shared
    entries = [
        segment(tmp_path, "1.seg", many, Shared()),
        segment(tmp_path, "2.seg", few, Shared()),
        segment(tmp_path, "3.seg", [(article("lone", "One more"), [])], other),
    ]
    parts = [Segment(tmp_path, entry) for entry in entries]
    assert [bool(part.stories.layout.shared.text) for part in parts] == [True, False, False]
    entries[0] = parts[0].without(["a00003"])
    parts[0] = Segment(tmp_path, entries[0])
    merged = Segment(tmp_path, merge(parts, tmp_path, "4.seg"))
    assert merged.stories.layout.shared == parts[0].stories.layout.shared
    found = {each.id: each for each in map(merged.article, range(len(merged)))}
    del many[3]
    assert found == {each.id: each for each, _ in (*many, *few, (article("lone", "One more"), []))}
    said = [each.text for number in range(len(merged)) for each in merged.quotes(number)]
    assert said == [each.text for _, quotes in (*many, *few) for each in quotes]


def test_a_merge_learns_when_its_segments_were_too_small_to(tmp_path: Path) -> None:
    batches = [list(articles(1000 * number, 900)) for number in range(3)]
    entries = [segment(tmp_path, f"{number}.seg", batch, Shared()) for number, batch in enumerate(batches)]
    parts = [Segment(tmp_path, entry) for entry in entries]
    assert not any(part.stories.layout.shared.text for part in parts)
    merged = Segment(tmp_path, merge(parts, tmp_path, "merged.seg"))
    assert merged.stories.layout.shared.text
    assert [merged.article(number) for number in range(len(merged))] == [each for batch in batches for each, _ in batch]


def test_a_large_batch_is_packed_as_the_archive_is(tmp_path: Path) -> None:
    batch = list(articles(0, LEARNED // 3300))
    first = Segment(tmp_path, segment(tmp_path, "1.seg", batch, Shared())).stories.layout.shared
    second = Segment(tmp_path, segment(tmp_path, "2.seg", batch, first)).stories.layout.shared
    assert second == first != Shared()
