"""One transaction: articles go into new segments beside the old ones, and one manifest makes them the archive."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from quotedesk.index.engines.whoosh.files.folder import open_new, sync_folder
from quotedesk.index.engines.whoosh.files.manifest import NAME, Entry, Manifest, write_manifest
from quotedesk.index.engines.whoosh.files.pieces import Pieces
from quotedesk.index.engines.whoosh.segment.records import checked
from quotedesk.index.engines.whoosh.segment.segment import Segment
from quotedesk.index.engines.whoosh.writing.builder import SegmentBuilder
from quotedesk.index.engines.whoosh.writing.merging import LEVELS, due, merge
from quotedesk.index.engines.whoosh.writing.numbering import Numbering, keep, numbering
from quotedesk.index.errors import ArchiveError
from quotedesk.index.model import Article, Quote

_BEGUN = "begun.new"
_PROMPT = 64
"""Segments of more articles than this together are not merged by a commit, which thus stays quick."""


class Transaction:
    """The Writer of this engine. Nothing is of the archive before `commit`."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder = folder
        self._manifest = manifest
        self._serial = manifest.serial
        self._builder = SegmentBuilder(folder, numbering(), self._shared)
        self._written: list[Entry] = []
        self._dropped: list[set[int]] = []
        self._places: dict[str, tuple[int, int]] = {}
        """Where this transaction put an article: which of its segments, and its number there."""
        self._changed: set[str] = set()

    def put(self, article: Article, quotes: Sequence[Quote]) -> None:
        placed = checked(article, quotes)
        self._drop(article.id)
        number = self._builder.add(article, placed)
        self._places[article.id] = len(self._written), number
        self._changed.add(article.id)
        if self._builder.is_full:
            self._flush()

    def delete(self, article_id: str) -> None:
        self._drop(article_id)
        self._changed.add(article_id)

    @property
    def n_changed(self) -> int:
        """Articles put or taken out."""
        return len(self._changed)

    def _drop(self, article_id: str) -> None:
        """Forget what this transaction itself put."""
        if place := self._places.pop(article_id, None):
            segment, number = place
            dropped = self._builder.dropped if segment == len(self._written) else self._dropped[segment]
            dropped.add(number)

    def _name(self) -> str:
        self._serial += 1
        return f"{self._serial:08d}.seg"

    def _flush(self) -> None:
        if len(self._builder):
            self._written.append(self._builder.write(self._name()))
            self._dropped.append(self._builder.dropped)
            known = self._builder.numbering
            self._builder = SegmentBuilder(self._folder, Numbering() if known.is_full else known, self._shared)

    def _shared(self, kind: str) -> bytes:
        """What the pieces of a kind share in the largest segment."""
        entries = (*self._manifest.segments, *self._written)
        largest = max(entries, key=lambda entry: entry.articles, default=None)
        return b"" if largest is None else Pieces(Segment(self._folder, largest).file, kind).packing.shared

    def commit(self, *, always: bool = False) -> None:
        """Make the transaction the archive's newest generation, durably; nothing is done when nothing changed."""
        if not self._changed and self._manifest.generation and not always:
            return
        old = self._taken_in([self._without(entry, changed=self._changed) for entry in self._manifest.segments])
        self._flush()
        new = [self._without(entry, gone=gone) for entry, gone in zip(self._written, self._dropped, strict=True)]
        entries = [entry for entry in (*old, *new) if entry.live]
        self._publish(self._merged(entries))
        keep(self._builder.numbering)

    def close(self) -> None:
        """Let go of what was not committed."""
        self._builder.close()

    def _taken_in(self, entries: list[Entry]) -> list[Entry]:
        """The segments that stay; the articles of the smallest are written anew with those of a small transaction.

        One file is made durable instead of two, which halves what a single article costs.
        """
        small = [entry for entry in entries if entry.live < LEVELS[0]]
        if self._written or len(self._builder) + sum(entry.live for entry in small) > LEVELS[0]:
            return entries
        for entry in small:
            segment = Segment(self._folder, entry)
            for _, number in segment.live():
                self._builder.add(segment.article(number), list(segment.quotes(number)))
        return [entry for entry in entries if entry not in small]

    def _without(self, entry: Entry, *, changed: Iterable[str] = (), gone: Iterable[int] = ()) -> Entry:
        return Segment(self._folder, entry).without(changed, gone) if changed or gone else entry

    def _merged(self, entries: list[Entry]) -> list[Entry]:
        """The segments after the merges that are due and quick; `upkeep` makes the others."""
        while (group := due(entries)) and sum(entry.live for entry in group) <= _PROMPT:
            merged = merge([Segment(self._folder, entry) for entry in group], self._folder, self._name())
            entries = [entry for entry in entries if entry not in group] + [merged]
        return entries

    def _publish(self, entries: list[Entry]) -> None:
        sync_folder(self._folder)
        generation = self._manifest.generation + 1
        self._manifest = Manifest(generation, tuple(entries), self._serial, secrets.token_hex(8))
        write_manifest(self._folder, self._manifest)
        clear(self._folder, self._manifest)


def begin(folder: Path) -> None:
    """Make ready for the first commit of an archive. Raises ArchiveError where there was one, and its manifest is gone.

    A mark lies in the folder until then: what a first writer leaves who was killed is of no archive.
    """
    mark = folder / _BEGUN
    if any(folder.glob("*.seg")) and not mark.exists():
        raise ArchiveError(
            f"{folder / NAME} is missing. quotedesk rebuild makes a new index of the articles that are left"
        )
    clear(folder, Manifest())
    with open_new(mark) as descriptor:
        os.fsync(descriptor)
    sync_folder(folder)


def clear(folder: Path, manifest: Manifest) -> None:
    """Take away files that are of no generation: a writer that was killed or failed leaves them.

    Readers of an older generation keep what they have open.
    """
    kept = {NAME, *(entry.name for entry in manifest.segments)}
    for path in _own_files(folder):
        if path.name not in kept:
            with suppress(FileNotFoundError):
                path.unlink()


def _own_files(folder: Path) -> Iterator[Path]:
    yield from folder.glob("*.seg")
    yield from folder.glob("*.new")
