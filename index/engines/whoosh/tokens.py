"""From text to numbers: the words of many articles as one stream of term numbers, read a quarter of a million
characters at a time instead of word by word.

The words are those of `text.words`, and beside them stand marks that phrases and sentences need: the end of a text, the
start of each sentence after the first, and a genitive `'s`. A test holds the two readings equal.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from quotedesk.index.text import fold, sentences, words

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]

END, SENTENCE, GENITIVE = range(3)
"""Numbers of the marks; words count from `FIRST_WORD`."""
FIRST_WORD = 3
MARKS = ("", ".", "'s")
"""The terms the marks are indexed as; no word can be one of them."""
_GIVEN, _GIVEN_GENITIVE, _END, _SENTENCE = "\x1c", "\x1d", "\x1e", "\x1f"
"""Characters that stand for marks and for words that were read one by one; clean text holds none of them."""

_UNUSUAL = re.compile("[_\u0300-\u036f]")
_GENITIVES = re.compile(r"['’][sS]['’][sS]")
_GLUED = re.compile(r",\d{3}[^\W\d]")
_MAY_GO_ON = re.compile("[.!?…。！？\u061f\u06d4\n](?:(?<=[。！？\u061f\u06d4\n])|[\"'”’»)\\].!?…]*\\s)")
"""Where a sentence may end and another begin; a text without such a place is one sentence."""
_AFTER_WORD = re.compile(r"['’]s\b", re.I)
_CHUNK = 1 << 18
"""Characters that are read at a time: what fits the processor's cache."""


class Stream:
    """The words of texts one after the other."""

    def __init__(self, numbering: Numbering | None = None) -> None:
        """A `numbering` that other streams have used knows most words already."""
        self.numbering = numbering or Numbering()
        self._parts: list[str] = []
        self._given: dict[int, list[str]] = {}
        """Words of the parts that had to be read one by one, in order."""
        self.n_texts = 0
        self.n_characters = 0

    def add(self, texts: Sequence[str]) -> None:
        part = "".join([_in_sentences(text) + _END for text in texts])
        self.n_texts += len(texts)
        self.n_characters += len(part)
        if _UNUSUAL.search(part) or _GENITIVES.search(part) or _GLUED.search(part):
            part = self._given_by_word(len(self._parts), part)
        self._parts.append(part)

    def _given_by_word(self, place: int, part: str) -> str:
        """Read a part word by word; the part as it stands in the stream afterwards."""
        given = self._given.setdefault(place, [])
        marks: list[str] = []
        for text in part.split(_END)[:-1]:
            for count, sentence in enumerate(text.split(_SENTENCE)):
                marks += [_SENTENCE] if count else []
                for word in words(sentence):
                    given.append(word.folded)
                    marks.append(_GIVEN)
                    if _AFTER_WORD.match(sentence, word.end):
                        marks.append(_GIVEN_GENITIVE)
            marks.append(_END)
        return "".join(marks)

    def read(self) -> tuple[Ints, list[str]]:
        """The numbers of the words and marks in order, and the term of each number."""
        read = [self._read(places, self.numbering) for places in self._chunks()]
        return np.concatenate(read) if read else np.zeros(0, np.int64), self.numbering.terms

    def _chunks(self) -> Iterator[list[int]]:
        chunk: list[int] = []
        size = 0
        for place, part in enumerate(self._parts):
            chunk.append(place)
            size += len(part)
            if size > _CHUNK:
                yield chunk
                chunk, size = [], 0
        if chunk:
            yield chunk

    def _read(self, places: list[int], numbering: Numbering) -> Ints:
        """Some parts; those with a character that folds to several are read word by word."""
        codes = self._codes(places)
        odd = _FOLDS.learn(codes)
        if odd:
            pattern = re.compile(f"[{re.escape(odd)}]")
            for place in places:
                if place not in self._given and pattern.search(self._parts[place]):
                    self._parts[place] = self._given_by_word(place, self._parts[place])
            codes = self._codes(places)
        given = [word for place in places for word in self._given.get(place, ())]
        return _read(codes, numbering, given)

    def _codes(self, places: list[int]) -> Codes:
        text = "".join([self._parts[place] for place in places]) + "\0" * 5
        return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<i4")


def _in_sentences(text: str) -> str:
    """The text with a mark between its sentences."""
    if not _MAY_GO_ON.search(text):
        return text
    spans = sentences(text)
    return _SENTENCE.join([text[start:end] for start, end in spans]) if len(spans) > 1 else text


def term(word: str) -> bytes:
    """A folded word as it stands in a dictionary."""
    return word.encode("utf-8", "surrogatepass")


class _Folds:
    """What each character of a word folds to, as a table over all code points that is filled as they are met."""

    _UNKNOWN, _ODD = -1, -2

    def __init__(self) -> None:
        self._table: Codes = np.full(0x110000, self._UNKNOWN, np.int32)

    def learn(self, codes: Codes) -> str:
        """Enter characters; those among them that do not fold by themselves to one other."""
        folded = self._table[codes]
        if folded.min() >= 0:
            return ""
        characters = [chr(code) for code in np.unique(codes[folded < 0]).tolist()]
        for character in characters:
            self._table[ord(character)] = self._of(character)
        return "".join(character for character in characters if self._table[ord(character)] == self._ODD)

    def _of(self, character: str) -> int:
        if not character.isalnum():
            return 0
        folded = fold(character)
        if len(folded) != 1 or character.isdecimal() != ("0" <= folded <= "9"):
            return self._ODD  # also digits that are none of a number's, such as ², and numbers of other scripts
        return ord(folded)

    def of(self, codes: Codes) -> Codes:
        """The folded character for each of a word, 0 for each between words."""
        found: Codes = self._table[codes]
        return found


_FOLDS = _Folds()


class Numbering:
    """Numbers of words by a hash of their letters: a table for those met often, a dictionary for all."""

    _BITS = 20

    def __init__(self) -> None:
        self.terms: list[str] = list(MARKS)
        self._by_term: dict[str, int] = {}
        self._by_hash: dict[int, int] = {}
        self._hash_at: Hashes = np.zeros(1 << self._BITS, np.uint64)
        self._number_at: npt.NDArray[np.int32] = np.zeros(1 << self._BITS, np.int32)

    def number(self, word: str) -> int:
        """The number of a folded word."""
        number = self._by_term.get(word)
        if number is None:
            number = self._by_term[word] = len(self.terms)
            self.terms.append(word)
        return number

    def numbers(self, hashes: Hashes, letters: Codes, starts: Ints, ends: Ints) -> Ints:
        """The number of each word, given where its letters start and end."""
        slots = (hashes >> np.uint64(64 - self._BITS)).astype(np.int64)
        found: Ints = self._number_at[slots].astype(np.int64)
        missing = np.flatnonzero(self._hash_at[slots] != hashes)
        if len(missing):
            distinct, first, at = np.unique(hashes[missing], return_index=True, return_inverse=True)
            numbers = np.empty(len(distinct), np.int64)
            for place, (key, word) in enumerate(zip(distinct.tolist(), missing[first].tolist(), strict=True)):
                number = self._by_hash.get(key)
                if number is None:
                    text = letters[starts[word] : ends[word]].tobytes().decode("utf-32-le", "surrogatepass")
                    number = self._by_hash[key] = self.number(text)
                numbers[place] = number
            found[missing] = numbers[at]
            free = missing[self._hash_at[slots[missing]] == 0]
            self._hash_at[slots[free]] = hashes[free]
            self._number_at[slots[free]] = found[free]
        return found


def _powers(first: int, factor: int, count: int) -> Hashes:
    powers = np.full(count, factor, np.uint64)
    powers[0] = first
    return np.multiply.accumulate(powers)


_FACTORS = random.SystemRandom().getrandbits(64) | 1, random.SystemRandom().getrandbits(64) | 1
"""Drawn anew in each process: nobody can write two words that share their hash."""
_POWERS = [_powers(*_FACTORS, 1 << 10)]


def _hashes(letters: Codes, starts: Ints, lengths: Ints) -> Hashes:
    """One number a word that depends on its letters and their order; `letters` are those of all words, joined."""
    longest = int(lengths.max())
    if longest > len(_POWERS[0]):
        _POWERS[0] = _powers(*_FACTORS, longest)
    ends = np.cumsum(lengths)
    place = np.arange(len(letters)) - np.repeat(ends - lengths, lengths)
    sums: Hashes = np.add.reduceat(letters.astype(np.uint64) * _POWERS[0][place], ends - lengths)
    sums *= np.uint64(0x9E3779B97F4A7C15)
    return sums ^ (sums >> np.uint64(31)) * np.uint64(0xBF58476D1CE4E5B9)


def _read(codes: Codes, numbering: Numbering, given: list[str]) -> Ints:
    """The numbers of the words and marks of some characters, the last five of which are of no text."""
    letters = _FOLDS.of(codes)
    marks = np.flatnonzero((codes >= ord(_GIVEN)) & (codes <= ord(_SENTENCE)))
    genitives = _genitives(codes, letters)
    letters[genitives + 1] = 0
    commas = _digit_commas(codes, letters)
    is_letter = letters > 0
    is_letter[commas] = True
    edges = np.diff(is_letter.view(np.int8), prepend=np.int8(0))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    if len(commas):
        before = np.zeros(len(letters) + 1, np.int64)
        before[commas + 1] = 1
        before = np.cumsum(before)
        letters, inside = np.delete(letters, commas), np.flatnonzero(np.delete(is_letter, commas))
        word_starts, word_ends = starts - before[starts], ends - before[ends]
    else:
        inside, word_starts, word_ends = np.flatnonzero(is_letter), starts, ends
    lengths = word_ends - word_starts
    numbers = np.zeros(0, np.int64)
    if len(starts):
        hashes = _hashes(letters[inside], word_starts, lengths)
        numbers = numbering.numbers(hashes, letters, word_starts, word_ends)
    stream = np.full(len(codes), -1, np.int64)
    stream[starts] = numbers
    stream[genitives] = GENITIVE
    stream[marks] = _numbers_of_marks(codes[marks], numbering, given)
    return stream[stream >= 0]


def _genitives(codes: Codes, letters: Codes) -> Ints:
    """Where the apostrophe of a genitive `'s` stands."""
    at = np.flatnonzero((codes == 0x27) | (codes == 0x2019))
    at = at[(at > 0) & ((codes[at + 1] | 0x20) == 0x73)]
    found: Ints = at[(letters[at - 1] > 0) & (letters[at + 2] == 0)]
    return found


def _digit_commas(codes: Codes, letters: Codes) -> Ints:
    """Where a comma belongs to a number: after digits that begin a word, before three digits and no fourth."""

    def digit(at: Ints) -> npt.NDArray[np.bool_]:
        return (letters[at] >= 0x30) & (letters[at] <= 0x39)

    at = np.flatnonzero(codes == 0x2C)
    at = at[at > 0]
    at = at[digit(at - 1) & digit(at + 1) & digit(at + 2) & digit(at + 3) & ~digit(at + 4)]
    kept: list[int] = []
    for comma in at.tolist():
        start = comma - 1
        while start >= 0 and 0x30 <= letters[start] <= 0x39:
            start -= 1
        if start < 0 or letters[start] == 0 or (kept and kept[-1] == start):
            kept.append(comma)
    return np.array(kept, np.int64)


def _numbers_of_marks(codes: Codes, numbering: Numbering, given: list[str]) -> Ints:
    numbers = np.full(len(codes), END, np.int64)
    numbers[codes == ord(_SENTENCE)] = SENTENCE
    numbers[codes == ord(_GIVEN_GENITIVE)] = GENITIVE
    numbers[codes == ord(_GIVEN)] = [numbering.number(word) for word in given]
    return numbers
