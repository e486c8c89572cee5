"""From one piece of a query to the node that finds its words, or that chooses articles by a field."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import get_args

from quotedesk.index.errors import QueryError
from quotedesk.index.query_tokens import Token
from quotedesk.index.text import fold, words
from quotedesk.index.tree import And, Dated, Fuzzy, Meta, MetaField, Near, Phrase, Query, Spoken, Wildcard, Word, day


def word_query(token: Token, unfinished: bool) -> Query | None:
    """A word, a phrase of its parts, a wildcard or a variant; `unfinished` stands for every word that begins so."""
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


def quoted_query(token: Token) -> Query:
    """What stands between quote marks."""
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
    if text.isascii() and text.replace(" ", "").isalpha():  # as most are: read without regexes, in a third of the time
        plain = tuple(text.lower().split())
        return Word(plain[0]) if len(plain) == 1 else Phrase(plain, ("",) * len(plain))
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


def field_query(token: Token) -> Query:
    """A field and its value. Raises QueryError."""
    if token.name == "in":
        raise QueryError("in:quotes stands by itself, apart from or, not and w/n", token.column)
    if token.name == "speaker":
        return Spoken(token.text)
    if token.name == "date":
        return _dated(token)
    for field in get_args(MetaField):
        if field == token.name:
            value: Query | None = word_query(Token("word", token.text, token.column, token.end), False)
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
