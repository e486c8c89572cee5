"""What is taken away, in every form at once: quotes, paragraphs of a search, and bookmarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotedesk.index.errors import ArchiveError, NotFound, UsageError
from quotedesk.index.model import ArticleSummary, Hit, Paragraph, Quote
from quotedesk.tui import citation
from quotedesk.tui.headings import Group, grouped
from quotedesk.tui.quotes_written import QUOTE_HEADER, quote_row
from quotedesk.tui.records import Record, hit_record, quote_record
from quotedesk.tui.state import Bookmark

if TYPE_CHECKING:
    from quotedesk.index.archive import Archive

_PARAGRAPH_ID = re.compile(r"(?P<article>[^#]*)#p(?P<number>\d+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands together in a form for reading."""

    words: str
    below: str
    """Who said it and where it stands."""
    id: str
    heading: str = ""
    note: str = ""
    quoted: bool = True
    """Whether the words stand between quote marks."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is exported, in every form at once."""

    kind: str
    """`quotes`, `paragraphs` or `bookmarks`."""
    about: str
    """The query or the filter they were found by; empty for none."""
    pieces: tuple[Piece, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    records: Callable[[], Sequence[Record]]
    """Made when asked for: the group of a quote takes a search."""


def sheet_of(archive: Archive, found: Sequence[Quote] | Sequence[Hit] | Sequence[Bookmark], about: str = "") -> Sheet:
    """The sheet for what is at hand, all of one kind."""
    quotes = [each for each in found if isinstance(each, Quote)]
    hits = [each for each in found if isinstance(each, Hit)]
    if hits:
        return hits_sheet(archive, hits, about)
    if quotes:
        return quotes_sheet(archive, quotes, about)
    return bookmarks_sheet(archive, [each for each in found if isinstance(each, Bookmark)], about)


def quotes_sheet(archive: Archive, quotes: Sequence[Quote], about: str = "") -> Sheet:
    """Quotes: under their headings for reading, in their own order for machines."""
    cited = [(quote, archive.summary(quote.article_id)) for quote in quotes]
    pieces = [
        _quote_piece(quote, archive.summary(quote.article_id), _heading(group))
        for group in grouped(quotes)
        for quote in group.quotes
    ]
    rows = [tuple(quote_row(*each)) for each in cited]

    def records() -> list[Record]:
        return [quote_record(quote, summary, archive.group(quote)) for quote, summary in cited]

    return Sheet("quotes", about, tuple(pieces), QUOTE_HEADER, tuple(rows), records)


def _heading(group: Group) -> str:
    """A role is told from a person wherever it stands."""
    return f"{group.title} · {group.count}" if group.role else group.title


def _quote_piece(quote: Quote, summary: ArticleSummary, heading: str = "", note: str = "") -> Piece:
    below = citation.attribution(quote, summary)
    return Piece(quote.clean, below, quote.id, heading, note, quoted=quote.kind != "indirect")


def hits_sheet(archive: Archive, hits: Sequence[Hit], about: str = "") -> Sheet:
    """Paragraphs that matched a query, in the order of the results."""
    summaries = [archive.summary(hit.article_id) for hit in hits]
    pieces = [
        _paragraph_piece(Paragraph(hit.paragraph, hit.text), summary, hit.id)
        for hit, summary in zip(hits, summaries, strict=True)
    ]
    header = ("id", "article", "paragraph", "speaker", "text", "title", "source", "published", "url")
    rows = [
        (
            hit.id,
            hit.article_id,
            hit.paragraph,
            hit.speaker,
            hit.text,
            each.title,
            each.source,
            each.published,
            each.url,
        )
        for hit, each in zip(hits, summaries, strict=True)
    ]
    return Sheet("paragraphs", about, tuple(pieces), header, tuple(rows), lambda: [*map(hit_record, hits)])


def _paragraph_piece(paragraph: Paragraph, summary: ArticleSummary, id: str, note: str = "") -> Piece:
    return Piece(paragraph.text, citation.where(summary, paragraph.number), id, note=note, quoted=False)


def bookmarks_sheet(archive: Archive, marks: Sequence[Bookmark], about: str = "") -> Sheet:
    """Bookmarks with their notes; one of another archive, or of what is gone, with the words it was set on."""
    header = ("id", "archive", "words", "note", "when")
    rows = [(mark.id, mark.archive, mark.words, mark.note, mark.when) for mark in marks]
    records: list[Record] = [dict(zip(header, row, strict=True)) for row in rows]
    pieces = tuple(_bookmark_piece(archive, mark) for mark in marks)
    return Sheet("bookmarks", about, pieces, header, tuple(rows), lambda: records)


def _bookmark_piece(archive: Archive, mark: Bookmark) -> Piece:
    with suppress(NotFound, UsageError, ArchiveError):
        if found := _marked(archive, mark):
            return found
    return Piece(mark.words, mark.archive, mark.id, note=mark.note, quoted=False)


def _marked(archive: Archive, mark: Bookmark) -> Piece | None:
    """What a bookmark was set on, where this archive still has it in the same words."""
    if place := _PARAGRAPH_ID.fullmatch(mark.id):
        summary = archive.summary(place["article"])
        paragraphs = archive.article(summary.id).paragraphs
        same = [each for each in paragraphs if each.number == int(place["number"]) and each.text == mark.words]
        return _paragraph_piece(same[0], summary, mark.id, mark.note) if same else None
    quote = archive.quote(mark.id)
    return _quote_piece(quote, archive.summary(quote.article_id), note=mark.note) if quote.clean == mark.words else None
