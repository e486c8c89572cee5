"""Filters: those in force to take away, and speakers, outlets, years and quotes to pick from, with counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from quotedesk.index.engines.base import Facets
from quotedesk.index.query_text import Filter, filters, with_filter, without
from quotedesk.tui import render
from quotedesk.tui.screens.picker import Picker, holding

_DATE = re.compile(r"\d{4}(-\d\d){0,2}(\.\.(\d{4}(-\d\d){0,2})?)?|\.\.\d{4}(-\d\d){0,2}")
_MARGIN = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter to add or to take away."""

    group: str
    text: str
    query: str
    """The query once it is picked."""
    count: int | None = None
    first: bool = False
    """The first of its group, beside which the group is named."""


class FiltersScreen(Picker[Choice, str]):
    """Answers with the query that has the filter, or has it no more."""

    def __init__(self, typed: str, facets: Facets) -> None:
        asks = "to narrow, or to type a date such as 2026-01..2026-03"
        super().__init__("Filter", asks, _draw, self._matching, _query, view="filters")
        self._typed = typed
        self._facets = facets

    def _matching(self, typed: str) -> Sequence[Choice]:
        shown: list[Choice] = []
        group = ""
        for each in self._all(typed.strip()):
            shown.append(Choice(each.group, each.text, each.query, each.count, each.group != group))
            group = each.group
        return shown

    def _all(self, typed: str) -> list[Choice]:
        in_force = filters(self._typed)
        found = [Choice("in force", f"{each.written} ×", without(self._typed, each)) for each in in_force]
        found += [self._picked("speaker", "speaker", *each) for each in self._facets.speakers]
        found += [self._picked("outlet", "source", *each) for each in self._facets.sources]
        if not any(each.name == "in" for each in in_force):
            found.append(self._picked("words", "in", "quotes", None))
        found = [each for each in found if holding(f"{each.group} {each.text}", typed)]
        if _DATE.fullmatch(typed):
            found.insert(0, self._picked("date", "date", typed, None))
        elif typed:
            found.append(self._picked("as typed", "speaker", typed, None))
            found.append(self._picked("as typed", "source", typed, None))
        return found

    def _picked(self, group: str, name: str, value: str, count: int | None) -> Choice:
        text = value if group in ("speaker", "outlet") else Filter(name, value, 0, 0).written
        return Choice(group, text, with_filter(self._typed, name, value), count)


def _query(picked: Choice) -> str:
    return picked.query


def _draw(choice: Choice, width: int) -> list[Content]:
    lines = render.wrapped(choice.text, max(8, width - _MARGIN - 8))
    group = choice.group if choice.first else ""
    lines = [
        Content.assemble((group.ljust(_MARGIN) if y == 0 else " " * _MARGIN, render.DIM), line)
        for y, line in enumerate(lines)
    ]
    return lines if choice.count is None else render.with_right(lines, f"{choice.count:,}", width)
