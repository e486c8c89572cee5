"""Verify, where else and the draft check in the program: S4, S6, S7."""

from __future__ import annotations

import pytest
from textual import events

WIDE, NARROW = (100, 30), (80, 24)
PROMISE = "We would consider supplying weapons for defensive purposes as part of the step-by-step scenarios"
CONDITION = "; if it seems they are going too far, we might also consider offensive use"


async def paste(it, text, *, key="v"):
    await it.press(key)
    it.app.focused.post_message(events.Paste(text))
    await it.settle()


def words(it):
    return " ".join(" ".join(line.strip(" ▌▐│") for line in it.lines).split())


async def verdict(it, text):
    """Paste and look up; the answer is on the screen afterwards."""
    await paste(it, text)
    await it.press("enter")
    await it.until(lambda: it.app.screen.query_one("#carriers").rows or "NOT_FOUND" in it.screen)
    await it.settle()


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_pasted_promise_shows_what_each_article_has_and_what_was_cut(desk, size):
    async with desk(size) as it:
        await verdict(it, PROMISE)
        shown = words(it)
        assert "VERBATIM, but a longer form exists" in shown
        assert "2 articles carry these words" in shown
        assert "000_3a3f ¶4" in shown
        assert "003_086b ¶2" in shown
        assert f"⟨cut, 14 words: {CONDITION}⟩" in shown
        assert "not stated" in shown


async def test_the_cut_part_has_a_style_of_its_own(desk):
    async with desk(WIDE) as it:
        await verdict(it, PROMISE)
        rows = it.app.screen.query_one("#carriers")
        lines = list(rows._draw_row(1)) if hasattr(rows, "_draw_row") else rows._window.lines(1)
        inks = {span.style for line in lines for span in line.spans if "cut" in line.plain or "too far" in line.plain}
        assert len(inks) > 1


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("We would consider supplying weapons ... as part of the step-by-step scenarios", "for defensive purposes"),
        ("We would consider supplying weapons ... offensive use", "if it seems they are going too far"),
        ("we might also consider offensive use ... We would consider supplying weapons", "SPLICED"),
        ("if it seems [the North Koreans] are going too far, we might also consider offensive use", "‹they›"),
        ("We would consider sending weapons for defensive purposes", "‹supplying› [paste: sending]"),
        ("We will send offensive weapons to Kyiv before the end of the year", "2 articles searched"),
    ],
)
async def test_each_kind_of_verdict_tells_what_differs(desk, pasted, shown):
    async with desk(WIDE) as it:
        await verdict(it, pasted)
        assert shown in words(it)
        assert "%" not in it.screen


async def test_the_answer_comes_as_the_text_settles_without_enter(desk):
    async with desk(WIDE) as it:
        await paste(it, PROMISE)
        await it.shows("VERBATIM")
        assert it.app.focused.id == "paste"


async def test_enter_opens_the_carrier_in_its_paragraph(desk):
    async with desk(WIDE) as it:
        await verdict(it, PROMISE)
        await it.press("j", "enter")
        await it.until(lambda: len(it.app.screen_stack) == 1)
        await it.settle()
        reading = it.app.screen.query_one("#reading")
        assert reading.page.article.id.startswith("000_")
        assert reading.paragraph == 4
        assert it.app.focused is it.rows("paragraphs")


async def test_y_copies_the_carrier_with_its_citation(desk):
    async with desk(WIDE) as it:
        await verdict(it, PROMISE)
        await it.press("j", "y")
        await it.shows("copied 278 characters")


async def test_several_lines_and_outer_marks_are_taken_and_letters_are_text(desk):
    async with desk(WIDE) as it:
        await it.press("v")
        await it.type("q?v")
        assert it.app.focused.text == "q?v"
        await it.press("escape")
        assert len(it.app.screen_stack) == 1
        await verdict(it, "“" + PROMISE.replace(" weapons", "\nweapons") + ",”")
        assert "TYPOGRAPHIC" in it.screen


async def test_a_very_long_paste_shows_its_beginning_and_is_checked_whole(desk):
    async with desk(NARROW) as it:
        await verdict(it, "The boats went out to the bay. " * 30_000 + PROMISE + CONDITION + ".")
        assert "(930,171 characters in all)" in it.app.screen.query_one("#paste").text
        assert "VERBATIM" in it.screen
        assert "000_3a3f ¶4" in it.screen


@pytest.mark.parametrize("pasted", ["", '"', "...", "\x1b]52;c;ZXZpbA==\x07"])
async def test_nothing_to_check_is_said_or_waited_for(desk, pasted):
    async with desk(WIDE) as it:
        await paste(it, pasted)
        await it.press("enter")
        await it.settle()
        assert not it.app.screen.query_one("#carriers").rows


async def to_promise(it):
    await it.press("3")
    rows = it.rows("said").rows
    wanted = next(
        i
        for i, row in enumerate(rows)
        if getattr(row, "quote", None) and row.quote.id.startswith("003_086badba317faf82#p2")
    )
    await it.press("g", *["j"] * wanted)
    await it.settle()


async def test_where_else_lays_the_shared_words_side_by_side(desk):
    async with desk(WIDE) as it:
        await to_promise(it)
        await it.press("w")
        await it.shows("000_3a3f ¶4")
        await it.settle()
        assert "003_086b ¶2" in it.screen
        assert "not stated" in it.screen
        assert "beginning of the longest, 14 words" in words(it)
        longest, others = it.region("longest"), it.region("others")
        shared = [(a.strip(" ▌▐"), b.strip(" ▌▐")) for a, b in zip(longest, others, strict=True)][2:]
        assert shared[0][0] == shared[0][1] != ""
        assert any("⟨cut, 14 words⟩" in b for _, b in shared)


async def test_where_else_stacks_on_a_narrow_screen_and_nothing_is_cut_off(desk):
    async with desk(NARROW) as it:
        await to_promise(it)
        await it.press("w")
        await it.shows("000_3a3f ¶4")
        await it.settle()
        shown = words(it)
        assert it.app.screen.query_one("#longest").region.y < it.app.screen.query_one("#others").region.y
        assert PROMISE in shown
        assert CONDITION.lstrip("; ") in shown
        assert "003_086b ¶2" in shown
        assert "not stated" in shown


async def test_where_else_opens_what_is_chosen_and_tab_changes_sides(desk):
    async with desk(WIDE) as it:
        await to_promise(it)
        await it.press("w")
        await it.shows("000_3a3f ¶4")
        assert it.app.focused.id == "others"
        await it.press("tab", "enter")
        await it.until(lambda: len(it.app.screen_stack) == 1)
        await it.settle()
        assert it.app.screen.query_one("#reading").page.article.id.startswith("000_")


async def test_where_else_without_a_quote_says_how_to_reach_one(desk):
    async with desk(WIDE) as it:
        await it.press("2", "g", "w")
        await it.settle()
        assert "no quote at the cursor" in it.bottom


async def test_a_draft_is_walked_through_quote_by_quote(desk, tmp_path):
    path = tmp_path / "draft.md"
    path.write_text(
        f"“{PROMISE},” a South Korean official said.\n\n“We expect a normal, honest, strong reaction from our partners "
        "on this,” Kim Yo-jong said.\n\n“We will send tanks before the summer,” Volodymyr Zelensky said.\n"
    )
    async with desk(WIDE) as it:
        await it.press("d")
        await it.type(str(path))
        await it.press("enter")
        await it.shows("3 quotes:")
        await it.settle()
        shown = words(it)
        assert "VERBATIM, but a longer form exists" in shown
        assert "WRONG_SPEAKER" in shown
        assert "in the archive: Volodymyr Zelensky" in shown
        assert "NOT_FOUND: not in this archive" in shown
        await it.press("j", "enter")
        await it.until(lambda: it.app.screen.query("#carriers") and it.app.screen.query_one("#carriers").rows)
        assert "Volodymyr Zelensky" in it.screen
        await it.press("enter")
        await it.until(lambda: len(it.app.screen_stack) == 1)
        await it.settle()
        assert it.app.screen.query_one("#reading").paragraph == 9


async def test_a_path_is_completed_by_tab_and_its_choices_are_listed(desk, tmp_path):
    for name in ("story one.md", "story two.md"):
        (tmp_path / name).write_text("“We will send tanks before the summer,” Kim Yo-jong said.")
    async with desk(NARROW) as it:
        await it.press("d")
        await it.type(f"{tmp_path}/st")
        await it.press("tab")
        await it.shows("story one.md story two.md")
        await it.type("t")
        await it.press("tab", "enter")
        await it.shows("1 quote: 0 as they stand in the archive, 1 to read")
        assert "2 articles searched, dates unknown" in words(it)


async def test_a_draft_that_is_not_there_is_said(desk, tmp_path):
    async with desk(NARROW) as it:
        await it.press("d")
        await it.type(str(tmp_path / "none.md"))
        await it.press("enter")
        await it.shows("no such file")
