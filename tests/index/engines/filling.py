"""A disk that is full, or a limit to the size of files, at every stage of a commit and of a merge."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from deeds import Deed, Log, compare, deed, do

from quotedesk.index.engines.whoosh.files.manifest import NAME, read_manifest
from quotedesk.index.engines.whoosh.writing import upkeep

WRITER = str(Path(__file__).parent / "busy_writer.py")
DISK = 24 << 20
PAGE = 4096
WORK = {"one article": ("ingest", 1), "many articles": ("ingest", 300), "taking out": ("delete", 60), "a merge": None}


class NoDisk(Exception):
    """No small disk can be had here."""


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of its own, which only the superuser of Linux may make."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        raise NoDisk
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path, steps: int) -> Counter[str]:
    """Let all kinds of work run into a full disk, and into the limit, at that many stages each; how it ended."""
    (folder / "made").mkdir()
    (folder / "limited").mkdir()
    met: Counter[str] = Counter()
    bench = Bench(*untidy(folder / "made"), steps)
    try:
        with small_disk(folder / "small") as disk:
            for work in WORK:
                met += bench.run(disk, work, full=True)
    except NoDisk:
        met["no small disk can be had here"] += 1
    for work in WORK:
        met += bench.run(folder / "limited", work, full=False)
    return met


def untidy(folder: Path, size: int = 90, seed: int = 4) -> tuple[Path, Log]:
    """An archive of several segments of one size, some of them with articles taken out, and its log."""
    archive, log = folder / "archive", Log(folder / "log")
    chance = random.Random(seed)
    keep_tidy = upkeep.keep_tidy
    upkeep.keep_tidy = lambda folder, n_changed: None
    try:
        for mostly in ("ingest", "ingest", "change", "ingest", "delete", "ingest"):
            next_deed = deed(chance, "a", mostly, size)
            log.trying(next_deed)
            do(archive, next_deed)
            log.committed()
    finally:
        upkeep.keep_tidy = keep_tidy
    assert len(read_manifest(archive / "index").segments) > 3
    return archive, log


class Bench:
    """Runs work on copies of one archive, with ever more room."""

    def __init__(self, archive: Path, log: Log, steps: int) -> None:
        self._archive = archive
        self._log = log
        self._size = sum(path.stat().st_size for path in (archive / "index").iterdir())
        self._steps = steps
        self._chance = random.Random(6)

    def run(self, place: Path, work: str, *, full: bool) -> Counter[str]:
        met: Counter[str] = Counter()
        for step in range(self._steps):
            archive, log = place / "archive", Log(self._log.path.with_name("own"))
            shutil.copytree(self._archive, archive)
            shutil.copy(self._log.path, log.path)
            room = int(3 * self._size * (step / (self._steps - 1)) ** 3) // PAGE * PAGE
            with _filled(place, room) if full else _nothing():
                ended = self._do(archive, log, work, None if full else _limiting(room))
            met[f"{work}, {'full disk' if full else 'file limit'}: {ended}"] += 1
            self._goes_on(archive, log)
            shutil.rmtree(archive)
        return met

    def _do(self, archive: Path, log: Log, work: str, limiting: Callable[[], None] | None) -> str:
        """It ends well or with one line, and the archive is as it was or as it was to be."""
        kind = WORK[work]
        if kind is None:
            segments = len(read_manifest(archive / "index").segments)
            ran = _ran(["-m", upkeep.__name__, str(archive / "index")], {}, limiting)
            assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
            compare(archive, [log], self._chance)
            return "merged" if len(read_manifest(archive / "index").segments) < segments else "left as it is"
        next_deed = deed(self._chance, "a", *kind)
        log.trying(next_deed)
        ran = _ran([WRITER, str(archive)], next_deed, limiting)
        assert ran.stdout == ""
        if ran.returncode:
            assert ran.returncode == 4, ran.stderr
            assert ran.stderr.count("\n") == 1, ran.stderr
            assert str(archive) in ran.stderr
        else:
            assert ran.stderr == ""
            log.committed()
        compare(archive, [log], self._chance)
        return "refused" if ran.returncode else "done"

    def _goes_on(self, archive: Path, log: Log) -> None:
        """With room again, the next writer works, and leaves no file that is of no use."""
        next_deed = deed(self._chance, "a", "change", 5)
        log.trying(next_deed)
        do(archive, next_deed)
        log.committed()
        upkeep.wait_until_tidy()
        upkeep.tidy(archive / "index")
        compare(archive, [log], self._chance)
        named = {entry.name for entry in read_manifest(archive / "index").segments}
        assert {path.name for path in (archive / "index").iterdir()} == named | {NAME, "writer.lock", "merge.lock"}


def _ran(command: list[str], given: Deed, limiting: Callable[[], None] | None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limiting,
    )


def _limiting(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@contextmanager
def _filled(disk: Path, room: int) -> Iterator[None]:
    """The disk with no more room than that."""
    filler = disk / "filler"
    status = os.statvfs(disk)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(PAGE, status.f_bavail * status.f_frsize - room))
    yield
    filler.unlink()
