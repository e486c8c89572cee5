"""Filters, order, earlier and saved searches, and ways on from nothing: all of them are words in the query line."""

from __future__ import annotations

WIDE, NARROW = (100, 30), (80, 24)


def query(it):
    return it.app.screen_stack[0].query_one("#query").value


async def test_a_speaker_is_picked_from_the_counts_and_taken_away_again(desk):
    async with desk(WIDE) as it:
        await it.search("weapons")
        await it.press("f")
        await it.shows("Kim Yo-jong 1", "filters-list")
        await it.press("slash")
        await it.type("kim")
        await it.press("enter")
        await it.until(lambda: query(it) == 'weapons speaker:"Kim Yo-jong"')
        await it.shows("1 paragraph in 1 article", "found")
        assert 'filter speaker:"Kim Yo-jong"' in it.words("filters")
        assert it.app.focused is it.rows("hits")
        await it.press("x")
        await it.shows("7 paragraphs in 2 articles", "found")
        assert query(it) == "weapons"
        assert not it.app.screen.query_one("#filters").display


async def test_what_is_typed_is_a_filter_too_and_the_sheet_takes_it_away(desk):
    async with desk(NARROW) as it:
        await it.search("weapons in:quotes")
        assert "filter in:quotes" in it.words("filters")
        await it.press("f")
        await it.shows("in force in:quotes ×", "filters-list")
        await it.press("enter")
        await it.until(lambda: query(it) == "weapons")


async def test_a_date_is_typed_into_the_sheet(desk):
    async with desk(WIDE) as it:
        await it.search("weapons")
        await it.press("f")
        await it.shows("Kim Yo-jong", "filters-list")
        await it.press("slash")
        await it.type("2026-01..2026-03")
        await it.press("enter")
        await it.until(lambda: query(it) == "weapons date:2026-01..2026-03")


async def test_the_order_is_told_and_goes_round(desk):
    async with desk(WIDE) as it:
        await it.search("weapons")
        for told in ("newest first", "oldest first", "relevance"):
            await it.press("o")
            await it.shows(told, "found")


async def test_up_goes_back_through_what_was_run_and_down_to_the_list(desk):
    async with desk(WIDE) as it:
        for each in ("training", "weapons", "troops"):
            await it.search(each)
        await it.press("slash", "backspace")
        await it.type("new")
        seen = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await it.press(key)
            seen.append(query(it))
        assert seen == ["troops", "weapons", "training", "weapons", "troops", "new"]
        await it.press("down")
        assert it.app.focused is it.rows("hits")


async def test_a_search_is_saved_by_name_run_again_and_forgotten(desk):
    async with desk(WIDE) as it:
        await it.search('"too far" or troops')
        await it.press("S")
        await it.type("front line")
        await it.press("enter")
        await it.until(lambda: "saved as front line" in it.bottom)
        await it.search("weapons")
        await it.press("h")
        await it.shows("front line", "searches-list")
        await it.press("slash")
        await it.type("front")
        await it.press("enter")
        await it.until(lambda: query(it) == '"too far" or troops')
        await it.press("h", "x", "escape")
        await it.until(lambda: not it.app.state.searches.all())


async def test_a_word_that_is_not_there_is_put_right_by_enter(desk):
    async with desk(WIDE) as it:
        await it.search("weapnos")
        await it.shows("nothing found for weapnos", "found")
        await it.shows("did you mean this? 7 paragraphs", "hits")
        await it.press("enter")
        await it.shows("7 paragraphs in 2 articles", "found")


async def test_nothing_found_names_the_filter_and_goes_on_without_it(desk):
    async with desk(WIDE) as it:
        await it.search("training speaker:kim")
        await it.shows("nothing found for training speaker:kim", "found")
        await it.shows("without speaker:kim: ", "hits")
        await it.press("enter")
        await it.until(lambda: query(it) == "training")


async def test_keys_that_come_before_the_answer_do_not_take_an_example_for_it(desk):
    async with desk(WIDE) as it:
        await it.press("slash", *"training", "enter", "j", "enter")
        await it.until(lambda: it.app.focused is it.rows("paragraphs"))
        assert query(it) == "training"
