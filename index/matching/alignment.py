"""How the words of a paste lie on the words of a carrier: what is the same, changed, left out, or put in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from quotedesk.index.matching.laying import Lay, Step, StepKind
from quotedesk.index.matching.pairing import Pair, pairs_of
from quotedesk.index.matching.paste import Paste, Reading
from quotedesk.index.matching.tokens import ELLIPSIS, Tokens, is_word

Sign = Literal["=", "-", "+"]
Diff = tuple[tuple[Sign, str], ...]


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
    """The parts of a paste between its ellipses and brackets, each exact, in order, as close together as can be.

    Where there is a choice, words lie between them.
    """
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
        later = list(occurrences(carrier, paste.tokens, start, end, places[number], places[number + 1]))
        apart = [at for at in later if carrier.n_words(at + end - start, places[number + 1])]
        places[number] = (apart or later)[-1]
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
    lay = Lay(carrier, paste, reading)
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
        if (index - 1 not in among and read.joins(index)) or (index + 1 not in among and read.joins(index + 1))
    }
