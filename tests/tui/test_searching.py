"""Find it and read it in place: S2, and the query line around it."""

from __future__ import annotations

import shutil
from threading import Event

import pytest

from quotedesk.index.archive import Archive
from quotedesk.index.errors import ArchiveError
from quotedesk.tui.config import Config
from quotedesk.tui.panes import search

PHRASE = '"too far, we might"'
WIDE, NARROW = (100, 30), (80, 24)


def marked(desk, pane):
    """The words a pane shows in bold or in reverse."""
    width = desk.app.screen.query_one(f"#{pane}").region
    strips = desk.app.screen._compositor.render_strips(desk.app.screen.size)[width.y : width.bottom]
    segments = [segment for strip in strips for segment in strip.crop(width.x, width.right)]
    return [each.text for each in segments if each.style and (each.style.bold or each.style.reverse)]


async def test_a_phrase_is_found_opened_in_its_paragraph_and_left_again(desk):
    async with desk(WIDE) as it:
        await it.search(PHRASE)
        rows = it.rows("hits")
        assert len(rows.rows) == 1
        assert any("000_3a3f" in line and "¶4" in line for line in it.region("hits"))

        await it.press("enter")
        await it.settle()
        assert it.app.focused is it.rows("paragraphs")
        page = it.words("paragraphs")
        (numbered,) = [line for line in it.region("paragraphs") if line.split()[:1] == ["▌"] and "“We would" in line]
        assert "4" in numbered.split("“We would")[0]
        assert "senior South Korean official told media" in page
        assert "reward North Korea with sophisticated" in page
        assert "too far, we might" in " ".join(marked(it, "paragraphs"))
        headline, below = it.region("headline")
        assert headline.strip() == "headline unknown"
        assert "outlet unknown · date unknown" in below

        before = it.region("paragraphs")
        await it.press("n")
        assert it.bottom == "last hit"
        assert it.region("paragraphs") == before

        await it.press("escape")
        assert it.app.focused is rows
        assert rows.cursor == 0


async def test_the_list_keeps_its_row_while_a_hit_is_read(desk):
    async with desk(NARROW) as it:
        await it.search("weapons")
        await it.press("j", "j", "enter", "j", "escape")
        assert it.rows("hits").cursor == 2
        assert it.app.focused is it.rows("hits")


async def test_results_come_while_typing_and_the_preview_follows_the_cursor(desk):
    async with desk(WIDE) as it:
        await it.press("slash")
        await it.type("munitio")
        await it.shows("1 paragraph in 1 article", "found")
        await it.shows("Analysts believe", "paragraphs")
        await it.press("backspace", *["backspace"] * 6)
        await it.type("weapons")
        await it.shows("7 paragraphs in 2 articles", "found")
        await it.press("enter")
        for _ in range(3):
            await it.press("j")
            await it.settle()
            hit = it.rows("hits").current
            assert it.app.screen.query_one("#reading").paragraph == hit.paragraph


async def test_enter_twice_opens_the_hit_even_before_it_was_found(desk):
    async with desk(WIDE) as it:
        await it.press("slash")
        await it.type(PHRASE)
        await it.press("enter", "enter")
        await it.until(lambda: it.app.focused is it.rows("paragraphs"))
        await it.until(lambda: it.app.screen.query_one("#reading").paragraph == 4)


async def test_an_unclosed_quote_mark_is_pointed_at_and_the_field_stays(desk):
    async with desk(WIDE) as it:
        await it.search('weapons "supplying')
        line, mark, *words = it.region("search")[:4]
        assert mark.index("^") == line.index('"')
        assert "quote mark" in " ".join(words)
        assert it.app.focused.id == "query"


async def test_nothing_found_says_what_was_searched(desk):
    async with desk(WIDE) as it:
        await it.search("zebra")
        assert "nothing found for zebra" in it.words("found")
        await it.press("n")
        assert "no hits" in it.bottom


@pytest.mark.parametrize("at_once", [0.0, 10.0], ids=["counted later", "counted at once"])
async def test_what_is_found_in_all_is_told_and_a_mistake_after_it_stays(desk, monkeypatch, at_once):
    monkeypatch.setattr(search, "_AT_ONCE", at_once)
    async with desk(WIDE) as it:
        await it.press("slash")
        await it.type("weapons")
        await it.shows("7 paragraphs in 2 articles", "found")
        await it.type(" (munitions")
        await it.press("enter")
        await it.shows("not closed", "found")
        await it.settle()
        assert "paragraphs in" not in it.words("found")


@pytest.fixture
def held(monkeypatch):
    """Until it is set, the first archive that is asked for totals does not tell them."""
    gate, total, first = Event(), Archive.totals, []

    def totals(self, *args, **kwargs):
        first[:] = first or [self]
        if self is first[0]:
            gate.wait(30)
        return total(self, *args, **kwargs)

    monkeypatch.setattr(Archive, "totals", totals)
    yield gate
    gate.set()


async def test_what_is_found_in_all_is_told_to_one_who_types_on_without_searching(desk, held):
    async with desk(WIDE, config=Config(reduced_motion=True)) as it:
        await it.press("slash")
        await it.type("weapons")
        await it.press("enter")
        await it.shows("counting", "found")
        await it.press("slash")
        await it.type("zebra")
        held.set()
        await it.shows("7 paragraphs in 2 articles", "found")


async def test_what_was_found_in_all_before_a_reload_is_not_told_after_it(desk, seeds, tmp_path, quotedesk, held):
    mine = shutil.copytree(seeds, tmp_path / "mine")
    (tmp_path / "new.txt").write_text("Two weapons were found, said Al Bose.", encoding="utf-8")
    async with desk(WIDE, mine) as it:
        assert quotedesk("ingest", tmp_path / "new.txt", "--archive", mine).code == 0
        it.app.screen._look()
        await it.until(lambda: "changed on disk" in it.lines[0])
        await it.press("slash")
        await it.type("weapons")
        await it.press("enter")
        await it.shows("counting", "found")
        await it.press("R")
        await it.shows("8 paragraphs in 3 articles", "found")
        held.set()
        await it.settle()
        assert "8 paragraphs in 3 articles" in it.words("found")


@pytest.mark.parametrize("at_once", [0.0, 10.0], ids=["counted later", "counted at once"])
async def test_hits_are_shown_when_they_cannot_be_counted(desk, monkeypatch, at_once):
    def totals(*_, **__):
        raise ArchiveError("it is damaged")

    monkeypatch.setattr(search, "_AT_ONCE", at_once)
    monkeypatch.setattr(Archive, "totals", totals)
    async with desk(WIDE) as it:
        await it.search("weapons")
        await it.until(lambda: it.bottom == "it is damaged")
        assert it.words("found") == "relevance"
        assert len(it.rows("hits").rows) == 7


async def test_hits_of_a_beginning_stay_when_enter_finds_no_whole_word(desk):
    async with desk(WIDE) as it:
        await it.search("weap")
        assert "7 paragraphs in 2 articles" in it.words("found")
        assert "whole word" in " ".join(it.words("found").split())
        assert len(it.rows("hits").rows) == 7


async def test_a_whole_word_is_not_taken_for_a_beginning_after_enter(desk):
    async with desk(WIDE) as it:
        await it.type("/official")
        await it.settle()
        while_typing = len(it.rows("hits").rows)
        await it.press("enter")
        await it.settle()
        assert 0 < len(it.rows("hits").rows) < while_typing


async def test_an_empty_query_shows_examples_and_enter_takes_one_up(desk):
    async with desk(NARROW) as it:
        assert len(it.rows("hits").rows) == 5
        await it.press("j", "enter")
        assert it.app.focused.id == "query"
        assert it.app.focused.value == '"as part of the"'
        await it.shows("2 paragraphs in 2 articles", "found")


async def test_every_example_is_a_query_of_the_language(desk):
    async with desk(WIDE) as it:
        for example in [row.query for row in it.rows("hits").rows]:
            await it.search(example)
            assert "^" not in it.words("found"), example


async def test_n_walks_down_an_article_then_on_to_the_next_and_back(desk):
    async with desk(WIDE) as it:
        await it.search("weapons")
        hits = {(hit.article_id, hit.paragraph) for hit in it.rows("hits").rows}
        reading = it.app.screen.query_one("#reading")
        walked = []
        await it.press("2")
        for _ in range(20):
            await it.press("N")
            await it.settle()
        for _ in range(20):
            walked.append((reading.page.article.id, reading.paragraph))
            await it.press("n")
            await it.settle()
            if it.bottom == "last hit":
                break
        assert set(walked) == hits
        assert walked == sorted(walked, key=lambda place: (place[0] != walked[0][0], place[1]))
        at = it.rows("hits").current
        assert (at.article_id, at.paragraph) == walked[-1]


async def test_brackets_walk_the_quotes_of_the_page_and_the_reached_one_is_told(desk):
    async with desk(WIDE) as it:
        await it.press("2")
        reading = it.app.screen.query_one("#reading")
        reached = []
        for _ in range(5):
            await it.press("right_square_bracket")
            reached.append(reading.quote.id.partition("#")[2])
        assert reached == ["p4q1", "p9q1", "p10q1", "p11q1", "p11q1"]
        assert it.bottom == "last quote"
        await it.press("left_square_bracket")
        assert reading.quote.id.endswith("#p10q1")
        assert any("▸" in line and "bad dogs" in line for line in it.region("paragraphs"))


async def test_round_brackets_turn_to_the_next_and_the_previous_article(desk):
    async with desk(WIDE) as it:
        await it.press("right_parenthesis")
        await it.shows("003_086b", "headline")
        await it.press("right_parenthesis")
        assert it.bottom == "last article"
        await it.press("left_parenthesis")
        await it.shows("000_3a3f", "headline")


@pytest.mark.parametrize("size", [NARROW, WIDE, (160, 50), (240, 70)])
async def test_the_page_keeps_its_measure_whatever_the_width(desk, size):
    async with desk(size) as it:
        await it.press("2")
        texts = [line.rstrip("▐ ") for line in it.region("paragraphs")]
        assert max(len(text) for text in texts) <= 2 + 6 + 72


async def test_a_search_that_finds_nothing_leaves_the_page_and_the_reached_quote(desk):
    async with desk((100, 30)) as it:
        await it.press("2", "right_square_bracket")
        await it.shows("4 ▸ “We would", "paragraphs")
        await it.search("xxxx")
        await it.shows("nothing found", "found")
        assert "4 ▸ “We would" in it.words("paragraphs")


@pytest.mark.parametrize("count", [199, 200, 401])
async def test_all_hits_are_reached_however_many(desk, tmp_path, quotedesk, count):
    (tmp_path / "long.txt").write_text("\n\n".join(f"Ferry number {n}." for n in range(count)), encoding="utf-8")
    assert quotedesk("ingest", tmp_path / "long.txt", "--archive", tmp_path / "many").code == 0
    async with desk(WIDE, tmp_path / "many", rows="paragraphs") as it:
        await it.search("ferry")
        for reached in range(200, count + 1, 200):
            await it.press("G")
            await it.until(lambda: len(it.rows("hits").rows) == min(count, reached + 200))  # noqa: B023
        await it.press("G")
        await it.settle()
        assert it.rows("hits").cursor == count - 1
