"""A query as the words that were typed: which of them are filters, how one is added or taken away, how words are put
right. What is picked from a list and what is typed are one thing: the text of the query."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quotedesk.index.errors import QueryError
from quotedesk.index.query import Token, tokens
from quotedesk.index.text import words

_BARE = re.compile(r"[\w.-]+")
_MARKS = re.compile('["“”„‟″«»＂]+')


@dataclass(frozen=True, slots=True)
class Filter:
    """A field that stands by itself in a query and holds for all of it."""

    name: str
    """speaker, source, title, author, date or in."""
    value: str
    start: int
    end: int
    """Where it stands in the query, from 0."""

    @property
    def written(self) -> str:
        """As the query language has it."""
        return f"{self.name}:{self.value}" if _BARE.fullmatch(self.value) else f'{self.name}:"{self.value}"'


def filters(typed: str) -> list[Filter]:
    """The filters in force, in order. Fields inside brackets, or beside `or` and its like, are none."""
    try:
        pieces = tokens(typed, True)
    except QueryError:
        return []
    found, depth = [], 0
    for before, piece, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        depth += (piece.kind in ("open", "atleast")) - (piece.kind == "close")
        beside = {each.kind for each in (before, after) if each is not None}
        alone = not beside & {"or", "near"} and (before is None or before.kind != "not")
        if piece.kind == "field" and piece.text and depth <= 0 and alone:
            found.append(Filter(piece.name, piece.text, piece.column - 1, piece.end))
    return found


def without(typed: str, taken: Filter) -> str:
    """The query without one of its filters."""
    return f"{typed[: taken.start].rstrip()} {typed[taken.end :].lstrip()}".strip()


def with_filter(typed: str, name: str, value: str) -> str:
    """The query with a filter, in the place of those of the same name."""
    for other in reversed(filters(typed)):
        if other.name == name:
            typed = without(typed, other)
    written = Filter(name, " ".join(_MARKS.sub(" ", value).split()), 0, 0).written
    return f"{_closed(typed).rstrip()} {written}".strip()


def _closed(typed: str) -> str:
    """The query with its last quote mark closed, so that what follows is not part of the phrase."""
    try:
        pieces = tokens(typed, True)
    except QueryError:
        return typed
    return f'{typed}"' if pieces and not pieces[-1].closed else typed


def suggestion(typed: str, similar: Callable[[str], Sequence[str]]) -> str | None:
    """The query with each word for which `similar` knows only other ones in the best one's place.

    None when there is nothing to put right.
    """
    try:
        pieces = tokens(typed, True)
    except QueryError:
        return None
    put_right = typed
    for piece in reversed(pieces):
        for start, end, word in reversed(_plain_words(piece, typed)):
            known = similar(word)
            if known and known[0] != word:
                put_right = f"{put_right[:start]}{known[0]}{put_right[end:]}"
    return put_right if put_right != typed else None


def _plain_words(piece: Token, typed: str) -> list[tuple[int, int, str]]:
    """The words of a piece that stand for themselves, with their places in the query."""
    if piece.kind not in ("word", "phrase") or (piece.kind == "word" and ("*" in piece.text or "~" in piece.text)):
        return []
    start = piece.column - 1
    return [
        (start + word.start, start + word.end, word.folded)
        for word in words(typed[start : piece.end])
        if len(word.folded) > 2
    ]
