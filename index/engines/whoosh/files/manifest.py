"""What an archive consists of: one small JSON file, swapped in whole with every commit."""

from __future__ import annotations

import base64
import json
import os
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from quotedesk.index.engines.whoosh.files.folder import open_old, write_file
from quotedesk.index.errors import ArchiveError
from quotedesk.index.model import Counts

NAME = "manifest.json"
FORMAT = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One segment, and which of its articles are still of the archive."""

    name: str
    size: int
    """Of the file, in bytes."""
    checksum: int
    """XXH3 of the file's header, which holds those of the rest."""
    articles: int
    """In the file, taken out or not; so are the next two."""
    paragraphs: int
    quotes: int
    deleted: str = ""
    """One bit an article, set when it was taken out; compressed and in base 64. Empty when none was."""
    deleted_articles: int = 0
    deleted_paragraphs: int = 0
    deleted_quotes: int = 0

    @property
    def live(self) -> int:
        return self.articles - self.deleted_articles

    def gone(self) -> set[int]:
        """The articles that were taken out, by their number in the segment."""
        if not self.deleted:
            return set()
        bits = zlib.decompress(base64.b64decode(self.deleted))
        return {
            number for number in range(self.articles) if bits[number >> 3] and bits[number >> 3] >> (number & 7) & 1
        }

    def without(self, gone: Iterable[int], n_paragraphs: int, n_quotes: int) -> Entry:
        """The same segment with more articles taken out, which have so many paragraphs and quotes."""
        whole = self.gone() | set(gone)
        bits = bytearray((self.articles + 7) >> 3)
        for number in whole:
            bits[number >> 3] |= 1 << (number & 7)
        return replace(
            self,
            deleted=base64.b64encode(zlib.compress(bytes(bits))).decode(),
            deleted_articles=len(whole),
            deleted_paragraphs=self.deleted_paragraphs + n_paragraphs,
            deleted_quotes=self.deleted_quotes + n_quotes,
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """A generation of an archive."""

    generation: int = 0
    segments: tuple[Entry, ...] = ()
    serial: int = 0
    """The number of the last segment file ever named."""
    commit: str = ""
    """Of the commit that made the generation: no two are equal. Merges keep both."""

    def counts(self) -> Counts:
        return Counts(
            sum(entry.live for entry in self.segments),
            sum(entry.paragraphs - entry.deleted_paragraphs for entry in self.segments),
            sum(entry.quotes - entry.deleted_quotes for entry in self.segments),
        )


class OtherFormat(ArchiveError):
    """An index that is whole, and was made by another version of the program."""

    def __init__(self, path: Path, found: object) -> None:
        super().__init__(
            f"{path} has format {found}, this program reads format {FORMAT}; ingest the articles again, into another "
            "folder"
        )


def read_manifest(folder: Path) -> Manifest:
    """Raises FileNotFoundError, OtherFormat, or ArchiveError when it is damaged."""
    path = folder / NAME
    with os.fdopen(open_old(path), "rb") as file:
        content = file.read()
    body, _, checksum = content.rstrip(b"\n").rpartition(b"\n")
    if checksum != _checksum(body):
        raise ArchiveError(f"{path} is damaged (checksum). quotedesk rebuild makes a new index")
    stated = json.loads(body)
    if stated["format"] != FORMAT:
        raise OtherFormat(path, stated["format"])
    segments = tuple(Entry(**entry) for entry in stated["segments"])
    return Manifest(stated["generation"], segments, stated["serial"], stated["commit"])


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Make a generation the one that is opened from now on, durably."""
    stated = {
        "format": FORMAT,
        "generation": manifest.generation,
        "serial": manifest.serial,
        "commit": manifest.commit,
        "segments": [asdict(entry) for entry in manifest.segments],
    }
    body = json.dumps(stated, indent=1).encode()
    write_file(folder / NAME, body + b"\n" + _checksum(body) + b"\n")


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)
