"""Headings and rows of the quotes pane as lists that are made where they are looked at, however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, overload

from quotedesk.index.errors import ArchiveError
from quotedesk.index.listed_quotes import ListedQuotes
from quotedesk.index.model import Quote
from quotedesk.tui.headings import Group, Key, Order


class Source(Protocol):
    """What knows all headings of an archive by their numbers."""

    def group(self, number: int) -> Group:
        """A heading, folded and not read unless it always is."""

    def ordered(self, order: Order) -> Sequence[int]:
        """The numbers of all headings, named speakers first; what is given to nobody stands at the end."""

    def matching(self, numbers: Sequence[int], typed: str) -> Sequence[int]:
        """Those whose name, other names or descriptions hold every word typed, in the same order."""

    def named(self, numbers: Sequence[int]) -> Sequence[int]:
        """Those of named speakers, in the same order."""

    def n_quotes(self, numbers: Sequence[int]) -> int:
        """How many quotes stand under some headings, as far as they are counted."""

    def places(self, numbers: Sequence[int], wanted: Collection[int]) -> list[int]:
        """Where some headings stand in a list of numbers, in its order."""

    def number_of(self, key: Key) -> int | None:
        """Of the heading of a key."""

    def opened(self) -> Iterable[Group]:
        """The headings that are open from the beginning."""


class Headings(Sequence[Group]):
    """Some headings of an archive in an order, with those that were opened or folded."""

    def __init__(
        self,
        source: Source,
        numbers: Sequence[int] | None = None,
        changed: Mapping[int, Group] | None = None,
    ) -> None:
        self._source = source
        self.numbers = source.ordered("count") if numbers is None else numbers
        self._changed = {group.number: group for group in source.opened()} if changed is None else dict(changed)

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> Group: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Group]: ...

    def __getitem__(self, place: int | slice) -> Group | Sequence[Group]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        number = int(self.numbers[place])
        return self._changed.get(number) or self._source.group(number)

    @property
    def n_quotes(self) -> int:
        """How many quotes stand under them, as far as they are counted."""
        return self._source.n_quotes(self.numbers)

    def ordered(self, order: Order) -> Headings:
        """All headings of the archive in this order."""
        return Headings(self._source, self._source.ordered(order), self._changed)

    def matching(self, typed: str) -> Headings:
        """Those whose name, other names or descriptions hold every word typed."""
        numbers = self._source.matching(self.numbers, typed) if typed.strip() else self.numbers
        return Headings(self._source, numbers, self._changed)

    def named(self) -> Headings:
        """Those of named speakers, folded."""
        return Headings(self._source, self._source.named(self.numbers), {})

    def put_in(self, groups: Iterable[Group]) -> Headings:
        """With these in the place of the headings of the same numbers."""
        return Headings(self._source, self.numbers, self._changed | {group.number: group for group in groups})

    def place_of(self, key: Key) -> int | None:
        """Where the heading of a key stands."""
        number = self._source.number_of(key)
        return None if number is None else next(iter(self._source.places(self.numbers, {number})), None)

    def open_places(self) -> list[int]:
        """Where the open ones stand."""
        return self._source.places(self.numbers, {number for number, each in self._changed.items() if each.is_open})

    def turned(self) -> dict[Key, bool]:
        """Of the headings that somebody opened or folded, whether they are open."""
        return {group.key: group.is_open for group in self._changed.values()}

    def with_turned(self, turned: Mapping[Key, bool]) -> tuple[Headings, list[Group]]:
        """Those of another reading of the archive, open as these were; and which of the open ones are to be read."""
        groups = []
        for key, is_open in turned.items():
            number = self._source.number_of(key)
            if number is not None:
                groups.append(replace(self._changed.get(number) or self._source.group(number), is_open=is_open))
        return self.put_in(groups), [group for group in groups if group.is_open and not group.is_read]


@dataclass(frozen=True, slots=True)
class Said:
    """A quote under a heading."""

    quote: Quote
    description: str = ""
    """Who said it, where the heading does not tell: an unnamed source, or the candidates of an uncertain quote."""
    title: str = ""
    """The heading it stands under."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A quote that cannot be read any more."""

    text: str
    """Why, in words."""


Row = Group | Said | Lost
Dates = Mapping[str, str]
"""When articles came out, by id, as far as it is known."""


class Listing(Sequence[Row]):
    """Headings, and under the open ones their quotes, the sources of a role each apart; with dates the latest first."""

    def __init__(self, found: Headings, dates: Dates | None = None) -> None:
        self._found = found
        self._places = found.open_places()
        self._groups = [found[place] for place in self._places]
        self._quotes = [_in_order(group, dates) for group in self._groups]
        self._rows: list[int] = []
        """Of each open heading, its row."""
        before = 0
        for place, quotes in zip(self._places, self._quotes, strict=True):
            self._rows.append(place + before)
            before += len(quotes)
        self._n_quotes = before

    def __len__(self) -> int:
        return len(self._found) + self._n_quotes

    @overload
    def __getitem__(self, row: int) -> Row: ...

    @overload
    def __getitem__(self, row: slice) -> Sequence[Row]: ...

    def __getitem__(self, row: int | slice) -> Row | Sequence[Row]:
        if isinstance(row, slice):
            return [self[each] for each in range(*row.indices(len(self)))]
        if not -len(self) <= row < len(self):
            raise IndexError(row)
        place, which = self._at(row % len(self))
        return self._found[place] if which is None else self._said(*which)

    def _at(self, row: int) -> tuple[int, tuple[int, int] | None]:
        """The place of the heading that a row is or stands under; of a quote which open heading and which quote."""
        opened = bisect_right(self._rows, row) - 1
        if opened < 0:
            return row, None
        below = row - self._rows[opened]
        if 0 < below <= len(self._quotes[opened]):
            return self._places[opened], (opened, below - 1)
        return self._places[opened] + (below - len(self._quotes[opened]) if below else 0), None

    def _said(self, opened: int, number: int) -> Said | Lost:
        try:
            return self._read(self._groups[opened], self._quotes[opened], number)
        except (ArchiveError, OSError) as error:  # a row is drawn: there is nobody above to tell
            return Lost(str(error))

    def _read(self, group: Group, quotes: Sequence[Quote], number: int) -> Said:
        quote = quotes[number]
        if group.kind == "uncertain":
            return Said(quote, " or ".join(quote.attribution.candidates), group.title)
        described = group.kind == "role" and (number == 0 or source(quotes[number - 1]) != source(quote))
        return Said(quote, (quote.speaker.label or "") if described else "", group.title)

    def heading(self, row: int) -> Group | None:
        """The heading that a row is or stands under."""
        return self._found[self._at(row)[0]] if 0 <= row < len(self) else None

    def next_quote(self, row: int, by: int) -> int | None:
        """The nearest row after or before one that is a quote."""
        filled = [each for each, quotes in enumerate(self._quotes) if quotes]
        firsts = [self._rows[each] + 1 for each in filled]
        lasts = [self._rows[each] + len(self._quotes[each]) for each in filled]
        if by > 0:
            at = bisect_left(lasts, row + 1)
            return max(row + 1, firsts[at]) if at < len(filled) else None
        at = bisect_right(firsts, row - 1) - 1
        return min(row - 1, lasts[at]) if at >= 0 else None

    @property
    def quotes(self) -> Sequence[Quote]:
        """All quotes under open headings."""
        return Joined(self._quotes)

    def at(self, before: Row | None, heading: Group | None) -> int:
        """Where a row stands now, which stood under a heading: the same quote, else its heading, else the first row."""
        if before is None or heading is None:
            return 0
        place = self._found.place_of(heading.key)
        if place is None:
            return 0
        opened = bisect_left(self._places, place)
        row = place + sum(map(len, self._quotes[:opened]))
        if isinstance(before, Said) and opened < len(self._places) and self._places[opened] == place:
            number = place_of_quote(self._quotes[opened], before.quote)
            return row if number is None else row + 1 + number
        return row


def source(quote: Quote) -> tuple[str, str]:
    """The unnamed source of one article."""
    return quote.article_id, quote.speaker.label or ""


def _in_order(group: Group, dates: Dates | None) -> Sequence[Quote]:
    """The quotes of a heading as they stand under it."""
    quotes = group.quotes
    if isinstance(quotes, ListedQuotes):
        return quotes if dates is None else quotes.newest_first()
    found = sorted(quotes, key=source) if group.kind == "role" else list(quotes)
    if dates is not None:
        found.sort(key=lambda quote: dates.get(quote.article_id, ""), reverse=True)
    return found


def place_of_quote(quotes: Sequence[Quote], wanted: Quote) -> int | None:
    """Where a quote stands among others; only its article is read."""
    if isinstance(quotes, ListedQuotes):
        return quotes.place_of(wanted)
    return next((place for place, quote in enumerate(quotes) if quote.id == wanted.id), None)


class Joined(Sequence[Quote]):
    """Several lists of quotes as one."""

    def __init__(self, parts: Sequence[Sequence[Quote]]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    @overload
    def __getitem__(self, place: int) -> Quote: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Quote]: ...

    def __getitem__(self, place: int | slice) -> Quote | Sequence[Quote]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        place = place + len(self) if place < 0 else place
        for part in self._parts:
            if place < len(part):
                return part[place]
            place -= len(part)
        raise IndexError(place)

    def __iter__(self) -> Iterator[Quote]:
        for part in self._parts:
            yield from part
