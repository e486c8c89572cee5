"""The query language: from what an editor typed to the query tree, with a column for every mistake.

Binding, tightest first, as in Lexis: `or`; `w/n pre/n w/s w/p`; `not`; words side by side (`and` may be written).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from quotedesk.index.errors import QueryError
from quotedesk.index.text import fold, words
from quotedesk.index.tree import (
    LEAVES,
    And,
    AtLeast,
    Dated,
    Fuzzy,
    InQuotes,
    Meta,
    MetaField,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Spoken,
    SpokenBy,
    Together,
    Wildcard,
    Word,
    day,
    replace_spoken,
    walk,
)

__all__ = [
    "And",
    "AtLeast",
    "Dated",
    "Fuzzy",
    "InQuotes",
    "Meta",
    "Near",
    "Not",
    "Or",
    "Phrase",
    "Query",
    "Spoken",
    "SpokenBy",
    "Together",
    "Wildcard",
    "Word",
    "day",
    "parse",
    "replace_spoken",
    "walk",
]

MAX_LENGTH = 1000
MAX_DEPTH = 20
MAX_TERMS = 64
MAX_WILDCARDS = 8
MAX_DISTANCE = 1000
_FIELDS = ("speaker", "source", "title", "author", "date", "in")
_MARKS = '"“”„‟″«»＂'

Kind = Literal["word", "phrase", "open", "close", "or", "and", "not", "near", "atleast", "field"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query as typed."""

    kind: Kind
    text: str
    column: int
    end: int
    """Where the token ends in the query, from 0."""
    name: str = ""
    """The field; the text is its value."""
    closed: bool = True
    """False for a phrase whose closing mark is still to come (only while typing)."""


def parse(text: str, *, partial: bool = False) -> Query | None:
    """The tree of what was typed; None when there is nothing to search for.

    `partial` reads what is still being typed: open quote marks and brackets count as closed, an operator at the end
    is left out, and a last word that touches the end stands for every word that begins so.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"The query has {len(text)} characters; {MAX_LENGTH} is the limit", MAX_LENGTH + 1)
    pieces = tokens(text, partial)
    if partial:
        pieces = _without_loose_end(pieces)
    query = _Parser(pieces, text, partial).query()
    if query is not None:
        _check_size(query)
    return query


def _check_size(query: Query) -> None:
    terms = wildcards = 0
    for node in walk(query):
        terms += len(node.words) if isinstance(node, Phrase) else isinstance(node, LEAVES)
        wildcards += isinstance(node, (Wildcard, Fuzzy))
    if terms > MAX_TERMS:
        raise QueryError(f"The query has {terms} words; {MAX_TERMS} is the limit", 1)
    if wildcards > MAX_WILDCARDS:
        raise QueryError(f"The query has {wildcards} words with * or ~; {MAX_WILDCARDS} is the limit", 1)


# ---------------------------------------------------------------------------------------------------------- tokens

_PIECE = re.compile(rf"\(|\)|[{_MARKS}]|[^\s(){_MARKS}]+")
_OPERATORS: dict[str, Kind] = {"or": "or", "and": "and", "not": "not"}
_NEAR = re.compile(r"(w|pre)/(\w*)", re.I)
_NAMED = re.compile(r"([^\W\d_]{2,}):(.*)", re.S)
_CLOSING = re.compile(f"[{_MARKS}]")


def tokens(text: str, partial: bool) -> list[Token]:
    """The pieces of a query in order. Raises QueryError."""
    found: list[Token] = []
    position = 0
    while match := _PIECE.search(text, position):
        token = _token(text, match, partial)
        position = token.end
        found.append(token)
    return found


def _token(text: str, match: re.Match[str], partial: bool) -> Token:
    piece, column = match.group(), match.start() + 1
    if piece == "(":
        return Token("open", piece, column, match.end())
    if piece == ")":
        return Token("close", piece, column, match.end())
    if piece in _MARKS:
        inner, end, closed = _quoted(text, match.start(), partial)
        return Token("phrase", inner, column, end, closed=closed)
    low = piece.lower()
    if low in _OPERATORS:
        return Token(_OPERATORS[low], piece, column, match.end())
    if _NEAR.fullmatch(piece):
        return Token("near", low, column, match.end())
    if low.startswith("atleast") and low[7:].isdigit() and text[match.end() : match.end() + 1] == "(":
        return Token("atleast", low[7:], column, match.end() + 1)
    if named := _NAMED.fullmatch(piece):
        return _field(text, match, named.group(1).lower(), named.group(2), partial)
    return Token("word", piece, column, match.end())


def _quoted(text: str, start: int, partial: bool) -> tuple[str, int, bool]:
    """The text between the mark at `start` and the next one, and where it ends."""
    closing = _CLOSING.search(text, start + 1)
    if closing:
        return text[start + 1 : closing.start()], closing.end(), True
    if partial:
        return text[start + 1 :], len(text), False
    raise QueryError(f"The quote mark {text[start]} at column {start + 1} is not closed", start + 1)


def _field(text: str, match: re.Match[str], name: str, value: str, partial: bool) -> Token:
    column, end = match.start() + 1, match.end()
    if name not in _FIELDS:
        if not value:
            return Token("word", match.group(), column, end)
        listed = " ".join(f"{field}:" for field in _FIELDS)
        raise QueryError(f"There is no field {name}: (there are {listed}); as text it needs quote marks", column)
    if not value and text[end : end + 1] and text[end] in _MARKS:
        value, end, _ = _quoted(text, end, partial)
    if not value.strip() and not partial:
        raise QueryError(f"{name}: needs something right after it", column)
    return Token("field", value.strip(), column, end, name=name)


def _without_loose_end(tokens: list[Token]) -> list[Token]:
    """Without what only makes sense once more has been typed."""
    depth = 0
    kept: list[Token] = []
    for token in tokens:
        if token.kind == "close":
            if depth == 0:
                continue
            depth -= 1
        depth += token.kind in ("open", "atleast")
        if token.kind != "field" or token.text:
            kept.append(token)
    while kept and kept[-1].kind in ("open", "atleast", "or", "and", "not", "near"):
        depth -= kept.pop().kind in ("open", "atleast")
    end = kept[-1].end if kept else 0
    return kept + [Token("close", ")", end + 1, end)] * depth


# ---------------------------------------------------------------------------------------------------------- parser


class _Parser:
    """Recursive descent over the tokens; one instance a query."""

    def __init__(self, tokens: list[Token], text: str, partial: bool) -> None:
        self._tokens = tokens
        self._length = len(text)
        self._partial = partial
        self._next = 0

    def query(self) -> Query | None:
        query = self._all(0)
        if token := self._peek():
            raise QueryError("This ) closes no bracket", token.column)
        return query

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self, *kinds: Kind) -> Token | None:
        token = self._peek()
        if token is None or token.kind not in kinds:
            return None
        self._next += 1
        return token

    def _all(self, depth: int) -> Query | None:
        """Everything side by side up to the end or a closing bracket."""
        found: list[Query] = []
        in_quotes = False
        while (token := self._peek()) and token.kind != "close":
            if token.kind == "and":
                self._operator(bool(found) or in_quotes)
            elif token.kind == "field" and token.name == "in":
                self._next += 1
                if token.text.casefold() != "quotes":
                    raise QueryError("in: takes one value, in:quotes", token.column)
                in_quotes = True
            elif (query := self._negated(depth)) is not None:
                found.append(query)
        if not found and not in_quotes:
            return None
        query = found[0] if len(found) == 1 else And(tuple(found))
        return InQuotes(query) if in_quotes else query

    def _operator(self, has_left: bool) -> Token:
        """Take an operator that needs something on both of its sides."""
        token = self._tokens[self._next]
        self._next += 1
        following = self._peek()
        if not has_left:
            raise QueryError(f"`{token.text}` needs something before it; as a word it needs quote marks", token.column)
        if following is None or following.kind in ("close", "or", "and", "near"):
            raise QueryError(f"`{token.text}` needs something after it; as a word it needs quote marks", token.column)
        return token

    def _negated(self, depth: int) -> Query | None:
        token = self._take("not")
        if token is None:
            return self._near(depth)
        following = self._peek()
        if following is None or following.kind in ("close", "or", "and", "near"):
            raise QueryError("`not` needs something after it; as a word it needs quote marks", token.column)
        if depth > MAX_DEPTH:
            raise QueryError(f"More than {MAX_DEPTH} levels deep", token.column)
        inner = self._negated(depth + 1)
        return None if inner is None else Not(inner)

    def _near(self, depth: int) -> Query | None:
        first = self._peek()
        left = self._either(depth)
        while (token := self._peek()) and token.kind == "near":
            self._operator(first is not None and first is not token)
            start = self._peek()
            right = self._either(depth)
            if left is None or right is None:
                raise QueryError(f"`{token.text}` needs a word or a phrase on both sides", token.column)
            for side, place in ((left, first), (right, start)):
                if not _has_place(side):
                    column = place.column if place else token.column
                    raise QueryError(f"`{token.text}` stands between words, phrases or (a or b)", column)
            left = _near(token, left, right)
        return left

    def _either(self, depth: int) -> Query | None:
        first = self._peek()
        if first is not None and first.kind == "or":
            self._operator(False)
        found = [self._one(depth)]
        while (token := self._peek()) and token.kind == "or":
            self._operator(True)
            negated = self._take("not")
            if negated and self._peek() is None:
                raise QueryError("`not` needs something after it; as a word it needs quote marks", negated.column)
            query = self._one(depth)
            found.append(Not(query) if negated and query is not None else query)
        kept = [query for query in found if query is not None]
        if len(kept) <= 1:
            return kept[0] if kept else None
        return Or(tuple(kept))

    def _one(self, depth: int) -> Query | None:
        token = self._peek()
        if token is None or token.kind in ("near", "close"):
            return None
        self._next += 1
        if token.kind in ("open", "atleast"):
            return self._bracket(token, depth + 1)
        if token.kind == "field":
            return _field_query(token)
        if token.kind == "phrase":
            return _quoted_query(token)
        return _word_query(token, self._partial and token.end == self._length)

    def _bracket(self, opened: Token, depth: int) -> Query | None:
        if depth > MAX_DEPTH:
            raise QueryError(f"Brackets more than {MAX_DEPTH} deep", opened.column)
        inner = self._all(depth)
        if self._take("close") is None:
            raise QueryError("This bracket is not closed", opened.column)
        if opened.kind == "open":
            return inner
        if not isinstance(inner, LEAVES):
            raise QueryError(f"atleast{opened.text}(…) takes one word or one phrase", opened.column)
        if int(opened.text[:6]) < 1:
            raise QueryError("atleast needs a number from 1", opened.column)
        return AtLeast(int(opened.text[:6]), inner)


def _has_place(query: Query) -> bool:
    """Whether the node finds words that have a place, so that a distance can be measured."""
    if isinstance(query, Or):
        return all(map(_has_place, query.queries))
    return isinstance(query, (*LEAVES, Near, Together))


def _near(token: Token, left: Query, right: Query) -> Query:
    operator, _, distance = token.text.partition("/")
    if operator == "w" and distance in ("s", "p"):
        return Together(left, right, "sentence" if distance == "s" else "paragraph")
    if not distance.isdecimal() or not 1 <= int(distance[:6]) <= MAX_DISTANCE:
        raise QueryError(f"`{token.text}` is no distance: write {operator}/5, or w/s, w/p", token.column)
    return Near(left, right, int(distance), operator == "pre")


# ---------------------------------------------------------------------------------------------------------- leaves


def _word_query(token: Token, unfinished: bool) -> Query | None:
    text = token.text
    if "*" in text:
        return _wildcard(text, token.column)
    if text.endswith("~"):
        return _fuzzy(text, token.column)
    query = phrase(text, exact=False)
    if not unfinished or query is None or not text[-1].isalnum():
        return query
    if isinstance(query, Word):
        return Wildcard(query.text + "*")
    return _unfinished(query)


def _quoted_query(token: Token) -> Query:
    query = phrase(token.text)
    if query is None:
        if not token.closed:
            return And(())
        raise QueryError("There are no words between these quote marks", token.column)
    unfinished = not token.closed and token.text[-1].isalnum()
    return _unfinished(query) if unfinished else query


def _unfinished(query: Query) -> Query:
    """The words before the last one, and right after them every word that begins like the last one."""
    if not isinstance(query, Phrase):
        return Wildcard(query.text + "*") if isinstance(query, Word) else query
    last = Wildcard(query.words[-1] + "*")
    if len(query.words) == 1:
        return last
    before = Phrase(query.words[:-1], query.gaps[:-1])
    return Near(before if any(before.gaps) or len(before.words) > 1 else Word(before.words[0]), last, 1, True)


def phrase(text: str, *, exact: bool = True) -> Word | Phrase | None:
    """The words of `text` as they must stand next to each other; None when it has no words.

    Not `exact`: a genitive at the end is left out, as in `Russia's` typed without quote marks.
    """
    found = words(text)
    if not found:
        return None
    gaps = [gap(text[word.end : after.start]) for word, after in pairwise(found)]
    gaps.append(GENITIVE if exact and gap(text[found[-1].end :]).startswith(GENITIVE) else "")
    if len(found) == 1 and not gaps[0]:
        return Word(found[0].folded)
    return Phrase(tuple(word.folded for word in found), tuple(gaps))


GENITIVE = "'s"
_NO_GAP = re.compile(r"[\s-]+")
_GENITIVE = re.compile(r"'s(?!\w)", re.I)


def gap(text: str) -> str:
    """The marks between two words as they are compared: folded, without spaces and hyphens."""
    return _NO_GAP.sub("", fold(text)) if text and text != " " else ""


def _wildcard(text: str, column: int) -> Wildcard:
    pattern = re.sub(r"\*+", "*", fold(text).strip("'\".,;:!?"))
    if pattern.startswith("*"):
        raise QueryError("A * needs letters before it", column)
    pieces = pattern.split("*")
    if not all(piece == "" or (piece.isalnum()) for piece in pieces):
        raise QueryError("A word with * holds letters and digits only", column)
    if len(pieces[0]) < 2:
        raise QueryError(f"`{text}` would match too much: write two letters before the *", column)
    return Wildcard(pattern)


def _fuzzy(text: str, column: int) -> Fuzzy:
    found = words(text.rstrip("~"))
    if len(found) != 1 or len(found[0].folded) < 3:
        raise QueryError("A ~ stands after one word of three letters or more", column)
    word = found[0].folded
    return Fuzzy(word, 2 if len(word) >= 8 else 1)


# ---------------------------------------------------------------------------------------------------------- fields


def _field_query(token: Token) -> Query:
    if token.name == "in":
        raise QueryError("in:quotes stands by itself, apart from or, not and w/n", token.column)
    if token.name == "speaker":
        return Spoken(token.text)
    if token.name == "date":
        return _dated(token)
    for field in get_args(MetaField):
        if field == token.name:
            value: Query | None = _word_query(Token("word", token.text, token.column, token.end), False)
            if value is None:
                break
            return Meta(field, value)
    raise QueryError(f"{token.name}: needs a word or a phrase after it", token.column)


_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def _dated(token: Token) -> Dated:
    first, dots, last = token.text.partition("..")
    if not dots:
        last = first
    if not (first or last) or any(bound and not _DAY.fullmatch(bound) for bound in (first, last)):
        raise QueryError("date: takes a year, month or day, or two with .. between, as 2026-01..2026-03", token.column)
    lower = day(first) or 0
    upper = (day(last) or 0) + {4: 9999, 7: 99, 10: 0}[len(last)] if last else 99999999
    if lower > upper:
        raise QueryError(f"date:{token.text} ends before it begins", token.column)
    return Dated(lower, upper)
