"""Merges beside the writers: an archive's segments become fewer while others search it and add to it.

A merge changes nothing that an archive says, so that the generation stays. It is made without the writers' lock, which
is held only to put the result in the place of what it was made of.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from quotedesk.index.engines.whoosh.files.folder import held_lock, sync_folder, writer_lock
from quotedesk.index.engines.whoosh.files.manifest import Entry, Manifest, read_manifest, write_manifest
from quotedesk.index.engines.whoosh.segment.segment import Segment
from quotedesk.index.engines.whoosh.writing.merging import due, merge
from quotedesk.index.errors import ArchiveError

_PART = "merged.part"
_LOCK = "merge.lock"
_WAIT = 10.0
"""Seconds a merge that is made waits for a writer before it is given up; that writer's end makes it again."""
_TOO_MANY = 12
"""Segments from which on a writer merges whatever that costs, should the process for it be of no use."""
_IN_A_ROW = 4
"""Merges a writer makes at most; others who keep writing would make it merge for ever."""
_NO_LIMIT = 1 << 62


def keep_tidy(folder: Path, n_changed: int) -> None:
    """Make the merges that are due after a commit, those that cost much more than the commit in another process."""
    at_most = 4 * n_changed
    with suppress(OSError, ArchiveError):
        if len(read_manifest(folder).segments) >= _TOO_MANY:
            at_most = _NO_LIMIT
    if not tidy(folder, at_most, merges=_IN_A_ROW):
        _tidy_elsewhere(folder)


def tidy(folder: Path, at_most: int = _NO_LIMIT, *, beside: bool = False, merges: int = _NO_LIMIT) -> bool:
    """Make the merges that are due, so many, up to one of more than `at_most` articles; whether none is left.

    Somebody else may be at it, or the disk be full: then the archive stays as it is, until the next time. Merges
    `beside` others give way to all of them.
    """
    with suppress(OSError, ArchiveError), held_lock(folder / _LOCK) as held:
        if held:
            (folder / _PART).unlink(missing_ok=True)  # of one that was killed
        while held and merges:
            merges -= 1
            group = due(read_manifest(folder).segments)
            if not group or sum(entry.live for entry in group) > at_most:
                return not group
            try:
                _merge(folder, group, beside=beside)
            finally:
                (folder / _PART).unlink(missing_ok=True)
    return True


def _merge(folder: Path, group: Sequence[Entry], *, beside: bool) -> None:
    # Held open until the writers' lock is free again: the system takes its time to give back the room of large files.
    segments = [Segment(folder, entry) for entry in group]
    if beside:
        with ThreadPoolExecutor(1, initializer=give_way) as aside:
            merged = aside.submit(merge, segments, folder, _PART).result()
    else:
        merged = merge(segments, folder, _PART)
    with writer_lock(folder, _WAIT):
        manifest = read_manifest(folder)
        if {entry.name for entry in group} & {entry.name for entry in manifest.segments}:
            _put_in_place(folder, manifest, segments, merged)


def give_way() -> None:
    """Let this thread, on Linux this one alone, work when others do not: who holds a lock must not wait for long."""
    os.nice(10)


def _put_in_place(folder: Path, manifest: Manifest, segments: Sequence[Segment], merged: Entry) -> None:
    """What was taken out meanwhile is taken out of what was merged; so is all of a segment that is gone altogether."""
    now = {entry.name: entry for entry in manifest.segments}
    gone = []
    for segment in segments:
        entry = now.pop(segment.entry.name, None)
        numbers = range(len(segment)) if entry is None else entry.gone()
        gone += [segment.article_id(number) for number in numbers if number not in segment.gone]
    serial = manifest.serial + 1
    name = f"{serial:08d}.seg"
    (folder / _PART).replace(folder / name)
    entry = Segment(folder, replace(merged, name=name)).without(gone)
    entries = tuple(each for each in (*now.values(), entry) if each.live)
    sync_folder(folder)
    write_manifest(folder, replace(manifest, segments=entries, serial=serial))
    for segment in segments:
        segment.file.path.unlink(missing_ok=True)


_elsewhere: dict[Path, subprocess.Popen[bytes]] = {}


def _tidy_elsewhere(folder: Path) -> None:
    at_work = _elsewhere.get(folder)
    if at_work is None or at_work.poll() is not None:
        with suppress(OSError):
            _elsewhere[folder] = subprocess.Popen(
                [sys.executable, "-P", "-m", __spec__.name, str(folder)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )


def wait_until_tidy() -> None:
    """Wait for what other processes merge for this one; an interrupt ends them, which costs nothing but the merge."""
    for process in _elsewhere.values():
        try:
            process.wait()
        except KeyboardInterrupt:
            process.terminate()


atexit.register(wait_until_tidy)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    tidy(Path(sys.argv[1]), beside=True)
