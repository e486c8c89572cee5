"""The finite clauses of a sentence that matter: who is the subject of what, and which verbs report speech."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from .cues import CUES
from .frames import is_passive
from .phrases import Phrase
from .subjects import subject_of
from .tokens import Line


class Clause(NamedTuple):
    """A verb with its subject."""

    verb: int
    subject: Phrase | None
    reports: bool
    """The verb is one of saying."""


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
    found = []
    tags = line.tags
    for start, end in line.sentences:
        has_main = False
        aside: Clause | None = None
        for at in range(start, end):
            letter = tags[at]
            if letter in "VG" or (letter == "B" and at > start and tags[at - 1] in "nNPRAt"):
                cue = CUES[line.low[at]]
                if letter == "G" and cue.family != "say":
                    continue
                subject = subject_of(line, at, start)
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
    found.sort(key=lambda clause: clause.verb)
    return found
