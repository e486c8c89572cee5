"""What only a real terminal shows: bytes, escapes, signals, and how the program ends."""

from __future__ import annotations

import base64
import os
import re
import select
import shutil
import signal
import subprocess
import sys

import pytest

CITED = (
    "“We would consider supplying weapons for defensive purposes as part of the step-by-step scenarios; if it seems "
    "they are going too far, we might also consider offensive use” — a South Korean official (unnamed), "
    "000_3a3f1adc3318c147, paragraph 4; headline, outlet and date unknown"
)
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")


def copied(output):
    """What went to the clipboard."""
    return [base64.b64decode(each).decode() for each in re.findall(rb"\x1b\]52;c;([^\x07]*)\x07", output)]


def test_the_first_ten_keys(terminal):
    it = terminal(size=(100, 30))
    it.press("/", "weapons", "enter")
    it.until("7 paragraphs in 2 articles")
    it.press("j", "enter", "n", "3", "/", "kim", "enter", "j")
    it.until("1 of 4")
    it.until("“bad dogs")
    it.press("y")
    it.until("copied")
    it.press("?")
    it.until("Keys · quotes")
    it.press("esc")
    it.press("q")
    assert it.wait() == 0
    assert all(each in it.output for each in RESTORED)


def test_the_clipboard_is_written_only_when_asked_and_holds_the_citation(terminal):
    it = terminal()
    it.press("/", '"too far"', "enter", "enter", "n")
    assert not copied(it.output)
    it.press("y")
    it.until("copied 278 characters")
    assert copied(it.output) == [CITED]


@pytest.mark.parametrize("end", ["\x1b\\", "\x07"])
def test_an_article_reaches_neither_clipboard_nor_screen_with_a_sequence(terminal, quotedesk, tmp_path, end):
    text = f"“if it seems [the North Koreans] [sic] [bold]are[/b] \x1b]52;c;ZXZpbA=={end} going,” said Al Bose."
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    assert quotedesk("ingest", tmp_path / "x.txt", "--archive", tmp_path / "L").code == 0
    it = terminal(archive=tmp_path / "L")
    it.press("2")
    it.until("[the North Koreans] [sic] [bold]are[/b]")
    it.press("1", "/", "seems", "enter", "enter", "3", "j")
    assert b"\x1b]52" not in it.output
    it.press("y")
    it.until("copied")
    (text,) = copied(it.output)
    assert text.startswith("“if it seems [the North Koreans] [sic] [bold]are[/b]")


def test_a_cursor_key_costs_little_and_idling_nothing(terminal):
    it = terminal()
    it.press("/", "weapons", "enter")
    it.until("7 paragraphs")
    assert it.press("j") <= 600
    assert it.press("j") <= 600
    assert it.press("k") <= 600
    before = len(it.output)
    it.settle(1.0)
    assert len(it.output) == before


def test_a_cursor_key_with_the_page_following_costs_one_page(terminal):
    it = terminal(size=(100, 30))
    it.press("/", "weapons", "enter")
    it.until("7 paragraphs")
    assert max(it.press("j") for _ in range(4)) <= 4_500


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_with_its_code_and_a_clean_terminal(terminal, number, code):
    it = terminal()
    assert it.kill(number) == code
    assert all(each in it.output for each in RESTORED)


def test_a_terminal_that_goes_away_ends_it(terminal):
    assert terminal().hang_up() == 129


def test_a_terminal_that_goes_away_ends_it_even_when_hang_ups_are_ignored(terminal):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        it = terminal()
    finally:
        signal.signal(signal.SIGHUP, before)
    assert it.hang_up() == 129


def test_bytes_that_are_no_utf8_do_no_harm(terminal):
    it = terminal()
    it.write(b"\xff\xe9\xc3")
    it.press("/", "weapons", "enter")
    it.until("7 paragraphs")
    it.press("q")
    assert it.wait() == 0


def test_ctrl_z_leaves_for_the_shell_and_comes_back(terminal):
    it = terminal()
    it.press("\x1a")
    _, status = os.waitpid(it.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    assert it.output.rstrip().endswith(b"l") or b"\x1b[?1049l" in it.output
    os.kill(it.pid, signal.SIGCONT)
    it.settle(1.0)
    it.press("/", "weapons", "enter")
    it.until("7 paragraphs")


def test_a_terminal_that_shrinks_and_lies_about_its_size_is_survived(terminal):
    it = terminal()
    it.resize(1, 1)
    it.settle()
    it.write(b"\x1b[48;99999;99999;0;0t")
    it.settle()
    it.resize(80, 24)
    it.write(b"\x1b[48;24;80;0;0t")
    it.until("both words")
    it.press("q")
    assert it.wait() == 0


def test_a_hundred_keys_at_once_and_a_huge_paste_are_taken_in(terminal):
    it = terminal()
    it.write(b"jk" * 50)
    it.press("/", "\x1b[200~" + "weapons " + "x" * 20_000 + "\x1b[201~")
    it.press("\x15", "weapons", "enter")
    it.until("7 paragraphs")


def test_colours_are_left_out_when_nobody_wants_them(terminal):
    it = terminal(NO_COLOR="1")
    it.press("/", "weapons", "enter", "enter")
    it.until("told reporters")
    colours = set(re.findall(rb"38;2;(\d+);(\d+);(\d+)", it.output))
    assert all(red == green == blue for red, green, blue in colours)
    assert b"\x1b[1;" in it.output


def test_without_a_terminal_it_refuses_in_one_line(program, seeds):
    ran = program("--archive", seeds)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert ran.out == ""


def test_an_archive_that_cannot_be_read_is_told_in_one_line(terminal, seeds, tmp_path):
    broken = tmp_path / "L"
    shutil.copytree(seeds, broken)
    for path in broken.rglob("*"):
        if path.is_file() and path.suffix != ".toml":
            path.write_bytes(b"\0")
    it = terminal(archive=broken, ready="")
    assert it.wait() == 4
    assert "Traceback" not in it.text
    said = it.output.rpartition(b"\x1b[?1006l")[2].decode().strip()
    assert said.startswith("quotedesk: ")
    assert len(said.splitlines()) == 1


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_inside_tmux_the_copy_is_in_its_buffer(seeds, tmp_path):
    def tmux(*arguments):
        command = ["tmux", "-S", tmp_path / "socket", "-f", os.devnull, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    def until(text, *arguments):
        shown = ""
        for _ in range(400):
            if text in (shown := tmux(*arguments)):
                return shown
            select.select([], [], [], 0.05)
        pytest.fail(f"waited in vain for {text!r}; there is\n{shown}")

    tmux("new-session", "-d", "-x", "100", "-y", "30", f"{sys.executable} -m quotedesk.tui --archive {seeds}")
    try:
        until("both words", "capture-pane", "-p")
        tmux("send-keys", "/", '"too far"', "Enter", "Enter", "y")
        assert until("unknown", "show-buffer") == CITED
    finally:
        tmux("kill-server")
