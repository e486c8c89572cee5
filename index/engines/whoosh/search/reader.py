"""The segments as an ordinary Whoosh index, so that any Whoosh query works on an archive.

Its documents are the paragraphs of a segment, then its quotes; `text` and `quoted` are their fields. The program's own
queries take the vectorised way instead; this one is for everything else Whoosh can ask, and for holding the two equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from whoosh import analysis, fields, formats, matching, reading
from whoosh.searching import Searcher

from quotedesk.index.engines.whoosh.segment.postings import Field
from quotedesk.index.engines.whoosh.segment.scoring import LENGTHS
from quotedesk.index.engines.whoosh.segment.segment import Segment
from quotedesk.index.engines.whoosh.segment.terms import MARKS
from quotedesk.index.spans import within
from quotedesk.index.text import words

# Whoosh's modules say in their type hints that they export none of what they define.
_Analysis: Any = analysis
_Fields: Any = fields
_Formats: Any = formats
_Matching: Any = matching
_Reading: Any = reading
_Searcher: Any = Searcher


class Words(_Analysis.Tokenizer):  # type: ignore[misc]
    """The project's own words as Whoosh tokens."""

    def __call__(self, value: str, **options: Any) -> Iterator[Any]:
        token = _Analysis.Token(positions=True, chars=False, removestops=False, mode=options.get("mode", ""))
        for position, word in enumerate(words(value)):
            token.text, token.pos, token.boost, token.stopped = word.folded, position, 1.0, False
            yield token


class Places(_Formats.Positions):  # type: ignore[misc]
    """Positions as four bytes each: Whoosh's own way of writing them is a pickle."""

    def decode_positions(self, valuestring: bytes) -> list[int]:
        positions: list[int] = np.frombuffer(valuestring, "<u4").tolist()
        return positions

    def decode_frequency(self, valuestring: bytes) -> int:
        return len(valuestring) // 4


def _text_field() -> Any:
    made = _Fields.TEXT(analyzer=Words(), phrase=True)
    made.format = Places()
    return made


def schema() -> Any:
    """The fields of a document as Whoosh knows them."""
    return _Fields.Schema(
        article=_Fields.STORED(), paragraph=_Fields.STORED(), text=_text_field(), quoted=_text_field()
    )


def whoosh_searcher(segments: Sequence[Segment]) -> Any:
    """A Whoosh Searcher over segments."""
    readers = [FlatReader(segment) for segment in segments]
    return _Searcher(readers[0] if len(readers) == 1 else _Reading.MultiReader(readers))


class FlatReader(_Reading.IndexReader):  # type: ignore[misc]
    """One segment as a Whoosh IndexReader."""

    def __init__(self, segment: Segment) -> None:
        self.schema = schema()
        self.is_closed = False
        self._segment = segment
        self._fields = {name: segment.field(name) for name in ("text", "quoted")}
        self._first = {"text": 0, "quoted": segment.entry.paragraphs}
        self._gone = {
            number
            for name, start in (("text", "article.paragraph"), ("quoted", "article.quote"))
            for article in segment.gone
            for number in range(*(self._first[name] + at for at in segment.file.values(start)[article : article + 2]))
        }

    def _term(self, fieldname: str, text: str | bytes) -> int:
        """The number of a term; -1 when it is not there."""
        if fieldname not in self._fields:
            return -1
        return self._fields[fieldname].terms.find(text if isinstance(text, bytes) else text.encode())

    def _run(self, fieldname: str, text: str | bytes) -> tuple[Field, int, int]:
        number = self._term(fieldname, text)
        if number < 0:
            raise _Reading.TermNotFound(f"No term {fieldname}:{text!r}")
        field = self._fields[fieldname]
        return field, *field.run(number)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._term(*term) >= 0

    # Documents

    def doc_count_all(self) -> int:
        return self._segment.entry.paragraphs + self._segment.entry.quotes

    def doc_count(self) -> int:
        return self.doc_count_all() - len(self._gone)

    def has_deletions(self) -> bool:
        return bool(self._gone)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._gone

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        file = self._segment.file
        quotes_from = self._first["quoted"]
        place = docnum if docnum < quotes_from else file.flat("quote.paragraph")[docnum - quotes_from]
        article = self._segment.owners[place]
        first = file.flat("article.paragraph")[article]
        return {"article": self._segment.article_id(article), "paragraph": place - first + 1}

    def field_length(self, fieldname: str) -> int:
        return self._fields[fieldname].n_words if fieldname in self._fields else 0

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        place = docnum - self._first.get(fieldname, 0)
        if fieldname not in self._fields or not 0 <= place < self._fields[fieldname].n_texts:
            return default
        return int(LENGTHS.from_byte[self._fields[fieldname].lengths[place]])

    def min_field_length(self, fieldname: str) -> int:
        return self._extreme_length(fieldname, np.min)

    def max_field_length(self, fieldname: str) -> int:
        return self._extreme_length(fieldname, np.max)

    def _extreme_length(self, fieldname: str, extreme: Any) -> int:
        lengths = self._fields[fieldname].lengths.array()
        return int(LENGTHS.from_byte[extreme(lengths)]) if len(lengths) else 0

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        return False

    def vector(self, docnum: int, fieldname: str, format_: Any = None) -> Any:
        raise KeyError(f"no vectors for {fieldname}")

    # Terms

    def indexed_field_names(self) -> Iterable[str]:
        return self._fields

    def all_terms(self) -> Iterator[tuple[str, bytes]]:
        for fieldname in sorted(self._fields):
            yield from self.terms_from(fieldname, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        terms = self._fields[fieldname].terms
        for number in range(terms.lower(prefix), len(terms)):
            if terms[number] not in _MARKS:
                yield fieldname, terms[number]

    def terms_within(self, fieldname: str, text: str, maxdist: int, prefix: int = 0) -> Iterator[str]:
        """Words at most `maxdist` edits away that share the first letters; a transposition counts as two edits."""
        for _, term in self.terms_from(fieldname, text[:prefix].encode()):
            word = term.decode()
            if not word.startswith(text[:prefix]):
                return
            if within(text, word, maxdist):
                yield word

    def cursor(self, fieldname: str) -> Cursor:
        return Cursor(self, fieldname)

    def term_info(self, fieldname: str, text: str | bytes) -> Any:
        field, start, stop = self._run(fieldname, text)
        often, texts = field.often(start, stop), field.texts(start, stop)
        lengths = LENGTHS.from_byte[field.lengths.at(texts)]
        first = self._first[fieldname]
        return _Reading.TermInfo(
            weight=float(often.astype(np.int64).sum()),
            df=stop - start,
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(often.max()),
            minid=int(texts[0]) + first,
            maxid=int(texts[-1]) + first,
        )

    def frequency(self, fieldname: str, text: str | bytes) -> float:
        return float(self.term_info(fieldname, text).weight()) if self._term(fieldname, text) >= 0 else 0

    def doc_frequency(self, fieldname: str, text: str | bytes) -> int:
        number = self._term(fieldname, text)
        if number < 0:
            return 0
        start, stop = self._fields[fieldname].run(number)
        return stop - start

    def postings(self, fieldname: str, text: str | bytes, scorer: Any = None, **_: Any) -> Any:
        field, start, stop = self._run(fieldname, text)
        texts, often = field.texts(start, stop), field.often(start, stop).astype(np.int64)
        places = field.places(np.arange(start, stop), often, start, stop)[1]
        ends = np.cumsum(often).tolist()
        packed = places.astype("<u4").tobytes()
        each = [packed[4 * first : 4 * last] for first, last in zip([0, *ends], ends, strict=False)]
        matcher = _Matching.ListMatcher(
            (texts + np.uint32(self._first[fieldname])).tolist(),
            often.astype(float).tolist(),
            each,
            self.schema[fieldname].format,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )
        return _Matching.FilterMatcher(matcher, frozenset(self._gone), exclude=True) if self._gone else matcher


_MARKS = frozenset(mark.encode() for mark in MARKS)


class Cursor:
    """Goes through the terms of a field in order, as Whoosh's automata ask it to."""

    def __init__(self, reader: FlatReader, fieldname: str) -> None:
        self._reader = reader
        self._name = fieldname
        self._field = reader.schema[fieldname]
        self._terms = reader._fields[fieldname].terms
        self._at = -1
        self.first()

    def _settled(self, at: int) -> Any:
        while at < len(self._terms) and self._terms[at] in _MARKS:
            at += 1
        self._at = at
        return self.text()

    def first(self) -> Any:
        return self._settled(0)

    def find(self, term: str | bytes) -> Any:
        return self._settled(self._terms.lower(term if isinstance(term, bytes) else self._field.to_bytes(term)))

    def next(self) -> Any:
        return self._settled(self._at + 1)

    def text(self) -> Any:
        return self._field.from_bytes(self._terms[self._at]) if self.is_valid() else None

    def term_info(self) -> Any:
        return self._reader.term_info(self._name, self._terms[self._at])

    def is_valid(self) -> bool:
        return self._at < len(self._terms)
