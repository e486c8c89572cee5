"""What a person sets about the manner of the program: the measure of the page, and that nothing moves by itself."""

from __future__ import annotations

import pytest

from quotedesk.tui.config import Config

WIDE, BROAD = (100, 30), (240, 60)


def longest(it):
    """The cells that the longest line of text on the page has."""
    return max(len(line[8:-1].strip()) for line in it.region("paragraphs") if "— " not in line)


@pytest.mark.parametrize(("measure", "least"), [(40, 34), (72, 64), (100, 90)])
async def test_lines_of_the_page_are_as_long_as_the_measure_where_there_is_room(desk, measure, least):
    async with desk(BROAD, config=Config(measure=measure)) as it:
        await it.press("2")
        assert least <= longest(it) <= measure


async def test_lines_are_shorter_where_there_is_no_room_for_the_measure(desk):
    async with desk(WIDE, config=Config(measure=120)) as it:
        await it.press("2")
        assert longest(it) <= 57


async def test_with_reduced_motion_results_wait_for_enter(desk):
    async with desk(WIDE, config=Config(reduced_motion=True)) as it:
        await it.press("slash")
        before = it.region("hits")
        await it.type("weapons")
        await it.settle()
        assert it.region("hits") == before
        await it.press("enter")
        await it.shows("7 paragraphs in 2 articles", "found")


async def test_with_reduced_motion_words_stay_until_the_next_key(desk):
    async with desk(WIDE, config=Config(reduced_motion=True)) as it:
        await it.press("3", "y")
        assert "heading" in it.bottom
        assert it.app.screen.query_one("#bottom")._timer is None
        await it.press("j")
        assert "3 quotes" in it.bottom
