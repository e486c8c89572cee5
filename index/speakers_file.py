"""Reading `speakers.toml`: canonical names with their aliases, and the roles of unnamed sources.

[[speaker]]
name = "Ada Reed"
aliases = ["A. Reed"]

[[role]]
name = "the harbour official"
descriptions = ["an official at the harbour"]
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotedesk.index.errors import ArchiveError
from quotedesk.index.names import name_key
from quotedesk.index.text import clean


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """A speaker that the file names."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownRole:
    """A heading that the file gives to descriptions of unnamed sources."""

    name: str
    descriptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakersFile:
    """What a `speakers.toml` says."""

    speakers: tuple[KnownSpeaker, ...] = ()
    roles: tuple[KnownRole, ...] = ()


SPEAKERS_FILE = "speakers.toml"


def load_speakers(path: Path) -> SpeakersFile:
    """What the file says. Raises ArchiveError naming file and line when it cannot be used."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tables = tomllib.loads(text)
    except OSError as error:
        raise ArchiveError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ArchiveError(f"{path}: not UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ArchiveError(f"{path}: {error}") from error
    check = _Checked(path, text)
    unknown = set(tables) - {"speaker", "role"}
    if unknown:
        name = min(unknown)
        raise check.fault(name, 0, f"unknown table {clean(name)!r}; there are [[speaker]] and [[role]]")
    speakers = tuple(
        KnownSpeaker(check.text("speaker", n, entry, "name"), check.texts("speaker", n, entry, "aliases"))
        for n, entry in enumerate(check.entries(tables, "speaker"))
    )
    roles = tuple(
        KnownRole(check.text("role", n, entry, "name"), check.texts("role", n, entry, "descriptions"))
        for n, entry in enumerate(check.entries(tables, "role"))
    )
    check.no_name_twice(speakers)
    return SpeakersFile(speakers, roles)


def copy_speakers(source: Path, archive: Path) -> None:
    """Give an archive this speakers file, swapped in at once. Raises ArchiveError when it cannot be written."""
    target = archive / SPEAKERS_FILE
    beside = archive / f"{SPEAKERS_FILE}.new"
    try:
        content = source.read_bytes()
        if target.is_file() and target.read_bytes() == content:
            return
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:
            os.fchmod(file.fileno(), 0o644)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        raise ArchiveError(f"{target}: {error.strerror}; the speakers file was not copied") from error


class _Checked:
    """Entries of the right shape, or an error that names their line."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def fault(self, table: str, number: int, message: str) -> ArchiveError:
        heads = [n for n, line in enumerate(self._lines, 1) if re.match(rf"\s*\[?\[?\s*{re.escape(table)}\b", line)]
        line = heads[number] if number < len(heads) else 1
        return ArchiveError(f"{self._path}, line {line}: {message}")

    def entries(self, tables: dict[str, Any], table: str) -> list[dict[str, Any]]:
        entries = tables.get(table, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise self.fault(table, 0, f"write each {table} under a heading of its own, [[{table}]]")
        return entries

    def text(self, table: str, number: int, entry: dict[str, Any], field: str) -> str:
        value = entry.get(field)
        if not isinstance(value, str) or not clean(value).strip():
            raise self.fault(table, number, f'this {table} needs {field} = "..."')
        return clean(value).strip()

    def texts(self, table: str, number: int, entry: dict[str, Any], field: str) -> tuple[str, ...]:
        allowed = {"name", field}
        for key in entry:
            if key not in allowed:
                raise self.fault(table, number, f"unknown entry {clean(key)!r}; a {table} has name and {field}")
        values = entry.get(field, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.fault(table, number, f'{field} must be a list of texts, such as ["..."]')
        return tuple(clean(value).strip() for value in values)

    def no_name_twice(self, speakers: tuple[KnownSpeaker, ...]) -> None:
        owners: dict[str, int] = {}
        for number, speaker in enumerate(speakers):
            for name in {name_key(name): name for name in (speaker.name, *speaker.aliases)}.values():
                owner = owners.setdefault(name_key(name), number)
                if owner != number:
                    other = speakers[owner].name
                    raise self.fault("speaker", number, f"{name} already belongs to {other}; one name, one speaker")
