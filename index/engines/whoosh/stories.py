"""The articles themselves inside a segment: each one's text in pieces, its quotes, and the headings in groups.

An article is written as numbers, then bytes: twice the number of pieces; how many paragraphs stand up to the end of
each; where the bytes of each end; the pieces, each some paragraphs packed; last its quotes, packed. The numbers have 16
bits, or 32 where one of them needs more: then the first is odd.
"""

from __future__ import annotations

import json
import struct
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from quotedesk.index.engines.whoosh.packing import Packing, learned
from quotedesk.index.engines.whoosh.records import Record
from quotedesk.index.engines.whoosh.remembering import remembered
from quotedesk.index.engines.whoosh.segment_file import SegmentFile, SegmentSpool

_BETWEEN = b"\x1e"
"""Between paragraphs. Clean text does not hold it."""
_PIECE = 500
"""Bytes of text from which on a piece ends; single paragraphs would take a sixth more room."""
_NARROW, _WIDE = (lru_cache(maxsize=256)(form.format) for form in ("<{}H", "<{}I"))
_NARROW_END = 1 << 16
GROUP = 32
"""Headings packed together."""
LEARNED = 4 << 20
"""Characters of text from which a segment that is being written learns what its pieces share."""
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Shared(NamedTuple):
    """What the pieces of a segment share; nothing in a small segment."""

    text: bytes = b""
    quotes: bytes = b""

    @classmethod
    def of(cls, file: SegmentFile) -> Shared:
        return cls(*(bytes(file.bytes(name)) for name in _SHARED))

    @classmethod
    def learned(cls, articles: Iterable[tuple[Sequence[str], bytes]]) -> Shared:
        """What the pieces of some texts and of some quotes share."""
        texts, quotes = zip(*articles, strict=True)
        return cls(learned([piece for each in texts for _, piece in _pieces(each)]), learned([*filter(None, quotes)]))


_SHARED = ("story.shared", "quotes.shared")


class Layout:
    """How the articles of a segment are written down, and read again."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self._text, self._quotes = map(Packing, shared)

    def packed(self, texts: Sequence[str], quotes: bytes) -> bytes:
        """An article's text and its written quotes."""
        cut = list(_pieces(texts))
        pieces = [self._text.pack(piece) for _, piece in cut]
        ends = [number for number, _ in cut] + list(accumulate(map(len, pieces)))
        form, wide = (_NARROW, 0) if max(2 * len(cut), len(texts), *ends[-1:]) < _NARROW_END else (_WIDE, 1)
        numbers = struct.pack(form(1 + len(ends)), 2 * len(cut) | wide, *ends)
        return b"".join((numbers, *pieces, self._quotes.pack(quotes) if quotes else b""))

    def repacked(self, packed: bytes, other: Layout) -> bytes:
        """An article that another layout packed."""
        return self.packed(other.texts(packed), other.quotes(packed))

    def text(self, packed: bytes, paragraph: int) -> str:
        """One paragraph of an article, counted from 0; no more is unpacked than the piece it stands in."""
        count, ends, head = _numbers(packed)
        at = bisect_right(ends, paragraph, 0, count)
        if at:
            piece = self._text.unpack(packed[head + ends[count + at - 1] : head + ends[count + at]])
            return piece.split(_BETWEEN)[paragraph - ends[at - 1]].decode()
        return self._text.unpack(packed[head : head + ends[count]]).split(_BETWEEN)[paragraph].decode()

    def texts(self, packed: bytes) -> list[str]:
        """The paragraphs of an article."""
        count, ends, head = _numbers(packed)
        pieces = (packed[head + begin : head + end] for begin, end in pairwise((0, *ends[count:])))
        return [text.decode() for piece in pieces for text in self._text.unpack(piece).split(_BETWEEN)]

    def quotes(self, packed: bytes) -> bytes:
        """The quotes of an article as they were written; empty when there are none."""
        _, ends, head = _numbers(packed)
        written = packed[head + (ends[-1] if ends else 0) :]
        return self._quotes.unpack(written) if written else b""


_heads = Packing()


def _pieces(texts: Sequence[str]) -> Iterator[tuple[int, bytes]]:
    """Runs of an article's paragraphs, each with how many paragraphs stand up to its end."""
    waiting: list[bytes] = []
    size = 0
    for number, text in enumerate(texts, 1):
        waiting.append(text.encode())
        size += len(waiting[-1])
        if size >= _PIECE or number == len(texts):
            yield number, _BETWEEN.join(waiting)
            waiting, size = [], 0


def _numbers(packed: bytes) -> tuple[int, tuple[int, ...], int]:
    """How many pieces an article has; up to the end of each, how many paragraphs, then bytes; how long that is."""
    if packed[0] & 1:
        count = int.from_bytes(packed[:4], "little") >> 1
        return count, struct.unpack_from(_WIDE(2 * count), packed, 4), 4 + 8 * count
    count = (packed[0] | packed[1] << 8) >> 1
    return count, struct.unpack_from(_NARROW(2 * count), packed, 2), 2 + 4 * count


class Stories:
    """The articles of one segment, by their number in it."""

    def __init__(self, file: SegmentFile) -> None:
        self._file = file
        self._heads = remembered(self._unpack_heads, 4)

    @cached_property
    def layout(self) -> Layout:
        return Layout(Shared.of(self._file))

    def _read(self, article: int) -> bytes:
        """An article as it is written."""
        return self._file.read("story.text", self._at[article], self._at[article + 1])

    @cached_property
    def _at(self) -> memoryview:
        return self._file.values("story.at")

    def paragraphs(self, places: Iterable[tuple[int, int]]) -> list[str]:
        """Some paragraphs, each of an article and counted from 0 in it."""
        read, text = self._read, self.layout.text
        return [text(read(article), paragraph) for article, paragraph in places]

    def text(self, article: int, paragraph: int) -> str:
        """One paragraph of an article, counted from 0."""
        return self.layout.text(self._read(article), paragraph)

    def texts(self, article: int) -> list[str]:
        """The paragraphs of an article."""
        return self.layout.texts(self._read(article))

    def quotes(self, article: int) -> list[Record]:
        found: list[Record] = json.loads(self.written_quotes(article) or "[]")
        return found

    def written_quotes(self, article: int) -> bytes:
        """The quotes of an article as they were written; empty when there are none."""
        return self.layout.quotes(self._read(article))

    def head(self, article: int) -> Record:
        first = self._file.values("heads.first")
        group = bisect_right(first, article) - 1
        return self._heads(group)[article - first[group]]

    def heads(self) -> Iterator[Record]:
        """All headings, in the order of the articles."""
        for group in range(self._file.length("heads.at") - 1):
            yield from self._unpack_heads(group)

    def _unpack_heads(self, group: int) -> list[Record]:
        at = self._file.values("heads.at")
        found: list[Record] = json.loads(_heads.unpack(self._file.read("heads.text", at[group], at[group + 1])))
        return found


class StoryWriter:
    """Adds articles to a segment, in order."""

    def __init__(self, spool: SegmentSpool, layout: Layout | None = None, known: Callable[[], Shared] = Shared) -> None:
        """Without a layout, `known` or else the first articles tell what their pieces share, once there is enough."""
        self._spool = spool
        self._layout = layout
        self._known = known
        self._waiting: list[tuple[Sequence[str], bytes]] = []
        self._n_waiting = 0
        self._at = [0]
        self._heads: list[Record] = []
        self._heads_at = [0]
        self._first = [0]
        self._n_articles = 0
        for name in ("story.text", "heads.text"):
            spool.add(name, b"")

    def add(self, texts: Sequence[str], quotes: Sequence[Record], head: Record) -> None:
        written = _json(quotes).encode() if quotes else b""
        if self._layout is not None:
            self.add_packed(self._layout.packed(texts, written))
        else:
            self._waiting.append((texts, written))
            self._n_waiting += sum(map(len, texts))
            if self._n_waiting >= LEARNED:
                known = self._known()
                self._write_waiting(Layout(known if any(known) else Shared.learned(self._waiting)))
        self.add_heads([head])

    def _write_waiting(self, layout: Layout) -> None:
        self._layout = layout
        for texts, written in self._waiting:
            self.add_packed(layout.packed(texts, written))
        self._waiting = []

    def add_packed(self, packed: bytes, sizes: Sequence[int] = ()) -> None:
        """An article, or several of these sizes one after the other, in the layout of this segment."""
        self._spool.add("story.text", packed)
        for size in sizes or (len(packed),):
            self._at.append(self._at[-1] + size)

    def add_heads(self, heads: Sequence[Record]) -> None:
        for head in heads:
            self._heads.append(head)
            self._n_articles += 1
            if len(self._heads) == GROUP:
                self._flush()

    def add_packed_heads(self, packed: bytes, count: int) -> None:
        """A group as it stands in another segment."""
        self._flush()
        self._n_articles += count
        self._append(packed)

    def _flush(self) -> None:
        if self._heads:
            self._append(_heads.pack(_json(self._heads).encode()))
            self._heads = []

    def _append(self, packed: bytes) -> None:
        self._spool.add("heads.text", packed)
        self._heads_at.append(self._heads_at[-1] + len(packed))
        self._first.append(self._n_articles)

    def finish(self) -> None:
        import numpy as np

        self._flush()
        if self._layout is None:
            self._write_waiting(Layout(Shared()))
        for name, shared in zip(_SHARED, self._layout.shared if self._layout else Shared(), strict=True):
            self._spool.add(name, shared)
        for name, values in (("story.at", self._at), ("heads.at", self._heads_at), ("heads.first", self._first)):
            self._spool.add(name, np.array(values, "<i8"))
