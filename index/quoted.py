"""The speakers and roles of a large archive, counted in flat columns: what is shown of them is made when it is shown.

It answers as `speakers.Speakers` does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from quotedesk.index.found_speakers import Found, unnamed
from quotedesk.index.heading_order import HeadingOrder
from quotedesk.index.headings import Headings
from quotedesk.index.ledger import NOBODY, UNCERTAIN, Ints, Ledger
from quotedesk.index.model import Description, Quote, QuoteSpeaker, Role, Speaker
from quotedesk.index.names import name_key, name_keys
from quotedesk.index.roles import description_key
from quotedesk.index.speaker_changes import Changeable
from quotedesk.index.speaker_log import LogEntry
from quotedesk.index.speakers_file import SpeakersFile
from quotedesk.index.text import fold


class Quoted(Changeable):
    """Who is quoted in one snapshot of an archive. Read only."""

    def __init__(self, ledger: Ledger, known: SpeakersFile, changes: Sequence[LogEntry] = ()) -> None:
        """`changes` are the merges and splits in force, oldest first."""
        self._ledger = ledger
        self.headings = Headings(ledger, known, changes)
        self.tally = self.headings.tally
        self._speaker_ids: dict[int, str] = {}
        """Of the headings that were asked for."""

    @cached_property
    def order(self) -> HeadingOrder:
        """All headings in an order."""
        return HeadingOrder(self.headings, self._ledger.voices.all())

    # Counts

    @cached_property
    def _counts(self) -> Ints:
        return self.tally.n_quotes()

    def n_by(self) -> tuple[int, int, int, int]:
        """Quotes by named speakers, by unnamed sources, by one of several people, and by nobody."""
        counts, tally = self._counts, self.tally
        named = self.headings.named
        by_named, by_unnamed = int(counts[named].sum()), int(counts[~named].sum())
        return by_named, by_unnamed, len(tally.direct(UNCERTAIN).voice), len(tally.direct(NOBODY).voice)

    # Headings

    def speaker_at(self, number: int) -> Speaker:
        """A named one."""
        n_quotes, n_articles = int(self._counts[number]), int(self.tally.n_articles[number])
        if number < self.headings.n_plain and len(voices := self.headings.voices(number)) == 1:
            name = self._ledger.voices[voices[0]]
            return Speaker(name_key(name).replace(" ", "-"), name, (), n_quotes, n_articles)
        of = self.headings
        return Speaker(of.id(number), of.title(number), of.aliases(number), n_quotes, n_articles)

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
            Description(self._ledger.voices[voice], article_id, count)
            for voice, article_id, count in self._ledger.pairs(said)
        ]
        return Role(self.headings.title(number), tuple(sorted(found, key=lambda each: (each.article_id, each.text))))

    def named(self) -> list[Speaker]:
        """Speakers with quotes in the archive, by number of quotes, then name."""
        return list(self.each_named())

    def each_named(self, beginning: str = "") -> Iterator[Speaker]:
        """The same one by one; those whose name begins so, whatever its case."""
        numbers = self.order.only_named(self.order.ordered("count")).tolist()
        wanted = fold(beginning)
        return (self.speaker_at(number) for number in numbers if self.order.folded[number].startswith(wanted))

    def roles(self) -> list[Role]:
        """Headings for unnamed sources, by number of quotes, then name; each description of each article apart."""
        numbers = [number for number in self.order.ordered("count").tolist() if not self.headings.named[number]]
        return [self.role_at(number) for number in numbers]

    def beside(self, speaker_id: str, most: int | None = None) -> list[tuple[Speaker, int]]:
        """Named speakers quoted in the same articles as one, and in how many: by that number, then name, the first of
        them."""
        number = self.headings.number_of(speaker_id)
        if number is None:
            return []
        counts = self.tally.beside(number)
        counts[~self.headings.named] = 0
        numbers = np.flatnonzero(counts)
        order = numbers[np.lexsort((self.order.rank[numbers], -counts[numbers]))][:most].tolist()
        return [(self.speaker_at(each), int(counts[each])) for each in order]

    # Whose a quote is, and whom a typed name stands for

    def resolved(self, quote: Quote) -> Quote:
        """`quote` with the archive's name and id for its speaker, or the role of its unnamed source."""
        speaker = quote.speaker
        if quote.attribution.how in ("uncertain", "none"):
            return quote
        if speaker.name is not None:
            number = self.headings.of_name(speaker.name)
            if number is None or self.headings.is_changed[number]:
                return self.headings.known.resolved(quote)
            if number not in self._speaker_ids:
                self._speaker_ids[number] = self.headings.id(number)
            name, identity = self.headings.title(number), self._speaker_ids[number]
            return replace(quote, speaker=replace(speaker, name=name, id=identity))
        if speaker.label:
            return replace(quote, speaker=QuoteSpeaker(speaker.label, None, None, self.role_of(speaker.label)))
        return quote

    def under(self, number: int) -> Callable[[Quote], bool]:
        """Whether a resolved quote stands under a heading, `NOBODY` or `UNCERTAIN`."""
        if number == UNCERTAIN:
            return lambda quote: quote.attribution.how == "uncertain"
        if number == NOBODY:
            return lambda quote: quote.attribution.how != "uncertain" and not (quote.speaker.id or quote.speaker.role)
        wanted = self.headings.id(number)
        if self.headings.named[number]:
            return lambda quote: quote.speaker.id == wanted
        return lambda quote: quote.speaker.role == wanted

    def role_of(self, description: str) -> str:
        """The heading for an unnamed source: the speakers file's, or its head noun with its country or institution."""
        return self.headings.known.role_of(description)

    def find(self, typed: str) -> Found:
        key = name_key(typed)
        if not key:
            return Found()
        if found := self.headings.known.exactly(typed):
            return found
        number = self.headings.of_name(typed)
        if number is not None and not self.headings.is_changed[number] and self._counts[number]:
            return self._found([number])
        wanted = set(key.split())
        others = self.headings.known.found(self.headings.known.holding(wanted), key)
        plain = self._found([number for number in self._holding(wanted) if self.headings.named[number]])
        if plain or others:
            both = (plain.speaker_ids | others.speaker_ids, plain.names | others.names)
            return Found(*both, frozenset(), others.besides, others.notes)
        return self._unnamed(typed, wanted)

    def _found(self, numbers: Sequence[int]) -> Found:
        names = frozenset(self._ledger.voices[voice] for number in numbers for voice in self.headings.voices(number))
        return Found(frozenset(map(self.headings.id, numbers)), names)

    def _holding(self, wanted: Collection[str]) -> list[int]:
        """The quoted headings of equal names, and roles, one of whose names or descriptions holds some words."""
        first, *others = sorted(wanted, key=len, reverse=True)
        voices = [voice for voice, key in enumerate(self._keys) if first in key]
        if others:
            voices = [voice for voice in voices if all(word in self._keys[voice] for word in others)]
        direct = self.headings.voice_counts[0]
        exact = [voice for voice in voices if direct[voice] and set(wanted) <= set(self._keys[voice].split())]
        numbers = dict.fromkeys(self.headings.heading_of_voice[exact].tolist()) if exact else {}
        return [number for number in numbers if self._counts[number] and not self.headings.is_changed[number]]

    @cached_property
    def _keys(self) -> list[str]:
        return name_keys(self._ledger.voices.all())

    def _unnamed(self, typed: str, wanted: set[str]) -> Found:
        labels = []
        for number in self.headings.roles:
            in_role = wanted <= set(name_key(self.headings.title(number)).split())
            voices = [v for v in self.headings.voices(number) if in_role or wanted <= set(self._keys[v].split())]
            if voices:
                said = self.tally.direct(number)
                labels += [self._ledger.voices[voice] for voice in said.counted()[0].tolist() if voice in voices]
        return unnamed(typed, labels)

    def called(self, printed: str) -> str:
        """The name of the speaker whom articles print so; `printed` itself when that is nobody by name."""
        number = self.headings.of_name(printed)
        if number is None or self.headings.is_changed[number]:
            return self.headings.known.called(printed)
        return self.headings.title(number) or printed

    def by_id(self, speaker_id: str) -> Found:
        """A speaker by id; an empty answer for an unknown one."""
        number = self.headings.number_of(speaker_id)
        if number is None or number >= self.headings.n_plain:
            return self.headings.known.by_id(speaker_id)
        return self._found([number])

    def by_role(self, role: str) -> Found:
        """The descriptions that stand under a role."""
        number = self.headings.number_of_role(role)
        return Found(labels=frozenset(self.headings.aliases(number))) if number is not None else Found()

    # What merging and parting ask

    def speaker(self, identity: str) -> Speaker:
        number = self.headings.number_of(identity)
        return self.speaker_at(number) if number is not None else self.headings.known.speaker(identity)

    def describes(self, typed: str) -> bool:
        wanted = description_key(typed)
        quoted = np.flatnonzero(~self._ledger.named & (self.headings.voice_counts[0] > 0)).tolist()
        return any(description_key(self._ledger.voices[voice]) == wanted for voice in quoted)

    def is_taken(self, name: str) -> bool:
        number = self.headings.of_name(name)
        return self.headings.known.is_taken(name) or (number is not None and bool(self._counts[number]))

    def n_parted(self, speaker_id: str, articles: Collection[str], spellings: Collection[str]) -> int:
        number = self.headings.number_of(speaker_id)
        if number is None:
            return 0
        said = self.tally.direct(number)
        return sum(
            count
            for voice, article_id, count in self._ledger.pairs(said)
            if article_id in articles or self._ledger.voices[voice] in spellings
        )
