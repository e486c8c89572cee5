"""A speaker's own page: what they said by date, where it ran, and who is quoted beside them.

    found = profile(archive, speaker.id)
    over_time(found.days).counts                     # for charts.columns
    bars([(each.source or "outlet unknown", each.n_quotes) for each in found.outlets], width)

It reads every quote of theirs (0.25 s of CPU for 1,400): call it off the keys' thread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotedesk.index.errors import NotFound
from quotedesk.index.model import ArticleSummary, Quote, Speaker
from quotedesk.tui.citation import date_parts
from quotedesk.tui.periods import Days, by_day
from quotedesk.tui.statistics import Outlet, outlets

if TYPE_CHECKING:
    from quotedesk.index.archive import Archive


@dataclass(frozen=True, slots=True)
class Profile:
    """What a speaker's page shows."""

    speaker: Speaker
    quotes: tuple[tuple[Quote, ArticleSummary], ...]
    """The newest first, those without a date last; within an article in its order."""
    outlets: tuple[Outlet, ...]
    """Of these quotes: by number of quotes, then articles, then name."""
    days: Days
    """These quotes by date, for `periods.over_time`."""
    beside: tuple[tuple[Speaker, int], ...]
    """Named speakers who are quoted in the same articles, and in how many: by that number, then name."""


def profile(archive: Archive, speaker_id: str) -> Profile:
    """The page of a named speaker. Raises NotFound."""
    speaker = next((each for each in archive.speakers() if each.id == speaker_id), None)
    if speaker is None:
        raise NotFound(f"no quote in this archive is by {speaker_id}")
    quotes = _dated(archive, archive.by_speaker(speaker_id))
    of_articles = Counter(summary for _, summary in quotes)
    return Profile(
        speaker,
        quotes,
        outlets((summary.source, number) for summary, number in of_articles.items()),
        by_day((summary.published, number) for summary, number in of_articles.items()),
        tuple(archive.quoted_beside(speaker_id)),
    )


def _dated(archive: Archive, quotes: Iterable[Quote]) -> tuple[tuple[Quote, ArticleSummary], ...]:
    found = [(quote, archive.summary(quote.article_id)) for quote in quotes]
    return tuple(sorted(found, key=lambda each: _newness(each[1]), reverse=True))  # stable: in an article, its order


def _newness(summary: ArticleSummary) -> tuple[tuple[int, ...], str]:
    parts = date_parts(summary.published)
    return parts, summary.published or "" if parts else ""
