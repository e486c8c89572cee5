"""Noun phrases by word classes: the one that ends before a token, the one that begins at it."""

from __future__ import annotations

from typing import NamedTuple

from .roles import PERSON_NOUNS, TITLES
from .tagging import PLURALS
from .tokens import Line

_LINKS = frozenset(
    "of from for at in with to on by inside within near behind against about among between into under".split()
)
COLLECTIVES = frozenset("bench panel team group pair duo trio committee coalition delegation couple jury".split())
"""Nouns for several people: `a panel of Holt and Reed`."""
_STANDALONE = frozenset(
    "this these those both some many others most several few all another each any either neither more".split()
)


class Phrase(NamedTuple):
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
    if letter == "#" and (last == low or tags[last - 1] not in "DnN"):
        return last, last + 1
    if letter == "'" and last - 1 >= low and tags[last - 1] in "nN" and lower[last] == "'":
        last -= 1  # a plural genitive whose noun is left out
        letter = tags[last]
    if letter not in "nN#egB":
        return None
    before_last = tags[last - 1] if last > low else ""
    if letter == "B" and before_last and before_last in "PARt":
        return None
    if (letter == "e" and before_last != "D") or (letter == "g" and before_last not in ("D", "n", "'")):
        return None
    start = last
    while start - 1 >= low:
        before = tags[start - 1]
        further = tags[start - 2] if start - 2 >= low else ""
        if before in "nN#":
            if (
                tags[start] == "N"
                and before == "n"
                and not role_like(lower[start - 1])
                and not _opens_clause(line, start - 1, low)
                and not (further == "D" and start - 3 >= low and lower[start - 3] in ("of", "with", "by"))
            ):
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
            if tags[start] == "N" and (not further or lower[start - 2] in _STANDALONE):
                break
            start -= 1
        elif before == "R":
            if further != "D":
                break
            start -= 1
        elif (before == "Q" and further and further in "D'" and tags[start] in "nN") or (
            before in "Qp" and line.is_nickname(start - 1)
        ):
            start -= 1
        elif before == "T" and tags[start] == "#" and further == "D":
            start -= 2
            break
        elif before == "D":
            start -= 1
            while start - 1 >= low and (tags[start - 1] == "D" or lower[start - 1] == "half"):
                start -= 1
            break
        elif (
            (before == "C" and line.words[start - 1] == "&" and further == "N")
            or (before == "p" and further == "N")
            or (before == "B" and further and further in "D'n")
        ):
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
    return first == low or tags[first - 1] == "Q"


def role_like(word: str) -> bool:
    """A lower-case noun that may stand before a name: `frontman Reed`."""
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
    both = _joined_inside(line, start, low)
    if both is not None:
        start = both
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


def _joined_inside(line: Line, start: int, low: int) -> int | None:
    """`the leaders of France and Germany`: where the first of two that hang on one plural noun begins."""
    tags = line.tags
    if start - 4 < low or tags[start - 1] != "C" or line.low[start - 1] != "and":
        return None
    other = base_before(line, start - 1, low)
    if other is None or other[0] - 2 < low or tags[other[0] - 1] != "I" or line.low[other[0] - 1] not in _LINKS:
        return None
    head = base_before(line, other[0] - 1, low)
    noun = line.low[head[1] - 1] if head is not None else ""
    plural = head is not None and tags[head[1] - 1] in "nN" and (noun in PLURALS or noun in COLLECTIVES)
    return other[0] if plural else None


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
    if tags[start] == "#" and line.low[end : end + 2] == ["of", "them"] and tags[end + 2 : end + 3] == ",":
        close = end + 3  # one of them, Ana Reed
        while close < high and tags[close] in "Np":
            close += 1
        return phrase._replace(apposition=(end + 3, close)) if close > end + 3 else phrase
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
        phrase = phrase._replace(end=reach)
    if reach > end and not named and line.low[reach : reach + 1] == ["and"] and line.low[end - 1] in PLURALS:
        other = _base_after(line, reach + 1, high)
        if other is not None and tags[other - 1] == tags[reach - 1] == "N":
            return phrase._replace(end=other)  # the leaders of France and Germany
    if reach < high and tags[reach] == "C" and line.low[reach] == "and":
        other = _base_after(line, reach + 1, high)
        if other is not None and named == (tags[other - 1] == "N"):
            return phrase._replace(end=other, joined=(reach + 1, other))
    if reach < high and tags[reach] == ",":
        close = reach + 1
        while close < high and tags[close] not in ",;.Q-:" and close - reach < 30:
            close += 1
        aside = tags[reach + 1 : close]
        clause = any(letter in "vVA" for letter in aside.split("W")[0])
        if aside and aside[0] in "DnN#eW" and not clause:
            phrase = phrase._replace(apposition=(reach + 1, close))
    return phrase


def _base_after(line: Line, start: int, high: int) -> int | None:
    tags = line.tags
    end = start
    while end < high and tags[end] in "D#":
        end += 1
    while end < high:
        letter = tags[end]
        if (
            letter in "nN#"
            or (letter == "p" and end > start)
            or (letter == "'" and end > start and tags[end - 1] in "nNT")
            or (letter == "T" and end + 1 < high and tags[end + 1] == "'")
            or (
                letter in "egGRVBQ"
                and end + 1 < high
                and tags[end + 1] in "nN"
                and (end == start or tags[end - 1] in "D#'R")
                and tags[start] in "Dn#e"
            )
            or (letter == "C" and line.words[end] == "&")
            or (letter == "Q" and end > start and line.is_nickname(end))
            or (letter == "R" and end > start and tags[end - 1] == "D" and tags[end + 1 : end + 2] in ("e", "g"))
        ):
            end += 1
        else:
            break
    if end == start or tags[end - 1] in "D'":
        return end if end > start and line.low[end - 1] in _STANDALONE else None
    return end
