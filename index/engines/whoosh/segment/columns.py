"""What a segment knows of its articles and quotes beside their words: flat columns, written whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from quotedesk.index.engines.whoosh.files.dictionary import write_dictionary, write_strings
from quotedesk.index.engines.whoosh.files.segment_file import SegmentSpool
from quotedesk.index.engines.whoosh.segment.owners import write_owners
from quotedesk.index.engines.whoosh.segment.postings import Array, Ints
from quotedesk.index.likeness import MAKE, label_likeness, name_likeness
from quotedesk.index.tree import MetaField, day

META_FIELDS: tuple[MetaField, ...] = ("source", "title", "author")
"""The texts of the field `meta`: three for each article, in this order."""
UNDATED = -(1 << 62)
"""The moment of an article without a date."""
NO_AGE = 0xFFFFFFFF
LIKENESS = f"voice.likeness.{MAKE}"
"""The column of the numbers that names and descriptions under one heading share."""

DOUBT, INDIRECT_DOUBT = "quote.doubt", "indirect.doubt"
"""The columns that tell which quotes could be one of several people's."""


def moment(published: str | None) -> int:
    """Seconds since 1970 of an ISO 8601 date; parts not stated are the first, no offset is UTC."""
    if published is None:
        return UNDATED
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        number = day(published)
        if number is None:
            return UNDATED
        try:
            found = datetime(number // 10000, number // 100 % 100 or 1, number % 100 or 1)
        except ValueError:
            return UNDATED
    return int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp())


@dataclass(slots=True)
class Columns:
    """The articles of a segment in the order of their paragraphs, and the quotes in the order of their texts."""

    ids: list[bytes]
    n_paragraphs: Ints
    """Of each article; so are the next four."""
    n_quotes: Ints
    moments: Ints
    days: Ints
    sources: Ints
    """Number in `source_names`, from 1; 0 is none."""
    source_names: list[bytes]
    quote_paragraphs: Ints
    """The paragraph of each quote between marks, counted over the segment."""
    quote_voices: Ints
    """Number in `voices`, from 1; 0 is nobody."""
    indirect_articles: Ints
    """The article of each indirect quote, counted over the segment."""
    indirect_voices: Ints
    voices: list[bytes]
    """Sorted names and labels, as `voice_key` writes them."""
    quote_doubts: Array
    """Of each quote between marks, 1 where it could be one of several people's."""
    indirect_doubts: Array
    likeness: Ints | None = None
    """Of each voice; None when it is still to be worked out."""

    def article_of_paragraphs(self) -> Ints:
        return np.repeat(np.arange(len(self.ids)), self.n_paragraphs)

    def article_of_quotes(self) -> Ints:
        return np.repeat(np.arange(len(self.ids)), self.n_quotes)

    def write(self, spool: SegmentSpool) -> None:
        by_id = np.array(sorted(range(len(self.ids)), key=self.ids.__getitem__), np.int64)
        rank = np.empty(len(by_id), np.int64)
        rank[by_id] = np.arange(len(by_id))
        write_strings(spool, "article.id", self.ids)
        columns: list[tuple[str, str, Array]] = [
            ("article.by_id", "<u4", by_id),
            ("article.rank", "<u4", rank),
            ("article.paragraph", "<u4", _starts(self.n_paragraphs)),
            ("article.quote", "<u4", _starts(self.n_quotes)),
            ("article.moment", "<i8", self.moments),
            ("article.age", "<u4", _ages(self.moments)),
            ("article.day", "<u4", self.days),
            ("article.source", "<u4", self.sources),
            ("quote.paragraph", "<u4", self.quote_paragraphs),
            ("quote.voice", "<u4", self.quote_voices),
            ("indirect.article", "<u4", self.indirect_articles),
            ("indirect.voice", "<u4", self.indirect_voices),
            (DOUBT, "|u1", self.quote_doubts),
            (INDIRECT_DOUBT, "|u1", self.indirect_doubts),
            (LIKENESS, "<i8", likenesses(self.voices) if self.likeness is None else self.likeness),
        ]
        for name, code, column in columns:
            spool.add(name, column.astype(code))
        write_owners(spool, self.article_of_paragraphs())
        write_dictionary(spool, "source", self.source_names)
        write_dictionary(spool, "voice", self.voices)


def _starts(counts: Ints) -> Ints:
    return np.concatenate(([0], np.cumsum(counts)))


def _ages(moments: Ints) -> Ints:
    """The rank of each moment among all, oldest first; `NO_AGE` without a date."""
    ages: Ints = np.unique(moments, return_inverse=True)[1].astype(np.int64)
    ages[moments == UNDATED] = NO_AGE
    return ages


def voice_key(name: str | None, label: str | None) -> bytes | None:
    """How a speaker stands among the voices: named ones and descriptions never meet."""
    if name is not None:
        return b"n" + name.encode()
    return None if label is None else b"l" + label.encode()


def likenesses(voices: Sequence[bytes]) -> Ints:
    """The likeness of voices as `voice_key` writes them."""
    found = [(name_likeness if voice[:1] == b"n" else label_likeness)(voice[1:].decode()) for voice in voices]
    return np.array(found, np.int64)


def numbered(values: Sequence[bytes | None]) -> tuple[list[bytes], Ints]:
    """The distinct values, sorted, and the number of each value among them, from 1; 0 for None."""
    distinct = sorted({value for value in values if value is not None})
    number: dict[bytes | None, int] = {value: place for place, value in enumerate(distinct, 1)}
    number[None] = 0
    return distinct, np.fromiter(map(number.__getitem__, values), np.int64, len(values))
