"""Everybody an article names: short forms joined to full names, with the offices and trades beside them."""

from __future__ import annotations

import re

from . import roles
from .names import (
    Entity,
    Reading,
    content,
    fold,
    read_after_office,
    read_run,
)
from .places import STATE_ABBREVIATIONS, is_national
from .register import Register
from .roles import ORGANISATION_WORDS, SHORT, TITLES
from .tagging import is_headline
from .tokens import Line

_RUN = re.compile(r"N+")
_PARTY_ASIDE = re.compile(r"\(([RDIL])[-–‑., ]+([A-Z][\w. ]*)?\)|\(([RDIL])\)")
_GENERAL = frozenset(
    """ministry department university bank institute council bureau office house school college board church
    court""".split()
)
_WHERE = frozenset("in near outside throughout".split())
_PLACE_NOUNS = frozenset(
    """city town village district province region island capital suburb port county area camp valley neighbourhood
    neighborhood state department municipality resort governorate prefecture township""".split()
)
_SPEAK_FOR = frozenset("member superintendent spokesman spokeswoman spokesperson".split())
_COMMON_BODIES = frozenset(
    """court bench bank ministry department commission committee council company party union board agency university
    club corporation authority tribunal embassy""".split()
)
"""What `the` stands before when a body named in full is meant, with a capital or without."""
_NOBODY: tuple[Reading, list[Entity], int] = (Reading("role", (), (), None), [], 0)


class Cast:
    """Everybody an article names, found by any part of the name."""

    def __init__(self) -> None:
        self.register = Register()
        self.at: dict[tuple[int, int], tuple[Reading, list[Entity], int]] = {}
        """(line, first token of a run) -> how it reads, whom it may mean, its end."""

    def scan(self, lines: list[Line]) -> None:
        """Read every run of the article: full names first, so that short forms find them."""
        runs: list[tuple[int, int, int, Reading]] = []
        headlines: list[tuple[int, int, int, Reading]] = []
        for index, line in enumerate(lines):
            taken = 0
            headline = is_headline(line.words)
            for match in _RUN.finditer(line.tags):
                start, end = match.span()
                if end - start > 12 or start < taken:
                    continue
                called = line.is_nickname(end) if end < len(line.tags) else False
                end = taken = _over_nickname(line, end) if called else self._with_of(line, start, end)
                reading = self._reading(line, start, end)
                if start < line.dateline:
                    reading = Reading("place", (), tuple(line.words[start:end]), None)
                run = (index, start, end, reading)
                (headlines if headline else runs).append(run)
        for index, start, end, reading in runs:
            if reading.kind == "person" and len(reading.name) > 1:
                self._meet(lines[index], index, start, end, reading)
        for index, start, end, reading in runs:
            if (index, start) not in self.at and len(reading.name) > 1:
                self._meet(lines[index], index, start, end, reading)
        for index, start, end, reading in runs:
            if (index, start) not in self.at:
                self._meet(lines[index], index, start, end, self.register.known_family(reading))
        for index, start, end, reading in headlines:
            known = self.register.known_part(reading)
            self._meet(lines[index], index, start, end - len(reading.name) + len(known.name), known)

    def in_order(self) -> None:
        """Put the mentions of everybody into the order of the text."""
        for entity in self.register.entities:
            entity.mentions.sort()

    def _with_of(self, line: Line, start: int, end: int) -> int:
        """The end of `Ministry of Transport`, `University of the Aegean`, `Nurses’ Union`."""
        bare = line.low[end : end + 1] == ["'"] or (
            line.low[end : end + 1] == ["'s"] and line.low[end - 1] in ("women", "men", "children", "people")
        )
        if bare and line.tags[end + 1 : end + 2] == "N":
            stop = end + 1
            while stop < len(line.tags) and line.tags[stop] == "N":
                stop += 1
            return stop if line.low[stop - 1] in ORGANISATION_WORDS else end
        if line.low[end - 1] not in _GENERAL or line.low[end : end + 1] != ["of"]:
            return end
        at = end + 1
        if line.tags[at : at + 1] == "D" and line.low[at] == "the":
            at += 1
        stop = at
        while stop < len(line.tags) and line.tags[stop] == "N":
            stop += 1
        return stop if at < stop <= at + 4 else end

    def _reading(self, line: Line, start: int, end: int) -> Reading:
        nickname = next((at for at in range(start + 1, end) if line.tags[at] in "Qp"), None)
        if nickname is not None:
            return read_run((*line.words[start:nickname], *line.words[nickname + 1 : end]))
        if "'" in line.tags[start:end]:
            return Reading("body", (), tuple(line.slice(start, end).split()), None)
        if "I" in line.tags[start:end]:
            return Reading("body", (), tuple(line.words[start:end]), None)
        office = _office_before(line, start)
        if office is not None:
            titled = read_after_office(tuple(line.words[start:end]))
            if titled is not None:
                return titled
        reading = read_run(tuple(line.words[start:end]))
        before = line.low[start - 1] if start else ""
        alone = before == "the" and end - start == 1
        if alone and (is_national(line.words[start]) or line.low[start] in SHORT or line.low[start] in _COMMON_BODIES):
            return Reading("role", (), (), None)  # `the Londoner`, `the PM`, `the Court`: nobody's name
        if before in ("the", "his", "her", "their", "its") and fold(line.words[end - 1]) in roles.OFFICES:
            return Reading("role", (), (), None)  # the Youth Party Chief
        if reading.kind != "unknown":
            return reading
        person = False
        if before in roles.PERSON_NOUNS or (before in TITLES and line.tags[start - 1] == "n"):
            person = True
        following = line.tags[end : end + 3]
        if following.startswith(",#,") or (following.startswith(",W") and line.low[end + 1] == "who"):
            person = True
        if not person and len(reading.name) > 1 and following.startswith(",") and _role_follows(line, end + 1):
            person = True
        if person and (len(reading.name) > 1 or before in roles.PERSON_NOUNS):
            return Reading("person", reading.titles, reading.name, reading.sex)
        if len(reading.name) > 1 and before in ("the", "a", "an"):
            return Reading("body", (), tuple(line.words[start:end]), None)
        return reading

    def _meet(self, line: Line, index: int, start: int, end: int, reading: Reading) -> None:
        found = self.register.find(reading)
        name = list(reading.name)
        if not found and reading.kind in ("body", "place"):
            found = [self.register.new_body(reading.kind, name)]
        elif not found and name:
            found = [self.register.new_person(reading, name)]
            if len(name) > 2 and _in_prose(line):
                self.register.note_middle(found[0])
        self.at[index, start] = (reading, found, end)
        inside = max(line.tags.rfind(sign, start, end) for sign in "'Qp")
        if start < inside < end - 1:
            self.at[index, inside + 1] = self.at[index, start]  # found from its last words too
        if len(found) == 1:
            self._learn(line, index, start, end, reading, found[0])

    def learn_sexes(self, lines: list[Line]) -> None:
        """For names that tell no sex: what the pronouns say in sentences that name nobody else."""
        votes: dict[int, list[int]] = {}
        by_id = {id(entity): entity for entity in self.register.entities}
        for index, line in enumerate(lines):
            for start, end in line.sentences:
                named = {
                    id(found[0])
                    for at in range(start, end)
                    if line.tags[at] == "N"
                    for _, found, _ in [self.at.get((index, at), _NOBODY)]
                    if found and found[0].kind in ("person", "unknown")
                }
                if len(named) != 1:
                    continue
                spoken = line.low[start:end]
                vote = votes.setdefault(named.pop(), [0, 0])
                vote[0] += sum(word in ("he", "his", "him") for word in spoken)
                vote[1] += sum(word in ("she", "her", "hers") for word in spoken)
        for key, (male, female) in votes.items():
            entity = by_id[key]
            if entity.sex is None and max(male, female) >= 2 and max(male, female) >= 3 * min(male, female):
                entity.sex = "m" if male > female else "f"

    def _learn(self, line: Line, index: int, start: int, end: int, reading: Reading, entity: Entity) -> None:
        entity.count += 1
        entity.n_placed += _is_placed(line, start)
        entity.mentions.append((index, start, end))
        if entity.kind == "unknown" and reading.kind == "person":
            entity.kind = "person"
        if entity.kind in ("person", "unknown"):
            if entity.sex is None:
                entity.sex = reading.sex
            if len(reading.name) > len(entity.words):
                entity.words = list(reading.name)
            self._describe(line, start, end, reading, entity)
            self._known_as(line, end, entity)

    def _describe(self, line: Line, start: int, end: int, reading: Reading, entity: Entity) -> None:
        """Offices and trades beside the name."""
        low, tags = line.low, line.tags
        if reading.titles:
            titles = [SHORT.get(title, title) for title in reading.titles]
            before = [fold(word) for word in line.words[start : start + len(line.words[start:end]) - len(reading.name)]]
            entity.add_descriptor(*(titles[-1], content([SHORT.get(word, word) for word in before[:-1]])))
        office = _office_before(line, start) if reading.titles else None
        if office is not None:
            entity.add_descriptor(office, frozenset(reading.titles))
        if tags[end - 1 : end + 1] == "Np" or tags[end : end + 1] == "p":
            self._describe_party(line.words[end], entity)
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
            entity.add_descriptor(*(low[at - 1], frozenset()))  # the spokeswoman, Kiran Bell,
            self._sex_from(low[at - 1], entity)
        if at >= 0 and tags[at] == "n" and (low[at] in roles.PERSON_NOUNS or low[at] in TITLES):
            first = at
            while first > 0 and tags[first - 1] in "nNe'#":
                first -= 1
            entity.add_descriptor(*(low[at], content(low[first:at])))
            self._sex_from(low[at], entity)
        if tags[end : end + 1] == "," and end + 1 < len(tags) and tags[end + 1] in "DnN#e":
            self._describe_after(line, end + 1, entity)
        elif low[end : end + 2] and low[end] == "of" and reading.titles and tags[end + 1 : end + 2] == "N":
            stop = end + 1
            while stop < len(tags) and tags[stop] == "N":
                stop += 1
            if entity.descriptors:
                head, words = entity.descriptors[-1]
                entity.descriptors[-1] = (head, words | content(low[end + 1 : stop]))

    def _known_as(self, line: Line, end: int, entity: Entity) -> None:
        """`Luis Barros, known as Lobo,`."""
        low = line.low
        at = end + 1 if line.tags[end : end + 1] == "," else end
        while low[at : at + 1] and low[at] in ("better", "widely", "popularly", "universally", "also"):
            at += 1
        alone = line.tags[at + 2 : at + 3] == "N" and line.tags[at + 3 : at + 4] != "N"
        if low[at : at + 2] == ["known", "as"] and alone:
            self.register.also_called(fold(line.words[at + 2]), entity)

    def _describe_party(self, aside: str, entity: Entity) -> None:
        """`(R-Utah)`."""
        match = _PARTY_ASIDE.match(aside)
        if match is None:
            return
        letter, state = match.group(1) or match.group(3), (match.group(2) or "").strip(" .,-")
        member = {"R": "republican", "D": "democrat", "I": "independent", "L": "libertarian"}[letter]
        where = content(STATE_ABBREVIATIONS.get(state.lower(), state.lower()).split())
        entity.add_descriptor(*(member, where))
        entity.descriptors.extend(
            [
                (head, narrowed | where)
                for head, narrowed in entity.descriptors[:4]
                if head in ("senator", "representative", "congressman", "congresswoman", "governor")
            ]
        )

    def _describe_after(self, line: Line, at: int, entity: Entity) -> None:
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
                self._sex_from(low[head], entity)
            entity.add_descriptor(*(low[head], content(low[at:head] + low[head + 1 : stop])))
            self._sex_from(low[head], entity)

    def _sex_from(self, noun: str, entity: Entity) -> None:
        if noun in roles.FEMALE_NOUNS:
            entity.sex = "f"
        elif noun in roles.MALE_NOUNS:
            entity.sex = "m"


def _over_nickname(line: Line, nickname: int) -> int:
    """The end of a name that goes on behind the nickname in it."""
    end = nickname + 1
    while end < len(line.tags) and line.tags[end] == "N":
        end += 1
    return end


def _is_placed(line: Line, start: int) -> bool:
    """Whether a name stands where a place stands."""
    before = line.low[start - 1] if start else ""
    noun = line.low[start - 2] if before == "of" and start > 1 else ""
    return before in _WHERE or noun in _PLACE_NOUNS or noun in roles.OFFICES or noun in ("duke", "duchess", "earl")


def _in_prose(line: Line) -> bool:
    """Whether most words of a line are in lower case, unlike those of a headline."""
    return 5 * line.tags.count("N") < 3 * len(line.tags) and line.tags[-1] in ".Q'x"


def _office_before(line: Line, start: int) -> str | None:
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


def _role_follows(line: Line, at: int) -> bool:
    for index in range(at, min(len(line.tags), at + 8)):
        if line.tags[index] in ",.;:QVvAW":
            return False
        if line.low[index] in roles.PERSON_NOUNS:
            return True
    return False
