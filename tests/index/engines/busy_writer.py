"""A process that changes an archive until it is killed, and logs what it is at.

    busy_writer.py ARCHIVE LOG LETTER ingest|change|delete [TRANSACTIONS]
    busy_writer.py ARCHIVE < DEED

The second does what it is told once, and logs nothing.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path

from deeds import Log, deed, do

from quotedesk.index.errors import ArchiveError


def main(archive: Path, log: Log, letter: str, mostly: str, left: int) -> None:
    chance = random.Random(os.urandom(8))
    while left:
        next_deed = deed(chance, letter, mostly)
        log.trying(next_deed)
        try:
            do(archive, next_deed)
        except ArchiveError as error:
            log.dropped()
            if "is being written by process" not in str(error):
                raise
        else:
            log.committed()
            left -= 1


if __name__ == "__main__":
    try:
        if len(sys.argv) > 2:
            path, log_path, own, mood, *times = sys.argv[1:]
            main(Path(path), Log(Path(log_path)), own, mood, int(times[0]) if times else -1)
        else:
            do(Path(sys.argv[1]), json.load(sys.stdin))
    except ArchiveError as failed:
        print(failed, file=sys.stderr)  # noqa: T201
        sys.exit(4)
