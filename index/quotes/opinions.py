"""Whose words a quote is where no verb of saying stands ahead of it: `in the words of Reed`, `to Reed, it is “X”`."""

from __future__ import annotations

from . import cues
from .frames import Frame, main_subject
from .phrases import Phrase, phrase_after, phrase_before, role_like
from .subjects import clause_subject, subject_of
from .tokens import Line


def according(line: Line, index: int, start: int, end: int) -> Frame | None:
    """`According to Reed, the plan is “X”`."""
    for at in range(start, end - 2):
        if line.low[at] == "according" and line.tags[at + 1] == "t":
            phrase = phrase_after(line, at + 2, end)
            if phrase is not None:
                return Frame("according to", index, phrase, (at, at + 2), 2)
    return None


def as_worded(line: Line, index: int, start: int, end: int) -> Frame | None:
    """`It was, as Reed put it, “X”`, `in the words of Reed, “X”`."""
    low = line.low
    for at in range(max(start, end - 12), end - 1):
        if low[at] in ("put", "puts", "called") and low[at + 1] == "it" and set(line.tags[at + 2 : end]) <= {",", ":"}:
            phrase = phrase_before(line, at, start)
            if phrase is not None and phrase.start > start and low[phrase.start - 1] == "as":
                return Frame("as somebody put it", index, phrase, (at, at + 2), 3)
        if low[at : at + 4] == ["in", "the", "words", "of"]:
            phrase = phrase_after(line, at + 4, end)
            if phrase is not None:
                return Frame("in the words of", index, phrase, (at, at + 4), 3)
    return None


def to_whom(line: Line, index: int, start: int, end: int) -> Frame | None:
    """`To Reed, the plan is “X”`, `because to her, “X”`: whose opinion it is."""
    tags = line.tags
    for at in (start, end - 3):
        opening = at == start and line.low[at] == "for" and "A" in tags[max(start, end - 3) : end]
        if start <= at < end - 1 and (line.low[at] == "to" or opening) and tags[at + 1] in "NODn":
            phrase = phrase_after(line, at + 1, end)
            if phrase is not None and tags[phrase.end : phrase.end + 1] == "," and _can_think(line, phrase):
                return Frame("in whose opinion", index, phrase, (at, at + 1), 2)
    return None


def of_oneself(line: Line, index: int, start: int, end: int) -> Frame | None:
    """`Reed casts himself as the “X”`: what somebody says to be."""
    tags = line.tags
    for at in range(max(start + 2, end - 5), end):
        if line.low[at] == "as" and line.low[at - 1] in ("himself", "herself", "itself", "themselves"):
            verb = at - 2
            subject = subject_of(line, verb, start) if tags[verb] in "veVA" else None
            subject = subject or clause_subject(line, end, start) or main_subject(line, start, end)
            if subject is not None and subject.start < at:
                return Frame("what somebody says to be", index, subject, (at, at + 1), 2)
    return None


def message(line: Line, index: int, start: int, end: int) -> Frame | None:
    """`Reed sent a message that the bridge is “X”`, where nobody owns the message."""
    for at in range(end - 1, start, -1):
        if line.tags[at] == "S" and line.low[at] == "that" and line.low[at - 1] in cues.NOUNS:
            subject = clause_subject(line, at, start)
            if subject is not None and "Q" not in line.tags[at:end]:
                return Frame("words of the subject", index, subject, (at - 1, at), 1)
    return None


def _can_think(line: Line, phrase: Phrase) -> bool:
    return line.tags[phrase.head_end - 1] in "NO" or role_like(line.low[phrase.head_end - 1].removesuffix("s"))
