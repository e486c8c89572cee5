"""A frame: the cue of a quote and the mention that is its source; and the rules they share."""

from __future__ import annotations

from typing import NamedTuple

from . import cues
from .cues import CUES
from .phrases import Phrase
from .subjects import subject_of
from .tokens import Line

_BE = frozenset("is was were be been being are am 's 're 'm".split())


_THOUGHTS = frozenset("imagine note think believe feel hope fear know expect".split())
_SURE = frozenset("sure certain confident glad afraid aware proud convinced clear worried hopeful sorry happy".split())
"""What somebody is who thinks that something is so: `Reed is certain Holt will be “X”`."""


class Frame(NamedTuple):
    """A cue with its source."""

    rule: str
    """How the source was found, in words for the evidence chain."""
    line: int
    """Index of the line the source stands in."""
    source: Phrase | None
    cue: tuple[int, int] | None
    """Tokens of the cue, in the source's line."""
    strength: int = 2
    """3 beside the quote, 2 in its sentence, 1 further off, 0 a guess."""


def main_subject(line: Line, start: int, end: int) -> Phrase | None:
    for at in range(start, end):
        if line.tags[at] in "vVA" or (line.tags[at] == "e" and at > start and line.tags[at - 1] in "nNP,R"):
            source = subject_of(line, at, start)
            if source is not None and source.relative is None:
                return source
    return None


def outermost(line: Line, index: int, frame: Frame, start: int) -> Frame:
    """`Reed said Cole called it “X”`: the words are reported by Reed."""
    for _ in range(4):
        if frame.source is None or frame.cue is None or frame.source.start > frame.cue[0]:
            return frame
        first = frame.source.start
        at = first - 1
        if at > start and line.tags[at] == "S" and line.low[at] == "that":
            at -= 1
        outer = reporting_verb(line, at, start)
        if outer is None:
            return _of_pronoun(line, index, frame, start)
        source = subject_of(line, outer, start)
        if source is None or source.start >= first:
            return frame
        frame = Frame("named before the quote", index, source, (outer, outer + 1), frame.strength)
    return frame


def _of_pronoun(line: Line, index: int, frame: Frame, start: int) -> Frame:
    """`Reed praised what she called “X”`: the subject of the sentence rather than the pronoun that takes it up."""
    source = frame.source
    if source is None or line.low[source.start] not in ("he", "she", "it", "they") or source.start - start < 2:
        return frame
    before = line.low[source.start - 1]
    taken_up = before == "what"
    if not taken_up and line.tags[source.start - 1] not in "VG" and before != "that":
        return frame
    for at in range(start, source.start):
        if (line.tags[at] in "vVAe" and not (at > start and line.tags[at - 1] in "tW")) or (
            line.tags[at] == "G" and line.tags[at - 1] == "'"
        ):
            subject = subject_of(line, at, start)
            if subject is None or subject.relative is not None or subject.start >= source.start:
                return frame
            if subject.start > start and line.tags[subject.start - 1] not in ",CS;:-":
                continue
            reports = line.tags[at] == "V" and not is_passive(line, at, start)
            if reports or taken_up or line.low[subject.start] == line.low[source.start]:
                return frame._replace(source=subject)
            return frame
    return frame


def reporting_verb(line: Line, at: int, start: int) -> int | None:
    """The verb of saying whose clause begins after token `at`, over an object and a phrase or two."""
    tags = line.tags
    low = max(start, at - 12)
    if line.low[at] in ("as", "like", "than"):
        return None  # a clause of its own: `Reed said as the heckler yelled ...`
    while at >= low:
        letter = tags[at]
        if letter in "VG" or (letter == "B" and at > start and tags[at - 1] in "nNPR"):
            cue = CUES[line.low[at]]
            if cue.lemma in _THOUGHTS and line.low[at + 1] in ("of", "about", "for"):
                return None
            if is_passive(line, at, start) or cue.lemma not in cues.CLAUSE_VERBS | _THOUGHTS:
                return None
            return at
        if letter in "A'" and line.low[at + 1] in _SURE:
            return at
        if letter not in "nNDOITtR#Bp'egS" or (letter == "S" and line.low[at] != "that"):
            return None
        at -= 1
    return None


def is_passive(line: Line, at: int, start: int) -> bool:
    """`was called`, `has been described`, `described as` with no subject of its own."""
    cue = CUES[line.low[at]]
    if cue.form != "past":
        return False
    back = at - 1
    while back >= start and line.tags[back] == "R":
        back -= 1
    return back >= start and (
        line.low[back] in _BE
        and (line.tags[back] == "A" or (line.low[back] == "'s" and line.tags[back - 1 : back] == "P"))
    )
