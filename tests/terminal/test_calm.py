"""Staying calm: terminals that do not read, that change their size, keys by the thousand, settings of one's own."""

from __future__ import annotations

import re
import signal

import pytest


def test_a_terminal_that_stops_reading_holds_up_nothing_and_is_painted_anew(terminal):
    it = terminal(size=(100, 30))
    it.press("/", "weapons", "enter")
    it.until("7 paragraphs")
    for _ in range(400):
        it.write(b"2GgGg1")
    it.settle(1.0)
    it.press("1", "g", "/", "\x15", "training", "enter")
    it.until("3 paragraphs in 2 articles")
    it.press("q")
    assert it.wait() == 0


def test_a_terminal_that_never_reads_again_is_left_in_time(terminal):
    it = terminal(size=(100, 30))
    for _ in range(300):
        it.write(b"2GgGg1")
    assert it.leave(signal.SIGTERM) == 143


@pytest.mark.parametrize("sheet", ["", "v"])
def test_ctrl_l_draws_anew_what_something_wrote_over(terminal, sheet):
    it = terminal()
    it.press("/", "weapons", "enter", *sheet)
    it.settle()
    before = it.text
    it.scribble(b"\x1b[H\x1b[JBroadcast message: the machine goes down at six")
    assert "Broadcast" in it.text
    it.press("\x0c")
    assert it.text == before


def test_sizes_come_and_go_at_any_moment(terminal):
    it = terminal(size=(80, 24))
    for size in ((40, 10), (160, 50), (39, 9), (1, 1), (200, 60), (100, 30)):
        it.resize(*size)
        it.write(b"/we\x1b3j2j1")
        it.settle(0.1)
    it.press("1", "/", "\x15", "weapons", "enter")
    it.until("7 paragraphs")
    it.press("q")
    assert it.wait() == 0


def test_a_thousand_keys_and_a_megabyte_are_taken_in(terminal):
    it = terminal()
    it.press("/", "weapons", "enter")
    for _ in range(10):
        it.write(b"jk" * 50)
    it.press("g", "/", "\x15")
    paste = b"\x1b[200~" + b"word " * 200_000 + b"\x1b[201~"
    for start in range(0, len(paste), 2048):
        it.write(paste[start : start + 2048])
        it.read(0)
    it.settle()
    it.press("\x15", "training", "enter")
    it.until("3 paragraphs in 2 articles")


def test_ascii_mode_sends_nothing_else(terminal):
    it = terminal("--ascii", ready="")
    it.until("both words")
    it.press("/", '"too far"', "enter")
    it.until("p4")
    it.press("enter", "3", "?", "esc")
    assert it.output.isascii()


def test_without_the_mouse_the_terminal_keeps_it(terminal):
    assert b"\x1b[?1000h" in terminal().output
    assert b"\x1b[?1000h" not in terminal("--no-mouse").output


def test_the_terminals_own_colours_are_used_when_asked_for(terminal, tmp_path):
    config = tmp_path / "quotedesk" / "config.toml"
    config.parent.mkdir()
    config.write_text('theme = "terminal"\n[keys]\nquit = "Q"\n', encoding="utf-8")
    it = terminal(XDG_CONFIG_HOME=str(tmp_path))
    it.press("/", "weapons", "enter", "q")
    it.until("7 paragraphs")
    assert not re.search(rb"[34]8;[25];", it.output)
    it.press("Q")
    assert it.wait() == 0


def test_the_last_place_is_come_back_to(terminal, seeds, tmp_path):
    known = {"XDG_STATE_HOME": str(tmp_path), "QUOTEDESK_ARCHIVE": str(seeds)}
    it = terminal(archive=None, **known)
    it.press("/", "training", "enter", "j", "enter")
    it.press("q")
    assert it.wait() == 0
    it = terminal(archive=None, ready="", **known)
    it.until("n hit")
    it.press("1")
    it.until("3 paragraphs in 2 articles")
