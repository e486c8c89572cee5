"""How the words of a paste lie on the words of a carrier: what is the same, changed, left out, or put in brackets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from quotedesk.index.matching.pairing import Pair, pairs_of
from quotedesk.index.matching.paste import Declaration, Paste, Reading
from quotedesk.index.matching.tokens import ELLIPSIS, Tokens, is_word

StepKind = Literal["same", "changed", "ellipsis", "bracket"]
Sign = Literal["=", "-", "+"]
Diff = tuple[tuple[Sign, str], ...]

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


@dataclass(frozen=True)
class Alignment:
    """A paste laid on a carrier, first covered token to last."""

    carrier: Tokens
    paste: Paste
    steps: tuple[Step, ...]
    first: int
    last: int
    """Behind the last token of the carrier that the paste covers."""
    n_same: int
    """Words that are the same."""

    @property
    def text(self) -> str:
        return self.carrier.slice(self.first, self.last)

    @property
    def hidden(self) -> tuple[str, ...]:
        """What the paste's ellipses leave out."""
        return tuple(
            self.carrier.slice(step.first, step.last)
            for step in self.steps
            if step.kind == "ellipsis" and step.first < step.last
        )

    def has(self, kind: StepKind) -> bool:
        return any(step.kind == kind for step in self.steps)

    @property
    def changes(self) -> Iterator[tuple[str, str]]:
        """The archive's and the paste's words of each change that is not declared."""
        for step in self.steps:
            if step.kind == "changed":
                yield self.carrier.slice(step.first, step.last), self._pasted(step)

    @property
    def n_changed(self) -> int:
        """Words and marks that differ, on either side."""
        return sum((s.last - s.first) + (s.end - s.start) for s in self.steps if s.kind == "changed")

    @property
    def verbatim(self) -> bool:
        """Whether the characters are the same too; only for a paste of which nothing is changed."""
        return self.text == self.paste.text

    @property
    def diff(self) -> Diff:
        """`=` and `-` joined are the archive's words, `=` and `+` the paste's."""
        found: list[tuple[Sign, str]] = []
        for step in self.steps:
            archive = self.carrier.slice(step.first, step.last)
            if step.kind == "same":
                found.append(("=", archive))
                continue
            if archive:
                found.append(("-", archive))
            if pasted := self._pasted(step):
                found.append(("+", pasted))
        return tuple(found)

    def _pasted(self, step: Step) -> str:
        return self.paste.tokens.slice(step.start, step.end)


def exact(carrier: Tokens, paste: Paste) -> Alignment | None:
    """The paste as it stands in the carrier, all of it in one run: identical characters where there is a choice."""
    if paste.end - paste.start > len(carrier):
        return None
    best = None
    for at in occurrences(carrier, paste.tokens, paste.start, paste.end):
        n_tokens = paste.end - paste.start
        step = Step("same", at, at + n_tokens, paste.start, paste.end)
        found = Alignment(carrier, paste, (step,), at, at + n_tokens, paste.n_words)
        if found.verbatim:
            return found
        best = best or found
    return best


def declared(carrier: Tokens, paste: Paste, reading: Reading) -> Alignment | None:
    """The parts of a paste between its ellipses and brackets, each exact, in order, as close together as can be."""
    parts = reading.parts
    if not parts or not reading.declared:
        return None
    places, lowest = [], 0
    for start, end in parts:
        at = next(occurrences(carrier, paste.tokens, start, end, lowest), -1)
        if at < 0:
            return None
        places.append(at)
        lowest = at + end - start
    for number in range(len(parts) - 2, -1, -1):
        start, end = parts[number]
        later = occurrences(carrier, paste.tokens, start, end, places[number], places[number + 1])
        *_, places[number] = later
    pairs = [
        Pair(place + offset, start + offset)
        for place, (start, end) in zip(places, parts, strict=True)
        for offset in range(end - start)
    ]
    return _laid(carrier, paste, reading, pairs)


def approximate(carrier: Tokens, paste: Paste, reading: Reading) -> Alignment | None:
    """The best lie of a paste whose words differ; None when too little is the same to call it one utterance."""
    pairs = pairs_of(carrier, paste.tokens, reading)
    return _laid(carrier, paste, reading, pairs) if pairs else None


def occurrences(
    carrier: Tokens, read: Tokens, start: int, end: int, lowest: int = 0, highest: int | None = None
) -> Iterator[int]:
    """Where tokens `start:end` of `read` stand in the carrier as whole words with no space missing."""
    run, n_tokens = read.run(start, end), end - start
    at = carrier.find(run, lowest, highest)
    while at >= 0:
        last = at + n_tokens
        whole = not carrier.joins(at) and not carrier.joins(last)
        if whole and not any(_space_changed(carrier, at + i, read, start + i) for i in range(1, n_tokens)):
            yield at
        at = carrier.find(run, at + 1, highest)


def _space_changed(carrier: Tokens, index: int, read: Tokens, pasted: int) -> bool:
    """Whether a space before a token is missing in the paste, or breaks a compound there."""
    if carrier.spaced[index] == read.spaced[pasted] or ELLIPSIS in carrier.keys[index - 1 : index + 1]:
        return False
    return carrier.spaced[index] or carrier.joins(index) or all(map(is_word, carrier.keys[index - 1 : index + 1]))


def _laid(carrier: Tokens, paste: Paste, reading: Reading, pairs: Sequence[Pair]) -> Alignment | None:
    n_same = sum(carrier.is_word(pair.carrier) for pair in pairs)
    pairs = _whole_compounds(carrier, paste, pairs)
    if not pairs:
        return None
    lay = _Lay(carrier, paste, reading)
    first = lay.head(pairs[0])
    for before, after in pairwise(pairs):
        lay.same(before)
        lay.between(before.carrier + 1, after.carrier, before.paste + 1, after.paste)
    lay.same(pairs[-1])
    last = lay.tail(pairs[-1])
    return Alignment(carrier, paste, tuple(lay.steps), first, last, n_same)


def _whole_compounds(carrier: Tokens, paste: Paste, pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs without those whose compound (`co-operation`) is not the same as a whole, or lost a space."""
    kept = list(pairs)
    broken = {
        index
        for number, (before, after) in enumerate(pairwise(kept))
        if after.carrier == before.carrier + 1
        and after.paste == before.paste + 1
        and _space_changed(carrier, after.carrier, paste.tokens, after.paste)
        for index in (number, number + 1)
    }
    kept = [pair for number, pair in enumerate(kept) if number not in broken]
    while True:
        in_carrier = _incomplete(carrier, [pair.carrier for pair in kept])
        in_paste = _incomplete(paste.tokens, [pair.paste for pair in kept])
        if not in_carrier and not in_paste:
            return kept
        kept = [pair for pair in kept if pair.carrier not in in_carrier and pair.paste not in in_paste]


def _incomplete(read: Tokens, indices: Sequence[int]) -> set[int]:
    """Those of `indices` that stand beside a token of their own compound that is not among them."""
    among = set(indices)
    return {
        index
        for index in indices
        if (read.joins(index) and index - 1 not in among) or (read.joins(index + 1) and index + 1 not in among)
    }


class _Lay:
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

        They stand for as many words as they are when these reach the carrier's very end, or look like them.
        """
        carrier, read = self._carrier, self._paste.tokens
        n_pasted = len({read.compounds[index] for index in range(low, high) if read.is_word(index)})
        words: set[int] = set()
        n_taken = 0
        for n_tokens, index in enumerate(rest, 1):
            if carrier.is_word(index):
                words.add(carrier.compounds[index])
                if len(words) > n_pasted:
                    break
                n_taken = n_tokens
        if not n_taken or n_pasted > _MAX_AT_EDGE:
            return 0
        if len(words) <= n_pasted:
            return n_taken
        taken = sorted(rest[:n_taken])
        return n_taken if _alike(carrier.slice(taken[0], taken[-1] + 1), read.slice(low, high)) else 0


def _alike(archive: str, pasted: str) -> bool:
    """Whether two edges are variants of one wording: near in letters, or both numbers."""
    from rapidfuzz.fuzz import ratio  # not needed for --help

    if any(map(str.isdigit, archive)) and any(map(str.isdigit, pasted)):
        return True
    return ratio(archive.casefold(), pasted.casefold()) >= 70
