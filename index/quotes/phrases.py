"""Noun phrases and the subject finder: who does what a verb says, by a walk over word classes.

Everything looks only inside one sentence, whose length is bounded in tokens.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .cues import BLAMING, CARRIERS, CUES, OBJECT_CONTROL, can_be_inverted
from .roles import PERSON_NOUNS, TITLES
from .tokens import Line

_LINKS = frozenset(
    "of from for at in with to on by inside within near behind against about among between into under".split()
)
_STANDALONE = frozenset(
    "this these those both some many others most several few all another each any either neither more".split()
)
_FINITE = "vVAe"
_NOUNY = "nN#Q"
_MAX_STEPS = 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `start` to `end`, the last not included."""

    start: int
    end: int
    head_end: int
    """The end of the first simple phrase, before `of ...`, `from ...`."""
    apposition: tuple[int, int] | None = None
    """What stands beside it between commas."""
    relative: int | None = None
    """The token of `who` when the verb belongs to a relative clause."""
    joined: tuple[int, int] | None = None
    """The other half of `X and Y`."""


def base_before(line: Line, end: int, low: int) -> tuple[int, int] | None:
    """The simple noun phrase that ends before token `end`."""
    tags, lower = line.tags, line.low
    last = end - 1
    while last >= low and tags[last] == "p":
        last -= 1
    if last < low:
        return None
    letter = tags[last]
    if letter in "POW":
        return last, last + 1
    if letter == "D":
        return (last, last + 1) if lower[last] in _STANDALONE else None
    if letter == "#" and last - 1 >= low and tags[last - 1] not in "DnN":
        return last, last + 1
    if letter == "'" and last - 1 >= low and tags[last - 1] in "nN" and lower[last] == "'":
        last -= 1  # a plural genitive whose noun is left out
        letter = tags[last]
    if letter not in "nN#egB":
        return None
    before_last = tags[last - 1] if last > low else ""
    if (letter == "e" and before_last != "D") or (letter == "g" and before_last not in ("D", "n", "'")):
        return None
    start = last
    while start - 1 >= low:
        before = tags[start - 1]
        further = tags[start - 2] if start - 2 >= low else ""
        if before in "nN#":
            if tags[start] == "N" and before == "n" and not role_like(lower[start - 1]) and not _opens_clause(line, start - 1, low):
                break
            start -= 1
        elif before == "'" and further and further in "nNT":
            start -= 2
        elif before in "eg":
            if (
                further
                and further not in "DI#,C'R-:Q;"
                and not (further == "n" and tags[start] == "N" and role_like(lower[start]))
            ):
                break
            if not further and tags[start] == "N":
                break
            start -= 1
        elif before == "R":
            if further != "D":
                break
            start -= 1
        elif before == "Q" and further and further in "D'" and tags[start] in "nN":
            start -= 1
        elif before == "D":
            start -= 1
            while start - 1 >= low and tags[start - 1] in "D#":
                start -= 1
            break
        elif (before == "C" and line.words[start - 1] == "&" and further == "N") or (before == "p" and further == "N") or (before == "B" and further and further in "D'n"):
            start -= 1
        else:
            break
    return start, end


def _opens_clause(line: Line, at: int, low: int) -> bool:
    """Whether the lower-case words up to `at` begin a clause, so that they describe the name after them."""
    tags = line.tags
    first = at
    while first > low and tags[first - 1] in "n":
        first -= 1
    if at - first > 3:
        return False
    if first > low and tags[first - 1] == "D":
        first -= 1
    return first == low or tags[first - 1] in ",Q;:-"


def role_like(word: str) -> bool:
    """A lower-case noun that may stand before a name: `frontman Kiedis`."""
    if word in PERSON_NOUNS or word in TITLES:
        return True
    stem = word.rsplit("-", 1)[-1]
    if stem in PERSON_NOUNS:
        return True
    return word.endswith(
        ("ist", "man", "woman", "person", "eer", "ician", "ologist", "ologer", "leader", "maker", "writer", "holder")
    )


def phrase_before(line: Line, end: int, low: int) -> Phrase | None:
    """The noun phrase that ends before token `end`, with the prepositional phrases that hang on it."""
    tags, lower = line.tags, line.low
    base = base_before(line, end, low)
    if base is None:
        return None
    bases = [base]
    start = base[0]
    while len(bases) < 6 and start - 1 >= low and (tags[start - 1] in "It") and lower[start - 1] in _LINKS:
        earlier = base_before(line, start - 1, low)
        if earlier is None or tags[earlier[1] - 1] in "POW":
            break
        if tags[base[0]] in "PO":
            break
        bases.append(earlier)
        start = earlier[0]
    if len(bases) > 1 and start - 1 >= low and tags[start - 1] in "I" and lower[start - 1] not in ("of",):
        # the whole chain hangs on a preposition of its own: `In a speech in Ohio Mr Reed said`
        name_last = tags[base[1] - 1] == "N" and tags[base[0]] == "N"
        if name_last:
            bases = bases[:1]
            start = base[0]
    head = bases[-1]
    joined = _coordinate(line, start, low)
    if joined is not None:
        return Phrase(joined[0], end, joined[1], joined=(start, end))
    return Phrase(start, end, head[1])


def _coordinate(line: Line, start: int, low: int) -> tuple[int, int] | None:
    """The first half of `X and Y` when Y begins at `start`."""
    tags = line.tags
    if start - 2 < low or tags[start - 1] != "C" or line.low[start - 1] != "and":
        return None
    other = base_before(line, start - 1, low)
    if other is None or tags[other[0]] in "POWe":
        return None
    if other[0] > low and tags[other[0] - 1] not in ",;:-SQCR." and line.low[other[0] - 1] != "with":
        return None
    same_kind = tags[other[1] - 1] == tags[start] or tags[start] == "D" or tags[start] == "n"
    return other if same_kind else None


def phrase_after(line: Line, start: int, high: int) -> Phrase | None:
    """The noun phrase that begins at token `start`: the source of `said Reed, a lawyer`."""
    tags = line.tags
    while start < high and tags[start] == "R":
        start += 1
    if start >= high:
        return None
    if tags[start] in "PO":
        return Phrase(start, start + 1, start + 1)
    end = _base_after(line, start, high)
    if end is None:
        return None
    phrase = Phrase(start, end, end)
    named = tags[end - 1] == "N" or (tags[end - 1] == "p" and tags[end - 2] == "N")
    reach = end
    while reach < high and tags[reach] in "It" and line.low[reach] in _LINKS and reach - end < 12:
        further = _base_after(line, reach + 1, high)
        if further is None:
            break
        reach = further
        if named and line.low[end] not in ("of", "from", "at", "for", "with"):
            reach = end
            break
    titled = named and reach > end and tags[reach - 1] == "N" and all(word in TITLES for word in line.low[start:end])
    if not named or titled:
        phrase = replace(phrase, end=reach)
    if reach < high and tags[reach] == "C" and line.low[reach] == "and":
        other = _base_after(line, reach + 1, high)
        if other is not None and named == (tags[other - 1] == "N"):
            return replace(phrase, end=other, joined=(reach + 1, other))
    if reach < high and tags[reach] == ",":
        close = reach + 1
        while close < high and tags[close] not in ",;.Q-:" and close - reach < 30:
            close += 1
        aside = tags[reach + 1 : close]
        clause = any(letter in "vVA" for letter in aside.split("W")[0])
        if aside and aside[0] in "DnN#eW" and not clause:
            phrase = replace(phrase, apposition=(reach + 1, close))
    return phrase


def _base_after(line: Line, start: int, high: int) -> int | None:
    tags = line.tags
    end = start
    while end < high and tags[end] in "D#":
        end += 1
    while end < high:
        letter = tags[end]
        if letter in "nN#" or (letter == "p" and end > start) or (letter == "'" and end > start and tags[end - 1] in "nNT") or (letter == "T" and end + 1 < high and tags[end + 1] == "'") or (
            letter in "egGRVBQ"
            and end + 1 < high
            and tags[end + 1] in "nN"
            and (end == start or tags[end - 1] in "D#'")
            and tags[start] in "Dn#e"
        ) or (letter == "C" and line.words[end] == "&"):
            end += 1
        else:
            break
    if end == start or tags[end - 1] in "D'":
        return end if end > start and line.low[end - 1] in _STANDALONE else None
    return end


def subject_of(line: Line, verb: int, low: int, depth: int = 0) -> Phrase | None:
    """The subject of the verb at token `verb`, looked for from token `low` on. None when it has none."""
    if depth > _MAX_STEPS:
        return None
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
            return following
    if letter == ",":
        return _across_insertion(line, at, low, depth)
    if letter == "C":
        return clause_subject(line, at, low, depth)
    if letter == "W":
        antecedent = _antecedent(line, at, low)
        if antecedent is not None and lower[at] == "that" and antecedent.start > low and tags[antecedent.start - 1] in "vVeGgB":
            if not role_like(lower[antecedent.head_end - 1]):
                # `released a video that said`: the words are those of whoever released it
                return clause_subject(line, antecedent.start, low, depth) or antecedent
        return antecedent
    if letter == "-":
        return _across_dashes(line, at, low)
    phrase = phrase_before(line, at + 1, low)
    if phrase is None:
        return clause_subject(line, at, low, depth) if letter in "vVe;" and depth < 2 else _before_relative(line, at, low)
    before = phrase.start - 1
    if before > low and tags[before] == "I" and tags[phrase.head_end - 1] != "N" and tags[phrase.start] not in "PO" and tags[before - 1] in ",C":
        # `but in a later interview said`: the phrase hangs on a preposition, the subject is further left
        further = _across_insertion(line, before - 1, low, depth) if tags[before - 1] == "," else clause_subject(line, before - 1, low, depth)
        return further if further is not None else phrase
    return _not_an_object(line, phrase, low)


def _antecedent(line: Line, at: int, low: int) -> Phrase | None:
    """The noun before `who` or `that`."""
    end = at
    while end > low and line.tags[end - 1] in ",I-":
        end -= 1
    phrase = phrase_before(line, end, low)
    return replace(phrase, relative=at) if phrase is not None else None


def _before_relative(line: Line, at: int, low: int) -> Phrase | None:
    """`The man who ran until his knee gave out is talking`: the noun before `who`."""
    while at > low and line.tags[at] not in ",;:Q.":
        if line.tags[at] == "W" and line.low[at] == "who":
            return phrase_before(line, at, low)
        at -= 1
    return None


def _not_an_object(line: Line, phrase: Phrase, low: int) -> Phrase:
    """The phrase before a verb may end a relative clause: `the man who shot Reed said`."""
    before = phrase.start - 1
    if before < low or line.tags[before] not in "vVeGgBIt":
        return phrase
    at = before
    while at > low and line.tags[at] not in ",;:Q.":
        if line.tags[at] == "W" and line.low[at] in ("who", "which"):
            antecedent = phrase_before(line, at, low)
            return antecedent if antecedent is not None else phrase
        at -= 1
    return phrase


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
                return _antecedent(line, phrase.start, low)
            if phrase is not None and set(tags[phrase.start : phrase.end]) <= set("#p"):
                at -= 1
                continue  # an age between commas
            if phrase is not None and _begins_clause(line, phrase.start, low) and _inserted(line, at + 1, comma):
                return replace(phrase, apposition=(at + 1, comma))
            if (
                phrase is not None
                and phrase.joined is None
                and tags[phrase.start] in "N"
                and _inserted(line, at + 1, comma)
                and tags[at + 1] in "WD#"
            ):
                inner = _not_an_object(line, phrase, low)
                if tags[phrase.start - 1] not in "vVeGgBIt":
                    return replace(inner, apposition=(at + 1, comma))
        at -= 1
    # `said Reed, adding`: no comma opens the insertion; or a list of verbs
    phrase = phrase_before(line, comma, low)
    if phrase is not None and _begins_clause(line, phrase.start, low) and tags[phrase.start] not in "T":
        return phrase
    return clause_subject(line, comma, low, depth)


def _begins_clause(line: Line, start: int, low: int) -> bool:
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
