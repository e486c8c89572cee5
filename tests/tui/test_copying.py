"""Copy with citation: S9."""

from __future__ import annotations

WIDE = (100, 30)
A = "000_3a3f1adc3318c147"
WORDS = (
    "We would consider supplying weapons for defensive purposes as part of the step-by-step scenarios; "
    "if it seems they are going too far, we might also consider offensive use"
)
CITED = f"“{WORDS}” — a South Korean official (unnamed), {A}, paragraph 4; headline, outlet and date unknown"


async def copied(it):
    await it.press("y")
    await it.until(lambda: it.bottom.startswith("copied"))
    await it.settle()


async def test_the_only_quote_of_a_paragraph_is_copied_told_and_shown(desk):
    async with desk(WIDE) as it:
        await it.search('"too far"')
        await it.press("enter")
        await copied(it)
        assert it.bottom == "copied 278 characters"
        assert it.app.clipboard == CITED
        assert " ".join(line.strip() for line in it.region("copied") if line.strip()) == CITED
        assert [quote for quote in it.app.screen.query_one("#reading").page.quotes if quote.clean == WORDS]


async def test_the_box_stands_until_the_next_key(desk):
    async with desk(WIDE) as it:
        await it.search('"too far"')
        await copied(it)
        assert it.app.screen.query_one("#copied").display
        await it.press("j")
        assert not it.app.screen.query_one("#copied").display


async def test_among_several_quotes_the_reached_one_is_copied_else_the_paragraph(desk):
    async with desk(WIDE) as it:
        await it.search('"criminal organisation"')
        await it.press("enter")
        await copied(it)
        assert it.app.clipboard.startswith("The South Korean National Security Council convened")
        await it.press("right_square_bracket", "right_square_bracket")
        await copied(it)
        assert it.app.clipboard.startswith("“Russia's mercenaries” — South Korean National Security Council, 003_")


async def test_in_the_quotes_pane_the_quote_at_the_cursor_is_copied_and_a_heading_is_not(desk):
    async with desk(WIDE) as it:
        await it.press("3", "y")
        assert "heading" in it.bottom
        assert it.app.clipboard == ""
        await it.press("j")
        await it.settle()
        await copied(it)
        assert it.app.clipboard.startswith("“bad dogs bred by the US” — Kim Yo-jong, 000_")
