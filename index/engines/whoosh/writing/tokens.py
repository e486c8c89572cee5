"""From text to numbers: the words of many texts, read a quarter of a million characters at a time.

The words are those of `text.words`, and beside them stand marks that phrases and sentences need: the start of each
sentence after the first, and a genitive `'s`. A test holds the two readings equal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from quotedesk.index.engines.whoosh.segment.terms import GENITIVE, SENTENCE, term
from quotedesk.index.engines.whoosh.writing.characters import (
    APOSTROPHE,
    BETWEEN,
    BOUNDARY,
    CHARACTERS,
    COMMA,
    LETTER,
    LONE_STOP,
    ODD,
    OTHER,
    STOP,
    Letters,
)
from quotedesk.index.engines.whoosh.writing.numbering import COMMA_LETTER, Ints, Numbering, Numbers
from quotedesk.index.text import sentence_end, sentences, words

_AFTER_WORD = re.compile(r"['’]s\b", re.I)
_CHUNK = 1 << 18
"""Characters that are read at a time: what fits the processor's cache."""
_PADDING = "\0" * 64


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of texts one after the other, and the marks between them."""

    words: Numbers
    lengths: Ints
    """How many words each text has."""
    marks: Numbers
    texts: Ints
    """The text of each mark, counted from the first of these."""
    places: Ints
    """The place of the word that a genitive belongs to, or that a sentence starts with."""


class Stream:
    """Texts on their way to being indexed."""

    def __init__(self, numbering: Numbering | None = None) -> None:
        """A `numbering` that other streams have used knows most words already."""
        self.numbering = numbering or Numbering()
        self._waiting: list[str] = []
        self._n_waiting = 0
        self._read: list[Tokens] = []
        self.n_texts = 0
        self.n_characters = 0

    def add(self, texts: Sequence[str]) -> None:
        if not texts:
            return
        whole = BETWEEN.join(texts)
        self._waiting.append(whole)
        self._n_waiting += len(whole)
        self.n_texts += len(texts)
        self.n_characters += len(whole)
        if self._n_waiting > _CHUNK:
            self._catch_up()

    def _catch_up(self) -> None:
        if self._waiting:
            text = BETWEEN.join(self._waiting)
            self._waiting, self._n_waiting = [], 0
            self._read.append(_Chunk(text, self.numbering).tokens())

    def tokens(self) -> list[Tokens]:
        """All of it in order, some texts at a time; nothing is left in the stream."""
        self._catch_up()
        read, self._read = self._read, []
        return read


class _Chunk:
    """Some texts that are read at once."""

    def __init__(self, text: str, numbering: Numbering) -> None:
        self._text = f"{BETWEEN}{text}{BETWEEN}{_PADDING}"
        self._numbering = numbering
        self._codes, self._letters = CHARACTERS.read(self._text)
        special = np.flatnonzero((self._letters - self._letters.dtype.type(1)) < LETTER - 1)
        kinds = self._letters[special]
        self._special = {kind: special[kinds == kind] for kind in (APOSTROPHE, COMMA, STOP, LONE_STOP, ODD)}
        edges = special[kinds == BOUNDARY]
        self._first, self._last = edges[:-1] + 1, edges[1:]
        """Where each text starts and ends."""

    def tokens(self) -> Tokens:
        letters = self._letters
        genitives, commas = self._genitives(), self._digit_commas()
        odd = self._odd()
        if len(odd):
            genitives, commas = (at[~np.isin(self._text_of(at), odd)] for at in (genitives, commas))
            for text in odd.tolist():
                letters[self._first[text] : self._last[text]] = OTHER
        stops = self._sentences(odd)
        letters[genitives + 1] = OTHER
        letters[commas] = COMMA_LETTER
        is_letter = letters >= LETTER
        edges = np.flatnonzero(is_letter[1:] != is_letter[:-1]) + 1
        starts, ends = edges[::2], edges[1::2]
        numbers = self._numbering.numbers(letters, starts, ends - starts)
        first_word = np.searchsorted(starts, self._first)
        lengths = np.diff(first_word, append=len(starts))
        marks = np.repeat(np.array([SENTENCE, GENITIVE], np.uint32), (len(stops), len(genitives)))
        texts = self._text_of(np.concatenate((stops, genitives)))
        places = np.concatenate((np.searchsorted(starts, stops), np.searchsorted(starts, genitives) - 1))
        tokens = Tokens(numbers, lengths, marks, texts, places - first_word[texts])
        return self._with_odd(tokens, first_word, odd) if len(odd) else tokens

    def _text_of(self, at: Ints) -> Ints:
        return np.searchsorted(self._last, at)

    def _genitives(self) -> Ints:
        """Where the apostrophe of a genitive `'s` stands."""
        codes, letters = self._codes, self._letters
        at = self._special[APOSTROPHE]
        after = codes[at + 1]
        at = at[(after == ord("s")) | (after == ord("S")) | (after == ord("ſ"))]
        found: Ints = at[(letters[at - 1] >= LETTER) & (letters[at + 2] < LETTER)]
        return found

    def _is_digit(self, at: Ints) -> Letters:
        digit: Letters = (self._letters[at] - self._letters.dtype.type(ord("0"))) < 10
        return digit

    def _digit_commas(self) -> Ints:
        """Where a comma belongs to a number: after digits that begin a word, before three digits and no fourth."""
        at = self._special[COMMA]
        at = at[self._is_digit(at - 1) & self._is_digit(at + 1) & self._is_digit(at + 2) & self._is_digit(at + 3)]
        at = at[~self._is_digit(at + 4)]
        letters = self._letters
        kept: list[int] = []
        for comma in at.tolist():
            start = comma - 1
            while ord("0") <= letters[start] <= ord("9"):
                start -= 1
            if letters[start] < LETTER or (kept and kept[-1] == start):
                kept.append(comma)
        return np.array(kept, np.int64)

    def _odd(self) -> Ints:
        """Texts that have to be read word by word: with odd characters, or `1,500x`, or `x's's`."""
        commas = self._special[COMMA]
        digits = self._is_digit(commas + 1) & self._is_digit(commas + 2) & self._is_digit(commas + 3)
        glued = commas[digits & (self._letters[commas + 4] >= LETTER) & ~self._is_digit(commas + 4)]
        apostrophes = self._special[APOSTROPHE]
        twice = apostrophes[1:][np.diff(apostrophes) == 2]
        return np.unique(self._text_of(np.concatenate((self._special[ODD], glued, twice))))

    def _sentences(self, odd: Ints) -> Ints:
        """Where the last characters of sentences stand that others follow in their text."""
        stops, lone = self._special[STOP], self._special[LONE_STOP]
        after = self._letters[stops + 1]
        stops = np.concatenate((stops[(after < LETTER) & (after != BOUNDARY) & (after != COMMA)], lone))
        stops.sort()
        texts = self._text_of(stops)
        if len(odd):
            kept = ~np.isin(texts, odd)
            stops, texts = stops[kept], texts[kept]
        found: list[int] = []
        start = end = seen = 0
        open_ = -1  # the end of a sentence that another may follow
        bounds = self._first[texts].tolist(), self._last[texts].tolist()
        for stop, first, last in zip(stops.tolist(), *bounds, strict=True):
            if last != end:
                if open_ >= 0 and not _is_blank(self._text[start:end]):
                    found.append(open_)
                start, end, seen, open_ = first, last, first, -1
            if stop < seen:
                continue
            seen, ends = sentence_end(self._text, stop, start)
            if ends:
                if not _is_blank(self._text[start:seen]):
                    if open_ >= 0:
                        found.append(open_)
                    open_ = seen - 1
                start = seen
        if open_ >= 0 and not _is_blank(self._text[start:end]):
            found.append(open_)
        return np.array(found, np.int64)

    def _with_odd(self, tokens: Tokens, first_word: Ints, odd: Ints) -> Tokens:
        """The same with the words and marks of texts that were left out."""
        given: list[int] = []
        counts: list[int] = []
        marks: list[tuple[int, int, int]] = []
        for text in odd.tolist():
            found, between = _by_word(self._text[self._first[text] : self._last[text]])
            given += [self._numbering.number(word) for word in found]
            counts.append(len(found))
            marks += [(mark, text, place) for mark, place in between]
        at = np.repeat(first_word[odd], counts)
        lengths = tokens.lengths.copy()
        lengths[odd] = counts
        more = np.array(marks, np.int64).reshape(-1, 3)
        return Tokens(
            np.insert(tokens.words, at, given),
            lengths,
            np.concatenate((tokens.marks, more[:, 0].astype(np.uint32))),
            np.concatenate((tokens.texts, more[:, 1])),
            np.concatenate((tokens.places, more[:, 2])),
        )


def _is_blank(text: str) -> bool:
    return not text or text.isspace()


def _by_word(text: str) -> tuple[list[bytes], list[tuple[int, int]]]:
    """The words of one text, and its marks with their places."""
    found: list[bytes] = []
    marks: list[tuple[int, int]] = []
    for count, (start, end) in enumerate(sentences(text)):
        if count:
            marks.append((SENTENCE, len(found)))
        sentence = text[start:end]
        for word in words(sentence):
            if _AFTER_WORD.match(sentence, word.end):
                marks.append((GENITIVE, len(found)))
            found.append(term(word.folded))
    return found, marks
