"""Small pictures: exact widths, aligned numbers, and the same told without colour and in ASCII."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from quotedesk.tui.charts import Line, bars, columns, sparkline

VOICES = [("South Korean National Security Council", 1_200), ("Kim Yo-jong", 300), ("王毅", 7), ("Nobody", 0)]
COUNTED = st.lists(st.tuples(st.text("ab c-é王", max_size=30), st.integers(0, 10**7)), max_size=60)


def shown(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


def test_bars_have_label_number_and_length_in_columns():
    assert shown(bars(VOICES, 40)) == [
        "South Korean      1,200  ███████████████",
        "National",
        "Security Council",
        "Kim Yo-jong         300  ███▊",
        "王毅                  7  ▏",
        "Nobody                0",
    ]


def test_bars_in_ascii():
    assert shown(bars(VOICES[1:], 24, only_ascii=True)) == [
        "Kim Yo-jong  300  ######",
        "王毅           7  #",
        "Nobody         0",
    ]


def test_where_there_is_no_room_for_bars_labels_and_numbers_stand_alone():
    assert shown(bars([("Volodymyr Zelensky", 7)], 20)) == ["Volodymyr          7", "Zelensky"]


def test_what_is_left_out_is_summed_up():
    lines = bars([("a", 5), ("b", 4), ("c", 3), ("d", 9)], 30, most=2)
    assert shown(lines)[-1].split() == ["2", "more", "12"]
    assert len(lines) == 3


def test_columns_have_their_number_their_base_and_labels():
    counts = [("Jan 2026", 4), ("Feb 2026", 0), ("Mar 2026", 2), ("Apr 2026", 1)]
    assert shown(columns(counts, 26, 2)) == [
        "4 █████",
        "  █████       █████ ▄▄▄▄▄",
        "0 ───────────────────────",
        "  Jan 2026    Mar 2026",
    ]
    assert shown(columns(counts, 26, 2, only_ascii=True)) == [
        "4 #####",
        "  #####       ##### :::::",
        "0 -----------------------",
        "  Jan 2026    Mar 2026",
    ]


def test_more_columns_than_cells_are_added_up():
    lines = shown(columns([(str(2000 + n), 1) for n in range(100)], 23, 1))
    assert lines[0].startswith("  6 ")
    assert lines[0].count("█") == 16


@pytest.mark.parametrize(
    ("numbers", "width", "line", "plain"),
    [
        ([0, 1, 4, 8], 10, "·▁▄█", "._+@"),
        ([1, 1, 4, 4], 2, "▂█", "-@"),
        ([0, 0], 5, "··", ".."),
        ([], 5, "", ""),
        ([1, 10_000], 5, "▁█", "_@"),
    ],
)
def test_a_sparkline_is_one_line(numbers, width, line, plain):
    assert sparkline(numbers, width) == line
    assert sparkline(numbers, width, only_ascii=True) == plain


@given(COUNTED, st.integers(14, 120), st.integers(1, 40))
def test_no_bar_is_wider_than_asked_for_and_numbers_stand_in_one_column(counts, width, most):
    lines = shown(bars(counts, width, most=most))
    assert all(cell_len(line) <= width for line in lines)
    ends = {cell_len(match[0]) for line in lines if (match := re.match(r"^.*?  +[\d,]+(?=  [█▏▎▍▌▋▊▉]|$)", line))}
    assert len(ends) <= 1


@given(COUNTED, st.integers(1, 120), st.integers(1, 9), st.booleans())
def test_columns_are_never_wider_or_taller_than_asked_for(counts, width, height, only_ascii):
    lines = shown(columns(counts, width, height, only_ascii=only_ascii))
    assert len(lines) == (height + 2 if counts else 0)
    assert all(cell_len(line) <= width for line in lines)


@given(st.lists(st.integers(0, 10**9), max_size=50), st.integers(1, 80))
def test_whoever_was_quoted_at_all_has_a_mark(numbers, width):
    line = sparkline(numbers, width)
    assert len(line) == (-(-len(numbers) // -(-len(numbers) // width)) if numbers else 0)
    if len(numbers) <= width:
        assert [mark == "·" for mark in line] == [number == 0 for number in numbers]
    drawn = shown(columns([("", number) for number in numbers], 200, 1))
    assert not numbers or (drawn[0].strip("0123456789, ") != "") == any(numbers)


@given(COUNTED)
def test_ascii_pictures_of_ascii_labels_hold_nothing_else(counts):
    plain = [("x", number) for _, number in counts]
    for line in (*shown(bars(plain, 60, only_ascii=True)), *shown(columns(plain, 60, only_ascii=True))):
        assert line.isascii()
