"""Sources that stand behind the quote: `“X,” Reed said`, `“X,” said Reed`, or at the end of the sentence."""

from __future__ import annotations

from . import cues
from .cues import CUES
from .frames import Frame
from .phrases import Phrase, phrase_after
from .subjects import subject_of
from .tokens import Line

_LEADS_ON = frozenset("PDNn#W")
"""Behind a verb, what begins a clause that it reports: `the bridge is “shut”, but Reed said it bends`."""
_TELLING = frozenset("tell assure remind inform warn advise ask write".split())


def behind(line: Line, index: int, token: int, start: int, end: int) -> Frame | None:
    """Source behind the quote: `“X,” Reed said`, `“X,” said Reed`, `“X,” according to Reed`, `“X” — Reed`."""
    tags, low = line.tags, line.low
    at = token + 1
    comma = False
    opens = not line.tags[start:token].strip("-.,")
    while at < end and tags[at] in ",-":
        comma = comma or tags[at] == "," or opens
        if tags[at] == "-" and at + 1 < end and tags[at + 1] in "NnD" and "V" not in tags[at + 1 : at + 8]:
            phrase = phrase_after(line, at + 1, end)
            alone = phrase is not None and all(letter in ".,p" for letter in tags[phrase.end : end])
            if phrase is not None and opens and (tags[at + 1] == "N" or alone):
                return Frame("signed after a dash", index, phrase, (at, at + 1), 3)
        at += 1
    if at >= end:
        return None
    region = line.regions[line.region_of[token]]
    last = line.text[region.start : region.end].rstrip(" '\"’”")[-1:]
    strength = 3 if comma or last in ",?!…—–-" or (last == "." and token == start) else 1
    qualified = strength < 3 and token > start and tags[token - 1] in "D'" and tags[at] in "nNe"
    while at < end and tags[at] == "R":
        at += 1
    if at >= end:
        return None
    if low[at] == "according" and at + 1 < end and tags[at + 1] == "t":
        phrase = phrase_after(line, at + 2, end)
        return Frame("according to", index, phrase, (at, at + 2), max(strength, 2)) if phrase else None
    if low[at] == "per" and at + 1 < end:
        phrase = phrase_after(line, at + 1, end)
        return Frame("according to", index, phrase, (at, at + 1), max(strength, 2)) if phrase else None
    if low[at] in ("came", "comes") and strength == 3:
        return _came_from(line, index, at, end)
    if tags[at] == "V" and cues.can_be_inverted(CUES[low[at]]):
        phrase = phrase_after(line, at + 1, end)
        if phrase is not None:
            return Frame("named after the verb", index, phrase, (at, at + 1), 3)
    if tags[at] == "C":
        strength = 1
    for verb in range(at, min(end, at + 45)):
        letter = tags[verb]
        if letter == "Q" or letter in ";:":
            return None
        if letter in "vV" or (letter == "B" and verb > at and tags[verb - 1] in "nNPRA"):
            cue = CUES.get(low[verb])
            if cue is None or cue.family == "think" or letter == "v":
                if strength == 3 and letter == "V" and cue is not None:
                    pass
                else:
                    continue
            if cue is not None and cue.lemma in ("quote", "cite"):
                quoted = _quoted_as_saying(line, index, verb, end)
                if quoted is not None:
                    return quoted
            source = subject_of(line, verb, at)
            if qualified and source is not None and source.start <= at:
                if tags[verb - 1] == "," and letter == "V" and cue is not None and cues.can_be_inverted(cue):
                    phrase = phrase_after(line, verb + 1, end)
                    if phrase is not None:
                        return Frame("named after the verb", index, phrase, (verb, verb + 1), 2)
                continue  # `any “quick” answer has to wait, Reed said`
            if source is not None and _right_behind(line, at, source, strength) and source.relative is None:
                return Frame("named before the verb", index, source, (verb, verb + 1), strength)
            if strength < 3:
                return None
    return None


def _quoted_as_saying(line: Line, index: int, verb: int, end: int) -> Frame | None:
    """`“X,” the agency quoted Reed as saying`: the words are Reed’s."""
    phrase = phrase_after(line, verb + 1, end)
    if phrase is None or line.low[phrase.end : phrase.end + 2] != ["as", "saying"]:
        return None
    return Frame("quoted as saying", index, phrase, (verb, verb + 1), 3)


def _came_from(line: Line, index: int, came: int, end: int) -> Frame | None:
    """`“Order,” came a shout from the benches`."""
    if line.tags[came + 1 : came + 2] not in ("D", "n"):
        return None
    for at in range(came + 2, min(end, came + 8)):
        if line.low[at] in ("from", "of", "by"):
            phrase = phrase_after(line, at + 1, end)
            return Frame("came from", index, phrase, (came, came + 1), 3) if phrase is not None else None
    return None


def _right_behind(line: Line, at: int, source: Phrase, strength: int) -> bool:
    """Whether nothing but `as`, or words that belong to the source, stands between the quote and its source."""
    if source.start <= at + (1 if line.tags[at] in "RC" or line.low[at] == "as" else 0):
        return True
    return strength == 3 and not any(letter in "QvVAS,;:PCWR" for letter in line.tags[at : source.start])


def closing(line: Line, index: int, token: int, end: int) -> Frame | None:
    """`..., Reed said.` at the end of the sentence."""
    tags, low = line.tags, line.low
    for comma in range(end - 1, token, -1):
        if tags[comma] != "," or (tags[comma + 1 : comma + 2] == "S" and low[comma + 1] != "as"):
            continue
        for verb in range(comma + 1, min(end, comma + 12)):
            if "Q" in tags[comma:end]:
                break
            if tags[verb] == "V" or (tags[verb] == "B" and low[verb] == "say"):
                cue = CUES[low[verb]]
                if cue.family != "say":
                    break
                if verb == comma + 1 and cues.can_be_inverted(cue):
                    phrase = phrase_after(line, verb + 1, end)
                    if phrase is not None:
                        return Frame("named at the end of the sentence", index, phrase, (verb, verb + 1), 2)
                source = subject_of(line, verb, comma + 1)
                beyond = verb + 1
                while beyond < end and tags[beyond] in "RT":
                    beyond += 1
                leads_on = tags[beyond : beyond + 1] in _LEADS_ON and cue.lemma not in _TELLING
                leads_on = beyond < end and (leads_on or low[beyond] == "that")
                if source is not None and source.start <= comma + 2 and source.relative is None and not leads_on:
                    return Frame("named at the end of the sentence", index, source, (verb, verb + 1), 2)
        if low[comma + 1 : comma + 2] == ["per"]:
            phrase = phrase_after(line, comma + 2, end)
            if phrase is not None:
                return Frame("according to", index, phrase, (comma + 1, comma + 2), 2)
        if low[comma + 1 : comma + 2] == ["according"]:
            phrase = phrase_after(line, comma + 3, end)
            if phrase is not None:
                return Frame("according to", index, phrase, (comma + 1, comma + 3), 2)
    return None
