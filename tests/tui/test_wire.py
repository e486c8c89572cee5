"""What is sent shows the same as all that Textual wrote."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotedesk.tui.painter import Abilities
from quotedesk.tui.wire import Wire

WIDTH, HEIGHT = 20, 12
OVER = 300
ALL = Abilities(clear_in_colour=True, scroll=True)
STYLES = ["0", "", "1", "2", "4", "7", "1;38;2;1;2;3", "38;2;1;2;3;48;2;9;9;9", "38;5;200", "31", "42", "97;104"]
STYLES += ["39;49", "22", "3;4", "24", "48;5;7"]
TEXTS = ["text", "  ", "      ", "é.", "한국", "ab한", "שלום", "e\u0301e", "a longer text with words"]
"""Each of an even number of cells: pyte keeps half of a wide character that is overwritten."""
PIECES = st.one_of(
    st.sampled_from(STYLES).map("\x1b[{}m".format),
    st.sampled_from(TEXTS),
    st.sampled_from(
        [
            "\x1b[5;1H\n\x1b[2;3H",
            "\x1b[?25l",
            "\x1b[m\x1b[3;3H\x1b[K\x1b[H",
            "\x1b[m\x1b[2J\x1b[H",
            "\x1b[?2026h",
            "\x1b[?2026l",
        ]
    ),
    st.tuples(st.integers(1, HEIGHT), st.integers(1, WIDTH).filter(lambda x: x % 2)).map(
        lambda at: "\x1b[{};{}H".format(*at)
    ),
)
LINES = st.lists(st.sampled_from(["", "one line", "another line", "a third", "   ", "a fourth one"]), max_size=12)


class Terminal:
    """A terminal, with room at the right for what stands over the edge."""

    def __init__(self, over=0):
        self.screen = pyte.Screen(WIDTH + over, HEIGHT)
        self.stream = pyte.Stream(self.screen)

    def show(self, output):
        self.stream.feed(output)
        return self.seen

    @property
    def seen(self):
        """Each cell with what of its looks can be seen."""
        lines = [self.screen.buffer[y] for y in range(HEIGHT)]
        return [[look(line[x], cut=x + 1 == WIDTH and not line[WIDTH].data) for x in range(WIDTH)] for line in lines]


def look(cell, *, cut):
    """Of a wide character that is cut in half nothing is seen."""
    lines = (cell.underscore, cell.strikethrough, cell.reverse)
    if cut or (cell.data == " " and not any(lines)):
        return (" ", cell.bg)
    return (cell.data, cell.fg, cell.bg, cell.bold, cell.italics, *lines)


def page(lines, cursor=0):
    """A frame that paints every line."""
    painted = (f"\x1b[{y};1H\x1b[38;5;7;48;5;4m{text:{WIDTH}}\x1b[0m" for y, text in enumerate(lines, 1))
    return f"\x1b[?2026h{''.join(painted)}\x1b[{cursor + 1};1H\x1b[?2026l"


@pytest.mark.parametrize("abilities", [Abilities(), ALL])
@settings(deadline=None)
@given(st.lists(st.lists(PIECES, max_size=12).map(lambda pieces: "".join(["\x1b[1;1H", *pieces])), max_size=6))
def test_a_terminal_shows_the_same(abilities, outputs):
    wire, plain, slim = Wire(WIDTH, HEIGHT, abilities), Terminal(OVER), Terminal()
    for output in outputs:
        wire.take(output)
        assert slim.show(wire.give()) == plain.show(output)


@settings(deadline=None)
@given(st.lists(LINES.map(lambda lines: page((lines * HEIGHT + [""] * HEIGHT)[:HEIGHT])), max_size=6))
def test_lines_that_move_are_the_same(frames):
    wire, plain, slim = Wire(WIDTH, HEIGHT, ALL), Terminal(), Terminal()
    for frame in frames:
        wire.take(frame)
        assert slim.show(wire.give()) == plain.show(frame)


@settings(deadline=None)
@given(st.lists(LINES.map(lambda lines: page((lines + [""] * HEIGHT)[:HEIGHT])), min_size=2, max_size=6))
def test_of_several_frames_only_the_last_one_is_sent(frames):
    wire, slim, plain = Wire(WIDTH, HEIGHT, ALL), Terminal(), Terminal()
    for frame in frames:
        wire.take(frame)
    assert slim.show(wire.give()) == plain.show("".join(frames))
    last = Wire(WIDTH, HEIGHT, ALL)
    last.take(frames[-1])
    again = Wire(WIDTH, HEIGHT, ALL)
    for frame in frames:
        again.take(frame)
    assert again.give() == last.give()


def sent(*outputs):
    """What is sent for the last of several outputs."""
    wire = Wire(WIDTH, HEIGHT, ALL)
    for output in outputs:
        wire.take(output)
        said = wire.give()
    return said


def test_what_is_there_is_not_sent_again():
    frame = page(["one", "two"])
    assert sent(frame, frame) == ""


def test_what_changes_is_sent_alone():
    assert sent(page(["one", "two"]), page(["one", "ten"])) == "\x1b[?2026h\x1b[2;2Hen\x1b[H\x1b[?2026l"


def test_lines_that_scroll_are_moved_by_the_terminal():
    lines = [f"{chr(97 + n) * 15}" for n in range(HEIGHT + 2)]
    said = sent(page(lines[:HEIGHT]), page(lines[2:]))
    assert "\x1b[2M" in said
    assert "n" * 15 in said
    assert "eee" not in said
    assert "\x1b[2L" in sent(page(lines[2:]), page(lines[:HEIGHT]))


def test_colours_are_said_once_and_the_shortest_way():
    bold = "\x1b[1;1H\x1b[1;31;44ma\x1b[0m\x1b[31;44mb\x1b[0m\x1b[31;44mc\x1b[0m"
    assert sent(bold) == "\x1b[H\x1b[m\x1b[1;31;44ma\x1b[22mbc"


def test_sequences_that_draw_nothing_pass_and_those_unheard_of_too():
    assert sent("\x1b]52;c;YQ==\x07\x1b[?1000h") == "\x1b]52;c;YQ==\x07\x1b[?1000h"
    assert "\x1b[3J" in sent("\x1b[3J")


def test_a_terminal_that_forgot_is_told_everything_again():
    wire, slim = Wire(WIDTH, HEIGHT, ALL), Terminal()
    frame = page(["one", "two"])
    wire.take(frame)
    wire.give()
    wire.forget()
    assert slim.show(wire.give()) == Terminal().show(frame)


def test_half_of_a_wide_character_is_nothing():
    assert "a" in (said := sent("\x1b[1;1H한국", "\x1b[1;2Ha"))
    assert Terminal().show(said) == Terminal().show(" a국")


def test_at_rest_no_colour_is_left():
    wire, slim = Wire(WIDTH, HEIGHT, ALL), Terminal()
    wire.take("\x1b[1;1H\x1b[1;31;44ma")
    slim.show(wire.give() + wire.rest() + "b")
    assert slim.screen.buffer[0][1].bg == "default"
