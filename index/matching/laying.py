"""Laying a paste on a carrier, pair by pair of equal words: what stands between the pairs becomes steps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quotedesk.index.matching.numbers import numbers
from quotedesk.index.matching.pairing import Pair
from quotedesk.index.matching.paste import Declaration, Paste, Reading
from quotedesk.index.matching.tokens import Tokens, is_word

StepKind = Literal["same", "changed", "ellipsis", "bracket"]

_MAX_REPLACED = 10
"""Words an editor's bracket may stand for; more is a change."""
_MAX_AT_EDGE = 3
"""Words at an end of the paste that may stand for other words there."""


@dataclass(frozen=True, slots=True)
class Step:
    """Carrier tokens `first:last` against paste tokens `start:end`."""

    kind: StepKind
    first: int
    last: int
    start: int
    end: int


class Lay:
    """Collects the steps of one alignment, from the first pair of equal tokens to the last."""

    def __init__(self, carrier: Tokens, paste: Paste, reading: Reading) -> None:
        self._carrier = carrier
        self._paste = paste
        self._declared = reading.declared
        self._starts = [each.start for each in reading.declared]
        self.steps: list[Step] = []

    def same(self, pair: Pair) -> None:
        last = self.steps[-1] if self.steps else None
        if last and last.kind == "same" and last.last == pair.carrier and last.end == pair.paste:
            self.steps[-1] = Step("same", last.first, pair.carrier + 1, last.start, pair.paste + 1)
        else:
            self.steps.append(Step("same", pair.carrier, pair.carrier + 1, pair.paste, pair.paste + 1))

    def between(self, first: int, last: int, start: int, end: int) -> None:
        """What lies between two pairs: carrier tokens `first:last`, paste tokens `start:end`."""
        inside = self._declarations(start, end)
        if not inside:
            self._add("changed", first, last, start, end)
            return
        opening, closing = inside[0].start, inside[-1].end
        n_before = min(opening - start, last - first)
        n_after = min(end - closing, last - first - n_before)
        middle, behind = first + n_before, last - n_after
        self._add("changed", first, middle, start, opening)
        self._add(self._kind(inside, middle, behind), middle, behind, opening, closing)
        self._add("changed", behind, last, closing, end)

    def head(self, pair: Pair) -> int:
        """What stands in the paste before the first pair; gives the first carrier token it covers."""
        start, end, at = self._paste.start, pair.paste, pair.carrier
        if start == end:
            return at
        inside = self._declarations(start, end)
        if inside and inside[-1].end == end and inside[0].start == start:
            first = at - self._replaced(range(at - 1, -1, -1), start, end) if self._is_bracket(inside) else at
            self._add(self._kind(inside, first, at), first, at, start, end)
            return first
        first = at - self._edge(range(at - 1, -1, -1), start, end)
        self.between(first, at, start, end)
        return first

    def tail(self, pair: Pair) -> int:
        """What stands in the paste behind the last pair; gives the end of the carrier tokens it covers."""
        start, end, at = pair.paste + 1, self._paste.end, pair.carrier + 1
        if start == end:
            return at
        inside = self._declarations(start, end)
        if inside and inside[-1].end == end and inside[0].start == start:
            last = at + self._replaced(range(at, len(self._carrier)), start, end) if self._is_bracket(inside) else at
            self._add(self._kind(inside, at, last), at, last, start, end)
            return last
        last = at + self._edge(range(at, len(self._carrier)), start, end)
        self.between(at, last, start, end)
        return last

    def _add(self, kind: StepKind, first: int, last: int, start: int, end: int) -> None:
        if first < last or start < end:
            self.steps.append(Step(kind, first, last, start, end))

    def _declarations(self, start: int, end: int) -> list[Declaration]:
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return list(self._declared[low:high])

    @staticmethod
    def _is_bracket(inside: Sequence[Declaration]) -> bool:
        return all(each.kind == "bracket" for each in inside)

    def _kind(self, inside: Sequence[Declaration], first: int, last: int) -> StepKind:
        n_declared = sum(each.end - each.start for each in inside)
        if n_declared < inside[-1].end - inside[0].start:
            return "changed"  # words of the paste between two declarations that the carrier does not have
        if not self._is_bracket(inside):
            return "ellipsis"
        return "bracket" if self._carrier.n_words(first, last) <= _MAX_REPLACED else "changed"

    def _replaced(self, rest: range, start: int, end: int) -> int:
        """How many carrier tokens of `rest`, going outwards, an editor's bracket at that end stands for.

        They are the word it spells (`[W]e`), or all that is left there when that is very little.
        """
        carrier = self._carrier
        spelled = "".join(filter(is_word, self._paste.tokens.keys[start:end]))
        if rest and carrier.keys[rest[0]] == spelled:
            return 1
        words = [n for n, index in enumerate(rest, 1) if carrier.is_word(index)]
        return words[-1] if 0 < len(words) <= _MAX_AT_EDGE else 0

    def _edge(self, rest: range, low: int, high: int) -> int:
        """How many carrier tokens of `rest`, going outwards, paste tokens `low:high` at that end stand for.

        They stand for about as many words as they are when these reach the carrier's very end, or look like them.
        """
        carrier, read = self._carrier, self._paste.tokens
        n_pasted = len({read.compounds[index] for index in range(low, high) if read.is_word(index)})
        if not 0 < n_pasted <= _MAX_AT_EDGE:
            return 0
        ends = self._word_ends(rest, n_pasted + 2)
        if len(ends) <= n_pasted + 1:
            return ends[-1] if ends else 0
        pasted = read.slice(low, high)
        archive = [carrier.slice(min(taken), max(taken) + 1) for taken in (rest[:end] for end in ends)]
        if _alike(archive[n_pasted - 1], pasted) or (_is_name(archive[n_pasted - 1]) and _is_name(pasted)):
            return ends[n_pasted - 1]
        return next((end for end, words in zip(ends, archive, strict=True) if _same(words, pasted)), 0)

    def _word_ends(self, rest: range, most: int) -> list[int]:
        """How many tokens of `rest` the first word takes, the first two, and so on; compounds count as one."""
        ends: list[int] = []
        last = -1
        for n_tokens, index in enumerate(rest, 1):
            if not self._carrier.is_word(index):
                continue
            if self._carrier.compounds[index] != last:
                if len(ends) == most:
                    break
                ends.append(n_tokens)
            ends[-1], last = n_tokens, self._carrier.compounds[index]
        return ends


def _alike(archive: str, pasted: str) -> bool:
    """Whether two edges are variants of one wording: near in letters, or both numbers."""
    from rapidfuzz.fuzz import ratio  # not needed for --help

    if any(map(str.isdigit, archive)) and any(map(str.isdigit, pasted)):
        return True
    return ratio(archive.casefold(), pasted.casefold()) >= 70


def _is_name(words: str) -> bool:
    """Whether every word has a capital letter, as names have and first words."""
    return all(word[0].isupper() for word in words.split() if word[0].isalpha())


def _same(archive: str, pasted: str) -> bool:
    """Whether two edges are the same letters, or the same number."""
    letters = ["".join(filter(str.isalnum, text)).casefold() for text in (archive, pasted)]
    stated = [[number.stated for number in numbers(text)] for text in (archive, pasted)]
    return letters[0] == letters[1] or (bool(stated[0]) and stated[0] == stated[1])
