"""`?` and the palette: actions with their keys, found by typing, run by Enter."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quotedesk.tui import render
from quotedesk.tui.actions import Action, shown_key
from quotedesk.tui.screens.picker import Picker, holding

_KEYS_WIDTH = 18


class KeysScreen(Picker[Action, str]):
    """A sheet of actions. Answers with the name of the chosen one, or None."""

    def __init__(self, title: str, actions: Sequence[Action], *, typing: bool) -> None:
        """`typing` puts the cursor into the field at once, as a palette does."""
        asks = "type to find an action or a key" if typing else "/ to filter"
        super().__init__(title, asks, _draw, list_id="actions", typing=typing)
        self._actions = actions

    def choices(self, typed: str) -> Sequence[Action]:
        return [each for each in self._actions if holding(_words(each), typed)]

    def answer(self, picked: Action) -> str:
        return picked.name


def _words(action: Action) -> str:
    return " ".join((action.does, *map(shown_key, action.keys)))


def _draw(action: Action, width: int) -> list[Content]:
    keys = "  ".join(map(shown_key, action.keys))
    return [
        Content.assemble((keys.ljust(_KEYS_WIDTH) if y == 0 else " " * _KEYS_WIDTH, render.ACCENT), line)
        for y, line in enumerate(render.wrapped(action.does, max(2, width - _KEYS_WIDTH)))
    ]
