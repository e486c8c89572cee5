"""The best few of many scored texts, ties by article id and paragraph."""

from __future__ import annotations

import numpy as np

from quotedesk.index.engines.whoosh.search.found import Found, live, members
from quotedesk.index.engines.whoosh.search.found_together import Either
from quotedesk.index.engines.whoosh.search.found_words import OfWord
from quotedesk.index.engines.whoosh.search.space import Floats, Space
from quotedesk.index.engines.whoosh.segment.postings import BOUND, Array, Ints, Texts
from quotedesk.index.engines.whoosh.segment.scoring import K1

_FIRST_BLOCKS = 24
"""Blocks of a frequent word that are scored first, to know which of the others can matter."""
_FEW = 4
"""Up to this many times the texts that are wanted, all are sorted; of more, those that cannot be among the first go."""
_CROWD, _TRIED = 50_000, 4096
"""Of more texts with one score than the first, the articles first by id have enough, as a rule: so many are tried."""
_LIKELY = 2
"""How many times the texts that are wanted are likely among those that are looked at for them."""
_LOOKED_AT = 4000
"""Texts that are looked at one by one; where more would be, listing all that match takes no longer."""
_SLACK = 1 + 1e-6
_NO_TEXTS = np.zeros(0, np.uint32)

Best = tuple[Texts, Texts, Array]
"""Texts, best first, with their articles and scores."""


def best(space: Space, texts: Texts, scores: Array, wanted: int, articles: Texts | None = None) -> Best:
    """The texts of the highest scores, best first, with their articles and scores; `articles` when they are known."""
    if len(texts) > _FEW * wanted:
        chosen = _chosen(space, texts, scores, wanted)
        texts, scores = texts[chosen], scores[chosen]
        articles = articles if articles is None else articles[chosen]
    articles = space.articles(texts) if articles is None else articles
    places = space.segment.file.flat("article.rank").at(articles).astype(np.int64) << 32 | texts
    order = np.lexsort((places, -scores))[:wanted]
    return texts[order], articles[order], scores[order]


def _chosen(space: Space, texts: Texts, scores: Array, wanted: int) -> Ints:
    """Where those of many texts stand that may be among the best."""
    if len(texts) > _CROWD and not scores.any():
        return _first_by_id(space, texts, wanted)
    least = _highest(scores, wanted)
    chosen: Ints = (scores >= least).nonzero()[0]
    if len(chosen) <= _FEW * wanted:
        return chosen
    above = (scores > least).nonzero()[0]
    equal = (scores == least).nonzero()[0]
    return np.concatenate((above, equal[_first_by_id(space, texts[equal], wanted - len(above))]))


def _first_by_id(space: Space, texts: Texts, room: int) -> Ints:
    """Where the first of many texts stand, by the id of their article; more than `room` when ids alone do not tell."""
    file = space.segment.file
    if len(texts) > _CROWD and (texts[1:] > texts[:-1]).all():
        articles = file.array("article.by_id", 0, min(_TRIED, len(space.segment)))
        starts = texts.searchsorted(space.first_text.at(articles))
        counts = texts.searchsorted(space.first_text.at(articles + 1)) - starts
        ends = counts.cumsum()
        if ends[-1] >= room:
            first: Ints = (starts - ends + counts).repeat(counts) + np.arange(ends[-1])
            return first[:room]
    ranks = file.flat("article.rank").at(space.articles(texts))
    chosen: Ints = (ranks <= np.partition(ranks, room - 1)[room - 1]).nonzero()[0]
    return chosen


def best_unranked(space: Space, found: Found, wanted: int) -> Best | None:
    """The best of texts that all have one score, without listing them all; None when they may be too few for that."""
    n_texts = wanted * _LIKELY * space.n_texts // max(found.size, 1)
    if n_texts > _LOOKED_AT:
        return None
    segment = space.segment
    n_articles = min(n_texts * len(segment) // max(space.n_texts, 1) + 1, len(segment))
    texts = live(space, space.texts_of(np.sort(segment.file.array("article.by_id", 0, n_articles))))
    texts = texts[found.among(texts)]
    return None if len(texts) < wanted else best(space, texts, np.zeros(len(texts)), wanted)


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
    words, shared = ([found], _NO_TEXTS) if isinstance(found, OfWord) else (found.words, found.shared)
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
