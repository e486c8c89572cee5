"""What can go wrong with an archive, each said in one line a news editor can act on."""

from __future__ import annotations

from pathlib import Path


class ArchiveError(Exception):
    """An archive or a file cannot be read or written (exit code 4)."""


class ArchiveMissing(ArchiveError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"No archive at {path}. Build one: quotedesk ingest FOLDER --archive {path}")


class NotFound(Exception):
    """No such article, quote or speaker, or no result (exit code 3)."""


class UsageError(Exception):
    """The request itself cannot be understood (exit code 2)."""


class QueryError(UsageError):
    """A query that cannot be parsed."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column
        """Counted from 1 in the query as typed; where the mistake stands."""


class Refused(Exception):
    """Understood, but not done without more (exit code 1)."""
