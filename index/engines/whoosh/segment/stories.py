"""The articles themselves inside a segment: paragraphs, quotes and headings, each packed by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from quotedesk.index.engines.whoosh.files.pieces import Pieces, PieceWriter
from quotedesk.index.engines.whoosh.files.segment_file import SegmentFile, SegmentSpool
from quotedesk.index.engines.whoosh.segment.records import Record

if TYPE_CHECKING:
    import numpy.typing as npt

KINDS = {"paragraph": 2 << 20, "quotes": 1 << 19, "heads": 1 << 18}
"""The pieces of a segment, and after how many bytes of them it is learned what they share: some hundred articles. Those
of quotes and headings are the records of an article."""
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_AT_ONCE = 256
"""Headings that are read together."""


class Stories:
    """Articles are known by their number in the segment."""

    def __init__(self, file: SegmentFile) -> None:
        self._first = file.flat("article.paragraph")
        self._paragraphs, self._quotes, self._heads = (Pieces(file, kind) for kind in KINDS)

    def paragraph(self, number: int) -> str:
        """One of all paragraphs of the segment, by its number."""
        return self._paragraphs[number].decode()

    def paragraphs(self, numbers: npt.NDArray[Any]) -> Iterator[str]:
        """Some of them."""
        return map(bytes.decode, self._paragraphs.some(numbers))

    def texts(self, article: int) -> list[str]:
        """The paragraphs of an article."""
        found = self._paragraphs.run(self._first[article], self._first[article + 1])
        return [text.decode() for text in found]

    def quotes(self, article: int) -> list[Record]:
        """The quotes of an article."""
        found: list[Record] = json.loads(self._quotes[article] or "[]")
        return found

    def head(self, article: int) -> Record:
        found: Record = json.loads(self._heads[article])
        return found

    def heads(self) -> Iterator[Record]:
        """All headings, in the order of the articles."""
        for first in range(0, len(self._heads), _AT_ONCE):
            for head in self._heads.run(first, min(first + _AT_ONCE, len(self._heads))):
                yield json.loads(head)


class StoryWriter:
    """Adds articles to a segment, in order."""

    def __init__(self, spool: SegmentSpool, known: Callable[[str], bytes]) -> None:
        """`known` tells what pieces of a kind share in other segments."""
        self._paragraphs, self._quotes, self._heads = (
            PieceWriter(spool, kind, enough=enough, known=known) for kind, enough in KINDS.items()
        )

    def add(self, texts: Sequence[str], quotes: Sequence[Record], head: Record) -> None:
        self._paragraphs.add([text.encode() for text in texts])
        self._quotes.add([_json(quotes).encode() if quotes else b""])
        self._heads.add([_json(head).encode()])

    def finish(self) -> None:
        for writer in (self._paragraphs, self._quotes, self._heads):
            writer.finish()
