"""The config file: what counts, what is told, and that nothing in it stops the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.tui.config import Config, config_path, load_config

THEMES = ("lamp", "day")
ACTIONS = ("next_hit", "previous_hit", "quit")


@pytest.fixture
def load(tmp_path: Path):
    """What a file of these words gives; its messages without the name of the file."""

    def loaded(text: str | bytes) -> tuple[Config, list[str]]:
        path = tmp_path / "config.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        found = load_config(path, themes=THEMES, actions=ACTIONS)
        assert all(message.startswith(str(path)) and "\n" not in message for message in found.messages)
        return found.config, [message.removeprefix(str(path)).removeprefix(", ") for message in found.messages]

    return loaded


def test_without_a_file_everything_is_as_it_is_by_itself(tmp_path):
    loaded = load_config(tmp_path / "none.toml")
    assert (loaded.config, loaded.messages) == (Config(), ())


def test_the_file_lies_in_the_folder_for_config(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config_path() == tmp_path / "quotedesk" / "config.toml"


def test_every_setting_counts(load):
    config, messages = load(
        """
        theme = "day"
        mouse = false
        ascii = true
        reduced_motion = true
        measure = 64
        [keys]
        next_hit = "n"
        quit = ["Q", "ctrl+q"]
        previous_hit = []
        [citation]
        style = "desk"
        templates = { desk = "$words, $speaker" }
        [export]
        folder = "/srv/quotes"
        """
    )
    assert messages == []
    assert config == Config(
        "day", False, True, True, 64, {"next_hit": ("n",), "quit": ("Q", "ctrl+q"), "previous_hit": ()},
        "desk", {"desk": "$words, $speaker"}, Path("/srv/quotes"),
    )  # fmt: skip


def test_a_tilde_is_the_home(load, monkeypatch):
    monkeypatch.setenv("HOME", "/home/ed")
    assert load('[export]\nfolder = "~/quotes"')[0].export_folder == Path("/home/ed/quotes")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('theem = "day"', 'line 1: no setting "theem"; did you mean theme?'),
        ('\n\nstyle = "ap"', 'line 3: no setting "style"; did you mean citation.style?'),
        ("[citaton]\nx = 1", 'line 1: no setting "citaton"; did you mean citation.style?'),
        ("[export]\n# where\nfoldr = 1", 'line 3: no setting "export.foldr"; did you mean export.folder?'),
        ('theme = "dya"', 'line 1: no theme "dya"; did you mean day?'),
        ('theme = "xxxx"', 'line 1: no theme "xxxx"; there are day, lamp'),
        ("theme = 3", "line 1: theme must be a text in quote marks, not 3"),
        ('mouse = "off"', 'line 1: mouse must be true or false, not "off"'),
        ("measure = 400", "line 1: measure must be a number from 40 to 120, not 400"),
        ("measure = true", "line 1: measure must be a number from 40 to 120, not true"),
        ('keys = "n"', "line 1: keys must be a table: [keys]"),
        ("citation = 1", "line 1: citation must be a table: [citation]"),
        ('[keys]\nnext_hti = "n"', 'line 2: no action "next_hti"; did you mean next_hit?'),
        (
            '[keys]\nquit = "contrl+x"',
            'line 2: quit cannot have the key "contrl+x"; keys are written like n, ?, Esc, PgDn, ctrl+d',
        ),
        (
            "[keys]\nquit = [1]",
            "line 2: quit cannot have the key 1; keys are written like n, ?, Esc, PgDn, ctrl+d",
        ),
        ('citation.style = "chicgo"', 'line 1: no style of citation "chicgo"; did you mean chicago?'),
        (
            '[citation.templates]\n"desk" = "$words, $speakr"',
            "line 2: desk cannot be used: no field $speakr; did you mean $speaker?",
        ),
        ('[citation.templates]\nap = "$words"', "line 2: ap is not a name that a style of your own can have"),
        (
            '[export]\nfolder = "quotes"',
            'line 2: export.folder must be a whole path, such as ~/quotes, not "quotes"',
        ),
        ('theme = "day', "line 1, column 13: not TOML: Illegal character '\\n'; nothing of it is used"),
        (b"theme = '\xff'", ": not in UTF-8; nothing of it is used"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_with_its_line_and_the_rest_counts(load, text, message):
    after = b"" if b"\xff" in (text if isinstance(text, bytes) else b"") else b"\n"
    config, messages = load((text if isinstance(text, bytes) else text.encode()) + after)
    assert messages == [message]
    assert config == Config()


def test_the_rest_of_a_file_with_mistakes_counts(load):
    config, messages = load('theme = "dya"\nmeasure = 80\n[keys]\nnope = "n"\nquit = "x"')
    assert len(messages) == 2
    assert (config.measure, config.keys) == (80, {"quit": ("x",)})


def test_names_are_checked_only_against_lists_that_are_given(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text('theme = "dawn"\n[keys]\nfly = "f"')
    loaded = load_config(path)
    assert loaded.messages == ()
    assert (loaded.config.theme, loaded.config.keys) == ("dawn", {"fly": ("f",)})


def test_a_folder_a_pipe_and_an_endless_file_are_told_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path, told in ((tmp_path, "directory"), (tmp_path / "pipe", "not a file"), (Path("/dev/zero"), "not a file")):
        loaded = load_config(path)
        assert loaded.config == Config()
        assert told in loaded.messages[0] or "not a file" in loaded.messages[0]


def test_tables_in_tables_without_end_are_told(load):
    config, messages = load("a = " + "[" * 100_000)
    assert config == Config()
    assert "nothing of it is used" in messages[0]


def test_escape_codes_of_a_file_reach_no_message(load):
    _, messages = load(f'"x\\u001b]52;c;eA==\\u0007" = 1\ntheme = "\\u001b[31m{"y" * 5000}"')
    assert messages
    assert not any("\x1b" in message or len(message) > 400 for message in messages)


@given(st.binary(max_size=300))
def test_no_bytes_stop_the_program(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(data)
    assert isinstance(load_config(path).config, Config)


@given(st.text(max_size=20), st.one_of(st.text(max_size=20), st.integers(), st.booleans(), st.lists(st.integers())))
def test_no_setting_stops_the_program(tmp_path_factory, name, value):
    path = tmp_path_factory.getbasetemp() / "some.toml"
    quoted = "'" + "".join(c for c in name if c.isprintable() and c != "'") + "'"
    words = repr(value).lower() if not isinstance(value, str) else repr("".join(filter(str.isprintable, value)))
    for table in ("", "[keys]\n", "[citation.templates]\n", "[export]\n", "[citation]\n"):
        path.write_text(f"{table}{quoted} = {words}\n", "utf-8", "replace")
        assert isinstance(load_config(path, themes=THEMES, actions=ACTIONS).config, Config)


def test_reading_a_config_loads_no_screen_library(tmp_path):
    code = "import sys\nfrom quotedesk.tui.config import load_config\nload_config()\nprint(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert not {"textual", "rich", "click"} & set(ran.stdout.split())
