"""Taking it away: marks, styles of citation, files."""

from __future__ import annotations

import csv
import json

import pytest

WIDE, NARROW = (100, 30), (80, 24)


@pytest.fixture(autouse=True)
def documents(tmp_path, monkeypatch):
    """A person's folder of documents."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    folder = tmp_path / "Documents"
    folder.mkdir()
    return folder / "quotedesk"


async def marked(it, *words):
    """Mark the quotes that begin so, in the quotes pane."""
    await it.press("3")
    for each in words:
        rows = it.rows("said").rows
        place = next(i for i, row in enumerate(rows) if getattr(row, "quote", None) and row.quote.text.startswith(each))
        await it.press("g", *["j"] * place, "space")
    await it.settle()


async def test_marks_are_shown_counted_and_taken_away(desk):
    async with desk(WIDE) as it:
        await marked(it, "bad dogs", "I am grateful")
        assert "● 2 marked" in it.bottom
        assert sum("●" in line for line in it.region("said")) == 2
        await it.press("space")
        assert "● 1 marked" in it.bottom
        await it.press("u")
        assert "marked" not in it.bottom
        assert "●" not in it.words("said")


async def test_a_mark_set_on_the_page_stands_in_the_list_too(desk):
    async with desk(WIDE) as it:
        await it.press("2", "right_square_bracket", "space")
        await it.settle()
        assert "●" in it.words("paragraphs")
        assert "●" in it.words("said")
        await it.press("g", "space")
        assert "no quote at the cursor" in it.bottom


async def test_what_is_marked_is_copied_together(desk):
    async with desk(WIDE) as it:
        await marked(it, "bad dogs", "I am grateful")
        await it.press("1", "y")
        await it.shows("copied 2 marked quotes", "bottom")
        first, second = it.app.clipboard.split("\n")
        assert first.startswith("“bad dogs bred by the US” — Kim Yo-jong, 000_")
        assert second.startswith("“I am grateful")
        assert "bad dogs" in it.words("copied")


async def test_a_style_is_chosen_from_what_it_makes_of_the_quote_and_kept(desk):
    async with desk(WIDE) as it:
        await it.press("3", "j", "Y")
        await it.shows("> bad dogs bred by the US")
        await it.press("j", "enter")
        await it.shows("as markdown", "bottom")
        assert it.app.clipboard.startswith("> bad dogs bred by the US\n\n— Kim Yo-jong")
        await it.press("j", "y")
        await it.until(lambda: it.app.clipboard.startswith("> a horrible situation"))
        await it.press("Y", "g", "G", "enter")
        await it.until(lambda: it.app.clipboard.startswith("["))
        assert json.loads(it.app.clipboard)[0]["id"].endswith("#p11q1")


async def test_a_style_needs_a_quote(desk):
    async with desk(WIDE) as it:
        await it.press("3", "Y")
        assert "no quote at the cursor" in it.bottom


async def test_all_quotes_shown_are_written_to_a_file_whose_name_is_told(desk, documents):
    async with desk(WIDE) as it:
        await it.press("3", "slash")
        await it.type("kim")
        await it.press("enter", "e")
        await it.shows("Export 2 quotes to")
        await it.press("j", "enter")
        await it.shows("wrote", "bottom")
        (path,) = documents.glob("*.csv")
        assert "kim" in path.name
        with path.open(newline="", encoding="utf-8") as lines:
            assert [row["paragraph"] for row in csv.DictReader(lines)] == ["10", "11"]


async def test_marked_quotes_go_before_all_shown(desk, documents):
    async with desk(WIDE) as it:
        await marked(it, "bad dogs")
        await it.press("e")
        await it.shows("Export 1 marked quote to")
        await it.press("enter")
        await it.shows("wrote", "bottom")
        text = next(documents.glob("*.md")).read_text(encoding="utf-8")
        assert "bad dogs bred by the US" in text
        assert "grateful" not in text


@pytest.mark.parametrize(("downs", "form"), [(0, "md"), (2, "json"), (3, "txt"), (4, "html")])
async def test_the_hits_of_a_search_are_written_in_every_form(desk, documents, downs, form):
    async with desk(NARROW) as it:
        await it.search("weapons")
        await it.press("e")
        await it.shows("Export 7 paragraphs to")
        await it.press(*["j"] * downs, "enter")
        await it.shows("wrote", "bottom")
        assert "supplying weapons" in next(documents.glob(f"*weapons.{form}")).read_text(encoding="utf-8")


async def test_a_folder_that_cannot_be_written_is_told(desk, documents):
    documents.write_text("in the way", encoding="utf-8")
    async with desk(WIDE) as it:
        await it.press("3", "e", "enter")
        await it.shows("nothing exported", "bottom")


async def test_with_nothing_shown_there_is_nothing_to_export(desk):
    async with desk(WIDE) as it:
        await it.press("e")
        assert "nothing is shown to export" in it.bottom
