"""The headings that the quotes of a large archive stand under, as numbers: who is one speaker, and what each is called.

Equal names, and descriptions of one role, come first, in the order of their likeness; then the speakers that the
speakers file or the log of merges has changed, for which `speakers.Speakers` is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from quotedesk.index.ledger import NOBODY, UNCERTAIN, Ints, Ledger, Mask, Numbers, Said, paired
from quotedesk.index.likeness import name_likeness, role_likeness
from quotedesk.index.model import NameCount
from quotedesk.index.names import name_key
from quotedesk.index.roles import description_key
from quotedesk.index.speaker_log import LogEntry
from quotedesk.index.speakers import Speakers
from quotedesk.index.speakers_file import SpeakersFile
from quotedesk.index.tally import Tally


class Headings:
    """Those of one snapshot. Read only."""

    def __init__(self, ledger: Ledger, known: SpeakersFile, changes: Sequence[LogEntry] = ()) -> None:
        """`changes` are the merges and splits in force, oldest first."""
        self._ledger = ledger
        self._role_names = {description_key(text): role.name for role in known.roles for text in role.descriptions}
        self._likeness, headings = np.unique(self._likeness_of_voices(), return_inverse=True)
        self.heading_of_voice: Numbers = headings.astype(np.int32)
        self.n_plain = len(self._likeness)
        """Headings of equal names and roles; the others follow."""
        changed = self._changed(known, changes)
        self.known = Speakers(self._printed(changed), known, changes)
        self._titles: dict[int, str] = {}
        """Of the headings that were asked for."""
        self._ids: list[str] = []
        """Of the headings that file and log have changed."""
        self._numbers: dict[str, int] = {}
        direct, indirect = (self._headings(said, changed) for said in (ledger.direct, ledger.indirect))
        self.tally = Tally(ledger, direct, indirect, len(self))
        self.named: Mask = np.ones(len(self), np.bool_)
        """Of each heading whether it is a speaker's, not a role."""
        self.named[self.heading_of_voice[~ledger.named]] = False
        self.is_changed = changed
        """Of each heading of equal names whether another one may have its quotes."""

    def __len__(self) -> int:
        """Numbers of headings, with some that have no quotes."""
        return self.n_plain + len(self._ids)

    # Which heading a quote stands under

    def _likeness_of_voices(self) -> Ints:
        """As the index has it, but for descriptions that the speakers file puts under a role."""
        likeness = self._ledger.likeness
        if not self._role_names:
            return likeness
        likeness = likeness.copy()
        for voice in self._descriptions():
            if role := self._role_names.get(description_key(self._ledger.voices[voice])):
                likeness[voice] = role_likeness(role)
        return likeness

    def _descriptions(self) -> list[int]:
        found: list[int] = np.flatnonzero(~self._ledger.named).tolist()
        return found

    def _changed(self, known: SpeakersFile, changes: Sequence[LogEntry]) -> Mask:
        """The headings of equal names that the file or the log speaks of: they may stand under others."""
        names = [name for speaker in known.speakers for name in (speaker.name, *speaker.aliases)]
        for change in changes:
            names += [change.source_id.replace("-", " "), change.target_id.replace("-", " "), *change.spellings]
        changed = np.zeros(self.n_plain, np.bool_)
        changed[[number for number in map(self.of_name, names) if number is not None]] = True
        return changed

    def of_name(self, name: str) -> int | None:
        return self._place(name_likeness(name))

    def _place(self, likeness: int) -> int | None:
        place = int(np.searchsorted(self._likeness, likeness))
        return place if place < self.n_plain and self._likeness[place] == likeness else None

    def _printed(self, headings: Mask) -> Iterator[NameCount]:
        """What articles print of some headings."""
        said = self._ledger.direct.of(headings[self.heading_of_voice])
        for voice, article_id, n_quotes in self._ledger.pairs(said):
            yield NameCount(self._ledger.voices[voice], None, article_id, n_quotes)

    def _headings(self, said: Said, changed: Mask) -> Numbers:
        """The heading of each quote; `NOBODY` and `UNCERTAIN` stay."""
        found: Numbers = np.append(self.heading_of_voice, np.array([UNCERTAIN, NOBODY], np.int32))[said.voice]
        rows = np.flatnonzero(np.append(changed[self.heading_of_voice], [False, False])[said.voice])
        if len(rows):
            pairs, which = np.unique(paired(said.voice[rows], said.article[rows]), return_inverse=True)
            ledger = self._ledger
            owners = [
                self.known.owner(ledger.voices[pair >> 32], ledger.article_ids[pair & 0xFFFFFFFF])
                for pair in pairs.tolist()
            ]
            found[rows] = np.array([self._number(owner) for owner in owners], np.int32)[which]
        return found

    def _number(self, speaker_id: str) -> int:
        if speaker_id not in self._numbers:
            self._numbers[speaker_id] = self.n_plain + len(self._ids)
            self._ids.append(speaker_id)
        return self._numbers[speaker_id]

    def number_of(self, speaker_id: str) -> int | None:
        """Of a speaker."""
        if speaker_id in self._numbers:
            return self._numbers[speaker_id]
        number = self.of_name(speaker_id.replace("-", " "))
        return None if number is None or self.is_changed[number] else number

    def number_of_role(self, role: str) -> int | None:
        return self._place(role_likeness(role))

    @cached_property
    def roles(self) -> list[int]:
        """The numbers of the headings for unnamed sources."""
        found: list[int] = np.flatnonzero(~self.named).tolist()
        return found

    # What they are called

    def is_named(self, number: int) -> bool:
        return bool(self.named[number])

    def voices(self, number: int) -> list[int]:
        """The voices of a heading of equal names, or of a role."""
        order, starts = self.by_heading
        found: list[int] = order[starts[number] : starts[number + 1]].tolist()
        return found

    @cached_property
    def by_heading(self) -> tuple[Numbers, Ints]:
        order = np.argsort(self.heading_of_voice, kind="stable").astype(np.int32)
        return order, np.searchsorted(self.heading_of_voice[order], np.arange(self.n_plain + 1))

    @cached_property
    def voice_counts(self) -> tuple[Ints, Ints]:
        """Of each voice, direct and indirect quotes."""
        size = len(self._ledger.named)
        direct, indirect = self._ledger.direct.voice, self._ledger.indirect.voice
        return np.bincount(direct[direct >= 0], minlength=size), np.bincount(indirect[indirect >= 0], minlength=size)

    def _spellings(self, number: int) -> Counter[str]:
        """Spellings of a heading of equal names by direct quotes; where it has none, by indirect ones."""
        voices = self.voices(number)
        if len(voices) == 1:
            return Counter({self._ledger.voices[voices[0]]: 1})
        for counts in self.voice_counts:
            found: Counter[str] = Counter()
            for voice in voices:
                found[self._ledger.voices[voice]] += int(counts[voice])
            if any(found.values()):
                return +found
        return Counter()

    def title(self, number: int) -> str:
        """The name of a speaker, or of a role."""
        if number not in self._titles:
            self._titles[number] = self._title(number)
        return self._titles[number]

    def _title(self, number: int) -> str:
        if number >= self.n_plain:
            return self.known.name(self._ids[number - self.n_plain]) or self._printed_so(number)
        if not self.named[number]:
            return self.known.role_of(self._ledger.voices[self.voices(number)[0]])
        totals = self._spellings(number)
        return min(totals, key=lambda spelling: (-totals[spelling], -len(spelling), spelling), default="")

    def _printed_so(self, number: int) -> str:
        """A name of a changed heading that has indirect speech only."""
        return self._ledger.voices[int(self.tally.indirect(number).voice[0])]

    def id(self, number: int) -> str:
        """A speaker's id, or the role itself."""
        if number >= self.n_plain:
            return self._ids[number - self.n_plain]
        if not self.named[number]:
            return self.title(number)
        return min(map(name_key, self._spellings(number)), default="").replace(" ", "-")

    def aliases(self, number: int) -> tuple[str, ...]:
        """Other names of a speaker, or the descriptions under a role, each once."""
        if number >= self.n_plain:
            speaker_id = self._ids[number - self.n_plain]
            return self.known.speaker(speaker_id).aliases if speaker_id in self.known else ()
        if not self.named[number]:
            return tuple(sorted({self._ledger.voices[voice] for voice in self.voices(number)}))
        return (
            () if len(self.voices(number)) == 1 else tuple(sorted(set(self._spellings(number)) - {self.title(number)}))
        )
