"""What is installed: a wheel that needs no checkout, a lock that names no place, a README whose lines are true."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
LOCK = (CHECKOUT / "requirements-dev.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def _run(*command: object, cwd: Path, **environment: str) -> str:
    ran = subprocess.run(
        [str(each) for each in command], cwd=cwd, capture_output=True, text=True, env=os.environ | environment
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh venv with the wheel in it, and beside it only what the wheel depends on."""
    root = tmp_path_factory.mktemp("wheel")
    copy = root / "checkout"
    copy.mkdir()
    for name in ("tui", "index", "seeds"):
        shutil.copytree(CHECKOUT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CHECKOUT / name, copy)
    _run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", root, copy, cwd=root)
    (wheel,) = root.glob("*.whl")
    shutil.rmtree(copy)

    fresh = root / "venv"
    venv.create(fresh, with_pip=False)
    python = fresh / "bin" / "python"
    _run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", wheel, cwd=root)
    _lend_dependencies(Path(_run(python, "-c", "import site; print(site.getsitepackages()[0])", cwd=root).strip()))
    return fresh / "bin"


def _lend_dependencies(site_packages: Path) -> None:
    """Let the fresh venv see this one's packages, this project aside: as if they were installed, without the wait."""
    lent = site_packages.parent / "lent"
    lent.mkdir()
    for each in Path(sysconfig.get_path("purelib")).iterdir():
        if not each.name.startswith(("quotedesk", "__")) and each.suffix != ".pth":
            (lent / each.name).symlink_to(each)
    (site_packages / "lent.pth").write_text(f"{lent}\n", encoding="utf-8")


def test_the_wheel_alone_answers_from_the_seeds(installed: Path, tmp_path: Path):
    out = _run(installed / "quotedesk", "quotes", "--json", cwd=tmp_path, XDG_CACHE_HOME=str(tmp_path))
    records = json.loads(out)
    assert len(records) == 7
    assert {record["speaker"]["role"] for record in records} == {None, "the Seoul official"}


def test_the_wheel_holds_stylesheet_types_and_seeds(installed: Path, tmp_path: Path):
    code = (
        "from importlib.resources import files\n"
        "for package in ('index', 'tui', 'seeds'):\n"
        "    for each in files(f'quotedesk.{package}').iterdir():\n"
        "        print(f'{package}/{each.name}')"
    )
    held = set(_run(installed / "python", "-I", "-c", code, cwd=tmp_path).split())
    for root in ("index", "tui", "seeds"):
        wanted = {
            f"{root}/{path.name}"
            for path in (CHECKOUT / root).iterdir()
            if path.suffix in (".py", ".tcss", ".txt", ".toml") or path.name == "py.typed"
        }
        assert wanted <= held
    assert "tui/app.tcss" in held


def test_the_wheel_says_its_version(installed: Path, tmp_path: Path):
    assert _run(installed / "quotedesk", "--version", cwd=tmp_path) == f"quotedesk {PROJECT['project']['version']}\n"


def test_every_package_of_the_checkout_is_listed():
    found = {
        ".".join(("quotedesk", *path.parent.relative_to(CHECKOUT).parts))
        for root in ("index", "tui", "seeds")
        for path in (CHECKOUT / root).rglob("__init__.py")
    }
    assert found == set(PROJECT["tool"]["setuptools"]["packages"])


def test_the_lock_has_exact_versions_with_hashes_and_names_no_place():
    assert "://" not in LOCK
    assert not re.search(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)\b", LOCK, re.M)
    pins = re.findall(r"^([a-z0-9][\w.-]*)==(\S+) \\\n    --hash=sha256:[0-9a-f]{64}", LOCK, re.M)
    assert len(pins) == len(re.findall(r"^[a-z0-9]", LOCK, re.M))
    locked = {name for name, _ in pins}
    project = PROJECT["project"]
    for requirement in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
        assert re.split(r"[<>=!~\[; ]", requirement)[0].lower() in locked


def test_readme_gives_one_line_to_open_the_program_and_one_to_test_it():
    lines = (CHECKOUT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if "python3.11 -m venv" in line]
    assert len(commands) == 2
    assert commands[0].endswith("/bin/quotedesk")
    assert commands[1].endswith("-m pytest -n 4")
