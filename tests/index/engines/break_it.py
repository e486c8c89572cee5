"""Everything that must not lose or falsify an article, in full: a quarter of an hour.

    python tests/index/engines/break_it.py [--kills 200] [--ingests 20] [--stages 20] [--damages 300] [--seed N]

Writers are killed at random moments of ingest, change, delete and merge, one at a time and two at once; a disk is full
and files are limited at every stage (the disk is a small one of memory, which only the superuser may mount); files are
damaged, missing and swapped. After each the whole archive is looked at: what was reported as committed is there with
its exact text and quotes, nothing else is, and what cannot be told right is told in one line.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from damaging import damage
from filling import fill
from killing import kill_writers
from killing_ingest import kill_ingests


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=200, help="a quarter of two writers, one of first ones")
    options.add_argument("--ingests", type=int, default=20, help="kills of the whole command, besides")
    options.add_argument("--stages", type=int, default=20, help="of a full disk, for each kind of work")
    options.add_argument("--damages", type=int, default=300)
    options.add_argument("--seed", type=int, default=5)
    options.add_argument("--keep", type=Path, help="a folder that does not exist yet; it stays, to be looked at")
    chosen = options.parse_args()
    folder = chosen.keep or Path(tempfile.mkdtemp())
    start = time.monotonic()

    def place(name: str) -> Path:
        print(f"{time.monotonic() - start:.0f} s: {name}", flush=True)  # noqa: T201
        (folder / name).mkdir(parents=True)
        return folder / name

    def say(now: str) -> None:
        if sys.stderr.isatty():
            print(f"\r{now:78.78}\r", end="", file=sys.stderr, flush=True)  # noqa: T201

    def tell(met: Counter[str]) -> None:
        for what, count in sorted(met.items()):
            print(f"  {what}: {count}")  # noqa: T201

    part = chosen.kills // 4
    tell(kill_writers(place("kills"), chosen.kills - 2 * part, seed=chosen.seed, say=say))
    tell(kill_writers(place("kills of two writers"), part, seed=chosen.seed, letters="ab", say=say))
    new = place("kills of the first writers of archives")
    met: Counter[str] = Counter()
    for number in range(0, part, 2):
        (new / str(number)).mkdir()
        met += kill_writers(new / str(number), 2, seed=chosen.seed + number, say=say)
    tell(met)
    tell(kill_ingests(place("kills of ingest"), chosen.ingests, seed=chosen.seed, say=say))
    tell(fill(place("full disk"), chosen.stages))
    tell(damage(place("damage"), chosen.damages, seed=chosen.seed, say=say))
    print(f"{time.monotonic() - start:.0f} s: nothing was lost, nothing was wrong")  # noqa: T201
    if chosen.keep is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
