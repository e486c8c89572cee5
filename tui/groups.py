"""What the quotes pane lists: the headings of an archive and, under the open ones, their quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from quotedesk.index.model import Quote
from quotedesk.index.text import fold
from quotedesk.tui.headings import LAST, RANKS, Group, Key, grouped, key_of, named, unnamed

if TYPE_CHECKING:
    from quotedesk.index.archive import Archive

Order = Literal["count", "name", "latest"]
ORDERS: tuple[Order, ...] = get_args(Order)

ORDERED_AT_ONCE = 5_000
"""Headings up to which a new order is no work to speak of; 200,000 take half a second."""
OPEN_AT_ONCE = 2_000
"""Quotes in an archive up to which all headings are shown open; above, each is read when it is opened."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quote under a heading."""

    quote: Quote
    description: str = ""
    """Who said it, where the heading does not tell: an unnamed source, or the candidates of an uncertain quote."""
    title: str = ""
    """The heading it stands under."""


def groups(archive: Archive, *, indirect: bool = False) -> list[Group]:
    """Named speakers by number of quotes, then roles, then what is given to nobody for certain."""
    counts = archive.counts()
    found = [named(speaker) for speaker in archive.speakers()] + [unnamed(each) for each in archive.roles()]
    latest = archive.last_quoted()
    found = [replace(group, latest=latest.get(group.id, "")) for group in found]
    if counts.quotes > OPEN_AT_ONCE:
        rest = counts.quotes - sum(group.n_quotes or 0 for group in found)
        return found + ([Group(title, kind, None) for kind, title in LAST.items()] if rest or indirect else [])
    return _opened(found, archive.quotes(indirect=indirect), latest)


def _opened(found: list[Group], quotes: Iterator[Quote], latest: Mapping[str, str]) -> list[Group]:
    """The headings with their quotes, and those that have nothing but indirect speech."""
    read = {group.key: group for group in grouped(quotes)}
    filled = [
        replace(group, quotes=(each := read.pop(group.key)).quotes, n_quotes=each.n_quotes, is_read=True, is_open=True)
        for group in found
        if group.key in read
    ]
    filled += [replace(group, latest=latest.get(group.id, ""), is_open=True) for group in read.values()]
    return ordered(filled, "count")


def quotes_of(archive: Archive, group: Group, *, indirect: bool = False) -> tuple[Quote, ...]:
    """What stands under a heading that was not read yet."""
    if group.kind == "named":
        return tuple(archive.by_speaker(group.id, indirect=indirect))
    if group.kind == "role":
        return tuple(archive.by_role(group.title, indirect=indirect))
    return tuple(quote for quote in archive.by_nobody(indirect=indirect) if key_of(quote) == group.key)


def ordered(found: Sequence[Group], order: Order) -> list[Group]:
    """Headings of one kind by number of quotes, name or latest article; what is given to nobody stays at the end."""
    if order == "name":
        return sorted(found, key=lambda group: (RANKS[group.kind], group.found_by))
    by_count = sorted(found, key=lambda group: (RANKS[group.kind], -(group.n_quotes or 0), group.found_by))
    if order == "count":
        return by_count
    return sorted(sorted(by_count, key=lambda group: group.latest, reverse=True), key=lambda group: RANKS[group.kind])


def matching(found: Sequence[Group], typed: str) -> list[Group]:
    """The headings whose name, other names or descriptions hold every word typed."""
    wanted = fold(typed).split()
    kept = list(found)
    for word in wanted:
        kept = [group for group in kept if word in group.found_by]
    return kept if len(wanted) < 2 else [group for group in kept if _together(group.found_by, wanted)]


def _together(names: str, wanted: Sequence[str]) -> bool:
    return any(all(word in name for word in wanted) for name in names.split("\n"))


Dates = Mapping[str, str]
"""When articles came out, by id, as far as it is known."""


def rows_of(found: Sequence[Group], dates: Dates | None = None) -> list[Group | Said]:
    """Headings, and under the open ones their quotes, the sources of a role each apart; with dates the latest first."""
    rows: list[Group | Said] = []
    for group in found:
        rows.append(group)
        if group.is_open:
            rows += _said(group, dates)
    return rows


def _said(group: Group, dates: Dates | None) -> list[Said]:
    quotes = list(group.quotes)
    if dates is not None:
        quotes.sort(key=lambda quote: dates.get(quote.article_id, ""), reverse=True)
    if group.kind == "role":
        together: defaultdict[tuple[str, str], list[Quote]] = defaultdict(list)
        for quote in quotes if dates is not None else sorted(quotes, key=_source):
            together[_source(quote)].append(quote)
        quotes = [quote for each in together.values() for quote in each]
    described: set[tuple[str, str]] = set()
    return [Said(quote, _description(quote, group.kind, described), group.title) for quote in quotes]


def _source(quote: Quote) -> tuple[str, str]:
    return quote.article_id, quote.speaker.label or ""


def _description(quote: Quote, kind: str, described: set[tuple[str, str]]) -> str:
    """What to print above a quote; the same source of one article is described once."""
    if kind == "uncertain":
        return " or ".join(quote.attribution.candidates)
    if kind != "role" or _source(quote) in described:
        return ""
    described.add(_source(quote))
    return quote.speaker.label or ""


def at(rows: Sequence[Group | Said], before: Group | Said | None) -> int:
    """Where a row stands now that others are listed: the same quote, else its heading, else the first row."""
    quote = before.quote if isinstance(before, Said) else None
    key: Key | None = before.key if isinstance(before, Group) else key_of(quote) if quote else None
    place = 0
    for index, row in enumerate(rows):
        if isinstance(row, Said) and quote is not None and row.quote.id == quote.id:
            return index
        if isinstance(row, Group) and row.key == key:
            place = index
            if quote is None or not row.is_open:
                return index
    return place
