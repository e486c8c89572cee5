"""Quotes by speaker, with unnamed sources kept apart: S3."""

from __future__ import annotations

import json

WIDE, NARROW = (100, 30), (80, 24)


async def to_quote(it, words):
    """Put the cursor on the quote that begins so."""
    rows = it.rows("said").rows
    index = next(i for i, row in enumerate(rows) if getattr(row, "quote", None) and row.quote.text.startswith(words))
    await it.press("g", *["j"] * index)
    await it.settle()


async def test_groups_stand_in_order_with_unnamed_descriptions_apart(desk):
    async with desk(WIDE) as it:
        await it.press("3")
        await it.settle()
        words = it.words("said").replace("▌ ", "").replace("▾ ", "")
        places = [
            words.index(heading)
            for heading in (
                "Kim Yo-jong 2",
                "South Korean National Security Council 2",
                "Volodymyr Zelensky 1",
                "the Seoul official · unnamed 2",
                "2 descriptions in 2 articles, not known to be the same person",
                "a South Korean official “We would consider",
                "A senior official from the presidential office “We would consider",
            )
        ]
        assert places == sorted(places)
        assert "2 sources" not in it.screen
        first, second = (line for line in it.region("said") if "“We would consider" in line)
        assert "000" in first
        assert "003" in second


async def test_the_evidence_line_says_why_this_speaker_and_enter_opens_the_paragraph(desk):
    async with desk(WIDE) as it:
        await it.press("3")
        await to_quote(it, "I am grateful")
        evidence = it.words("evidence")
        assert "he says" in evidence
        assert "Ukrainian President Volodymyr Zelensky said" in evidence
        assert "¶8" in evidence
        await it.press("enter")
        await it.settle()
        reading = it.app.screen.query_one("#reading")
        assert it.app.focused is it.rows("paragraphs")
        assert reading.page.article.id.startswith("000_")
        assert reading.paragraph == 9
        assert reading.quote.text.startswith("I am grateful")
        await it.press("escape")
        assert it.app.focused is it.rows("said")


async def test_the_filter_narrows_speakers_while_typing(desk):
    async with desk(NARROW) as it:
        await it.press("3", "slash")
        await it.type("kim")
        await it.shows("1 of 4", "quotes-title")
        assert "Kim Yo-jong" in it.words("said")
        assert "Zelensky" not in it.words("said")
        await it.press("enter", "escape")
        assert len([row for row in it.rows("said").rows if hasattr(row, "note")]) == 4


async def test_enter_in_the_filter_goes_to_the_first_quote_that_y_then_copies(desk):
    async with desk(NARROW) as it:
        await it.press("3")
        await it.type("/kim")
        await it.press("enter")
        await it.settle()
        await it.press("y")
        await it.until(lambda: "copied" in it.bottom)
        assert it.app.clipboard.startswith("“bad dogs bred by the US” — Kim Yo-jong")


async def test_the_filter_finds_aliases_and_descriptions(desk):
    async with desk(NARROW) as it:
        await it.press("3", "slash")
        await it.type("зел")
        await it.shows("Volodymyr Zelensky", "said")
        await it.press(*["backspace"] * 3)
        await it.type("presidential")
        await it.shows("the Seoul official", "said")
        await it.shows("1 of 4", "quotes-title")


async def test_enter_on_a_heading_folds_and_opens_it(desk):
    async with desk(NARROW) as it:
        await it.press("3")
        assert "bad dogs" in it.words("said")
        await it.press("enter")
        await it.until(lambda: "bad dogs" not in it.words("said"))
        await it.press("enter")
        await it.shows("bad dogs", "said")


async def test_the_page_follows_the_quotes_where_both_are_seen(desk):
    async with desk(WIDE) as it:
        await it.press("3")
        await to_quote(it, "criminal organisation")
        assert "003_086b" in it.words("headline")
        assert any("▸" in line and "criminal" in line for line in it.region("paragraphs"))


async def test_a_quote_given_to_nobody_stands_at_the_end(desk, quotedesk, tmp_path):
    record = {
        "id": "fair",
        "text": "The fair opened.\n“We will never sell the field, not for any price at all.”\nIt rained.",
    }
    (tmp_path / "fair.jsonl").write_text(json.dumps(record), encoding="utf-8")
    assert quotedesk("ingest", tmp_path / "fair.jsonl", "--archive", tmp_path / "L").code == 0
    async with desk(NARROW, tmp_path / "L") as it:
        await it.press("3", "G")
        await it.settle()
        assert "no speaker" in it.words("said")
        assert "nobody" in it.words("evidence")


def headings(it):
    return [row.title for row in it.rows("said").rows if hasattr(row, "note")]


async def test_o_orders_headings_by_count_name_and_latest_and_the_title_says_how(desk):
    async with desk(WIDE) as it:
        await it.press("3")
        assert "Quotes · 7 · by count" in it.words("quotes-title")
        by_count = headings(it)
        await it.press("o")
        await it.shows("by name", "quotes-title")
        await it.press("o")
        await it.shows("latest first", "quotes-title")
        await it.press("o")
        await it.until(lambda: headings(it) == by_count)


async def test_the_latest_article_comes_first_where_dates_are_known(desk, quotedesk, tmp_path):
    said = "“We will keep the ferry running all winter,” said {}."
    articles = [
        {"id": f"a{year}", "published": f"{year}-03-01", "text": said.format(name)}
        for year, name in ((2024, "Ada Reed"), (2023, "Ada Reed"), (2026, "Boris Holm"))
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    assert quotedesk("ingest", tmp_path / "a.jsonl", "--archive", tmp_path / "L").code == 0
    async with desk(WIDE, tmp_path / "L") as it:
        await it.press("3")
        assert headings(it) == ["Ada Reed", "Boris Holm"]
        await it.press("o", "o")
        await it.until(lambda: headings(it) == ["Boris Holm", "Ada Reed"])
        assert "▾ Boris Holm 1 March 2026 1" in it.words("said")
        quotes = [row.quote.article_id for row in it.rows("said").rows if hasattr(row, "quote")]
        assert quotes == ["a2026", "a2024", "a2023"]


async def test_arrows_fold_and_unfold_the_heading_of_a_quote_and_z_all_of_them(desk):
    async with desk(WIDE) as it:
        await it.press("3", "j", "left")
        assert "bad dogs" not in it.words("said")
        assert it.rows("said").current.title == "Kim Yo-jong"
        await it.press("right")
        assert "bad dogs" in it.words("said")
        await it.press("z")
        assert len(it.rows("said").rows) == 4
        await it.press("z")
        assert len(it.rows("said").rows) == 11


async def test_i_shows_indirect_speech_and_hides_it_again(desk):
    async with desk(WIDE) as it:
        await it.press("3", "j", "j", "i")
        await it.shows("+ indirect", "quotes-title")
        await it.until(lambda: len(it.rows("said").rows) > 11)
        assert it.rows("said").current.quote.text.startswith("a horrible situation")
        kinds = {row.quote.kind for row in it.rows("said").rows if hasattr(row, "quote")}
        assert "indirect" in kinds
        await it.until(lambda: any("┊" in line for line in it.region("paragraphs")))
        await it.press("i")
        await it.until(lambda: len(it.rows("said").rows) == 11)
        assert "indirect" not in it.words("quotes-title")
