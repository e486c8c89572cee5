"""Which words name the source of each quoted region: cue and mention, by rules that have names.

Nobody is identified here; a frame only points at a mention. coreference.py says who that is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from . import cues
from .cues import CUES
from .phrases import Phrase, base_before, clause_subject, phrase_after, phrase_before, subject_of
from .tokens import Line

_BE = frozenset("is was were be been being are am 's 're 'm".split())
_SAID = CUES["said"]
_OWNERS = frozenset("his her their my our its your".split())


@dataclass(frozen=True, slots=True)
class Frame:
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


class Finder:
    """Frames of the regions of one article."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.frames: list[list[Frame | None]] = [[None] * len(line.regions) for line in lines]

    def run(self) -> list[list[Frame | None]]:
        """A frame, or None, for every region of every line."""
        for index, line in enumerate(self.lines):
            for region, token in enumerate(line.token_of):
                self.frames[index][region] = in_sentence(line, index, token)
        for index, line in enumerate(self.lines):
            for region in range(len(line.regions)):
                if self.frames[index][region] is None:
                    self.frames[index][region] = (
                        self._further_off(index, region) or self._in_a_list(index, region) or self._by_subject(index, region)
                    )
        return self.frames

    def _in_a_list(self, index: int, region: int) -> Frame | None:
        """`calls it “X” and “Y”`: one frame for both."""
        line = self.lines[index]
        token = line.token_of[region]
        if region and self.frames[index][region - 1] is not None:
            between = line.tags[line.token_of[region - 1] + 1 : token]
            if between in (",", "C", ",C", "") and not self._new_sentence(line, token):
                return self.frames[index][region - 1]
        return None

    def _by_subject(self, index: int, region: int) -> Frame | None:
        """Words without a verb of saying: perhaps those of whom the clause is about."""
        line = self.lines[index]
        token = line.token_of[region]
        start, _ = line.sentence_at(token)
        subject = clause_subject(line, token, start) or _main_subject(line, start, token)
        if subject is None or line.tags[subject.start] == "W":
            return None
        return Frame("subject of the clause", index, subject, None, 0)

    def _new_sentence(self, line: Line, token: int) -> bool:
        return line.sentence_at(token)[0] == token

    def _further_off(self, index: int, region: int) -> Frame | None:
        line = self.lines[index]
        token = line.token_of[region]
        start, end = line.sentence_at(token)
        alone = all(line.tags[at] in "Q.,-" for at in range(start, end))
        if not alone and not _leads(line, token, start):
            return None
        if not alone and any(letter == "V" and CUES[line.low[at]].family == "say" for at, letter in enumerate(line.tags[token:end], token)):
            return None  # it has a speaker of its own, whom no rule could read
        return (
            self._goes_on(index, region)
            or self._next_in_paragraph(index, region)
            or self._sentence_before(index, start)
            or self._signed_below(index, region)
            or self._paragraph_before(index, region)
        )

    def _goes_on(self, index: int, region: int) -> Frame | None:
        if region == 0:
            return None
        earlier = self.frames[index][region - 1]
        if earlier is None or earlier.source is None:
            return None
        line = self.lines[index]
        between = self._spoken_between(index, line.token_of[region - 1], line.token_of[region])
        if between is not None:
            return between
        return replace(earlier, rule="the speech goes on", strength=1)

    def _spoken_between(self, index: int, earlier: int, token: int) -> Frame | None:
        """The speaker, or the person, of a sentence without quotes between two quotes."""
        line = self.lines[index]
        start, _ = line.sentence_at(token)
        span = line.sentence_before(start)
        if span is None or span[0] <= earlier:
            return None
        speaker = closing_speaker(line, index, *span)
        if speaker is not None:
            return speaker
        subject = _main_subject(line, *span)
        if subject is not None and line.tags[subject.head_end - 1] == "N" and line.tags[subject.start] == "N":
            return Frame("subject of the sentence before", index, subject, None, 1)
        return None

    def _next_in_paragraph(self, index: int, region: int) -> Frame | None:
        line = self.lines[index]
        if region + 1 >= len(line.regions):
            return None
        later = self.frames[index][region + 1]
        following = line.token_of[region + 1]
        if later is not None and following - line.token_of[region] <= 2 and later.strength >= 2:
            return replace(later, rule="named after the next words", strength=1)
        return None

    def _sentence_before(self, index: int, start: int) -> Frame | None:
        line = self.lines[index]
        before = line.sentence_before(start)
        return closing_speaker(line, index, *before) if before is not None else None

    def _signed_below(self, index: int, region: int) -> Frame | None:
        if index + 1 >= len(self.lines) or region + 1 < len(self.lines[index].regions):
            return None
        below = self.lines[index + 1]
        if below.tags[:1] == "-" and len(below.tags) < 16:
            phrase = phrase_after(below, 1, len(below.tags))
            if phrase is not None:
                return Frame("signed below", index + 1, phrase, (0, 1), 1)
        return None

    def _paragraph_before(self, index: int, region: int) -> Frame | None:
        if region or index == 0:
            return None
        above = self.lines[index - 1]
        if not above.sentences:
            return None
        if above.regions:
            last = self.frames[index - 1][-1]
            tail_token = above.token_of[-1]
            nothing_after = all(letter in "Q.,-" for letter in above.tags[tail_token:])
            if last is not None and last.source is not None:
                own_sentence = above.sentence_at(tail_token) == above.sentences[-1]
                if nothing_after or own_sentence:
                    return replace(last, rule="the speech goes on from the paragraph before", strength=1)
        return closing_speaker(above, index - 1, *above.sentences[-1])


def _leads(line: Line, token: int, start: int) -> bool:
    """The quote opens its sentence, or only `Adding,` stands before it."""
    return token == start or all(letter in "GR,:C" for letter in line.tags[start:token])


def closing_speaker(line: Line, index: int, start: int, end: int) -> Frame | None:
    """Who speaks in a sentence without quotes, so that the words after it are likely theirs."""
    closing = _closing(line, index, start, end)
    if closing is not None:
        return replace(closing, rule="speaker of the sentence before", strength=1)
    for family in ("say", "call"):
        for at in range(start, end):
            if line.tags[at] in "VGB" and CUES[line.low[at]].family == family and not _passive(line, at, start):
                source = subject_of(line, at, start)
                if source is not None and source.relative is None:
                    return Frame("speaker of the sentence before", index, source, (at, at + 1), 1)
    if line.tags[end - 1 : end] == ":" or line.text.rstrip().endswith(":"):
        source = _main_subject(line, start, end)
        if source is not None:
            return Frame("introduced by a colon", index, source, (end - 1, end), 1)
    return None


def _main_subject(line: Line, start: int, end: int) -> Phrase | None:
    for at in range(start, end):
        if line.tags[at] in "vVA" or (line.tags[at] == "e" and at > start and line.tags[at - 1] in "nNP,R"):
            source = subject_of(line, at, start)
            if source is not None and source.relative is None:
                return source
    return None


def in_sentence(line: Line, index: int, token: int) -> Frame | None:
    """The frame of the region at `token` from its own sentence."""
    start, end = line.sentence_at(token)
    if _asked(line, start, token):
        return Frame("nobody is named", index, None, (start, start + 1), 2)
    after = _after(line, index, token, start, end)
    before = _before(line, index, token, start, end)
    if after is not None and after.strength == 3:
        if before is None or before.strength < 3:
            return after
        cue = before.cue
        # `Reed said that “X,” and Cole added “Y”`: the cue right before wins when the one behind leads on to more words
        if cue is not None and after.cue is not None and "Q" in line.tags[after.cue[1] : end]:
            return before
        says = cue is not None and CUES.get(line.low[cue[0]], _SAID).family == "say"
        return before if says and cue is not None and token - cue[1] <= 2 else after
    if before is not None and before.strength >= 2:
        closing = (
            _closing(line, index, token, end) if before.strength == 2 and "Q" not in line.tags[start:token] else None
        )
        return before if closing is None or before.strength == 3 else before
    return after or _closing(line, index, token, end) or before


def _asked(line: Line, start: int, token: int) -> bool:
    """`Asked whether X is “Y”, ...`: the words in the opening clause are nobody’s."""
    if token == start or line.tags[start] != "V" or line.low[start] not in ("asked", "told", "pressed", "questioned"):
        return False
    return line.tags[start + 1 : start + 2] in ("S", "I", "R") and "," not in line.tags[start:token]


def _after(line: Line, index: int, token: int, start: int, end: int) -> Frame | None:
    """Source behind the quote: `“X,” Reed said`, `“X,” said Reed`, `“X,” according to Reed`, `“X” — Reed`."""
    tags, low = line.tags, line.low
    at = token + 1
    comma = False
    while at < end and tags[at] in ",-":
        comma = True
        if tags[at] == "-" and at + 1 < end and tags[at + 1] in "N" and "V" not in tags[at + 1 : at + 8]:
            phrase = phrase_after(line, at + 1, end)
            if phrase is not None and token == start:
                return Frame("signed after a dash", index, phrase, (at, at + 1), 3)
        at += 1
    if at >= end:
        return None
    region = line.regions[line.region_of[token]]
    last = line.text[region.start : region.end].rstrip(" '\"’”")[-1:]
    strength = 3 if comma or last in ",?!…—–-" or (last == "." and token == start) else 1
    while at < end and tags[at] == "R":
        at += 1
    if at >= end:
        return None
    if low[at] == "according" and at + 1 < end and tags[at + 1] == "t":
        phrase = phrase_after(line, at + 2, end)
        return Frame("according to", index, phrase, (at, at + 2), max(strength, 2)) if phrase else None
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
            source = subject_of(line, verb, at)
            if source is not None and _right_behind(line, at, source, strength) and source.relative is None:
                return Frame("named before the verb", index, source, (verb, verb + 1), strength)
            if strength < 3:
                return None
    return None


def _right_behind(line: Line, at: int, source: Phrase, strength: int) -> bool:
    """Whether nothing but `as`, or words that belong to the source, stands between the quote and its source."""
    if source.start <= at + (1 if line.tags[at] in "RC" or line.low[at] == "as" else 0):
        return True
    return strength == 3 and not any(letter in "QvVAS,;:PCWR" for letter in line.tags[at : source.start])


def _before(line: Line, index: int, token: int, start: int, end: int) -> Frame | None:
    """Source ahead of the quote: `Reed said “X”`, `Reed: “X”`, `Reed’s promise of “X”`."""
    tags = line.tags
    if token == start:
        return None
    colon = _colon(line, index, token, start)
    if colon is not None and colon.strength == 3:
        return colon
    owned: Frame | None = None
    crossed = ""
    for at in range(token - 1, start - 1, -1):
        letter = tags[at]
        if letter == "n" and owned is None and line.low[at] in cues.NOUNS and "Q" not in crossed:
            owner = _owner(line, at, start)
            if owner is not None and line.low[at + 1] == "that" and line.tags[owner.start] == "N":
                return Frame("words of the owner", index, owner, (at, at + 1), 3)
            if owner is not None and not any(x in crossed for x in "vVA"):
                owned = Frame("words of the owner", index, owner, (at, at + 1), 2)
        if letter in "VGB":
            frame = _of_verb(line, index, at, crossed, start, end)
            if frame is not None:
                if colon is not None and frame.strength < 2:
                    return colon
                return _in_parenthesis(line, index, start, token) or _outermost(line, index, frame, start)
        crossed += letter
    if colon is None and owned is None:
        headed = _headed(line, index, start, token)
        if headed is not None:
            return headed
    if owned is not None and owned.source is not None and line.tags[owned.source.start] == "D":
        subject = clause_subject(line, owned.source.start, start)
        if subject is not None and tags[subject.start] in "NP":
            return Frame("subject of the sentence, whose words they are", index, subject, owned.cue, 2)
    return colon or owned or _according(line, index, start, token)


def _colon(line: Line, index: int, token: int, start: int) -> Frame | None:
    """`Reed: “X”`, `It does not surprise Reed: “X”`."""
    tags = line.tags
    at = token - 1
    if tags[at] == "," and at - 1 >= start:
        at -= 1
    if tags[at] != ":":
        return None
    label = phrase_before(line, at, start)
    if label is not None and tags[label.end - 1] in "Nnp":
        if label.start == start or tags[label.start - 1] in "-.:;":
            return Frame("named before a colon", index, label, (at, at + 1), 3)
        hangs = tags[label.start - 1] in "It" and line.low[label.start - 1] not in ("from", "by")
        if tags[label.end - 1] == "N" and not hangs and "V" not in tags[start:at] and "G" not in tags[start:at]:
            return Frame("named before a colon", index, label, (at, at + 1), 3)
    source = _main_subject(line, start, at)
    return Frame("introduced by a colon", index, source, (at, at + 1), 2) if source is not None else None


def _headed(line: Line, index: int, start: int, token: int) -> Frame | None:
    """`Reed: Harbour plan is “a farce”`: a headline or a transcript that begins with its speaker."""
    tags = line.tags
    at = start
    while at < token and tags[at] in "Np":
        at += 1
    if at == start or tags[at] != ":" or at - start > 5 or start != 0:
        return None
    return Frame("named at the head of the line", index, Phrase(start, at, at), (at, at + 1), 2)


def _of_verb(line: Line, index: int, at: int, crossed: str, start: int, end: int) -> Frame | None:
    """The frame of the reporting verb at token `at`; `crossed` = classes between it and the quote, nearest first."""
    cue = CUES[line.low[at]]
    leads = at == start or line.tags[at - 1] == ","
    behind = _after_verb(line, at, crossed, end) if leads else None
    if behind is not None:
        return Frame("named after the verb", index, behind, (at, at + 1), 3)
    if at == start and cue.form == "past":
        # `Asked whether X is “Y”, ...`: nobody is told to have said it
        return Frame("nobody is named", index, None, (at, at + 1), 2) if cue.lemma in ("ask", "tell", "quote") else None
    if _passive(line, at, start):
        agent = _agent(line, at, end)
        if agent is not None:
            return Frame("by the agent of a passive", index, agent, (at, at + 1), 2)
        if line.low[at] in ("quoted", "told", "asked", "known", "found", "seen", "reported"):
            return None
        return Frame("nobody is named", index, None, (at, at + 1), 2)
    if line.tags[at] == "B" and at > start and line.tags[at - 1] in ",CQ" and not _bare_verb(line, at):
        return None
    source = subject_of(line, at, start)
    if source is None:
        return None
    subordinate = source.start > start and line.tags[source.start - 1] == "S" and line.low[source.start - 1] != "that"
    if (subordinate or source.relative is not None) and "," in crossed and crossed != ",":
        return None  # the verb of a clause such as `when Reed complained, “X”`
    near = not any(x in crossed for x in "vVAWQ;")
    if cue.family == "think":
        strength = 2 if near else 1
    else:
        strength = 3 if near and len(crossed) < 12 else 2
    return Frame("named before the quote", index, source, (at, at + 1), strength)


def _after_verb(line: Line, at: int, crossed: str, end: int) -> Phrase | None:
    """`Said Reed, “X”`: the verb stands first."""
    if not cues.can_be_inverted(CUES[line.low[at]]) or crossed[:1] not in (",", ":"):
        return None
    phrase = phrase_after(line, at + 1, end)
    if phrase is None or line.tags[phrase.start] == "O":
        return None
    close = phrase.apposition[1] if phrase.apposition is not None else phrase.end
    follows = line.tags[close : close + 2]
    return phrase if follows in (",Q", ":Q") else None


def _in_parenthesis(line: Line, index: int, start: int, end: int) -> Frame | None:
    """`The plan, says Reed, is “X”`, `Reed wrote, she began “X”`: a verb of saying between commas."""
    tags = line.tags
    for at in range(start + 1, end - 1):
        if tags[at] != "V":
            continue
        cue = CUES[line.low[at]]
        if cue.family != "say" or not cues.can_be_inverted(cue):
            continue
        if tags[at - 1] == ",":
            phrase = phrase_after(line, at + 1, end)
            if phrase is not None:
                close = phrase.apposition[1] if phrase.apposition is not None else phrase.end
                if close <= end and tags[close : close + 1] == ",":
                    return Frame("named in an aside", index, phrase, (at, at + 1), 2)
        elif tags[at + 1] == "," and tags[at - 1] in "nNP":
            phrase = phrase_before(line, at, start)
            if phrase is not None and phrase.start > start and tags[phrase.start - 1] in ",C" and tags[at + 2 : at + 3] != "Q":
                return Frame("named in an aside", index, phrase, (at, at + 1), 2)
    return None


def _outermost(line: Line, index: int, frame: Frame, start: int) -> Frame:
    """`Reed said Cole called it “X”`: the words are reported by Reed."""
    for _ in range(4):
        if frame.source is None or frame.cue is None or frame.source.start > frame.cue[0]:
            return frame
        first = frame.source.start
        at = first - 1
        if at > start and line.tags[at] == "S" and line.low[at] == "that":
            at -= 1
        outer = _reporting_verb(line, at, start)
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
        if line.tags[at] in "vVAe" and not (at > start and line.tags[at - 1] in "tW") or (line.tags[at] == "G" and line.tags[at - 1] == "'"):
            subject = subject_of(line, at, start)
            if subject is None or subject.relative is not None or subject.start >= source.start:
                return frame
            if subject.start > start and line.tags[subject.start - 1] not in ",CS;:-":
                continue
            reports = line.tags[at] == "V" and not _passive(line, at, start)
            if reports or taken_up or line.low[subject.start] == line.low[source.start]:
                return replace(frame, source=subject)
            return frame
    return frame


def _reporting_verb(line: Line, at: int, start: int) -> int | None:
    """The verb of saying whose clause begins after token `at`, over an object and a phrase or two."""
    tags = line.tags
    low = max(start, at - 12)
    while at >= low:
        letter = tags[at]
        if letter in "VG":
            cue = CUES[line.low[at]]
            if _passive(line, at, start) or cue.lemma not in cues.CLAUSE_VERBS | {"imagine", "note"}:
                return None
            return at
        if letter not in "nNDOITtR#Bp'egS" or (letter == "S" and line.low[at] != "that"):
            return None
        at -= 1
    return None


def _according(line: Line, index: int, start: int, end: int) -> Frame | None:
    for at in range(start, end - 2):
        if line.low[at] == "according" and line.tags[at + 1] == "t":
            phrase = phrase_after(line, at + 2, end)
            if phrase is not None:
                return Frame("according to", index, phrase, (at, at + 2), 2)
    return None


def _bare_verb(line: Line, at: int) -> bool:
    return at > 0 and line.tags[at - 1] in "CA"


def _passive(line: Line, at: int, start: int) -> bool:
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


def _agent(line: Line, at: int, end: int) -> Phrase | None:
    for by in range(at + 1, min(end, at + 25)):
        if line.low[by] == "by" and line.tags[by] == "I":
            phrase = phrase_after(line, by + 1, end)
            if phrase is not None and line.tags[phrase.start] in "DnNO#":
                return phrase
    return None


def _owner(line: Line, noun: int, start: int) -> Phrase | None:
    """Whose words a noun such as `promise` speaks of."""
    base = base_before(line, noun + 1, start)
    if base is None:
        return None
    for at in range(base[1] - 1, base[0] - 1, -1):
        if line.tags[at] == "'" and at > base[0]:
            return Phrase(base[0], at, at)
        if line.low[at] in _OWNERS:
            return Phrase(at, at + 1, at + 1)
    return None


def _closing(line: Line, index: int, token: int, end: int) -> Frame | None:
    """`..., Reed said.` at the end of the sentence."""
    tags, low = line.tags, line.low
    for comma in range(end - 1, token, -1):
        if tags[comma] != ",":
            continue
        for verb in range(comma + 1, min(end, comma + 12)):
            if tags[verb] == "V" or (tags[verb] == "B" and low[verb] == "say"):
                cue = CUES[low[verb]]
                if cue.family != "say":
                    break
                if verb == comma + 1 and cues.can_be_inverted(cue):
                    phrase = phrase_after(line, verb + 1, end)
                    if phrase is not None:
                        return Frame("named at the end of the sentence", index, phrase, (verb, verb + 1), 2)
                source = subject_of(line, verb, comma + 1)
                if source is not None and source.start <= comma + 2 and source.relative is None:
                    return Frame("named at the end of the sentence", index, source, (verb, verb + 1), 2)
        if low[comma + 1 : comma + 2] == ["according"]:
            phrase = phrase_after(line, comma + 3, end)
            if phrase is not None:
                return Frame("according to", index, phrase, (comma + 1, comma + 3), 2)
    return None
