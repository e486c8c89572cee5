"""Paths as people type them: `~`, quotes around a path that was dragged in, and completion by what is there."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from quotedesk.index.text import clean

_LISTED = 2000
"""Names of a folder that are looked at."""


def typed_path(text: str) -> Path:
    """The path that somebody typed, or that a terminal pasted for a file dropped on it."""
    path = _expanded(text)
    if path.exists() or not any(mark in text for mark in "'\"\\"):
        return path
    try:
        parts = shlex.split(text)
    except ValueError:
        return path
    return _expanded(parts[0]) if len(parts) == 1 else path


def _expanded(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:  # nobody has this name after ~
        return Path(text)


def completed(typed: str) -> tuple[str, list[str]]:
    """`typed` as far as the names in its folder agree, and these names when there are several; folders end in `/`."""
    if typed == "~":
        return "~/", []
    folder, slash, beginning = typed.rpartition("/")
    names = _names(_expanded(folder + slash), beginning)
    if not names:
        return typed, []
    first, last = names[0], names[-1]
    n_shared = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return folder + slash + first[:n_shared], names if len(names) > 1 else []


def _names(folder: Path, beginning: str) -> list[str]:
    """The entries of a folder that begin so; hidden ones only when their dot was typed."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for _, entry in zip(range(_LISTED), entries, strict=False):
                name = entry.name
                if name.startswith(beginning) and (beginning or name[0] != ".") and name == clean(name):
                    found.append(f"{name}/" if entry.is_dir() else name)
    except OSError:
        return []
    return sorted(found)
