"""Every quote of a draft held against an archive before it is printed. The draft itself is never kept."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from quotedesk.index.errors import ArchiveError, UsageError
from quotedesk.index.formats import Skip, read_articles
from quotedesk.index.matching.verdict import Verification
from quotedesk.index.model import Article, Paragraph, Quote
from quotedesk.index.quotes import extract
from quotedesk.index.text import clean

if TYPE_CHECKING:
    from quotedesk.index.archive import Archive


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A quote of a draft and what the archive says to it."""

    quote: Quote
    verification: Verification
    agrees: bool | None
    """Whether the archive gives the words to whom the draft names; None where one of them names nobody."""

    @property
    def clear(self) -> bool:
        return self.verification.clear


def read_draft(content: bytes, name: str) -> Article:
    """The paragraphs of a draft: plain text, Markdown, or what else articles are read from; `.docx` with its extra.

    Raises ArchiveError when the file holds no text.
    """
    if PurePath(name).suffix.lower() == ".docx":
        return Article("draft", _docx_paragraphs(content, name))
    for read in read_articles(content, name):
        if isinstance(read, Article):
            return read
        if isinstance(read, Skip):
            raise ArchiveError(f"{clean(name)}: {read.reason}")
    raise ArchiveError(f"{clean(name)}: no text in it")


def _docx_paragraphs(content: bytes, name: str) -> tuple[Paragraph, ...]:
    try:
        from docx import Document  # only for such a file: 90 ms
    except ImportError:
        raise UsageError(
            "drafts of Word are read with python-docx: pip install 'quotedesk[docx]', or save the draft as text"
        ) from None
    try:
        texts = [clean(paragraph.text) for paragraph in Document(io.BytesIO(content)).paragraphs]
    except Exception as error:  # the package raises whatever zip and XML raise
        raise ArchiveError(f"{clean(name)}: not a Word document ({type(error).__name__})") from error
    return tuple(Paragraph(number, text) for number, text in enumerate(filter(str.strip, texts), 1))


def draft_quotes(draft: Article) -> list[Quote]:
    """Its direct quotes and fragments with their speakers, in order."""
    found = extract("", draft.paragraphs, title=draft.title, author=draft.author)
    spoken = [quote for quote in found if quote.kind != "indirect" and any(map(str.isalnum, quote.text))]
    return sorted(spoken, key=lambda quote: (quote.paragraph, quote.start))


def check_draft(
    archive: Archive, quotes: list[Quote], on_progress: Callable[[int], None] | None = None
) -> Iterator[DraftQuote]:
    """Each quote with its verdict, in order. `on_progress` is told how many are done."""
    for number, quote in enumerate(quotes, 1):
        yield _checked(archive, quote)
        if on_progress:
            on_progress(number)


def _checked(archive: Archive, quote: Quote) -> DraftQuote:
    named = quote.speaker.name if quote.attribution.how not in {"none", "uncertain"} else None
    by = archive.find_speaker(named) if named else None
    verification = archive.verify(quote.text, by=by)
    return DraftQuote(quote, verification, _agrees(named, verification))


def _agrees(named: str | None, verification: Verification) -> bool | None:
    best = verification.best
    if named is None or best is None or best.passage.quote is None:
        return None
    if best.misattributed:
        return False
    return None if best.passage.quote.attribution.how in {"none", "uncertain"} else True
