"""Making a segment of articles: everything of a batch in memory, then one file."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from quotedesk.index.engines.whoosh.files.manifest import Entry
from quotedesk.index.engines.whoosh.files.segment_file import SegmentSpool
from quotedesk.index.engines.whoosh.segment.columns import META_FIELDS, Columns, moment, numbered, voice_key
from quotedesk.index.engines.whoosh.segment.records import by_label, by_name, head_record, quote_record
from quotedesk.index.engines.whoosh.segment.stories import StoryWriter
from quotedesk.index.engines.whoosh.writing.inversion import write_stream
from quotedesk.index.engines.whoosh.writing.numbering import Numbering
from quotedesk.index.engines.whoosh.writing.tokens import Stream
from quotedesk.index.model import Article, Quote
from quotedesk.index.tree import day

_FULL_CHARACTERS = 40_000_000
"""Characters in a batch that make a segment: some 150 MB of memory while it is sorted."""
_FULL_TEXTS = 1 << 20


class SegmentBuilder:
    """One batch of articles."""

    def __init__(self, folder: Path, numbering: Numbering, shared: Callable[[str], bytes]) -> None:
        """A `numbering` that was used before knows most words already; `shared` tells what the
        pieces of a kind share in other segments."""
        self._folder = folder
        self._spool = SegmentSpool(folder)
        self._writer = StoryWriter(self._spool, shared)
        self._ids: list[bytes] = []
        self.numbering = numbering
        self._text, self._quoted, self._meta = (Stream(numbering) for _ in range(3))
        self._n_paragraphs, self._n_quotes = array("q"), array("q")
        self._moments, self._days = array("q"), array("q")
        self._sources: list[bytes | None] = []
        self._quote_paragraphs, self._quote_voices = array("q"), list[bytes | None]()
        self._indirect_articles, self._indirect_voices = array("q"), list[bytes | None]()
        self._quote_doubts, self._indirect_doubts = array("B"), array("B")
        self.dropped: set[int] = set()
        """Articles, by their number, that the same transaction replaced or took out."""

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def is_full(self) -> bool:
        n_characters = self._text.n_characters + self._quoted.n_characters
        return n_characters > _FULL_CHARACTERS or self._text.n_texts > _FULL_TEXTS or self.numbering.is_full

    def add(self, article: Article, quotes: Sequence[Quote]) -> int:
        """Add an article with its quotes by place; its number in the batch."""
        number = len(self._ids)
        texts = [paragraph.text for paragraph in article.paragraphs]
        first = self._text.n_texts
        direct = [quote for quote in quotes if quote.kind != "indirect"]
        self._ids.append(article.id.encode())
        self._writer.add(texts, [quote_record(quote) for quote in quotes], head_record(article, quotes))
        self._text.add(texts)
        self._quoted.add([quote.text for quote in direct])
        self._meta.add([getattr(article, field) or "" for field in META_FIELDS])
        self._n_paragraphs.append(len(texts))
        self._n_quotes.append(len(direct))
        self._moments.append(moment(article.published))
        self._days.append(day(article.published) or 0)
        self._sources.append(None if article.source is None else article.source.encode())
        for quote in quotes:
            voice = voice_key(by_name(quote), by_label(quote))
            is_doubtful = quote.attribution.how == "uncertain"
            if quote.kind == "indirect":
                self._indirect_articles.append(number)
                self._indirect_voices.append(voice)
                self._indirect_doubts.append(is_doubtful)
            else:
                self._quote_paragraphs.append(first + quote.paragraph - 1)
                self._quote_voices.append(voice)
                self._quote_doubts.append(is_doubtful)
        return number

    def write(self, name: str) -> Entry:
        """Write the batch as a segment file."""
        columns = self._columns()
        columns.write(self._spool)
        self._writer.finish()
        meta: dict[str, float] = {}
        article_of_texts = columns.article_of_paragraphs()
        meta |= write_stream(self._spool, "text", self._text, article_of_texts)
        meta |= write_stream(self._spool, "quoted", self._quoted, columns.article_of_quotes())
        meta |= write_stream(self._spool, "meta", self._meta, np.repeat(np.arange(len(self)), len(META_FIELDS)))
        size, checksum = self._spool.finish(self._folder / name, meta)
        return Entry(name, size, checksum, len(self), len(article_of_texts), len(columns.quote_voices))

    def close(self) -> None:
        self._spool.close()

    def _columns(self) -> Columns:
        source_names, sources = numbered(self._sources)
        voices, numbers = numbered([*self._quote_voices, *self._indirect_voices])
        n_direct = len(self._quote_voices)
        return Columns(
            self._ids,
            np.array(self._n_paragraphs),
            np.array(self._n_quotes),
            np.array(self._moments),
            np.array(self._days),
            sources,
            source_names,
            np.array(self._quote_paragraphs),
            numbers[:n_direct],
            np.array(self._indirect_articles),
            numbers[n_direct:],
            voices,
            np.array(self._quote_doubts),
            np.array(self._indirect_doubts),
        )
