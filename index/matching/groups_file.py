"""The groups of an archive on disk: one file of flat arrays with checksums, and a short list of what changed since.

Both are made of the index and can be lost: what is missing, damaged or of another generation is worked out again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import compress, crc32, decompress
from zlib import error as zlib_error

import numpy as np

from quotedesk.index.matching.changed import Changed
from quotedesk.index.matching.groups import Groups
from quotedesk.index.matching.prints import Prints

_NAME = "groups"
_LATER = "groups.later"
_MAGIC = b"QDGROUP1"
_ARRAYS = {
    "starts": np.uint32,
    "versions": np.uint16,
    "paragraphs": np.uint32,
    "numbers": np.uint16,
    "words": np.uint32,
    "forms": np.uint32,
    "identities": np.uint64,
    "group_of_form": np.uint32,
    "hashes": np.uint32,
    "owners": np.uint32,
}
_MODE = 0o644
_DIGEST = 16
"""Hex digits of an article's sha256 that are kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Groups as they were at one generation of the index."""

    groups: Groups
    generation: int


def read_groups(folder: Path) -> Kept | None:
    """What is on disk; None when it is missing, damaged, or of another make."""
    try:
        content = (folder / _NAME).read_bytes()
        size = int.from_bytes(content[8:12], "little")
        header = json.loads(content[12 : 12 + size])
        body = memoryview(content)[12 + size :]
        if content[:8] != _MAGIC or crc32(body) != header["crc"]:
            return None
        return _laid_out(header, body)
    except (OSError, ValueError, KeyError, TypeError, zlib_error):
        return None


def read_outline(folder: Path) -> tuple[int, int] | None:
    """The generation of what is on disk and how many articles it has, without reading the rest."""
    try:
        with (folder / _NAME).open("rb") as file:
            magic, size = file.read(8), int.from_bytes(file.read(4), "little")
            header = json.loads(file.read(size))
        return (int(header["generation"]), int(header["sizes"][1]) - 1) if magic == _MAGIC else None
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def damages(folder: Path) -> Iterator[str]:
    """One sentence when the file is there and cannot be used."""
    path = folder / _NAME
    if path.exists() and read_groups(folder) is None:
        yield f"{path} is damaged; where words run again is only searched for. quotedesk rebuild makes it anew"


def _laid_out(header: dict[str, object], body: memoryview) -> Kept:
    sizes, generation = header["sizes"], header["generation"]
    if not isinstance(sizes, list) or not isinstance(generation, int):
        raise ValueError("not a file of groups")
    arrays, at = {}, 0
    for (name, dtype), size in zip(_ARRAYS.items(), sizes[1:], strict=True):
        arrays[name] = np.frombuffer(body, dtype, size, at)
        at += size * np.dtype(dtype).itemsize
    lines = decompress(body[at : at + sizes[0]]).decode().split("\n")
    pairs = [line.partition("\t") for line in lines if line]
    owned = Prints(arrays.pop("hashes"), arrays.pop("owners"))
    ids, digests = tuple(pair[0] for pair in pairs), tuple(pair[2] for pair in pairs)
    return Kept(Groups(ids, digests, prints=owned, **arrays), generation)


def write_groups(folder: Path, kept: Kept) -> None:
    """Swap the file in at once. It is not forced to the disk: a power cut costs no more than working it out again."""
    groups = kept.groups
    columns = [np.ascontiguousarray(_column(groups, name), dtype).tobytes() for name, dtype in _ARRAYS.items()]
    lines = zip(groups.article_ids, groups.digests, strict=True)
    names = compress("\n".join(f"{article_id}\t{digest[:_DIGEST]}" for article_id, digest in lines).encode(), 1)
    body = b"".join((*columns, names))
    sizes = [len(names), *(len(_column(groups, name)) for name in _ARRAYS)]
    header = json.dumps({"generation": kept.generation, "sizes": sizes, "crc": crc32(body)}).encode()
    _swap_in(folder / _NAME, _MAGIC + len(header).to_bytes(4, "little") + header + body)
    (folder / _LATER).unlink(missing_ok=True)


def _column(groups: Groups, name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.unsignedinteger]]:
    column: np.ndarray[tuple[int, ...], np.dtype[np.unsignedinteger]] = (
        getattr(groups.prints, name) if name in ("hashes", "owners") else getattr(groups, name)
    )
    return column


def read_later(folder: Path, base: int) -> tuple[int, Changed] | None:
    """Up to which generation it is known what changed since generation `base`, and what; None when it is not known."""
    try:
        later = json.loads((folder / _LATER).read_bytes())
        if later["base"] != base:
            return None
        return int(later["generation"]), dict(later["articles"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_later(folder: Path, base: int, generation: int, changed: Changed) -> None:
    articles = {article_id: digest and digest[:_DIGEST] for article_id, digest in changed.items()}
    later = {"base": base, "generation": generation, "articles": articles}
    _swap_in(folder / _LATER, json.dumps(later).encode())


def _swap_in(path: Path, content: bytes) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.chmod(_MODE)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
