"""A speaker's own page: what they said by date, where it ran, and who is quoted beside them.

    found = profile(archive, speaker.id)
    over_time(found.days).counts                     # for charts.columns
    bars([(each.source or "outlet unknown", each.n_quotes) for each in found.outlets], width)

Quotes are read when they are looked at; the rest comes out of the columns of the index.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from quotedesk.index.errors import ArchiveError, NotFound
from quotedesk.index.model import ArticleSummary, Quote, Speaker
from quotedesk.tui.listing import Lost
from quotedesk.tui.periods import Days, by_number
from quotedesk.tui.statistics import Outlet, outlets

if TYPE_CHECKING:
    from quotedesk.index.archive import Archive


_BESIDE = 500
"""Others who are listed: somebody who is quoted 2,000 times stands beside thousands."""


Quoted = tuple[Quote, ArticleSummary]


class SaidBy(Sequence[Quoted | Lost]):
    """Quotes with their articles, read when they are looked at."""

    def __init__(self, archive: Archive, quotes: Sequence[Quote]) -> None:
        self._archive = archive
        self._quotes = quotes

    def __len__(self) -> int:
        return len(self._quotes)

    @overload
    def __getitem__(self, place: int) -> Quoted | Lost: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Quoted | Lost]: ...

    def __getitem__(self, place: int | slice) -> Quoted | Lost | Sequence[Quoted | Lost]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        try:
            quote = self._quotes[place]
            return quote, self._archive.summary(quote.article_id)
        except (ArchiveError, OSError) as error:  # a row is drawn: there is nobody above to tell
            return Lost(str(error))


@dataclass(frozen=True, slots=True)
class Profile:
    """What a speaker's page shows."""

    speaker: Speaker
    quotes: Sequence[Quoted | Lost]
    """The newest first, those without a date last; within an article in its order."""
    outlets: tuple[Outlet, ...]
    """Of these quotes: by number of quotes, then articles, then name."""
    days: Days
    """These quotes by date, for `periods.over_time`."""
    beside: tuple[tuple[Speaker, int], ...]
    """Named speakers who are quoted in the same articles, and in how many: by that number, then name; the first few
    hundred of them."""


def profile(archive: Archive, speaker_id: str) -> Profile:
    """The page of a named speaker. Raises NotFound."""
    quoted = archive.quoted
    number = quoted.headings.number_of(speaker_id)
    speaker = quoted.speaker_at(number) if number is not None else None
    if number is None or speaker is None or not speaker.n_quotes:
        raise NotFound(f"no quote in this archive is by {speaker_id}")
    ran, days = quoted.tally.where_and_when(number)
    return Profile(
        speaker,
        SaidBy(archive, archive.quotes_under(number).newest_first()),
        outlets(ran),
        by_number(days),
        tuple(quoted.beside(speaker_id, _BESIDE)),
    )
