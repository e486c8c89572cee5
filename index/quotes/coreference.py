"""Who a mention is: names to people, pronouns and roles to whom the article spoke of before.

The article is read once from top to bottom. Each sentence leaves entries in a history, weighted by the part a mention
plays in it: speaker before subject before the rest. A pronoun goes to the heaviest entry that fits and is near.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from . import words
from .cast import Cast
from .clauses import Clause
from .cues import CUES
from .described import Described, Resolution
from .frames import Frame
from .history import DECAY, OTHER, OWNER, REPORTED, SPEAKER, SUBJECT, Entry, History
from .mentions import Mention, read
from .names import Entity
from .offices import can_be_person
from .phrases import Phrase
from .roles import SHORT
from .tokens import Line

_ASKING = frozenset("ask question press challenge inquire enquire".split())
_ANSWERING = frozenset("reply answer respond retort counter".split())
_MAX_CHOICE = 8
_CLOSE_CALL = 0.12
_NAMESAKES_APART = 0.4
"""How much likelier one of a name must be before a bare name is given to them."""
_ONE_BODY = 1.5
"""What speaks against one body as `they`."""
_GROUP_REACH = 5
"""Sentences `they` and `it` look back."""


@dataclass(slots=True)
class Story:
    """An article being read."""

    lines: list[Line]
    cast: Cast
    clauses: list[list[Clause]]
    resolved: dict[tuple[int, int, int], Resolution] = field(default_factory=dict)
    _asking: set[tuple[int, int]] = field(default_factory=set)
    _answering: set[tuple[int, int]] = field(default_factory=set)
    history: History = field(init=False)
    described: Described = field(init=False)

    def __post_init__(self) -> None:
        self.history = History(self.clauses)
        self.described = Described(self.history)

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
            wanted += [(clause.subject, _weight(line, clause)) for clause in self.clauses[index] if clause.subject]
            by_start = sorted({(phrase.start, -weight, phrase.end): phrase for phrase, weight in wanted}.items())
            pending = [(key[0], -key[1], phrase) for key, phrase in by_start]
            position = 0
            self.history.line = index
            for start, end in line.sentences:
                self.history.serial += 1
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
        self.history.add(index, at, end, entity, weight)

    def _place(self, index: int, phrase: Phrase, weight: float) -> None:
        key = (index, phrase.start, phrase.end)
        resolution = self.resolved.get(key)
        if resolution is None:
            resolution = self.resolve(index, phrase)
            self.resolved[key] = resolution
        if resolution.entity is not None:
            mention = resolution.mention
            if (index, phrase.start) in self._asking:
                self.history.asker = (self.history.serial, resolution.entity)
            self.history.add(index, mention.start, mention.end, resolution.entity, weight)

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
        return self.described.resolve(line, mention)

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
        return self.described.introduce(line, mention)

    def _named(self, mention: Mention) -> Resolution:
        where = (mention.line, mention.start, mention.end)
        if len(mention.entities) == 1:
            return Resolution(mention, mention.entities[0], rule="name", antecedent=where)
        titled = _with_title(mention)
        if len(titled) == 1:
            return Resolution(mention, titled[0], rule="name shared by several, one with the title", antecedent=where)
        best, sure = self._choose(self._by_pronoun(mention))
        if sure:
            return Resolution(mention, best, rule="name shared by several, one of them near", antecedent=where)
        return Resolution(mention, None, tuple(mention.entities), "name shared by several", where)

    def _by_pronoun(self, mention: Mention) -> list[Entity]:
        """Those of one name whom the pronouns behind it in the sentence fit: `Reed laughed at his wife’s words`."""
        line = self.lines[mention.line]
        behind = line.low[mention.end : line.sentence_at(mention.start)[1]]
        male, female = ("he" in behind or "his" in behind), ("she" in behind or "her" in behind)
        fitting = [entity for entity in mention.entities if entity.sex in (None, "m" if male else "f")]
        return fitting if male != female and fitting else list(mention.entities)

    def _choose(self, entities: list[Entity]) -> tuple[Entity, bool]:
        """Among people of one name: the one lately spoken of, or by far the most often."""
        scores = []
        entities = entities[:_MAX_CHOICE]
        for entity in entities:
            recent = max(
                (entry.weight - 0.25 * (self.history.serial - entry.serial) for entry in self.history.latest(entity)),
                default=-9.0,
            )
            scores.append((max(recent, -2.0) + 1.2 * math.log2(1 + entity.count), -entities.index(entity), entity))
        scores.sort(key=lambda score: score[:2], reverse=True)
        return scores[0][2], len(scores) == 1 or scores[0][0] - scores[1][0] > _NAMESAKES_APART

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
            return self.described.one_more(line, mention)
        return self.described.introduce(line, mention)

    def _named_behind(self, mention: Mention) -> Resolution | None:
        """`In what she called “X,” Reed ...`: the subject that follows."""
        line = self.lines[mention.line]
        start, end = line.sentence_at(mention.start)
        quoted = line.tags.find("Q", mention.start, end)
        if quoted < 0 or mention.start - start > 3 or line.low[mention.start - 1] != "what":
            return None
        subject = quoted + 2 if line.tags[quoted + 1 : quoted + 2] == "," else quoted + 1
        _, entities, name_end = self.cast.at.get((mention.line, subject), (None, [], 0))
        if len(entities) != 1 or not can_be_person(entities[0]) or entities[0].sex not in (None, mention.sex):
            return None
        where = (mention.line, subject, name_end)
        return Resolution(mention, entities[0], rule="pronoun to the subject behind it", antecedent=where)

    def _he_or_she(self, mention: Mention) -> Resolution:
        behind = self._named_behind(mention)
        if behind is not None:
            return behind
        found = self.history.candidates(mention.sex, answering=(mention.line, mention.start) in self._answering)
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
            antecedent=self.history.evidence(entity, entry),
        )

    def _of_kind(self, mention: Mention, *, plural: bool) -> Resolution:
        """`they` to a group, `it` to a body or a thing."""
        best: tuple[float, Entry] | None = None
        for entry in self.history.within(_GROUP_REACH):
            entity = entry.entity
            body = entity.kind in ("body", "place") or (entity.kind == "role" and not can_be_person(entity))
            if not body and not (plural and entity.plural):
                continue
            score = entry.weight - DECAY * (self.history.serial - entry.serial)
            if plural and not entity.plural:
                score -= _ONE_BODY
            if best is None or score > best[0]:
                best = (score, entry)
        if best is not None:
            entity = best[1].entity
            return Resolution(
                mention,
                entity,
                rule="pronoun to the group or body before it",
                antecedent=self.history.evidence(entity, best[1]),
            )
        return Resolution(mention, None, rule="nobody before fits")


def _weight(line: Line, clause: Clause) -> float:
    """What a subject weighs: less in a clause that somebody reports."""
    subject = clause.subject
    if clause.told:
        return REPORTED
    if clause.reports or subject is None:
        return SPEAKER
    reported = subject.start > 0 and line.tags[subject.start - 1] == "S" and line.low[subject.start - 1] == "that"
    return REPORTED if reported else SUBJECT


def _with_title(mention: Mention) -> list[Entity]:
    """Those of one name whom the article gives the title before it: `Dr. Reed` of two Reeds."""
    titles = {SHORT.get(title, title) for title in mention.titles} - {"mr", "mrs", "ms", "miss", "sir"}
    return [entity for entity in mention.entities if any(head in titles for head, _ in entity.descriptors)]
