"""The door to an archive, on the two seed articles: who said what, under which name, and what can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from quotedesk.index.archive import Archive
from quotedesk.index.errors import ArchiveMissing, NotFound, Refused, UsageError
from quotedesk.index.ingest import ingest

SEEDS = Path(str(files("quotedesk.seeds")))
A, B = "000_3a3f1adc3318c147", "003_086badba317faf82"
ZELENSKY, KIM, COUNCIL = "Volodymyr Zelensky", "Kim Yo-jong", "South Korean National Security Council"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    ingest(sorted(SEEDS.glob("*.txt")), tmp_path / "archive", speakers_file=SEEDS / "speakers.toml")
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()


def ids(archive: Archive, typed: str) -> list[str]:
    return [quote.id for quote in archive.quotes_of(archive.find_speaker(typed))]


def test_no_archive_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing, match="quotedesk ingest"):
        Archive(tmp_path / "nothing")


def test_the_seven_quotes_of_the_seeds(archive: Archive) -> None:
    found = [
        (
            quote.id,
            (quote.start, quote.end),
            quote.kind,
            quote.speaker.name,
            quote.attribution.how,
        )
        for quote in archive.quotes()
    ]
    assert found == [
        (f"{A}#p4q1", (1, 172), "direct", None, "explicit"),
        (f"{A}#p9q1", (1, 232), "direct", ZELENSKY, "pronoun"),
        (f"{A}#p10q1", (97, 120), "fragment", KIM, "explicit"),
        (f"{A}#p11q1", (95, 165), "fragment", KIM, "pronoun"),
        (f"{B}#p2q1", (370, 467), "direct", None, "description"),
        (f"{B}#p4q1", (238, 259), "fragment", COUNCIL, "explicit"),
        (f"{B}#p4q2", (295, 316), "fragment", COUNCIL, "explicit"),
    ]


def test_a_quote_is_the_characters_of_its_paragraph(archive: Archive) -> None:
    for quote in archive.quotes(indirect=True):
        paragraph = archive.article(quote.article_id).paragraphs[quote.paragraph - 1]
        assert paragraph.text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(("typed", "expected"), [("000", A), ("003_086b", B), (A, A)])
def test_any_unique_beginning_of_an_id_will_do(archive: Archive, typed: str, expected: str) -> None:
    assert archive.article_id(typed) == expected


def test_ambiguous_and_unknown_ids_are_told_apart(archive: Archive) -> None:
    with pytest.raises(UsageError, match=f"{A}, {B}"):
        archive.article_id("00")
    for unknown in ("9", ""):
        with pytest.raises(NotFound):
            archive.article_id(unknown)


@pytest.mark.parametrize(
    ("typed", "error"),
    [("000#p4q1", None), ("000#p4q2", NotFound), ("9#p4q1", NotFound), ("000", UsageError), ("00#p4q1", UsageError)],
)
def test_quotes_are_found_by_id(archive: Archive, typed: str, error: type[Exception] | None) -> None:
    if error is None:
        assert archive.quote(typed).id == f"{A}#p4q1"
    else:
        with pytest.raises(error):
            archive.quote(typed)


def test_named_speakers_stand_by_number_of_quotes_then_name(archive: Archive) -> None:
    named = [(speaker.name, speaker.n_quotes, speaker.n_articles) for speaker in archive.speakers()]
    assert named == [(KIM, 2, 1), (COUNCIL, 2, 1), (ZELENSKY, 1, 1)]


def test_unnamed_sources_share_a_heading_and_stay_apart(archive: Archive) -> None:
    (role,) = archive.roles()
    assert (role.role, role.n_articles) == ("the Seoul official", 2)
    assert [(each.text.lower(), each.article_id) for each in role.descriptions] == [
        ("a south korean official", A),
        ("a senior official from the presidential office", B),
    ]
    assert [quote.speaker.role for quote in archive.by_role(role.role)] == ["the Seoul official"] * 2
    assert all(quote.speaker.id is None and not quote.speaker.named for quote in archive.by_role(role.role))


@pytest.mark.parametrize("typed", ["Zelenskiy", "Zelenskyy", "Зеленський", "zelensky", "Volodymyr Zelenskiy", ZELENSKY])
def test_every_spelling_finds_the_speaker(archive: Archive, typed: str) -> None:
    assert ids(archive, typed) == [f"{A}#p9q1"]


def test_an_alias_says_through_which_name(archive: Archive) -> None:
    assert archive.find_speaker("Зеленський").notes == (f"{ZELENSKY}, through the alias Зеленський",)
    assert archive.find_speaker(ZELENSKY).notes == ()


def test_unnamed_sources_are_found_with_a_warning(archive: Archive) -> None:
    found = archive.find_speaker("Seoul official")
    assert len(list(archive.quotes_of(found))) == 2
    assert "may be different people" in found.notes[0]


@pytest.mark.parametrize(
    ("typed", "n_quotes"), [("kim yo jong", 2), ("Kim", 2), ("NSC", 2), ("Kim Jong-un", 0), ("", 0), ("official", 2)]
)
def test_whom_a_typed_name_stands_for(archive: Archive, typed: str, n_quotes: int) -> None:
    assert len(ids(archive, typed)) == n_quotes


def test_a_merge_of_different_given_names_has_to_be_sure(archive: Archive) -> None:
    with pytest.raises(Refused, match="--yes"):
        archive.merge_speakers(ZELENSKY, KIM)
    assert archive.speaker_log() == []
    change = archive.merge_speakers(ZELENSKY, KIM, sure=True)
    assert (change.name, change.n_quotes) == (KIM, 1)
    assert [(speaker.name, speaker.n_quotes) for speaker in archive.speakers()] == [(KIM, 3), (COUNCIL, 2)]
    assert {quote.speaker.name for quote in archive.by_speaker("kim-yo-jong")} == {KIM}
    assert ids(archive, "Zelensky") == [f"{A}#p9q1", f"{A}#p10q1", f"{A}#p11q1"]


def test_a_merge_is_kept_for_whoever_opens_the_archive_and_can_be_undone(archive: Archive) -> None:
    before = archive.speakers()
    archive.merge_speakers(ZELENSKY, KIM, sure=True)
    other = Archive(archive.path)
    assert other.speakers() == archive.speakers() != before
    undone = other.undo_speakers()
    assert (undone.source, undone.target) == (ZELENSKY, KIM)
    assert other.speakers() == before
    log = other.speaker_log()
    assert [(entry.action, entry.source, entry.target) for entry in log] == [
        ("merge", ZELENSKY, KIM),
        ("undo", ZELENSKY, KIM),
    ]
    assert all(entry.who and entry.when for entry in log)
    with pytest.raises(NotFound, match="nothing to undo"):
        other.undo_speakers()


def test_a_speaker_merged_with_its_own_alias_is_one_already(archive: Archive) -> None:
    assert archive.merge_speakers("NSC", COUNCIL).n_quotes == 0
    assert archive.speaker_log() == []


@pytest.mark.parametrize(
    ("source", "target", "error", "message"),
    [
        ("a South Korean official", "A senior official from the presidential office", Refused, "unnamed"),
        ("a South Korean official", KIM, Refused, "not known to be the same person"),
        (KIM, "the Seoul official", Refused, "unnamed"),
        (KIM, "Kim Jong-un", NotFound, "no quote in this archive is by Kim Jong-un"),
    ],
)
def test_unnamed_and_unquoted_sources_are_never_merged(
    archive: Archive, source: str, target: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        archive.merge_speakers(source, target, sure=True)
    assert archive.speaker_log() == []


def test_a_snapshot_knows_when_a_newer_archive_is_there(archive: Archive, tmp_path: Path) -> None:
    assert not archive.newer()
    (tmp_path / "more.txt").write_text("“Yes,” said Al Bose.")
    ingest([tmp_path / "more.txt"], archive.path)
    assert archive.newer()
    assert archive.counts().articles == 2
    later = Archive(archive.path)
    assert (later.counts().articles, later.generation > archive.generation) == (3, True)
