"""The log of what people said about speakers: who joined or parted which names when, and what was undone."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal

from quotedesk.index.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log."""

    action: Literal["merge", "split", "undo"]
    who: str
    when: str
    """ISO 8601 with the offset of the clock it was made on."""
    source_id: str
    source: str
    target_id: str
    target: str
    n_quotes: int
    """How many quotes moved."""
    articles: tuple[str, ...] = ()
    """Of a split: whole ids of the articles whose quotes moved."""
    spellings: tuple[str, ...] = ()
    """Of a split: the names as printed whose quotes moved."""


class SpeakerLog:
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
                entries.append(_entry(json.loads(line)))
            except (ValueError, TypeError) as error:
                raise ArchiveError(f"{self._path}, line {number}: not a log entry; take the line out") from error
        return entries

    def in_force(self) -> list[LogEntry]:
        """Merges and splits that were not undone, oldest first."""
        standing: list[LogEntry] = []
        for entry in self.entries():
            if entry.action != "undo":
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


def _entry(record: dict[str, Any]) -> LogEntry:
    return LogEntry(**record | {name: tuple(record.get(name, ())) for name in ("articles", "spellings")})
