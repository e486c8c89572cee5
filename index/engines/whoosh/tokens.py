"""From text to numbers: the words of articles as one stream of term numbers, at the speed of one regex.

The words are those of `text.words`, and beside them stand marks that phrases and sentences need: the end of a text, the
start of each sentence after the first, and a genitive `'s`. A test holds the two readings equal.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable

from quotedesk.index.text import sentences, words

END, SENTENCE, GENITIVE = range(3)
"""Numbers of the marks; words count from `FIRST_WORD`."""
FIRST_WORD = 3
MARKS = ("", ".", "'s")
"""The terms the marks are indexed as; no word can be one of them."""
_END, _SENTENCE = "\x1e", "\x1f"

_TOKEN = re.compile(r"\w+(?:,\d{3}(?!\d))*|(?<=\w)(?<!['’][sS])['’][sS]\b|[\x1e\x1f]")
_UNUSUAL = re.compile("[_\u0300-\u036f]")
_GENITIVES = re.compile(r"['’]s['’]s", re.I)
_MAY_GO_ON = re.compile("[.!?…。！？\u061f\u06d4\n](?:(?<=[。！？\u061f\u06d4\n])|[\"'”’»)\\].!?…]*\\s)")
_AFTER_WORD = re.compile(r"['’]s\b", re.I)


class Vocabulary(dict[str, int]):
    """The number of each token as printed. What is not one word stands for several: see `pieces`."""

    def __init__(self) -> None:
        super().__init__({_END: END, _SENTENCE: SENTENCE})
        self.terms: list[str] = list(MARKS)
        """The term of each number; empty for one that stands for several."""
        self.pieces: dict[int, list[int]] = {}
        """What a number stands for when it is not one word."""
        self._folded: dict[str, int] = {}

    def __missing__(self, token: str) -> int:
        if token.isascii() and token.isalnum():
            number = self.number(token.lower())  # as `words` would fold it, five times faster
        elif token[0] in "'’":
            number = GENITIVE
        else:
            found = [word.folded for word in words(token)]
            if len(found) == 1:
                number = self.number(found[0])
            else:
                number = len(self.terms)
                self.terms.append("")
                self.pieces[number] = [self.number(word) for word in found]
        self[token] = number
        return number

    def number(self, folded: str) -> int:
        """The number of a folded word."""
        number = self._folded.get(folded)
        if number is None:
            number = self._folded[folded] = len(self.terms)
            self.terms.append(folded)
        return number


class Stream:
    """The words of texts one after the other."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.numbers = array("I")
        self.n_texts = 0

    def add(self, texts: Iterable[str]) -> None:
        joined = "".join([_in_sentences(text) + _END for text in texts])
        self.n_texts += joined.count(_END)
        if _UNUSUAL.search(joined) or _GENITIVES.search(joined):
            self._add_slowly(joined)
        else:
            self.numbers.extend(map(self.vocabulary.__getitem__, _TOKEN.findall(joined)))

    def _add_slowly(self, joined: str) -> None:
        for text in joined.split(_END)[:-1]:
            for count, sentence in enumerate(text.split(_SENTENCE)):
                if count:
                    self.numbers.append(SENTENCE)
                self.numbers.extend(self._slowly(sentence))
            self.numbers.append(END)

    def _slowly(self, sentence: str) -> Iterable[int]:
        for word in words(sentence):
            yield self.vocabulary.number(word.folded)
            if _AFTER_WORD.match(sentence, word.end):
                yield GENITIVE


def _in_sentences(text: str) -> str:
    """The text with a mark between its sentences; the characters of the marks themselves are no words."""
    if not _MAY_GO_ON.search(text):
        return text
    spans = sentences(text)
    return _SENTENCE.join([text[start:end] for start, end in spans]) if len(spans) > 1 else text


def term(word: str) -> bytes:
    """A folded word as it stands in a dictionary."""
    return word.encode("utf-8", "surrogatepass")
