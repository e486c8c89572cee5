"""`quotedesk check-draft`: every quote of a draft before it is printed."""

from __future__ import annotations

import pytest

PROMISE = "We would consider supplying weapons for defensive purposes as part of the step-by-step scenarios"
DRAFT = f"""Seoul hardens its tone.

“{PROMISE},” a South Korean official said on Tuesday.

Kim Yo-jong called both capitals “bad dogs bred by the US”.

“We expect a normal, honest, strong reaction from our partners on this,” Kim Yo-jong said.

“We will send tanks before the summer,” Volodymyr Zelensky said.
"""


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "draft.md"
    path.write_text(DRAFT)
    return path


def test_each_quote_gets_its_verdict_and_whether_the_speaker_agrees(quotedesk, seeds, draft):
    ran = quotedesk("check-draft", draft, "--json", "--archive", seeds)
    assert ran.code == 1
    found = [(each["verdict"], each["agrees"]) for each in ran.records["quotes"]]
    assert found == [("VERBATIM", None), ("VERBATIM", True), ("WRONG_SPEAKER", False), ("NOT_FOUND", None)]
    assert ran.records["counts"]["quotes"] == 4
    assert ran.records["quotes"][0]["carriers"][0]["id"] == "003_086badba317faf82#p2q1"


def test_the_report_for_reading_and_for_a_document(quotedesk, seeds, draft):
    out = quotedesk("check-draft", draft, "--archive", seeds).out
    assert "WRONG_SPEAKER" in out
    assert "the archive gives the words to somebody else" in out
    assert "4 quotes, 1 as they stand in the archive, 3 to read" in out
    assert quotedesk("check-draft", draft, "--md", "--archive", seeds).out.startswith("# ")


def test_what_an_ellipsis_leaves_out_is_told_once(quotedesk, seeds, tmp_path):
    path = tmp_path / "draft.md"
    path.write_text("“We would consider supplying weapons … as part of the step-by-step scenarios,” an official said.")
    for form in ((), ("--md",)):
        out = quotedesk("check-draft", path, *form, "--archive", seeds).out
        assert out.count("left out (3 words): for defensive purposes") == 2
        assert "archive: for defensive" not in out
        assert "- for defensive purposes  (archive)" not in out


def test_a_draft_whose_quotes_all_stand_is_fine(quotedesk, seeds, tmp_path):
    path = tmp_path / "fine.txt"
    path.write_text("Kim Yo-jong called both capitals “bad dogs bred by the US”.")
    assert quotedesk("check-draft", path, "--archive", seeds).code == 0


@pytest.mark.parametrize("text", ["No quotes at all here.", "“Nobody has ever said this thing here,” Bo Lind said."])
def test_nothing_to_be_found_is_said(quotedesk, seeds, tmp_path, text):
    path = tmp_path / "draft.txt"
    path.write_text(text)
    assert quotedesk("check-draft", path, "--archive", seeds).code == 3


def test_a_draft_comes_from_stdin_and_is_never_kept(program, seeds):
    before = sorted((path.name, path.stat().st_mtime_ns) for path in seeds.rglob("*"))
    assert program("check-draft", "-", "--archive", seeds, stdin=DRAFT.encode()).code == 1
    assert sorted((path.name, path.stat().st_mtime_ns) for path in seeds.rglob("*")) == before


def test_a_word_document_is_read_with_its_extra(quotedesk, seeds, tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in DRAFT.split("\n\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "draft.docx"))
    ran = quotedesk("check-draft", tmp_path / "draft.docx", "--json", "--archive", seeds)
    assert [each["verdict"] for each in ran.records["quotes"]] == ["VERBATIM", "VERBATIM", "WRONG_SPEAKER", "NOT_FOUND"]


@pytest.mark.parametrize(("name", "content"), [("x.txt", b""), ("x.bin", b"\0\1\2"), ("x.docx", b"no zip")])
def test_what_is_no_draft_is_one_line(quotedesk, seeds, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    ran = quotedesk("check-draft", tmp_path / name, "--archive", seeds)
    assert (ran.code, ran.out, ran.err.count("\n")) == (4, "", 1)


def test_a_missing_draft_is_one_line(quotedesk, seeds, tmp_path):
    ran = quotedesk("check-draft", tmp_path / "none.txt", "--archive", seeds)
    assert (ran.code, ran.err.count("\n")) == (4, 1)
