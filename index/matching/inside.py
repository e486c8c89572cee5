"""Quotes of the archive inside a text longer than any of them: a page, a press release, a whole article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quotedesk.index.matching.carriers import Asked, carrier_of
from quotedesk.index.matching.paste import Paste
from quotedesk.index.matching.tokens import Tokens
from quotedesk.index.matching.verdict import Carrier, Passage

_RUN = 5
"""Words in a row that show a quote in a longer text."""
_MARGIN = 12
"""Tokens beside such runs that may be changed words of the same quote."""


def carriers_inside(paste: Paste, passages: Sequence[Passage], asked: Asked | None = None) -> list[Carrier]:
    """The quotes that stand in the paste, each as it stands there: whole, or five words of it and more."""
    quotes = [passage for passage in passages if passage.quote]
    found = [c for passage, part in _parts(paste, quotes) if (c := carrier_of(part, passage, asked))]
    long = [carrier for carrier in found if carrier.n_words >= _RUN]
    return long or found


def _parts(paste: Paste, quotes: Sequence[Passage]) -> Iterator[tuple[Passage, Paste]]:
    """Stretches of the paste that hold a quote or a part of it."""
    seeds: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, passage in enumerate(quotes):
        if whole := _whole(paste, passage.tokens):
            yield passage, whole
            continue
        words = _words(passage.tokens, 0, len(passage.tokens))
        for at in range(len(words) - _RUN + 1):
            run = tuple(passage.tokens.keys[index] for index in words[at : at + _RUN])
            seeds[run].append((number, words[at]))
    for number, stretches in _stretches(paste, seeds).items():
        passage = quotes[number]
        low, high = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
        yield passage, Paste(paste.tokens, low, high)


def _whole(paste: Paste, read: Tokens) -> Paste | None:
    words = _words(read, 0, len(read))
    if not words:
        return None
    first, last = words[0], words[-1] + 1
    at = paste.tokens.find(read.run(first, last), paste.start, paste.end)
    return Paste(paste.tokens, at, at + last - first) if at >= 0 else None


def _words(read: Tokens, start: int, end: int) -> list[int]:
    return [index for index in range(start, end) if read.is_word(index)]


def _stretches(paste: Paste, seeds: dict[tuple[str, ...], list[tuple[int, int]]]) -> dict[int, list[tuple[int, int]]]:
    """For each quote by number, the tokens `low:high` of the paste from its first run to its last, run by run."""
    if not seeds:
        return {}
    read = paste.tokens
    words = _words(read, paste.start, paste.end)
    keys = [read.keys[index] for index in words]
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    columns = [keys[offset:] for offset in range(_RUN)]
    for at, run in enumerate(zip(*columns, strict=False)):
        for number, _ in seeds.get(run, ()):
            low, high = words[at], words[at + _RUN - 1] + 1
            stretches = found[number]
            if stretches and low <= stretches[-1][1] + _MARGIN:
                stretches[-1] = stretches[-1][0], high
            else:
                stretches.append((low, high))
    return found
