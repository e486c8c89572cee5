"""Groups: the same utterance across articles, however the articles came, and whatever became of the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quotedesk.index.archive import Archive
from quotedesk.index.ingest import ingest

LONG = "We would rather close the old harbour for good; if the council pays, we might keep one pier open."
STORIES = {
    "long": f"“{LONG}” Ada Reed said on Monday.",
    "beginning": "“We would rather close the old harbour for good,” a fisherman told reporters.",
    "middle": "Reed said they “might keep one pier open”. She had said: “if the council pays, we might keep one pier.”",
    "end": "“If the council pays, we might keep one pier open,” said Ada Reed.",
    "altered": f"“{LONG.replace('rather ', '').replace('pier', 'quay')}” Ada Reed said.",
    "other": "“Nobody has asked the farmers of the valley what they want from us,” said Bo Lind.",
    "short": "Ada Reed called it “a shame”.",
    "short again": "Bo Lind called it “a shame”.",
}
Build = Callable[..., Path]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Ingests stories into one archive."""

    def run(**stories: str) -> Path:
        folder = tmp_path / "stories"
        folder.mkdir(exist_ok=True)
        for name, text in stories.items():
            (folder / f"{name.replace(' ', '-')}.txt").write_text(text)
        ingest([folder], tmp_path / "L")
        return tmp_path / "L"

    return run


def groups(folder: Path) -> set[frozenset[str]]:
    """The quotes of each group, by id."""
    archive = Archive(folder)
    found: dict[str | None, set[str]] = {}
    for quote in archive.quotes():
        found.setdefault(archive.group(quote), set()).add(quote.id)
    archive.close()
    return {frozenset(ids) for ids in found.values()}


@pytest.fixture
def archive(build: Build) -> Archive:
    return Archive(build(**STORIES))


def test_parts_and_altered_forms_of_one_utterance_are_one_group_and_others_are_not(archive):
    found = {archive.group(quote): [] for quote in archive.quotes()}
    for quote in archive.quotes():
        found[archive.group(quote)].append(quote.id)
    assert found["long#p1q1"] == [
        "altered#p1q1",
        "beginning#p1q1",
        "end#p1q1",
        "long#p1q1",
        "middle#p1q1",
        "middle#p1q2",
    ]
    assert [ids for lead, ids in found.items() if lead != "long#p1q1"] == [
        ["other#p1q1"],
        ["short#p1q1"],
        ["short-again#p1q1"],
    ]


def test_forms_come_longest_first_with_their_relation_and_what_was_cut(archive):
    where = archive.where(archive.quote("beginning#p1q1"))
    assert [(form.relation, form.carriers[0].article_id) for form in where.forms] == [
        ("LONGEST", "long"),
        ("END_OF_LONGEST", "end"),
        ("BEGINNING_OF_LONGEST", "beginning"),
        ("MIDDLE_OF_LONGEST", "middle"),
        ("END_OF_LONGEST", "middle"),
        ("ALTERED", "altered"),
    ]
    beginning = where.forms[2]
    assert beginning.cut_after == "; if the council pays, we might keep one pier open."
    assert where.forms[1].cut_before == "We would rather close the old harbour for good; "
    assert ("-", "pier") in where.forms[-1].diff
    assert "a fisherman" in where.speaker_labels


def test_a_quote_that_stands_alone_is_its_own_longest_form(archive):
    where = archive.where(archive.quote("other#p1q1"))
    assert [(form.relation, len(form.carriers)) for form in where.forms] == [("LONGEST", 1)]


def test_reprints_are_counted_apart_from_reports(build):
    story = "The council met in the old town hall on Monday.\n" + STORIES["long"]
    archive = Archive(build(one=story, two=story + "\nIt meets again in spring.", three=STORIES["long"] + " He left."))
    reports = archive.where(archive.quote("one#p2q1")).reports
    assert (reports.originals, reports.reprints) == (("one", "three"), {"two": "one"})


def test_groups_do_not_depend_on_the_order_in_which_articles_came(build, tmp_path):
    names = list(STORIES)
    for name in reversed(names):
        folder = build(**{name: STORIES[name]})
    assert groups(folder) == groups(_at_once(tmp_path))


def _at_once(tmp_path: Path) -> Path:
    ingest([tmp_path / "stories"], tmp_path / "again")
    return tmp_path / "again"


def test_a_changed_article_leaves_its_group(build, tmp_path):
    folder = build(**STORIES)
    build(long="“Nothing of the kind was ever said by anybody in this town,” said Ada Reed.")
    assert groups(folder) == groups(_at_once(tmp_path))
    assert frozenset({"long#p1q1"}) in groups(folder)


@pytest.mark.parametrize("damage", ["missing", "cut", "flipped", "empty", "old"])
def test_a_damaged_or_old_file_of_groups_is_worked_out_again(build, damage):
    folder = build(**STORIES)
    before, file = groups(folder), folder / "groups"
    content = file.read_bytes()
    match damage:
        case "missing":
            file.unlink()
        case "cut":
            file.write_bytes(content[: len(content) // 2])
        case "flipped":
            file.write_bytes(content[:-40] + bytes([content[-40] ^ 255]) + content[-39:])
        case "empty":
            file.write_bytes(b"")
        case "old":
            build(more="“A thing that nobody has said before in this archive,” said Cy Roe.")
            file.write_bytes(content)
            before |= {frozenset({"more#p1q1"})}
    assert groups(folder) == before


def test_a_small_change_is_only_noted_and_seen_by_readers(build):
    stories = {
        f"s{n:03}": f"“Sentence number {n} about the {n + 1000} boats of the bay,” said Ada Reed." for n in range(150)
    }
    folder = build(**stories)
    file = folder / "groups"
    before = file.read_bytes()
    build(new=STORIES["long"])
    assert file.read_bytes() == before
    assert json.loads((folder / "groups.later").read_text())["articles"].keys() == {"new"}
    assert frozenset({"new#p1q1"}) in groups(folder)
    build(newer=STORIES["beginning"])
    build(newest=STORIES["end"])
    assert frozenset({"new#p1q1", "newer#p1q1", "newest#p1q1"}) in groups(folder)
    assert file.read_bytes() == before
    build(**{f"t{n:03}": f"“A further sentence number {n} about nothing,” said Ada Reed." for n in range(20)})
    assert file.read_bytes() != before
    assert not (folder / "groups.later").exists()
    assert frozenset({"new#p1q1", "newer#p1q1", "newest#p1q1"}) in groups(folder)


def test_a_large_archive_whose_groups_are_lost_is_searched_and_says_that_there_may_be_more(build):
    rows = "\n".join(f"“Sentence number {n} about the {n + 1000} boats of the bay,” said Ada Reed." for n in range(600))
    folder = build(rows=rows, **STORIES)
    whole = Archive(folder)
    assert not whole.verify(LONG).partial
    (folder / "groups").unlink()
    lost = Archive(folder)
    for words in (LONG, "if the council pays", "Sentence number 7 about the 1007 ships of the bay", "a shame"):
        before, after = whole.verify(words), lost.verify(words)
        assert (after.verdict, after.warnings) == (before.verdict, before.warnings)
        assert after.partial
    quote = lost.quote("beginning#p1q1")
    assert lost.where(quote).forms == whole.where(quote).forms
    assert lost.where(quote).partial
    assert lost.group(quote) is None
    page = "\n".join([STORIES["other"], *(f"Line {n} of a long page with nothing in it." for n in range(90))])
    assert lost.verify(page).best.passage.id == "other#p1q1"


@pytest.mark.parametrize("pasted", ["the old har-\nbour for good; if the coun-\ncil pays", "would rath-\ner close"])
def test_a_hyphen_at_the_end_of_a_line_is_the_lines_when_the_archive_has_the_whole_word(archive, pasted):
    assert archive.verify(pasted).best.level == 0


def test_a_hyphen_of_a_compound_at_the_end_of_a_line_is_the_quotes(build):
    folder = build(plan="“It is a step-by-step plan for the co-operative,” said Ada Reed. Co-operation is all.")
    assert Archive(folder).verify("a step-by-\nstep plan for the co-\noperative").best.level == 0
