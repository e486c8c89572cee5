"""The subject finder: who does what a verb says, by a walk over word classes from the verb to the left.

Everything looks only inside one sentence, whose length is bounded in tokens.py.
"""

from __future__ import annotations

from .cues import BLAMING, CARRIERS, CUES, OBJECT_CONTROL, can_be_inverted
from .phrases import Phrase, phrase_after, phrase_before, role_like
from .relatives import antecedent, before_relative, not_an_object
from .tokens import Line

_FINITE = "vVAe"
_MAX_STEPS = 8
_SPANS = frozenset("week month year morning afternoon evening night weekend summer spring autumn winter".split())


def subject_of(line: Line, verb: int, low: int, depth: int = 0) -> Phrase | None:
    """The subject of the verb at token `verb`, looked for from token `low` on. None when it has none."""
    if depth > _MAX_STEPS:
        return None
    key = (verb, low, depth)
    if key not in line.subjects:  # a chain of verbs asks for the same ones again and again
        line.subjects[key] = _find(line, verb, low, depth)
    return line.subjects[key]


def _find(line: Line, verb: int, low: int, depth: int) -> Phrase | None:
    tags, lower = line.tags, line.low
    at = verb - 1
    had_auxiliary = False
    while at >= low:
        letter = tags[at]
        if letter in "AR" and lower[at] != "ago":
            had_auxiliary = had_auxiliary or letter == "A"
            at -= 1
        elif (
            letter == "'"
            and (tags[verb] in "Ggen" or had_auxiliary)
            and at > low
            and tags[at - 1] in "PNW"
            and lower[at] == "'s"
        ):
            had_auxiliary = True
            at -= 1
        elif letter == "R" and lower[at] == "ago":
            at -= 1
            while at >= low and tags[at] in "n#RDI" and verb - at < 8 and lower[at] != "of":
                at -= 1
        elif letter == "T":
            at -= 1
            if at >= low and tags[at] == "I" and lower[at] in ("on", "in"):
                at -= 1
        elif letter == "p":
            at -= 1
        elif letter == "n" and at > low + 1 and lower[at] in _SPANS and lower[at - 1] in ("last", "this"):
            at -= 2
        elif (
            letter in "vVB"
            and tags[verb] == "G"
            and at == verb - 1
            and lower[at] in ("kept", "keeps", "began", "begins", "started")
        ):
            at -= 1
            had_auxiliary = True
        else:
            break
    if at < low:
        if tags[verb] == "G" and not had_auxiliary:
            return _subject_to_the_right(line, verb, depth)
        return None
    letter = tags[at]
    if letter == "t":
        return _of_infinitive(line, at, low, depth)
    if tags[verb] in "Gg" and not had_auxiliary:
        return _of_participle(line, verb, at, low, depth)
    if letter == "Q" or (letter in ",-" and at > low and tags[at - 1] == "Q"):
        cue = CUES.get(lower[verb])
        inverted = tags[verb] == "V" and at == verb - 1 and cue is not None and can_be_inverted(cue)
        following = phrase_after(line, verb + 1, line.sentence_at(verb)[1]) if inverted else None
        if following is not None or letter == "Q":
            aside = letter == "Q" and not inverted and "," in tags[low:at]
            return _across_insertion(line, verb, low, depth) if following is None and aside else following
    if letter == ",":
        return _across_insertion(line, at, low, depth)
    if letter == "C":
        return clause_subject(line, at, low, depth)
    if letter == "W":
        noun = antecedent(line, at, low)
        if (
            noun is not None and lower[at] == "that" and noun.start > low and tags[noun.start - 1] in "vVeGgB"
        ) and not role_like(lower[noun.head_end - 1]):
            # `released a video that said`: the words are those of whoever released it
            return clause_subject(line, noun.start, low, depth) or noun
        return noun
    if letter == "-":
        return _across_dashes(line, at, low)
    phrase = phrase_before(line, at + 1, low)
    if phrase is None:
        return (
            clause_subject(line, at, low, depth) if letter in "vVe;" and depth < 2 else before_relative(line, at, low)
        )
    before = phrase.start - 1
    if (
        before > low
        and tags[before] == "I"
        and lower[before] != "as"
        and tags[phrase.head_end - 1] != "N"
        and tags[phrase.start] not in "PO"
        and tags[before - 1] in ",C"
    ):
        # `but in a later interview said`: the phrase hangs on a preposition, the subject is further left
        further = (
            _across_insertion(line, before - 1, low, depth)
            if tags[before - 1] == ","
            else clause_subject(line, before - 1, low, depth)
        )
        return further if further is not None else phrase
    inner = not_an_object(line, phrase, low)
    before = inner.start - 1
    if inner.start < phrase.start and before > low and tags[before] == "I" and tags[before - 1] == ",":
        further = _across_insertion(line, before - 1, low, depth)  # Reed, in a letter sent by Holt, said
        return further if further is not None else inner
    return inner


def _across_insertion(line: Line, comma: int, low: int, depth: int) -> Phrase | None:
    """The subject before `, a lawyer from Ohio,` or `, who ...,`."""
    tags = line.tags
    at = comma - 1
    n_commas = 0
    while at > low and n_commas < 7:
        if tags[at] in ";:":
            break
        if tags[at] == ",":
            n_commas += 1
            phrase = phrase_before(line, at, low)
            if phrase is not None and tags[phrase.start] == "W" and _inserted(line, at + 1, comma):
                return antecedent(line, phrase.start, low)
            if phrase is not None and set(tags[phrase.start : phrase.end]) <= set("#p"):
                at -= 1
                continue  # an age between commas
            if phrase is not None and _begins_clause(line, phrase.start, low) and _inserted(line, at + 1, comma):
                return phrase._replace(apposition=(at + 1, comma))
            if (
                phrase is not None
                and phrase.joined is None
                and tags[phrase.start] in "N"
                and _inserted(line, at + 1, comma)
                and tags[at + 1] in "WD#"
            ):
                inner = not_an_object(line, phrase, low)
                if tags[phrase.start - 1] not in "vVeGgBIt":
                    return inner._replace(apposition=(at + 1, comma))
        at -= 1
    # `said Reed, adding`: no comma opens the insertion; or a list of verbs
    phrase = phrase_before(line, comma, low)
    if phrase is not None and _begins_clause(line, phrase.start, low) and tags[phrase.start] not in "T":
        return phrase
    return clause_subject(line, comma, low, depth)


def _begins_clause(line: Line, start: int, low: int) -> bool:
    while start > low and line.tags[start - 1] == "R":
        start -= 1
    if start <= low:
        return True
    before = line.tags[start - 1]
    return before in ",;:-SCQR."


def _inserted(line: Line, start: int, end: int) -> bool:
    """Whether tokens between commas can be an aside rather than a clause with a subject of its own."""
    tags = line.tags
    if start >= end:
        return False
    first = tags[start]
    if first in "PC" or (first == "A"):
        return False
    if first in "WGgeIRS#VtO.-":
        return True
    for at in range(start + 1, end):
        if tags[at] in "W,":
            return True
        if tags[at] in "vVA" and tags[at - 1] in "nNP":
            return False
    return True


def _across_dashes(line: Line, dash: int, low: int) -> Phrase | None:
    at = dash - 1
    while at > low:
        if line.tags[at] == "-":
            return phrase_before(line, at, low)
        at -= 1
    return None


def clause_subject(line: Line, end: int, low: int, depth: int = 0) -> Phrase | None:
    """The subject shared by a further verb of the clause before `end`: reporting verbs first, else the nearest."""
    tags = line.tags
    if depth > _MAX_STEPS:
        return None
    tried = 0
    fallback: Phrase | None = None
    for at in range(end - 1, low - 1, -1):
        letter = tags[at]
        if letter not in _FINITE:
            continue
        if letter == "e" and not (at > low and tags[at - 1] in "nNPpRWA,"):
            continue
        if at > low and tags[at - 1] in "tA'D":
            continue
        tried += 1
        if tried > 5:
            break
        phrase = subject_of(line, at, low, depth + 2)
        if phrase is None or phrase.relative is not None or tags[phrase.start] == "W":
            continue
        if phrase.start > low and tags[phrase.start - 1] == "S" and tags[phrase.start] not in "P":
            fallback = fallback or phrase
            continue  # the subject of `that ...`, `when ...`: the main one stands further left
        if letter == "V":
            return phrase
        if fallback is None:
            fallback = phrase
    return fallback


def _subject_to_the_right(line: Line, verb: int, depth: int) -> Phrase | None:
    """`Calling it “a farce,” Reed left the room.`"""
    _, high = line.sentence_at(verb)
    for at in range(verb + 1, high):
        if line.tags[at] in ",Q" and at + 1 < high:
            for finite in range(at + 1, min(high, at + 30)):
                if line.tags[finite] in "vVAe":
                    return subject_of(line, finite, at + 1, depth + 2)
            return None
    return None


def _of_participle(line: Line, verb: int, at: int, low: int, depth: int) -> Phrase | None:
    tags, lower = line.tags, line.low
    if tags[at] == "I" and lower[at] in ("for", "of", "as", "into"):
        target = phrase_before(line, at, low)
        if target is not None and target.start > low and tags[target.start - 1] in "vVeGB":
            cue = CUES.get(lower[target.start - 1])
            if cue is not None and cue.lemma in BLAMING and cue.lemma != "accuse":
                return target
    elif tags[at] in "nNPO":
        phrase = phrase_before(line, at + 1, low)
        if phrase is not None and phrase.start > low:
            before = lower[phrase.start - 1]
            head = lower[phrase.head_end - 1]
            if (before == "with" and head not in CARRIERS) or lower[verb] == "reading":
                return phrase
            if head in CARRIERS and before not in ("in", "through", "of") and "'" in tags[phrase.start : phrase.end]:
                return phrase  # `after the newspaper’s editorial telling him ...`
        main = clause_subject(line, verb, low, depth)
        return main if main is not None else phrase
    return clause_subject(line, at, low, depth) or (
        _subject_to_the_right(line, verb, depth) if tags[at] in "SI" else None
    )


def _of_infinitive(line: Line, at: int, low: int, depth: int) -> Phrase | None:
    tags, lower = line.tags, line.low
    target = phrase_before(line, at, low)
    if target is not None and target.start > low:
        cue = CUES.get(lower[target.start - 1])
        if cue is not None and cue.lemma in OBJECT_CONTROL and tags[target.start - 1] in "VGBve":
            return target
    return clause_subject(line, at, low, depth)
