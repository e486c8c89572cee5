"""The folder a Whoosh archive lives in: opening snapshots and writing transactions."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from quotedesk.index.engines.base import Engine, Writer
from quotedesk.index.engines.whoosh.folder import (
    FILE_MODE,
    check_owner,
    make_folder,
    sync_folder,
    writer_lock,
)
from quotedesk.index.engines.whoosh.records import checked, head_record, quote_record
from quotedesk.index.errors import ArchiveError, ArchiveMissing
from quotedesk.index.model import Article, Quote

FOLDER = "index"


class WhooshStore:
    """An archive's index on disk, in a folder of its own inside the archive."""

    def __init__(self, path: Path) -> None:
        self._archive = path
        self._path = path / FOLDER

    def exists(self) -> bool:
        return any(self._path.glob("_MAIN_*.toc"))

    def open(self) -> Engine:
        if not self.exists():
            raise ArchiveMissing(self._archive)
        self._check()
        from whoosh.index import open_dir

        from quotedesk.index.engines.whoosh.plain import PlainEngine

        try:
            index: Any = open_dir(str(self._path))
            searcher = index.searcher()
        except Exception as error:
            raise ArchiveError(f"The index in {self._path} cannot be read: {error}") from error
        return PlainEngine(searcher, index.latest_generation(), lambda: not searcher.up_to_date())

    def _check(self) -> None:
        check_owner(self._path)
        for file in self._path.iterdir():
            check_owner(file)

    @contextmanager
    def write(self) -> Iterator[Writer]:
        try:
            make_folder(self._path)
            self._check()
            with writer_lock(self._path):
                yield from self._transaction()
        except OSError as error:
            raise ArchiveError(f"The archive {self._archive} cannot be written: {error.strerror or error}") from error

    def _transaction(self) -> Iterator[Writer]:
        from whoosh.index import create_in, open_dir

        from quotedesk.index.engines.whoosh.plain import SCHEMA

        index = open_dir(str(self._path)) if self.exists() else create_in(str(self._path), SCHEMA)
        writer = index.writer(limitmb=256)
        try:
            changes = PlainWriter()
            yield changes
            changes.apply(writer)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        for file in self._path.iterdir():
            file.chmod(FILE_MODE)
            with file.open("rb") as opened:
                os.fsync(opened.fileno())
        sync_folder(self._path)


class PlainWriter:
    """One transaction: the last word on each article is kept until the end."""

    def __init__(self) -> None:
        self._changes: dict[str, tuple[Article, list[Quote]] | None] = {}

    def put(self, article: Article, quotes: Sequence[Quote]) -> None:
        self._changes[article.id] = article, checked(article, quotes)

    def delete(self, article_id: str) -> None:
        self._changes[article_id] = None

    def apply(self, writer: Any) -> None:
        """Hand the transaction to a Whoosh writer."""
        for article_id, change in self._changes.items():
            writer.delete_by_term("article", article_id)
            if change is not None:
                _add(writer, *change)


def _add(writer: Any, article: Article, quotes: list[Quote]) -> None:
    from quotedesk.index.engines.whoosh.plain import packed

    texts = [paragraph.text for paragraph in article.paragraphs]
    record = packed(head_record(article, quotes), texts, [quote_record(quote) for quote in quotes])
    writer.add_document(kind="article", article=article.id, record=record)
    for paragraph in article.paragraphs:
        writer.add_document(kind="paragraph", article=article.id, paragraph=paragraph.number, text=paragraph.text)
    for quote in quotes:
        writer.add_document(kind="quote", article=article.id, paragraph=quote.paragraph, quoted=quote.text)
