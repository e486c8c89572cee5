"""Which merges and splits of speakers can be made: what has to be so before one is written into the log."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection

from quotedesk.index.errors import NotFound, Refused
from quotedesk.index.found_speakers import Found
from quotedesk.index.model import Speaker
from quotedesk.index.names import given_names_differ, name_key


class Changeable(ABC):
    """The speakers of an archive, of which two can become one, or one two."""

    @abstractmethod
    def find(self, typed: str) -> Found:
        """Whom `typed` names: a name or alias as a whole, else every name that holds its words, else roles and
        descriptions that do. Nobody gives an empty answer."""

    @abstractmethod
    def speaker(self, identity: str) -> Speaker:
        """One of them by id."""

    @abstractmethod
    def describes(self, typed: str) -> bool:
        """Whether an unnamed source is described so."""

    @abstractmethod
    def is_taken(self, name: str) -> bool:
        """Whether a name is a speaker's already."""

    @abstractmethod
    def n_parted(self, speaker_id: str, articles: Collection[str], spellings: Collection[str]) -> int:
        """How many quotes of a speaker stand in some articles, or under some spellings of the name."""

    def one(self, typed: str) -> Speaker:
        """The one named speaker that `typed` stands for.

        Raises NotFound when nobody of that name is quoted, Refused for unnamed sources and for several speakers.
        """
        found = self.find(typed)
        if found.labels or self.describes(typed):
            raise Refused(
                f"{typed} is unnamed, and its descriptions are not known to be the same person; nothing changed"
            )
        if not found:
            raise NotFound(f"no quote in this archive is by {typed}")
        if len(found.speaker_ids) > 1:
            names = ", ".join(sorted(self.speaker(each).name for each in found.speaker_ids))
            raise Refused(f"{typed} could be {names}; give the name in full")
        return self.speaker(next(iter(found.speaker_ids)))

    def to_merge(self, source: str, target: str, *, sure: bool) -> tuple[Speaker, Speaker]:
        """The two speakers that a merge would join: the same one twice when they are one already.

        Raises as `one` does and, unless `sure`, Refused when the given names differ.
        """
        first, second = self.one(source), self.one(target)
        if first.id != second.id and not sure and given_names_differ(first.name, second.name):
            raise Refused(
                f"{first.name} and {second.name} have different given names; nothing changed. "
                "Merge them all the same with --yes"
            )
        return first, second

    def to_part(
        self, speaker: Speaker, articles: Collection[str], spellings: Collection[str], name: str
    ) -> tuple[str, int]:
        """The id of the new speaker of a split, and how many quotes it takes.

        Raises Refused when it would take none or all of them, or when the new name is somebody's already.
        """
        if self.is_taken(name):
            raise Refused(f"{name} is a speaker of this archive already; give the new one another name with --as")
        n_quotes = self.n_parted(speaker.id, articles, spellings)
        if n_quotes in (0, speaker.n_quotes):
            share = "none" if n_quotes == 0 else "all"
            raise Refused(f"{share} of the quotes by {speaker.name} would move; nothing changed")
        return name_key(name).replace(" ", "-"), n_quotes
