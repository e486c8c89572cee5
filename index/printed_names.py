"""The names an archive prints and what they are compared by, kept beside the index.

Who one quote is by could depend on every name in the archive: its commonest spelling, its transliterations. With
this list that is known in 30 ms for 100,000 quotes instead of 350 (2026-11-22). It is made of the index and can be
lost: without it, or when it is of another generation, all quotes are counted.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from quotedesk.index.engines.base import Engine
from quotedesk.index.model import NameCount
from quotedesk.index.names import name_key, sound_key

_NAME = "names"
_MODE = 0o644

Compared = dict[str, tuple[str, str | None]]
"""Name as printed to its `name_key` and `sound_key`."""


@dataclass(frozen=True, slots=True)
class PrintedNames:
    """Every name once, in the order in which the articles first print it."""

    counts: tuple[NameCount, ...]
    """How many quotes it has in all articles together; their `article_id` is empty."""
    compared: Compared


def printed_names(engine: Engine, folder: Path) -> PrintedNames | None:
    """The list of the generation that an engine holds; None when there is none."""
    try:
        kept = json.loads((folder / _NAME).read_bytes())
        if kept["generation"] != engine.generation or kept["quotes"] != engine.counts().quotes:
            return None
        rows = [(str(name), int(total), str(key), sound) for name, total, key, sound in kept["names"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    counts = tuple(NameCount(name, None, "", total) for name, total, _, _ in rows)
    return PrintedNames(counts, {name: (key, sound) for name, _, key, sound in rows})


def keep_printed_names(engine: Engine, folder: Path) -> None:
    """Write the list, swapped in at once."""
    names = [[name, total, name_key(name), sound_key(name)] for name, total in _totals(engine.name_counts()).items()]
    kept = {"generation": engine.generation, "quotes": engine.counts().quotes, "names": names}
    path = folder / _NAME
    beside = path.with_name(f"{_NAME}.{os.getpid()}")
    try:
        beside.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        beside.chmod(_MODE)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _totals(counts: Iterable[NameCount]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for count in counts:
        if count.name is not None:
            totals[count.name] = totals.get(count.name, 0) + count.n_quotes
    return totals
