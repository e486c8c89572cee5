"""Whom an article has spoken of so far: one entry a mention, weighted by the part it plays in its sentence."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from .clauses import Clause, with_subject
from .names import Entity, Sex
from .offices import can_be_person

SPEAKER, SUBJECT, REPORTED, OTHER, OWNER = 3.4, 2.8, 2.2, 1.2, 1.1
DECAY = 1.1
"""What each sentence takes from the weight of a mention."""
_REACH = 30
"""Sentences a pronoun looks back."""
_FAR = 1 << 60
_MAX_ENTRIES = 300
"""Mentions any rule looks back over; prose has fewer in thirty sentences."""
_OFTEN = 0.1
"""What each doubling of how often somebody is named adds to the weight."""
_TURN = 2.5
"""What it takes from the one who asked when somebody answers."""
_MAX_RECENT = 150


class Entry(NamedTuple):
    """One mention in the history."""

    serial: int
    line: int
    start: int
    end: int
    entity: Entity
    weight: float


@dataclass(slots=True)
class History:
    """The mentions of an article up to where it has been read."""

    clauses: list[list[Clause]]
    entries: list[Entry] = field(default_factory=list)
    serial: int = 0
    """The number of the sentence being read."""
    line: int = 0
    """The line being read."""
    asker: tuple[int, Entity] | None = None
    """Who asked last, and in which sentence."""

    def add(self, index: int, start: int, end: int, entity: Entity, weight: float) -> None:
        """Enter a mention."""
        self.entries.append(Entry(self.serial, index, start, end, entity, weight))

    def lately(self) -> list[Entry]:
        """The last mentions, oldest first."""
        return self.entries[-_MAX_RECENT:]

    def within(self, n_sentences: int) -> list[Entry]:
        """The mentions of the last sentences, latest first."""
        found = []
        for entry in reversed(self.entries[-_MAX_ENTRIES:]):
            if self.serial - entry.serial > n_sentences:
                break
            found.append(entry)
        return found

    def latest(self, entity: Entity) -> list[Entry]:
        """The last three mentions of one entity, latest first."""
        found = []
        for entry in reversed(self.lately()):
            if entry.entity is entity:
                found.append(entry)
                if len(found) == 3:
                    break
        return found

    def last_serial(self, entity: Entity) -> int:
        """The sentence that last spoke of an entity; -1 when it is long ago."""
        return max((entry.serial for entry in self.latest(entity)), default=-1)

    def candidates(self, sex: Sex | None, *, answering: bool = False) -> list[tuple[float, Entity, Entry]]:
        """People of one sex lately spoken of, likeliest first, each with the mention that counts."""
        best: dict[int, tuple[float, Entity, Entry]] = {}
        for entry in self.within(_REACH):
            distance = self.serial - entry.serial
            entity = entry.entity
            if not can_be_person(entity) or entity.plural:
                continue
            if sex is not None and entity.sex is not None and entity.sex != sex:
                continue
            score = entry.weight - DECAY * distance + _OFTEN * math.log2(1 + entity.count)
            if entity.sex is None:
                score -= 0.7
            if answering and self.asker is not None and self.asker[1] is entity and self.serial - self.asker[0] <= 2:
                score -= _TURN
            known = best.get(id(entity))
            if known is None or score > known[0]:
                best[id(entity)] = (score, entity, entry)
        return sorted(best.values(), key=lambda found: -found[0])

    def evidence(self, entity: Entity, entry: Entry) -> tuple[int, int, int]:
        """The nearest words before that name the entity, not a pronoun for it."""
        position = bisect_right(entity.mentions, (entry.line, entry.start, _FAR))
        if position:
            line, start, end = entity.mentions[position - 1]
            phrase = self.whole(line, start, end)
            return line, phrase[0], phrase[1]
        return entry.line, entry.start, entry.end

    def whole(self, index: int, start: int, end: int) -> tuple[int, int]:
        """A name with the subject phrase around it."""
        clause = with_subject(self.clauses[index], start, end)
        if clause is not None and clause.subject is not None:
            return clause.subject.start, clause.subject.end
        return start, end

    def last_words(self, entity: Entity) -> tuple[int, int, int]:
        """The words that last named an entity up to the line being read."""
        position = bisect_right(entity.mentions, (self.line, _FAR, _FAR))
        line, start, end = entity.mentions[max(0, position - 1)]
        first, last = self.whole(line, start, end)
        return line, first, last
