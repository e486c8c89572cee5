"""Which files an ingest means: named ones, those of folders, those that a pattern matches."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quotedesk.index.speakers_file import SPEAKERS_FILE


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to be read."""

    path: Path
    """Whole, so that it is the same from wherever it was named."""
    shown: str
    """As messages name it: as it was typed, or beneath the folder that was typed."""
    named: bool
    """Named itself, not found in a folder."""


@dataclass(slots=True)
class FoundFiles:
    """What named paths stand for."""

    files: dict[Path, FoundFile] = field(default_factory=dict)
    """By whole path; in the order of the names, and by name inside a folder."""
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    """Named paths, and why they cannot be read."""
    skipped: list[tuple[str, str]] = field(default_factory=list)
    """Folders inside a named folder, and why they cannot be read."""
    speakers_files: list[Path] = field(default_factory=list)
    """Named ones and those that lie in a named folder."""


def find_files(named: Sequence[Path], *, leave_out: Path) -> FoundFiles:
    """The files that `named` stand for, without hidden ones in folders and without the folder `leave_out`."""
    found = FoundFiles()
    for path in named:
        for each in _expanded(path):
            _add(found, each, leave_out.resolve())
    return found


def _expanded(path: Path) -> Iterator[Path]:
    """The path itself, or the paths that it matches when it is a pattern that no shell expanded."""
    if not os.path.lexists(path) and glob.has_magic(str(path)):
        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - Path.glob takes no whole paths
        if matches:
            yield from map(Path, matches)
            return
    yield path


def _add(found: FoundFiles, path: Path, leave_out: Path) -> None:
    whole = path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    try:
        if whole.is_dir():
            os.scandir(whole).close()
        else:
            whole.stat()
    except OSError as error:
        found.unreadable.append((str(path), _reason(path, error)))
        return
    if whole.is_dir():
        if (whole / SPEAKERS_FILE).is_file():
            found.speakers_files.append(whole / SPEAKERS_FILE)
        for each in _inside(found, whole, leave_out):
            found.files.setdefault(each, FoundFile(each, str(path / each.relative_to(whole)), named=False))
    elif whole.name == SPEAKERS_FILE:
        found.speakers_files.append(whole)
    else:
        found.files.setdefault(whole, FoundFile(whole, str(path), named=True))


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no file matches this pattern" if glob.has_magic(str(path)) else "no such file or folder"
    return (error.strerror or str(error)).lower()


def _inside(found: FoundFiles, folder: Path, leave_out: Path) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        found.skipped.append((str(error.filename), _reason(folder, error)))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and here / name != leave_out)
        for name in sorted(names):
            if not name.startswith(".") and name != SPEAKERS_FILE:
                yield here / name
