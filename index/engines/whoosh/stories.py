"""The articles themselves inside a segment: each one's text in pieces, its quotes, and the headings in groups.

An article is written as 32-bit numbers, then bytes: the number of its pieces; for each piece how many paragraphs stand
up to its end, and where its bytes end; the pieces, each some paragraphs compressed; last its quotes.
"""

from __future__ import annotations

import json
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from quotedesk.index.engines.whoosh.records import Record
from quotedesk.index.engines.whoosh.segment_file import SegmentFile, SegmentSpool

_BETWEEN = b"\x1e"
"""Between paragraphs. Clean text does not hold it."""
_PIECE = 500
"""Bytes of text from which on a piece ends: unpacking a hit costs 4 µs, where whole articles cost 17 and took a sixth
less room; a common beginning for all pieces would double the time and save a twentieth (2026-11-22)."""
_NUMBERS = lru_cache(maxsize=256)("<{}I".format)
GROUP = 32
"""Headings compressed together."""
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LEVEL = 4
"""Of zlib: 1 costs a tenth less time and 3 % more room, 6 a tenth more time and 1 % less room."""
_KNOWN = (
    b'[[1,1,0,"fragment",["","",null,null],["none","",null,[],[]],null,null,1],"indirect","uncertain","description"'
    b'"pronoun","direct",["he",null,"explicit" National National Council Government minister company people police '
    b"yesterday Thursday Wednesday Tuesday Saturday Sunday Friday Monday January February March April June July August "
    b"September October November December million billion per cent percent spokesman spokeswoman department director "
    b"chairman executive officials official told reporters according to the statement. company's market shares prices "
    b"quarter increase increased expected because through between against including international American British "
    b"President Washington United States government country countries European Union world another before after during "
    b"should could would there their about which where when while while under without first second three years year "
    b"months weeks last week, this week next month has been have been had been will be would be that the it was he was "
    b"she was they were for the first time one of the most in the past more than less than as well as at the end of "
    b"the on the in the to the from the by the with the for the and the of a in a is a was a to be that he said. said "
    b'the said that she said, he said, said in a statement " said Mr. Mrs. \xe2\x80\x9d he said. \xe2\x80\x9cWe are '
    b"\xe2\x80\x9cI think \xe2\x80\x9cIt is \xe2\x80\x99s \xe2\x80\x9d \xe2\x80\x9c"
)
"""What the quotes of most articles hold, so that those of one compress as well as those of many."""


def packed(texts: Sequence[str], quotes: Sequence[Record]) -> bytes:
    """An article's text and quotes."""
    ends: list[int] = []
    pieces: list[bytes] = []
    waiting: list[bytes] = []
    size = n_bytes = 0
    for number, text in enumerate(texts, 1):
        waiting.append(text.encode())
        size += len(waiting[-1])
        if size >= _PIECE or number == len(texts):
            pieces.append(zlib.compress(_BETWEEN.join(waiting), _LEVEL, -zlib.MAX_WBITS))
            n_bytes += len(pieces[-1])
            ends += (number, n_bytes)
            waiting, size = [], 0
    numbers = struct.pack(_NUMBERS(1 + len(ends)), len(pieces), *ends)
    return b"".join((numbers, *pieces, _packed_quotes(quotes) if quotes else b""))


def _packed_quotes(quotes: Sequence[Record]) -> bytes:
    compress = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, 8, zlib.Z_DEFAULT_STRATEGY, _KNOWN)
    return compress.compress(_json(quotes).encode()) + compress.flush()


def _unpacked(piece: bytes) -> bytes:
    return zlib.decompress(piece, -zlib.MAX_WBITS, 4 * _PIECE)


def packed_heads(heads: Sequence[Record]) -> bytes:
    """Some headings."""
    return zlib.compress(_json(heads).encode(), _LEVEL)


class Stories:
    """The articles of one segment, by their number in it."""

    def __init__(self, file: SegmentFile) -> None:
        self._file = file
        self._read = lru_cache(maxsize=64)(self._read_from_file)
        self._heads = lru_cache(maxsize=4)(self._unpack_heads)

    def _read_from_file(self, article: int) -> tuple[bytes, tuple[int, ...]]:
        """An article as it is written, and what its numbers say: for each piece, paragraphs and bytes up to its end."""
        at = self._at
        packed_ = self._file.read("story.text", at[article], at[article + 1])
        n_pieces = int.from_bytes(packed_[:4], "little")
        return packed_, struct.unpack_from(_NUMBERS(2 * n_pieces), packed_, 4)

    def text(self, article: int, paragraph: int) -> str:
        """One paragraph, counted from 0; no more is unpacked than the piece it stands in."""
        packed_, ends = self._read(article)
        head = 4 + 4 * len(ends)
        at = 2 * bisect_right(ends[::2], paragraph)
        first, begin = ends[at - 2 : at] if at else (0, 0)
        return _unpacked(packed_[head + begin : head + ends[at + 1]]).split(_BETWEEN)[paragraph - first].decode()

    def texts(self, article: int) -> list[str]:
        """The paragraphs of an article."""
        packed_, ends = self._read(article)
        head = 4 + 4 * len(ends)
        pieces = [packed_[head + begin : head + end] for begin, end in pairwise((0, *ends[1::2]))]
        return [text.decode() for piece in pieces for text in _unpacked(piece).split(_BETWEEN)]

    @cached_property
    def _at(self) -> memoryview:
        return self._file.values("story.at")

    def quotes(self, article: int) -> list[Record]:
        packed_, ends = self._read(article)
        written = packed_[4 + 4 * len(ends) + (ends[-1] if ends else 0) :]
        if not written:
            return []
        found: list[Record] = json.loads(zlib.decompressobj(-zlib.MAX_WBITS, _KNOWN).decompress(written))
        return found

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
        found: list[Record] = json.loads(zlib.decompress(self._file.read("heads.text", at[group], at[group + 1])))
        return found


class StoryWriter:
    """Adds articles to a segment, in order."""

    def __init__(self, spool: SegmentSpool) -> None:
        self._spool = spool
        self._at = [0]
        self._heads: list[Record] = []
        self._heads_at = [0]
        self._first = [0]
        self._n_articles = 0
        for name in ("story.text", "heads.text"):
            spool.add(name, b"")

    def add(self, packed_: bytes, head: Record) -> None:
        self.add_packed(packed_, [len(packed_)])
        self._heads.append(head)
        self._n_articles += 1
        if len(self._heads) == GROUP:
            self._flush()

    def add_packed(self, packed_: bytes, sizes: Sequence[int]) -> None:
        """Texts and quotes of several articles one after the other."""
        self._spool.add("story.text", packed_)
        for size in sizes:
            self._at.append(self._at[-1] + size)

    def add_heads(self, heads: Sequence[Record]) -> None:
        for head in heads:
            self._heads.append(head)
            self._n_articles += 1
            if len(self._heads) == GROUP:
                self._flush()

    def add_packed_heads(self, packed_: bytes, count: int) -> None:
        """A group as it stands in another segment."""
        self._flush()
        self._n_articles += count
        self._append(packed_)

    def _flush(self) -> None:
        if self._heads:
            self._append(packed_heads(self._heads))
            self._heads = []

    def _append(self, packed_: bytes) -> None:
        self._spool.add("heads.text", packed_)
        self._heads_at.append(self._heads_at[-1] + len(packed_))
        self._first.append(self._n_articles)

    def finish(self) -> None:
        import numpy as np

        self._flush()
        for name, values in (("story.at", self._at), ("heads.at", self._heads_at), ("heads.first", self._first)):
            self._spool.add(name, np.array(values, "<i8"))
