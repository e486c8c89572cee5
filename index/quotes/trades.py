"""What stands beside a name and tells who it is: offices, trades, age, party, kin."""

from __future__ import annotations

import re

from . import roles
from .names import Entity, Reading, content, fold
from .places import STATE_ABBREVIATIONS
from .roles import SHORT, TITLES
from .tokens import Line

_PARTY_ASIDE = re.compile(r"\(([RDIL])[-–‑., ]+([A-Z][\w. ]*)?\)|\(([RDIL])\)")
_SPEAK_FOR = frozenset("member superintendent spokesman spokeswoman spokesperson".split())


def describe(line: Line, start: int, end: int, reading: Reading, entity: Entity) -> None:
    """Enter the offices, trades, age and party that stand beside the name at tokens `start` to `end`."""
    low, tags = line.low, line.tags
    if reading.titles:
        titles = [SHORT.get(title, title) for title in reading.titles]
        before = [fold(word) for word in line.words[start : start + len(line.words[start:end]) - len(reading.name)]]
        entity.add_descriptor(titles[-1], content([SHORT.get(word, word) for word in before[:-1]]))
    office = office_before(line, start) if reading.titles else None
    if office is not None:
        entity.add_descriptor(office, frozenset(reading.titles))
    if tags[end - 1 : end + 1] == "Np" or tags[end : end + 1] == "p":
        _describe_party(line.words[end], entity)
    elif tags[end : end + 2] == ",p":
        _describe_party(f"({line.words[end + 1]})", entity)
    if tags[end : end + 2] == ",#" and low[end + 1].isdigit():
        entity.add_descriptor(f"{low[end + 1]}-year-old", frozenset())
    at = start - 1
    if (
        at > 0
        and tags[at] == ","
        and tags[at - 1] == "n"
        and low[at - 1] in roles.PERSON_NOUNS
        and tags[end : end + 1] in (",", ".", "")
    ):
        entity.add_descriptor(low[at - 1], frozenset())  # the spokeswoman, Kiran Bell,
        _sex_from(low[at - 1], entity)
    if at >= 0 and tags[at] == "n" and (low[at] in roles.PERSON_NOUNS or low[at] in TITLES):
        first = at
        while first > 0 and tags[first - 1] in "nNe'#":
            first -= 1
        entity.add_descriptor(low[at], content(low[first:at]))
        _sex_from(low[at], entity)
    if tags[end : end + 1] == "," and end + 1 < len(tags) and tags[end + 1] in "DnN#e":
        _describe_after(line, end + 1, entity)
    elif low[end : end + 2] and low[end] == "of" and reading.titles and tags[end + 1 : end + 2] == "N":
        stop = end + 1
        while stop < len(tags) and tags[stop] == "N":
            stop += 1
        if entity.descriptors:
            head, words = entity.descriptors[-1]
            entity.descriptors[-1] = (head, words | content(low[end + 1 : stop]))


def _describe_party(aside: str, entity: Entity) -> None:
    """`(R-Utah)`."""
    match = _PARTY_ASIDE.match(aside)
    if match is None:
        return
    letter, state = match.group(1) or match.group(3), (match.group(2) or "").strip(" .,-")
    member = {"R": "republican", "D": "democrat", "I": "independent", "L": "libertarian"}[letter]
    where = content(STATE_ABBREVIATIONS.get(state.lower(), state.lower()).split())
    entity.add_descriptor(member, where)
    entity.descriptors.extend(
        [
            (head, narrowed | where)
            for head, narrowed in entity.descriptors[:4]
            if head in ("senator", "representative", "congressman", "congresswoman", "governor")
        ]
    )


def _describe_after(line: Line, at: int, entity: Entity) -> None:
    low, tags = line.low, line.tags
    stop = at
    while stop < len(tags) and tags[stop] not in ",.;:Q-VvAW" and stop - at < 16:
        stop += 1
    head = None
    for word in range(at, stop):
        if tags[word] in "It" and head is not None:
            break
        if low[word] in roles.PERSON_NOUNS or SHORT.get(low[word], low[word]) in roles.OFFICES:
            head = word
    if head is not None and head - at < 7 and tags[at] in "Dne#N":
        if any(tags[k] == "'" for k in range(at, head)) and low[head] not in roles.OFFICES:
            _sex_from(low[head], entity)
        entity.add_descriptor(low[head], content(low[at:head] + low[head + 1 : stop]))
        _sex_from(low[head], entity)


def _sex_from(noun: str, entity: Entity) -> None:
    if noun in roles.FEMALE_NOUNS:
        entity.sex = "f"
    elif noun in roles.MALE_NOUNS:
        entity.sex = "m"


def office_before(line: Line, start: int) -> str | None:
    """The office in `Secretary of ...`, `Leader of the ...` right before token `start`."""
    at = start - 1
    if at > 1 and line.tags[at] == "p" and line.tags[at - 1] == "N":
        at -= 2  # Superintendent of Police (Rural) Ana Reed
    if at > 0 and line.low[at] == "the":
        at -= 1
    if at < 1 or line.low[at] not in ("of", "for"):
        return None
    office = line.low[at - 1]
    whole = office.split("-")[0]  # director-general
    return office if office in roles.OFFICES or whole in roles.OFFICES or office in _SPEAK_FOR else None


def role_follows(line: Line, at: int) -> bool:
    """Whether a noun for a person comes soon after token `at`."""
    for index in range(at, min(len(line.tags), at + 8)):
        if line.tags[index] in ",.;:QVvAW":
            return False
        if line.low[index] in roles.PERSON_NOUNS:
            return True
    return False
