"""What of a query stands where in a paragraph: for highlighting, for snippets, for confirming on the stored text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache

from quotedesk.index import text as texts
from quotedesk.index.query_leaves import GENITIVE, gap
from quotedesk.index.tree import (
    And,
    AtLeast,
    Fuzzy,
    InQuotes,
    Near,
    Or,
    Phrase,
    Query,
    Together,
    Wildcard,
    Word,
)

Run = tuple[int, int]
"""First and last word, both included, counted from 0."""
Span = tuple[int, int]


class Reading:
    """A text as a sequence of words, read once and asked often."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = texts.words(text)
        self.folded = [word.folded for word in self._words]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands."""
        found: dict[str, list[int]] = {}
        for place, word in enumerate(self.folded):
            found.setdefault(word, []).append(place)
        return found

    @cached_property
    def sentences(self) -> list[int]:
        """The sentence each word stands in, counted from 0."""
        starts = [start for start, _ in texts.sentences(self.text)]
        return [bisect_right(starts, word.start) - 1 for word in self._words]

    def gap(self, place: int) -> str:
        """The marks after a word, up to the next one, as they are compared."""
        after = self._words[place + 1].start if place + 1 < len(self._words) else len(self.text)
        return gap(self.text[self._words[place].end : after])

    def span(self, run: Run) -> Span:
        return self._words[run[0]].start, self._words[run[1]].end


def runs(query: Query, reading: Reading) -> list[Run]:
    """Where a word, a phrase, or words at a distance stand; in order of their first words.

    Of words at a distance each side is a run of its own, and only those that have the other side near.
    """
    match query:
        case Word(text):
            return [(place, place) for place in reading.places.get(text, ())]
        case Phrase():
            return _phrase_runs(query, reading)
        case Wildcard() | Fuzzy():
            is_variant = variants(query)
            return sorted((place, place) for word, at in reading.places.items() if is_variant(word) for place in at)
        case Or(queries):
            return sorted({run for inner in queries for run in runs(inner, reading)})
        case Near(left, right, distance, ordered):
            first, second = runs(left, reading), runs(right, reading)
            kept = _near(first, second, distance, after=True, before=not ordered)
            return sorted({*kept, *_near(second, first, distance, after=not ordered, before=True)})
        case Together(left, right, unit):
            return _together(runs(left, reading), runs(right, reading), reading if unit == "sentence" else None)
    raise TypeError(f"{type(query).__name__} has no place in a text")


def _phrase_runs(phrase: Phrase, reading: Reading) -> list[Run]:
    size = len(phrase.words)
    found = []
    for start in reading.places.get(phrase.words[0], ()):
        if tuple(reading.folded[start : start + size]) != phrase.words:
            continue
        if all(_gap_fits(wanted, reading.gap(start + i)) for i, wanted in enumerate(phrase.gaps[:-1])) and (
            not phrase.gaps[-1] or reading.gap(start + size - 1).startswith(phrase.gaps[-1])
        ):
            found.append((start, start + size - 1))
    return found


def _gap_fits(wanted: str, there: str) -> bool:
    return there == wanted if wanted else not there.startswith(GENITIVE)


def _near(these: list[Run], those: list[Run], distance: int, *, after: bool, before: bool) -> list[Run]:
    """The runs of `these` that have one of `those` after or before them, at most `distance` steps away."""
    firsts = [first for first, _ in those]
    lasts = sorted(last for _, last in those)
    kept = []
    for first, last in these:
        next_first = bisect_right(firsts, last)
        previous_last = bisect_left(lasts, first) - 1
        if (after and next_first < len(firsts) and firsts[next_first] - last <= distance) or (
            before and previous_last >= 0 and first - lasts[previous_last] <= distance
        ):
            kept.append((first, last))
    return kept


def _together(left: list[Run], right: list[Run], reading: Reading | None) -> list[Run]:
    """The runs that have the other side in their sentence; in the whole paragraph when `reading` is None."""
    if reading is None:
        return sorted({*left, *right}) if left and right else []
    sentence = reading.sentences
    whole = [[run for run in side if sentence[run[0]] == sentence[run[1]]] for side in (left, right)]
    both = {sentence[first] for first, _ in whole[0]} & {sentence[first] for first, _ in whole[1]}
    return sorted({run for side in whole for run in side if sentence[run[0]] in both})


def find(query: Query, text: str, quotes: Sequence[Span] = ()) -> tuple[Span, ...]:
    """What of `query` stands in `text`, in order, without overlap. Fields and what must not stand there find nothing.

    For `in:quotes`, only words inside one of `quotes` count.
    """
    return find_all(query, [text], [quotes])[0]


def find_all(query: Query, several: Sequence[str], quotes: Sequence[Sequence[Span]]) -> list[tuple[Span, ...]]:
    """`find` for each of several texts."""
    patterns = _patterns(query)
    if patterns is None:
        return [_read(query, text, inside) for text, inside in zip(several, quotes, strict=True)]
    joined = _BETWEEN.join(("", *several, ""))
    if not _is_unusual(joined, len(several) + 1):
        return _split(_quickly(patterns, joined.lower()), several)
    return [
        _read(query, text, ())
        if _is_unusual(text, 0)
        else _split(_quickly(patterns, f"{_BETWEEN}{text.lower()}{_BETWEEN}"), [text])[0]
        for text in several
    ]


_BETWEEN = "_"
"""Put between texts that are searched as one: no pattern matches it, and it is no part of a word."""


def _read(query: Query, text: str, quotes: Sequence[Span]) -> tuple[Span, ...]:
    """What is found word by word."""
    return tuple(_merged(sorted(_found(query, Reading(text), quotes))))


def _quickly(patterns: Sequence[str | re.Pattern[str]], lower: str) -> list[Span]:
    """What patterns find in texts in lower case, with `_BETWEEN` before, between and behind them."""
    spans: list[Span] = []
    for pattern in patterns:
        if isinstance(pattern, str):
            _add_spans(spans, pattern, lower)
        else:
            spans += [match.span() for match in pattern.finditer(lower)]
    if len(patterns) > 1:
        spans.sort()
        return _merged(spans)
    return spans


def _split(spans: Sequence[Span], several: Sequence[str]) -> list[tuple[Span, ...]]:
    """Spans in joined texts as those of each text."""
    found = []
    begin, at = len(_BETWEEN), 0
    for text in several:
        first = at
        last = begin + len(text)
        while at < len(spans) and spans[at][0] < last:
            at += 1
        found.append(tuple([(start - begin, end - begin) for start, end in spans[first:at]]))
        begin = last + len(_BETWEEN)
    return found


def _is_unusual(text: str, n_between: int) -> bool:
    """Whether a text must be read word by word."""
    odd = "\x7f" in text if text.isascii() else _UNUSUAL.search(text)
    return bool(odd or text.count(_BETWEEN) > n_between or _GLUED.search(text))


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Sorted spans as one where they overlap."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _found(query: Query, reading: Reading, quotes: Sequence[Span]) -> list[Span]:
    match query:
        case And(queries):
            return [span for inner in queries for span in _found(inner, reading, quotes)]
        case Or(queries):
            return [span for inner in queries for span in _found(inner, reading, quotes)]
        case AtLeast(_, inner):
            return _found(inner, reading, quotes)
        case InQuotes(inner):
            return [
                (start + shift, end + shift)
                for shift, stop in quotes
                for start, end in _found(inner, Reading(reading.text[shift:stop]), ())
            ]
        case Word() | Phrase() | Wildcard() | Fuzzy() | Near() | Together():
            return [reading.span(run) for run in runs(query, reading)]
    return []


_GLUED = re.compile(r",\d{3}[^\W\d_]")
"""A number with commas that a word follows at once."""
_UNUSUAL = re.compile("[^\x00-\x7e‘’“”–—…£€]")
"""Characters that fold to others, or join what looks like two words: a text that holds one is read word by word."""


def _add_spans(spans: list[Span], word: str, lower: str) -> None:
    """Add where a word stands in texts in lower case, which neither begin nor end with it."""
    start = lower.find(word)
    while start >= 0:
        end = start + len(word)
        if not (lower[start - 1].isalnum() or lower[end].isalnum()):
            spans.append((start, end))
        start = lower.find(word, end)


@lru_cache(maxsize=64)
def _patterns(query: Query) -> tuple[str | re.Pattern[str], ...] | None:
    """Words and regexes that find what `_found` does in a text without unusual characters; None when it needs more.

    Ten times faster for the queries that are typed most: a page of hits costs 0.1 ms instead of 1.2 (2026-11-22).
    """
    match query:
        case Word(text):
            return (text,) if _is_simple(text) else None
        case Wildcard(pattern):
            pieces = pattern.split("*")
            simple = all(map(_is_simple, filter(None, pieces)))
            return (_bounded(pieces[0], r"[^\W_]*".join(["", *pieces[1:]])),) if simple else None
        case Phrase(words, gaps):
            if any(gaps) or not all(map(_is_simple, words)):
                return None
            return (_bounded(words[0], r"(?!['’]s\b)\W+".join(["", *words[1:]])),)
        case And(queries) | Or(queries):
            parts = [_patterns(inner) for inner in queries]
            return None if None in parts else tuple(pattern for part in parts for pattern in part or ())
    return None


def _is_simple(word: str) -> bool:
    """Whether a regex finds the word as `words` would: no digits, which may have commas, and not the `s` of `’s`."""
    return word.isascii() and word.isalpha() and word != "s"


def _bounded(first: str, rest: str) -> re.Pattern[str]:
    """A regex for whole words, the first of which begins with `first`: letters in front are searched quickest."""
    return re.compile(rf"{first}(?<![^\W_]{first}){rest}(?![^\W_])")


@lru_cache(maxsize=64)
def variants(query: Wildcard | Fuzzy) -> Variants:
    """Whether a folded word is one that `query` stands for."""
    return Variants(query)


class Variants:
    """The words that a wildcard or a fuzzy word stands for."""

    def __init__(self, query: Wildcard | Fuzzy) -> None:
        self._fuzzy = query if isinstance(query, Fuzzy) else None
        pattern = ".*".join(map(re.escape, query.pattern.split("*"))) if isinstance(query, Wildcard) else ""
        self._pattern = re.compile(pattern, re.S)

    def __call__(self, word: str) -> bool:
        if self._fuzzy is None:
            return self._pattern.fullmatch(word) is not None
        return within(self._fuzzy.text, word, self._fuzzy.edits)


def within(first: str, second: str, edits: int) -> bool:
    """Whether at most `edits` letters inserted, deleted or replaced make `first` into `second`."""
    if abs(len(first) - len(second)) > edits:
        return False
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(second, 1):
            diagonal, row[j] = row[j], min(diagonal + (letter != other), row[j] + 1, row[j - 1] + 1)
        if min(row) > edits:
            return False
    return row[-1] <= edits
