"""`?` and the palette: actions with their keys, found by typing, run by Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.content import Content
from textual.screen import Screen

from quotedesk.tui import render
from quotedesk.tui.action import Action
from quotedesk.tui.keymap import written
from quotedesk.tui.screens.picker import Picker, holding

_KEYS_WIDTH = 18


class KeysScreen(Picker[Action, str]):
    """A sheet of actions. Answers with the name of the chosen one, or None; `?` closes it again."""

    def __init__(self, title: str, actions: Sequence[Action], *, typing: bool = False) -> None:
        """`typing` puts the cursor into the field at once and names the actions as the config does: a palette."""
        asks = "type to find an action or a key" if typing else "to filter"
        draw = _draw_named if typing else _draw
        super().__init__(title, asks, draw, self._matching, _name, view="actions", typing=typing)
        self._actions = actions

    def _matching(self, typed: str) -> Sequence[Action]:
        return [each for each in self._actions if holding(_words(each), typed)]


async def run_action(screen: Screen[Any], name: str) -> None:
    """Run an action where it is at home: the focused list, its pane, or the screen."""
    for node in (screen.focused or screen).ancestors_with_self:
        if hasattr(node, f"action_{name}"):
            await screen.app.run_action(name, node)
            return


def _name(action: Action) -> str:
    return action.name


def _words(action: Action) -> str:
    return " ".join((action.does, action.name, *map(written, action.keys)))


def _draw(action: Action, width: int) -> list[Content]:
    keys = "  ".join(map(written, action.keys))
    return [
        Content.assemble((keys.ljust(_KEYS_WIDTH) if y == 0 else " " * _KEYS_WIDTH, render.ACCENT), line)
        for y, line in enumerate(render.wrapped(action.does, max(2, width - _KEYS_WIDTH)))
    ]


def _draw_named(action: Action, width: int) -> list[Content]:
    return render.with_right(_draw(action, width), action.name, width)
