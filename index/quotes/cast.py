"""Everybody an article names: short forms joined to full names, with the offices and trades beside them."""

from __future__ import annotations

import re
from itertools import pairwise

from . import roles
from .names import (
    REGAL,
    Entity,
    Kind,
    Reading,
    content,
    fold,
    is_forename,
    read_after_office,
    read_run,
    same_first,
    title_sex,
)
from .places import NOT_NAMES, STATE_ABBREVIATIONS, is_national
from .roles import FAMILY_FIRST, ORGANISATION_WORDS, PARTICLES, SHORT, SUFFIXES, TITLES
from .tagging import is_headline
from .tokens import Line

_RUN = re.compile(r"N+")
_PARTY_ASIDE = re.compile(r"\(([RDIL])[-–‑., ]+([A-Z][\w. ]*)?\)|\(([RDIL])\)")
_MAX_NAMESAKES = 40
"""People of one family name, or of one forename, that are looked at."""
_ARTICLES = frozenset("al el ad as ash ar an az".split())
_GENERAL = frozenset(
    """ministry department university bank institute council bureau office house school college board church
    court""".split()
)
_NOBODY: tuple[Reading, list[Entity], int] = (Reading("role", (), (), None), [], 0)


class Cast:
    """Everybody an article names, found by any part of the name."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._by_last: dict[str, list[Entity]] = {}
        self._by_first: dict[str, list[Entity]] = {}
        self._by_middle: dict[str, list[Entity]] = {}
        """Words inside a name and other names somebody is known by, for when nothing else is found."""
        self._by_full: dict[tuple[str, str, bool], Entity] = {}
        self._bodies: dict[str, Entity] = {}
        self._body_by_first: dict[str, Entity] = {}
        self._acronyms: dict[str, Entity] = {}
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
                end = taken = self._with_of(line, start, end)
                run = (index, start, end, self._reading(line, start, end))
                (headlines if headline else runs).append(run)
        for index, start, end, reading in runs:
            if reading.kind == "person" and len(reading.name) > 1:
                self._meet(lines[index], index, start, end, reading)
        for index, start, end, reading in runs:
            if (index, start) not in self.at and len(reading.name) > 1:
                self._meet(lines[index], index, start, end, reading)
        for index, start, end, reading in runs:
            if (index, start) not in self.at:
                self._meet(lines[index], index, start, end, self._known_family(reading))
        for index, start, end, reading in headlines:
            known = self._known_part(reading)
            self._meet(lines[index], index, start, end - len(reading.name) + len(known.name), known)

    def _known_part(self, reading: Reading) -> Reading:
        """The name of somebody the text knows at the head of a headline’s capitals: `Ana Reed Burns Rivals`."""
        name = reading.name
        if reading.kind not in ("person", "unknown") or len(name) < 2:
            return self._known_family(reading)
        first = fold(name[0])
        for size in (4, 3, 2):
            if len(name) >= size and (first, fold(name[size - 1]), False) in self._by_full:
                return reading._replace(name=name[:size])
        if is_forename(name[0]):
            bare = [entity for entity in self._by_last.get(fold(name[1]), []) if len(entity.words) == 1]
            if len(bare) == 1:
                self._name_in_full(bare[0], list(name[:2]))
                return reading._replace(name=name[:2])
        elif first in self._by_last:
            return reading._replace(name=name[:1])
        return reading

    def _name_in_full(self, entity: Entity, name: list[str]) -> None:
        """The forename of one whom the text calls by the family name alone."""
        entity.words, entity.folded = name, [fold(word) for word in name]
        self._by_full[entity.folded[0], entity.folded[1], False] = entity
        self._by_first.setdefault(entity.folded[0], []).append(entity)

    def in_order(self) -> None:
        """Put the mentions of everybody into the order of the text."""
        for entity in self.entities:
            entity.mentions.sort()

    def _known_family(self, reading: Reading) -> Reading:
        """`Park` is a person where the article knows a Park Sang Ho."""
        if reading.kind != "body" or len(reading.name) != 1:
            return reading
        word = fold(reading.name[0])
        if word in self._by_last or (word in self._by_first and word in FAMILY_FIRST):
            return Reading("unknown", (), reading.name, None)
        return reading

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
        if reading.kind != "unknown":
            return reading
        before = line.low[start - 1] if start else ""
        if before == "the" and end - start == 1 and is_national(line.words[start]):
            return Reading("role", (), (), None)  # `the Londoner` is nobody's name
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
        found = self.find(reading)
        name = list(reading.name)
        if not found and reading.kind in ("body", "place"):
            found = [self._new_body(reading.kind, name)]
        elif not found and name:
            found = [self._new(reading, name)]
            if len(name) > 2 and _in_prose(line):
                self._note_middle(found[0])
        self.at[index, start] = (reading, found, end)
        genitive = line.tags.rfind("'", start, end)
        if genitive > start:
            self.at[index, genitive + 1] = self.at[index, start]  # found from its last words too
        if len(found) == 1:
            self._learn(line, index, start, end, reading, found[0])

    def learn_sexes(self, lines: list[Line]) -> None:
        """For names that tell no sex: what the pronouns say in sentences that name nobody else."""
        votes: dict[int, list[int]] = {}
        by_id = {id(entity): entity for entity in self.entities}
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
            self._also_called(fold(line.words[at + 2]), entity)

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

    def _new(self, reading: Reading, name: list[str]) -> Entity:
        entity = Entity(reading.kind, name, reading.sex)
        entity.folded = [fold(word) for word in name]
        self.entities.append(entity)
        core = [word for word in entity.folded if word not in SUFFIXES] or entity.folded
        self._by_last.setdefault(core[-1], []).append(entity)
        article, _, bare = core[-1].partition("-")
        if bare and article in _ARTICLES:
            self._by_last.setdefault(bare, []).append(entity)  # el-Tayeb, later Tayeb
        if len(core) == 3 and "-" in core[2] and core[1] in FAMILY_FIRST:
            self._by_last.setdefault(core[1], []).append(entity)  # Ana Lee Ka-chiu
        if len(core) > 1:
            self._by_full[core[0], core[-1], any(word in ("jr", "ii", "iii") for word in entity.folded)] = entity
        if len(core) > 1:
            self._by_first.setdefault(core[0], []).append(entity)
        return entity

    def _note_middle(self, entity: Entity) -> None:
        """`Ana Ruiz Montes` may be called Ruiz, `Salim bin Rashid al-Harthi` bin Rashid."""
        core = [word for word in entity.folded if word not in SUFFIXES]
        for before, word in pairwise(core[:-1]):
            if len(word) > 2 and word not in PARTICLES and (before in PARTICLES or not is_forename(word)):
                self._also_called(word, entity)

    def _also_called(self, word: str, entity: Entity) -> None:
        bearers = self._by_middle.setdefault(word, [])
        if entity not in bearers:
            bearers.append(entity)

    def _new_body(self, kind: Kind, name: list[str]) -> Entity:
        entity = Entity(kind, name)
        entity.folded = [fold(word) for word in name]
        self.entities.append(entity)
        self._bodies[" ".join(entity.folded)] = entity
        if len(name) > 1 and entity.folded[0] not in NOT_NAMES | TITLES | ORGANISATION_WORDS:
            self._body_by_first.setdefault(entity.folded[0], entity)
        letters = [word[0].lower() for word in name if word[:1].isupper()]
        for first in range(len(letters) - 1):
            self._acronyms.setdefault("".join(letters[first:]), entity)
        return entity

    def find(self, reading: Reading) -> list[Entity]:
        """Whom a name may mean, best first; empty when it is new."""
        folded = [fold(word) for word in reading.name]
        if not folded:
            return []
        if reading.kind in ("body", "place"):
            entity = self._bodies.get(" ".join(folded))
            return [entity] if entity else []
        core = [word for word in folded if word not in SUFFIXES] or folded
        suffix = [word for word in folded if word in ("jr", "ii", "iii")]
        if len(core) > 1:
            return self._find_full(core, suffix, reading)
        word = core[0]
        if reading.kind != "person" and reading.name[0].isupper() and word in self._acronyms and len(word) > 1:
            return [self._acronyms[word]]
        found = [entity for entity in self._by_last.get(word, [])[:_MAX_NAMESAKES] if _sexes_agree(entity, reading)]
        if word in FAMILY_FIRST or not reading.titles or not found:
            namesakes = self._by_first.get(word, [])[:_MAX_NAMESAKES]
            found += [entity for entity in namesakes if entity not in found and _sexes_agree(entity, reading)]
        if len(found) > 1:
            full = [entity for entity in found if len(entity.words) > 1]
            found = full or found
        if not found:
            found = [
                entity for entity in self._by_middle.get(word, [])[:_MAX_NAMESAKES] if _sexes_agree(entity, reading)
            ]
        if not found:
            body = self._bodies.get(word) or (self._body_by_first.get(word) if not reading.titles else None)
            if body is not None:
                return [body]
        return found

    def _find_full(self, core: list[str], suffix: list[str], reading: Reading) -> list[Entity]:
        if core[0] in REGAL and len(core) == 2:
            bearers = self._by_last.get(core[1], []) + self._by_first.get(core[1], [])
            same = [entity for entity in bearers[:_MAX_NAMESAKES] if _sexes_agree(entity, reading)]
            if len(same) == 1:
                return same  # Lord Reed, Tom Reed
        known = self._by_full.get((core[0], core[-1], bool(suffix)))
        if known is not None:
            return [known]
        for entity in self._by_last.get(core[-1], [])[:_MAX_NAMESAKES]:
            other = [word for word in entity.folded if word not in SUFFIXES] or entity.folded
            if suffix or any(word in ("jr", "ii", "iii") for word in entity.folded):
                continue
            if len(other) > 1 and (same_first(core[0], other[0]) or core[0] in other[:-1] or other[0] in core[:-1]):
                return [entity]
            if len(other) > len(core) and other[-len(core) :] == core:
                return [entity]  # Ruiz Montes, of Ana Ruiz Montes
        for entity in self._by_first.get(core[0], [])[:_MAX_NAMESAKES]:
            other = entity.folded
            if len(other) > len(core) and other[: len(core)] == core:
                return [entity]
        if core[0] in PARTICLES:
            known_as = self._by_last.get(core[-1], []) or self._by_middle.get(core[-1], [])
            return [
                entity
                for entity in known_as[:_MAX_NAMESAKES]
                if len(entity.words) > 1 and _sexes_agree(entity, reading)
            ]
        return []


def _in_prose(line: Line) -> bool:
    """Whether most words of a line are in lower case, unlike those of a headline."""
    return 5 * line.tags.count("N") < 3 * len(line.tags) and line.tags[-1] in ".Q'x"


def _office_before(line: Line, start: int) -> str | None:
    """The office in `Secretary of ...`, `Leader of the ...` right before token `start`."""
    at = start - 1
    if at > 0 and line.low[at] == "the":
        at -= 1
    if at < 1 or line.low[at] != "of":
        return None
    office = line.low[at - 1]
    return office if office in roles.OFFICES else None


def _sexes_agree(entity: Entity, reading: Reading) -> bool:
    sex = title_sex(list(reading.titles)) if reading.titles else None
    return sex is None or entity.sex is None or sex == entity.sex


def _role_follows(line: Line, at: int) -> bool:
    for index in range(at, min(len(line.tags), at + 8)):
        if line.tags[index] in ",.;:QVvAW":
            return False
        if line.low[index] in roles.PERSON_NOUNS:
            return True
    return False
