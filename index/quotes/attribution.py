"""Which words name the source of each quoted region: cue and mention, by rules that have names.

Nobody is identified here; a frame only points at a mention. coreference.py says who that is.
"""

from __future__ import annotations

from .ahead import ahead
from .behind import behind, closing
from .cues import CUES
from .frames import Frame, is_passive, main_subject, reporting_verb
from .phrases import phrase_after
from .subjects import clause_subject, subject_of
from .tokens import Line

_SAID = CUES["said"]
_PLAINLY = frozenset("say tell add write explain note ask reply argue warn tweet insist".split())


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
                        self._further_off(index, region)
                        or self._in_a_list(index, region)
                        or self._by_subject(index, region)
                        or self._same_sentence(index, region)
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

    def _same_sentence(self, index: int, region: int) -> Frame | None:
        """`Those who trust “X” and read “Y,” he said, ...`: the speaker behind later words of the sentence."""
        line = self.lines[index]
        end = line.sentence_at(line.token_of[region])[1]
        for later in range(region + 1, min(region + 4, len(line.regions))):
            frame = self.frames[index][later]
            if line.token_of[later] >= end:
                break
            if (
                frame is not None
                and frame.strength == 3
                and frame.cue is not None
                and frame.cue[0] > line.token_of[later]
            ):
                return frame._replace(strength=2)
        return None

    def _by_subject(self, index: int, region: int) -> Frame | None:
        """Words without a verb of saying: perhaps those of whom the clause is about."""
        line = self.lines[index]
        token = line.token_of[region]
        start, _ = line.sentence_at(token)
        subject = clause_subject(line, token, start) or main_subject(line, start, token)
        if subject is None or line.tags[subject.start] == "W":
            return None
        verb = reporting_verb(line, subject.start - 1, start)
        outer = subject_of(line, verb, start) if verb is not None else None
        if outer is not None and verb is not None and outer.start < subject.start:
            return Frame("named before the quote", index, outer, (verb, verb + 1), 1)
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
        if not alone and any(
            letter == "V" and CUES[line.low[at]].family == "say"
            for at, letter in enumerate(line.tags[token:end], token)
        ):
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
        token = line.token_of[region - 1]
        nearer = behind(line, index, token, *line.sentence_at(token))
        if nearer is not None and nearer.strength == 3 and nearer.source is not None:
            earlier = nearer
        return earlier._replace(rule="the speech goes on", strength=1)

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
        subject = main_subject(line, *span)
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
            return later._replace(rule="named after the next words", strength=1)
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
                    return last._replace(rule="the speech goes on from the paragraph before", strength=1)
        return closing_speaker(above, index - 1, *above.sentences[-1])


def _leads(line: Line, token: int, start: int) -> bool:
    """The quote opens its sentence, or only `Adding,` stands before it."""
    return token == start or all(letter in "GR,:C" for letter in line.tags[start:token])


def closing_speaker(line: Line, index: int, start: int, end: int) -> Frame | None:
    """Who speaks in a sentence without quotes, so that the words after it are likely theirs."""
    last = closing(line, index, start, end)
    if last is not None:
        return last._replace(rule="speaker of the sentence before", strength=1)
    for family in ("say", "call"):
        for at in range(start, end):
            if line.tags[at] in "VGB" and CUES[line.low[at]].family == family and not is_passive(line, at, start):
                source = subject_of(line, at, start)
                if source is not None and source.relative is None:
                    return Frame("speaker of the sentence before", index, source, (at, at + 1), 1)
    if line.tags[end - 1 : end] == ":" or line.text.rstrip().endswith(":"):
        source = main_subject(line, start, end)
        if source is not None:
            return Frame("introduced by a colon", index, source, (end - 1, end), 1)
    return None


def in_sentence(line: Line, index: int, token: int) -> Frame | None:
    """The frame of the region at `token` from its own sentence."""
    start, end = line.sentence_at(token)
    if _asked(line, start, token):
        return Frame("nobody is named", index, None, (start, start + 1), 2)
    after = behind(line, index, token, start, end)
    before = ahead(line, index, token, start, end)
    if after is not None and after.strength == 3:
        if before is not None and before.strength == 2 and _says_more(line, after):
            return before  # `While Reed said it was “X”, Cole insisted it was “Y”`
        if before is None or before.strength < 3:
            return after
        cue = before.cue
        # `Reed said that “X,” and Cole added “Y”`: the cue right before wins when the one behind leads on to more words
        says = cue is not None and CUES.get(line.low[cue[0]], _SAID).family == "say"
        more = after.cue is not None and "Q" in line.tags[after.cue[1] : end]
        if cue is not None and more and (says or cue[1] == token):
            return before
        named = cue is not None and cue[1] == token and _is_what_one_calls(line, before)
        plainly = after.cue is not None and CUES.get(line.low[after.cue[0]], _SAID).lemma in _PLAINLY
        if named and not plainly:
            return before  # `under what Reed called “X,” the club ... charged`
        return before if says and cue is not None and token - cue[1] <= 2 else after
    last = closing(line, index, token, end)
    if before is not None and before.strength >= 2:
        cue = before.cue
        says = before.strength == 3 and (cue is None or CUES.get(line.low[cue[0]], _SAID).family == "say")
        return before if last is None or says else last
    return after or last or before


def _says_more(line: Line, frame: Frame) -> bool:
    """Whether a clause of its own follows the cue, so that the words before it need not be its."""
    return frame.cue is not None and line.tags[frame.cue[1] : frame.cue[1] + 1] in ("P", "S")


def _is_what_one_calls(line: Line, frame: Frame) -> bool:
    return frame.source is not None and frame.source.start > 0 and line.low[frame.source.start - 1] == "what"


def _asked(line: Line, start: int, token: int) -> bool:
    """`Asked whether X is “Y”, ...`: the words in the opening clause are nobody’s."""
    if token == start or line.tags[start] != "V" or line.low[start] not in ("asked", "told", "pressed", "questioned"):
        return False
    return line.tags[start + 1 : start + 2] in ("S", "I", "R") and "," not in line.tags[start:token]
