"""Whether two quotes are one utterance: the same words, a part of the other, or nearly the same words."""

from __future__ import annotations

from quotedesk.index.matching.pairing import pairs_of
from quotedesk.index.matching.paste import Paste
from quotedesk.index.matching.tokens import Tokens, is_word
from quotedesk.index.matching.weights import total_weight

SHORTEST = 5
"""Words a quote needs to be known again by its words alone."""
_SHORTEST_ALTERED = 8
_LEAST_WEIGHT = 3.0
"""What the words of a quote must tell: `we have to do it` is said every day."""
_ALTERED = 0.75
"""Share of the shorter quote's weight that an altered form must keep."""


def word_keys(text: Tokens) -> list[str]:
    return [key for key in text.keys if is_word(key)]


def tells(keys: list[str]) -> bool:
    """Whether words are many and telling enough to be known again in another article."""
    return len(keys) >= SHORTEST and total_weight(keys) >= _LEAST_WEIGHT


def one_utterance(one: Tokens, other: Tokens) -> bool:
    """Whether the shorter of two texts is a part or an altered form of the longer."""
    shorter, longer = sorted((one, other), key=lambda text: len(word_keys(text)))
    keys = word_keys(shorter)
    if not tells(keys):
        return False
    if f" {' '.join(keys)} " in f" {' '.join(word_keys(longer))} ":
        return True
    if len(keys) < _SHORTEST_ALTERED:
        return False
    read = Paste(shorter, 0, len(shorter)).plain
    pairs = pairs_of(longer, shorter, read)
    same = total_weight(shorter.keys[pair.paste] for pair in pairs)
    return same >= _ALTERED * total_weight(shorter.keys)
