"""Sources that stand ahead of the quote: `Reed said “X”`, `Reed: “X”`, `Reed’s promise of “X”`."""

from __future__ import annotations

from . import cues
from .cues import CUES
from .frames import Frame, is_passive, main_subject, outermost, reporting_verb
from .opinions import according, as_worded, message, of_oneself, to_whom
from .phrases import Phrase, base_before, phrase_after, phrase_before
from .subjects import clause_subject, subject_of
from .tagging import is_headline
from .tokens import Line

_OWNERS = frozenset("his her their my our its your".split())


def ahead(line: Line, index: int, token: int, start: int, end: int) -> Frame | None:
    """Source ahead of the quote: `Reed said “X”`, `Reed: “X”`, `Reed’s promise of “X”`."""
    tags = line.tags
    if token == start:
        return None
    if line.low[start] in ("asked", "pressed", "questioned") and "," in tags[start : token - 1]:
        start = start + tags[start:token].index(",") + 1  # `Asked if it will pass, the mayor smiled: “X”`
    if start == 0 and is_headline(line.words):
        headed = _headed(line, index, start, token)
        if headed is not None:
            return headed
    colon = _colon(line, index, token, start)
    if colon is not None and colon.strength == 3:
        return colon
    worded = as_worded(line, index, start, token)
    if worded is not None:
        return worded
    owned: Frame | None = None
    crossed = ""
    for at in range(token - 1, start - 1, -1):
        letter = tags[at]
        if letter == "n" and owned is None and line.low[at] in cues.NOUNS and line.low[at + 1] in ("of", "by", "from"):
            holder = phrase_after(line, at + 2, end)
            if holder is not None and line.tags[holder.end : holder.end + 1] == "S" and holder.end < token:
                return Frame("words of the owner", index, holder, (at, at + 1), 3)
        if letter == "n" and owned is None and line.low[at] in cues.NOUNS and "Q" not in crossed:
            owner = _owner(line, at, start)
            told = line.low[at + 1] == "that" or (line.low[at + 1] in ("is", "was") and line.low[at + 2] == "that")
            if owner is not None and told and line.tags[owner.start] == "N":
                return Frame("words of the owner", index, owner, (at, at + 1), 3)
            if owner is not None and not any(x in crossed for x in "vVA"):
                owned = Frame("words of the owner", index, owner, (at, at + 1), 2)
        if letter in "VGB":
            frame = _of_verb(line, index, at, crossed, start, end)
            if frame is not None:
                if colon is not None and frame.strength < 2:
                    return colon
                aside = _in_parenthesis(line, index, start, token) if frame.strength < 3 or at + 1 < token - 1 else None
                if aside is not None and _speaks_later(line, frame, aside):
                    aside = None
                return aside or outermost(line, index, frame, start)
        crossed += letter
    if colon is None and owned is None:
        headed = _headed(line, index, start, token)
        if headed is not None:
            return headed
    if owned is not None and owned.source is not None and line.tags[owned.source.start] == "D":
        subject = clause_subject(line, owned.source.start, start)
        if subject is not None and tags[subject.start] in "NP":
            return Frame("subject of the sentence, whose words they are", index, subject, owned.cue, 2)
    return (
        colon
        or owned
        or according(line, index, start, token)
        or to_whom(line, index, start, token)
        or of_oneself(line, index, start, token)
        or message(line, index, start, token)
    )


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
        if tags[label.head_end - 1] == "N" and not hangs and "V" not in tags[start:at] and "G" not in tags[start:at]:
            return Frame("named before a colon", index, label, (at, at + 1), 3)
    source = main_subject(line, start, at)
    return Frame("introduced by a colon", index, source, (at, at + 1), 2) if source is not None else None


def _headed(line: Line, index: int, start: int, token: int) -> Frame | None:
    """`Reed: Harbour plan is “a farce”`: a headline or a transcript that begins with its speaker."""
    tags = line.tags
    at = start
    while at < token and tags[at] in "Np":
        at += 1
    if at > start and line.low[at] == "on" and ":" in tags[at:token] and is_headline(line.words):
        return Frame("named at the head of the line", index, Phrase(start, at, at), (at, at + 1), 2)
    if at == start or tags[at] != ":" or at - start > 5 or start != 0:
        return None
    return Frame("named at the head of the line", index, Phrase(start, at, at), (at, at + 1), 2)


def _of_verb(line: Line, index: int, at: int, crossed: str, start: int, end: int) -> Frame | None:
    """The frame of the reporting verb at token `at`; `crossed` = classes between it and the quote, nearest first."""
    cue = CUES[line.low[at]]
    if cue.lemma in cues.WEAK and (len(crossed) > 2 or crossed[:1] == "t"):
        return None
    leads = at == start or line.tags[at - 1] == ","
    following = _after_verb(line, at, crossed, end) if leads else None
    if following is not None:
        return Frame("named after the verb", index, following, (at, at + 1), 3)
    named = line.tags[at + 1 : at + 2] == "Q" and line.low[at + 2 : at + 3] == ["by"] and cue.family == "call"
    if cue.form == "past" and (named or (at == start and line.low[at + 1] == "by")):
        agent = phrase_after(line, at + (3 if named else 2), end)  # dubbed “X” by Reed; described by Reed as “X”
        if agent is not None:
            return Frame("by the agent of a passive", index, agent, (at, at + 1), 2)
    if at == start and cue.form == "past":
        # `Asked whether X is “Y”, ...`: nobody is told to have said it
        return Frame("nobody is named", index, None, (at, at + 1), 2) if cue.lemma in ("ask", "tell", "quote") else None
    if is_passive(line, at, start) or (cue.form == "past" and cue.family != "say" and line.low[at + 1] == "by"):
        agent = _agent(line, at, end)
        if agent is not None:
            return Frame("by the agent of a passive", index, agent, (at, at + 1), 2)
        outer = _reported_passive(line, index, at, start)
        if outer is not None:
            return outer
        if "," in crossed or line.low[at] in ("quoted", "told", "asked", "known", "found", "seen", "reported"):
            return None
        return Frame("nobody is named", index, None, (at, at + 1), 2)
    if line.tags[at] == "B" and at > start and line.tags[at - 1] in ",CQ" and not _bare_verb(line, at):
        return None
    source = subject_of(line, at, start)
    if source is None:
        leads = leads or line.tags[at - 1] == "C"
        bare = leads and cue.family == "call" and line.tags[at] == "V" and len(crossed) < 4 and "," not in crossed
        return Frame("nobody is named", index, None, (at, at + 1), 2) if bare else None
    opener = line.low[source.start - 1] if source.start > start else ""
    subordinate = opener == "as" or (opener not in ("", "that") and line.tags[source.start - 1] == "S")
    leads_on = (
        crossed[:1] == "," and "," not in crossed[1:] and cue.family == "say" and _opens_capital(line, at, crossed)
    )
    complement = "S" in crossed.split(",")[0] and crossed[:1] != ","  # `after Reed told Holt, in Lund, that it is “X”`
    aside = source.relative is not None or (subordinate and not complement)
    beside = crossed.split(",")[0]
    hangs = beside != "" and not any(x in beside for x in "vVAGP")  # `when Reed scolded the judge, Lee, for “X”`
    if aside and "," in crossed and crossed != "," and not leads_on and not hangs:
        return None  # the verb of a clause such as `when Reed complained, “X”`
    near = not any(x in crossed for x in "vVAWQ;")
    strength = (2 if near else 1) if cue.family == "think" else 3 if near and len(crossed) < 12 else 2
    return Frame("named before the quote", index, source, (at, at + 1), strength)


def _reported_passive(line: Line, index: int, at: int, start: int) -> Frame | None:
    """`Reed said that it can be called “X”`: nobody is said to call it so, but Reed says it."""
    subject = subject_of(line, at, start)
    if subject is None:
        return None
    for told in range(subject.end, min(at, subject.end + 4)):
        if line.tags[told] == "V" and CUES[line.low[told]].lemma in cues.STRONG and "S" in line.tags[told + 1 : at]:
            return Frame("named before the quote", index, subject, (told, told + 1), 2)
    if subject.start <= start:
        return None
    before = subject.start - 1
    if line.tags[before] == "S" and line.low[before] == "that":
        before -= 1
    verb = reporting_verb(line, before, start) if before >= start else None
    source = subject_of(line, verb, start) if verb is not None else None
    if verb is None or source is None or source.start >= subject.start:
        return None
    return outermost(line, index, Frame("named before the quote", index, source, (verb, verb + 1), 2), start)


def _opens_capital(line: Line, at: int, crossed: str) -> bool:
    """The quote behind the verb at `at` begins with a capital, as whole sentences do."""
    region = line.regions[line.region_of[at + len(crossed) + 1]]
    return line.text[region.start : region.start + 1].isupper()


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


def _speaks_later(line: Line, frame: Frame, aside: Frame) -> bool:
    """`Shots rang out, residents told the radio, as rebels said they were “near”`: the rebels’ words."""
    if frame.source is None or frame.cue is None or aside.cue is None or line.tags[frame.source.start] == "P":
        return False
    return frame.source.start > aside.cue[0] and CUES[line.low[frame.cue[0]]].family == "say"


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
            if (
                phrase is not None
                and phrase.start > start
                and tags[phrase.start - 1] in ",C"
                and tags[at + 2 : at + 3] != "Q"
            ):
                return Frame("named in an aside", index, phrase, (at, at + 1), 2)
    return None


def _bare_verb(line: Line, at: int) -> bool:
    return at > 0 and line.tags[at - 1] in "CA"


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
    if base is not None and line.low[base[0]] == "most" and base[0] > start and line.tags[base[0] - 1] == "'":
        owner = base_before(line, base[0] - 1, start)  # Reed's most explosive claim
        base = (owner[0], base[1]) if owner is not None else base
    if base is None:
        return None
    for at in range(base[1] - 1, base[0] - 1, -1):
        if line.tags[at] == "'" and at > base[0]:
            return Phrase(base[0], at, at)
        if line.low[at] in _OWNERS:
            return Phrase(at, at + 1, at + 1)
    return None
