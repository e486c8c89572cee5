"""The names an archive prints, those that are one name together, kept beside the index.

Who one quote is by depends on how the whole archive spells the name. With this list that is known in 10 ms for
100,000 quotes instead of 350 (2026-11-22). It is made of the index and can be lost: without it, or when it is of
another generation, all quotes are counted.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from quotedesk.index.engines.base import Engine
from quotedesk.index.model import NameCount
from quotedesk.index.names import name_key, sound_key

_NAME = "names"
_MODE = 0o644


@dataclass(frozen=True, slots=True)
class PrintedNames:
    """Every name with its quotes in all articles together, by what its spellings share."""

    together: dict[str, dict[str, int]]

    def like(self, name: str) -> list[NameCount]:
        """The spellings of a name and their counts, in the order in which the articles first print them."""
        spellings = self.together.get(_shared(name), {})
        return [NameCount(spelling, None, "", n_quotes) for spelling, n_quotes in spellings.items()]


def printed_names(engine: Engine, folder: Path) -> PrintedNames | None:
    """The list of the generation that an engine holds; None when there is none."""
    try:
        kept = json.loads(_sound(folder))
        if kept["generation"] != engine.generation or kept["quotes"] != engine.counts().quotes:
            return None
        together = kept["names"]
        return PrintedNames(together) if isinstance(together, dict) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def damages(folder: Path) -> Iterator[str]:
    """One sentence when the list is there and damaged."""
    path = folder / _NAME
    try:
        if path.exists():
            _sound(folder)
    except (OSError, ValueError) as error:
        yield f"{path} is damaged ({error}); names are counted without it. quotedesk rebuild makes it anew"


def _sound(folder: Path) -> bytes:
    """What the file holds below its first line, the checksum. Raises ValueError when the two differ."""
    stated, _, content = (folder / _NAME).read_bytes().partition(b"\n")
    if stated != b"%08x" % crc32(content):
        raise ValueError("checksum")
    return content


def keep_printed_names(engine: Engine, folder: Path) -> None:
    """Write the list, swapped in at once."""
    kept = {
        "generation": engine.generation,
        "quotes": engine.counts().quotes,
        "names": _together(engine.name_counts()),
    }
    path = folder / _NAME
    beside = path.with_name(f"{_NAME}.{os.getpid()}")
    try:
        content = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()
        beside.write_bytes(b"%08x\n" % crc32(content) + content)
        beside.chmod(_MODE)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _together(counts: Iterable[NameCount]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    keys: dict[str, str] = {}
    for count in counts:
        name = count.name
        if name is not None:
            if name not in keys:
                keys[name] = _shared(name)
            spellings = found.setdefault(keys[name], {})
            spellings[name] = spellings.get(name, 0) + count.n_quotes
    return found


def _shared(name: str) -> str:
    return sound_key(name) or name_key(name)
