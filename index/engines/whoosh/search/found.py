"""What a part of a query finds in a space: texts that can be listed, asked for, and scored, each only when needed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from quotedesk.index.engines.whoosh.search.space import Floats, Space
from quotedesk.index.engines.whoosh.segment.postings import Texts

Mask = npt.NDArray[np.bool_]
FEW = 16
"""From this ratio on, looking up each of the few in the many is quicker than marking them."""


class Found(ABC):
    """Texts of a space that match. `texts` given to a method rise and hold no text twice."""

    size: int
    """At most so many."""
    is_ranked = True
    """Whether some of them may have higher scores than others."""

    @abstractmethod
    def texts(self) -> Texts:
        """All of them, in rising order."""

    @abstractmethod
    def among(self, texts: Texts) -> Mask:
        """Which of some texts match."""

    def scores(self, texts: Texts) -> Floats:
        """BM25F of some texts, all of which match."""
        return np.zeros(len(texts))

    def limits(self, texts: Texts) -> tuple[Floats, Floats] | None:
        """What the scores of some texts lie between, where that takes much less than the scores; else None."""
        return None


def live(space: Space, texts: Texts) -> Texts:
    """Those of some texts whose articles were not taken out."""
    return texts if space.gone is None else texts[~space.gone[texts]]


def members(space: Space, texts: Texts, of: Texts) -> Mask:
    """Which of `texts` stand in `of`; both rise."""
    if len(texts) * FEW < len(of):
        at = np.searchsorted(of, texts)
        at[at == len(of)] = 0
        return np.asarray(of[at] == texts)
    return space.marks.are_in(of, texts)


class Listed(Found):
    """Texts in an array, with scores when they have some."""

    def __init__(self, space: Space, texts: Texts, score: Callable[[Texts], Floats] | None = None) -> None:
        self._space = space
        self._texts = texts
        self._score = score
        self.size = len(texts)

    def texts(self) -> Texts:
        return self._texts

    def among(self, texts: Texts) -> Mask:
        return members(self._space, texts, self._texts) if self.size else np.zeros(len(texts), np.bool_)

    def scores(self, texts: Texts) -> Floats:
        return super().scores(texts) if self._score is None else self._score(texts)


class Some(Listed):
    """Some of the texts that something else finds, with its scores."""

    def __init__(self, space: Space, texts: Texts, of: Found) -> None:
        super().__init__(space, texts, of.scores)
        self._of = of

    def limits(self, texts: Texts) -> tuple[Floats, Floats] | None:
        return self._of.limits(texts)


class OfArticles(Found):
    """The texts of some articles."""

    is_ranked = False

    def __init__(self, space: Space, articles: Mask) -> None:
        self._space = space
        self._articles = articles
        self._chosen = np.flatnonzero(articles)
        starts = space.first_text
        self.size = int(starts.at(self._chosen + 1).sum(dtype=np.int64) - starts.at(self._chosen).sum(dtype=np.int64))

    def texts(self) -> Texts:
        return self._space.texts_of(self._chosen)

    def among(self, texts: Texts) -> Mask:
        return self._articles[self._space.articles(texts)]


class All(Found):
    """Every text that a condition does not shut out."""

    is_ranked = False

    def __init__(self, space: Space, without: Found | None = None) -> None:
        self._space = space
        self._without = without
        self.size = space.n_texts

    def texts(self) -> Texts:
        everything = np.arange(self._space.n_texts, dtype=np.uint32)
        return everything if self._without is None else everything[~self._without.among(everything)]

    def among(self, texts: Texts) -> Mask:
        return np.ones(len(texts), np.bool_) if self._without is None else ~self._without.among(texts)
