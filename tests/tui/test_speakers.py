"""Speakers with a page for each, and the numbers of the archive."""

from __future__ import annotations

import json

import pytest

WIDE, NARROW = (100, 30), (80, 24)
LINES = (
    "“We will keep the ferry running all winter,” said Ada Reed.",
    "“There is no money for a second boat,” said Boris Holm.",
)


@pytest.fixture
def harbour(quotedesk, tmp_path):
    """Three articles of three years in two outlets; Ada Reed in all of them, Boris Holm in one."""
    articles = [
        {"id": "one", "source": "Example Post", "published": "2024-03-01", "text": LINES[0]},
        {"id": "two", "source": "Example Post", "published": "2025-03-01", "text": "\n".join(LINES)},
        {"id": "three", "source": "Evening Wire", "published": "2026-03-01", "text": LINES[0]},
    ]
    file = tmp_path / "harbour.jsonl"
    file.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    assert quotedesk("ingest", file, "--archive", tmp_path / "L").code == 0
    return tmp_path / "L"


async def test_s_lists_speakers_from_the_one_at_the_cursor_and_narrows_while_typing(desk):
    async with desk(WIDE) as it:
        await it.press("3", *["j"] * 3, "s")
        await it.shows("Speakers · 3")
        rows = it.app.screen.query_one("#speakers")
        assert rows.current.title == "South Korean National Security Council"
        await it.press("slash")
        await it.type("kim")
        await it.until(lambda: [row.title for row in rows.rows] == ["Kim Yo-jong"])
        await it.press("escape", "escape")
        assert it.app.focused is it.rows("said")


async def test_speakers_are_ordered_by_count_name_and_latest(desk, harbour):
    async with desk(WIDE, harbour) as it:
        await it.press("s")
        await it.shows("Speakers · 2")
        rows = it.app.screen.query_one("#speakers")
        seen = []
        for _ in range(3):
            seen.append(rows.rows[0].title)
            await it.press("o")
        assert seen == ["Ada Reed", "Ada Reed", "Ada Reed"]
        assert "1 March 2026" in it.screen


@pytest.mark.parametrize("size", [NARROW, WIDE, (160, 50)])
async def test_a_speaker_has_a_page_of_quotes_by_date_outlets_and_those_beside_them(desk, harbour, size):
    async with desk(size, harbour) as it:
        await it.press("s")
        await it.shows("Ada Reed")
        await it.press("enter")
        await it.shows("3 quotes in 3 articles")
        quotes = it.app.screen.query_one("#said-by").rows
        assert [summary.published[:4] for _, summary in quotes] == ["2026", "2025", "2024"]
        await it.shows("Over time")
        await it.press("tab", "G")
        await it.shows("Boris Holm")
        await it.press("enter")
        await it.shows("1 quote in 1 article")
        await it.press("enter")
        await it.until(lambda: it.app.focused is it.rows("paragraphs"))
        reading = it.app.screen.query_one("#reading")
        await it.until(lambda: reading.page.article.id == "two")
        assert reading.paragraph == 2


async def test_a_quote_of_the_page_is_copied(desk, harbour):
    async with desk(WIDE, harbour) as it:
        await it.press("s")
        await it.shows("Ada Reed")
        await it.press("enter")
        await it.shows("3 quotes in 3 articles")
        await it.press("y")
        await it.until(lambda: it.app.clipboard.startswith("“We will keep the ferry running all winter”"))
        await it.press("escape", "escape")
        assert it.app.focused is it.rows("hits")


@pytest.mark.parametrize("size", [NARROW, WIDE, (160, 50)])
async def test_the_numbers_of_the_archive_are_pictures(desk, harbour, size):
    async with desk(size, harbour) as it:
        await it.press("t")
        await it.shows("3 articles · 4 paragraphs · 4 quotes")
        await it.shows("Quotes over time")
        seen = it.screen
        await it.press("G")
        await it.settle()
        seen += it.screen
        for words in ("2024", "█", "Quotes by speaker", "Ada Reed", "Quotes by outlet", "Evening Wire", "named"):
            assert words in seen
        await it.press("escape")
        assert it.app.focused is it.rows("hits")
