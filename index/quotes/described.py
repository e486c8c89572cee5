"""Who is meant by a description: the holder of an office, somebody described before, a body, or somebody new."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from . import roles
from .history import OTHER, SUBJECT, History
from .mentions import Mention
from .names import Entity
from .offices import COMPANIES, GENERIC, has_other_trade, office_score
from .phrases import role_like
from .places import WIDE, is_national, same_nation
from .tokens import Line

_HOLDS = 6
"""Sentences after which an office says less than being the person everything is about."""
_MAX_DESCRIBED = 60
_NEARBY = 3
"""Sentences over which `another` takes up a noun."""
_ORDINALS = frozenset("second third fourth fifth".split())
_NEAR = 0.9
"""The weight a person needs in the history to be meant by a role nobody was given."""


class Resolution(NamedTuple):
    """Who a mention is, and through which words."""

    mention: Mention
    entity: Entity | None = None
    candidates: tuple[Entity, ...] = ()
    rule: str = ""
    antecedent: tuple[int, int, int] | None = None
    """Line, first token, end of the words that name or describe the entity."""


@dataclass(slots=True)
class Described:
    """Those whom an article describes without a name, and the descriptions of those it names."""

    history: History
    seen: list[tuple[int, Entity, frozenset[str], str]] = field(default_factory=list)
    """Unnamed ones: serial, entity, modifiers, head noun."""

    def resolve(self, line: Line, mention: Mention) -> Resolution:
        """Who `the senator`, `a neighbour`, `the company` is."""
        person = (
            mention.head in roles.PERSON_NOUNS
            or is_national(mention.head)
            or (role_like(mention.head) and mention.head not in roles.BODY_NOUNS)
            or mention.head.endswith("-year-old")
        )
        if mention.head in _ORDINALS and mention.end - mention.start == 2:
            return self.one_more(line, mention)
        business = self._body_called(mention) if mention.definite and mention.head in COMPANIES else None
        if business is not None:
            return Resolution(
                mention, business, rule="the business just spoken of", antecedent=self.history.last_words(business)
            )
        if mention.definite and not mention.plural and person:
            named = self._holder(mention)
            if (
                named is not None
                and self.history.serial - self.history.last_serial(named) > _HOLDS
                and mention.head not in GENERIC
            ):
                nearer = self._role_of_known(mention)
                if nearer is not None and nearer.entity is not None and nearer.entity.count > 3 * named.count:
                    return nearer
            earlier = self._described_before(mention)
            if named is not None and (earlier is None or earlier[0] <= self.history.last_serial(named)):
                return Resolution(
                    mention, named, rule="holder of the office or trade", antecedent=self.history.last_words(named)
                )
            if earlier is not None:
                return self._again(line, mention, earlier[1])
            if mention.head not in GENERIC and mention.owner is None and mention.end - mention.start <= 5:
                spoken_of = self._role_of_known(mention)
                if spoken_of is not None:
                    return spoken_of
        elif mention.definite:
            earlier = self._described_before(mention)
            if earlier is not None:
                return self._again(line, mention, earlier[1])
            body = self._body_called(mention)
            if body is not None:
                return Resolution(
                    mention, body, rule="short form of a body’s name", antecedent=self.history.last_words(body)
                )
        return self.introduce(line, mention)

    def one_more(self, line: Line, mention: Mention) -> Resolution:
        """`another`, `a third`: one more of the unnamed ones just heard."""
        for serial, entity, _, head in reversed(self.seen[-_MAX_DESCRIBED:]):
            if self.history.serial - serial > _NEARBY:
                break
            if entity.plural or head not in roles.PERSON_NOUNS:
                continue
            resolution = self.introduce(line, mention._replace(kind="role"), f" {head}")
            return resolution._replace(rule="one more of those described before")
        return self.introduce(line, mention)

    def _role_of_known(self, mention: Mention) -> Resolution | None:
        """`the billionaire` for somebody just spoken of, of whom the article says no other trade."""
        for score, entity, entry in self.history.candidates(mention.sex):
            if mention.is_about(entity) or not _may_be_called(entity, mention.head):
                continue
            beside = entry.serial == self.history.serial and entry.weight >= SUBJECT
            if beside and mention.head not in roles.OFFICES:
                continue  # `Reed said as the heckler yelled`: somebody else
            if score > _NEAR and (entity.kind == "person" or len(entity.words) > 1):
                if is_national(mention.head) or mention.head.endswith("-year-old"):
                    entity.add_descriptor(mention.head, frozenset((mention.head,)))
                return Resolution(
                    mention,
                    entity,
                    rule="role of the person just spoken of",
                    antecedent=self.history.evidence(entity, entry),
                )
        return None

    def _again(self, line: Line, mention: Mention, entity: Entity) -> Resolution:
        text = line.slice(mention.start, mention.end)
        where = self.history.last_words(entity)
        if len(text) > len(entity.description):
            entity.description = text
        entity.mentions.append((mention.line, mention.start, mention.end))
        return Resolution(mention, entity, rule="described before", antecedent=where)

    def introduce(self, line: Line, mention: Mention, noun: str = "") -> Resolution:
        """A new unnamed one; `noun` is what its words leave out."""
        text = line.slice(mention.start, mention.end) + noun
        entity = Entity("role", [], mention.sex, mention.plural, description=text)
        entity.descriptors.append((mention.head, mention.modifiers))
        entity.mentions.append((mention.line, mention.start, mention.end))
        self.seen.append((self.history.serial, entity, mention.modifiers, noun.strip() or mention.head))
        return Resolution(mention, entity, rule="description", antecedent=(mention.line, mention.start, mention.end))

    def _holder(self, mention: Mention) -> Entity | None:
        """The named person whose office or trade the description is."""
        best: tuple[float, int, Entity] | None = None
        recent = {id(entry.entity): entry for entry in self.history.lately()}
        for entry in recent.values():
            entity = entry.entity
            if entity.kind not in ("person", "unknown") or not entity.descriptors or mention.is_about(entity):
                continue
            if mention.sex is not None and entity.sex is not None and mention.sex != entity.sex:
                continue
            score = max(office_score(mention, head, narrowed) for head, narrowed in entity.descriptors)
            if score > 0 and (best is None or (score, entry.serial) > best[:2]):
                best = (score, entry.serial, entity)
        return best[2] if best is not None else None

    def _described_before(self, mention: Mention) -> tuple[int, Entity] | None:
        for serial, entity, modifiers, head in reversed(self.seen[-_MAX_DESCRIBED:]):
            if (
                head == mention.head
                and entity.plural == mention.plural
                and (not mention.modifiers or mention.modifiers <= modifiers | {"senior"})
            ) and (mention.owner is None or mention.modifiers):
                return serial, entity
        return None

    def _body_called(self, mention: Mention) -> Entity | None:
        for entry in reversed(self.history.lately()):
            entity = entry.entity
            if entity.kind == "body" and entity.folded and mention.head in COMPANIES and entry.weight > OTHER:
                return entity if self.history.serial - entry.serial <= 3 else None
            if (
                entity.kind == "body"
                and entity.folded
                and entity.folded[-1] == mention.head
                and mention.modifiers <= set(entity.folded)
            ):
                return entity
        return None


def _may_be_called(entity: Entity, head: str) -> bool:
    """Whether nothing the article says of a person speaks against `the Spaniard`, `the 41-year-old`, `the striker`."""
    if head.endswith("-year-old"):
        return all(head == other for other, _ in entity.descriptors if other.endswith("-year-old"))
    if is_national(head):
        known = {
            word for _, narrowed in entity.descriptors for word in narrowed if word not in WIDE and is_national(word)
        }
        return not known or any(same_nation(head, word) for word in known)
    return not has_other_trade(entity)
