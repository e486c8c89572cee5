"""Selecting with the mouse: what it goes over is copied when it is let go."""

from __future__ import annotations

WIDE = (100, 30)


async def drag(it, selector, start, end):
    await it._pilot.mouse_down(selector, offset=start)
    await it._pilot.hover(selector, offset=end)
    await it._pilot.mouse_up(selector, offset=end)
    await it.settle()


async def test_words_of_a_page_are_selected_and_copied_as_one_line_without_margins(desk):
    async with desk(WIDE) as it:
        await it.press("2")
        lines = it.region("paragraphs")
        first = next(y for y, line in enumerate(lines) if "South Korea may supply" in line)
        await drag(
            it, "#paragraphs", (lines[first].index("may"), first), (lines[first + 1].index("sending"), first + 1)
        )
        text = it.app.clipboard
        assert text.startswith("may supply weapons")
        assert "\n" not in text
        assert text in " ".join(
            paragraph.text for paragraph in it.app.screen.query_one("#reading").page.article.paragraphs
        )
        assert it.bottom == f"copied the selection, {len(text)} characters"


async def test_rows_of_a_list_are_copied_line_by_line(desk):
    async with desk(WIDE) as it:
        await it.press("3")
        lines = it.region("said")
        await drag(it, "#said", (4, 0), (len(lines[1].rstrip()) - 1, 1))
        assert it.app.clipboard.startswith("Kim Yo-jong")
        assert it.app.clipboard.count("\n") == 1


async def test_scrolling_takes_the_selection_away(desk):
    async with desk((80, 24)) as it:
        await it.press("2")
        await drag(it, "#paragraphs", (10, 2), (30, 4))
        assert it.app.screen.selections
        await it.press("ctrl+d")
        assert not it.app.screen.selections


async def test_a_click_still_moves_the_cursor_and_copies_nothing(desk):
    async with desk(WIDE) as it:
        await it.press("3")
        await it.click("#said", 2)
        await it.settle()
        assert it.rows("said").cursor == 2
        assert it.app.clipboard == ""
