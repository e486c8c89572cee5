"""The folder an archive's index lives in: opening snapshots and writing transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quotedesk.index.engines.base import Engine, Rebuilt, Writer
from quotedesk.index.engines.whoosh.files.folder import check_owner, make_folder, writer_lock
from quotedesk.index.engines.whoosh.files.manifest import NAME, Manifest, read_manifest
from quotedesk.index.engines.whoosh.segment.segment import Segment
from quotedesk.index.errors import ArchiveError, ArchiveMissing

if TYPE_CHECKING:
    from quotedesk.index.engines.whoosh.writing.transaction import Transaction

FOLDER = "index"
_Stamp = tuple[int, int, int]
_REBUILD = "quotedesk rebuild makes a new index of the articles that are left"
_TRIES = 5
"""How often opening is tried when a writer takes old segments away in between."""


class WhooshStore:
    """An archive's index on disk, in a folder of its own inside the archive."""

    def __init__(self, path: Path) -> None:
        self._archive = path
        self._path = path / FOLDER

    def exists(self) -> bool:
        return (self._path / NAME).exists()

    def open(self) -> Engine:
        from quotedesk.index.engines.whoosh.snapshot import Snapshot

        missing: FileNotFoundError | None = None
        for _ in range(_TRIES):
            try:
                stamp = self._stamp()
                manifest = self._manifest()
            except FileNotFoundError:
                raise ArchiveMissing(self._archive) from None
            try:
                segments = self._segments(manifest)
            except FileNotFoundError as error:
                missing = error
                continue
            except OSError as error:
                raise ArchiveError(f"{error.filename} cannot be read: {error.strerror}") from error
            return Snapshot(manifest, segments, _Watch(stamp, manifest.commit, self._stamp, self._manifest).differs)
        name = missing.filename if missing else self._path
        raise ArchiveError(f"{name} is missing. {_REBUILD}")

    def _manifest(self) -> Manifest:
        """Raises FileNotFoundError, or ArchiveError when the folder is not safe or its manifest is damaged."""
        try:
            check_owner(self._path)
            check_owner(self._path / NAME)
            return read_manifest(self._path)
        except FileNotFoundError:
            raise
        except OSError as error:
            raise ArchiveError(f"{error.filename} cannot be read: {error.strerror}") from error

    def _segments(self, manifest: Manifest) -> list[Segment]:
        """Raises FileNotFoundError, or ArchiveError when one is not safe or damaged."""
        for entry in manifest.segments:
            check_owner(self._path / entry.name)
        return [Segment(self._path, entry) for entry in manifest.segments]

    def _stamp(self) -> _Stamp:
        """Another one after each commit and merge, and for another archive in its place. Raises FileNotFoundError."""
        found = (self._path / NAME).stat()
        return found.st_ino, found.st_mtime_ns, found.st_size

    def faults(self) -> Iterator[str]:
        from quotedesk.index.engines.whoosh.checking import faults

        if not self._path.exists():
            raise ArchiveMissing(self._archive)
        return faults(self._path)

    def rebuild(self) -> Rebuilt:
        from quotedesk.index.engines.whoosh.checking import rebuild
        from quotedesk.index.engines.whoosh.writing.upkeep import keep_tidy

        if not self._path.exists():
            raise ArchiveMissing(self._archive)
        with self._alone():
            rebuilt = rebuild(self._path)
        keep_tidy(self._path, rebuilt.articles)
        return rebuilt

    @contextmanager
    def write(self) -> Iterator[Writer]:
        from quotedesk.index.engines.whoosh.writing.upkeep import keep_tidy

        with self._alone(), self._transaction() as transaction:
            yield transaction
        if transaction.n_changed:
            keep_tidy(self._path, transaction.n_changed)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the folder, made if need be, for one writer."""
        try:
            make_folder(self._path)
            check_owner(self._path)
            with writer_lock(self._path):
                yield
        except FileNotFoundError as error:
            raise ArchiveError(f"{error.filename} is missing. {_REBUILD}") from error
        except OSError as error:
            raise ArchiveError(f"The archive {self._archive} cannot be written: {error.strerror or error}") from error

    @contextmanager
    def _transaction(self) -> Iterator[Transaction]:
        from quotedesk.index.engines.whoosh.writing.transaction import Transaction, begin, clear

        try:
            manifest = self._manifest()
        except FileNotFoundError:
            manifest = Manifest()
            begin(self._path)
        else:
            self._segments(manifest)  # a manifest of other segments is no reason to take these away
            clear(self._path, manifest)
        with closing(Transaction(self._path, manifest)) as transaction, ExitStack() as unfinished:
            unfinished.callback(self._clear, manifest)
            yield transaction
            transaction.commit()
            unfinished.pop_all()

    def _clear(self, manifest: Manifest) -> None:
        """Take away what no manifest names; a folder that cannot be read now is cleared by the next writer."""
        from quotedesk.index.engines.whoosh.writing.transaction import clear

        with suppress(OSError):
            clear(self._path, self._manifest() if self.exists() else manifest)


class _Watch:
    """Tells when an archive is no longer the one that was opened."""

    def __init__(
        self, stamp: _Stamp, commit: str, stamp_now: Callable[[], _Stamp], manifest_now: Callable[[], Manifest]
    ) -> None:
        self._stamp = stamp
        self._commit = commit
        self._stamp_now = stamp_now
        self._manifest_now = manifest_now

    def differs(self) -> bool:
        """Raises OSError when it is gone."""
        stamp = self._stamp_now()
        if stamp == self._stamp:
            return False
        try:
            if self._manifest_now().commit != self._commit:
                return True
        except ArchiveError:
            return True
        self._stamp = stamp  # only segments were merged
        return False
