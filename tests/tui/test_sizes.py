"""Any size of terminal, at any moment."""

from __future__ import annotations

import pytest


async def test_below_forty_by_ten_it_says_so_and_recovers(desk):
    async with desk((80, 24)) as it:
        await it.search("weapons")
        for size in ((39, 24), (80, 9), (1, 1), (20, 5)):
            await it.resize(*size)
            assert "too small" in it.screen or min(size) < 9
            assert it.app.screen is not it.app.screen_stack[0]
        await it.resize(80, 24)
        assert it.app.screen is it.app.screen_stack[0]
        assert "000_3a3f" in it.words("hits")
        await it.press("j")
        assert it.rows("hits").cursor == 1


async def test_help_survives_a_terminal_that_shrinks_to_one_cell(desk):
    async with desk((80, 24)) as it:
        await it.press("question_mark")
        await it.resize(1, 1)
        await it.resize(100, 30)
        assert "Keys · search" in it.screen
        await it.press("escape")
        assert it.app.screen is it.app.screen_stack[0]


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (100, 30), (160, 50), (1000, 20), (60, 500)])
async def test_every_pane_can_be_used_at_any_size(desk, size):
    async with desk(size) as it:
        await it.search("weapons")
        await it.press("j", "enter", "j", "G", "3", "j", "j", "question_mark", "escape", "y")
        assert it.rows("said").current is not None


async def test_the_cursor_stays_on_the_screen_through_resizes(desk):
    async with desk((80, 24)) as it:
        await it.press("2", "G")
        for size in ((100, 30), (60, 12), (160, 50), (80, 24)):
            await it.resize(*size)
            assert any("▌" in line for line in it.region("paragraphs")), size
