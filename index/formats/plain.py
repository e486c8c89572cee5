"""Plain text: a story and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from quotedesk.index.formats.base import Format, Note, Skip
from quotedesk.index.formats.decode import decode
from quotedesk.index.formats.metadata import Cleaning, stated_article
from quotedesk.index.model import Article


def _read(file: BinaryIO, file_name: str) -> Iterator[Article | Skip | Note]:
    text, note = decode(file.read())
    cleaning = Cleaning()
    paragraphs = cleaning.paragraphs(text)
    if not paragraphs:
        yield Skip("no text in it")
        return
    if note:
        cleaning.warn(note)
    yield stated_article({}, paragraphs, cleaning)


PLAIN = Format("plain text", (".txt", ".text", ""), lambda head: False, _read)
