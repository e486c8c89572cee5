"""Counts by date as counts by day, month or year, whichever shows a span best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from quotedesk.tui.citation import MONTHS, date_parts

Unit = Literal["day", "month", "year"]
Days = Mapping[tuple[int, ...], int]
"""How many by year, month and day, as far as the source states them; under no numbers at all, those without a date."""
_MOST_DAYS = 31
_MOST_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month, a year or several years."""

    first: str
    """Its beginning as far as it matters: `2026-03-05`, `2026-03`, `2026`."""
    label: str
    """For reading: `5 Mar 2026`, `Mar 2026`, `2026`, `2020–2024`."""
    number: int


@dataclass(frozen=True, slots=True)
class OverTime:
    """Counts of a span without gaps."""

    unit: Unit = "month"
    periods: tuple[Period, ...] = ()
    undated: int = 0
    """Those whose source states no date."""

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Labels and numbers, as charts take them."""
        return [(period.label, period.number) for period in self.periods]


def by_day(counts: Iterable[tuple[str | None, int]]) -> Counter[tuple[int, ...]]:
    """Counts by what the sources state as their date, summed up."""
    days: Counter[tuple[int, ...]] = Counter()
    for published, number in counts:
        days[_sound(date_parts(published))] += number
    return +days


def by_number(counts: Mapping[int, int]) -> Counter[tuple[int, ...]]:
    """The same from days as numbers, `20260303`, where parts that are not stated are 0."""
    days: Counter[tuple[int, ...]] = Counter()
    for day, number in counts.items():
        year, month, day_ = day // 10_000, day // 100 % 100, day % 100
        parts = (year, month, day_) if month and day_ else (year, month) if month else (year,)
        days[_sound(parts) if year else ()] += number
    return +days


def _sound(parts: tuple[int, ...]) -> tuple[int, ...]:
    """Only a date that there is: no year 0, no 31 June."""
    try:
        date(*(*parts, 1, 1)[:3]) if parts else None
    except ValueError:
        return ()
    return parts


def over_time(days: Days, most: int = 60) -> OverTime:
    """Days for up to a month, months for up to three years, else years; at most `most` periods, of as many years as
    that takes. What the sources date less exactly makes the periods longer."""
    dated = {parts: number for parts, number in days.items() if parts}
    undated = days.get((), 0)
    if not dated:
        return OverTime(undated=undated)
    first, last = min(dated), max(dated)
    exact = min(map(len, dated))
    months = _month(last) - _month(first) + 1 if exact > 1 else 0
    if exact > 2 and (n_days := (date(*last) - date(*first)).days + 1) <= min(_MOST_DAYS, most):
        return OverTime("day", tuple(_days(dated, date(*first), n_days)), undated)
    if exact > 1 and months <= min(_MOST_MONTHS, most):
        return OverTime("month", tuple(_months(dated, _month(first), months)), undated)
    return OverTime("year", tuple(_years(dated, first[0], last[0], most)), undated)


def _month(parts: tuple[int, ...]) -> int:
    return parts[0] * 12 + parts[1] - 1


def _days(dated: Days, first: date, n_days: int) -> Iterable[Period]:
    for day in (first + timedelta(days=number) for number in range(n_days)):
        label = f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
        yield Period(day.isoformat(), label, dated.get((day.year, day.month, day.day), 0))


def _months(dated: Days, first: int, n_months: int) -> Iterable[Period]:
    found: Counter[int] = Counter()
    for parts, number in dated.items():
        found[_month(parts)] += number
    for each in range(first, first + n_months):
        year, month = divmod(each, 12)
        yield Period(f"{year:04}-{month + 1:02}", f"{MONTHS[month][:3]} {year}", found[each])


def _years(dated: Days, first: int, last: int, most: int) -> Iterable[Period]:
    steps = (size * 10**power for power in range(5) for size in (1, 2, 5))
    step = next(step for step in steps if last // step - first // step < max(1, most))
    found: Counter[int] = Counter()
    for parts, number in dated.items():
        found[parts[0] // step] += number
    for each in range(first // step, last // step + 1):
        year = each * step
        yield Period(f"{year:04}", str(year) if step == 1 else f"{year}–{year + step - 1}", found[each])
