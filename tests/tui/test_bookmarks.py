"""Coming back: bookmarks with notes, paragraphs by number, how far an article was read."""

from __future__ import annotations

import pytest

WIDE, NARROW = (100, 30), (80, 24)


@pytest.fixture(autouse=True)
def own_state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


async def bookmarked(it, note=""):
    await it.press("3", "j", "b")
    await it.shows("note")
    await it.type(note)
    await it.press("enter")
    await it.shows("bookmarked", "bottom")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_bookmark_with_a_note_is_listed_and_opens_its_paragraph(desk, size):
    async with desk(size) as it:
        await bookmarked(it, "ask Jane")
        await it.press("1", "apostrophe")
        await it.shows("ask Jane")
        await it.shows("“bad dogs bred by the US”")
        await it.press("enter")
        await it.until(lambda: it.app.focused is it.rows("paragraphs"))
        reading = it.app.screen.query_one("#reading")
        await it.until(lambda: reading.paragraph == 10)
        assert reading.quote.text == "bad dogs bred by the US"


async def test_bookmarks_outlive_the_program_and_a_paragraph_can_have_one(desk):
    async with desk(WIDE) as it:
        await it.press("2", "j", "b", "enter")
        await it.shows("bookmarked", "bottom")
    async with desk(WIDE) as it:
        await it.press("apostrophe")
        await it.shows("#p2")
        await it.press("enter")
        await it.until(lambda: it.app.screen.query_one("#reading").paragraph == 2)


async def test_a_note_can_be_changed_and_a_bookmark_deleted_and_put_back(desk):
    async with desk(WIDE) as it:
        await bookmarked(it, "first")
        await it.press("apostrophe")
        await it.shows("first")
        await it.press("n", *["backspace"] * 5)
        await it.type("second")
        await it.press("enter")
        await it.shows("second")
        await it.press("x")
        await it.until(lambda: "second" not in it.screen)
        await it.press("u")
        await it.shows("second")
        await it.until(lambda: [mark.note for mark in it.app.state.bookmarks.all()] == ["second"])
        await it.press("escape", "3", "g", "j", "b")
        await it.until(lambda: getattr(it.app.focused, "value", "") == "second")
        await it.press("escape")
        assert [mark.note for mark in it.app.state.bookmarks.all()] == ["second"]


async def test_a_heading_cannot_be_bookmarked_and_an_empty_list_says_how(desk):
    async with desk(WIDE) as it:
        await it.press("3", "b")
        assert "heading" in it.bottom
        await it.press("apostrophe")
        await it.shows("b sets one")
        await it.press("escape")
        assert it.app.focused is it.rows("said")


async def test_bookmarks_of_another_archive_are_told_from_those_of_this_one(desk, quotedesk, tmp_path):
    (tmp_path / "fair.txt").write_text("The fair opened.\n", encoding="utf-8")
    assert quotedesk("ingest", tmp_path / "fair.txt", "--archive", tmp_path / "L").code == 0
    async with desk(WIDE) as it:
        await bookmarked(it, "here")
    async with desk(WIDE, tmp_path / "L", rows="paragraphs") as it:
        await it.press("apostrophe")
        await it.shows("here")
        await it.press("enter")
        await it.shows("it stands in another archive")


async def test_p_goes_to_a_paragraph_by_its_number(desk):
    async with desk(NARROW) as it:
        await it.press("2", "p")
        await it.shows("1 to 14")
        await it.type("12")
        await it.press("enter")
        reading = it.app.screen.query_one("#reading")
        await it.until(lambda: reading.paragraph == 12)
        assert any("12" in line for line in it.region("paragraphs"))
        await it.press("p")
        await it.type("99")
        await it.press("enter")
        await it.shows("no paragraph 99; the last one is 14", "bottom")
        await it.press("p", "escape")
        assert reading.paragraph == 12


async def test_an_article_is_opened_where_it_was_left(desk):
    async with desk(WIDE) as it:
        await it.press("2", "p", "9", "enter")
        reading = it.app.screen.query_one("#reading")
        await it.until(lambda: reading.paragraph == 9)
        await it.press("right_parenthesis")
        await it.until(lambda: reading.page.article.id.startswith("003"))
        assert reading.paragraph == 1
        await it.press("left_parenthesis")
        await it.until(lambda: reading.page.article.id.startswith("000"))
        assert reading.paragraph == 9
        await it.until(lambda: it.app.state.positions.all())
    async with desk(WIDE) as it:
        reading = it.app.screen.query_one("#reading")
        await it.press("2", "right_parenthesis")
        await it.until(lambda: reading.page.article.id.startswith("003"))
        await it.press("left_parenthesis")
        await it.until(lambda: reading.page.article.id.startswith("000"))
        assert reading.paragraph == 9
