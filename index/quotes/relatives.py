"""Nouns that a relative clause or a participle belongs to: `the man who shot Reed`, `villagers reached by radio`."""

from __future__ import annotations

from .cues import CARRIERS
from .phrases import Phrase, phrase_before, role_like
from .roles import PERSON_NOUNS
from .tagging import PLURALS
from .tokens import Line

_MAX_REDUCED = 12
"""Tokens from a participle to the last noun it rules."""
_NO_PARTICIPLES = frozenset("went came took gave ran saw knew began grew fell flew drew threw wrote spoke said".split())


def antecedent(line: Line, at: int, low: int) -> Phrase | None:
    """The noun before `who` or `that`."""
    end = at
    while end > low and line.tags[end - 1] in ",I-":
        end -= 1
    phrase = phrase_before(line, end, low)
    return phrase._replace(relative=at) if phrase is not None else None


def before_relative(line: Line, at: int, low: int) -> Phrase | None:
    """`The man who ran until his knee gave out is talking`: the noun before `who`."""
    while at > low and line.tags[at] not in ",;:Q.":
        if line.tags[at] == "W" and line.low[at] == "who":
            return phrase_before(line, at, low)
        at -= 1
    return None


def not_an_object(line: Line, phrase: Phrase, low: int) -> Phrase:
    """The phrase before a verb may end a relative clause: `the man who shot Reed said`, `a man wearing a hat said`."""
    before = phrase.start - 1
    if before < low or line.tags[before] not in "vVeGgBIt":
        return phrase
    reduced = _before_participle(line, phrase, low)
    if reduced is not None:
        return reduced
    at = before
    while at > low and line.tags[at] not in ",;:Q.":
        if line.tags[at] == "W" and line.low[at] in ("who", "which"):
            noun = phrase_before(line, at, low)
            return noun if noun is not None else phrase
        at -= 1
    return phrase


def _before_participle(line: Line, phrase: Phrase, low: int) -> Phrase | None:
    """`Villagers reached by radio` before a verb: the noun before the participle, which rules the rest."""
    tags = line.tags
    at = phrase.start - 1
    by_preposition = False
    while at > low and phrase.start - at < _MAX_REDUCED:
        letter = tags[at]
        if letter == "g" and tags[at - 1] in "nNR":
            break
        if letter == "e" or (letter in "vV" and by_preposition and _may_be_participle(line.low[at])):
            break
        if letter in "It":
            by_preposition = True
        elif letter not in "RDnN#Te'" or (letter in "nN" and not by_preposition):
            return None
        at -= 1
    named = tags[at] == "e" and line.low[at] in ("named", "called", "identified", "aged", "nicknamed")
    if at <= low or tags[at] not in "gevV" or not (by_preposition or tags[at] == "g" or named):
        return None
    end = at
    while end > low and tags[end - 1] == "R":
        end -= 1
    if end == low or tags[end - 1] not in "nN":
        return None
    noun = phrase_before(line, end, low)
    if noun is None or tags[noun.start] in "PO" or not _is_somebody(line, noun):
        return None
    return noun._replace(end=phrase.end)


def _may_be_participle(word: str) -> bool:
    return not word.endswith("s") and word not in _NO_PARTICIPLES


def _is_somebody(line: Line, noun: Phrase) -> bool:
    head = line.low[noun.head_end - 1]
    return (
        line.tags[noun.head_end - 1] == "N"
        or head in PLURALS
        or head in PERSON_NOUNS
        or head in CARRIERS
        or role_like(head)
        or head.endswith("s")
    )
