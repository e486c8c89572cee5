"""How every engine keeps an archive: what goes in comes out, whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from made_archives import A, B, article, build, quote, seed_articles

from quotedesk.index.engines import open_store
from quotedesk.index.engines.base import Engine
from quotedesk.index.errors import ArchiveError, ArchiveMissing
from quotedesk.index.model import (
    Article,
    Attribution,
    Counts,
    NameCount,
    Paragraph,
    Place,
    Quote,
    QuoteSpeaker,
    Step,
)
from quotedesk.index.query import parse


def found(engine: Engine, typed: str) -> list[tuple[str, int]]:
    query = parse(typed)
    assert query is not None
    return [(hit.article_id, hit.paragraph) for hit in engine.search(query).hits]


def test_missing_archive_says_how_to_build_one(tmp_path: Path) -> None:
    assert not open_store(tmp_path / "none").exists()
    with pytest.raises(ArchiveMissing, match="quotedesk ingest"):
        open_store(tmp_path / "none").open()


def test_articles_come_back_as_they_went_in(tmp_path: Path) -> None:
    whole = Article(
        "x/1",
        (Paragraph(1, "Picture: “a”", "caption"), Paragraph(2, "Line one\nline two\tend 😀 said he.")),
        title="A title",
        standfirst="Stands first",
        author="Ann",
        source="Post",
        published="2026-03-03T09:00:00+01:00",
        url="https://example.org/1",
        lang="en",
        sha256="ab" * 32,
        version=1,
        warnings=("1 control sequence removed",),
    )
    bare = article("bare", "Only text.")
    engine = build(tmp_path, [whole, bare])
    assert engine.article("x/1") == whole
    assert engine.article("bare") == bare
    assert engine.article("x") is None
    assert [summary.id for summary in engine.summaries()] == ["bare", "x/1"]
    summary = engine.summaries()[1]
    assert (summary.title, summary.warnings, summary.n_paragraphs, summary.n_quotes) == (
        "A title",
        ("1 control sequence removed",),
        2,
        0,
    )
    assert engine.counts() == Counts(2, 3, 0)


def full_quote(of: Article) -> Quote:
    text = of.paragraphs[0].text
    return Quote(
        of.id,
        1,
        1,
        1,
        4,
        text[1:4],
        "fragment",
        QuoteSpeaker("he", "Ada Reed", None, None),
        Attribution("pronoun", "Ada Reed", 1, ("Ada", "Bo"), (Step("pronoun", "he", 1), Step("name", "Ada Reed", 1))),
        Place(1, 5, 6),
        Place(1, 5, 8),
    )


def test_quotes_come_back_as_they_went_in(tmp_path: Path) -> None:
    of = article("x", "“Yes” he said 😀 “no” to Ada Reed. “Perhaps.”")
    indirect = Quote("x", 1, 1, 6, 13, "he said", "indirect")
    quotes = [full_quote(of), quote(of, 1, "no", name="Bo", number=2), quote(of, 1, "Perhaps.", number=3), indirect]
    engine = build(tmp_path, [(of, quotes)])
    direct = [each for each in quotes if each.kind != "indirect"]
    assert list(engine.quotes()) == direct
    assert list(engine.quotes(indirect=True)) == sorted(quotes, key=lambda each: each.start)
    assert engine.counts() == Counts(1, 1, 3)


def test_quotes_are_chosen_by_article_name_or_label(tmp_path: Path) -> None:
    engine = build(tmp_path, seed_articles())
    assert [each.article_id for each in engine.quotes()] == [A] * 4 + [B] * 3
    assert len(list(engine.quotes(article_ids=[B]))) == 3
    assert [each.paragraph for each in engine.quotes(names={"Kim Yo-jong"})] == [10, 11]
    assert [each.paragraph for each in engine.quotes(labels={"a South Korean official"})] == [4]
    assert len(list(engine.quotes(names={"NSC"}, labels={"a South Korean official"}))) == 3
    assert list(engine.quotes(names=set())) == []
    assert list(engine.quotes(names={"a South Korean official"})) == []


def test_an_id_has_its_neighbours_in_all_segments_whether_it_is_there_or_not(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for names in ("bdf", "ace", "d"):
        with store.write() as writer:
            for name in names:
                writer.put(article(name, f"Text {names} of {name}."), [])
    with store.write() as writer:
        writer.delete("c")
    engine = store.open()
    assert engine.neighbours("") == (None, "a")
    assert engine.neighbours("a") == (None, "b")
    assert engine.neighbours("c") == engine.neighbours("cc") == ("b", "d")
    assert engine.neighbours("d") == ("b", "e")
    assert engine.neighbours("f") == ("e", None)


def test_quotes_of_some_paragraphs_are_read_alone(tmp_path: Path) -> None:
    engine = build(tmp_path, seed_articles())
    assert sorted(each.id for each in engine.quotes_in({(A, 4), (A, 9), (B, 4), (B, 5), ("gone", 1)})) == [
        f"{A}#p4q1",
        f"{A}#p9q1",
        f"{B}#p4q1",
        f"{B}#p4q2",
    ]
    assert list(engine.quotes_in(())) == []


def test_names_are_counted_by_article_without_the_uncertain(tmp_path: Path) -> None:
    of = article("x", "“Yes”, “no” and “maybe”.")
    unsure = Quote("x", 1, 3, 17, 22, "maybe", "direct", QuoteSpeaker("he"), Attribution("uncertain", "he", 1, ("A",)))
    quotes = [quote(of, 1, "Yes", name="Ada"), quote(of, 1, "no", name="Ada", number=2), unsure]
    engine = build(tmp_path, [(of, quotes), *seed_articles()])
    assert set(engine.name_counts()) == {
        NameCount("Ada", None, "x", 2),
        NameCount(None, "a South Korean official", A, 1),
        NameCount("Volodymyr Zelensky", None, A, 1),
        NameCount("Kim Yo-jong", None, A, 2),
        NameCount(None, "A senior official from the presidential office", B, 1),
        NameCount("NSC", None, B, 2),
    }
    assert list(engine.quotes(labels={"he"})) == []
    assert list(engine.quotes(nobody=True)) == [unsure]
    assert list(engine.quotes(nobody=True, names={"Ada"})) == quotes


def test_article_put_again_replaces_the_old_one(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    build(tmp_path, [article("x", "The ferry sank."), article("y", "The ferry waits.")])
    engine = build(tmp_path, [article("x", "The port is shut.", "Twice.")])
    assert found(engine, "ferry") == [("y", 1)]
    assert found(engine, "port") == [("x", 1)]
    assert engine.counts() == Counts(2, 3, 0)
    with store.write() as writer:
        writer.put(article("x", "First."), [])
        writer.put(article("x", "Second."), [])
    assert found(store.open(), "first or second") == [("x", 1)]


def test_deleted_article_is_gone(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    build(tmp_path, seed_articles())
    with store.write() as writer:
        writer.delete(A)
        writer.delete("unknown")
    engine = store.open()
    assert engine.article(A) is None
    assert {article_id for article_id, _ in found(engine, "korea or speaker")} == {B}
    assert [summary.id for summary in engine.summaries()] == [B]
    assert [each.article_id for each in engine.quotes()] == [B] * 3
    assert engine.counts() == Counts(1, 7, 3)


def test_put_and_deleted_in_one_transaction_is_gone(tmp_path: Path) -> None:
    with open_store(tmp_path).write() as writer:
        writer.put(article("x", "The ferry."), [])
        writer.put(article("y", "The port."), [])
        writer.delete("x")
    engine = open_store(tmp_path).open()
    assert [summary.id for summary in engine.summaries()] == ["y"]
    assert found(engine, "ferry or port") == [("y", 1)]


def test_failed_transaction_leaves_the_old_archive(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    build(tmp_path, [article("x", "The ferry.")])
    before = store.open().generation
    with pytest.raises(RuntimeError), store.write() as writer:
        writer.put(article("x", "The port."), [])
        writer.put(article("y", "The port."), [])
        raise RuntimeError("stop")
    engine = store.open()
    assert (engine.generation, found(engine, "ferry or port")) == (before, [("x", 1)])
    build(tmp_path, [article("y", "The port.")])
    assert found(store.open(), "ferry or port") == [("x", 1), ("y", 1)]


def test_failed_first_transaction_leaves_no_archive(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with pytest.raises(RuntimeError), store.write():
        raise RuntimeError("stop")
    assert not store.exists() or store.open().counts() == Counts()


def test_snapshot_does_not_change_and_says_when_it_is_old(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    engine = build(tmp_path, [article("x", "The ferry.")])
    assert not engine.newer()
    with store.write() as writer:
        writer.put(article("x", "The port."), [])
        writer.put(article("y", "The port."), [])
    assert engine.newer()
    assert found(engine, "ferry or port") == [("x", 1)]
    assert engine.article("x") == article("x", "The ferry.")
    later = store.open()
    assert later.generation > engine.generation
    assert found(later, "ferry or port") == [("x", 1), ("y", 1)]
    engine.close()


def test_empty_transaction_makes_an_empty_archive(tmp_path: Path) -> None:
    engine = build(tmp_path / "new", [])
    assert engine.counts() == Counts()
    assert found(engine, "ferry") == []
    assert list(engine.quotes()) == list(engine.summaries()) == list(engine.name_counts()) == []


def test_quote_that_is_not_in_its_paragraph_is_refused(tmp_path: Path) -> None:
    wrong = Quote("x", 1, 1, 0, 3, "the", "direct")
    with pytest.raises(ValueError, match="x#p1q1"):
        build(tmp_path, [(article("x", "A ferry."), [wrong])])


def test_second_writer_is_told_who_is_writing(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.write() as writer:
        writer.put(article("x", "The ferry."), [])
        with pytest.raises(ArchiveError, match=f"process {os.getpid()} on .* since 20"), open_store(tmp_path).write():
            pass
    assert found(store.open(), "ferry") == [("x", 1)]


@pytest.mark.parametrize("mask", [0o000, 0o002, 0o077])
def test_files_are_for_all_to_read_and_their_owner_to_write(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        build(tmp_path / "new", seed_articles())
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").rglob("*")}
    assert modes
    assert {oct(mode) for path, mode in modes.items() if path.is_dir()} <= {"0o755"}
    assert {oct(mode) for path, mode in modes.items() if path.is_file()} == {"0o644"}


def test_archive_that_others_can_change_is_not_opened(tmp_path: Path) -> None:
    build(tmp_path, seed_articles())
    for path in [*(tmp_path / "index").glob("*.seg"), tmp_path / "index" / "manifest.json"]:
        mode = path.stat().st_mode
        path.chmod(0o666)
        with pytest.raises(ArchiveError, match="chmod go-w"):
            open_store(tmp_path).open()
        path.chmod(mode)
    (tmp_path / "index").chmod(0o777)
    with pytest.raises(ArchiveError, match="chmod go-w"):
        open_store(tmp_path).open()


def test_nothing_heavy_is_loaded_before_a_store_is_opened() -> None:
    check = (
        "import sys, quotedesk.index.engines, quotedesk.index.query, quotedesk.index.spans;"
        "print([name for name in ('whoosh', 'numpy', 'textual', 'rich') if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"
