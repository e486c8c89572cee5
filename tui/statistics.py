"""The numbers of a whole archive: how much, from when, by whom, where, and what is known of the speakers.

found = statistics(archive)
over_time(found.days).counts         # for charts.columns
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from quotedesk.index.model import Counts, Speaker
from quotedesk.tui.periods import Days, by_number

if TYPE_CHECKING:
    from quotedesk.index.archive import Archive
    from quotedesk.index.quoted import Quoted


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where articles ran."""

    source: str | None
    """None for the articles whose source does not state it."""
    n_articles: int
    n_quotes: int


@dataclass(frozen=True, slots=True)
class Attributed:
    """How many quotes are given to whom."""

    named: int
    unnamed: int
    uncertain: int
    """They could be one of several people's."""
    none: int
    """Given to nobody at all."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What `stats` tells."""

    counts: Counts
    generation: int
    first: str | None
    """The earliest date of an article, as its source states it; None when none does."""
    last: str | None
    n_undated: int
    """Articles without a date."""
    days: Days
    """Quotes by date, for `periods.over_time`."""
    speakers: Ranked
    """Named ones, by number of quotes, then name."""
    outlets: tuple[Outlet, ...]
    """By number of quotes, then articles, then name."""
    attributed: Attributed


def statistics(archive: Archive) -> Statistics:
    """All numbers at once, out of the columns of the index."""
    ledger, quoted = archive.ledger, archive.quoted
    span = ledger.first_and_last()
    first, last = (archive.summary(each).published for each in span) if span else (None, None)
    articles, n_quotes = ledger.n_quotes()
    undated = ledger.by_day(articles, articles * 0 + 1).get(0, 0)
    return Statistics(
        archive.counts(),
        archive.generation,
        first,
        last,
        undated,
        by_number(ledger.by_day(articles, n_quotes)),
        Ranked(quoted),
        outlets(ledger.by_outlet(articles, n_quotes)),
        Attributed(*quoted.n_by()),
    )


def outlets(ran: Iterable[tuple[str | None, int, int]]) -> tuple[Outlet, ...]:
    """Outlets with their numbers of articles and quotes: by quotes, then articles, then name."""
    found = [Outlet(source, n_articles, n_quotes) for source, n_articles, n_quotes in ran]
    return tuple(sorted(found, key=lambda each: (-each.n_quotes, -each.n_articles, each.source or "")))


class Ranked(Sequence[Speaker]):
    """Named speakers by number of quotes, then name, made when they are looked at."""

    def __init__(self, quoted: Quoted) -> None:
        self._quoted = quoted
        self._numbers = quoted.order.only_named(quoted.order.ordered("count"))
        self.n_quotes = quoted.n_by()[0]

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Speaker: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Speaker]: ...

    def __getitem__(self, place: int | slice) -> Speaker | Sequence[Speaker]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        return self._quoted.speaker_at(int(self._numbers[place]))

    def first(self, most: int) -> tuple[list[tuple[str, int]], tuple[int, int]]:
        """The names and quotes of the first few; how many others there are, and their quotes."""
        shown = [(each.name, each.n_quotes) for each in self[:most]]
        return shown, (len(self) - len(shown), self.n_quotes - sum(number for _, number in shown))
