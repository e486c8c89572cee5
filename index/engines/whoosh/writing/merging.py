"""Several segments made into one, without what was taken out: postings are put one after the other, never re-sorted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby
from pathlib import Path

import numpy as np

from quotedesk.index.engines.whoosh.files.manifest import Entry
from quotedesk.index.engines.whoosh.files.segment_file import SegmentSpool
from quotedesk.index.engines.whoosh.segment.columns import DOUBT, INDIRECT_DOUBT, LIKENESS, Columns, likenesses
from quotedesk.index.engines.whoosh.segment.postings import Array, Ints
from quotedesk.index.engines.whoosh.segment.segment import Segment
from quotedesk.index.engines.whoosh.writing.merging_fields import Part, write_field
from quotedesk.index.engines.whoosh.writing.merging_stories import write_stories

LEVELS = (32, 1024, 32768)
"""Segments of fewer articles than these are of the first, second, third level; the rest of the fourth."""
_MOSTLY_GONE = 0.4
"""A segment is written anew when more than this part of it was taken out."""
MAX_TEXTS = 1 << 24
"""Texts of one segment, whose numbers have 24 bits: the paragraphs of some 1.4 million articles."""


def due(entries: Sequence[Entry]) -> list[Entry]:
    """The segments to make into one next; empty when each level has one at most, and none is mostly gone."""
    by_level = groupby(sorted(entries, key=lambda entry: entry.live), key=lambda entry: _level(entry.live))
    for _, each in by_level:
        same = list(each)
        sizes = accumulate(max(entry.paragraphs, entry.quotes, 3 * entry.articles) for entry in same)
        fitting = [entry for entry, n_texts in zip(same, sizes, strict=True) if n_texts <= MAX_TEXTS]
        if len(fitting) > 1:
            return fitting
    return [entry for entry in entries if entry.deleted_articles > _MOSTLY_GONE * entry.articles][:1]


def _level(articles: int) -> int:
    return sum(articles >= limit for limit in LEVELS)


def merge(segments: Sequence[Segment], folder: Path, name: str) -> Entry:
    """Write the live articles of some segments as one new segment."""
    parts = [Part(segment) for segment in segments]
    spool = SegmentSpool(folder)
    try:
        columns = _columns(parts)
        columns.write(spool)
        write_stories(spool, parts)
        meta: dict[str, float] = {}
        article_of = {
            "text": columns.article_of_paragraphs(),
            "quoted": columns.article_of_quotes(),
            "meta": np.repeat(np.arange(len(columns.ids)), 3),
        }
        for field, articles in article_of.items():
            meta |= write_field(spool, field, parts, articles)
        size, checksum = spool.finish(folder / name, meta)
    finally:
        spool.close()
    return Entry(name, size, checksum, len(columns.ids), len(article_of["text"]), len(article_of["quoted"]))


def _columns(parts: Sequence[Part]) -> Columns:
    def articles(name: str) -> Ints:
        return np.concatenate([part.file.array(f"article.{name}")[part.kept].astype(np.int64) for part in parts])

    ids = [each for part in parts for each, kept in zip(part.segment.ids.all(), part.kept, strict=True) if kept]
    source_names, sources = _renumbered(
        [(part.segment.sources.all(), part.file.array("article.source")[part.kept]) for part in parts]
    )
    said = [(part.segment.voices.all(), part.file.array("quote.voice")[part.kept_texts("quoted")]) for part in parts]
    indirect = [part.file.array("indirect.article") for part in parts]
    kept_indirect = [part.kept[found] for part, found in zip(parts, indirect, strict=True)]
    said_so = [
        (part.segment.voices.all(), part.file.array("indirect.voice")[kept])
        for part, kept in zip(parts, kept_indirect, strict=True)
    ]
    voices, numbers = _renumbered([*said, *said_so])
    n_direct = sum(len(found) for _, found in said)
    paragraphs, quote_paragraphs, first_article, indirect_articles = 0, [], 0, []
    for part, found, kept in zip(parts, indirect, kept_indirect, strict=True):
        new_paragraph = np.cumsum(part.kept_texts("text")) - 1 + paragraphs
        quote_paragraphs.append(new_paragraph[part.file.array("quote.paragraph")[part.kept_texts("quoted")]])
        indirect_articles.append((np.cumsum(part.kept) - 1 + first_article)[found[kept]])
        paragraphs += int(part.kept_texts("text").sum())
        first_article += int(part.kept.sum())
    return Columns(
        ids,
        np.concatenate([part.n_paragraphs[part.kept] for part in parts]),
        np.concatenate([part.n_quotes[part.kept] for part in parts]),
        articles("moment"),
        articles("day"),
        sources,
        source_names,
        np.concatenate(quote_paragraphs).astype(np.int64),
        numbers[:n_direct],
        np.concatenate(indirect_articles).astype(np.int64),
        numbers[n_direct:],
        voices,
        np.concatenate([part.file.array(DOUBT)[part.kept_texts("quoted")] for part in parts]),
        np.concatenate(
            [part.file.array(INDIRECT_DOUBT)[kept] for part, kept in zip(parts, kept_indirect, strict=True)]
        ),
        _likeness(parts, voices),
    )


def _likeness(parts: Sequence[Part], voices: Sequence[bytes]) -> Ints:
    """That of merged voices, as far as their segments have it."""
    known: dict[bytes, int] = {}
    for part in parts:
        if LIKENESS in part.file:
            known.update(zip(part.segment.voices.all(), part.file.array(LIKENESS).tolist(), strict=True))
    unknown = [voice for voice in voices if voice not in known]
    known.update(zip(unknown, likenesses(unknown).tolist(), strict=True))
    return np.array([known[voice] for voice in voices], np.int64)


def _renumbered(parts: Sequence[tuple[list[bytes], Array]]) -> tuple[list[bytes], Ints]:
    """The strings of several dictionaries that are still used, in one, and all columns in its numbers."""
    used: set[bytes] = set()
    for strings, column in parts:
        used.update(strings[number - 1] for number in np.unique(column).tolist() if number)
    merged = sorted(used)
    number_of = {string: number for number, string in enumerate(merged, 1)}
    columns = []
    for strings, column in parts:
        new = np.array([0, *(number_of.get(string, 0) for string in strings)], np.int64)
        columns.append(new[column])
    return merged, np.concatenate(columns)
