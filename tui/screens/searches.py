"""Searches of before: saved ones by name, then the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from quotedesk.tui import render
from quotedesk.tui.actions import bindings
from quotedesk.tui.screens.picker import Picker, holding


@dataclass(frozen=True, slots=True)
class Earlier:
    """A search that can be run again."""

    query: str
    name: str = ""
    """Empty for one that was only run."""


class SearchesScreen(Picker[Earlier, str]):
    """Answers with the query to run."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("searches")

    def __init__(self, searches: Sequence[Earlier], forget: Callable[[Earlier], None]) -> None:
        super().__init__("Searches", "to filter", _draw, self._matching, _query, view="searches")
        self._searches = list(searches)
        self._forget = forget

    def _matching(self, typed: str) -> Sequence[Earlier]:
        return [each for each in self._searches if holding(f"{each.name} {each.query}", typed)]

    def action_delete(self) -> None:
        picked, place = self.rows.current, self.rows.cursor
        if picked is not None:
            self._searches.remove(picked)
            self._forget(picked)
            self.fill(place)


def _query(picked: Earlier) -> str:
    return picked.query


def _draw(earlier: Earlier, width: int) -> list[Content]:
    if not earlier.name:
        return render.wrapped(earlier.query, width)
    name = render.wrapped(earlier.name, width, render.STRONG)
    return [*name, *render.wrapped(earlier.query, width, render.DIM, indent=2)]
