"""Text becomes paragraphs whose characters can be led back to the text they came from."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.index.formats.paragraphs import is_caption, placed_paragraphs, read_paragraphs

STORY = (
    "Lindmar’s port may close its north quay this winter, officials said on Tuesday, after a storm.",
    "“We would close the north quay for winter repairs; if the ice comes early, we may stop the ferry,” Ada Reed said.",
    "The harbour board did not respond to a request for comment, and its step-by-step plan of the work is not out yet.",
)


def texts(raw: str) -> list[str]:
    return [paragraph.text for paragraph in read_paragraphs(raw)[0]]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", " \n\t\n", "\x85", "\u2029"])
def test_every_line_break_ends_a_paragraph_and_blank_lines_count_for_nothing(line_break: str) -> None:
    assert texts(line_break.join(("", *STORY, ""))) == list(STORY)


@pytest.mark.parametrize("width", [40, 60, 72, 78, 100])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_in_hard_wrapped_text_a_single_break_is_a_space(width: int, line_break: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(each, width, break_on_hyphens=False) for each in STORY)
    assert texts(wrapped.replace("\n", line_break)) == list(STORY)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(
            "The port may close.\nOfficials said so.\n\nThe board is silent.\nNo comment came.", id="short lines"
        ),
        pytest.param("Roses are red,\nViolets are blue,\n\nSugar is sweet,\nAnd so are you.", id="verse"),
        pytest.param(textwrap.fill(" ".join(STORY), 72), id="one block without blank lines"),
        pytest.param("\n\n".join("\n".join(STORY) for _ in range(3)), id="long lines"),
        pytest.param(
            "Ada Reed, mayor of Lindmar, 51\nBo Lind, pilot of the port, 4\n\nCy Park, docker, 60\nDi O’Neil, clerk",
            id="a list of people",
        ),
    ],
)
def test_text_that_is_not_plainly_wrapped_keeps_its_lines(raw: str) -> None:
    assert texts(raw) == [line for line in raw.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Picture: stock", True),
        ("Photo credit: Ada Reporter", True),
        ("(File photo: Example Post)", True),
        ("Image: The north quay in winter", True),
        ("Credit: Example Post", True),
        ("Picture the scene: a quay in winter", False),
        ("“Picture: stock,” she said", False),
        ("Images of the quay were shown on Tuesday", False),
        ("Photo: " + "a long sentence of the story " * 8, False),
    ],
)
def test_a_short_line_with_a_picture_marker_is_a_caption(line: str, expected: bool) -> None:
    assert is_caption(line) is expected


def test_captions_are_numbered_like_any_paragraph() -> None:
    paragraphs, _ = read_paragraphs("Picture: stock\nThe port may close.")
    assert [(each.number, each.kind) for each in paragraphs] == [(1, "caption"), (2, "body")]


RAW = st.text(st.sampled_from("ab c.\n\r\t “”\x1b]0;[m\x07\x00\u200b\x85") | st.characters())


@given(RAW)
def test_each_character_of_a_paragraph_is_led_back_to_the_input(raw: str) -> None:
    placed = placed_paragraphs(raw)
    assert [each.paragraph for each in placed] == read_paragraphs(raw)[0]
    for each in placed:
        text = each.paragraph.text
        assert text == text.strip() != ""
        assert len(each.offsets) == len(text)
        for number, character in enumerate(text):
            start, end = each.span(number, number + 1)
            assert end == start + 1
            assert raw[start] == character or character in " \ufffd…“”‘’" or raw[start] < "\xa0"


@given(st.lists(st.text(st.sampled_from("abcdefgh"), min_size=1, max_size=12), min_size=60, max_size=200))
def test_wrapped_paragraphs_are_led_back_too(tokens: list[str]) -> None:
    raw = "\n\n".join(textwrap.fill(" ".join(part), 60) for part in (tokens[:30], tokens[30:]))
    for each in placed_paragraphs(raw):
        start, end = each.span(0, len(each.paragraph.text))
        assert raw[start:end].split() == each.paragraph.text.split()


def test_a_span_is_led_back_over_what_cleaning_took() -> None:
    raw = "He said:\r\n“if it \x1b]52;c;ZXZpbA==\x1b\\seems\u200b so,” \r\n"
    quote = placed_paragraphs(raw)[1]
    start = quote.paragraph.text.index("if")
    first, last = quote.span(start, quote.paragraph.text.index(",”"))
    assert raw[first:last] == "if it \x1b]52;c;ZXZpbA==\x1b\\seems\u200b so"
