"""Indirect speech: the clause a verb of saying reports, without quote marks of its own."""

from __future__ import annotations

from typing import NamedTuple

from .clauses import Clause
from .complement import content_end, is_clause, over_addressee, over_circumstance
from .cues import CARRIERS, CLAUSE_VERBS, CUES, JUDGING, OBJECT_TO, STRONG, TO_VERBS, can_be_inverted
from .frames import Frame
from .phrases import Phrase, phrase_after, phrase_before, role_like
from .roles import BODY_NOUNS, PERSON_NOUNS
from .subjects import subject_of
from .tagging import PLURALS
from .tokens import Line

_QUESTION = frozenset("that whether if how why what when where who which".split())
_BE = frozenset("is was were be been being are am".split())


class Reported(NamedTuple):
    """Reported words: tokens `start` to `end` of a line, and the frame that reports them."""

    start: int
    end: int
    frame: Frame


def reported(line: Line, index: int, clauses: list[Clause]) -> list[Reported]:
    """The reported clauses of a line, outermost only, in order."""
    found: list[Reported] = []
    by_verb = {clause.verb: clause.subject for clause in clauses}
    for start, end in line.sentences:
        found += _of_sentence(line, index, start, end, by_verb)
    return found


def _of_sentence(line: Line, index: int, start: int, end: int, by_verb: dict[int, Phrase | None]) -> list[Reported]:
    last = end
    while last > start and line.tags[last - 1] in ".,;:'x":
        last -= 1
    if last - start < 4:
        return []
    behind = _content_first(line, index, start, last)
    if behind is not None:
        return [behind]
    found: list[Reported] = []
    after = start
    for at in range(start, last):
        if at < after:
            continue
        if line.low[at] == "according" and line.tags[at + 1 : at + 2] == "t":
            item = _according(line, index, at, start, last)
        elif line.tags[at] in "VGB" and at in by_verb:
            subject = by_verb[at]
            if subject is not None and subject.start > at:
                subject = subject_of(line, at, start)
            item = _content_behind_verb(line, index, at, subject, start, last)
        else:
            continue
        if item is None or item.start < after:  # said to be told by two, it is the first one's
            continue
        if item.end - item.start >= 2 and "Q" not in line.tags[item.start : item.end]:
            found.append(item)
            after = item.end
    return found


def _content_first(line: Line, index: int, start: int, last: int) -> Reported | None:
    """`The plan will fail, Reed said`."""
    tags, low = line.tags, line.low
    for comma in range(last - 2, start + 2, -1):
        if tags[comma] != ",":
            continue
        if tags[comma + 1] == "Q":
            continue
        if low[comma + 1] == "according" and tags[comma + 2 : comma + 3] == "t":
            phrase = phrase_after(line, comma + 3, last)
            if phrase is None or "Q" in tags[start:comma]:
                return None
            if last - max(phrase.end, phrase.apposition[1] if phrase.apposition else 0) > 4:
                continue
            return Reported(start, comma, Frame("according to", index, phrase, (comma + 1, comma + 3)))
        found = _teller_behind(line, index, start, comma, last)
        if found is not None:
            return found
    return None


def _teller_behind(line: Line, index: int, start: int, comma: int, last: int) -> Reported | None:
    tags, low = line.tags, line.low
    for verb in range(comma + 1, min(last, comma + 14)):
        cue = CUES.get(low[verb]) if tags[verb] in "VB" else None
        if cue is None:
            continue
        if (
            cue.family != "say"
            or cue.lemma not in CLAUSE_VERBS
            or not (can_be_inverted(cue) or low[verb] in ("say", "told"))
        ):
            return None
        inverted = verb == comma + 1
        source = phrase_after(line, verb + 1, last) if inverted else subject_of(line, verb, comma + 1)
        if (
            source is None
            or source.relative is not None
            or (not inverted and source.start > comma + 2)
            or not _can_tell(line, source)
        ):
            return None
        if (inverted and tags[source.start] not in "NDn#") or _has_no_verb(line, start, comma, source, inverted):
            return None
        close = source.apposition[1] if inverted and source.apposition is not None else source.end
        rest = tags[max(verb + 1, close) : last]
        aside = rest[:1] == "," and any(letter in "vVA" for letter in rest)
        plain = inverted and low[verb] in ("said", "says") and "Q" not in rest
        if not aside and not plain and (len(rest) > 14 or any(letter in "vVAQWS" for letter in rest)):
            return None
        if aside and source.apposition is not None:
            return None
        end = last if aside else comma
        if "Q" in tags[start:end] or (
            tags[start] in "SWG" and low[start] not in ("while", "if", "although", "when", "as")
        ):
            return None
        return Reported(
            _skip_opening(line, start, end), end, Frame("reported before its speaker", index, source, (verb, verb + 1))
        )
    return None


def _has_no_verb(line: Line, start: int, comma: int, source: Phrase, inverted: bool) -> bool:
    """Whether `start` to `comma` cannot be a clause: `Maren Holt, an engineer, agreed` reports nothing."""
    if _has_finite(line, start, comma):
        return False
    if inverted or line.tags[source.start] in "Dn#":
        return True
    phrase = phrase_before(line, comma, start)
    return phrase is not None and phrase.start <= start


def _has_finite(line: Line, start: int, end: int) -> bool:
    """Whether a finite verb stands between, outside relative clauses."""
    tags = line.tags
    relative = False
    for at in range(start + 1, end):
        if tags[at] == ",":
            relative = False
        elif tags[at] == "W":
            relative = True
        elif not relative and (tags[at] in "vA" or (tags[at] in "Ve" and tags[at - 1] in "nNPpR")):
            return True
    return False


def _can_tell(line: Line, source: Phrase) -> bool:
    """Whether a phrase can be somebody or something that says things."""
    head = source.head_end - 1
    while head > source.start and line.tags[head] in "p'":
        head -= 1
    letter = line.tags[head]
    if letter in "NPW":
        return True
    noun = line.low[head]
    return letter in "D#" or noun in _TELLERS or noun in CARRIERS or noun in _SHARES or role_like(noun)


_SHARES = frozenset("percent half third quarter majority minority number handful group rest confidants allies".split())
_TELLERS = PERSON_NOUNS | BODY_NOUNS | PLURALS
_MODALS = frozenset("could would might may should can will must".split())
_CONDITIONS = frozenset("if when before until unless whether".split())


def _skip_opening(line: Line, start: int, comma: int) -> int:
    return start + 1 if line.tags[start] == "C" and comma - start > 3 else start


def _according(line: Line, index: int, at: int, start: int, last: int) -> Reported | None:
    """`According to Reed, the plan will fail`."""
    phrase = phrase_after(line, at + 2, last)
    if phrase is None:
        return None
    end = phrase.apposition[1] if phrase.apposition is not None else phrase.end
    if at > start and line.tags[at - 1] == ",":
        return Reported(start, last, Frame("according to", index, phrase, (at, at + 2)))
    if at > start:
        return Reported(_clause_start(line, at, start), at, Frame("according to", index, phrase, (at, at + 2)))
    if end < last and line.tags[end] == ",":
        return Reported(end + 1, content_end(line, end + 1, last), Frame("according to", index, phrase, (at, at + 2)))
    return None


def _clause_start(line: Line, at: int, start: int) -> int:
    for back in range(at - 1, start, -1):
        if line.tags[back] == ";":
            return back + 1
    return start


def _content_behind_verb(
    line: Line, index: int, at: int, subject: Phrase | None, start: int, last: int
) -> Reported | None:
    """`Reed said (that) the plan will fail`, `Reed vowed to stop it`."""
    cue = CUES[line.low[at]]
    if subject is None or subject.start > at or _is_passive(line, at, start):
        return None
    if cue.lemma not in STRONG and not _can_tell(line, subject):
        return None
    if (line.tags[at] == "B" and line.low[at - 1] in _MODALS) or (
        subject.start > start and line.low[subject.start - 1] in _CONDITIONS
    ):
        return None
    frame = Frame("reported after its speaker", index, subject, (at, at + 1))
    tags, low = line.tags, line.low
    if subject.start > start and tags[subject.start - 1] == "S" and subject.start - 1 == start:
        # `While Reed says X, Cole ...`
        last = next(
            (
                comma
                for comma in range(at + 3, last)
                if tags[comma] == "," and tags[comma + 1 : comma + 2] in ("P", "N", "D", "n")
            ),
            last,
        )
    begin = at + 1
    if cue.lemma in OBJECT_TO and begin < last and tags[begin] in "ODnN":
        phrase = phrase_after(line, begin, last)
        if (
            phrase is not None
            and tags[phrase.end : phrase.end + 1] == "t"
            and tags[phrase.end + 1 : phrase.end + 2] not in ("D", "N", "")
        ):
            return Reported(begin, content_end(line, begin, last), frame)
    begin = over_addressee(line, begin, last, cue.lemma)
    begin = over_circumstance(line, begin, last)
    if begin >= last:
        return None
    if low[begin] in _QUESTION and tags[begin] in "SWDA" and cue.lemma in CLAUSE_VERBS:
        if low[begin] == "when" or (low[begin] in ("if", "where", "what") and cue.family == "think"):
            return None
        return Reported(begin, content_end(line, begin + 1, last), frame)
    if cue.family != "think" and cue.lemma in CLAUSE_VERBS and is_clause(line, begin, last):
        return Reported(begin, content_end(line, begin, last), frame)
    if (
        cue.family == "think"
        and cue.lemma in ("believe", "think", "hope", "fear", "expect")
        and is_clause(line, begin, last)
    ):
        return Reported(begin, content_end(line, begin, last), frame)
    if tags[begin] == "t" and cue.lemma in TO_VERBS and tags[begin + 1 : begin + 2] not in ("D", "N", ""):
        return Reported(begin, content_end(line, begin, last), frame)
    if cue.lemma in JUDGING and line.tags[at] in "VG" and tags[begin] in "DNOn" and _can_tell(line, subject):
        return Reported(begin, content_end(line, begin, last), frame)
    if cue.lemma == "call" and low[begin] in ("for", "on") and begin + 1 < last:
        return Reported(begin + 1, content_end(line, begin + 1, last), frame)
    return None


def _is_passive(line: Line, at: int, start: int) -> bool:
    back = at - 1
    while back >= start and line.tags[back] == "R":
        back -= 1
    return back >= start and line.low[back] in _BE and CUES[line.low[at]].form == "past"
