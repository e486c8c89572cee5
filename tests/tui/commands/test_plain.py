"""`--plain`: every answer as lines, for those who hear the screen."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from quotedesk.tui.commands.table import COMMANDS

ANSWERS = {
    "articles": [],
    "show": ["000"],
    "search": ["weapons"],
    "quotes": [],
    "speakers": [],
    "why": ["000#p9q1"],
    "verify": ["bad dogs bred by the US"],
    "where": ["003#p2q1"],
    "check-draft": ["-"],
    "stats": [],
}
"""Every command whose answer is set for reading."""


def _on_a_terminal(*arguments: str) -> str:
    """What a command writes where stdout and stderr are a terminal."""
    leader, follower = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(
        [sys.executable, "-m", "quotedesk.tui", *arguments],
        stdin=subprocess.PIPE,
        stdout=follower,
        stderr=follower,
        env=environment,
    ) as running:
        os.close(follower)
        assert running.stdin is not None
        running.stdin.write("“bad dogs bred by the US,” said Kim Yo-jong.\n".encode())
        running.stdin.close()
        written = b""
        try:
            while chunk := os.read(leader, 65536):
                written += chunk
        except OSError:  # how Linux tells that the other end is closed
            pass
    os.close(leader)
    return written.decode().replace("\r\n", "\n")


def test_the_table_of_answers_misses_no_command():
    nothing_to_read = {"ingest", "cite", "check", "rebuild", "extract"}
    assert set(ANSWERS) == set(COMMANDS) - nothing_to_read


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_lines_without_colours_columns_or_drawings(name, seeds):
    out = _on_a_terminal(name, *ANSWERS[name], "--plain", "--archive", str(seeds))
    assert len(out.split()) > 3
    assert "\x1b" not in out and "\r" not in out and "\t" not in out
    assert not any("─" <= character <= "▟" for character in out)


def test_it_may_stand_before_the_command(seeds):
    assert "\x1b" not in _on_a_terminal("--plain", "search", "weapons", "--archive", str(seeds))
    assert "\x1b" in _on_a_terminal("search", "weapons", "--archive", str(seeds)), "the test sees colours"


def test_cells_have_their_columns_name_before_them(quotedesk, seeds):
    out = quotedesk("articles", "--plain", "--archive", seeds).out
    assert (
        "article 000_3a3f1adc3318c147; date unknown; outlet unknown; headline unknown; paragraphs 14; quotes 4" in out
    )


def test_charts_are_their_numbers(quotedesk, seeds):
    assert "Kim Yo-jong: 2\n" in quotedesk("stats", "--plain", "--archive", seeds).out


def test_without_a_command_it_is_said_what_to_do(quotedesk):
    ran = quotedesk("--plain")
    assert ran.code == 2
    assert ran.err == (
        "quotedesk: --plain goes with a command, such as quotedesk --plain search QUERY (quotedesk --help)\n"
    )
