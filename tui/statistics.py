"""The numbers of a whole archive: how much, from when, by whom, where, and what is known of the speakers.

found = statistics(archive)          # reads the quotes that have no certain speaker
over_time(found.days).counts         # for charts.columns
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotedesk.index.model import Counts, Speaker
from quotedesk.tui.citation import date_parts
from quotedesk.tui.periods import Days, by_day

if TYPE_CHECKING:
    from quotedesk.index.archive import Archive


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
    rest: int
    """Given to nobody for certain."""
    uncertain: int | None
    """Of the rest, those that could be one of several people's; None when they were not told apart."""

    @property
    def none(self) -> int | None:
        """Of the rest, those given to nobody at all."""
        return None if self.uncertain is None else self.rest - self.uncertain


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
    speakers: tuple[Speaker, ...]
    """Named ones, by number of quotes, then name."""
    outlets: tuple[Outlet, ...]
    """By number of quotes, then articles, then name."""
    attributed: Attributed


def statistics(archive: Archive, *, apart: bool = True) -> Statistics:
    """All numbers at once; without `apart` what is given to nobody for certain is one number."""
    summaries = archive.summaries()
    dated = sorted((parts, each.published) for each in summaries if (parts := date_parts(each.published)))
    speakers = tuple(archive.speakers())
    return Statistics(
        archive.counts(),
        archive.generation,
        dated[0][1] if dated else None,
        dated[-1][1] if dated else None,
        len(summaries) - len(dated),
        by_day((each.published, each.n_quotes) for each in summaries),
        speakers,
        outlets((each.source, each.n_quotes) for each in summaries),
        _attributed(archive, sum(each.n_quotes for each in speakers), apart),
    )


def outlets(articles: Iterable[tuple[str | None, int]]) -> tuple[Outlet, ...]:
    """Outlets of articles, given with their numbers of quotes: by quotes, then articles, then name."""
    n_articles: Counter[str | None] = Counter()
    n_quotes: Counter[str | None] = Counter()
    for source, number in articles:
        n_articles[source or None] += 1
        n_quotes[source or None] += number
    found = [Outlet(source, number, n_quotes[source]) for source, number in n_articles.items()]
    return tuple(sorted(found, key=lambda each: (-each.n_quotes, -each.n_articles, each.source or "")))


def _attributed(archive: Archive, named: int, apart: bool) -> Attributed:
    unnamed = sum(role.n_quotes for role in archive.roles())
    rest = archive.counts().quotes - named - unnamed
    if not rest or not apart:
        return Attributed(named, unnamed, rest, None if rest else 0)
    return Attributed(named, unnamed, rest, sum(quote.attribution.how == "uncertain" for quote in archive.by_nobody()))
