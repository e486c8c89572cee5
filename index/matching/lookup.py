"""How a paste is looked for in an index: first where it may stand as it is, then where some of it may."""

from __future__ import annotations

from collections.abc import Iterator

from quotedesk.index.errors import QueryError
from quotedesk.index.matching.paste import Paste
from quotedesk.index.matching.weights import STOP_WORDS
from quotedesk.index.query import parse
from quotedesk.index.text import words
from quotedesk.index.tree import And, Or, Query, Word

PAGE = 400
"""Words from which on a paste is searched for quotes only: no paragraph is as long."""
_PHRASE = 12
_ALL_OF, _ANY_OF = 16, 10
"""Words of a paste that a paragraph must all hold, or of which it must hold some."""

_PIECE, _MAX_PIECES = 8, 150
"""Words of a piece of a page, and pieces that are looked for."""


def stages(pasted: Paste, *, alone: bool = False) -> Iterator[list[Query]]:
    """Ways to find paragraphs that carry a paste: as a phrase and by all its telling words; then by some of them.

    Small words are everywhere: they are asked for as a phrase, or all together when they are too many for one. The
    index alone also looks for pieces of a page; else its quotes are known by other means.
    """
    if pasted.n_words > PAGE:
        yield list(_pieces(pasted)) if alone else []
        yield []
        return
    found = [word.folded for word in words(pasted.text)]
    telling = [word for word in dict.fromkeys(found) if word not in STOP_WORDS]
    longest = sorted(telling or dict.fromkeys(found), key=lambda word: (-len(word), word))
    phrase = _phrase(pasted.text) if len(found) <= _PHRASE else None
    first: list[Query] = [phrase] if phrase is not None else []
    if telling or not first:
        first.append(And(tuple(map(Word, longest[:_ALL_OF]))))
    yield first
    yield [Or(tuple(map(Word, longest[:_ANY_OF])))] if len(telling) > 1 else []


def _pieces(pasted: Paste) -> Iterator[Query]:
    """All telling words of a few words in a row, from so many places of a page as can be asked for."""
    found = [word.folded for word in words(pasted.text)]
    step = max(_PIECE, len(found) // _MAX_PIECES)
    for at in range(0, len(found) - _PIECE, step):
        telling = sorted(set(found[at : at + _PIECE]) - STOP_WORDS)
        if len(telling) > 1:
            yield And(tuple(map(Word, telling)))


def _phrase(text: str) -> Query | None:
    try:
        return parse(f'"{" ".join(text.translate(_NO_MARKS).split())}"')
    except QueryError:
        return None


_NO_MARKS = dict.fromkeys(map(ord, '"“”„‟″«»＂*~…[]().,;:!?'), " ")
