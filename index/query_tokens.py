"""The pieces of a query as typed: words, phrases, operators, brackets and fields, each with its column."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from quotedesk.index.errors import QueryError

_FIELDS = ("speaker", "source", "title", "author", "date", "in")
_MARKS = '"“”„‟″«»＂'

Kind = Literal["word", "phrase", "open", "close", "or", "and", "not", "near", "atleast", "field"]


class Token(NamedTuple):
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


def without_loose_end(tokens: list[Token]) -> list[Token]:
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
