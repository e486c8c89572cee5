"""Writing the postings of one field: from a stream of words, or from the postings of older segments."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quotedesk.index.engines.whoosh.files.dictionary import write_dictionary
from quotedesk.index.engines.whoosh.files.segment_file import SegmentSpool
from quotedesk.index.engines.whoosh.segment import beside
from quotedesk.index.engines.whoosh.segment.holders import EDGED, HIGH, n_edges
from quotedesk.index.engines.whoosh.segment.postings import BOUND, BOUNDED, MANY, STRIDE, SUMMED, Array, Ints
from quotedesk.index.engines.whoosh.segment.scoring import LENGTHS, saturation
from quotedesk.index.engines.whoosh.segment.terms import GENITIVE
from quotedesk.index.engines.whoosh.writing.crowds import Crowds
from quotedesk.index.engines.whoosh.writing.numbering import Numbering
from quotedesk.index.engines.whoosh.writing.tokens import Stream, Tokens

_MAX_PLACE = (1 << 20) - 1
_CHUNK = 1 << 18
"""Places that are written at a time."""


class FieldWriter:
    """Adds the postings of a field to a segment, term by term in sorted order."""

    def __init__(self, spool: SegmentSpool, name: str, lengths: Array, n_words: int, article_of: Array) -> None:
        self._spool = spool
        self._name = name
        self._lengths = lengths
        self._article_of = article_of
        self.average = n_words / len(lengths) if len(lengths) and n_words else 1.0
        self._terms: list[bytes] = []
        self._counts: list[Ints] = []
        self._n_postings = self._n_places = 0
        self._n_edges = n_edges(len(lengths))
        self._counted = _Counted(spool, name)
        self._bounded: list[int] = []
        self._bounds_at = [0]
        self._crowds = Crowds(len(lengths))
        self._add("length", lengths)

    def _add(self, name: str, piece: Array | bytes) -> None:
        self._spool.add(f"{self._name}.{name}", piece)

    def add(self, terms: Sequence[bytes], counts: Ints, texts: Array, often: Ints, places: Ints, sides: Array) -> None:
        """Whole terms: how many texts hold each, which, how often, the places of each posting in turn, and beside what
        each stands."""
        first_term = len(self._terms)
        self._terms.extend(terms)
        self._counts.append(counts)
        self._add("low", (texts & 0xFFFF).astype("<u2"))
        self._add_often(often)
        self._add("place", (places & 0xFF).astype("|u1"))
        self._add("beside", sides.astype("|u1"))
        far = np.flatnonzero(places > 0xFF)
        self._add("far_at", (far + self._n_places).astype("<i8"))
        self._add("far", (places[far] >> 8).astype("<u4"))
        ends = np.cumsum(counts)
        self._add_highs(counts, ends, texts)
        self._add_articles(texts, counts, ends)
        self._add_bounds(first_term, counts, ends, texts, often)
        self._crowds.add(terms, ends, texts)
        self._n_postings += len(texts)
        self._n_places += len(places)

    def _add_often(self, often: Array) -> None:
        many = np.flatnonzero(often >= MANY)
        self._add("many_at", (many + self._n_postings).astype("<i8"))
        self._add("many", often[many].astype("<u4"))
        self._counted.add(np.minimum(often, MANY).astype(np.uint8))

    def _add_highs(self, counts: Ints, ends: Ints, texts: Array) -> None:
        if not self._n_edges:
            return
        is_edged = counts >= EDGED
        for number in np.flatnonzero(is_edged).tolist():
            start, stop = int(ends[number] - counts[number]), int(ends[number])
            edges = texts[start:stop].searchsorted(HIGH[: self._n_edges])
            self._add("edges", edges.astype("<u4"))
            self._add("edged", np.array((self._n_postings + start, self._n_postings + stop), "<u4"))
        self._add("high", (texts[np.repeat(~is_edged, counts)] >> 16).astype("|u1"))

    def _add_articles(self, texts: Array, counts: Ints, ends: Ints) -> None:
        articles = self._article_of[texts]
        new = np.ones(len(texts), np.uint32)
        new[1:] = articles[1:] != articles[:-1]
        starts = ends - counts
        new[starts] = 1
        self._add("articles", np.add.reduceat(new, starts).astype("<u4"))

    def _add_bounds(self, first_term: int, counts: Ints, ends: Ints, texts: Array, often: Array) -> None:
        for number in np.flatnonzero(counts >= BOUNDED).tolist():
            start, stop = int(ends[number] - counts[number]), int(ends[number])
            parts = saturation(often[start:stop], self._lengths[texts[start:stop]], self.average)
            bounds = np.maximum.reduceat(parts, np.arange(0, stop - start, BOUND))
            self._add("bounds", np.nextafter(bounds.astype("<f4"), np.float32(np.inf)))
            self._bounded.append(first_term + number)
            self._bounds_at.append(self._bounds_at[-1] + len(bounds))

    def finish(self) -> None:
        """Add what is only known at the end."""
        self._counted.finish()
        counts = np.concatenate(self._counts) if self._counts else np.zeros(0, np.int64)
        self._add("start", np.concatenate(([0], np.cumsum(counts))).astype("<u4"))
        for name, code in _OPTIONAL:
            self._add(name, np.zeros(0, code))
        self._add("bounded", np.array(self._bounded, "<u4"))
        self._add("bounds_at", np.array(self._bounds_at, "<u4"))
        write_dictionary(self._spool, f"{self._name}.term", self._terms)
        self._crowds.write(self._spool, self._name)


_OPTIONAL = (
    ("low", "<u2"),
    ("high", "|u1"),
    ("edged", "<u4"),
    ("edges", "<u4"),
    ("often", "|u1"),
    ("sum", "<u4"),
    ("before", "<u2"),
    ("place", "|u1"),
    ("beside", "|u1"),
    ("far_at", "<i8"),
    ("far", "<u4"),
    ("many_at", "<i8"),
    ("many", "<u4"),
    ("articles", "<u4"),
    ("bounds", "<f4"),
)
"""Arrays that a field without postings has as well, empty."""


class _Counted:
    """Writes how often terms stand in texts, four bits a posting, and the sums of these counts."""

    def __init__(self, spool: SegmentSpool, name: str) -> None:
        self._spool = spool
        self._name = name
        self._tail: Array = np.zeros(0, np.uint8)
        self._n_strides = self._sum = self._total = 0

    def add(self, counts: Array) -> None:
        counts = np.concatenate((self._tail, counts))
        whole = len(counts) // STRIDE * STRIDE
        self._tail = counts[whole:]
        self._write(counts[:whole])

    def _write(self, counts: Array) -> None:
        """Whole strides."""
        if not len(counts):
            return
        self._spool.add(f"{self._name}.often", counts[::2] | counts[1::2] << 4)
        sums = np.add.reduceat(counts, np.arange(0, len(counts), STRIDE), dtype=np.int64)
        totals = self._total + np.cumsum(sums) - sums
        is_first = np.arange(self._n_strides, self._n_strides + len(sums)) % (SUMMED // STRIDE) == 0
        firsts = totals[is_first]
        self._spool.add(f"{self._name}.sum", firsts.astype("<u4"))
        bases = np.concatenate(([self._sum], firsts))
        self._spool.add(f"{self._name}.before", (totals - bases[np.cumsum(is_first)]).astype("<u2"))
        self._n_strides += len(sums)
        self._total = int(totals[-1] + sums[-1])
        self._sum = int(bases[-1])

    def finish(self) -> None:
        self._write(np.concatenate((self._tail, np.zeros(-len(self._tail) % STRIDE, np.uint8))))


def write_stream(spool: SegmentSpool, name: str, stream: Stream, article_of: Array) -> dict[str, float]:
    """Add a field made from a stream of words. What its `Field` needs to know in the segment's description."""
    read = stream.tokens()
    lengths = np.concatenate([each.lengths for each in read]) if read else np.zeros(0, np.int64)
    order, terms = _used(stream.numbering, read)
    room = 64 - _BESIDE.stop - len(order).bit_length() - len(lengths).bit_length()
    places = _Bits(min(int(lengths.max(initial=0)), _MAX_PLACE, (1 << room) - 1), _BESIDE.stop)
    texts = _Bits(len(lengths), places.stop)
    rank = np.zeros(len(stream.numbering.terms), np.uint64)
    rank[order] = np.arange(len(order), dtype=np.uint64) << np.uint64(texts.stop)
    keys = _keys(read, stream.numbering.sides(), rank, texts, places)
    n_words = int(lengths.sum())
    writer = FieldWriter(spool, name, LENGTHS.to_byte(lengths), n_words, article_of)
    del read
    keys.sort()
    _add_sorted(writer, keys, terms, texts, places)
    writer.finish()
    return {f"{name}.words": n_words, f"{name}.average": writer.average}


class _Bits:
    """Part of a key: as many bits as its largest value needs."""

    def __init__(self, largest: int, start: int = 0) -> None:
        self.start = start
        self.largest = largest
        self.stop = start + largest.bit_length()

    def of(self, keys: Array) -> Ints:
        found: Ints = ((keys >> np.uint64(self.start)) & np.uint64((1 << (self.stop - self.start)) - 1)).astype(
            np.int64
        )
        return found


_BESIDE = _Bits(0xFF)


def _keys(read: Sequence[Tokens], sides: Array, rank: Array, texts: _Bits, places: _Bits) -> Array:
    """One number a word or mark: its term, its text, its place, what stands beside it. Sorted, they are the postings of
    the field."""
    keys = np.empty(sum(len(each.words) + len(each.marks) for each in read), np.uint64)
    at = first_text = 0
    shift = np.uint64(texts.start)
    for each in read:
        lengths = each.lengths
        text = np.arange(first_text, first_text + len(lengths), dtype=np.uint64) << shift
        words, marks = (
            keys[at : at + len(each.words)],
            keys[at + len(each.words) : at + len(each.words) + len(each.marks)],
        )
        words[:] = np.arange(len(words)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        np.minimum(words, np.uint64(places.largest), out=words)
        words <<= np.uint64(places.start)
        words |= _beside(each, sides)
        words |= np.repeat(text, lengths)
        words |= rank[each.words]
        marks[:] = np.minimum(each.places, places.largest) << places.start
        marks |= text[each.texts]
        marks |= rank[each.marks]
        at += len(words) + len(marks)
        first_text += len(lengths)
    return keys


def _beside(tokens: Tokens, sides: Array) -> Array:
    """What stands beside each word."""
    first_word = np.cumsum(tokens.lengths) - tokens.lengths
    is_first = np.zeros(len(tokens.words) + 1, np.bool_)
    is_first[first_word] = True
    found = beside.both(sides[tokens.words], is_first[:-1])
    genitives = np.flatnonzero(tokens.marks == GENITIVE)
    beside.with_genitives(found, first_word[tokens.texts[genitives]] + tokens.places[genitives])
    return found


def _add_sorted(writer: FieldWriter, keys: Array, terms: list[bytes], texts: _Bits, places: _Bits) -> None:
    """Whole terms, some `_CHUNK` places at a time."""
    begin = first = 0
    while begin < len(keys):
        last = int(keys[min(begin + _CHUNK, len(keys)) - 1] >> np.uint64(texts.stop))
        end = int(np.searchsorted(keys, np.uint64(last + 1) << np.uint64(texts.stop)))
        some = keys[begin:end]
        postings = some >> np.uint64(texts.start)
        new = np.flatnonzero(np.concatenate(([True], postings[1:] != postings[:-1])))
        of_posting = some[new]
        ranks = (of_posting >> np.uint64(texts.stop)).astype(np.int64) - first
        counts = np.bincount(ranks, minlength=last + 1 - first)
        often = np.diff(new, append=len(some))
        writer.add(terms[first : last + 1], counts, texts.of(of_posting), often, places.of(some), _BESIDE.of(some))
        begin, first = end, last + 1


def _used(numbering: Numbering, read: Sequence[Tokens]) -> tuple[Ints, list[bytes]]:
    """The numbers that occur, in the order of their terms, and these terms."""
    occurs = np.zeros(len(numbering.terms), np.bool_)
    for each in read:
        occurs[each.words] = True
        occurs[each.marks] = True
    order = sorted(np.flatnonzero(occurs).tolist(), key=numbering.terms.__getitem__)
    return np.array(order, np.int64), [numbering.terms[number] for number in order]
