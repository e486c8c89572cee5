"""Quotes of the archive inside a text longer than any of them: a page, a press release, a whole article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotedesk.index.matching.carriers import Asked, carrier_of
from quotedesk.index.matching.paste import Paste
from quotedesk.index.matching.tokens import MARK, Tokens, is_word
from quotedesk.index.matching.utterances import tells
from quotedesk.index.matching.verdict import Carrier, Passage

_RUN = 5
"""Words in a row that show a quote in a longer text."""
_MARGIN = 12
"""Tokens beside such runs that may be changed words of the same quote."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A quote that stands in a stretch of a longer text."""

    carrier: Carrier
    part: Paste
    marked: bool
    """Whether the text itself puts the stretch between quote marks."""
    tells: bool
    """Whether its words are many and telling enough to be known by."""

    def as_altered(self, paste: Paste) -> Carrier:
        """The quote as carrier of the whole text, whose other words are then added ones."""
        read = paste.tokens
        before, after = read.slice(paste.start, self.part.start), read.slice(self.part.end, paste.end)
        diff = tuple(step for step in (("+", before), *self.carrier.diff, ("+", after)) if step[1])
        n_added = paste.end - paste.start - (self.part.end - self.part.start)
        return replace(self.carrier, verdict="ALTERED", diff=diff, n_changed=self.carrier.n_changed + n_added)


def quotes_inside(paste: Paste, passages: Sequence[Passage], asked: Asked | None = None) -> list[Inside]:
    """The quotes that stand in the paste, each as it stands there: whole, or five words of it and more."""
    found = []
    for passage, part in _parts(paste, [passage for passage in passages if passage.quote]):
        carrier = carrier_of(part, passage, asked)
        if carrier:
            keys = [key for key in part.tokens.keys[part.start : part.end] if key[0].isalnum()]
            found.append(Inside(carrier, part, _is_marked(part), tells(keys)))
    return found


def _is_marked(part: Paste) -> bool:
    keys, end = part.tokens.keys, part.end
    while keys[end : end + 1] and keys[end] in {",", ".", "?", "!"}:
        end += 1
    return part.start > 0 and keys[part.start - 1] == MARK and keys[end : end + 1] == (MARK,)


def _parts(paste: Paste, quotes: Sequence[Passage]) -> Iterator[tuple[Passage, Paste]]:
    """Stretches of the paste that hold a quote or a part of it."""
    seeds: dict[tuple[str, ...], list[int]] = defaultdict(list)
    pasted = set(_runs_of(list(filter(is_word, paste.tokens.keys[paste.start : paste.end]))))
    for number, passage in enumerate(quotes):
        if whole := _whole(paste, passage.tokens):
            yield passage, whole
            continue
        for run in _runs_of(list(filter(is_word, passage.tokens.keys))):
            if run in pasted:
                seeds[run].append(number)
    for number, stretches in _stretches(paste, seeds).items():
        low, high = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
        yield quotes[number], Paste(paste.tokens, low, high)


def _runs_of(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(keys[offset:] for offset in range(_RUN)), strict=False)


def _whole(paste: Paste, read: Tokens) -> Paste | None:
    words = [index for index in range(len(read)) if read.is_word(index)]
    if not words:
        return None
    first, last = words[0], words[-1] + 1
    at = paste.tokens.find(read.run(first, last), paste.start, paste.end)
    return Paste(paste.tokens, at, at + last - first) if at >= 0 else None


def _stretches(paste: Paste, seeds: dict[tuple[str, ...], list[int]]) -> dict[int, list[tuple[int, int]]]:
    """For each quote by number, the tokens `low:high` of the paste from its first run to its last, run by run."""
    if not seeds:
        return {}
    read = paste.tokens
    words = [index for index in range(paste.start, paste.end) if read.is_word(index)]
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for at, run in enumerate(_runs_of([read.keys[index] for index in words])):
        for number in seeds.get(run, ()):
            low, high = words[at], words[at + _RUN - 1] + 1
            stretches = found[number]
            if stretches and low <= stretches[-1][1] + _MARGIN:
                stretches[-1] = stretches[-1][0], high
            else:
                stretches.append((low, high))
    return found
