"""How much a word tells about which utterance it is from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from quotedesk.index.matching.number_words import SCALES, SMALL
from quotedesk.index.matching.tokens import is_word

STOP_WORDS = frozenset(
    """a an the and or but of to in on at by for from with as into about over after before than then so that this these
    those there here it its it's is are was were be been being am i i'm we we're you your they they're he she him her
    his our us me my them their who which what when where how will would shall should can could may might must do does
    did have has had not no if just also very all any some more most out up down only own same too s t
    nobody somebody everybody anybody nothing something everything anything never always none each every both few many
    much such""".split()
)
_LIGHT, _MARK = 0.3, 0.05
"""What a stop word and a mark weigh against a word with content."""
_LIGHT_WORDS = STOP_WORDS | SMALL.keys() | SCALES.keys()
"""Numbers in words are light too: the same number in digits is one word."""


@lru_cache(maxsize=65536)
def weight(key: str) -> float:
    """What finding a word tells: little for stop words, next to nothing for marks."""
    if not is_word(key):
        return _MARK
    is_letter = len(key) == 1 and key.isalpha() and key.isascii()  # of `U.S.` or `p.m.`
    return _LIGHT if is_letter or key in _LIGHT_WORDS else 1.0


def total_weight(keys: Iterable[str]) -> float:
    return sum(map(weight, keys))
