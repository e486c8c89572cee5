"""The finite clauses of a sentence that matter: who is the subject of what, and which verbs report speech."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from .cues import CUES, can_be_inverted
from .frames import is_passive
from .phrases import Phrase, phrase_after
from .subjects import subject_of
from .tokens import Line


class Clause(NamedTuple):
    """A verb with its subject."""

    verb: int
    subject: Phrase | None
    reports: bool
    """The verb is one of saying."""
    told: bool = False
    """It stands in what the end of its sentence says somebody said: `The bridge bends, Reed said.`"""


def with_subject(found: list[Clause], start: int, end: int) -> Clause | None:
    """The first clause whose subject holds tokens `start` to `end`; `found` is in order of verbs."""
    first = bisect_left(found, start - _WINDOW, key=lambda clause: clause.verb)
    for clause in found[first : first + 2 * _WINDOW]:
        if clause.verb > start + _WINDOW:
            break
        if clause.subject is not None and clause.subject.start <= start and end <= clause.subject.end:
            return clause
    return None


_WINDOW = 60
"""Tokens between a subject and its verb."""


def clauses(line: Line) -> list[Clause]:
    """Every reporting verb of the line with its subject, and the first finite verb of each sentence with its own."""
    found: list[Clause] = []
    tags = line.tags
    for start, end in line.sentences:
        has_main = False
        first = len(found)
        aside: Clause | None = None
        for at in range(start, end):
            letter = tags[at]
            if letter in "VG" or (letter == "B" and at > start and tags[at - 1] in "nNPRAt"):
                cue = CUES[line.low[at]]
                if letter == "G" and cue.family != "say":
                    continue
                subject = _behind(line, at, end) or subject_of(line, at, start)
                if subject is None:
                    continue
                clause = Clause(at, subject, cue.family == "say" and letter != "B" and not is_passive(line, at, start))
                main = letter == "V"
            elif not has_main and (letter in "vA" or (letter == "e" and at > start and tags[at - 1] in "nNPp,RT")):
                subject = subject_of(line, at, start)
                if subject is None or subject.relative is not None:
                    continue
                clause = Clause(at, subject, False)
                main = True
            else:
                continue
            if subject.start > start and line.low[subject.start - 1] == "whose":
                aside = aside or clause  # `the soprano whose Carmen was praised has died`
                continue
            found.append(clause)
            has_main = has_main or main
        if aside is not None and not has_main:
            found.append(aside)
        _mark_told(line, found, first, end)
    found.sort(key=lambda clause: clause.verb)
    return found


def _behind(line: Line, verb: int, end: int) -> Phrase | None:
    """The subject in `..., said Reed`."""
    if verb == 0 or line.tags[verb - 1] != "," or not can_be_inverted(CUES[line.low[verb]]):
        return None
    phrase = phrase_after(line, verb + 1, end)
    if phrase is None or line.tags[phrase.start] not in "NDn#":
        return None
    close = phrase.apposition[1] if phrase.apposition is not None else phrase.end
    if line.tags[close : close + 1] == ",":
        close += 1
    if line.tags[close : close + 1] in ("S", "t"):
        return None  # `Reed, a lawyer, asked Holt, the mayor, whether she knew`
    return phrase if phrase.end >= end or line.tags[phrase.end] in ",.;-RIT" else None


def _mark_told(line: Line, found: list[Clause], first: int, end: int) -> None:
    """Mark the clauses of a sentence that ends in its teller."""
    tellers = [clause for clause in found[first:] if clause.reports and clause.subject is not None]
    if not tellers:
        return
    teller = max(tellers, key=lambda clause: clause.verb)
    assert teller.subject is not None
    begin = min(teller.verb, teller.subject.start)
    last = max(teller.verb + 1, teller.subject.end)
    if begin == 0 or line.tags[begin - 1] != "," or "v" in line.tags[last:end] or end - last > _AFTER_TELLER:
        return
    for number in range(first, len(found)):
        subject = found[number].subject
        if subject is not None and subject.start < begin:
            found[number] = found[number]._replace(told=True)


_AFTER_TELLER = 16
"""Tokens that may follow a teller at the end of a sentence: when, where, who that is."""
