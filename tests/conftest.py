"""What every test may use: the commands, in this process or in one of their own, and the seeds as an archive."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from quotedesk.tui.__main__ import main

settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")  # a busy machine is no fault of what is tested

SEEDS = Path(str(files("quotedesk.seeds")))


@dataclass(frozen=True)
class Ran:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> Any:
        return json.loads(self.out)


Quotedesk = Callable[..., Ran]


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's archive, cache or state but the test's own. One cache for the whole run: it is built once."""
    home = tmp_path_factory.getbasetemp() / "home"
    for name in ("CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.delenv("QUOTEDESK_ARCHIVE", raising=False)
    monkeypatch.delenv("QUOTEDESK_DEBUG", raising=False)


@pytest.fixture
def quotedesk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Quotedesk:
    """Runs a command in this process."""

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["quotedesk", *map(str, arguments)])
        code = main()
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def program(tmp_path: Path) -> Quotedesk:
    """Runs a command in a process of its own, far from the checkout, with pipes and no terminal."""

    def run(*arguments: str | Path, stdin: bytes | None = None, **environment: str) -> Ran:
        ran = subprocess.run(
            [sys.executable, "-m", "quotedesk.tui", *map(str, arguments)],
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            cwd=tmp_path,
            env=os.environ | environment,
            timeout=60,
            check=False,
        )
        return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())

    return run


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two seed articles as an archive. Read only: copy it to change it."""
    from quotedesk.index.ingest import ingest

    folder = tmp_path_factory.mktemp("seeds") / "L"
    ingest(sorted(SEEDS.glob("*.txt")), folder, speakers_file=SEEDS / "speakers.toml")
    return folder
