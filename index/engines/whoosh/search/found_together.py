"""Texts in which several parts of a query are found together, or any one of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import combinations

import numpy as np

from quotedesk.index.engines.whoosh.search.found import All, Found, Mask, OfArticles
from quotedesk.index.engines.whoosh.search.found_words import OfWord
from quotedesk.index.engines.whoosh.search.marks import distinct
from quotedesk.index.engines.whoosh.search.space import Floats, Space
from quotedesk.index.engines.whoosh.segment.postings import Ints, Texts
from quotedesk.index.engines.whoosh.segment.scoring import K1

_MANY = 2000
"""Texts that are fewer are all scored."""
_PAIRED = 3
"""Of so many words, what two of them share is looked for pair by pair, without putting all texts together."""
_MORE = 12
"""A word that stands in so many times the texts of the rarest adds little to scores, and looking it up takes long."""
_NO_TEXTS = np.zeros(0, np.uint32)


class Both(Found):
    """The texts that all of several find."""

    def __init__(self, space: Space, parts: Sequence[Found]) -> None:
        self._space = space
        self._words = sorted((part for part in parts if isinstance(part, OfWord)), key=lambda part: part.size)
        others = [part for part in parts if not isinstance(part, OfWord)]
        self._others = sorted(others, key=lambda part: (isinstance(part, (All, OfArticles)), part.size))
        self.size = min(part.size for part in parts)

    @cached_property
    def _matched(self) -> tuple[Texts, list[Ints]]:
        """The texts, and for each of the words its postings in them."""
        words, others = self._words, self._others
        first = None
        if words and (not others or words[0].size <= others[0].size):
            first, *words = words
            texts = first.texts()
        else:
            texts, others = others[0].texts(), others[1:]
        at: Ints | None = None  # where those that are left stand among the first texts
        postings: list[Ints] = []
        for part in (*words, *others):
            if isinstance(part, OfWord):
                mine, its = part.meet(texts)
            elif len(texts):
                mine = part.among(texts).nonzero()[0]
            else:
                break
            if len(mine) < len(texts):
                at = mine if at is None else at[mine]
                texts, postings = texts[mine], [each[mine] for each in postings]
            if isinstance(part, OfWord):
                postings.append(its)
        if first is not None:
            postings.insert(0, np.arange(first.start, first.stop) if at is None else at + first.start)
        return texts, postings

    def texts(self) -> Texts:
        return self._matched[0]

    def among(self, texts: Texts) -> Mask:
        mask = np.ones(len(texts), np.bool_)
        for part in (*self._words, *self._others):
            mask &= part.among(texts)
        return mask

    def scores(self, texts: Texts) -> Floats:
        norms = self._space.norms(texts)
        total = np.zeros(len(texts))
        for word, postings in zip(self._words, self._postings(texts), strict=True):
            total += word.scores_at(postings, norms)
        for part in self._others:
            total += part.scores(texts)
        return total

    def limits(self, texts: Texts) -> tuple[Floats, Floats] | None:
        if "_matched" in self.__dict__ or self._others or len(texts) < _MANY:
            return None
        frequent = [word for word in self._words if word.size > self._words[0].size * _MORE]
        if not frequent:
            return None
        norms = self._space.norms(texts)
        low = np.zeros(len(texts))
        for word in self._words[: -len(frequent)]:
            low += word.scores_at(word.postings_of(texts), norms)
        weight = sum(word.weight for word in frequent)
        high = low + weight * (K1 + 1)  # were they to stand there without end
        low += self._space.weights(np.ones(len(texts)), norms, weight)
        return low, high

    def _postings(self, texts: Texts) -> Sequence[Ints]:
        """The postings of each word in some texts, all of which match."""
        if "_matched" not in self.__dict__:
            return [word.postings_of(texts) for word in self._words]
        found, postings = self._matched
        if len(texts) < len(found):
            at = found.searchsorted(texts)
            return [each[at] for each in postings]
        return postings


class Either(Found):
    """The texts that one of several finds."""

    def __init__(self, space: Space, parts: Sequence[Found]) -> None:
        self._space = space
        self._parts = parts
        self.size = min(sum(part.size for part in parts), space.n_texts)

    @cached_property
    def _united(self) -> tuple[Texts, Texts]:
        return self._space.marks.united([part.texts() for part in self._parts])

    def texts(self) -> Texts:
        return self._united[0]

    @cached_property
    def shared(self) -> Texts:
        """The texts that several find, in rising order."""
        if "_united" in self.__dict__ or len(self._parts) > _PAIRED or not self.is_of_words():
            return self._united[1]
        by_size = sorted(self.words, key=lambda word: word.size)
        pairs = [few.texts()[many.meet(few.texts())[0]] for few, many in combinations(by_size, 2)]
        return pairs[0] if len(pairs) == 1 else distinct(np.sort(np.concatenate([_NO_TEXTS, *pairs])))

    @property
    def words(self) -> list[OfWord]:
        """Those of its parts that are words."""
        return [part for part in self._parts if isinstance(part, OfWord)]

    def is_of_words(self) -> bool:
        """Whether all of its parts are words."""
        return len(self.words) == len(self._parts)

    def among(self, texts: Texts) -> Mask:
        mask = np.zeros(len(texts), np.bool_)
        for part in self._parts:
            mask |= part.among(texts)
        return mask

    def scores(self, texts: Texts) -> Floats:
        norms = self._space.norms(texts)
        total = np.zeros(len(texts))
        places = self._places() if texts is self.__dict__.get("_united", (None,))[0] else {}
        for part in self._parts:
            if isinstance(part, OfWord) and part in places:
                mine = places[part]
                total[mine] += self._space.weights(part.often(part.texts()), norms[mine], part.weight)
            elif isinstance(part, OfWord):
                mine, postings = part.meet(texts)
                total[mine] += part.scores_at(postings, norms[mine])
            else:
                mine = part.among(texts).nonzero()[0]
                total[mine] += part.scores(texts[mine])
        return total

    def _places(self) -> dict[OfWord, Ints]:
        """Where among all texts those of each word are."""
        places = self._space.marks.places(self.texts(), [word.texts() for word in self.words])
        return dict(zip(self.words, places, strict=True))
