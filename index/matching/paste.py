"""What somebody pasted to be checked: its own words, the ellipses it declares and the editor's brackets in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from quotedesk.index.errors import UsageError
from quotedesk.index.matching.tokens import ELLIPSIS, MARK, Tokens, is_word, n_words, tokens
from quotedesk.index.matching.weights import weight
from quotedesk.index.text import clean

MAX_CHARACTERS = 5_000_000
_MAX_BRACKET = 40
"""Tokens an editor's bracket may hold; a longer one is text."""
_BULLET = re.compile(r"\s*(?P<bullet>[*•‣▪◦·–—―-]|\d{1,2}[.)])[ \t]+")
_REPLY = re.compile(r"(?m)^[ \t]*>[> \t]*")
"""What a mail puts before the lines it answers."""
_LINE_NUMBER = re.compile(r"[ \t]*(?P<number>\d{1,5})[.:)|]?[ \t]+")
_EMPHASIS = re.compile(r"(?<![\w*])([*_]{1,3})(?=[^\s*_])|(?<=[^\s*_])([*_]{1,3})(?![\w*])")
"""Of Markdown: signs before a word, and behind one."""
_WRAPPED_HYPHEN = re.compile(r"(?<!\w)(?P<first>\w+)(?P<hyphen>[-‐‑])[ \t]*\n[ \t]*(?P<rest>\w+)")

Declared = Literal["ellipsis", "bracket"]


@dataclass(frozen=True, slots=True)
class Declaration:
    """A place where the paste itself says that it departs from what was said: tokens `start:end`."""

    kind: Declared
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a paste: which of its tokens are words to be found, and what is declared between them."""

    words: tuple[int, ...]
    """Indices of the tokens to be found."""
    declared: tuple[Declaration, ...] = ()

    @property
    def parts(self) -> tuple[tuple[int, int], ...]:
        """Runs of tokens `start:end` between declarations, none of them empty."""
        found, start = [], None
        for position, index in enumerate(self.words):
            if start is None or index != self.words[position - 1] + 1:
                if start is not None:
                    found.append((start, self.words[position - 1] + 1))
                start = index
        if start is not None:
            found.append((start, self.words[-1] + 1))
        return tuple(found)


@dataclass(frozen=True)
class Paste:
    """A pasted text without its wraps, bullets, outer marks and one final comma or full stop."""

    tokens: Tokens
    start: int
    """The first token that counts."""
    end: int
    """Behind the last token that counts."""

    @property
    def text(self) -> str:
        return self.tokens.slice(self.start, self.end)

    @cached_property
    def n_words(self) -> int:
        return n_words(self.text)

    @cached_property
    def weights(self) -> dict[str, float]:
        """What finding each of its words tells, as often as it has it."""
        counts = Counter(self.tokens.keys[index] for index in self.reading().words)
        return {key: n * weight(key) for key, n in counts.items()}

    @cached_property
    def weight(self) -> float:
        """What finding all of its words tells."""
        return sum(self.weights.values())

    @cached_property
    def telling(self) -> tuple[tuple[str, float], ...]:
        """Its words without its marks, each once, with what finding it tells."""
        return tuple((key, each) for key, each in self.weights.items() if is_word(key))

    @cached_property
    def plain(self) -> Reading:
        """Every word and mark as it stands."""
        return Reading(tuple(range(self.start, self.end)))

    def reading(self, carrier: Tokens | None = None) -> Reading:
        """The paste with its declarations. An ellipsis or bracket that `carrier` has itself is plain text."""
        declared = [each for each in self._declarations if carrier is None or not self._stands(each, carrier)]
        taken = {index for each in declared for index in range(each.start, each.end)}
        return Reading(tuple(index for index in self.plain.words if index not in taken), tuple(declared))

    @cached_property
    def _declarations(self) -> tuple[Declaration, ...]:
        keys, found, index = self.tokens.keys, [], self.start
        while index < self.end:
            if keys[index] == ELLIPSIS:
                found.append(Declaration("ellipsis", index, index + 1))
            elif (closing := self._closing(index)) is not None:
                first, last = self._whole_words(index, closing + 1)
                found.append(Declaration("bracket", first, last))
                index = last - 1
            index += 1
        return tuple(found)

    def _whole_words(self, first: int, last: int) -> tuple[int, int]:
        """Tokens `first:last` with the letters that touch them: the bracket in `[W]e` stands for a word."""
        read = self.tokens
        if not read.is_word(first + 1):
            return first, last
        if first > self.start and not read.spaced[first] and read.is_word(first - 1):
            first -= 1
        if last < self.end and not read.spaced[last] and read.is_word(last):
            last += 1
        return first, last

    def _closing(self, index: int) -> int | None:
        keys = self.tokens.keys
        if keys[index] == "(" and keys[index : index + 3] == ("(", "sic", ")"):
            return index + 2
        if keys[index] != "[":
            return None
        window = keys[index : min(index + _MAX_BRACKET, self.end)]
        return index + window.index("]") if "]" in window else None

    def _stands(self, declaration: Declaration, carrier: Tokens) -> bool:
        first, last = declaration.start, declaration.end
        if declaration.kind == "ellipsis":
            first, last = max(first - 1, self.start), min(last + 1, self.end)
        return carrier.find(self.tokens.run(first, last)) >= 0


def readings(text: str, is_known: Callable[[str], bool]) -> Iterator[Paste]:
    """A pasted text as it stands, without the signs of Markdown, and with words that lines cut in two made whole.

    `is_known` tells whether the archive has a word. Raises as `paste` does.
    """
    yield paste(text)
    bare = _without_emphasis(clean(text))
    if bare != clean(text):
        yield paste(bare)

    def whole(match: re.Match[str]) -> str:
        word = match["first"] + match["rest"]
        return word if is_known(word) else match.group()

    unwrapped = _WRAPPED_HYPHEN.sub(whole, bare)
    if unwrapped != bare:
        yield paste(unwrapped)


def paste(text: str) -> Paste:
    """Read a pasted text. Raises UsageError when nothing is left to check, or when it is far too long."""
    if len(text) > MAX_CHARACTERS:
        raise UsageError(f"the text to verify has {len(text):,} characters; at most {MAX_CHARACTERS:,} can be checked")
    bare = _without_bullets(_without_margins(clean(text)))
    found = tokens(_WRAPPED_HYPHEN.sub(r"\g<first>\g<hyphen>\g<rest>", bare))
    start, end = 0, len(found)
    while start < end and found.keys[start] == MARK:
        start += 1
    for _ in range(2):  # the comma or full stop outside the closing mark, and the one inside it
        if start < end and found.keys[end - 1] in {",", "."}:
            end -= 1
        while start < end and found.keys[end - 1] == MARK:
            end -= 1
    if not found.n_words(start, end):
        raise UsageError("nothing to verify: give the words of a quote")
    return Paste(found, start, end)


def _without_margins(text: str) -> str:
    """The lines of a text without what a mail or an editor writes before each: `>`, or its number."""
    if text.lstrip().startswith(">"):
        text = _REPLY.sub("", text)
    lines = [line for line in text.split("\n") if line.strip()]
    found = [_LINE_NUMBER.match(line) for line in lines]
    numbers = [int(match["number"]) for match in found if match]
    if 1 < len(lines) == len(numbers) and numbers == list(range(numbers[0], numbers[0] + len(lines))):
        text = "\n".join(line[match.end() :] for line, match in zip(lines, found, strict=True) if match)
    return text


def _without_emphasis(text: str) -> str:
    """A text without the stars and underscores of Markdown, where one before a word has its like behind a word."""
    opened: dict[str, re.Match[str]] = {}
    taken: list[tuple[int, int]] = []
    for match in _EMPHASIS.finditer(text):
        if match[1]:
            opened[match[1]] = match
        elif first := opened.pop(match[2], None):
            taken += [first.span(), match.span()]
    pieces, at = [], 0
    for start, end in sorted(taken):
        pieces.append(text[at:start])
        at = end
    return "".join((*pieces, text[at:]))


def _without_bullets(text: str) -> str:
    first = _BULLET.match(text)
    if not first:
        return text
    bullet = first["bullet"]
    again = r"\d{1,2}[.)]" if bullet[0].isdigit() else re.escape(bullet)
    stripped, n_bullets = re.subn(rf"(?m)^\s*{again}[ \t]+", "", text)
    return text if bullet[0].isdigit() and n_bullets == 1 else stripped
