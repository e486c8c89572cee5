"""The headings of an archive, from its quotes where they are few, else from the columns that count them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, overload

from quotedesk.index.model import Quote
from quotedesk.index.text import fold
from quotedesk.tui.headings import LAST, RANKS, Group, Key, Kind, Order, folded, grouped, role_note, together
from quotedesk.tui.listing import Headings

if TYPE_CHECKING:
    from quotedesk.index.archive import Archive
    from quotedesk.index.ledger import Ints

LASTS: dict[Kind, int] = {"uncertain": -2, "none": -1}
"""What the columns have in the place of a heading for what is given to nobody for certain."""
OPEN_AT_ONCE = 2_000
"""Quotes in an archive up to which all headings are shown open; above, each is read when it is opened."""


def headings(archive: Archive, *, indirect: bool = False) -> Headings:
    """Named speakers by number of quotes, then roles, then what is given to nobody for certain."""
    if archive.is_large:
        return Headings(CountedGroups(archive, indirect=indirect))
    names = {each.id: (each.name, *each.aliases) for each in archive.speakers()}
    found = []
    for group in grouped(archive.quotes(indirect=indirect)):
        latest = max(archive.summary(quote.article_id).published or "" for quote in group.quotes)
        found_by = folded(*names[group.id]) if group.named and group.id in names else group.found_by
        found.append(replace(group, found_by=found_by, latest=latest, is_open=True))
    return Headings(MadeGroups(found))


def quotes_of(archive: Archive, group: Group, *, indirect: bool = False) -> Sequence[Quote]:
    """What stands under a heading that was not read yet; a long list is read where it is looked at."""
    number = LASTS.get(group.kind, group.number)
    return archive.quotes_under(number, indirect=indirect)


class MadeGroups:
    """Headings with their quotes."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._groups = [replace(group, number=number) for number, group in enumerate(groups)]

    def group(self, number: int) -> Group:
        return self._groups[number]

    def ordered(self, order: Order) -> Sequence[int]:
        def rank(group: Group) -> tuple[int, int, str]:
            return RANKS[group.kind], 0 if order == "name" else -(group.n_quotes or 0), group.found_by

        found = sorted(self._groups, key=rank)
        if order == "latest":
            found.sort(key=lambda group: group.latest, reverse=True)
            found.sort(key=lambda group: RANKS[group.kind])
        return [group.number for group in found]

    def matching(self, numbers: Sequence[int], typed: str) -> Sequence[int]:
        wanted = fold(typed).split()
        return [number for number in numbers if together(self._groups[number].found_by, wanted)]

    def named(self, numbers: Sequence[int]) -> Sequence[int]:
        return [number for number in numbers if self._groups[number].named]

    def n_quotes(self, numbers: Sequence[int]) -> int:
        return sum(self._groups[number].n_quotes or 0 for number in numbers)

    def places(self, numbers: Sequence[int], wanted: Collection[int]) -> list[int]:
        return [place for place, number in enumerate(numbers) if number in wanted]

    def number_of(self, key: Key) -> int | None:
        return next((group.number for group in self._groups if group.key == key), None)

    def opened(self) -> Iterable[Group]:
        return self._groups


class Numbers(Sequence[int]):
    """Numbers of speakers and roles as they are counted, then those of what nobody says for certain."""

    def __init__(self, counted: Ints, last: Sequence[int] = ()) -> None:
        self.counted = counted
        self.last = last

    def __len__(self) -> int:
        return len(self.counted) + len(self.last)

    @overload
    def __getitem__(self, place: int) -> int: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...

    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        place = place + len(self) if place < 0 else place
        n_counted = len(self.counted)
        return int(self.counted[place]) if place < n_counted else self.last[place - n_counted]


class CountedGroups:
    """Headings of a large archive, made when they are seen. The last two are those of what nobody says for certain."""

    def __init__(self, archive: Archive, *, indirect: bool = False) -> None:
        self._quoted = archive.quoted
        self._indirect = indirect
        self._n_quotes = self._quoted.tally.n_quotes(indirect=indirect)
        self._latest = self._quoted.tally.latest(indirect=indirect)
        self._last = {
            len(self._quoted.headings) + place: (kind, len(archive.quotes_under(number, indirect=indirect)))
            for place, (kind, number) in enumerate(LASTS.items())
        }

    def group(self, number: int) -> Group:
        if number in self._last:
            last, n_quotes = self._last[number]
            return Group(LAST[last], last, n_quotes, number=number)
        kind: Kind = "named"
        note = ""
        if not self._quoted.headings.is_named(number):
            kind, note = "role", role_note(*self._quoted.n_descriptions(number, indirect=self._indirect))
        return Group(
            self._quoted.headings.title(number),
            kind,
            int(self._n_quotes[number]),
            self._quoted.headings.id(number),
            note=note,
            latest=_iso(int(self._latest[number])),
            number=number,
        )

    def ordered(self, order: Order) -> Numbers:
        counted = self._quoted.order.ordered(order, indirect=self._indirect)
        return Numbers(counted, [number for number, (_, n_quotes) in self._last.items() if n_quotes])

    def matching(self, numbers: Sequence[int], typed: str) -> Sequence[int]:
        wanted = fold(typed).split()
        assert isinstance(numbers, Numbers)
        last = [number for number in numbers.last if together(self.group(number).title, wanted)]
        return Numbers(self._quoted.order.with_words(numbers.counted, wanted), last)

    def named(self, numbers: Sequence[int]) -> Sequence[int]:
        assert isinstance(numbers, Numbers)
        return Numbers(self._quoted.order.only_named(numbers.counted))

    def n_quotes(self, numbers: Sequence[int]) -> int:
        assert isinstance(numbers, Numbers)
        return int(self._n_quotes[numbers.counted].sum()) + sum(self._last[number][1] for number in numbers.last)

    def places(self, numbers: Sequence[int], wanted: Collection[int]) -> list[int]:
        assert isinstance(numbers, Numbers)
        n_counted = len(numbers.counted)
        last = [n_counted + place for place, number in enumerate(numbers.last) if number in wanted]
        return self._quoted.order.places(numbers.counted, wanted) + last

    def number_of(self, key: Key) -> int | None:
        kind, id_ = key
        if kind in LASTS:
            return next(number for number, (last, _) in self._last.items() if last == kind)
        return self._quoted.headings.number_of_role(id_) if kind == "role" else self._quoted.headings.number_of(id_)

    def opened(self) -> Iterable[Group]:
        return ()


def _iso(day: int) -> str:
    """`20260303` as `2026-03-03`, parts that are not known left out; empty for 0."""
    year, month, day_ = f"{day // 10_000:04}", f"{day // 100 % 100:02}", f"{day % 100:02}"
    return "-".join(part for part in (year, month, day_) if part.strip("0"))
