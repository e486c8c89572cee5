"""The best few of many scored texts, ties by article id and paragraph."""

from __future__ import annotations

import numpy as np

from quotedesk.index.engines.whoosh.search.found_words import OfWord
from quotedesk.index.engines.whoosh.search.space import Floats, Space
from quotedesk.index.engines.whoosh.segment.postings import BOUND, Array, Ints, Texts
from quotedesk.index.engines.whoosh.segment.scoring import K1

_FIRST_BLOCKS = 24
"""Blocks of a frequent word that are scored first, to know which of the others can matter."""
_FEW = 4
"""Up to this many times the texts that are wanted, all are sorted; of more, those that cannot be among the first go."""
_SLACK = 1 + 1e-6


def best(space: Space, texts: Texts, scores: Array, wanted: int) -> tuple[Texts, Texts, Array]:
    """The texts of the highest scores, best first, with their articles and scores."""
    if len(texts) > _FEW * wanted:
        least = _highest(scores, wanted)
        chosen = (scores >= least).nonzero()[0]
        if len(chosen) > _FEW * wanted:
            above = (scores > least).nonzero()[0]
            equal = (scores == least).nonzero()[0]
            ranks = space.segment.file.flat("article.rank").at(space.articles(texts[equal]))
            room = wanted - len(above) - 1
            chosen = np.concatenate((above, equal[ranks <= np.partition(ranks, room)[room]]))
        texts, scores = texts[chosen], scores[chosen]
    articles = space.articles(texts)
    places = space.segment.file.flat("article.rank").at(articles).astype(np.int64) << 32 | texts
    order = np.lexsort((places, -scores))[:wanted]
    return texts[order], articles[order], scores[order]


def _highest(scores: Array, place: int) -> float:
    """The score at a place, from 1, when the highest come first."""
    ordered = scores.copy()
    ordered.partition(len(scores) - place)
    score: float = ordered[len(scores) - place]
    return score


def best_of_word(space: Space, word: OfWord, wanted: int) -> tuple[Texts, Texts, Array]:
    """The same for all texts of a word; of a frequent one only blocks that can matter are scored.

    Sound because a bound holds for the average length it was made with, and a longer average raises no score by more
    than its ratio.
    """
    bounds = space.field.bounds(word.number)
    if bounds is None:
        texts = word.texts()
        return best(space, texts, word.scores(texts), wanted)
    drift = max(1.0, space.stats.average / space.field.bound_length) * _SLACK
    limits = bounds.astype(np.float64) * (word.weight * (K1 + 1) * drift)
    n_first = min(len(limits), max(_FIRST_BLOCKS, 2 * wanted // BOUND))
    first = np.sort(np.argpartition(limits, len(limits) - n_first)[len(limits) - n_first :])
    texts, scores = _score_blocks(space, word, first)
    if len(scores) < wanted:
        texts = word.texts()
        return best(space, texts, word.scores(texts), wanted)
    least = _highest(scores, wanted)
    may_matter = limits >= least
    may_matter[first] = False
    others = np.flatnonzero(may_matter)
    if len(others):
        more_texts, more_scores = _score_blocks(space, word, others)
        texts, scores = np.concatenate((texts, more_texts)), np.concatenate((scores, more_scores))
    return best(space, texts, scores, wanted)


def _score_blocks(space: Space, word: OfWord, blocks: Ints) -> tuple[Texts, Floats]:
    postings = (word.start + blocks[:, None] * BOUND + np.arange(BOUND)).ravel()
    postings = postings[postings < word.stop]
    field = space.field
    texts = field.texts_at(postings, word.start, word.stop)
    often = field.often_at(postings, word.start, word.stop)
    return texts, space.weights(often, space.norms(texts), word.weight)
