"""Everybody an article names: short forms joined to full names, with the offices and trades beside them."""

from __future__ import annotations

import re

from . import roles
from .names import Entity, Reading, fold, read_after_office, read_run
from .places import is_national
from .register import Register
from .roles import ORGANISATION_WORDS, SHORT, TITLES
from .tagging import is_headline
from .tokens import Line
from .trades import describe, office_before, role_follows

_RUN = re.compile(r"N+")
_GENERAL = frozenset(
    """ministry department university bank institute council bureau office house school college board church
    court""".split()
)
_WHERE = frozenset("in near outside throughout".split())
_PLACE_NOUNS = frozenset(
    """city town village district province region island capital suburb port county area camp valley neighbourhood
    neighborhood state department municipality resort governorate prefecture township""".split()
)
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
                line = lines[index]
                alone = reading.kind == "role" and end - start == 1 and line.tags[start - 1 : start] != "D"
                bare = Reading("body", (), tuple(line.words[start:end]), None) if alone else reading
                known = self.register.known_family(bare)
                self._meet(line, index, start, end, known if known is not bare else reading)
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
        office = office_before(line, start)
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
        if not person and len(reading.name) > 1 and following.startswith(",") and role_follows(line, end + 1):
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
            describe(line, start, end, reading, entity)
            self._known_as(line, end, entity)

    def _known_as(self, line: Line, end: int, entity: Entity) -> None:
        """`Luis Barros, known as Lobo,`."""
        low = line.low
        at = end + 1 if line.tags[end : end + 1] == "," else end
        while low[at : at + 1] and low[at] in ("better", "widely", "popularly", "universally", "also"):
            at += 1
        alone = line.tags[at + 2 : at + 3] == "N" and line.tags[at + 3 : at + 4] != "N"
        if low[at : at + 2] == ["known", "as"] and alone:
            self.register.also_called(fold(line.words[at + 2]), entity)


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
