"""When the world breaks: damaged and missing files, full disks, killed and colliding writers, hostile pickles."""

from __future__ import annotations

import json
import pickle
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from made_archives import A, article, build, seed_articles

from quotedesk.index.engines import open_store
from quotedesk.index.engines.whoosh.files import segment_file
from quotedesk.index.engines.whoosh.files.manifest import NAME
from quotedesk.index.engines.whoosh.writing import transaction
from quotedesk.index.errors import ArchiveError
from quotedesk.index.query import parse
from quotedesk.index.tree import Query


def tree(typed: str) -> Query:
    query = parse(typed)
    assert query is not None
    return query


ASKED = [tree(typed) for typed in ("korea", '"South Korea" w/4 weapons', "weap* -", "the or of", "offensive in:quotes")]


def answers(path: Path) -> list[object]:
    """Everything an archive says, so that two archives can be compared."""
    engine = open_store(path).open()
    found: list[object] = [engine.search(query) for query in ASKED]
    found += [list(engine.quotes(indirect=True)), list(engine.summaries()), list(engine.name_counts())]
    found += [engine.article(summary.id) for summary in engine.summaries()]
    found += [engine.counts(), [engine.facets(query) for query in ASKED]]
    return found


def index_files(path: Path) -> list[Path]:
    return sorted([*(path / "index").glob("*.seg"), path / "index" / NAME])


def mixed(path: Path) -> Path:
    """An archive of two segments, one of them with an article taken out."""
    build(
        path, [*seed_articles(), *(article(f"n{n}", f"The port number {n}.", "Weapons of Korea.") for n in range(40))]
    )
    store = open_store(path)
    with store.write() as writer:
        writer.delete("n7")
        writer.put(article("late", "A late ferry."), [])
    return path


def flip(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def zero(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content))
    content[start : start + 64] = bytes(len(content[start : start + 64]))


def cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def grow(content: bytearray, chance: random.Random) -> None:
    content.extend(chance.randbytes(10))


def scramble(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content))
    content[start : start + 200] = chance.randbytes(len(content[start : start + 200]))


@pytest.mark.parametrize("harm", [flip, zero, cut, grow, scramble])
def test_damaged_file_is_named_and_nothing_wrong_is_answered(
    tmp_path: Path, harm: Callable[[bytearray, random.Random], None]
) -> None:
    """60 files for each kind of harm."""
    path = mixed(tmp_path)
    expected = answers(path)
    assert list(open_store(path).faults()) == []
    chance = random.Random(harm.__name__)
    for round_ in range(60):
        file = index_files(path)[round_ % 3]
        whole = file.read_bytes()
        content = bytearray(whole)
        harm(content, chance)
        file.write_bytes(content)
        try:
            assert answers(path) == expected
        except ArchiveError as error:
            assert file.name in str(error)
            assert "\n" not in str(error)
        if bytes(content) != whole:
            found = list(open_store(path).faults())
            assert found or _is_padding(content, whole), (file, harm)
            assert all(file.name in fault for fault in found)
        file.write_bytes(whole)
    assert answers(path) == expected


def _is_padding(content: bytes, whole: bytes) -> bool:
    """Bytes between the header and the data, and the manifest's last line break, are of no matter."""
    different = [place for place, (now, before) in enumerate(zip(content, whole, strict=False)) if now != before]
    return all(whole[place] in (0, 10) for place in different)


def test_missing_file_is_named(tmp_path: Path) -> None:
    path = mixed(tmp_path)
    for file in index_files(path):
        whole = file.read_bytes()
        file.unlink()
        with pytest.raises(ArchiveError, match=str(tmp_path)):
            open_store(path).open()
        assert [file.name in fault for fault in open_store(path).faults()] == [True]
        file.write_bytes(whole)


def test_a_writer_does_not_begin_anew_where_the_manifest_is_gone(tmp_path: Path) -> None:
    path = mixed(tmp_path)
    whole = (path / "index" / NAME).read_bytes()
    (path / "index" / NAME).unlink()
    left = sorted((path / "index").glob("*.seg"))
    with pytest.raises(ArchiveError, match=f"{NAME} is missing"), open_store(path).write():
        pass
    assert sorted((path / "index").glob("*.seg")) == left
    (path / "index" / NAME).write_bytes(whole)
    assert answers(path)


def test_what_a_first_writer_leaves_who_was_killed_is_of_no_archive(tmp_path: Path) -> None:
    other, new = mixed(tmp_path / "other"), tmp_path / "new" / "index"
    new.mkdir(parents=True)
    transaction.begin(new)
    for file in (other / "index").glob("*.seg"):
        shutil.copy(file, new)
    build(tmp_path / "new", [article("x", "The ferry.")])
    assert list(open_store(tmp_path / "new").open().article_ids()) == ["x"]
    assert {file.name for file in new.iterdir()} == {"00000001.seg", NAME, "writer.lock", "merge.lock"}


def test_an_index_of_another_format_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = mixed(tmp_path)
    from quotedesk.index.engines.whoosh.files.manifest import _checksum

    stated = json.loads((path / "index" / NAME).read_bytes().rpartition(b"\n")[0].rpartition(b"\n")[0])
    body = json.dumps({**stated, "format": 99}).encode()
    (path / "index" / NAME).write_bytes(body + b"\n" + _checksum(body) + b"\n")
    before = {file: file.read_bytes() for file in index_files(path)}
    for use in (lambda store: store.open(), lambda store: store.rebuild(), lambda store: store.write().__enter__()):
        with pytest.raises(ArchiveError, match="format 99"):
            use(open_store(path))
    assert {file: file.read_bytes() for file in index_files(path)} == before


def test_rebuild_keeps_what_can_be_read(tmp_path: Path) -> None:
    path = mixed(tmp_path)
    expected = answers(path)
    assert open_store(path).rebuild().articles == 42
    assert answers(path)[5:-2] == expected[5:-2]
    assert list(open_store(path).faults()) == []
    (path / "index" / NAME).write_bytes(b"nonsense")
    rebuilt = open_store(path).rebuild()
    assert (rebuilt.articles, rebuilt.lost, rebuilt.may_return) == (42, (), True)
    assert open_store(path).open().counts().articles == 42


def test_rebuild_names_what_is_lost(tmp_path: Path) -> None:
    path = mixed(tmp_path)
    segment = max((path / "index").glob("*.seg"), key=lambda file: file.stat().st_size)
    segment.write_bytes(segment.read_bytes()[:-100])
    rebuilt = open_store(path).rebuild()
    assert rebuilt.articles == 1
    assert segment.name in rebuilt.lost[0]
    assert [summary.id for summary in open_store(path).open().summaries()] == ["late"]


def test_rebuild_finds_segments_whose_names_were_exchanged(tmp_path: Path) -> None:
    path = mixed(tmp_path)
    expected = answers(path)
    first, second = sorted((path / "index").glob("*.seg"))
    first.rename(path / "beside")
    second.rename(first)
    (path / "beside").rename(second)
    rebuilt = open_store(path).rebuild()
    assert (rebuilt.articles, rebuilt.lost, rebuilt.may_return) == (42, (), False)
    assert answers(path)[5:-2] == expected[5:-2]


@pytest.mark.parametrize("stated", [{"format": 99}, {}])
def test_segments_of_another_format_are_left_as_they_are_when_no_manifest_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stated: dict[str, int]
) -> None:
    sealed = segment_file._sealed
    with monkeypatch.context() as other:
        other.setattr(
            segment_file,
            "_sealed",
            lambda header: sealed({key: value for key, value in header.items() if key != "format"} | stated),
        )
        path = mixed(tmp_path)
    manifest = path / "index" / NAME
    manifest.write_bytes(manifest.read_bytes().replace(b'"serial"', b'"Serial"'))
    before = {file: file.read_bytes() for file in index_files(path)}
    with pytest.raises(ArchiveError, match=f"format {stated.get('format', 'before 5')}"):
        open_store(path).rebuild()
    assert {file: file.read_bytes() for file in index_files(path)} == before


def test_the_manifest_of_another_archive_costs_no_article(tmp_path: Path) -> None:
    path, other = mixed(tmp_path / "archive"), tmp_path / "other"
    build(other, [article("x", "The ferry.")])
    shutil.copy(other / "index" / NAME, path / "index" / NAME)
    left = sorted((path / "index").glob("*.seg"))
    with pytest.raises(ArchiveError, match=str(path)), open_store(path).write():
        pass
    assert sorted((path / "index").glob("*.seg")) == left
    assert open_store(path).rebuild().may_return
    assert set(open_store(path).open().article_ids()) >= {A, "late", "n0"}


def test_a_damaged_header_is_not_believed_without_a_manifest(tmp_path: Path) -> None:
    path = mixed(tmp_path)
    segment = max((path / "index").glob("*.seg"), key=lambda file: file.stat().st_size)
    content = bytearray(segment.read_bytes())
    place = content.index(b'"text.') + 20
    content[place] ^= 1
    segment.write_bytes(content)
    (path / "index" / NAME).unlink()
    open_store(path).rebuild()
    assert list(open_store(path).open().article_ids()) == ["late"]


def test_no_pickle_is_read_or_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a pickle")

    for name in ("load", "loads", "dump", "dumps", "Unpickler", "Pickler"):
        monkeypatch.setattr(pickle, name, refuse)
    path = mixed(tmp_path)
    assert answers(path)
    with open_store(path).write() as writer:
        writer.put(article("more", "More weapons of Korea."), [])
    assert any(hit.article_id == "more" for hit in open_store(path).open().search(ASKED[0], limit=1000).hits)
    assert open_store(path).rebuild().articles == 43


def test_full_disk_leaves_the_old_archive_and_the_next_writer_free(tmp_path: Path) -> None:
    path = mixed(tmp_path)
    expected = answers(path)
    names = index_files(path)
    much = [article(f"big{n}", " ".join(f"word{n}x{m}" for m in range(3000))) for n in range(20)]
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        for limit in (0, 100, 5000, 100_000):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
            with pytest.raises(ArchiveError, match=str(tmp_path)), open_store(path).write() as writer:
                for each in much:
                    writer.put(each, [])
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            assert answers(path) == expected
            assert index_files(path) == names
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    with open_store(path).write() as writer:
        writer.put(article("more", "More."), [])
    assert open_store(path).open().article("more") is not None


def test_writer_of_another_process_is_named(tmp_path: Path) -> None:
    build(tmp_path, [article("x", "The ferry.")])
    held = (
        "import sys, pathlib; from quotedesk.index.engines import open_store\n"
        f"with open_store(pathlib.Path({str(tmp_path)!r})).write():\n    print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", held], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        start = time.monotonic()
        with pytest.raises(ArchiveError, match=f"process {other.pid} on .* since 20"), open_store(tmp_path).write():
            pass
        assert time.monotonic() - start < 2
        other.kill()
    with open_store(tmp_path).write() as writer:
        writer.put(article("y", "The port."), [])
    assert open_store(tmp_path).open().counts().articles == 2


def test_reader_keeps_its_snapshot_through_commits_and_merges(tmp_path: Path) -> None:
    path = mixed(tmp_path)
    engine = open_store(path).open()
    expected = [engine.search(query) for query in ASKED]
    for n in range(40):
        with open_store(path).write() as writer:
            writer.put(article(f"m{n}", "The weapons of Korea."), [])
            writer.delete(A if n == 20 else f"n{n}")
    assert [engine.search(query) for query in ASKED] == expected
    assert engine.article(A) is not None
    assert open_store(path).open().article(A) is None
    assert len(list((path / "index").glob("*.seg"))) <= 4
