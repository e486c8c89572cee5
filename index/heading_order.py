"""All headings of a large archive in an order, and those of them that hold some words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Literal

import numpy as np

from quotedesk.index.headings import Headings
from quotedesk.index.ledger import Ints
from quotedesk.index.names import is_plain
from quotedesk.index.roles import description_key
from quotedesk.index.text import fold

Order = Literal["count", "name", "latest"]


class HeadingOrder:
    """Answers with columns of numbers of headings."""

    def __init__(self, headings: Headings, texts: Sequence[str]) -> None:
        """`texts` are all voices."""
        self._headings = headings
        self._is_named = headings.named
        self.folded = self._folded(texts)
        """Of each heading its name and other names, or its descriptions, folded, a line each: what a filter reads."""

    def _folded(self, texts: Sequence[str]) -> list[str]:
        headings = self._headings
        voices = _folded(texts)
        order, starts = headings.by_heading
        first = order[starts[:-1]].tolist() if headings.n_plain else []
        found = [voices[voice] for voice in first]
        several = np.flatnonzero(starts[1:] - starts[:-1] > 1).tolist()
        spelled = [number for number in several if len({texts[voice] for voice in headings.voices(number)}) > 1]
        for number in {*spelled, *headings.roles}:
            found[number] = "\n".join(map(fold, (headings.title(number), *headings.aliases(number))))
        for number in range(headings.n_plain, len(headings)):
            found.append("\n".join(map(fold, (headings.title(number), *headings.aliases(number)))))
        return found

    def ordered(self, order: Order, *, indirect: bool = False) -> Ints:
        """The numbers of the headings that have quotes: named speakers, then roles."""
        counts = self._headings.tally.n_quotes(indirect=indirect)
        numbers = np.flatnonzero(counts)
        is_role = ~self._is_named[numbers]
        keys: list[Ints] = [self.rank[numbers], is_role.astype(np.int64)]
        if order != "name":
            keys.insert(1, -counts[numbers])
        if order == "latest":
            keys.insert(2, -self._headings.tally.latest(indirect=indirect)[numbers])
        found: Ints = numbers[np.lexsort(keys)]
        return found

    def with_words(self, numbers: Ints, wanted: Sequence[str]) -> Ints:
        """Those of some headings one of whose names or descriptions holds all of some folded words."""
        lines = self.folded
        found = np.zeros(len(self._headings), np.bool_)
        if not wanted:
            return numbers
        first, *others = wanted
        matched = [number for number, line in enumerate(lines) if first in line]
        if others:
            matched = [
                number
                for number in matched
                if any(all(word in name for word in wanted) for name in lines[number].split("\n"))
            ]
        found[matched] = True
        return numbers[found[numbers]]

    def only_named(self, numbers: Ints) -> Ints:
        return numbers[self._is_named[numbers]]

    def places(self, numbers: Ints, wanted: Collection[int]) -> list[int]:
        """Where some headings stand in a list of numbers, in its order."""
        is_wanted = np.zeros(len(self._headings), np.bool_)
        is_wanted[[number for number in wanted if number < len(self._headings)]] = True
        found: list[int] = np.flatnonzero(is_wanted[numbers]).tolist()
        return found

    @cached_property
    def rank(self) -> Ints:
        """The place of each heading by name, of roles without their articles."""
        names = [*self.folded]
        for number in self._headings.roles:
            names[number] = description_key(self._headings.title(number))
        rank = np.empty(len(self._headings), np.int64)
        rank[sorted(range(len(self._headings)), key=names.__getitem__)] = np.arange(len(self._headings))
        return rank


def _folded(texts: Sequence[str]) -> list[str]:
    """Each text folded: those of plain letters, which are most, all at once."""
    whole = "\n".join(texts)
    if whole.isascii() and whole.count("\n") + 1 == len(texts):
        return fold(whole).split("\n")
    plain = iter(fold("\n".join(filter(is_plain, texts))).split("\n"))
    return [next(plain) if is_plain(text) else fold(text) for text in texts]
