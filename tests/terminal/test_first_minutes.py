"""A new user's first ten minutes, and where what was copied ends up, in a real terminal."""

from __future__ import annotations

import base64
import json
import os
import re
import select
import shutil
import subprocess
import sys

import pytest

ZELENSKY = "— Volodymyr Zelensky, 000_3a3f1adc3318c147, paragraph 9"


def copied(output):
    """What was sent to the clipboard by OSC 52, decoded."""
    return [base64.b64decode(each).decode() for each in re.findall(rb"\x1b\]52;c;([^\x07]*)\x07", output)]


def test_open_find_read_quotes_copy_export_help_quit_and_come_back(terminal, seeds, tmp_path):
    exports = tmp_path / "exports"
    config = tmp_path / "config" / "quotedesk" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'[export]\nfolder = "{exports}"\n', encoding="utf-8")
    own = {
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "QUOTEDESK_ARCHIVE": str(seeds),
    }

    # Open: the first keys are told, and examples of queries
    it = terminal(archive=None, ready="", **own)
    it.until("/ searches Enter opens Tab next pane y copies ? all keys")
    it.until("both words in one paragraph")

    # Find
    it.press("/", "strong reaction", "enter")
    it.until("1 paragraph in 1 article")
    assert "Tab next pane" not in it.words, "the hint is gone once a search was run"

    # Read
    it.press("enter")
    it.until("n hit ] quote")
    it.until("9 ▎ “I am grateful")
    it.press("n")
    it.until("last hit")

    # Quotes, and why this speaker
    it.press("3", "/", "zelensky", "enter")
    it.until("he says · ¶9 ← Ukrainian President Volodymyr Zelensky said · ¶8")

    # Copy
    it.press("y")
    it.until("copied 3")
    (citation,) = copied(it.output)
    assert citation.startswith("“I am grateful to those leaders") and ZELENSKY in citation

    # Export
    it.press("e")
    it.until("Export 1 quote to")
    it.press("j", "j", "enter")
    it.until("wrote")
    (file,) = exports.iterdir()
    assert file.suffix == ".json" and json.loads(file.read_text("utf-8"))[0]["speaker"]["name"] == "Volodymyr Zelensky"

    # Help, filtered, doing what it lists
    it.press("?")
    it.until("Keys · quotes")
    it.press("/", "fold or unfold all", "enter")
    it.until("▸ Volodymyr Zelensky")

    # Quit from the page, and come back to the same place
    it.press("2", "q")
    assert it.wait() == 0
    again = terminal(archive=None, ready="", **own)
    again.until("n hit ] quote")
    again.until("9 ▸ “I am grateful")
    again.press("1")
    again.until("/ strong reaction 1 paragraph in 1 article")
    assert "Tab next pane" not in again.words
    again.press("q")
    assert again.wait() == 0


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_tmux_that_takes_the_clipboard_has_the_copy_in_its_buffer_by_osc_52_alone(seeds, tmp_path):
    """The program is not told that it runs in tmux, so nothing but the sequence can have brought it there."""

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

    run = f"exec env -u TMUX {sys.executable} -m quotedesk.tui --archive {seeds}"
    tmux("new-session", "-d", "-x", "100", "-y", "30", "sleep 60")
    try:
        tmux("set", "-s", "set-clipboard", "on")
        tmux("respawn-pane", "-k", run)
        until("both words", "capture-pane", "-p")
        tmux("send-keys", "/", "strong reaction", "Enter", "Enter", "y")
        assert ZELENSKY in until("unknown", "show-buffer")
    finally:
        tmux("kill-server")
