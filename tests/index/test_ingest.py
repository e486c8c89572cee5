"""Ingest: what becomes of files, folders and patterns, under which ids, and what is said about the rest."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

from quotedesk.index.archive import Archive
from quotedesk.index.engines import open_store
from quotedesk.index.errors import ArchiveError
from quotedesk.index.ingest import ingest
from quotedesk.index.model import Ingested, Progress

SEEDS = Path(str(files("quotedesk.seeds")))
SEED_FILES = sorted(SEEDS.glob("*.txt"))
YES, NO, NEVER = (f"“{word}, we will,” said Al Bose.\nThe end.\n" for word in ("Yes", "No", "Never"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def records(path: Path, *stated: dict[str, object]) -> Path:
    return write(path, "".join(json.dumps(each) + "\n" for each in stated))


def held(archive: Path) -> dict[str, str]:
    """First paragraph of each article, by id."""
    opened = Archive(archive)
    try:
        return {each.id: opened.article(each.id).paragraphs[0].text for each in opened.summaries()}
    finally:
        opened.close()


def generation(archive: Path) -> int:
    opened = Archive(archive)
    try:
        return opened.generation
    finally:
        opened.close()


def shared(stem: str, text: str) -> str:
    return f"{stem}~{sha256(text.encode()).hexdigest()[:6]}"


def first(text: str) -> str:
    return text.splitlines()[0]


def test_the_seeds_give_two_articles_with_21_paragraphs_and_7_quotes(archive: Path) -> None:
    told = ingest(SEED_FILES, archive, speakers_file=SEEDS / "speakers.toml")
    assert told == Ingested(articles=2, paragraphs=21, quotes=7)
    opened = Archive(archive)
    for summary, file in zip(opened.summaries(), SEED_FILES, strict=True):
        assert summary.sha256 == sha256(file.read_bytes()).hexdigest()
        assert (summary.id, summary.origin, summary.version) == (file.stem, str(file.resolve()), 1)
    assert [role.role for role in opened.roles()] == ["the Seoul official"]


def test_the_same_bytes_again_change_nothing(archive: Path) -> None:
    ingest(SEED_FILES, archive)
    before = generation(archive)
    assert ingest(SEED_FILES, archive) == Ingested(articles=2, paragraphs=21, quotes=7, unchanged=2)
    assert generation(archive) == before


def test_several_processes_give_the_same_archive(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And they import nothing from the folder they are started in, which anybody may have filled."""
    text = '"The ferry sails on day {n}," said Ada Reed, the harbour master. It rained.'
    lines = [json.dumps({"id": f"a{n}", "title": "Ferry", "text": text.format(n=n)}) for n in range(60)]
    story = write(folder / "a.jsonl", "\n".join(lines))
    for module in ("multiprocessing", "json", "signal"):
        write(folder / f"{module}.py", "raise SystemExit")
    monkeypatch.chdir(folder)
    told = ingest([story], tmp_path / "two", jobs=2)
    assert told == ingest([story], tmp_path / "one")
    assert told.quotes == 60
    assert list(Archive(tmp_path / "two").quotes()) == list(Archive(tmp_path / "one").quotes())


def test_a_changed_file_replaces_its_old_text(folder: Path, archive: Path) -> None:
    story = write(folder / "s.txt", YES)
    ingest([story], archive)
    write(story, NO)
    told = ingest([story], archive)
    assert (told.articles, told.unchanged, told.replaced) == (1, 0, 1)
    assert held(archive) == {"s": first(NO)}
    assert Archive(archive).summary("s").version == 1


@pytest.mark.parametrize("few", [0, 500], ids=["all headings are read", "ids are looked up"])
def test_files_of_one_stem_share_it_whenever_they_come(
    folder: Path, archive: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("quotedesk.index.identity._FEW", few)
    stories = [write(folder / f"{place}/s.txt", text) for place, text in (("a", YES), ("b", NO), ("c", NEVER))]
    write(folder / "s~.txt", YES)
    write(folder / "s~x.txt", NO)
    ingest([folder / "s~.txt", folder / "s~x.txt"], archive)
    for story in stories:
        ingest([story], archive)
    expected = {shared("s", text): first(text) for text in (YES, NO, NEVER)} | {"s~": first(YES), "s~x": first(NO)}
    assert held(archive) == expected
    assert ingest(stories, archive).unchanged == 3
    write(stories[1], YES + NO)
    assert ingest(stories, archive).replaced == 1


def test_two_files_of_one_stem_share_it(folder: Path, archive: Path) -> None:
    write(folder / "a/s.txt", YES)
    write(folder / "b/s.txt", NO)
    assert ingest([folder], archive).articles == 2
    assert held(archive) == {shared("s", YES): first(YES), shared("s", NO): first(NO)}


def test_ids_are_the_same_whether_files_come_together_or_one_by_one(
    folder: Path, archive: Path, tmp_path: Path
) -> None:
    paths = [write(folder / f"{n}/s.txt", text) for n, text in enumerate((YES, NO, NEVER))]
    for path in paths:
        ingest([path], archive)
    ingest(list(reversed(paths)), tmp_path / "again")
    assert held(archive) == held(tmp_path / "again")
    assert len(held(archive)) == 3


def test_an_article_that_gives_up_its_id_keeps_its_quotes(folder: Path, archive: Path) -> None:
    ingest([write(folder / "a/s.txt", YES)], archive)
    ingest([write(folder / "b/s.txt", NO)], archive)
    opened = Archive(archive)
    assert [quote.text for quote in opened.quotes(article_id=shared("s", YES))] == ["Yes, we will,"]
    assert {quote.article_id for quote in opened.quotes()} == set(held(archive))


def test_a_changed_file_of_a_shared_stem_takes_its_old_id_along(folder: Path, archive: Path) -> None:
    write(folder / "a/s.txt", YES)
    other = write(folder / "b/s.txt", NO)
    ingest([folder], archive)
    write(other, NEVER)
    assert ingest([folder], archive).replaced == 1
    assert held(archive) == {shared("s", YES): first(YES), shared("s", NEVER): first(NEVER)}


def test_a_stem_shared_no_longer_is_an_id_again(folder: Path, archive: Path) -> None:
    write(folder / "a/s.txt", YES)
    other = write(folder / "b/s.txt", NO)
    ingest([folder], archive)
    write(other, YES)
    ingest([folder], archive)
    assert held(archive) == {"s": first(YES)}


def test_a_copy_is_the_same_article(folder: Path, archive: Path) -> None:
    write(folder / "a/s.txt", YES)
    write(folder / "b/s.txt", YES)
    assert ingest([folder], archive) == Ingested(articles=1, paragraphs=2, quotes=1)
    assert list(held(archive)) == ["s"]


def test_stems_lose_what_an_id_cannot_hold(folder: Path, archive: Path) -> None:
    write(folder / "a b#c@d\x1b[1m.txt", YES)
    ingest([folder], archive)
    assert list(held(archive)) == ["a-b-c-d"]


def test_a_record_id_that_comes_again_replaces_and_says_so_within_one_run(folder: Path, archive: Path) -> None:
    path = records(folder / "r.jsonl", {"id": "x", "text": YES}, {"id": "x", "text": NO})
    told = ingest([path], archive)
    assert (told.articles, told.paragraphs, told.replaced) == (1, 2, 1)
    assert told.warnings == ((str(path), "x came twice; the later text is kept"),)
    assert held(archive) == {"x": first(NO)}


def test_a_record_id_replaces_from_another_file_too(folder: Path, archive: Path) -> None:
    ingest([records(folder / "one.jsonl", {"id": "x", "text": YES})], archive)
    told = ingest([records(folder / "two.jsonl", {"id": "x", "text": NO})], archive)
    assert (told.replaced, told.warnings, held(archive)) == (1, (), {"x": first(NO)})


def test_addresses_that_end_alike_are_different_articles(folder: Path, archive: Path) -> None:
    one, two = {"url": "https://x.example/1/port", "text": YES}, {"url": "https://x.example/2/port", "text": NO}
    assert ingest([records(folder / "r.jsonl", one, two)], archive).articles == 2
    assert sorted(held(archive).values()) == sorted((first(YES), first(NO)))
    assert all(article_id.startswith("port~") for article_id in held(archive))
    before = held(archive)
    ingest([records(folder / "later.jsonl", one)], archive)
    assert held(archive) == before


@pytest.mark.parametrize("record_first", [True, False])
def test_a_records_own_id_wins_over_a_files_name(folder: Path, archive: Path, record_first: bool) -> None:
    paths = [records(folder / "r.jsonl", {"id": "s", "text": YES}), write(folder / "s.txt", NO)]
    ingest(paths if record_first else paths[::-1], archive)
    assert held(archive) == {"s": first(YES), shared("s", NO): first(NO)}


def test_folders_are_read_through_without_what_is_hidden(folder: Path, archive: Path) -> None:
    write(folder / "deep/er/s.txt", YES)
    for hidden in (".hidden.txt", ".git/s.txt", "deep/.cache/t.txt"):
        write(folder / hidden, NO)
    assert ingest([folder], archive) == Ingested(articles=1, paragraphs=2, quotes=1)


def test_the_archive_itself_is_never_read(folder: Path) -> None:
    write(folder / "s.txt", YES)
    for _ in range(2):
        told = ingest([folder], folder / "archive")
        assert (told.articles, told.skipped) == (1, ())


def test_a_pattern_that_no_shell_expanded_is_understood(folder: Path, archive: Path) -> None:
    write(folder / "a/one.txt", YES)
    write(folder / "b/two.txt", NO)
    write(folder / "b/three.md", NEVER)
    assert ingest([folder / "*" / "*.txt"], archive).articles == 2
    assert list(held(archive)) == ["one", "two"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(folder: Path, archive: Path) -> None:
    assert ingest([write(folder / "s[1].txt", YES)], archive).articles == 1


def test_every_bad_file_is_named_and_the_others_are_kept(folder: Path, archive: Path) -> None:
    write(folder / "a.txt", b"")
    write(folder / "b.bin", bytes(64))
    write(folder / "c.html", "<p>")
    write(folder / "d.jsonl", '{"text": "Yes."}\n{\n{"text": "No."}\n')
    write(folder / "e.txt", YES)
    os.mkfifo(folder / "f.txt")
    told = ingest([folder], archive)
    assert told.articles == 3
    assert told.skipped == (
        (f"{folder}/a.txt", "empty file"),
        (f"{folder}/b.bin", "binary file"),
        (f"{folder}/c.html", "files ending in .html are not read"),
        (
            f"{folder}/d.jsonl, line 2",
            "not JSON: Expecting property name enclosed in double quotes, column 2",
        ),
        (f"{folder}/f.txt", "not a regular file"),
    )


def test_named_paths_that_cannot_be_read_are_told_apart(folder: Path, archive: Path) -> None:
    missing, pattern = folder / "missing.txt", folder / "*.md"
    told = ingest([missing, write(folder / "s.txt", YES), pattern], archive)
    assert told.articles == 1
    assert told.unreadable == (
        (str(missing), "no such file or folder"),
        (str(pattern), "no file matches this pattern"),
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(folder: Path, archive: Path) -> None:
    closed = write(folder / "s.txt", YES)
    closed.chmod(0)
    assert ingest([closed], archive).unreadable == ((str(closed), "permission denied"),)
    assert ingest([folder], archive).skipped == ((str(closed), "permission denied"),)


def test_nothing_to_keep_makes_no_archive(folder: Path, archive: Path) -> None:
    told = ingest([write(folder / "a.txt", b"")], archive)
    assert (told.articles, archive.exists()) == (0, False)


def test_what_cleaning_took_is_told_with_the_file(folder: Path, archive: Path) -> None:
    raw = "“if it seems [the North Koreans] [sic] [bold]are[/b] \x1b]52;c;ZXZpbA==\x1b\\ going,” said Al Bose.".encode()
    path = write(folder / "x.txt", raw)
    told = ingest([path], archive)
    assert told.warnings == ((str(path), "1 control sequence removed"),)
    (quote,) = Archive(archive).quotes()
    assert quote.text == "if it seems [the North Koreans] [sic] [bold]are[/b]  going,"
    assert path.read_bytes() == raw
    assert Archive(archive).summary("x").sha256 == sha256(raw).hexdigest()


def test_a_file_name_cannot_touch_the_screen(folder: Path, archive: Path) -> None:
    write(folder / "a\x1b]52;c;AA\x07\n.txt", b"")
    ((name, _),) = ingest([folder], archive).skipped
    assert not set("\x1b\x07\n") & set(name)


def test_progress_counts_files_and_articles(folder: Path, archive: Path) -> None:
    records(folder / "a.jsonl", {"text": YES}, {"text": NO})
    write(folder / "b.txt", NEVER)
    told: list[Progress] = []
    ingest([folder], archive, on_progress=told.append)
    assert told == [Progress(0, 2, 0, "a.jsonl"), Progress(1, 2, 2, "b.txt"), Progress(2, 2, 3, "")]


def speakers(path: Path, name: str = "Albert Bose") -> Path:
    return write(path, f'[[speaker]]\nname = "{name}"\naliases = ["Al Bose"]\n')


def names(archive: Path) -> list[str]:
    opened = Archive(archive)
    try:
        return [speaker.name for speaker in opened.speakers()]
    finally:
        opened.close()


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(lambda folder: ([folder], None), id="in a folder"),
        pytest.param(lambda folder: (sorted(folder.iterdir()), None), id="named, as a shell expands a pattern"),
        pytest.param(lambda folder: ([folder / "s.txt"], folder / "speakers.toml"), id="by option"),
    ],
)
def test_a_speakers_file_goes_into_the_archive_and_is_no_article(
    folder: Path, archive: Path, given: Callable[[Path], tuple[list[Path], Path | None]]
) -> None:
    write(folder / "s.txt", YES)
    speakers(folder / "speakers.toml")
    paths, option = given(folder)
    assert ingest(paths, archive, speakers_file=option) == Ingested(articles=1, paragraphs=2, quotes=1)
    assert names(archive) == ["Albert Bose"]
    assert (archive / "speakers.toml").stat().st_mode & 0o777 == 0o644


def test_the_option_wins_over_the_folder_and_the_folder_over_what_there_was(folder: Path, archive: Path) -> None:
    write(folder / "s.txt", YES)
    speakers(folder / "speakers.toml", "From Folder")
    option = speakers(folder.parent / "mine.toml", "From Option")
    ingest([folder], archive, speakers_file=option)
    assert names(archive) == ["From Option"]
    ingest([folder / "s.txt"], archive)
    assert names(archive) == ["From Option"]
    ingest([folder], archive)
    assert names(archive) == ["From Folder"]


def test_a_broken_speakers_file_stops_everything(folder: Path, archive: Path) -> None:
    write(folder / "s.txt", YES)
    write(folder / "speakers.toml", '[[speaker]]\nname = "Al"\n\n[[speaker]]\naliases = []\n')
    with pytest.raises(ArchiveError, match=r"speakers\.toml, line 4: this speaker needs name"):
        ingest([folder], archive)
    assert not archive.exists()


def test_an_ingest_that_was_overtaken_changes_nothing(folder: Path, archive: Path) -> None:
    ingest([write(folder / "a.txt", YES)], archive)

    def overtake(progress: Progress) -> None:
        if progress.done == 0:
            ingest([write(folder.parent / "other/b.txt", NO)], archive)

    with pytest.raises(ArchiveError, match="Another ingest changed"):
        ingest([write(folder / "c.txt", NEVER)], archive, on_progress=overtake)
    assert list(held(archive)) == ["a", "b"]


def test_a_second_writer_is_refused(folder: Path, archive: Path) -> None:
    ingest([write(folder / "a.txt", YES)], archive)
    with open_store(archive).write(), pytest.raises(ArchiveError):
        ingest([write(folder / "b.txt", NO)], archive)


def test_an_ingest_that_is_stopped_leaves_the_archive_as_it_was(folder: Path, archive: Path) -> None:
    ingest([write(folder / "a.txt", YES)], archive)
    write(folder / "b.txt", NO)

    def stop(progress: Progress) -> None:
        if progress.done == progress.total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([folder], archive, on_progress=stop)
    assert list(held(archive)) == ["a"]
    assert ingest([folder], archive).articles == 2


def test_an_archive_built_again_elsewhere_has_the_same_ids(folder: Path, archive: Path, tmp_path: Path) -> None:
    write(folder / "a/s.txt", YES)
    write(folder / "b/s.txt", NO)
    records(folder / "r.jsonl", {"id": "x", "text": NEVER}, {"text": NEVER}, {"url": "https://x.example/q", "text": NO})
    ingest([folder], archive)
    shutil.move(folder, tmp_path / "moved")
    ingest([tmp_path / "moved"], tmp_path / "again")
    assert held(archive) == held(tmp_path / "again")
    told = ingest([tmp_path / "moved"], archive)
    assert (told.articles, told.unchanged) == (5, 5)
