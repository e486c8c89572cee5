"""Pastes put together from pieces: of several quotes, or of one quote in another order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotedesk.index.matching.alignment import Alignment, declared, exact
from quotedesk.index.matching.carriers import Asked, carrier
from quotedesk.index.matching.pairing import plainly
from quotedesk.index.matching.paste import Paste
from quotedesk.index.matching.tokens import MARK, is_word
from quotedesk.index.matching.verdict import Carrier, Passage
from quotedesk.index.matching.weights import STOP_WORDS, total_weight

_MAX_TOKENS = 2000
"""A longer paste is a document, not a splice."""
_SHORTEST_RUN = 3
"""Words a piece needs to tell where it is from when the paste does not say that something was left out."""
_SHORTEST_ELSEWHERE = 5
"""The same when the piece is from another article."""
_COVERED = 0.8


@dataclass(frozen=True, slots=True)
class _Piece:
    """Tokens `start:end` of the paste at token `at` of a passage."""

    start: int
    end: int
    passage: Passage
    at: int


def spliced(paste: Paste, passages: Sequence[Passage], n_same: int, asked: Asked | None = None) -> list[Carrier]:
    """The carriers of the pieces when a paste is a splice of the passages' quotes; none when it is not.

    `n_same` = words that the best single passage explains; a splice must explain more.
    """
    quotes = [passage for passage in passages if passage.quote]
    if not quotes or paste.end - paste.start > _MAX_TOKENS:
        return []
    return _declared_splice(paste, quotes, asked) or _silent_splice(paste, quotes, n_same, asked)


def _declared_splice(paste: Paste, quotes: Sequence[Passage], asked: Asked | None) -> list[Carrier]:
    """Pieces between ellipses, each of which stands whole in some quote."""
    pieces = _pieces(paste)
    if len(pieces) < 2 or max(piece.n_words for piece in pieces) < 2:
        return []
    found: list[dict[str, tuple[Passage, Alignment]]] = []
    for piece in pieces:
        places = {}
        for passage in quotes:
            alignment = exact(passage.tokens, piece) or declared(passage.tokens, piece, piece.reading())
            if alignment:
                places[passage.id] = passage, alignment
        if not places:
            return []
        found.append(places)
    articles = _most_shared([{passage.article_id for passage, _ in places.values()} for places in found])
    shared = _most_shared([set(places) for places in found])
    chosen = [
        min(places.values(), key=lambda place: (shared.index(place[0].id), articles.index(place[0].article_id)))
        for places in found
    ]
    if any(
        piece.n_words < _SHORTEST_RUN and passage.article_id != articles[0]
        for piece, (passage, _) in zip(pieces, chosen, strict=True)
    ):
        return []
    return [carrier(alignment, passage, asked, "SPLICED") for passage, alignment in chosen]


def _pieces(paste: Paste) -> list[Paste]:
    edges = [paste.start]
    for each in paste.reading().declared:
        if each.kind == "ellipsis":
            edges += [each.start, each.end]
    edges.append(paste.end)
    pieces = [Paste(paste.tokens, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [piece for piece in map(_trimmed, pieces) if piece.n_words]


def _trimmed(piece: Paste) -> Paste:
    """A piece without marks, commas and full stops at its ends."""
    start, end = piece.start, piece.end
    while start < end and piece.tokens.keys[start] in {MARK, ","}:
        start += 1
    while start < end and piece.tokens.keys[end - 1] in {MARK, ",", ".", ";"}:
        end -= 1
    return Paste(piece.tokens, start, end)


def _most_shared(sets: Sequence[set[str]]) -> list[str]:
    """All members, those of most sets first."""
    counts: dict[str, int] = defaultdict(int)
    for each in sets:
        for member in each:
            counts[member] += 1
    return sorted(counts, key=lambda member: (-counts[member], member))


def _silent_splice(paste: Paste, quotes: Sequence[Passage], n_same: int, asked: Asked | None) -> list[Carrier]:
    """Runs of words from several places that make up nearly all of the paste without saying so."""
    if paste.n_words < 2 * _SHORTEST_RUN:
        return []
    pieces = _runs(paste, quotes)
    if len(pieces) < 2 or _in_order(pieces):
        return []
    read = paste.tokens
    covered = [key for piece in pieces for key in read.keys[piece.start : piece.end]]
    pasted = [read.keys[index] for index in paste.reading().words]
    if total_weight(covered) < _COVERED * total_weight(pasted):
        return []
    if sum(map(is_word, covered)) < n_same + _SHORTEST_RUN or _marked_apart(paste, pieces):
        return []
    carriers = []
    for piece in pieces:
        alignment = exact(piece.passage.tokens, Paste(read, piece.start, piece.end))
        if alignment:
            carriers.append(carrier(alignment, piece.passage, asked, "SPLICED"))
    return carriers


def _in_order(pieces: Sequence[_Piece]) -> bool:
    one = len({piece.passage.id for piece in pieces}) == 1
    return one and all(a.at + a.end - a.start <= b.at for a, b in pairwise(pieces))


def _marked_apart(paste: Paste, pieces: Sequence[_Piece]) -> bool:
    """Whether quote marks of the paste itself stand between all its pieces: then it shows several quotes as several."""
    keys = paste.tokens.keys
    return all(MARK in keys[a.end : b.start] for a, b in pairwise(pieces))


def _runs(paste: Paste, quotes: Sequence[Passage]) -> list[_Piece]:
    """The longest runs of the paste that stand in quotes, from left to right; where two are as long, of one article."""
    read = paste.tokens
    places: dict[tuple[str, ...], list[tuple[Passage, int]]] = defaultdict(list)
    wanted = set(pairwise(read.keys[paste.start : paste.end]))
    telling = [key for key, _ in paste.telling if key not in STOP_WORDS]
    for passage in quotes:
        plain = plainly(passage.text)
        if plain is not None and not any(key in plain for key in telling):
            continue
        for at, pair in enumerate(pairwise(passage.tokens.keys)):
            if pair in wanted:
                places[pair].append((passage, at))
    pieces: list[_Piece] = []
    at = paste.start
    while at < paste.end - 1:
        best = None
        for passage, first in places.get(read.keys[at : at + 2], ()):
            piece = _Piece(at, at + _length(paste, at, passage, first), passage, first)
            if not best or _preference(piece, pieces) > _preference(best, pieces):
                best = piece
        if best and _tells(best, paste, pieces):
            pieces.append(best)
            at = best.end
        else:
            at += 1
    home = {piece.passage.article_id for piece in pieces}
    if len(home) > 1:
        pieces = [piece for piece in pieces if _n_words(paste, piece) >= _SHORTEST_ELSEWHERE]
    return pieces


def _length(paste: Paste, start: int, passage: Passage, first: int) -> int:
    """How many tokens two runs have in common, whole compounds at the end."""
    pasted, keys = paste.tokens.keys, passage.tokens.keys
    n = 0
    while start + n < paste.end and first + n < len(keys) and pasted[start + n] == keys[first + n]:
        n += 1
    while n and (passage.tokens.joins(first + n) or paste.tokens.joins(start + n)):
        n -= 1
    return n


def _preference(piece: _Piece, pieces: Sequence[_Piece]) -> tuple[int, bool, bool]:
    last = pieces[-1].passage if pieces else None
    return (
        piece.end - piece.start,
        bool(last and last.id == piece.passage.id),
        bool(last and last.article_id == piece.passage.article_id),
    )


def _n_words(paste: Paste, piece: _Piece) -> int:
    return paste.tokens.n_words(piece.start, piece.end)


def _tells(piece: _Piece, paste: Paste, pieces: Sequence[_Piece]) -> bool:
    keys = paste.tokens.keys[piece.start : piece.end]
    return _n_words(paste, piece) >= _SHORTEST_RUN and any(is_word(key) and key not in STOP_WORDS for key in keys)
