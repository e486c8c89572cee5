"""Where words, phrases and words at a distance stand, in many texts at once.

The same rules as `spans.runs`, which reads one text at a time; a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from quotedesk.index.engines.whoosh.search.found import Mask
from quotedesk.index.engines.whoosh.search.found_words import KnownWords, OfVariants, OfWord
from quotedesk.index.engines.whoosh.search.marks import distinct
from quotedesk.index.engines.whoosh.search.space import Space
from quotedesk.index.engines.whoosh.segment import beside
from quotedesk.index.engines.whoosh.segment.postings import Ints, Texts
from quotedesk.index.engines.whoosh.segment.terms import GENITIVE, MARKS, SENTENCE, term
from quotedesk.index.query_leaves import GENITIVE as TYPED_GENITIVE
from quotedesk.index.tree import Fuzzy, Near, Or, Phrase, Query, Together, Wildcard, Word

_BITS = 21
_FAR = 1 << (_BITS - 1)
"""More than any place in a text, and any distance."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of words, in order: the text in the high bits, then the place of the first or last word."""

    first: Ints
    last: Ints

    def texts(self) -> Texts:
        """The texts that have a run, each once."""
        return _texts_of(self.first)

    def texts_of_runs(self) -> Ints:
        """The text of each run."""
        return self.first >> _BITS

    def counts(self, texts: Texts) -> Ints:
        """How many runs each of some texts has; all runs stand in one of them."""
        owners = (self.first >> _BITS).astype(np.uint32)
        return np.bincount(np.searchsorted(texts, owners), minlength=len(texts))

    def where(self, mask: Mask) -> Runs:
        return Runs(self.first[mask], self.last[mask])


_NOWHERE = Runs(np.zeros(0, np.int64), np.zeros(0, np.int64))


class Places:
    """Finds runs in some texts of a space."""

    def __init__(self, space: Space, texts: Texts, known: KnownWords) -> None:
        """Only runs in `texts` are wanted; those of phrases are found everywhere."""
        self._space = space
        self._texts = texts
        self._known = known

    def runs(self, query: Query) -> Runs:
        """Where a query stands that has a place; typed marks other than a genitive are not looked at."""
        match query:
            case Word(text):
                number = self._space.number(text)
                return _NOWHERE if number is None else self._single(self._of_term(self._known.of(number), self._texts))
            case Phrase():
                return self._phrase(query)
            case Wildcard() | Fuzzy():
                ranges = OfVariants(self._space, query).ranges
                words = (self._known.of(number) for low, high in ranges for number in range(low, high))
                return _united([self._single(self._of_term(word, self._texts)) for word in words])
            case Or(queries):
                return _united([self.runs(inner) for inner in queries])
            case Near(left, right, distance, ordered):
                return _near(self.runs(left), self.runs(right), distance, ordered)
            case Together(left, right, unit):
                return self._together(self.runs(left), self.runs(right), unit == "sentence")
        raise TypeError(f"{type(query).__name__} has no place in a text")

    def _of_term(self, word: OfWord, texts: Texts) -> Ints:
        """Text and place of each time a word stands in some texts."""
        if len(texts) == self._space.n_texts:
            holding, postings = word.texts(), np.arange(word.start, word.stop)
        else:
            mine, postings = word.meet(texts)
            holding = texts[mine]
        often = self._space.field.often_at(postings, word.start, word.stop)
        owner, place = self._space.field.places(postings, often, word.start, word.stop)
        return (holding[owner].astype(np.int64) << _BITS) | place

    def _single(self, keys: Ints) -> Runs:
        return Runs(keys, keys)

    def _mark(self, mark: int, texts: Texts) -> Ints:
        number = self._space.field.terms.find(MARKS[mark].encode())
        return np.zeros(0, np.int64) if number < 0 else self._of_term(self._known.of(number), texts)

    def _phrase(self, phrase: Phrase) -> Runs:
        numbers = [number for word in phrase.words if (number := self._space.number(word)) is not None]
        if len(numbers) < len(phrase.words):
            return _NOWHERE
        words = [self._known.of(number) for number in numbers]
        rarest, *others = sorted(range(len(words)), key=lambda at: words[at].size)
        starts, known = self._beside(phrase, words[rarest], rarest)
        for at in others:
            if not len(starts):
                return _NOWHERE
            if at not in known:
                starts = starts[_in(starts + at, self._of_term(words[at], _texts_of(starts)))]
        starts = self._without_genitives(phrase, starts, (rarest - 1, rarest))
        return Runs(starts, starts + len(words) - 1)

    def _beside(self, phrase: Phrase, rarest: OfWord, at: int) -> tuple[Ints, list[int]]:
        """Where the phrase may start, by what stands beside one of its words, and which of its words are certain."""
        sides: list[int | None] = []
        certain = []
        for other, gap in ((at - 1, at - 1), (at + 1, at)):
            if not 0 <= other < len(phrase.words):
                sides.append(None)
            elif phrase.gaps[gap].startswith(TYPED_GENITIVE):
                sides.append(beside.GENITIVE)
            else:
                word = term(phrase.words[other])
                sides.append(beside.side(word))
                certain += [other] * beside.is_exact(word)
        field = self._space.field
        postings, places = field.standing(rarest.start, rarest.stop, *beside.fitting(*sides))
        if at:
            possible = places >= at  # not before the beginning of its text
            postings, places = postings[possible], places[possible]
        texts = field.texts_at(postings, rarest.start, rarest.stop)
        rarest.met = texts, slice(None), postings
        return (texts.astype(np.int64) << _BITS) + (places - at), certain

    def _without_genitives(self, phrase: Phrase, starts: Ints, known: Sequence[int]) -> Ints:
        """The phrases whose inner words have a genitive where one was typed, and none where it was not; of the words
        `known` this is certain already."""
        asked = [(at, gap.startswith(TYPED_GENITIVE)) for at, gap in enumerate(phrase.gaps[:-1]) if at not in known]
        if phrase.gaps[-1]:
            asked.append((len(phrase.words) - 1, True))
        if not asked or not len(starts):
            return starts
        genitives = self._mark(GENITIVE, _texts_of(starts))
        for at, wanted in asked:
            starts = starts[_in(starts + at, genitives) == wanted]
        return starts

    def _together(self, left: Runs, right: Runs, in_sentence: bool) -> Runs:
        if not in_sentence:
            return _sharing(left, left.texts_of_runs(), right, right.texts_of_runs())
        texts = distinct(np.sort(np.concatenate((left.texts(), right.texts()))))
        breaks = self._mark(SENTENCE, texts)
        sides = []
        for side in (left, right):
            sentence = np.searchsorted(breaks, side.first, side="right")
            whole = sentence == np.searchsorted(breaks, side.last, side="right")
            inside = side.where(whole)
            sides.append((inside, ((inside.first >> _BITS) << _BITS) + sentence[whole]))
        (one, in_one), (other, in_other) = sides
        return _sharing(one, in_one, other, in_other)


def _texts_of(keys: Ints) -> Texts:
    """The texts of keys in order, each once."""
    return distinct((keys >> _BITS).astype(np.uint32))


_MANY = 20_000
_TABLE = 1 << 22


def _in(keys: Ints, sorted_keys: Ints) -> Mask:
    """Which of some keys stand among sorted ones. Of very many, most are ruled out by a table first."""
    if not len(sorted_keys):
        return np.zeros(len(keys), np.bool_)
    if len(keys) > _MANY and len(sorted_keys) > _MANY:
        table = np.zeros(_TABLE, np.bool_)
        table[_slots(sorted_keys)] = True
        mask = table[_slots(keys)]
        likely = np.flatnonzero(mask)
        mask[likely] = _found(keys[likely], sorted_keys)
        return mask
    return _found(keys, sorted_keys)


def _slots(keys: Ints) -> Ints:
    """A place in the table for each key: texts lie far apart in the keys, but only 64 places in the table."""
    return ((keys >> _BITS) * 64 + (keys & ((1 << _BITS) - 1))) & (_TABLE - 1)


def _found(keys: Ints, sorted_keys: Ints) -> Mask:
    at = np.searchsorted(sorted_keys, keys)
    at[at == len(sorted_keys)] = 0
    return np.asarray(sorted_keys[at] == keys)


def _united(parts: Sequence[Runs]) -> Runs:
    """All runs in order, equal ones once."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return _NOWHERE
    first = np.concatenate([part.first for part in parts])
    last = np.concatenate([part.last for part in parts])
    order = np.lexsort((last, first))
    first, last = first[order], last[order]
    new = np.ones(len(first), np.bool_)
    new[1:] = (first[1:] != first[:-1]) | (last[1:] != last[:-1])
    return Runs(first[new], last[new])


def _sharing(one: Runs, in_one: Ints, other: Runs, in_other: Ints) -> Runs:
    """The runs of both sides that stand in something, a text or a sentence, where the other side stands too."""
    return _united([one.where(np.isin(in_one, in_other)), other.where(np.isin(in_other, in_one))])


def _near(left: Runs, right: Runs, distance: int, ordered: bool) -> Runs:
    return _united(
        [
            _close(left, right, distance, after=True, before=not ordered),
            _close(right, left, distance, after=not ordered, before=True),
        ]
    )


def _close(these: Runs, those: Runs, distance: int, *, after: bool, before: bool) -> Runs:
    """The runs of `these` that have one of `those` after or before them, at most `distance` steps away.

    Texts lie `1 << _BITS` apart, further than any distance, so that a run of another text is never near.
    """
    if not len(these.first) or not len(those.first):
        return _NOWHERE
    kept = np.zeros(len(these.first), np.bool_)
    if after:
        at = np.searchsorted(those.first, these.last, side="right")
        exists = at < len(those.first)
        at[~exists] = 0
        kept |= exists & (those.first[at] - these.last <= distance)
    if before:
        lasts = np.sort(those.last)
        at = np.searchsorted(lasts, these.first) - 1
        kept |= (at >= 0) & (these.first - lasts[np.maximum(at, 0)] <= distance)
    return these.where(kept)
