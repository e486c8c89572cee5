"""Writers killed at random moments, with whatever merges for them; then everything in the archive is looked at."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from deeds import Log, compare

HERE = Path(__file__).parent
LONGEST = 0.7
"""Seconds after which at the latest a writer is killed, from the moment that is waited for."""
PATIENCE = 60.0
BETWEEN_LOOKS = 0.0005
MOSTLY = ("ingest", "change", "delete")
MOMENTS = ("any", "merging", "in place", "writer alone", "at once")
"""At any time after its first commit, when a process merges, when the file it makes is there; not the whole group; or
before its first commit too, which the first writer of an archive always is."""


class Busy:
    """A writer at work, in a process group of its own with those that merge for it."""

    def __init__(self, archive: Path, log: Log, mostly: str, letter: str) -> None:
        self.log = log
        self._committed = log.n_committed
        command = [str(HERE / "busy_writer.py"), str(archive), str(log.path), letter, mostly]
        self.process = subprocess.Popen([sys.executable, *command], start_new_session=True)

    def has_committed(self) -> bool:
        """The one that began after another was killed works."""
        assert self.process.poll() is None, "the writer ended by itself"
        return self.log.n_committed > self._committed

    def is_merging(self) -> bool:
        pid = self.process.pid
        with suppress(OSError):
            return bool(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        return False

    def kill(self, *, alone: bool = False) -> None:
        if alone:
            self.process.kill()
        else:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        """Nothing of the group is left."""
        with suppress(ProcessLookupError):
            while True:
                os.killpg(self.process.pid, signal.SIGKILL)
                time.sleep(BETWEEN_LOOKS)


def _wait(until: Callable[[], bool], at_most: float = PATIENCE) -> bool:
    deadline = time.monotonic() + at_most
    while time.monotonic() < deadline:
        if until():
            return True
        time.sleep(BETWEEN_LOOKS)
    return False


def _let_pass(seconds: float) -> None:
    end = time.monotonic() + seconds
    _wait(lambda: time.monotonic() >= end)


def kill_writers(
    folder: Path, kills: int, *, seed: int = 5, letters: Sequence[str] = "a", say: Callable[[str], object] = str
) -> Counter[str]:
    """Kill that many writers of one archive, one for each letter at a time; how often what was met with."""
    chance = random.Random(seed)
    archive = folder / "archive"
    logs = [Log(folder / f"{letter}.log") for letter in letters]
    met: Counter[str] = Counter()
    while met["kills"] < kills:
        mostly = MOSTLY[met["rounds"] % len(MOSTLY)]
        moment = chance.choice(MOMENTS) if met["rounds"] else "at once"
        writers = [Busy(archive, log, mostly, letter) for log, letter in zip(logs, letters, strict=True)]
        if moment != "at once":
            assert all(_wait(writer.has_committed) for writer in writers), "a writer does not get on"
        part = archive / "index" / "merged.part"
        longest = LONGEST
        if moment == "merging":
            _wait(lambda: any(writer.is_merging() for writer in writers), 5)  # noqa: B023
        elif moment == "in place":
            longest = 0.05 if _wait(part.exists, 5) else LONGEST
        for writer in writers:
            _let_pass(chance.random() * longest)
            met["a merge at work"] += writer.is_merging()
            met["a merged file in the making"] += part.exists()
            writer.kill(alone=moment == "writer alone")
        if moment == "writer alone":
            compare(archive, logs, chance)  # while what merged for it goes on
        for writer in writers:
            writer.end()
        open_deeds = sum(log.states()[1] is not None for log in logs)
        committed = sum(compare(archive, logs, chance))
        met["rounds"] += 1
        met["before anything was committed"] += not any(log.n_committed for log in logs)
        met["kills"] += len(writers)
        met[f"kills, mostly {mostly}"] += len(writers)
        met["in a transaction"] += open_deeds
        met["committed, and not yet told"] += committed
        say(f"{met['kills']} kills: {mostly}, {moment}")
    _is_clean(archive, logs, chance)
    return met


def _is_clean(archive: Path, logs: Sequence[Log], chance: random.Random) -> None:
    """A last writer leaves no file that is of no use."""
    from quotedesk.index.engines import open_store
    from quotedesk.index.engines.whoosh.files.manifest import NAME, read_manifest
    from quotedesk.index.engines.whoosh.writing.upkeep import tidy, wait_until_tidy

    with open_store(archive).write() as writer:
        writer.delete("nobody")
    wait_until_tidy()
    tidy(archive / "index")
    compare(archive, logs, chance)
    named = {entry.name for entry in read_manifest(archive / "index").segments}
    left = {path.name for path in (archive / "index").iterdir()}
    assert left == named | {NAME, "writer.lock", "merge.lock"}, left
