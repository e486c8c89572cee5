"""The query tree: what `query.parse` makes of the words an editor typed, and what every engine evaluates.

Words are folded (`text.fold`). A node says what must stand in one paragraph, unless its docstring says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

MetaField = Literal["source", "title", "author"]
Unit = Literal["sentence", "paragraph"]


@dataclass(frozen=True, slots=True)
class Query:
    """Base of every node."""


@dataclass(frozen=True, slots=True)
class Word(Query):
    text: str


@dataclass(frozen=True, slots=True)
class Phrase(Query):
    """Words in exact order, next to each other."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    """What was typed after each word, folded, without spaces and hyphens: `'s` and other marks must stand as typed.
    An empty gap takes any marks but a genitive `'s`; after the last word it takes anything."""


@dataclass(frozen=True, slots=True)
class Wildcard(Query):
    """Any word of this pattern, in which `*` stands for any run of letters, none included."""

    pattern: str

    @property
    def stem(self) -> str:
        """The letters before the first `*`."""
        return self.pattern.partition("*")[0]

    @property
    def is_prefix(self) -> bool:
        return self.pattern.index("*") == len(self.pattern) - 1


@dataclass(frozen=True, slots=True)
class Fuzzy(Query):
    """Any word at most `edits` letters inserted, deleted or replaced away."""

    text: str
    edits: int


@dataclass(frozen=True, slots=True)
class Near(Query):
    """Both sides apart from each other, at most `distance` steps between their nearest ends (adjacent is 1)."""

    left: Query
    right: Query
    distance: int
    ordered: bool
    """Left stands first (`pre/n`)."""


@dataclass(frozen=True, slots=True)
class Together(Query):
    """Both sides in one sentence or one paragraph."""

    left: Query
    right: Query
    unit: Unit


@dataclass(frozen=True, slots=True)
class And(Query):
    """All of them; of none, everything."""

    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or(Query):
    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not(Query):
    query: Query


@dataclass(frozen=True, slots=True)
class AtLeast(Query):
    """Paragraphs that hold `query`, of articles whose paragraphs hold it `count` times in all."""

    count: int
    query: Query
    """A Word, Phrase, Wildcard or Fuzzy."""


@dataclass(frozen=True, slots=True)
class Spoken(Query):
    """A quote by whom the text names. Only the archive knows who that is: see `replace_spoken`."""

    text: str


@dataclass(frozen=True, slots=True)
class SpokenBy(Query):
    """A quote that its article gives to one of `names` or, unnamed, to one of the descriptions `labels`."""

    names: frozenset[str]
    labels: frozenset[str]
    besides: frozenset[tuple[str, str]] = frozenset()
    """Pairs of name and article id that are somebody else of the same name."""


@dataclass(frozen=True, slots=True)
class Meta(Query):
    """An article whose source, title or author holds `query`."""

    field: MetaField
    query: Query
    """A Word, Phrase, Wildcard or Fuzzy."""


@dataclass(frozen=True, slots=True)
class Dated(Query):
    """An article published between two days, both included; see `day`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class InQuotes(Query):
    """A paragraph with one quote, direct or fragment, that holds all of `query` between its marks.

    A SpokenBy inside asks for the speaker of that quote.
    """

    query: Query


LEAVES = (Word, Phrase, Wildcard, Fuzzy)
"""Nodes that find words by themselves."""


def day(published: str | None) -> int | None:
    """The printed day of an ISO 8601 date as a number, `20260303`; parts not stated count as 0."""
    if published is None or not published[:4].isdigit():
        return None
    parts = published[:10].split("-")
    numbers = [int(part) if part.isdigit() else 0 for part in (*parts, "0", "0")[:3]]
    return numbers[0] * 10000 + numbers[1] * 100 + numbers[2]


def children(query: Query) -> tuple[Query, ...]:
    """The nodes directly below."""
    if isinstance(query, LEAVES):
        return ()
    match query:
        case And(queries) | Or(queries):
            return queries
        case Not(inner) | InQuotes(inner) | AtLeast(_, inner) | Meta(_, inner):
            return (inner,)
        case Near(left, right) | Together(left, right):
            return left, right
    return ()


def walk(query: Query) -> Iterator[Query]:
    """The node itself and every node below it."""
    yield query
    for child in children(query):
        yield from walk(child)


def rebuilt(query: Query, change: Callable[[Query], Query]) -> Query:
    """The same tree with `change` applied to each child."""
    match query:
        case And(queries):
            return And(tuple(map(change, queries)))
        case Or(queries):
            return Or(tuple(map(change, queries)))
        case Not() | InQuotes() | AtLeast() | Meta():
            return replace(query, query=change(query.query))
        case Near() | Together():
            return replace(query, left=change(query.left), right=change(query.right))
    return query


def replace_spoken(query: Query, resolve: Callable[[str], SpokenBy]) -> Query:
    """The same tree with every `Spoken` resolved by the archive."""
    if isinstance(query, Spoken):
        return resolve(query.text)
    if isinstance(query, LEAVES):
        return query
    return rebuilt(query, lambda child: replace_spoken(child, resolve))
