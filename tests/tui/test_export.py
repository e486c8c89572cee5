"""Export: every form holds the archive's own words, and no file is ever written over."""

from __future__ import annotations

import csv
import io
import json
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from quotedesk.index.archive import Archive
from quotedesk.index.errors import ArchiveError
from quotedesk.index.ingest import ingest
from quotedesk.tui.export import FORMS, default_folder, export, written
from quotedesk.tui.sheets import bookmarks_sheet, hits_sheet, quotes_sheet
from quotedesk.tui.state import Bookmark

DAY = date(2026, 11, 22)
A = "000_3a3f1adc3318c147"


@pytest.fixture
def archive(seeds: Path) -> Iterator[Archive]:
    archive = Archive(seeds)
    yield archive
    archive.close()


@pytest.fixture
def sheet(archive: Archive):
    return quotes_sheet(archive, list(archive.quotes()), '"too far"')


class Shown(HTMLParser):
    """The words of a page, and every tag and attribute in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_every_quote_with_its_place(sheet, archive, form):
    text = written(sheet, form, DAY)
    if form == "html":
        text = "".join(Shown(text).words)
    elif form == "md":
        text = text.replace("\\", "")
    for quote in archive.quotes():
        assert quote.clean in text
        assert quote.id in text


@pytest.mark.parametrize("form", ["md", "txt", "html"])
def test_unnamed_sources_stand_under_a_role_that_says_so(sheet, form):
    text = written(sheet, form, DAY)
    assert "the Seoul official · unnamed · 2 descriptions in 2 articles, not known to be the same person" in text
    assert "official (unnamed), 000" in text.replace("\\", "")


def test_csv_and_json_are_those_of_the_command(sheet, quotedesk, seeds):
    assert written(sheet, "csv", DAY) == quotedesk("quotes", "--csv", "--archive", seeds).out
    assert json.loads(written(sheet, "json", DAY)) == quotedesk("quotes", "--json", "--archive", seeds).records


def test_hits_come_with_their_paragraphs(archive):
    hits = archive.search("weapons").hits
    sheet = hits_sheet(archive, hits, "weapons")
    rows = list(csv.DictReader(io.StringIO(written(sheet, "csv", DAY))))
    assert [(row["id"], row["text"]) for row in rows] == [(hit.id, hit.text) for hit in hits]
    assert [each["id"] for each in json.loads(written(sheet, "json", DAY))] == [hit.id for hit in hits]
    text = written(sheet, "txt", DAY)
    assert text.startswith("Paragraphs · weapons\n7 paragraphs · 22 November 2026\n")
    assert f"{A}, paragraph 4; headline, outlet and date unknown ({A}#p4)" in text


def test_bookmarks_come_with_their_notes_and_what_the_archive_knows(archive):
    quote = archive.quote("000#p9q1")
    paragraph = archive.article(A).paragraphs[1]
    marks = [
        Bookmark("seeds", quote.id, quote.clean, "ask him", "2026-11-22"),
        Bookmark("seeds", f"{A}#p2", paragraph.text),
        Bookmark("/srv/other", "gone#p1q1", "words that were there"),
    ]
    text = written(bookmarks_sheet(archive, marks), "md", DAY)
    assert "— Volodymyr Zelensky, 000\\_3a3f1adc3318c147, paragraph 9" in text.replace("000_", "000\\_")
    assert "Note: ask him" in text
    assert "paragraph 2; headline, outlet and date unknown" in text
    assert "> words that were there\n\n— /srv/other (`gone#p1q1`)" in text
    records = json.loads(written(bookmarks_sheet(archive, marks), "json", DAY))
    assert [(each["id"], each["note"]) for each in records] == [(mark.id, mark.note) for mark in marks]


def test_a_bookmark_whose_words_the_archive_no_longer_has_keeps_its_own(archive):
    mark = Bookmark("seeds", archive.quote("000#p9q1").id, "other words")
    text = written(bookmarks_sheet(archive, [mark]), "txt", DAY)
    assert "other words\n  — seeds" in text
    assert "Zelensky" not in text


def test_hostile_words_are_escaped_and_the_page_asks_nothing_of_anybody(tmp_path):
    source = tmp_path / "x.txt"
    source.write_text(
        "“<script>alert(1)</script> <img src=//evil.example> &lt; \x1b]52;c;eA==\x07 is all we want to say now,”"
        " said Al Bose.",
        encoding="utf-8",
    )
    ingest([source], tmp_path / "L")
    archive = Archive(tmp_path / "L")
    page = written(quotes_sheet(archive, list(archive.quotes()), "<b>&'\""), "html", DAY)
    shown = Shown(page)
    assert "<script>alert(1)</script> <img src=//evil.example> &lt;  is all we want to say now" in "".join(shown.words)
    assert not {"script", "img", "link", "a", "iframe", "object"} & set(shown.tags)
    assert not {"src", "href", "style", "onload"} & {name for name, _ in shown.attributes}
    assert "default-src 'none'" in page
    assert "url(" not in page and "@import" not in page and "\x1b" not in page


@pytest.mark.parametrize("form", FORMS)
def test_nothing_to_export_is_a_file_all_the_same(archive, tmp_path, form):
    assert export(quotes_sheet(archive, []), form, tmp_path).stat().st_size > 0


@pytest.mark.parametrize(
    ("about", "name"),
    [
        ('"too far" w/5 weapons', "2026-11-22-too-far-w-5-weapons.md"),
        ("", "2026-11-22-quotes.md"),
        ("../../etc/passwd", "2026-11-22-etc-passwd.md"),
        ("\x00\x1b[31m…", "2026-11-22-quotes.md"),
        ("Зеленський", "2026-11-22-зеленський.md"),
        ("a" * 300, f"2026-11-22-{'a' * 40}.md"),
    ],
)
def test_the_name_is_made_of_the_day_and_the_query(sheet, tmp_path, about, name):
    assert export(replace(sheet, about=about), "md", tmp_path, DAY) == tmp_path / name


def test_a_file_is_never_written_over_and_a_link_never_followed(sheet, tmp_path):
    stem = "2026-11-22-too-far"
    (tmp_path / f"{stem}.txt").write_text("mine")
    (tmp_path / f"{stem}-2.txt").symlink_to(tmp_path / "elsewhere")
    paths = [export(sheet, "txt", tmp_path, DAY) for _ in range(2)]
    assert [path.name for path in paths] == [f"{stem}-3.txt", f"{stem}-4.txt"]
    assert (tmp_path / f"{stem}.txt").read_text() == "mine"
    assert not (tmp_path / "elsewhere").exists()


def test_folder_and_file_are_their_owners_alone(sheet, tmp_path):
    path = export(sheet, "html", tmp_path / "new" / "folder", DAY)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_where_nothing_can_be_written_one_line_says_so(sheet, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match=r"^nothing exported: .*file.*: not a directory$"):
        export(sheet, "md", tmp_path / "file" / "folder", DAY)


def test_files_go_to_the_documents_where_there_are_any(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Documents"))
    assert default_folder() == tmp_path / "state" / "quotedesk" / "exports"
    (tmp_path / "Documents").mkdir()
    assert default_folder() == tmp_path / "Documents" / "quotedesk"
