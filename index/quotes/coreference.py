"""Who a mention is: names to people, pronouns and roles to whom the article spoke of before.

The article is read once from top to bottom. Each sentence leaves entries in a history, weighted by the part a mention
plays in it: speaker before subject before the rest. A pronoun goes to the heaviest entry that fits and is near.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from . import roles, words
from .cast import Cast
from .clauses import Clause, with_subject
from .cues import CUES
from .frames import Frame
from .mentions import Mention, read
from .names import Entity, Sex
from .offices import COMPANIES, GENERIC, can_be_person, has_other_trade, office_score
from .phrases import Phrase, role_like
from .places import WIDE, is_national, same_nation
from .roles import SHORT
from .tokens import Line

SPEAKER, SUBJECT, OTHER, OWNER = 3.2, 2.8, 1.2, 1.1
_DECAY = 1.1
_REACH = 30
"""Sentences a pronoun looks back."""
_FAR = 1 << 60
_MAX_ENTRIES = 300
"""Mentions any rule looks back over; prose has fewer in thirty sentences."""
_OFTEN = 0.1
"""What each doubling of how often somebody is named adds to the weight."""
_TURN = 2.5
"""What it takes from the one who asked when somebody answers."""
_ASKING = frozenset("ask question press challenge inquire enquire".split())
_ANSWERING = frozenset("reply answer respond retort counter".split())
_MAX_RECENT = 150
_MAX_CHOICE = 8
_HOLDS = 6
"""Sentences after which an office says less than being the person everything is about."""
_MAX_DESCRIBED = 60
_NEARBY = 3
"""Sentences over which `another` takes up a noun."""
_ORDINALS = frozenset("second third fourth fifth".split())
_CLOSE_CALL = 0.12
_NAMESAKES_APART = 0.4
"""How much likelier one of a name must be before a bare name is given to them."""
_NEAR = 0.9
"""The weight a person needs in the history to be meant by a role nobody was given."""


class Entry(NamedTuple):
    """One mention in the history."""

    serial: int
    line: int
    start: int
    end: int
    entity: Entity
    weight: float


class Resolution(NamedTuple):
    """Who a mention is, and through which words."""

    mention: Mention
    entity: Entity | None = None
    candidates: tuple[Entity, ...] = ()
    rule: str = ""
    antecedent: tuple[int, int, int] | None = None
    """Line, first token, end of the words that name or describe the entity."""


@dataclass(slots=True)
class Story:
    """An article being read."""

    lines: list[Line]
    cast: Cast
    clauses: list[list[Clause]]
    history: list[Entry] = field(default_factory=list)
    resolved: dict[tuple[int, int, int], Resolution] = field(default_factory=dict)
    described: list[tuple[int, Entity, frozenset[str], str]] = field(default_factory=list)
    """Unnamed ones: serial, entity, modifiers, head noun."""
    _asking: set[tuple[int, int]] = field(default_factory=set)
    _answering: set[tuple[int, int]] = field(default_factory=set)
    _asker: tuple[int, Entity] | None = None
    _serial: int = 0
    _line: int = 0

    def read(self, frames: list[list[Frame | None]]) -> None:
        """Resolve every source and every subject, in the order of the text."""
        self._note_verbs(frames)
        sources: dict[int, list[tuple[Phrase, float]]] = {}
        for of_line in frames:
            for frame in of_line:
                if frame is not None and frame.source is not None:
                    sources.setdefault(frame.line, []).append((frame.source, SPEAKER))
        for index, line in enumerate(self.lines):
            wanted = sources.get(index, [])
            wanted += [
                (clause.subject, SPEAKER if clause.reports else SUBJECT)
                for clause in self.clauses[index]
                if clause.subject
            ]
            by_start = sorted({(phrase.start, -weight, phrase.end): phrase for phrase, weight in wanted}.items())
            pending = [(key[0], -key[1], phrase) for key, phrase in by_start]
            position = 0
            self._line = index
            for start, end in line.sentences:
                self._serial += 1
                items: list[tuple[int, float, Phrase | None]] = [
                    (at, OTHER, None)
                    for at in range(start, end)
                    if line.tags[at] == "N" and (index, at) in self.cast.at
                ]
                while position < len(pending) and pending[position][0] < end:
                    items.append(pending[position])
                    position += 1
                items.sort(key=lambda item: (item[0], -item[1]))
                for at, weight, phrase in items:
                    if phrase is None:
                        self._pass(index, at)
                    else:
                        self._place(index, phrase, weight)

    def _note_verbs(self, frames: list[list[Frame | None]]) -> None:
        """Remember who asks and who answers."""
        for index, found in enumerate(self.clauses):
            for clause in found:
                if clause.subject is not None:
                    self._note(index, clause.subject.start, self.lines[index].low[clause.verb])
        for of_line in frames:
            for frame in of_line:
                if frame is not None and frame.source is not None and frame.cue is not None:
                    self._note(frame.line, frame.source.start, self.lines[frame.line].low[frame.cue[0]])

    def _note(self, index: int, start: int, verb: str) -> None:
        cue = CUES.get(verb)
        if cue is not None and cue.lemma in _ASKING:
            self._asking.add((index, start))
        elif cue is not None and cue.lemma in _ANSWERING:
            self._answering.add((index, start))

    def _pass(self, index: int, at: int) -> None:
        """A name met in passing."""
        reading, entities, end = self.cast.at[index, at]
        if not entities or reading.kind == "role":
            return
        entity = entities[0] if len(entities) == 1 else self._choose(entities)[0]
        line = self.lines[index]
        weight = OWNER if line.tags[end : end + 1] == "'" else OTHER
        if entity.kind == "unknown" and len(entity.words) == 1:
            weight *= 0.4
        self.history.append(Entry(self._serial, index, at, end, entity, weight))

    def _place(self, index: int, phrase: Phrase, weight: float) -> None:
        key = (index, phrase.start, phrase.end)
        resolution = self.resolved.get(key)
        if resolution is None:
            resolution = self.resolve(index, phrase)
            self.resolved[key] = resolution
        if resolution.entity is not None:
            mention = resolution.mention
            if (index, phrase.start) in self._asking:
                self._asker = (self._serial, resolution.entity)
            self.history.append(Entry(self._serial, index, mention.start, mention.end, resolution.entity, weight))

    def resolution(self, index: int, phrase: Phrase) -> Resolution:
        """Who `phrase` was found to be when the story was read."""
        return self.resolved.get((index, phrase.start, phrase.end)) or self.resolve(index, phrase)

    def resolve(self, index: int, phrase: Phrase) -> Resolution:
        """Who `phrase` of line `index` is, given the article up to it."""
        line = self.lines[index]
        if phrase.joined is not None:
            return self._joined(index, phrase)
        mention = read(line, index, phrase, self.cast)
        if mention.kind == "name":
            return self._named(mention)
        if mention.kind == "pronoun":
            return self._pronoun(line, mention)
        return self._role(line, mention)

    def _joined(self, index: int, phrase: Phrase) -> Resolution:
        """`Reed and Cole`: one source of two."""
        line = self.lines[index]
        assert phrase.joined is not None
        first = Phrase(phrase.start, phrase.head_end, phrase.head_end)
        second = Phrase(phrase.joined[0], phrase.joined[1], phrase.joined[1])
        if phrase.joined[0] == phrase.start:
            first = Phrase(phrase.start, phrase.joined[0] - 1, phrase.joined[0] - 1)
        found = [read(line, index, half, self.cast) for half in (first, second)]
        mention = Mention("role", index, phrase.start, phrase.end, plural=True)
        if all(half.kind == "name" for half in found):
            names = [self._named(half).entity for half in found]
            if all(name is not None for name in names):
                text = " and ".join(name.name for name in names if name is not None)
                entity = Entity("body", text.split(" "), plural=True)
                return Resolution(mention, entity, rule="two names", antecedent=(index, phrase.start, phrase.end))
        return self._introduce(line, mention)

    def _named(self, mention: Mention) -> Resolution:
        where = (mention.line, mention.start, mention.end)
        if len(mention.entities) == 1:
            return Resolution(mention, mention.entities[0], rule="name", antecedent=where)
        titled = _with_title(mention)
        if len(titled) == 1:
            return Resolution(mention, titled[0], rule="name shared by several, one with the title", antecedent=where)
        best, sure = self._choose(list(mention.entities))
        if sure:
            return Resolution(mention, best, rule="name shared by several, one of them near", antecedent=where)
        return Resolution(mention, None, tuple(mention.entities), "name shared by several", where)

    def _choose(self, entities: list[Entity]) -> tuple[Entity, bool]:
        """Among people of one name: the one lately spoken of, or by far the most often."""
        scores = []
        entities = entities[:_MAX_CHOICE]
        for entity in entities:
            recent = max(
                (entry.weight - 0.25 * (self._serial - entry.serial) for entry in self._latest(entity)), default=-9.0
            )
            scores.append((max(recent, -2.0) + 1.2 * math.log2(1 + entity.count), -entities.index(entity), entity))
        scores.sort(key=lambda score: score[:2], reverse=True)
        return scores[0][2], scores[0][0] - scores[1][0] > _NAMESAKES_APART

    def _latest(self, entity: Entity) -> list[Entry]:
        found = []
        for entry in reversed(self.history[-_MAX_RECENT:]):
            if entry.entity is entity:
                found.append(entry)
                if len(found) == 3:
                    break
        return found

    def _pronoun(self, line: Line, mention: Mention) -> Resolution:
        word = mention.head
        if word in words.HE or word in words.SHE:
            return self._he_or_she(mention)
        if word in words.THEY:
            return self._of_kind(mention, plural=True)
        if word in ("it", "its", "itself", "which", "that", "this"):
            return self._of_kind(mention, plural=False)
        if word in ("i", "we", "my", "our", "you", "me", "us", "who"):
            return Resolution(mention, None, rule="first or second person")
        if word == "another":
            return self._one_more(line, mention)
        return self._introduce(line, mention)

    def _candidates(self, sex: Sex | None, *, answering: bool = False) -> list[tuple[float, Entity, Entry]]:
        best: dict[int, tuple[float, Entity, Entry]] = {}
        for entry in reversed(self.history[-_MAX_ENTRIES:]):
            distance = self._serial - entry.serial
            if distance > _REACH:
                break
            entity = entry.entity
            if not can_be_person(entity) or entity.plural:
                continue
            if sex is not None and entity.sex is not None and entity.sex != sex:
                continue
            score = entry.weight - _DECAY * distance + _OFTEN * math.log2(1 + entity.count)
            if entity.sex is None:
                score -= 0.4
            if (
                answering
                and self._asker is not None
                and self._asker[1] is entity
                and self._serial - self._asker[0] <= 2
            ):
                score -= _TURN
            known = best.get(id(entity))
            if known is None or score > known[0]:
                best[id(entity)] = (score, entity, entry)
        return sorted(best.values(), key=lambda found: -found[0])

    def _he_or_she(self, mention: Mention) -> Resolution:
        found = self._candidates(mention.sex, answering=(mention.line, mention.start) in self._answering)
        if not found:
            return Resolution(mention, None, rule="nobody before fits")
        score, entity, entry = found[0]
        if len(found) > 1 and score - found[1][0] < _CLOSE_CALL and found[1][1].sex is not None:
            return Resolution(mention, None, (entity, found[1][1]), "two people fit as well")
        if entity.sex is None and mention.sex is not None and entity.kind != "role":
            entity.sex = mention.sex
        return Resolution(
            mention,
            entity,
            rule="pronoun to the speaker or subject before it",
            antecedent=self._evidence(entity, entry),
        )

    def _of_kind(self, mention: Mention, *, plural: bool) -> Resolution:
        """`they` to a group, `it` to a body or a thing."""
        for wide in (False, True):
            best: tuple[float, Entry] | None = None
            for entry in reversed(self.history[-_MAX_ENTRIES:]):
                distance = self._serial - entry.serial
                if distance > 5:
                    break
                entity = entry.entity
                fits = (
                    entity.plural
                    if plural and not wide
                    else entity.kind in ("body", "place") or (entity.kind == "role" and not can_be_person(entity))
                )
                if not fits:
                    continue
                score = entry.weight - _DECAY * distance
                if best is None or score > best[0]:
                    best = (score, entry)
            if best is not None:
                entity = best[1].entity
                return Resolution(
                    mention,
                    entity,
                    rule="pronoun to the group or body before it",
                    antecedent=self._evidence(entity, best[1]),
                )
        return Resolution(mention, None, rule="nobody before fits")

    def _evidence(self, entity: Entity, entry: Entry) -> tuple[int, int, int]:
        """The nearest words before that name the entity, not a pronoun for it."""
        position = bisect_right(entity.mentions, (entry.line, entry.start, _FAR))
        if position:
            line, start, end = entity.mentions[position - 1]
            phrase = self._whole(line, start, end)
            return line, phrase[0], phrase[1]
        return entry.line, entry.start, entry.end

    def _whole(self, index: int, start: int, end: int) -> tuple[int, int]:
        """A name with the subject phrase around it."""
        clause = with_subject(self.clauses[index], start, end)
        if clause is not None and clause.subject is not None:
            return clause.subject.start, clause.subject.end
        return start, end

    def _role(self, line: Line, mention: Mention) -> Resolution:
        person = (
            mention.head in roles.PERSON_NOUNS
            or is_national(mention.head)
            or role_like(mention.head)
            or mention.head.endswith("-year-old")
        )
        if mention.head in _ORDINALS and mention.end - mention.start == 2:
            return self._one_more(line, mention)
        business = self._body_called(mention) if mention.definite and mention.head in COMPANIES else None
        if business is not None:
            return Resolution(
                mention, business, rule="the business just spoken of", antecedent=self._last_words(business)
            )
        if mention.definite and not mention.plural and person:
            named = self._holder(mention)
            if named is not None and self._serial - self._last_serial(named) > _HOLDS and mention.head not in GENERIC:
                nearer = self._role_of_known(mention)
                if nearer is not None and nearer.entity is not None and nearer.entity.count > 3 * named.count:
                    return nearer
            earlier = self._described_before(mention)
            if named is not None and (earlier is None or earlier[0] <= self._last_serial(named)):
                return Resolution(
                    mention, named, rule="holder of the office or trade", antecedent=self._last_words(named)
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
                return Resolution(mention, body, rule="short form of a body’s name", antecedent=self._last_words(body))
        return self._introduce(line, mention)

    def _one_more(self, line: Line, mention: Mention) -> Resolution:
        """`another`, `a third`: one more of the unnamed ones just heard."""
        for serial, entity, _, head in reversed(self.described[-_MAX_DESCRIBED:]):
            if self._serial - serial > _NEARBY:
                break
            if entity.plural or head not in roles.PERSON_NOUNS:
                continue
            resolution = self._introduce(line, mention._replace(kind="role"), f" {head}")
            return resolution._replace(rule="one more of those described before")
        return self._introduce(line, mention)

    def _role_of_known(self, mention: Mention) -> Resolution | None:
        """`the billionaire` for somebody just spoken of, of whom the article says no other trade."""
        for score, entity, entry in self._candidates(mention.sex):
            if mention.is_about(entity) or not _may_be_called(entity, mention.head):
                continue
            if score > _NEAR and (entity.kind == "person" or len(entity.words) > 1):
                if is_national(mention.head) or mention.head.endswith("-year-old"):
                    entity.add_descriptor(mention.head, frozenset((mention.head,)))
                return Resolution(
                    mention, entity, rule="role of the person just spoken of", antecedent=self._evidence(entity, entry)
                )
        return None

    def _again(self, line: Line, mention: Mention, entity: Entity) -> Resolution:
        text = line.slice(mention.start, mention.end)
        where = self._last_words(entity)
        if len(text) > len(entity.description):
            entity.description = text
        entity.mentions.append((mention.line, mention.start, mention.end))
        return Resolution(mention, entity, rule="described before", antecedent=where)

    def _introduce(self, line: Line, mention: Mention, noun: str = "") -> Resolution:
        """A new unnamed one; `noun` is what its words leave out."""
        text = line.slice(mention.start, mention.end) + noun
        entity = Entity("role", [], mention.sex, mention.plural, description=text)
        entity.descriptors.append((mention.head, mention.modifiers))
        entity.mentions.append((mention.line, mention.start, mention.end))
        self.described.append((self._serial, entity, mention.modifiers, noun.strip() or mention.head))
        return Resolution(mention, entity, rule="description", antecedent=(mention.line, mention.start, mention.end))

    def _last_words(self, entity: Entity) -> tuple[int, int, int]:
        position = bisect_right(entity.mentions, (self._line, _FAR, _FAR))
        line, start, end = entity.mentions[max(0, position - 1)]
        first, last = self._whole(line, start, end)
        return line, first, last

    def _last_serial(self, entity: Entity) -> int:
        return max((entry.serial for entry in self._latest(entity)), default=-1)

    def _holder(self, mention: Mention) -> Entity | None:
        """The named person whose office or trade the description is."""
        best: tuple[float, int, Entity] | None = None
        recent = {id(entry.entity): entry for entry in self.history[-_MAX_RECENT:]}
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
        for serial, entity, modifiers, head in reversed(self.described[-_MAX_DESCRIBED:]):
            if (
                head == mention.head
                and entity.plural == mention.plural
                and (not mention.modifiers or mention.modifiers <= modifiers | {"senior"})
            ) and (mention.owner is None or mention.modifiers):
                return serial, entity
        return None

    def _body_called(self, mention: Mention) -> Entity | None:
        for entry in reversed(self.history[-_MAX_RECENT:]):
            entity = entry.entity
            if entity.kind == "body" and entity.folded and mention.head in COMPANIES and entry.weight > OTHER:
                return entity if self._serial - entry.serial <= 3 else None
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


def _with_title(mention: Mention) -> list[Entity]:
    """Those of one name whom the article gives the title before it: `Dr. Reed` of two Reeds."""
    titles = {SHORT.get(title, title) for title in mention.titles} - {"mr", "mrs", "ms", "miss", "sir"}
    return [entity for entity in mention.entities if any(head in titles for head, _ in entity.descriptors)]
