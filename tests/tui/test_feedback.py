"""No key is a dead end: what cannot be done is told, with the key that leads on."""

from __future__ import annotations

import pytest

WIDE, NARROW = (100, 30), (80, 24)


@pytest.mark.parametrize("key", ["y", "Y", "w", "b", "space"])
async def test_before_a_search_nothing_is_at_the_cursor(desk, key):
    async with desk(NARROW) as it:
        await it.press(key)
        await it.until(lambda: it.bottom == "nothing is found yet; / searches")
        assert it.app.clipboard == ""


async def test_a_result_without_a_quote_says_how_to_come_to_one(desk):
    async with desk(NARROW) as it:
        await it.search("weapons")
        await it.press("w")
        assert it.bottom == "no single quote in this paragraph; Enter opens it, ] goes to the next quote"


async def test_another_article_is_named_where_the_page_cannot_be_seen(desk):
    async with desk(NARROW) as it:
        await it.press("right_parenthesis")
        assert it.bottom == "article 003_086b"
        await it.press("right_parenthesis")
        assert it.bottom == "last article"


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        pytest.param(("slash",), "Enter results ↑ earlier queries Esc list", id="in the query line"),
        pytest.param(("3", "slash"), "Enter first quote Esc list", id="in the quotes' filter"),
        pytest.param(("slash", "escape"), "Enter open / find", id="in the list again"),
    ],
)
async def test_the_line_at_the_bottom_tells_the_keys_of_a_field_while_letters_are_text(desk, keys, told):
    async with desk(NARROW) as it:
        await it.press(*keys)
        assert told in it.bottom


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        pytest.param(("3", "slash", *"zzz", "enter"), "nobody here is named so; Esc shows everybody", id="quotes"),
        pytest.param(("s", "slash", *"zzz"), "nobody is named so", id="speakers"),
        pytest.param(("colon", *"zzz"), "nothing here holds these words", id="palette"),
        pytest.param(("u",), "no quote is marked", id="marks"),
    ],
)
async def test_what_is_not_there_is_told(desk, keys, told):
    async with desk(NARROW) as it:
        for key in keys:
            await it.press(key)
            await it.settle()
        assert told in it.lines[-1] or told in it.screen


async def test_what_was_said_before_a_sheet_is_gone_after_it(desk):
    async with desk(WIDE) as it:
        await it.press("u")
        assert "no quote is marked" in it.bottom
        await it.press("question_mark", "escape")
        assert it.bottom.endswith("q quit")
