"""Which words of a paste are which words of a carrier when not all of them are the same.

The longest common sequence comes from rapidfuzz (C++, bit-parallel); what is left to do here is to keep it together,
since a sequence that picks its `the` three sentences away says nothing about an utterance.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import inf

from quotedesk.index.matching.paste import Reading
from quotedesk.index.matching.tokens import Tokens, is_word
from quotedesk.index.matching.weights import total_weight, weight

_ENOUGH = 0.65
"""Share of the paste's weight that must be found to call it the same utterance."""
_WHOLE, _NEARLY = 0.5, 0.8
"""The same where nearly all of the carrier is found, and how much that is: `a disgrace` in `a total disgrace`."""
_SHORT = 60
"""Characters up to which a carrier may be nearly all there."""
_VARIANT = 0.8
"""What a spelling variant of a word weighs against the word itself."""
_ANCHOR = 0.6
"""What it adds when both texts begin, or end, with the same words."""
_DECLARED_GAP = 0.2
_TOLERANCE = 1e-9
_ALIKE = 80
_MOVED, _MAX_MOVED = 0.2, 3
"""Share of the paste's weight that words in another place may add, and how many: more is another order of parts."""
_COMPACT = 0.5
_LONG_RUN = 1.5
_MAX_GAP = 2.5
_MAX_WINDOW = 3000
"""Carrier tokens looked at at once; of longer carriers only the stretch that shares most with the paste."""


_PLAIN = str.maketrans(dict.fromkeys("‘’´`", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("–—…£€\u00a0", " "))
"""Signs that no word is made of, and the apostrophe as words are compared by it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Token `carrier` of the carrier and token `paste` of the paste have one key."""

    carrier: int
    paste: int


@lru_cache(maxsize=4096)
def bare(key: str) -> str:
    """A word without its accents."""
    if key.isascii():
        return key
    return "".join(each for each in unicodedata.normalize("NFD", key) if not unicodedata.combining(each))


def plainly(text: str) -> str | None:
    """A text in which every word it has is found as its key; None when it has unusual letters."""
    plain = text.translate(_PLAIN)
    return plain.lower() if plain.isascii() else None


def may_hold(text: str, words: Sequence[tuple[str, float]], total: float) -> bool:
    """Whether a text may have enough of the words of a paste, before it is taken apart; it may say so in vain.

    Costs 5 µs where `could_hold` with the words of the text costs 150 (2026-11-22).
    """
    if len(text) + 1 < 2 * _WHOLE * total:
        return False  # it has fewer words than that weighs
    plain = plainly(text)
    if plain is None:
        return True
    lost, most = 0.0, (1 - (_WHOLE if len(text) <= _SHORT else _ENOUGH)) * total + _TOLERANCE
    for key, each in words:
        if key not in plain:
            lost += (1 - _VARIANT) * each if len(key) > 3 and bare(key)[:3] in plain else each
            if lost > most:
                return False
    return True


def could_hold(carrier: Tokens, weights: Mapping[str, float], total: float) -> bool:
    """Whether a carrier may have enough of the words of a paste, given with their weights; a test before any alignment.

    Words that only begin alike may be spelling variants and count as far as such a variant would.
    """
    there, whole = carrier.key_set, total_weight(carrier.keys)
    if len(carrier.text) <= _SHORT and whole >= _WHOLE * total:
        shared = total_weight(key for key in carrier.keys if key in weights)
        if shared >= _NEARLY * whole:
            return True
    if whole < _ENOUGH * total:
        return False
    missing = [(key, each) for key, each in weights.items() if key not in there]
    lost, most = sum(each for _, each in missing), (1 - _ENOUGH) * total
    if lost > most:
        beginnings = {bare(key)[:3] for key in there}
        lost -= _VARIANT * sum(each for key, each in missing if len(key) > 3 and bare(key)[:3] in beginnings)
    return lost <= most + _TOLERANCE


def pairs_of(carrier: Tokens, read: Tokens, reading: Reading) -> list[Pair]:
    """Pairs of equal tokens, in order on both sides; none when too little of the paste is there."""
    pasted = [read.keys[index] for index in reading.words]
    low, high = _window(carrier, pasted)
    first, kept = _kept(carrier.keys[low:high], pasted, _gaps(reading))
    low += first
    return [Pair(low + run.first + i, reading.words[run.start + i]) for run in kept for i in range(run.size)]


def _kept(keys: Sequence[str], pasted: Sequence[str], gaps: frozenset[int]) -> tuple[int, list[_Run]]:
    """The runs that hold together and are enough, and the key that they are counted from.

    A common sequence begins where both texts do. If these words say nothing, the others may stand beside them.
    """
    wanted = total_weight(pasted)
    nearly = _NEARLY * total_weight(keys) if sum(len(key) + 1 for key in keys) <= _SHORT else inf
    best = _together(_slid(_common(keys, pasted), keys), pasted, keys, gaps)
    if not best or _enough(best, keys, pasted, wanted, nearly):
        return 0, best
    for first, last in ((best[-1].last, len(keys)), (0, best[0].first)):
        part = keys[first:last]
        there = set(part)
        if total_weight(key for key in pasted if key in there) < (_ENOUGH - _MOVED) * wanted:
            continue
        kept = _together(_slid(_common(part, pasted), part), pasted, part, gaps)
        if kept and _enough(kept, part, pasted, wanted, nearly):
            return first, kept
    return 0, []


@dataclass(frozen=True, slots=True)
class _Run:
    """`size` equal tokens from `first` in the carrier and `start` in the paste."""

    first: int
    start: int
    size: int

    @property
    def last(self) -> int:
        return self.first + self.size

    @property
    def end(self) -> int:
        return self.start + self.size


def _window(carrier: Tokens, pasted: Sequence[str]) -> tuple[int, int]:
    size = max(_MAX_WINDOW, 4 * len(pasted))
    if len(carrier) <= size:
        return 0, len(carrier)
    wanted = set(pasted)
    step = size // 4
    weights = [
        sum(weight(key) for key in carrier.keys[at : at + step] if key in wanted) for at in range(0, len(carrier), step)
    ]
    best = max(range(len(weights)), key=lambda at: sum(weights[at : at + 4]))
    return best * step, min(best * step + size, len(carrier))


def _common(keys: Sequence[str], pasted: Sequence[str]) -> list[_Run]:
    from rapidfuzz.distance import Indel  # not needed for --help

    blocks = Indel.opcodes(keys, pasted)
    return [
        _Run(block.src_start, block.dest_start, block.src_end - block.src_start)
        for block in blocks
        if block.tag == "equal"
    ]


def _slid(runs: list[_Run], keys: Sequence[str]) -> list[_Run]:
    """Runs moved to the right where they then touch the next one: rapidfuzz takes the leftmost of equal places."""
    slid = list(runs)
    for number in range(len(slid) - 2, -1, -1):
        run, following = slid[number], slid[number + 1]
        if number and slid[number - 1].last == run.first:
            continue
        gap = following.start - run.end
        at = following.first - gap - run.size
        if at > run.first and keys[at : at + run.size] == keys[run.first : run.last]:
            slid[number] = _Run(at, run.start, run.size)
    return slid


def _gaps(reading: Reading) -> frozenset[int]:
    """Positions in the words of a reading before which the paste declares that something is left out or put in."""
    pairs = enumerate(pairwise(reading.words), 1)
    return frozenset(position for position, (before, after) in pairs if after != before + 1)


def _together(runs: Sequence[_Run], pasted: Sequence[str], keys: Sequence[str], gaps: frozenset[int]) -> list[_Run]:
    """The stretch of runs that weighs most when words of the carrier between two runs count against it."""
    weigh = _weigher(pasted)
    best: tuple[float, int, int] = (0.0, 0, 0)
    total, opening = 0.0, 0
    for number, run in enumerate(runs):
        if number:
            before = runs[number - 1]
            open_gap = any(position in gaps for position in range(before.end, run.start + 1))
            total -= _DECLARED_GAP if open_gap else min(_MAX_GAP, 0.35 * _n_skipped(before, run, keys, pasted))
        if total <= 0:
            total, opening = 0.0, number
        total += weigh(run.start, run.end)
        if run.first == run.start == 0:
            total += _ANCHOR
        if run.last == len(keys) and run.end == len(pasted):
            total += _ANCHOR
        if total > best[0]:
            best = (total, opening, number + 1)
    return list(runs[best[1] : best[2]])


def _n_skipped(before: _Run, after: _Run, keys: Sequence[str], pasted: Sequence[str]) -> int:
    """Words of the carrier between two runs beyond those that the paste has there in their place."""
    there, here = keys[before.last : after.first], pasted[before.end : after.start]
    return max(0, sum(map(is_word, there)) - sum(map(is_word, here)))


def _weigher(pasted: Sequence[str]) -> Callable[[int, int], float]:
    sums = [0.0]
    for key in pasted:
        sums.append(sums[-1] + weight(key))
    return lambda start, end: sums[end] - sums[start]


def _enough(
    runs: Sequence[_Run], keys: Sequence[str], pasted: Sequence[str], wanted: float, nearly: float = inf
) -> bool:
    """Whether runs are enough of the paste; less will do when they weigh what is `nearly` all of the carrier."""
    weigh = _weigher(pasted)
    found = sum(weigh(run.start, run.end) for run in runs) + _variants(runs, keys, pasted)
    if found < _ENOUGH * wanted:
        found += min(_moved(runs, keys, pasted), _MOVED * wanted)
    n_words = sum(is_word(key) for run in runs for key in keys[run.first : run.last])
    if found < (_WHOLE if found >= nearly else _ENOUGH) * wanted or n_words < 1:
        return False
    skipped = sum(_n_skipped(before, after, keys, pasted) for before, after in pairwise(runs))
    return found >= _COMPACT * (found + skipped) or found / len(runs) >= _LONG_RUN


def _variants(runs: Sequence[_Run], keys: Sequence[str], pasted: Sequence[str]) -> float:
    """The weight of changed stretches that are spelling variants: `cooperation` for `co-operation`."""
    edges = [(0, 0), *((run.last, run.end) for run in runs)]
    openings = [*((run.first, run.start) for run in runs), (len(keys), len(pasted))]
    found = 0.0
    for number, ((last, end), (first, start)) in enumerate(zip(edges, openings, strict=True)):
        archive, paste = keys[last:first], pasted[end:start]
        if number == 0:
            archive = archive[-len(paste) :] if paste else ()
        elif number == len(runs):
            archive = archive[: len(paste)]
        if archive and paste and _spelled_alike(archive, paste):
            found += _VARIANT * total_weight(paste)
    return found


def _spelled_alike(archive: Sequence[str], pasted: Sequence[str]) -> bool:
    from rapidfuzz.fuzz import ratio  # not needed for --help

    one, other = ("".join(map(bare, filter(is_word, keys))) for keys in (archive, pasted))
    return ratio(one, other) >= _ALIKE


def _moved(runs: Sequence[_Run], keys: Sequence[str], pasted: Sequence[str]) -> float:
    """The weight of words that the paste has elsewhere than the carrier: `Anna told Boris` for `Boris told Anna`."""
    here, there = Counter(pasted), Counter(keys[runs[0].first : runs[-1].last])
    margin = sum(map(is_word, pasted)) - sum(run.size for run in runs)
    if margin > 0:
        there += Counter(keys[max(0, runs[0].first - margin) : runs[0].first])
        there += Counter(keys[runs[-1].last : runs[-1].last + margin])
    paired = Counter(key for run in runs for key in keys[run.first : run.last])
    moved = [key for key in ((here - paired) & (there - paired)).elements() if is_word(key)]
    return total_weight(moved) if len(moved) <= _MAX_MOVED else 0.0
