"""Files into an archive: read, find the quotes, write; one transaction, and nothing is written when nothing changed."""

from __future__ import annotations

import stat
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from quotedesk.index.engines import open_store
from quotedesk.index.engines.base import Engine, Writer
from quotedesk.index.errors import ArchiveError
from quotedesk.index.extraction import Extracted, Put, extracted
from quotedesk.index.files import FoundFile, FoundFiles, find_files
from quotedesk.index.formats import Note, Skip, holds_records, read_articles
from quotedesk.index.identity import Identities, Known, Placed
from quotedesk.index.matching.beside import keep_groups_after
from quotedesk.index.model import Article, Ingested, Progress
from quotedesk.index.speakers_file import copy_speakers, load_speakers
from quotedesk.index.text import clean


def ingest(
    paths: Sequence[Path],
    archive: Path,
    *,
    speakers_file: Path | None = None,
    jobs: int = 1,
    on_progress: Callable[[Progress], None] | None = None,
) -> Ingested:
    """Put the articles of files, folders and patterns into the archive, which is made if need be.

    Quotes are found by `jobs` processes. A file that cannot be read is named in the answer and stops nothing. Raises
    ArchiveError when the archive cannot be written or the speakers file cannot be used; then nothing was changed.
    """
    found = find_files(paths, leave_out=archive)
    speakers = speakers_file or next(iter(found.speakers_files), None)
    if speakers is not None:
        load_speakers(speakers)
    with ExitStack() as stack:
        target = _Target(archive, stack)
        run = _Run(target, found, on_progress or (lambda progress: None))
        for each in extracted(run.puts(), jobs):
            run.keep(each)
        run.settle()
    if speakers is not None and open_store(archive).exists():
        copy_speakers(speakers, archive)
    if speakers_file is None and len(set(found.speakers_files)) > 1:
        first, second = map(str, list(dict.fromkeys(found.speakers_files))[:2])
        run.warnings.append((_shown(second), f"not used; {_shown(first)} is"))
    told, before, changed = run.result(), target.generation, run.changed
    del run, target  # what they know of each article would lie beside the groups: a fifth of all memory
    if changed:
        keep_groups_after(archive, before, changed)
    return told


class _Target:
    """The archive as it was, and the transaction on it, which begins with the first change."""

    def __init__(self, archive: Path, stack: ExitStack) -> None:
        self._archive = archive
        self._stack = stack
        self._store = open_store(archive)
        self._writer: Writer | None = None
        self.before: Engine | None = None
        if self._store.exists():
            self.before = self._store.open()
            stack.callback(self.before.close)

    @property
    def generation(self) -> int:
        """Of the archive as it was; 0 when there was none."""
        return self.before.generation if self.before is not None else 0

    @property
    def writer(self) -> Writer:
        """Raises ArchiveError when another writer is at work, or was since this ingest began."""
        if self._writer is None:
            self._writer = self._stack.enter_context(self._store.write())
            if self._changed():
                raise ArchiveError(f"Another ingest changed {self._archive} meanwhile; run this one again")
        return self._writer

    def _changed(self) -> bool:
        if self.before is not None:
            return self.before.newer()
        if not self._store.exists():
            return False
        now = self._store.open()
        try:
            return now.counts().articles > 0
        finally:
            now.close()


class _Run:
    """One ingest: the files in their order, and what became of each."""

    def __init__(self, target: _Target, found: FoundFiles, on_progress: Callable[[Progress], None]) -> None:
        self._target = target
        self._found = found
        self._on_progress = on_progress
        self._identities = Identities(target.before)
        self._n_articles = 0
        self._replaced = 0
        self._skipped = [(_shown(name), reason) for name, reason in found.skipped]
        self._unreadable = [(_shown(name), reason) for name, reason in found.unreadable]
        self.warnings: list[tuple[str, str]] = []
        self.changed: dict[str, str | None] = {}
        """Articles that were written, with their sha256, and that were taken out, with None."""

    def puts(self) -> Iterator[Put]:
        """What has to be written, in order, while the files are read."""
        total = len(self._found.files)
        for done, file in enumerate(self._found.files.values()):
            self._on_progress(Progress(done, total, self._n_articles, _shown(file.path.name)))
            for article in self._articles(file):
                self._n_articles += 1
                yield from self._placed(article, self._identities.place(article), file)
        self._on_progress(Progress(total, total, self._n_articles, ""))

    def keep(self, each: Extracted) -> None:
        """Write one step of what `puts` asked for."""
        for article_id in each.put.gone:
            self._target.writer.delete(article_id)
            self.changed[article_id] = None
        if each.put.article is not None:
            self.changed[each.put.article.id] = each.put.article.sha256
            known = each.put.known
            if known is not None:
                known.n_quotes = sum(quote.kind != "indirect" for quote in each.quotes)
            self._target.writer.put(each.put.article, each.quotes)
        if each.fault:
            self.warnings.append((each.put.label, each.fault))

    def settle(self) -> None:
        """Put articles of this ingest that had to give up their id again, from their files."""
        waiting: defaultdict[str, dict[str, Known]] = defaultdict(dict)
        for known in self._identities.seen():
            if known.moved:
                waiting[known.origin][known.sha256] = known
        for origin, wanted in waiting.items():
            file = self._found.files[Path(origin)]
            for each in extracted(self._again(file, wanted), 1):
                self.keep(each)
            for known in wanted.values():
                self._skipped.append((_shown(file.shown), f"changed while it was read; {known.id} is not kept"))
                known.seen = False

    def result(self) -> Ingested:
        seen = self._identities.seen()
        return Ingested(
            articles=len(seen),
            paragraphs=sum(known.n_paragraphs for known in seen),
            quotes=sum(known.n_quotes for known in seen),
            unchanged=sum(known.stored is not None for known in seen),
            replaced=self._replaced,
            skipped=tuple(self._skipped),
            unreadable=tuple(self._unreadable),
            warnings=tuple(self.warnings),
        )

    def _placed(self, article: Article, placed: Placed, file: FoundFile) -> Iterator[Put]:
        if placed.gone:
            yield Put(gone=tuple(placed.gone))
        for known in placed.moved:
            if known.stored is not None:
                yield self._moved(known)
        if placed.earlier is not None:
            self._replaced += 1
            if placed.earlier.seen:
                self.warnings.append((_shown(file.shown), f"{article.id} came twice; the later text is kept"))
        if placed.is_new:
            label = _shown(file.shown, placed.known.id if holds_records(article.origin) else "")
            self.warnings += [(label, warning) for warning in article.warnings]
            yield Put(replace(article, id=placed.known.id), known=placed.known, label=label)

    def _moved(self, known: Known) -> Put:
        """An article of the archive under its new id, with the quotes it has."""
        before = self._target.before
        article = before.article(known.stored) if before and known.stored else None
        if before is None or article is None:
            raise ArchiveError(f"The archive lists {known.stored} and does not hold it; run quotedesk check")
        quotes = [
            replace(quote, article_id=known.id) for quote in before.quotes(article_ids=(article.id,), indirect=True)
        ]
        return Put(replace(article, id=known.id), quotes=quotes)

    def _again(self, file: FoundFile, wanted: dict[str, Known]) -> Iterator[Put]:
        for article in self._articles(file, again=True):
            known = wanted.pop(article.sha256, None)
            if known is not None:
                yield Put(replace(article, id=known.id), known=known, label=_shown(file.shown))

    def _articles(self, file: FoundFile, *, again: bool = False) -> Iterator[Article]:
        """The articles of one file; what is wrong with it is noted, unless it is read `again`."""
        notes: list[tuple[str, str]] = []
        skips: list[tuple[str, str]] = []
        try:
            if not stat.S_ISREG(file.path.stat().st_mode):
                skips.append((_shown(file.shown), "not a regular file"))
                return
            with file.path.open("rb") as opened:
                for read in read_articles(opened, file.path.name):
                    if isinstance(read, Skip):
                        skips.append((_shown(file.shown, read.place), read.reason))
                    elif isinstance(read, Note):
                        notes.append((_shown(file.shown, read.place), read.text))
                    else:
                        yield replace(read, origin=str(file.path))
        except OSError as error:
            reasons = self._unreadable if file.named else skips
            reasons.append((_shown(file.shown), (error.strerror or str(error)).lower()))
        except Exception as error:  # noqa: BLE001 - a reader's fault costs one file, not the other 100,000
            skips.append((_shown(file.shown), f"cannot be read ({type(error).__name__})"))
        finally:
            if not again:
                self._skipped += skips
                self.warnings += notes


def _shown(name: str, place: str = "") -> str:
    """A file as messages name it: nothing in it can touch a terminal."""
    return clean(f"{name}, {place}" if place else name).replace("\n", "\ufffd")
