"""Several segments made into one, without what was taken out: postings are put one after the other, never re-sorted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from pathlib import Path

import numpy as np

from quotedesk.index.engines.whoosh.columns import LIKENESS, Columns, likenesses
from quotedesk.index.engines.whoosh.doubts import doubts
from quotedesk.index.engines.whoosh.inversion import FieldWriter
from quotedesk.index.engines.whoosh.manifest import Entry
from quotedesk.index.engines.whoosh.numbering import MARKS
from quotedesk.index.engines.whoosh.postings import Array, Field, Ints
from quotedesk.index.engines.whoosh.segment import Segment
from quotedesk.index.engines.whoosh.segment_file import SegmentSpool
from quotedesk.index.engines.whoosh.stories import StoryWriter

LEVELS = (32, 1024, 32768)
"""Segments of fewer articles than these are of the first, second, third level; the rest of the fourth."""
_MOSTLY_GONE = 0.4
"""A segment is written anew when more than this part of it was taken out."""
MAX_TEXTS = 1 << 24
"""Texts of one segment, whose numbers have 24 bits: the paragraphs of some 1.4 million articles."""
CHUNK = 1 << 18
"""Places that are put together at a time; what keeps memory flat."""


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
    parts = [_Part(segment) for segment in segments]
    spool = SegmentSpool(folder)
    try:
        columns = _columns(parts)
        columns.write(spool)
        _write_stories(spool, parts)
        meta: dict[str, float] = {}
        article_of = {
            "text": columns.article_of_paragraphs(),
            "quoted": columns.article_of_quotes(),
            "meta": np.repeat(np.arange(len(columns.ids)), 3),
        }
        for field, articles in article_of.items():
            meta |= _write_field(spool, field, parts, articles)
        size, checksum = spool.finish(folder / name, meta)
    finally:
        spool.close()
    return Entry(name, size, checksum, len(columns.ids), len(article_of["text"]), len(article_of["quoted"]))


class _Part:
    """One of the segments, with what is kept of it."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.file = segment.file
        self.kept = np.ones(len(segment), np.bool_)
        self.kept[sorted(segment.gone)] = False
        self.whole = not segment.gone
        starts = self.file.array
        self.n_paragraphs: Ints = np.diff(starts("article.paragraph")).astype(np.int64)
        self.n_quotes: Ints = np.diff(starts("article.quote")).astype(np.int64)
        self._kept_of = {
            "text": np.repeat(self.kept, self.n_paragraphs),
            "quoted": np.repeat(self.kept, self.n_quotes),
            "meta": np.repeat(self.kept, 3),
        }

    def kept_texts(self, field: str) -> Array:
        return self._kept_of[field]


def _columns(parts: Sequence[_Part]) -> Columns:
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
    doubtful = [doubts(part.segment) for part in parts]
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
        np.concatenate([doubt[part.kept_texts("quoted")] for part, (doubt, _) in zip(parts, doubtful, strict=True)]),
        np.concatenate([doubt[kept] for (_, doubt), kept in zip(doubtful, kept_indirect, strict=True)]),
        _likeness(parts, voices),
    )


def _likeness(parts: Sequence[_Part], voices: Sequence[bytes]) -> Ints:
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


def _write_stories(spool: SegmentSpool, parts: Sequence[_Part]) -> None:
    stories = StoryWriter(spool)
    for part in parts:
        at = part.file.array("story.at")
        sizes = np.diff(at)
        for start, stop in _runs(part.kept):
            for first in range(start, stop, 512):
                last = min(first + 512, stop)
                packed = bytes(part.file.bytes("story.text", int(at[first]), int(at[last])))
                stories.add_packed(packed, sizes[first:last].tolist())
                part.file.let_go()
        _write_heads(stories, part)
        part.file.let_go()
    stories.finish()


def _write_heads(stories: StoryWriter, part: _Part) -> None:
    if not part.whole or len(part.segment) < LEVELS[0]:
        kept = part.kept.tolist()
        stories.add_heads([head for head, keep in zip(part.segment.stories.heads(), kept, strict=True) if keep])
        return
    first, at = part.file.array("heads.first").tolist(), part.file.array("heads.at").tolist()
    for group in range(len(first) - 1):
        packed = bytes(part.file.bytes("heads.text", at[group], at[group + 1]))
        stories.add_packed_heads(packed, first[group + 1] - first[group])


def _runs(kept: Array) -> Iterator[tuple[int, int]]:
    """Where runs of what is kept start and stop."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], kept, [False])).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


# ---------------------------------------------------------------------------------------------------------- fields


_Postings = tuple[Ints, Array, Array, Array, Array]


class _Source:
    """The postings of one field of one segment, in the numbers of the merged one."""

    def __init__(self, part: _Part, field: str, first_text: int) -> None:
        self.field: Field = part.segment.field(field)
        self.kept = part.kept_texts(field)
        self.whole = part.whole
        self.first_text = first_text
        self.new_text: Array = np.zeros(0, np.uint32)
        """The new number of each text; a segment that is kept whole needs none."""
        if not part.whole:
            self.new_text = (np.cumsum(self.kept) - 1 + first_text).astype(np.uint32)
        self.terms = self.field.terms.all()
        self.merged_terms: list[bytes] = []
        """The sorted terms of all sources; set, as is the next, when all are known."""
        self.merged: Ints = np.zeros(0, np.int64)
        """The place of each own term among them."""

    def take(self, start: int, stop: int) -> _Postings:
        """For some terms: how many texts hold each, which, how often, the places, and what stands beside them."""
        first, last = int(self.field.start[start]), int(self.field.start[stop])
        counts = np.diff(self.field.start[start : stop + 1])
        texts = self.field.texts(first, last)
        often = self.field.often(first, last).astype(np.uint32)
        places, sides = self.field.all_places(first, last), self.field.beside(first, last)
        if self.whole:
            texts += np.uint32(self.first_text)
            return counts, texts, often, places, sides
        keep = self.kept[texts]
        counts = _sums(keep, counts)
        kept = np.repeat(keep, often)
        places, sides = places[kept], sides[kept]
        texts, often = texts[keep], often[keep]
        return counts, self.new_text[texts], often, places, sides


def _write_field(spool: SegmentSpool, name: str, parts: Sequence[_Part], article_of: Ints) -> dict[str, float]:
    lengths = np.concatenate([part.file.array(f"{name}.length")[part.kept_texts(name)] for part in parts])
    n_words = sum(_words_kept(part, name) for part in parts)
    writer = FieldWriter(spool, name, lengths, n_words, article_of)
    sources = []
    first_text = 0
    for part in parts:
        sources.append(_Source(part, name, first_text))
        first_text += int(part.kept_texts(name).sum())
    _number_together(sources)
    for terms, bounds in _chunks(sources):
        taken = [source.take(*bound) for source, bound in zip(sources, bounds, strict=True)]
        _add_together(writer, terms, sources, bounds, taken)
        for part in parts:
            part.file.let_go()
    writer.finish()
    return {f"{name}.words": n_words, f"{name}.average": writer.average}


def _number_together(sources: Sequence[_Source]) -> None:
    """Number the terms of all sources in one order."""
    merged = sorted(set().union(*(source.terms for source in sources)))
    place = {each: number for number, each in enumerate(merged)}
    for source in sources:
        source.merged_terms = merged
        source.merged = np.fromiter(map(place.__getitem__, source.terms), np.int64, len(source.terms))
        source.terms = []


def _words_kept(part: _Part, name: str) -> int:
    field = part.segment.field(name)
    if part.whole:
        return field.n_words
    kept = part.kept_texts(name)

    def words(start: int, stop: int) -> int:
        return int(field.often(start, stop).astype(np.int64)[kept[field.texts(start, stop)]].sum())

    n_postings = int(field.start[-1])
    whole = sum(words(start, min(start + CHUNK, n_postings)) for start in range(0, n_postings, CHUNK))
    marks = [field.terms.find(mark.encode()) for mark in MARKS]
    return whole - sum(words(*field.run(mark)) for mark in marks if mark >= 0)


def _chunks(sources: Sequence[_Source]) -> Iterator[tuple[range, list[tuple[int, int]]]]:
    """Ranges of the merged terms with about `CHUNK` postings in all, and the range of each source."""
    sizes = np.zeros(len(sources[0].merged_terms), np.int64)
    for source in sources:
        sizes[source.merged] += np.diff(source.field.start)
    ends = np.cumsum(sizes)
    begin = 0
    while begin < len(sizes):
        before = int(ends[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, before + CHUNK)))
        bounds = [np.searchsorted(source.merged, (begin, end)).tolist() for source in sources]
        yield range(begin, end), [(first, last) for first, last in bounds]
        begin = end


def _add_together(
    writer: FieldWriter,
    terms: range,
    sources: Sequence[_Source],
    bounds: Sequence[tuple[int, int]],
    taken: Sequence[_Postings],
) -> None:
    """Put the postings of the same terms from several sources behind each other."""
    counts = np.zeros((len(sources), len(terms)), np.int64)
    n_places = np.zeros_like(counts)
    for place, (source, (start, stop), (own, _, often, *_)) in enumerate(zip(sources, bounds, taken, strict=True)):
        mine = source.merged[start:stop] - terms.start
        counts[place, mine] = own
        n_places[place, mine] = _sums(often, own)
    texts, often = _interleaved([(texts, often) for _, texts, often, *_ in taken], counts)
    places, sides = _interleaved([(places, sides) for *_, places, sides in taken], n_places)
    total = counts.sum(axis=0)
    kept = np.flatnonzero(total)
    merged = sources[0].merged_terms
    names = [merged[number + terms.start] for number in kept.tolist()]
    writer.add(names, total[kept], texts, often, places, sides)


def _sums(values: Array, counts: Ints) -> Ints:
    """The sum of each run of so many values."""
    ends = np.cumsum(counts)
    sums = np.concatenate(([0], np.cumsum(values, dtype=np.int64)))
    return np.asarray(sums[ends] - sums[ends - counts])


def _interleaved(pieces: Sequence[tuple[Array, ...]], counts: Ints) -> tuple[Array, ...]:
    """Runs of all sources, term by term: `counts[source, term]` values of each of its arrays, source by source."""
    if len(pieces) == 1:
        return pieces[0]
    ends = np.cumsum(counts.T.ravel()).reshape(counts.T.shape).T
    whole = tuple(np.empty(int(counts.sum()), array.dtype) for array in pieces[0])
    for arrays, own, end in zip(pieces, counts, ends, strict=True):
        at = np.repeat(end - np.cumsum(own), own) + np.arange(len(arrays[0]))
        for array, joined in zip(arrays, whole, strict=True):
            joined[at] = array
    return whole
