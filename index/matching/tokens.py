"""Words and marks of a text as they are compared, each with the place it came from.

Kinds of quote mark and dash, amounts of space, case and width do not count; everything else does, so that a missing
hyphen or another comma shows. Compared are the keys; what is shown is always cut from the source by its offsets.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache

ELLIPSIS = "…"
MARK = '"'
DASH = "-"
_SEPARATOR = "\x1f"

_MARKS = "'\"`´′‘’‚‛“”„‟″«»‹›＂＇ʼ「」『』〝〞〟"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_APOSTROPHES = "'’‘ʼ＇´`′"
_OPEN_DASHES = frozenset("—―")
_COMBINING = "\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0900-\u0903\u093a-\u094d\u0e31\u0e34-\u0e4e"
_TOKEN = re.compile(
    r"[\[(]\s?(?:…|\.\s?\.\s?\.)\s?[\])]|…|\.(?:\s?\.){2,}"  # an ellipsis, also in brackets
    r"|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"  # scripts that are written without spaces: each character
    rf"|(?:\d+(?:[.,:]\d+)*|[^\W_])(?:[^\W_{_COMBINING}]|[{_COMBINING}])*"
    rf"(?:[{_APOSTROPHES}](?:[^\W_]|[{_COMBINING}])+)*"  # a number or a word with its apostrophes
    rf"|''|``|[{_MARKS}]|---?|[{_DASHES}]|[^\s]"
)
_KEPT_FORMS = ("<super>", "<sub>", "<fraction>", "<circle>", "<square>")
"""Decompositions that change what is said: `10²` is not `102`."""
_GLUE = frozenset("/&@#_$€£¥₩₹%‰°+*=")
"""Signs that belong to the word or number they touch."""


@lru_cache(maxsize=4096)
def _character_key(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if unicodedata.decomposition(character).startswith(_KEPT_FORMS):
        return character
    return unicodedata.normalize("NFKC", character).casefold()


@lru_cache(maxsize=65536)
def _key(token: str) -> str:
    first = token[0]
    if len(token) > 2 and not first.isalnum() and (ELLIPSIS in token or "." in token):
        return ELLIPSIS
    if first == ELLIPSIS:
        return ELLIPSIS
    if first in _MARKS:
        return MARK
    if first in _DASHES:
        return DASH
    if token.isascii():
        return token.lower().replace("`", "'")
    return "".join(map(_character_key, unicodedata.normalize("NFC", token)))


@dataclass(frozen=True)
class Tokens:
    """The words and marks of `text`, in order: four columns of one length."""

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spaced: tuple[bool, ...]
    """Whether white space stands before the token."""

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def key_set(self) -> frozenset[str]:
        return frozenset(self.keys)

    @cached_property
    def joined(self) -> str:
        """All keys in one text, so that runs of tokens are found at the speed of `str.find`."""
        return _SEPARATOR + _SEPARATOR.join(self.keys) + _SEPARATOR

    @cached_property
    def _offsets(self) -> list[int]:
        offsets, at = [], 0
        for key in self.keys:
            offsets.append(at)
            at += len(key) + 1
        return offsets

    def find(self, run: str, start: int = 0, end: int | None = None, *, last: bool = False) -> int:
        """The first (or last) token of a run of joined keys within `start:end`; -1 when it is not there."""
        lowest = self._offsets[start] if start < len(self) else len(self.joined)
        highest = len(self.joined) if end is None or end >= len(self) else self._offsets[end] + 1
        at = self.joined.rfind(run, lowest, highest) if last else self.joined.find(run, lowest, highest)
        return bisect_left(self._offsets, at) if at >= 0 else -1

    def run(self, start: int, end: int) -> str:
        """Tokens `start:end` as `find` takes them."""
        return _SEPARATOR + _SEPARATOR.join(self.keys[start:end]) + _SEPARATOR

    def slice(self, start: int, end: int) -> str:
        """The source text from token `start` to token `end`, the latter left out."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def is_word(self, index: int) -> bool:
        return is_word(self.keys[index])

    def n_words(self, start: int = 0, end: int | None = None) -> int:
        return sum(map(is_word, self.keys[start:end]))

    def joins(self, index: int) -> bool:
        """Whether tokens `index - 1` and `index` are parts of one compound: `step-by`, `$5`, `5%`, `AT&T`."""
        if index <= 0 or index >= len(self) or self.spaced[index]:
            return False
        return self._hyphen(index - 1, index) or self._hyphen(index, index - 1) or self._glue(index)

    def _hyphen(self, dash: int, word: int) -> bool:
        if self.keys[dash] != DASH or not self.is_word(word) or self.text[self.starts[dash]] in _OPEN_DASHES:
            return False
        if self.ends[dash] - self.starts[dash] > 1:
            return False  # a dash typed as two hyphens
        other = 2 * dash - word
        beside = 0 <= other < len(self) and not self.spaced[max(dash, other)] and self.is_word(other)
        return beside or (dash < word and self.keys[word][0].isdigit())

    def _glue(self, index: int) -> bool:
        before, after = self.keys[index - 1], self.keys[index]
        return (before in _GLUE and is_word(after)) or (after in _GLUE and is_word(before))

    @cached_property
    def compounds(self) -> tuple[int, ...]:
        """For each token the number of the compound it is part of."""
        numbers, number = [], -1
        for index in range(len(self)):
            number += not self.joins(index)
            numbers.append(number)
        return tuple(numbers)


def is_word(key: str) -> bool:
    """Whether a key holds a letter or digit."""
    return key[0].isalnum()


def tokens(text: str) -> Tokens:
    """Take `text` apart, in time linear in its length."""
    found = list(_TOKEN.finditer(text))
    starts = tuple(match.start() for match in found)
    ends = tuple(match.end() for match in found)
    spaced = tuple(start > end for start, end in zip(starts, (0, *ends), strict=False))
    return Tokens(text, tuple(_key(match.group()) for match in found), starts, ends, spaced)


def n_words(text: str) -> int:
    """White-space separated runs that hold a letter or digit."""
    return sum(any(map(str.isalnum, run)) for run in text.split())
