"""Merges beside the writers change nothing that an archive says."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from made_archives import article

from quotedesk.index.engines import open_store
from quotedesk.index.engines.whoosh.files import segment_file
from quotedesk.index.engines.whoosh.files.manifest import Entry, Manifest, read_manifest
from quotedesk.index.engines.whoosh.writing import merging, upkeep
from quotedesk.index.engines.whoosh.writing.merging import due
from quotedesk.index.engines.whoosh.writing.upkeep import tidy
from quotedesk.index.query import parse


@pytest.fixture
def untidy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of three segments of 40 articles, which nobody merges."""
    monkeypatch.setattr(upkeep, "keep_tidy", lambda folder, n_changed: None)
    for commit in range(3):
        with open_store(tmp_path).write() as writer:
            for number in range(40):
                writer.put(article(f"{commit}-{number}", f"The ferry number {number}."), [])
    assert len(manifest(tmp_path).segments) == 3
    return tmp_path


def manifest(path: Path) -> Manifest:
    return read_manifest(path / "index")


def ids(path: Path) -> set[str]:
    engine = open_store(path).open()
    query = parse("ferry")
    assert query is not None
    found = {hit.article_id for hit in engine.search(query, limit=1000).hits}
    assert found == set(engine.article_ids())
    return found


def test_a_merge_is_no_news(untidy: Path) -> None:
    before, all_ids = open_store(untidy).open(), ids(untidy)
    assert tidy(untidy / "index")
    assert len(manifest(untidy).segments) == 1
    assert ids(untidy) == all_ids
    assert not before.newer()
    assert open_store(untidy).open().generation == before.generation
    with open_store(untidy).write() as writer:
        writer.delete("0-1")
    assert before.newer()


def test_what_is_committed_during_a_merge_stands_after_it(untidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = (ids(untidy) - {"1-7", "2-0"}) | {"new"}

    def merge_slowly(*arguments: object) -> object:
        merged = merging.merge(*arguments)  # type: ignore[arg-type]
        with open_store(untidy).write() as writer:
            writer.delete("1-7")
            writer.delete("2-0")
            writer.put(article("2-1", "The ferry was put again."), [])
            writer.put(article("new", "A new ferry."), [])
        monkeypatch.setattr(upkeep, "merge", merging.merge)
        return merged

    monkeypatch.setattr(upkeep, "merge", merge_slowly)
    assert tidy(untidy / "index")
    assert ids(untidy) == expected
    changed = open_store(untidy).open().article("2-1")
    assert changed is not None
    assert changed.paragraphs[0].text == "The ferry was put again."
    assert list(open_store(untidy).faults()) == []


def test_a_merge_is_of_use_when_one_of_its_segments_is_gone_meanwhile(
    untidy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writers who keep changing an archive would make every merge one for nothing."""
    expected = {each for each in ids(untidy) if not each.startswith("1-")} - {"0-3"}

    def merge_slowly(*arguments: object) -> object:
        merged = merging.merge(*arguments)  # type: ignore[arg-type]
        monkeypatch.setattr(upkeep, "merge", merging.merge)
        with open_store(untidy).write() as writer:
            for each in sorted(ids(untidy) - expected):
                writer.delete(each)
            writer.put(article("2-5", "The ferry was put again."), [])
        return merged

    monkeypatch.setattr(upkeep, "merge", merge_slowly)
    assert tidy(untidy / "index", merges=1)
    assert ids(untidy) == expected
    assert [each.live for each in manifest(untidy).segments] == [1, 78]
    changed = open_store(untidy).open().article("2-5")
    assert changed is not None
    assert changed.paragraphs[0].text == "The ferry was put again."
    assert list(open_store(untidy).faults()) == []


def test_a_merge_of_what_is_gone_meanwhile_is_dropped(untidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def merge_late(*arguments: object) -> object:
        merged = merging.merge(*arguments)  # type: ignore[arg-type]
        monkeypatch.setattr(upkeep, "merge", merging.merge)
        with open_store(untidy).write() as writer:
            for each in list(ids(untidy))[:-1]:
                writer.delete(each)
        return merged

    monkeypatch.setattr(upkeep, "merge", merge_late)
    assert tidy(untidy / "index")
    assert len(ids(untidy)) == 1
    assert [path.name for path in (untidy / "index").glob("*.part")] == []


def test_what_is_closed_keeps_no_file_open(untidy: Path) -> None:
    """Files that are merged away take their room until nobody has them open."""
    gc.collect()
    gc.disable()
    try:
        engine = open_store(untidy).open()
        for typed in ("ferry", "fer* number", '"the ferry"'):
            query = parse(typed)
            assert query is not None
            engine.search(query)
            engine.facets(query)
        assert list(engine.summaries())
        files = [weakref.ref(file) for (path, *_), file in segment_file._opened.items() if untidy in path.parents]
        assert len(files) == 3
        engine.close()
        assert [each() for each in files] == [None, None, None]
    finally:
        gc.enable()


def test_two_do_not_merge_at_once_and_a_full_disk_is_no_error(untidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> object:
        assert tidy(untidy / "index"), "somebody else is at it"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(upkeep, "merge", fail)
    all_ids = ids(untidy)
    assert tidy(untidy / "index")
    assert len(manifest(untidy).segments) == 3
    assert ids(untidy) == all_ids


def entry(n_articles: int, n_paragraphs: int) -> Entry:
    return Entry(f"{n_articles}.seg", 1, 1, n_articles, n_paragraphs, 0)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        pytest.param([5, 7], [5, 7], id="same level"),
        pytest.param([5, 50, 5_000, 50_000], [], id="one a level"),
        pytest.param([5, 5_000, 6_000, 40_000, 50_000], [5_000, 6_000], id="smaller first"),
        pytest.param([40_000, 50_000, 1_350_000], [40_000, 50_000], id="no segment of more texts than can be counted"),
    ],
)
def test_segments_of_one_size_are_merged(sizes: list[int], expected: list[int]) -> None:
    assert [each.articles for each in due([entry(size, size * 12) for size in sizes])] == expected


def test_large_merges_are_left_to_another_process(tmp_path: Path) -> None:
    for commit, count in enumerate((200, 33)):
        with open_store(tmp_path).write() as writer:
            for number in range(count):
                writer.put(article(f"{commit}-{number}", "The ferry."), [])
    upkeep.wait_until_tidy()
    assert len(manifest(tmp_path).segments) == 1
    assert len(ids(tmp_path)) == 233
