"""The best few of many scored texts, ties by article id and paragraph."""

from __future__ import annotations

import numpy as np

from quotedesk.index.engines.whoosh.search.found import members
from quotedesk.index.engines.whoosh.search.found_together import Either
from quotedesk.index.engines.whoosh.search.found_words import OfWord
from quotedesk.index.engines.whoosh.search.space import Floats, Space
from quotedesk.index.engines.whoosh.segment.postings import BOUND, Array, Ints, Texts
from quotedesk.index.engines.whoosh.segment.scoring import K1

_FIRST_BLOCKS = 24
"""Blocks of a frequent word that are scored first, to know which of the others can matter."""
_FEW = 4
"""Up to this many times the texts that are wanted, all are sorted; of more, those that cannot be among the first go."""
_SLACK = 1 + 1e-6
_NO_TEXTS = np.zeros(0, np.uint32)

Best = tuple[Texts, Texts, Array]
"""Texts, best first, with their articles and scores."""


def best(space: Space, texts: Texts, scores: Array, wanted: int, articles: Texts | None = None) -> Best:
    """The texts of the highest scores, best first, with their articles and scores; `articles` when they are known."""
    if len(texts) > _FEW * wanted:
        least = _highest(scores, wanted)
        chosen = (scores >= least).nonzero()[0]
        if len(chosen) > _FEW * wanted:
            above = (scores > least).nonzero()[0]
            equal = (scores == least).nonzero()[0]
            of = space.articles(texts[equal]) if articles is None else articles[equal]
            ranks = space.segment.file.flat("article.rank").at(of)
            room = wanted - len(above) - 1
            chosen = np.concatenate((above, equal[ranks <= np.partition(ranks, room)[room]]))
        texts, scores = texts[chosen], scores[chosen]
        articles = articles if articles is None else articles[chosen]
    articles = space.articles(texts) if articles is None else articles
    places = space.segment.file.flat("article.rank").at(articles).astype(np.int64) << 32 | texts
    order = np.lexsort((places, -scores))[:wanted]
    return texts[order], articles[order], scores[order]


def may_be_best(texts: Texts, low: Floats, high: Floats, wanted: int) -> Texts:
    """Texts without those that cannot be among the best, by what their scores lie between."""
    return texts[high * _SLACK >= _highest(low, wanted)] if len(texts) > wanted else texts


def _highest(scores: Array, place: int) -> float:
    """The score at a place, from 1, when the highest come first."""
    ordered = scores.copy()
    ordered.partition(len(scores) - place)
    score: float = ordered[len(scores) - place]
    return score


def best_of_words(space: Space, found: OfWord | Either, wanted: int) -> Best | None:
    """The same for all texts that hold one of some words; of frequent words, only blocks that can matter are scored.
    None when these are fewer than are wanted.

    Sound because a bound holds for the average length it was made with, and a longer average raises no score by more
    than its ratio. Texts of several words are all scored.
    """
    words, shared = ([found], _NO_TEXTS) if isinstance(found, OfWord) else (found.words, found.shared())
    scored = [(shared, found.scores(shared))] if len(shared) else []
    left = []
    for word in words:
        limits = _limits(space, word)
        if limits is None:
            texts = word.texts()
            scored.append(_besides(space, shared, texts, word.scores(texts)))
            continue
        n_first = min(len(limits), max(_FIRST_BLOCKS, 2 * wanted // BOUND))
        first = np.sort(np.argpartition(limits, len(limits) - n_first)[len(limits) - n_first :])
        scored.append(_besides(space, shared, *_score_blocks(space, word, first)))
        limits[first] = -1
        left.append((word, limits))
    scores = np.concatenate([scores for _, scores in scored])
    if left:
        if len(scores) < wanted:
            return None
        least = _highest(scores, wanted)
        more = [(word, blocks) for word, limits in left if len(blocks := np.flatnonzero(limits >= least))]
        scored += [_besides(space, shared, *_score_blocks(space, word, blocks)) for word, blocks in more]
        scores = np.concatenate([scores for _, scores in scored])
    return best(space, np.concatenate([texts for texts, _ in scored]), scores, wanted)


def _limits(space: Space, word: OfWord) -> Floats | None:
    """What the scores of each `BOUND` of the postings of a word cannot be above; None when it is not frequent."""
    bounds = space.field.bounds(word.number)
    if bounds is None:
        return None
    drift = max(1.0, space.stats.average / space.field.bound_length) * _SLACK
    limits: Floats = bounds.astype(np.float64) * (word.weight * (K1 + 1) * drift)
    return limits


def _besides(space: Space, shared: Texts, texts: Texts, scores: Floats) -> tuple[Texts, Floats]:
    """Texts of one word, without those that hold others too."""
    if not len(shared):
        return texts, scores
    alone = ~members(space, texts, shared)
    return texts[alone], scores[alone]


def _score_blocks(space: Space, word: OfWord, blocks: Ints) -> tuple[Texts, Floats]:
    postings = (word.start + blocks[:, None] * BOUND + np.arange(BOUND)).ravel()
    postings = postings[postings < word.stop]
    field = space.field
    texts = field.texts_at(postings, word.start, word.stop)
    often = field.often_at(postings, word.start, word.stop)
    return texts, space.weights(often, space.norms(texts), word.weight)
