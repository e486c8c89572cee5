"""Readers of what articles come in, and the one list they stand in.

A further format is one module with one `Format` and one entry in `FORMATS`; nothing else knows which formats there are.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO

from quotedesk.index.formats.base import Format, Note, NotText, Skip
from quotedesk.index.formats.markdown import MARKDOWN
from quotedesk.index.formats.metadata import stem_id
from quotedesk.index.formats.plain import PLAIN
from quotedesk.index.formats.records import CSV, JSON, JSONL
from quotedesk.index.model import Article

__all__ = ["FORMATS", "Format", "NotText", "Note", "Skip", "holds_records", "read_articles"]

FORMATS: tuple[Format, ...] = (JSONL, JSON, CSV, MARKDOWN, PLAIN)
"""In the order in which they are asked about a file of an unknown name."""
_HEAD = 8 * 1024
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}")


def read_articles(file: BinaryIO | bytes, file_name: str) -> Iterator[Article | Skip | Note]:
    """The articles of one file, as they are read; `file_name` is a name or a path and tells the format.

    Never raises for what the file holds. Each article has an id and the digest of its bytes, and no origin.
    """
    if isinstance(file, bytes):
        file = io.BytesIO(file)
    suffix = _suffix(file_name)
    head = file.read(_HEAD)
    file.seek(0)
    if not head:
        yield Skip("empty file")
        return
    chosen = _format(suffix, head)
    if chosen is None:
        yield Skip(_no_reader(suffix, head))
        return
    try:
        for read in chosen.read(file, file_name):
            yield _completed(read, file, file_name) if isinstance(read, Article) else read
    except NotText as error:
        yield Skip(str(error))


def holds_records(file_name: str) -> bool:
    """Whether a file of this name is a list of articles."""
    suffix = _suffix(file_name)
    return any(each.holds_records for each in FORMATS if suffix in each.suffixes)


def _suffix(file_name: str) -> str:
    suffix = PurePath(file_name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def _format(suffix: str, head: bytes) -> Format | None:
    for each in FORMATS:
        if suffix in each.suffixes:
            return each
    return next((each for each in FORMATS if each.sniff(head)), None)


def _no_reader(suffix: str, head: bytes) -> str:
    return "binary file" if bytes(1) in head else f"files ending in {suffix} are not read"


def _completed(article: Article, file: BinaryIO, file_name: str) -> Article:
    """Only readers that took in the whole file leave the digest to be made here."""
    if article.sha256 and article.id:
        return article
    sha256 = article.sha256
    if not sha256:
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    return replace(article, id=article.id or stem_id(file_name), sha256=sha256)
