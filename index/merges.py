"""The log of speaker merges: who joined which two speakers when, and what was undone."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from quotedesk.index.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log."""

    action: Literal["merge", "undo"]
    who: str
    when: str
    """ISO 8601 with the offset of the clock it was made on."""
    source_id: str
    source: str
    target_id: str
    target: str
    n_quotes: int
    """How many quotes moved."""


class MergeLog:
    """An append-only file of entries beside an index."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self) -> list[LogEntry]:
        """Oldest first. Raises ArchiveError naming the line that cannot be read."""
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise ArchiveError(f"{self._path}: {error.strerror}") from error
        entries = []
        for number, line in enumerate(lines, 1):
            try:
                entries.append(LogEntry(**json.loads(line)))
            except (ValueError, TypeError) as error:
                raise ArchiveError(f"{self._path}, line {number}: not a log entry; take the line out") from error
        return entries

    def pairs(self) -> list[tuple[str, str]]:
        """Speaker ids, from and into, of the merges in force, oldest first."""
        return [(entry.source_id, entry.target_id) for entry in self.in_force()]

    def in_force(self) -> list[LogEntry]:
        """Merges that were not undone, oldest first."""
        standing: list[LogEntry] = []
        for entry in self.entries():
            if entry.action == "merge":
                standing.append(entry)
            elif standing:
                standing.pop()
        return standing

    def append(self, entry: LogEntry) -> None:
        """Raises ArchiveError when the archive cannot be written."""
        with self._locked() as file:
            file.write(json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    @contextmanager
    def _locked(self) -> Iterator[BinaryIO]:
        try:
            with self._path.open("ab") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                yield file
        except OSError as error:
            raise ArchiveError(f"{self._path}: {error.strerror}; speakers were not changed") from error
