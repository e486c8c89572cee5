"""What the README says of keys, settings and commands is what the program has."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotedesk.tui.__main__ import cli
from quotedesk.tui.action_table import ACTIONS
from quotedesk.tui.config import load_config
from quotedesk.tui.keymap import key_name
from quotedesk.tui.themes import THEMES

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ARROWS = {"←": "left", "→": "right"}
ROWS = [line for line in README.split("## Keys")[1].split("###")[0].splitlines() if line.startswith("| `")]
KEYS = [each for row in ROWS for each in re.findall(r"`([^`]+)`", row.split(" | ")[0])]
COMMANDS = re.findall(r"^\| `quotedesk ([a-z-]+)", README, re.M)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_readme_is_a_key_of_the_program(key):
    assert ARROWS.get(key) or key_name(key) in {each for action in ACTIONS for each in action.keys}


def test_the_settings_of_the_readme_can_be_read_without_a_word(tmp_path):
    (settings,) = re.findall(r"```toml\n(theme = .*?)```", README, re.S)
    (tmp_path / "config.toml").write_text(settings, encoding="utf-8")
    loaded = load_config(
        tmp_path / "config.toml", themes=[theme.name for theme in THEMES], actions=[action.name for action in ACTIONS]
    )
    assert loaded.messages == ()
    assert loaded.config.measure == tomllib.loads(settings)["measure"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_readme_is_there(command):
    assert CliRunner().invoke(cli, [command, "--help"]).exit_code == 0
