"""The walls of the house: who may import whom, and what must not be loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotedesk.tui.commands.table import COMMANDS

INDEX = Path(str(files("quotedesk.index")))
CHECKOUT = Path(__file__).parents[1]


def _loaded(code: str, cwd: Path) -> set[str]:
    """Top-level packages in memory after `code` ran in a fresh interpreter."""
    report = f"{code}\nimport sys\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, cwd=cwd, check=True)
    return set(ran.stderr.splitlines()[-1].split())


def test_no_module_of_the_index_loads_a_terminal_library(tmp_path):
    modules = [
        "quotedesk.index." + ".".join(path.relative_to(INDEX).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted(INDEX.rglob("*.py"))
        if path != INDEX / "__init__.py"
    ]
    code = "\n".join(f"import {name}" for name in modules)
    assert not _loaded(code, tmp_path) & {"textual", "rich", "click"}


@pytest.mark.parametrize("arguments", [["--help"], ["search", "--help"], ["ingest", "--help"], ["nonsense"]])
def test_help_loads_nothing_heavy(tmp_path, arguments):
    code = f"import sys\nfrom quotedesk.tui.__main__ import main\nsys.argv = ['quotedesk', *{arguments!r}]\nmain()"
    assert not _loaded(code, tmp_path) & {"textual", "whoosh", "numpy", "rich", "lxml", "asyncio", "platformdirs"}


def test_listing_the_commands_imports_none_of_them(tmp_path):
    code = (
        "import sys\nfrom quotedesk.tui.__main__ import main\nsys.argv = ['quotedesk', '--help']\nmain()\n"
        "from quotedesk.tui.commands.table import COMMANDS\n"
        "assert not set(sys.modules) & {module for module, _ in COMMANDS.values()}"
    )
    _loaded(code, tmp_path)


def test_commands_for_a_pipe_load_no_screen_library(tmp_path, seeds):
    code = (
        "import sys\nfrom quotedesk.tui.__main__ import main\n"
        f"sys.argv = ['quotedesk', 'quotes', '--archive', {str(seeds)!r}]\nassert main() == 0"
    )
    assert not _loaded(code, tmp_path) & {"textual", "rich"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_command_says_and_help_has_an_example(name):
    module, line = COMMANDS[name]
    command = import_module(module).command
    assert command.name == name
    assert command.get_short_help_str(limit=200).rstrip(".") == line.rstrip(".")
    shown = CliRunner().invoke(command, ["--help"]).output
    assert f"quotedesk {name}" in shown


@pytest.mark.skipif(not (CHECKOUT / "pyproject.toml").exists(), reason="contracts stand in the checkout")
def test_import_contracts_hold():
    ran = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], capture_output=True, text=True, cwd=CHECKOUT
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
