"""The query language: from what an editor typed to the query tree, with a column for every mistake.

Binding, tightest first, as in Lexis: `or`; `w/n pre/n w/s w/p`; `not`; words side by side (`and` may be written).
"""

from __future__ import annotations

from quotedesk.index.errors import QueryError
from quotedesk.index.query_leaves import field_query, quoted_query, word_query
from quotedesk.index.query_tokens import Kind, Token, tokens, without_loose_end
from quotedesk.index.tree import (
    LEAVES,
    And,
    AtLeast,
    Dated,
    Fuzzy,
    InQuotes,
    Meta,
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
    "Token",
    "Wildcard",
    "Word",
    "day",
    "parse",
    "replace_spoken",
    "tokens",
    "walk",
]

MAX_LENGTH = 1000
MAX_DEPTH = 20
MAX_TERMS = 64
MAX_WILDCARDS = 8
MAX_DISTANCE = 1000


def parse(text: str, *, partial: bool = False) -> Query | None:
    """The tree of what was typed; None when there is nothing to search for.

    `partial` reads what is still being typed: open quote marks and brackets count as closed, an operator at the end
    is left out, and a last word that touches the end stands for every word that begins so.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"The query has {len(text)} characters; {MAX_LENGTH} is the limit", MAX_LENGTH + 1)
    pieces = tokens(text, partial)
    if partial:
        pieces = without_loose_end(pieces)
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
            return field_query(token)
        if token.kind == "phrase":
            return quoted_query(token)
        return word_query(token, self._partial and token.end == self._length)

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
