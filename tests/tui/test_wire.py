"""Slimmed output looks the same as it was."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.tui.wire import Wire

STYLES = st.sampled_from(
    [
        "0",
        "",
        "1",
        "4",
        "7",
        "1;38;2;1;2;3",
        "38;2;1;2;3;48;2;9;9;9",
        "38;5;200",
        "31",
        "42",
        "97;104",
        "39;49",
        "22",
        "3;4",
    ]
)
PIECES = st.one_of(
    STYLES.map("\x1b[{}m".format),
    st.sampled_from(["text", " ", "é한", "\r\n", "\r\n\x1b[2;3H", "\x1b[5;1H", "\x1b[?25l", "\x1b[K", "\x1b[2J"]),
)


def screen(*outputs):
    it = pyte.Screen(20, 60)  # so high that nothing scrolls: a line end that is left out may not matter
    stream = pyte.Stream(it)
    for output in outputs:
        stream.feed(output)
    return [[it.buffer[y][x] for x in range(20)] for y in range(60)]


@given(st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=4))
def test_a_terminal_shows_the_same(outputs):
    wire = Wire()
    assert screen(*map(wire.slim, outputs)) == screen(*outputs)


@pytest.mark.parametrize(
    ("output", "slim"),
    [
        pytest.param("\x1b[31ma\x1b[0m\x1b[31mb\x1b[0m", "\x1b[31mab", id="the same style is said once"),
        pytest.param("\x1b[31;44ma\x1b[0m\x1b[32;44mb\x1b[0m", "\x1b[31;44ma\x1b[32mb", id="only what differs"),
        pytest.param("\x1b[1;31ma\x1b[0m\x1b[31mb\x1b[0m", "\x1b[1;31ma\x1b[;31mb", id="an attribute that ends"),
        pytest.param("a\r\n\x1b[3;1Hb", "a\x1b[3;1Hb", id="a line end before a jump"),
    ],
)
def test_nothing_is_said_twice(output, slim):
    wire = Wire()
    wire.rest()
    assert wire.slim(output) == slim


def test_at_rest_no_colour_is_left():
    wire = Wire()
    assert screen(wire.slim("\x1b[1;31;44ma"), wire.rest(), "b")[0][1].bg == "default"
