"""What the program costs on the line, beside newsboat, fzf and harlequin in one run. Run by hand:

    python tests/bench/terminal.py [--archive LARGE] [--harlequin PATH] [--runs 5] [--typing]

Every program runs in a pseudo-terminal of 80x24; times are those of the fastest run, bytes those of all of them. What
is not installed is left out. `--typing` types queries on the large archive at a person's speed instead, and tells how
long after each key the last byte of its answer was there.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recorder import Recorder

REPOSITORY = Path(__file__).resolve().parents[2]
QUERIES = (
    "government minister",
    '"prime minister"',
    "budget cuts",
    "speaker:blair war",
    "election* results",
    "police inquiry in:quotes",
    "human rights court",
    '"of the" union',
    "weapon~ inspectors",
    "strike pay offer",
)
DOWN, UP, PAGE_DOWN = "\x1b[B", "\x1b[A", "\x1b[6~"


@dataclass(frozen=True)
class Program:
    """A program, the screen on which it can be used, and keys that lead to what is measured."""

    name: str
    command: Sequence[str]
    ready: str
    to_list: Sequence[str] = ()
    to_line: Sequence[str] = ()
    typed: str = "minist"
    moves: Sequence[str] = (DOWN,) * 8
    to_top: Sequence[str] = ()
    page: str = PAGE_DOWN
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Costs:
    """What one program cost, over all runs."""

    usable: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    idle: list[int] = field(default_factory=list)
    typed: list[tuple[int, int]] = field(default_factory=list)
    cursor: list[tuple[int, int]] = field(default_factory=list)
    page: list[tuple[int, int]] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def measure(program: Program, costs: Costs) -> None:
    """One run of a program from its start to its end."""
    with Recorder(program.command, program.environment) as it:
        costs.usable.append(it.until(program.ready) * 1000)
        it.settle(0.5)
        costs.settled.append(it.last * 1000)
        costs.start.append(it.n_bytes)
        costs.idle.append(it.press("", 2.0).n_bytes)
        for key in program.to_line:
            it.press(key, 0.5)
        costs.typed += [it.press(key, 0.5).cost for key in program.typed]
        for key in program.to_list:
            it.press(key, 0.8)
        costs.cursor += [it.press(key, 0.4).cost for key in program.moves]
        for key in program.to_top:
            it.press(key, 0.4)
        costs.page += [it.press(program.page, 0.5).cost for _ in range(3)]
        costs.memory.append(it.memory)
        costs.cpu.append(it.cpu)


def programs(folder: Path, large: Path | None, harlequin: str | None) -> Iterator[Program]:
    """Those that can be run here, with something to show each."""
    ours = [sys.executable, "-m", "quotedesk.tui"]
    small = folder / "small"
    subprocess.run([*ours, "ingest", REPOSITORY / "seeds", "--archive", small], check=True, capture_output=True)
    line, results = ["/"], ["\r"]
    for name, archive, typed in (("quotedesk, 2 articles", small, "weapon"), ("quotedesk, large", large, "minist")):
        if archive is not None:
            command = [*ours, "--archive", str(archive)]
            state = {"XDG_STATE_HOME": str(folder / name), "XDG_CONFIG_HOME": str(folder / name)}
            yield Program(name, command, "both words", results, line, typed, to_top="g", environment=state)
    lines = folder / "lines"
    lines.write_text("".join(f"{n} line of ministers and weapons {n * 7919 % 10007}\n" for n in range(20_000)))
    if shutil.which("fzf"):
        yield Program(
            "fzf, 20,000 lines", ["sh", "-c", f"fzf < {lines}"], "20000/20000", moves=(UP,) * 8, page="\x1b[5~"
        )
    if shutil.which("newsboat"):
        yield Program("newsboat, 300 items", _newsboat(folder), "300 unread|N", ["\r"], typed="")
    if harlequin:
        database = folder / "database"
        with sqlite3.connect(database) as connection:
            for n in range(40):
                connection.execute(f"create table table_{n:02} (id integer, words text)")
        command = [harlequin, "-a", "sqlite", str(database)]
        yield Program("harlequin, 40 tables", command, "table_0|Tx|main", ["\x1b[17~", "\r"], ["\x1bOQ"])


def _newsboat(folder: Path) -> list[str]:
    items = "".join(
        f"<item><title>Ministers weigh weapons, part {n}</title><link>http://localhost/{n}</link>"
        f"<guid>{n}</guid><description>Words of part {n}.</description></item>"
        for n in range(300)
    )
    feed = folder / "feed.xml"
    feed.write_text(
        f'<rss version="2.0"><channel><title>News</title><link>http://localhost</link>{items}</channel></rss>'
    )
    (folder / "urls").write_text(f"file://{feed}\n")
    command = ["newsboat", "-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", "/dev/null"]
    subprocess.run([*command, "-x", "reload"], check=True, capture_output=True)
    return command


def table(measured: Mapping[str, Costs]) -> str:
    """The figures as lines, with those of the first program as the measure."""
    names = list(measured)
    rows = [("", *names)]
    said = {
        "usable ms, least (median)": lambda it: f"{min(it.usable):.0f} ({statistics.median(it.usable):.0f})",
        "settled ms, least": lambda it: f"{min(it.settled):.0f}",
        "start bytes": lambda it: f"{min(it.start):,}",
        "idle bytes in 2 s": lambda it: f"{max(it.idle):,}",
        "cursor key bytes, median (most)": lambda it: _spread(it.cursor),
        "cursor key frames, most": lambda it: _frames(it.cursor),
        "page down bytes, median (most)": lambda it: _spread(it.page),
        "page down frames, most": lambda it: _frames(it.page),
        "typed letter bytes, median (most)": lambda it: _spread(it.typed),
        "typed letter frames, most": lambda it: _frames(it.typed),
        "memory MB": lambda it: f"{min(it.memory):.1f}",
        "CPU s of the run": lambda it: f"{min(it.cpu):.2f}",
    }
    rows += [(what, *(say(measured[name]) for name in names)) for what, say in said.items()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _spread(costs: Sequence[tuple[int, int]]) -> str:
    bytes_ = [n_bytes for n_bytes, _ in costs if n_bytes]
    return f"{statistics.median(bytes_):,.0f} ({max(bytes_):,})" if bytes_ else "–"


def _frames(costs: Sequence[tuple[int, int]]) -> str:
    return str(max((frames for _, frames in costs), default=0)) if costs else "–"


def typing(archive: Path, folder: Path, pause: float) -> str:
    """How long after each key of several queries the last byte of its answer was there."""
    command = [sys.executable, "-m", "quotedesk.tui", "--archive", str(archive)]
    waited: list[float] = []
    with Recorder(command, {"XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}) as it:
        it.until("both words")
        it.settle(1.0)
        before = it.cpu
        for query in QUERIES:
            it.press("/", 0.6)
            it.press("\x15", 0.6)
            waited += [it.press(key, pause).seconds * 1000 for key in query]
        cpu = (it.cpu - before) * 1000
    waited.sort()
    late = sum(1 for each in waited if each > pause * 1000 * 0.95)
    return (
        f"{len(waited)} keys: median {statistics.median(waited):.0f} ms, p95 {waited[int(len(waited) * 0.95)]:.0f} ms, "
        f"most {waited[-1]:.0f} ms; {late} may have been cut short by the next key; "
        f"{cpu / len(waited):.0f} ms of CPU a key\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", type=Path, help="a large archive")
    parser.add_argument("--harlequin", default=shutil.which("harlequin"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--typing", action="store_true")
    parser.add_argument("--pause", type=float, default=0.25, help="seconds between typed keys")
    parser.add_argument("--only", default="", help="programs whose name matches")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.typing:
            for _ in range(given.runs):
                sys.stdout.write(typing(given.archive, folder, given.pause))
            return
        chosen = [each for each in programs(folder, given.archive, given.harlequin) if re.search(given.only, each.name)]
        measured = {program.name: Costs() for program in chosen}
        for _ in range(given.runs):
            for program in chosen:
                measure(program, measured[program.name])
        sys.stdout.write(f"{table(measured)}\nload {os.getloadavg()[0]:.1f}, {given.runs} runs, each program in turn\n")


if __name__ == "__main__":
    main()
