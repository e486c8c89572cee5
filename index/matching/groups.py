"""Which quotes of an archive are one utterance, kept as flat columns beside the index.

Quotes with the same words are one form; forms that are parts or altered versions of each other are one group. A group
says that words are the same, never that two unnamed sources are one person.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from quotedesk.index.matching.prints import Numbers, Prints, WordHashes, prints, runs
from quotedesk.index.model import Quote, quote_id

_SHORT = 100
_MAX_ALIKE, _MAX_ALIKE_LONG = 40, 200
"""Forms that are looked at for a paste of at most `_SHORT` words, and for a longer one."""
_NEAR = 0.25
"""Share of what the likeliest form has in common with a paste that another one needs to be looked at with it."""
_MAX_CARRIERS = 400
"""Quotes of one form: an utterance that all agencies sent runs in hundreds of articles."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands."""

    article_id: str
    version: int
    paragraph: int
    number: int

    @property
    def id(self) -> str:
        return quote_id(self.article_id, self.paragraph, self.number, self.version)


def place_of(quote: Quote) -> Place:
    return Place(quote.article_id, quote.version, quote.paragraph, quote.number)


@dataclass(frozen=True)
class Groups:
    """All quotes of one generation of an archive, by article id and place."""

    article_ids: tuple[str, ...] = ()
    """Sorted."""
    digests: tuple[str, ...] = ()
    """For each article the sha256 it was read with: what changed since is known by it."""
    starts: Numbers = field(default_factory=lambda: np.zeros(1, np.uint32))
    """For each article its first quote; one more at the end."""
    versions: NDArray[np.uint16] = field(default_factory=lambda: np.empty(0, np.uint16))
    paragraphs: Numbers = field(default_factory=lambda: np.empty(0, np.uint32))
    numbers: NDArray[np.uint16] = field(default_factory=lambda: np.empty(0, np.uint16))
    words: Numbers = field(default_factory=lambda: np.empty(0, np.uint32))
    """How many words each quote has."""
    forms: Numbers = field(default_factory=lambda: np.empty(0, np.uint32))
    """For each quote its form."""
    identities: NDArray[np.uint64] = field(default_factory=lambda: np.empty(0, np.uint64))
    """For each form a hash of its words."""
    group_of_form: Numbers = field(default_factory=lambda: np.empty(0, np.uint32))
    prints: Prints = field(default_factory=lambda: prints([]))
    """Fingerprints of the forms, sorted by hash."""

    def __len__(self) -> int:
        return len(self.paragraphs)

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many quotes each article has."""
        return self.starts[1:].astype(np.int64) - self.starts[:-1].astype(np.int64)

    def find(self, place: Place) -> int | None:
        """The number of a quote; None when the archive does not have it."""
        at = bisect_left(self.article_ids, place.article_id)
        if at == len(self.article_ids) or self.article_ids[at] != place.article_id:
            return None
        for quote in range(int(self.starts[at]), int(self.starts[at + 1])):
            if (self.versions[quote], self.paragraphs[quote], self.numbers[quote]) == (
                place.version,
                place.paragraph,
                place.number,
            ):
                return quote
        return None

    def place(self, quote: int) -> Place:
        article = int(np.searchsorted(self.starts, quote, side="right")) - 1
        return Place(
            self.article_ids[article],
            int(self.versions[quote]),
            int(self.paragraphs[quote]),
            int(self.numbers[quote]),
        )

    @cached_property
    def groups(self) -> Numbers:
        """For each quote its group."""
        return self.group_of_form[self.forms]

    @cached_property
    def _by_group(self) -> NDArray[np.int64]:
        """Quotes by group, the longest of each first, equal ones by place."""
        return np.lexsort((np.arange(len(self)), -self.words.astype(np.int64), self.groups))

    @cached_property
    def _group_starts(self) -> NDArray[np.int64]:
        n_groups = int(self.group_of_form.max()) + 1 if len(self.group_of_form) else 0
        return np.searchsorted(self.groups[self._by_group], np.arange(n_groups + 1))

    def members(self, group: int) -> list[Place]:
        """The quotes of a group, longest first."""
        start, end = self._group_starts[group], self._group_starts[group + 1]
        return [self.place(int(quote)) for quote in self._by_group[start:end]]

    def members_of(self, place: Place) -> list[Place]:
        """The quotes of the group that a quote is in, longest first; none when the archive does not have it."""
        quote = self.find(place)
        return [] if quote is None else self.members(int(self.groups[quote]))

    def lead(self, place: Place) -> str | None:
        """The id of the quote that leads a quote's group, its longest form; None for a quote that is not here."""
        quote = self.find(place)
        if quote is None:
            return None
        return self.place(int(self._by_group[self._group_starts[int(self.groups[quote])]])).id

    def alike(self, keys: Sequence[str], *, fragments: bool = False) -> tuple[list[Place], list[Place]]:
        """One quote of each form that shares three words in a row with a text: those that share most, then the others.

        With `fragments` also quotes of one or two words that stand in the text.
        """
        wanted = runs(WordHashes().of(keys), shortest=1 if fragments else min(3, len(keys)))
        low = np.searchsorted(self.prints.hashes, wanted, side="left")
        counts = np.searchsorted(self.prints.hashes, wanted, side="right") - low
        at = np.repeat(low, counts) + np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        forms, number = np.unique(self.prints.owners[at], return_inverse=True)
        tells = np.bincount(number, weights=np.repeat(1 / np.log2(2.0 + counts), counts)) if len(forms) else np.empty(0)
        limit = _MAX_ALIKE if len(keys) <= _SHORT else _MAX_ALIKE_LONG
        order = np.lexsort((forms, -tells))[:limit]
        n_near = int(np.count_nonzero(tells[order] >= _NEAR * tells[order[0]])) if len(order) else 0
        first = np.searchsorted(self._forms_sorted, forms[order], side="left")
        places = [self.place(int(quote)) for quote in self._by_form[first]]
        return places[:n_near], places[n_near:]

    def same_words(self, place: Place) -> list[Place]:
        """The quotes of one form, by place, as far as they are not too many."""
        quote = self.find(place)
        if quote is None:
            return []
        start, end = np.searchsorted(self._forms_sorted, [self.forms[quote], self.forms[quote] + 1])
        return [self.place(int(each)) for each in self._by_form[start : min(end, start + _MAX_CARRIERS)]]

    @cached_property
    def _by_form(self) -> NDArray[np.int64]:
        return np.argsort(self.forms, kind="stable")

    @cached_property
    def _forms_sorted(self) -> Numbers:
        return self.forms[self._by_form]
