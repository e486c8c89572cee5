"""Making a segment of articles: everything of a batch in memory, then one file."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from quotedesk.index.engines.whoosh.columns import Columns, moment, numbered, voice_key
from quotedesk.index.engines.whoosh.inversion import write_stream
from quotedesk.index.engines.whoosh.manifest import Entry
from quotedesk.index.engines.whoosh.numbering import Numbering
from quotedesk.index.engines.whoosh.records import Record, by_label, by_name, head_record, quote_record
from quotedesk.index.engines.whoosh.segment_file import SegmentSpool
from quotedesk.index.engines.whoosh.stories import StoryWriter, packed
from quotedesk.index.engines.whoosh.tokens import Stream
from quotedesk.index.model import Article, Quote
from quotedesk.index.tree import MetaField, day

META_FIELDS: tuple[MetaField, ...] = ("source", "title", "author")
"""The texts of the `meta` field: three for each article, in this order."""
FULL_CHARACTERS = 12_000_000
"""Characters in a batch that make a segment: some 200 MB of memory while it is sorted."""
FULL_TEXTS = 200_000


class SegmentBuilder:
    """One batch of articles."""

    def __init__(self, before: SegmentBuilder | None = None) -> None:
        """`before` is the batch before this one, whose words are known already."""
        self._ids: list[bytes] = []
        self._heads: list[Record] = []
        self._stories: list[bytes] = []
        self._numbering: Numbering = before._numbering if before else Numbering()
        self._text, self._quoted, self._meta = (Stream(self._numbering) for _ in range(3))
        self._n_paragraphs, self._n_quotes = array("q"), array("q")
        self._moments, self._days = array("q"), array("q")
        self._sources: list[bytes | None] = []
        self._quote_paragraphs, self._quote_voices = array("q"), list[bytes | None]()
        self._indirect_articles, self._indirect_voices = array("q"), list[bytes | None]()
        self.dropped: set[int] = set()
        """Articles, by their number, that the same transaction replaced or took out."""

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def is_full(self) -> bool:
        return self._text.n_characters > FULL_CHARACTERS or self._text.n_texts > FULL_TEXTS

    def add(self, article: Article, quotes: Sequence[Quote]) -> int:
        """Add an article with its quotes by place; its number in the batch."""
        number = len(self._ids)
        texts = [paragraph.text for paragraph in article.paragraphs]
        first = self._text.n_texts
        direct = [quote for quote in quotes if quote.kind != "indirect"]
        self._ids.append(article.id.encode())
        self._heads.append(head_record(article, quotes))
        self._stories.append(packed(texts, [quote_record(quote) for quote in quotes]))
        self._text.add(texts)
        if direct:
            self._quoted.add([quote.text for quote in direct])
        self._meta.add([getattr(article, field) or "" for field in META_FIELDS])
        self._n_paragraphs.append(len(texts))
        self._n_quotes.append(len(direct))
        self._moments.append(moment(article.published))
        self._days.append(day(article.published) or 0)
        self._sources.append(None if article.source is None else article.source.encode())
        for quote in quotes:
            voice = voice_key(by_name(quote), by_label(quote))
            if quote.kind == "indirect":
                self._indirect_articles.append(number)
                self._indirect_voices.append(voice)
            else:
                self._quote_paragraphs.append(first + quote.paragraph - 1)
                self._quote_voices.append(voice)
        return number

    def write(self, folder: Path, name: str) -> Entry:
        """Write the batch as a segment file."""
        spool = SegmentSpool(folder)
        try:
            columns = self._columns()
            columns.write(spool)
            stories = StoryWriter(spool)
            for story, head in zip(self._stories, self._heads, strict=True):
                stories.add(story, head)
            stories.finish()
            meta: dict[str, float] = {}
            article_of_texts = columns.article_of_paragraphs()
            meta |= write_stream(spool, "text", self._text, article_of_texts)
            meta |= write_stream(spool, "quoted", self._quoted, columns.article_of_quotes())
            meta |= write_stream(spool, "meta", self._meta, np.repeat(np.arange(len(self)), len(META_FIELDS)))
            size, checksum = spool.finish(folder / name, meta)
        finally:
            spool.close()
        return Entry(name, size, checksum, len(self), len(article_of_texts), len(columns.quote_voices))

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
        )
