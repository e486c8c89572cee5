"""Merging one field of several segments: postings are put one after the other, term by term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from quotedesk.index.engines.whoosh.files.segment_file import SegmentSpool
from quotedesk.index.engines.whoosh.segment.postings import Array, Field, Ints
from quotedesk.index.engines.whoosh.segment.segment import Segment
from quotedesk.index.engines.whoosh.segment.terms import MARKS
from quotedesk.index.engines.whoosh.writing.inversion import FieldWriter

CHUNK = 1 << 18
"""Places that are put together at a time; what keeps memory flat."""


class Part:
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


_Postings = tuple[Ints, Array, Array, Array, Array]


class _Source:
    """The postings of one field of one segment, in the numbers of the merged one."""

    def __init__(self, part: Part, field: str, first_text: int) -> None:
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
        first, last = self.field.start[start], self.field.start[stop]
        counts = self.field.holding(start, stop)
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


def write_field(spool: SegmentSpool, name: str, parts: Sequence[Part], article_of: Ints) -> dict[str, float]:
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


def _words_kept(part: Part, name: str) -> int:
    field = part.segment.field(name)
    if part.whole:
        return field.n_words
    kept = part.kept_texts(name)

    def words(start: int, stop: int) -> int:
        return int(field.often(start, stop).astype(np.int64)[kept[field.texts(start, stop)]].sum())

    n_postings = field.start[len(field.terms)]
    whole = sum(words(start, min(start + CHUNK, n_postings)) for start in range(0, n_postings, CHUNK))
    marks = [field.terms.find(mark.encode()) for mark in MARKS]
    return whole - sum(words(*field.run(mark)) for mark in marks if mark >= 0)


def _chunks(sources: Sequence[_Source]) -> Iterator[tuple[range, list[tuple[int, int]]]]:
    """Ranges of the merged terms with about `CHUNK` postings in all, and the range of each source."""
    sizes = np.zeros(len(sources[0].merged_terms), np.int64)
    for source in sources:
        sizes[source.merged] += source.field.holding(0, len(source.merged))
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
