"""Indirect speech: the clause a verb of saying reports, without quote marks of its own."""

from __future__ import annotations

from typing import NamedTuple

from .clauses import Clause
from .cues import CARRIERS, CLAUSE_VERBS, CUES, JUDGING, OBJECT_TO, STRONG, TO_VERBS, can_be_inverted
from .frames import Frame
from .phrases import Phrase, base_before, phrase_after, phrase_before, role_like
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
            item = _content_behind_verb(line, index, at, by_verb[at], start, last)
        else:
            continue
        if item is not None and item.end - item.start >= 2 and "Q" not in line.tags[item.start : item.end]:
            found.append(item)
            after = max(after, item.end)
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
        if inverted and (tags[source.start] not in "NDn#" or not _has_finite(line, start, comma)):
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
        return Reported(end + 1, _content_end(line, end + 1, last), Frame("according to", index, phrase, (at, at + 2)))
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
            return Reported(begin, _content_end(line, begin, last), frame)
    begin = _over_addressee(line, begin, last, cue.lemma)
    begin = _over_circumstance(line, begin, last)
    if begin >= last:
        return None
    if low[begin] in _QUESTION and tags[begin] in "SWDA" and cue.lemma in CLAUSE_VERBS:
        if low[begin] == "when" or (low[begin] in ("if", "where", "what") and cue.family == "think"):
            return None
        return Reported(begin, _content_end(line, begin + 1, last), frame)
    if cue.family != "think" and cue.lemma in CLAUSE_VERBS and _is_clause(line, begin, last):
        return Reported(begin, _content_end(line, begin, last), frame)
    if (
        cue.family == "think"
        and cue.lemma in ("believe", "think", "hope", "fear", "expect")
        and _is_clause(line, begin, last)
    ):
        return Reported(begin, _content_end(line, begin, last), frame)
    if tags[begin] == "t" and cue.lemma in TO_VERBS and tags[begin + 1 : begin + 2] not in ("D", "N", ""):
        return Reported(begin, _content_end(line, begin, last), frame)
    if cue.lemma in JUDGING and line.tags[at] in "VG" and tags[begin] in "DNOn" and _can_tell(line, subject):
        return Reported(begin, _content_end(line, begin, last), frame)
    if cue.lemma == "call" and low[begin] in ("for", "on") and begin + 1 < last:
        return Reported(begin + 1, _content_end(line, begin + 1, last), frame)
    return None


def _over_addressee(line: Line, at: int, last: int, lemma: str) -> int:
    """Past whom it is said to: `told reporters`, `said to the crowd`."""
    tags = line.tags
    if (
        at < last
        and tags[at] in "O"
        and lemma in ("tell", "assure", "remind", "inform", "notify", "warn", "advise", "ask", "show")
    ):
        return at + 1
    if (
        lemma in ("tell", "assure", "remind", "inform", "notify", "warn", "advise", "ask")
        and at < last
        and tags[at] in "DnN#"
    ):
        phrase = phrase_after(line, at, last)
        if phrase is not None and phrase.end < last:
            end = phrase.end
            if tags[end : end + 1] and (tags[end] in "SITtR,DPN" or line.low[end] in ("last", "this")):
                return end
            end = phrase.head_end
            if tags[end : end + 1] and tags[end] in "SITtR,DPN":
                return end
    return at


def _over_circumstance(line: Line, at: int, last: int) -> int:
    """Past when and where: `said on Tuesday in a statement that`."""
    tags, low = line.tags, line.low
    begin = at
    for _ in range(5):
        if begin >= last:
            return at
        if tags[begin] in "TR" and low[begin] != "there":
            begin += 1
        elif low[begin] in ("last", "this", "late", "early", "earlier") and tags[begin + 1 : begin + 2] in (
            "n",
            "T",
            "R",
            "D",
        ):
            begin += 2 if tags[begin + 1] != "D" else 3
        elif low[begin] == "out":
            begin += 1
        elif (tags[begin] == "I" and low[begin] in _WHERE) or tags[begin] == "t":
            if tags[begin + 1 : begin + 2] == "T":
                begin += 2
                continue
            phrase = phrase_after(line, begin + 1, last)
            if phrase is None or phrase.end >= last:
                break
            follows = tags[phrase.end]
            if not (follows in "SITP" or low[phrase.end] in ("last", "this")):
                break
            begin = phrase.end
        else:
            break
    if begin > at and tags[begin : begin + 1] == ",":
        begin += 1
    return begin


_WHERE = frozenset("in on at during after before via of to by with from for".split())
_SPANS = frozenset("week month year morning afternoon evening night weekend summer spring fall autumn winter".split())


def _is_clause(line: Line, at: int, last: int) -> bool:
    """Whether a subject and a finite verb stand at token `at`."""
    tags = line.tags
    if tags[at] == "P" or (line.low[at] == "there" and tags[at + 1 : at + 2] in ("A", "v")):
        return True
    if tags[at] not in "DnN#egR'I" or (
        tags[at] == "I" and line.low[at] not in ("in", "at", "after", "despite", "under", "during")
    ):
        return False
    limit = min(last, at + 16)
    for verb in range(at + 1, limit):
        letter = tags[verb]
        if (
            letter in "vA"
            or (letter == "B" and tags[verb - 1] in "nN")
            or (letter in "Ve" and tags[verb - 1] in "nNpRP,")
            or (letter == "'" and tags[verb + 1 : verb + 2] and tags[verb + 1] in "DgGRI")
        ):
            return base_before(line, verb, at) is not None or tags[verb - 1] in "R,p"
        if letter in ";:tSWQ":
            return False
    return False


def _content_end(line: Line, begin: int, last: int) -> int:
    """Where the reported words end: at the sentence’s end, or where the teller goes on."""
    tags, low = line.tags, line.low
    for at in range(begin + 2, last):
        letter = tags[at]
        if letter == "Q":
            return last
        if letter == ";" or (letter == "-" and tags[at + 1 : at + 2] in ("S", "C")):
            return at
        if letter == "," and at + 1 < last:
            following = tags[at + 1]
            if following == "G" and CUES[low[at + 1]].family == "say":
                return at
            if low[at + 1] == "according":
                return at
            if following == "C" and (low[at + 1] == "but" or _new_report(line, at + 2, last)):
                return at
        elif (
            letter == "C"
            and low[at] in ("and", "but")
            and tags[at + 1 : at + 2] == "V"
            and CUES[low[at + 1]].family != "think"
        ):
            return at
    return last


def _new_report(line: Line, at: int, last: int) -> bool:
    """Another clause with a verb of saying, such as `and Cole warned ...`."""
    for verb in range(at, min(last, at + 6)):
        if line.tags[verb] == "V" and CUES[line.low[verb]].family == "say":
            return verb == at or phrase_before(line, verb, at) is not None
    return False


def _is_passive(line: Line, at: int, start: int) -> bool:
    back = at - 1
    while back >= start and line.tags[back] == "R":
        back -= 1
    return back >= start and line.low[back] in _BE and CUES[line.low[at]].form == "past"
