"""Charts and sections as rows of a list: what a sheet of numbers is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content

from quotedesk.tui import charts, render
from quotedesk.tui.periods import Days, over_time

_INKS: dict[charts.Style, str] = {"": "", "dim": render.DIM, "bar": render.ACCENT}
WIDEST = 96
"""Cells of a picture, however wide the screen is."""
_PERIODS = 60


@dataclass(frozen=True, slots=True)
class Picture:
    """A title and a chart below it, drawn for a width."""

    title: str
    chart: Callable[[int], Sequence[charts.Line]]

    def lines(self, width: int) -> list[Content]:
        drawn = [
            Content.assemble(*((render.plain(text), _INKS[style]) for text, style in line)) for line in self._of(width)
        ]
        return [Content.assemble((render.plain(self.title), render.STRONG)), *drawn, Content("")]

    def _of(self, width: int) -> Sequence[charts.Line]:
        return self.chart(min(width, WIDEST))


def over_years(title: str, days: Days, height: int = 6) -> Picture:
    """Counts over time, by day, month or year; those without a date are told."""

    def chart(width: int) -> Sequence[charts.Line]:
        spread = over_time(days, min(_PERIODS, max(4, width - 8)))
        if not spread.periods:
            return [(("no article states a date", "dim"),)]
        undated: list[charts.Line] = [((f"and {spread.undated:,} without a date", "dim"),)] if spread.undated else []
        return [*charts.columns(spread.counts, width, height), *undated]

    return Picture(title, chart)


MOST = 12
"""Bars of a picture; the rest is one line."""


def in_bars(
    title: str, counts: Sequence[charts.Counted], most: int = MOST, others: tuple[int, int] = (0, 0)
) -> Picture:
    """A bar for each count; of more than `most` the rest in one line, with `others`: how many, and their sum."""
    return Picture(title, lambda width: charts.bars(counts, width, most=most, others=others))
