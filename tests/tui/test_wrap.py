"""Lines of text at a width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from quotedesk.index.text import clean
from quotedesk.tui.wrap import break_lines, clip

TEXTS = st.text(st.sampled_from("ab  -é한字ﾊ\u0301“”.,"), max_size=200).map(clean)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("one two  three four", 8, ["one two", "three", "four"], id="at spaces"),
        pytest.param("a step-by-step plan", 8, ["a", "step-by-", "step", "plan"], id="a long word breaks inside"),
        pytest.param("abcdefghij", 4, ["abcd", "efgh", "ij"], id="a word longer than the line"),
        pytest.param("", 5, [""], id="nothing is one line"),
        pytest.param("한국어 텍스트", 5, ["한국", "어 텍", "스트"], id="two cells a character"),
        pytest.param("\u0301字a", 2, ["\u0301", "字", "a"], id="a place to break that leaves too much"),
    ],
)
def test_lines_break_at_spaces_where_they_can(text, width, lines):
    assert [text[start:end] for start, end in break_lines(text, width)] == lines


@given(TEXTS, st.integers(1, 40))
def test_no_line_is_too_wide_and_only_space_is_left_out(text, width):
    lines = break_lines(text, width)
    assert all(cell_len(text[start:end]) <= max(2, width) for start, end in lines)
    ends = [0, *(end for _, end in lines)]
    assert all(not text[before:start].strip() for before, (start, _) in zip(ends, lines, strict=False))
    assert not text[lines[-1][1] :].strip()


@given(TEXTS, st.integers(2, 40))
def test_a_clipped_text_fits_and_says_so(text, width):
    clipped = clip(text, width)
    assert cell_len(clipped) <= width
    assert clipped == text or clipped.endswith("…")
