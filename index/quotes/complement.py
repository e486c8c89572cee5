"""Where the words behind a verb of saying begin and end: past whom, when and where, up to the next teller."""

from __future__ import annotations

from .cues import CUES
from .phrases import base_before, phrase_after, phrase_before
from .tokens import Line


def over_addressee(line: Line, at: int, last: int, lemma: str) -> int:
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


def over_circumstance(line: Line, at: int, last: int) -> int:
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


def is_clause(line: Line, at: int, last: int) -> bool:
    """Whether a subject and a finite verb stand at token `at`."""
    tags = line.tags
    if tags[at] == "P" or (line.low[at] == "there" and tags[at + 1 : at + 2] in ("A", "v")):
        return True
    if tags[at] not in "DnN#egR'I" or (
        tags[at] == "I" and line.low[at] not in ("in", "at", "after", "despite", "under", "during")
    ):
        return False
    if tags[at] == "I" and "," not in tags[at : at + 10]:
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


def content_end(line: Line, begin: int, last: int) -> int:
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
