"""Keys that come faster than the program answers are taken in order, each where the one before has led to."""

from __future__ import annotations

import pytest
from textual import events
from textual.keys import _character_to_key


def send(it, *keys):
    """All keys at once, as a slow line delivers them."""
    for key in keys:
        character = key if len(key) == 1 else None
        it.app.post_message(events.Key(_character_to_key(key) if character else key, character))


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_a_query_its_hit_and_the_copy_in_one_burst(desk, size):
    async with desk(size) as it:
        send(it, "/", *'"too far"', "enter", "enter", "y")
        await it.until(lambda: it.bottom.startswith("copied"))
        assert it.app.clipboard.startswith("“We would consider supplying weapons")


async def test_panes_and_their_filter_in_one_burst(desk):
    async with desk((80, 24)) as it:
        send(it, "3", "/", *"kim", "enter", "j", "?")
        await it.until(lambda: "Keys · quotes" in it.screen)
        assert it.app.screen_stack[0].query_one("#filter").value == "kim"
        assert it.rows("said").cursor == 2, "enter goes to the first quote under the heading, j to the one after it"


async def test_a_paste_goes_where_the_keys_before_it_lead(desk):
    async with desk((80, 24)) as it:
        send(it, "2", "/")
        it.app.post_message(events.Paste("weapons"))
        send(it, "enter")
        await it.shows("7 paragraphs in 2 articles", "found")


async def test_a_thousand_keys_move_as_far_as_a_thousand_keys_go(desk):
    async with desk((80, 24)) as it:
        await it.press("3")
        send(it, *["j", "j", "k"] * 333, "k")
        await it.until(lambda: it.rows("said").cursor == len(it.rows("said").rows) - 3)
