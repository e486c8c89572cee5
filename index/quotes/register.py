"""The people and bodies an article names, found by any part of the name."""

from __future__ import annotations

from .names import REGAL, Entity, Kind, Reading, fold, is_forename, title_sex
from .nicknames import same_first
from .places import NOT_NAMES
from .roles import FAMILY_FIRST, ORGANISATION_WORDS, PARTICLES, SUFFIXES, TITLES

_MAX_NAMESAKES = 40
"""People of one family name, or of one forename, that are looked at."""
_PARENT_OF = frozenset("umm um om".split())
"""`Umm Reed` is the mother of one called Reed."""
_ARTICLES = frozenset("al el ad as ash ar an az".split())


class Register:
    """Everybody named so far, by family name, forename, full name, initials."""

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

    def new_person(self, reading: Reading, name: list[str]) -> Entity:
        """Enter somebody met for the first time."""
        entity = Entity(reading.kind, name, reading.sex)
        entity.folded = [fold(word) for word in name]
        self.entities.append(entity)
        core = [word for word in entity.folded if word not in SUFFIXES] or entity.folded
        if not (len(core) == 2 and core[0] in _PARENT_OF):
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

    def new_body(self, kind: Kind, name: list[str]) -> Entity:
        """Enter a body or a place met for the first time."""
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

    def note_middle(self, entity: Entity) -> None:
        """`Ana Ruiz Montes` may be called Ruiz, `Salim bin Rashid al-Harthi` bin Rashid."""
        core = [word for word in entity.folded if word not in SUFFIXES]
        for before, word, after in zip(core, core[1:], core[2:], strict=False):
            family = before in PARTICLES or after in PARTICLES or not is_forename(word)
            if len(word) > 2 and word not in PARTICLES and family:
                self.also_called(word, entity)

    def also_called(self, word: str, entity: Entity) -> None:
        """Remember another word somebody goes by."""
        bearers = self._by_middle.setdefault(word, [])
        if entity not in bearers:
            bearers.append(entity)

    def _name_in_full(self, entity: Entity, name: list[str]) -> None:
        """The forename of one whom the text calls by the family name alone."""
        entity.words, entity.folded = name, [fold(word) for word in name]
        self._by_full[entity.folded[0], entity.folded[1], False] = entity
        self._by_first.setdefault(entity.folded[0], []).append(entity)

    def known_family(self, reading: Reading) -> Reading:
        """`Park` is a person where the article knows a Park Sang Ho."""
        if reading.kind != "body" or len(reading.name) != 1:
            return reading
        word = fold(reading.name[0])
        if word in self._by_last or (word in self._by_first and word in FAMILY_FIRST):
            return Reading("unknown", (), reading.name, None)
        return reading

    def known_part(self, reading: Reading) -> Reading:
        """The name of somebody the text knows at the head of a headline’s capitals: `Ana Reed Burns Rivals`."""
        name = reading.name
        if reading.kind not in ("person", "unknown") or len(name) < 2:
            return self.known_family(reading)
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


def _sexes_agree(entity: Entity, reading: Reading) -> bool:
    sex = title_sex(list(reading.titles)) if reading.titles else None
    return sex is None or entity.sex is None or sex == entity.sex
