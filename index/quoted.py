"""The speakers and roles of a large archive, counted in flat columns: what is shown of them is made when it is shown.

It answers as `speakers.Speakers` does, which it asks for those that the speakers file or the log of merges names. A
heading is a number: those of equal names first, then those that file and log have changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Literal

import numpy as np

from quotedesk.index.found_speakers import Found, unnamed
from quotedesk.index.ledger import NOBODY, UNCERTAIN, Ints, Ledger, Mask, Said
from quotedesk.index.likeness import name_likeness, role_likeness
from quotedesk.index.model import Description, NameCount, Quote, QuoteSpeaker, Role, Speaker
from quotedesk.index.names import is_plain, name_key, name_keys
from quotedesk.index.roles import description_key
from quotedesk.index.speaker_changes import Changeable
from quotedesk.index.speaker_log import LogEntry
from quotedesk.index.speakers import Speakers
from quotedesk.index.speakers_file import SpeakersFile
from quotedesk.index.tally import Tally
from quotedesk.index.text import fold

HeadingOrder = Literal["count", "name", "latest"]


class Quoted(Changeable):
    """Who is quoted in one snapshot of an archive. Read only."""

    def __init__(self, ledger: Ledger, known: SpeakersFile, changes: Sequence[LogEntry] = ()) -> None:
        """`changes` are the merges and splits in force, oldest first."""
        self._ledger = ledger
        self._role_names = {description_key(text): role.name for role in known.roles for text in role.descriptions}
        self._likeness, self._heading_of_voice = np.unique(self._likeness_of_voices(), return_inverse=True)
        self._n_plain = len(self._likeness)
        changed = self._changed(known, changes)
        self._known = Speakers(self._printed(changed), known, changes)
        self._titles: dict[int, str] = {}
        self._speaker_ids: dict[int, str] = {}
        """Of the headings that were asked for."""
        self._ids: list[str] = []
        """Of the headings that file and log have changed."""
        self._numbers: dict[str, int] = {}
        direct, indirect = (self._headings(said, changed) for said in (ledger.direct, ledger.indirect))
        self.tally = Tally(ledger, direct, indirect, len(self))
        self._is_named = np.ones(len(self), np.bool_)
        self._is_named[self._heading_of_voice[~ledger.named]] = False
        self._changed_plain = changed

    def __len__(self) -> int:
        """Numbers of headings, with some that have no quotes."""
        return self._n_plain + len(self._ids)

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
        changed = np.zeros(self._n_plain, np.bool_)
        changed[[number for number in map(self._plain, names) if number is not None]] = True
        return changed

    def _plain(self, name: str) -> int | None:
        return self._place(name_likeness(name))

    def _place(self, likeness: int) -> int | None:
        place = int(np.searchsorted(self._likeness, likeness))
        return place if place < self._n_plain and self._likeness[place] == likeness else None

    def _printed(self, headings: Mask) -> Iterator[NameCount]:
        """What articles print of some headings."""
        said = self._ledger.direct.of(headings[self._heading_of_voice])
        for voice, article_id, n_quotes in self._ledger.pairs(said):
            yield NameCount(self._ledger.voices[voice], None, article_id, n_quotes)

    def _headings(self, said: Said, changed: Mask) -> Ints:
        """The heading of each quote; `NOBODY` and `UNCERTAIN` stay."""
        found = np.append(self._heading_of_voice, [UNCERTAIN, NOBODY])[said.voice]
        rows = np.flatnonzero(np.append(changed[self._heading_of_voice], [False, False])[said.voice])
        if len(rows):
            pairs, which = np.unique(said.voice[rows] << 32 | said.article[rows], return_inverse=True)
            ledger = self._ledger
            owners = [
                self._known.owner(ledger.voices[pair >> 32], ledger.article_ids[pair & 0xFFFFFFFF])
                for pair in pairs.tolist()
            ]
            found[rows] = np.array([self._number(owner) for owner in owners], np.int64)[which]
        return found

    def _number(self, speaker_id: str) -> int:
        if speaker_id not in self._numbers:
            self._numbers[speaker_id] = self._n_plain + len(self._ids)
            self._ids.append(speaker_id)
        return self._numbers[speaker_id]

    def number_of(self, speaker_id: str) -> int | None:
        """Of a speaker."""
        if speaker_id in self._numbers:
            return self._numbers[speaker_id]
        number = self._plain(speaker_id.replace("-", " "))
        return None if number is None or self._changed_plain[number] else number

    def number_of_role(self, role: str) -> int | None:
        return self._place(role_likeness(role))

    # Counts

    @cached_property
    def _counts(self) -> Ints:
        return self.tally.n_quotes()

    def n_by(self) -> tuple[int, int, int, int]:
        """Quotes by named speakers, by unnamed sources, by one of several people, and by nobody."""
        counts, tally = self._counts, self.tally
        named, unnamed = int(counts[self._is_named].sum()), int(counts[~self._is_named].sum())
        return named, unnamed, len(tally.direct(UNCERTAIN).voice), len(tally.direct(NOBODY).voice)

    # Headings

    def is_named(self, number: int) -> bool:
        return bool(self._is_named[number])

    def _voices(self, number: int) -> list[int]:
        """The voices of a heading of equal names, or of a role."""
        order, starts = self._by_heading
        found: list[int] = order[starts[number] : starts[number + 1]].tolist()
        return found

    @cached_property
    def _by_heading(self) -> tuple[Ints, Ints]:
        order = np.argsort(self._heading_of_voice, kind="stable")
        return order, np.searchsorted(self._heading_of_voice[order], np.arange(self._n_plain + 1))

    @cached_property
    def _voice_counts(self) -> tuple[Ints, Ints]:
        """Of each voice, direct and indirect quotes."""
        size = len(self._ledger.named)
        direct, indirect = self._ledger.direct.voice, self._ledger.indirect.voice
        return np.bincount(direct[direct >= 0], minlength=size), np.bincount(indirect[indirect >= 0], minlength=size)

    def _spellings(self, number: int) -> Counter[str]:
        """Spellings of a heading of equal names by direct quotes; where it has none, by indirect ones."""
        voices = self._voices(number)
        if len(voices) == 1:
            return Counter({self._ledger.voices[voices[0]]: 1})
        for counts in self._voice_counts:
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
        if number >= self._n_plain:
            return self._known.name(self._ids[number - self._n_plain]) or self._printed_so(number)
        if not self._is_named[number]:
            return self.role_of(self._ledger.voices[self._voices(number)[0]])
        totals = self._spellings(number)
        return min(totals, key=lambda spelling: (-totals[spelling], -len(spelling), spelling), default="")

    def _printed_so(self, number: int) -> str:
        """A name of a changed heading that has indirect speech only."""
        return self._ledger.voices[int(self.tally.indirect(number).voice[0])]

    def id(self, number: int) -> str:
        """A speaker's id, or the role itself."""
        if number >= self._n_plain:
            return self._ids[number - self._n_plain]
        if not self._is_named[number]:
            return self.title(number)
        return min(map(name_key, self._spellings(number)), default="").replace(" ", "-")

    def aliases(self, number: int) -> tuple[str, ...]:
        """Other names of a speaker, or the descriptions under a role, each once."""
        if number >= self._n_plain:
            speaker_id = self._ids[number - self._n_plain]
            return self._known.speaker(speaker_id).aliases if speaker_id in self._known else ()
        if not self._is_named[number]:
            return tuple(sorted({self._ledger.texts[voice] for voice in self._voices(number)}))
        return (
            () if len(self._voices(number)) == 1 else tuple(sorted(set(self._spellings(number)) - {self.title(number)}))
        )

    def speaker_at(self, number: int) -> Speaker:
        """A named one."""
        n_quotes, n_articles = int(self._counts[number]), int(self.tally.n_articles[number])
        if number < self._n_plain and len(voices := self._voices(number)) == 1:
            name = self._ledger.voices[voices[0]]
            return Speaker(name_key(name).replace(" ", "-"), name, (), n_quotes, n_articles)
        return Speaker(self.id(number), self.title(number), self.aliases(number), n_quotes, n_articles)

    def n_descriptions(self, number: int, *, indirect: bool = False) -> tuple[int, int]:
        """Of a role: how many descriptions, each of its own article, and in how many articles."""
        parts = [self.tally.direct(number)] + ([self.tally.indirect(number)] if indirect else [])
        pairs = {
            (self._ledger.voices[voice], article)
            for said in parts
            for voice, article in zip(said.voice.tolist(), said.article.tolist(), strict=True)
        }
        return len(pairs), len({article for _, article in pairs})

    def role_at(self, number: int) -> Role:
        said = self.tally.direct(number)
        found = [
            Description(self._ledger.texts[voice], article_id, count)
            for voice, article_id, count in self._ledger.pairs(said)
        ]
        return Role(self.title(number), tuple(sorted(found, key=lambda each: (each.article_id, each.text))))

    # All headings

    @cached_property
    def folded(self) -> list[str]:
        """Of each heading its name and other names, or its descriptions, folded, a line each: what a filter reads."""
        voices = _folded(self._ledger.texts)
        order, starts = self._by_heading
        first = order[starts[:-1]].tolist() if self._n_plain else []
        found = [voices[voice] for voice in first]
        several = np.flatnonzero(starts[1:] - starts[:-1] > 1).tolist()
        texts = self._ledger.texts
        spelled = [number for number in several if len({texts[voice] for voice in self._voices(number)}) > 1]
        for number in {*spelled, *self._odd}:
            found[number] = "\n".join(map(fold, (self.title(number), *self.aliases(number))))
        for number in range(self._n_plain, len(self)):
            found.append("\n".join(map(fold, (self.title(number), *self.aliases(number)))))
        return found

    @property
    def _odd(self) -> list[int]:
        """Roles: their name is not their description."""
        found: list[int] = np.flatnonzero(~self._is_named[: self._n_plain]).tolist()
        return found

    def ordered(self, order: HeadingOrder, *, indirect: bool = False) -> Ints:
        """The numbers of the headings that have quotes: named speakers, then roles."""
        counts = self.tally.n_quotes(indirect=indirect)
        numbers = np.flatnonzero(counts)
        is_role = ~self._is_named[numbers]
        keys: list[Ints] = [self._rank[numbers], is_role.astype(np.int64)]
        if order != "name":
            keys.insert(1, -counts[numbers])
        if order == "latest":
            keys.insert(2, -self.tally.latest(indirect=indirect)[numbers])
        found: Ints = numbers[np.lexsort(keys)]
        return found

    def with_words(self, numbers: Ints, wanted: Sequence[str]) -> Ints:
        """Those of some headings one of whose names or descriptions holds all of some folded words."""
        lines = self.folded
        found = np.zeros(len(self), np.bool_)
        if not wanted:
            return numbers
        first, *others = wanted
        matched = [number for number, line in enumerate(lines) if first in line]
        if others:
            matched = [
                number
                for number in matched
                if any(all(word in name for word in wanted) for name in lines[number].split("\n"))
            ]
        found[matched] = True
        return numbers[found[numbers]]

    def only_named(self, numbers: Ints) -> Ints:
        return numbers[self._is_named[numbers]]

    def places(self, numbers: Ints, wanted: Collection[int]) -> list[int]:
        """Where some headings stand in a list of numbers, in its order."""
        is_wanted = np.zeros(len(self), np.bool_)
        is_wanted[[number for number in wanted if number < len(self)]] = True
        found: list[int] = np.flatnonzero(is_wanted[numbers]).tolist()
        return found

    @cached_property
    def _rank(self) -> Ints:
        """The place of each heading by name, of roles without their articles."""
        names = [*self.folded]
        for number in self._odd:
            names[number] = description_key(self.title(number))
        rank = np.empty(len(self), np.int64)
        rank[sorted(range(len(self)), key=names.__getitem__)] = np.arange(len(self))
        return rank

    def named(self) -> list[Speaker]:
        """Speakers with quotes in the archive, by number of quotes, then name."""
        return list(self.each_named())

    def each_named(self) -> Iterator[Speaker]:
        """The same one by one."""
        return (self.speaker_at(number) for number in self.ordered("count").tolist() if self._is_named[number])

    def roles(self) -> list[Role]:
        """Headings for unnamed sources, by number of quotes, then name; each description of each article apart."""
        numbers = [number for number in self.ordered("count").tolist() if not self._is_named[number]]
        return [self.role_at(number) for number in numbers]

    def beside(self, speaker_id: str) -> list[tuple[Speaker, int]]:
        """Named speakers quoted in the same articles as one, and in how many: by that number, then name."""
        number = self.number_of(speaker_id)
        if number is None:
            return []
        counts = self.tally.beside(number)
        counts[~self._is_named] = 0
        numbers = np.flatnonzero(counts)
        order = numbers[np.lexsort((self._rank[numbers], -counts[numbers]))].tolist()
        return [(self.speaker_at(each), int(counts[each])) for each in order]

    # Whose a quote is, and whom a typed name stands for

    def resolved(self, quote: Quote) -> Quote:
        """`quote` with the archive's name and id for its speaker, or the role of its unnamed source."""
        speaker = quote.speaker
        if quote.attribution.how in ("uncertain", "none"):
            return quote
        if speaker.name is not None:
            number = self._plain(speaker.name)
            if number is None or self._changed_plain[number]:
                return self._known.resolved(quote)
            if number not in self._speaker_ids:
                self._speaker_ids[number] = self.id(number)
            return replace(quote, speaker=replace(speaker, name=self.title(number), id=self._speaker_ids[number]))
        if speaker.label:
            return replace(quote, speaker=QuoteSpeaker(speaker.label, None, None, self.role_of(speaker.label)))
        return quote

    def under(self, number: int) -> Callable[[Quote], bool]:
        """Whether a resolved quote stands under a heading, `NOBODY` or `UNCERTAIN`."""
        if number == UNCERTAIN:
            return lambda quote: quote.attribution.how == "uncertain"
        if number == NOBODY:
            return lambda quote: quote.attribution.how != "uncertain" and not (quote.speaker.id or quote.speaker.role)
        wanted = self.id(number)
        if self._is_named[number]:
            return lambda quote: quote.speaker.id == wanted
        return lambda quote: quote.speaker.role == wanted

    def role_of(self, description: str) -> str:
        """The heading for an unnamed source: the speakers file's, or its head noun with its country or institution."""
        return self._known.role_of(description)

    def find(self, typed: str) -> Found:
        key = name_key(typed)
        if not key:
            return Found()
        if found := self._known.exactly(typed):
            return found
        number = self._plain(typed)
        if number is not None and not self._changed_plain[number] and self._counts[number]:
            return self._found([number])
        wanted = set(key.split())
        others = self._known.found(self._known.holding(wanted), key)
        plain = self._found([number for number in self._holding(wanted) if self._is_named[number]])
        if plain or others:
            both = (plain.speaker_ids | others.speaker_ids, plain.names | others.names)
            return Found(*both, frozenset(), others.besides, others.notes)
        return self._unnamed(typed, wanted)

    def _found(self, numbers: Sequence[int]) -> Found:
        names = frozenset(self._ledger.texts[voice] for number in numbers for voice in self._voices(number))
        return Found(frozenset(map(self.id, numbers)), names)

    def _holding(self, wanted: Collection[str]) -> list[int]:
        """The quoted headings of equal names, and roles, one of whose names or descriptions holds some words."""
        voices = [voice for voice, key in enumerate(self._keys) if all(word in key for word in wanted)]
        direct = self._voice_counts[0]
        exact = [voice for voice in voices if direct[voice] and set(wanted) <= set(self._keys[voice].split())]
        numbers = dict.fromkeys(self._heading_of_voice[exact].tolist()) if exact else {}
        return [number for number in numbers if self._counts[number] and not self._changed_plain[number]]

    @cached_property
    def _keys(self) -> list[str]:
        return name_keys(self._ledger.texts)

    def _unnamed(self, typed: str, wanted: set[str]) -> Found:
        labels = []
        texts = self._ledger.texts
        for number in self._odd:
            in_role = wanted <= set(name_key(self.title(number)).split())
            voices = [v for v in self._voices(number) if in_role or wanted <= set(self._keys[v].split())]
            if voices:
                said = self.tally.direct(number)
                labels += [texts[voice] for voice in said.counted()[0].tolist() if voice in voices]
        return unnamed(typed, labels)

    def called(self, printed: str) -> str:
        """The name of the speaker whom articles print so; `printed` itself when that is nobody by name."""
        number = self._plain(printed)
        if number is None or self._changed_plain[number]:
            return self._known.called(printed)
        return self.title(number) or printed

    def by_id(self, speaker_id: str) -> Found:
        """A speaker by id; an empty answer for an unknown one."""
        number = self.number_of(speaker_id)
        if number is None or number >= self._n_plain:
            return self._known.by_id(speaker_id)
        return self._found([number])

    def by_role(self, role: str) -> Found:
        """The descriptions that stand under a role."""
        number = self._place(role_likeness(role))
        return Found(labels=frozenset(self.aliases(number))) if number is not None else Found()

    # What merging and parting ask

    def speaker(self, identity: str) -> Speaker:
        number = self.number_of(identity)
        return self.speaker_at(number) if number is not None else self._known.speaker(identity)

    def describes(self, typed: str) -> bool:
        wanted = description_key(typed)
        quoted = np.flatnonzero(~self._ledger.named & (self._voice_counts[0] > 0)).tolist()
        return any(description_key(self._ledger.texts[voice]) == wanted for voice in quoted)

    def is_taken(self, name: str) -> bool:
        number = self._plain(name)
        return self._known.is_taken(name) or (number is not None and bool(self._counts[number]))

    def n_parted(self, speaker_id: str, articles: Collection[str], spellings: Collection[str]) -> int:
        number = self.number_of(speaker_id)
        if number is None:
            return 0
        said = self.tally.direct(number)
        return sum(
            count
            for voice, article_id, count in self._ledger.pairs(said)
            if article_id in articles or self._ledger.voices[voice] in spellings
        )


def _folded(texts: Sequence[str]) -> list[str]:
    """Each text folded: those of plain letters, which are most, all at once."""
    whole = "\n".join(texts)
    if whole.isascii() and whole.count("\n") + 1 == len(texts):
        return fold(whole).split("\n")
    plain = iter(fold("\n".join(filter(is_plain, texts))).split("\n"))
    return [next(plain) if is_plain(text) else fold(text) for text in texts]
