"""The class of a word by itself: by the lists, else by its shape and ending."""

from __future__ import annotations

from . import cues, words
from .roles import PERSON_NOUNS

_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".", "…": ".", "'s": "'", "’s": "'", "'": "'", "’": "'",
    "'m": "A", "'re": "A", "'ve": "A", "'d": "A", "'ll": "A", "—": "-", "–": "-", "―": "-", "&": "C", "%": "n",
}  # fmt: skip
_ING_NOUNS = frozenset(
    "morning evening meeting something anything nothing everything hearing filing briefing building ruling".split()
)
_ED_WORDS = frozenset("hundred sacred naked wicked shed sled bred kindred hatred infrared biped".split())
CACHED: dict[str, str] = {}
"""Lower-case word -> its class; up to 50,000 words."""


def of_lower_case(word: str, lower: str) -> str:
    """The class of a word without a capital, kept for the next time."""
    letter = _PUNCTUATION.get(word)
    if letter is None:
        letter = of_shape(word, lower)
    if len(CACHED) < 50_000:
        CACHED[lower] = letter
    return letter


def of_shape(word: str, lower: str) -> str:
    """The class that lists and endings give a word."""
    if lower in words.TAGS:
        return words.TAGS[lower]
    cue = cues.CUES.get(lower)
    if cue is not None:
        return {"ing": "G", "base": "B", "past": "V", "present": "V"}[cue.form]
    first = word[0]
    if first.isdigit():
        return "n" if "-" in word else "#"  # 71-year-old
    if first == "(":
        return "p"
    if first in "@#" and len(word) > 1:
        return "N"
    if first == "-" or (first.isspace() and "-" in word):
        return "-"
    if first == ".":
        return "."
    if not first.isalpha():
        return "x"
    if len(word) > 3 and "-" in word[1:4] and any(letter.isupper() for letter in word[2:6]):
        return "N"  # al-Tayeb, el-Tayeb
    if lower.endswith("ly") and lower not in words.LY_NOUNS:
        return "R"
    if (
        lower.endswith("ed")
        and len(lower) > 3
        and lower[-3] != "e"
        and lower not in PERSON_NOUNS
        and lower not in _ED_WORDS
    ):
        return "e"
    if lower.endswith("ing") and len(lower) > 5 and lower not in _ING_NOUNS:
        return "g"
    return "n"
