"""The table of actions at work: behind the keys, `?`, the palette and the line at the bottom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from textual.binding import Binding, BindingType

from quotedesk.tui.action import PANES, Action, Home, View
from quotedesk.tui.action_table import ACTIONS
from quotedesk.tui.keymap import keymap

_NO_KEY = "none"
"""In the place of a key for what has none: no terminal sends it."""


def bindings(home: Home) -> list[BindingType]:
    """The bindings a widget of this home brings."""
    named = {action.name: action for action in ACTIONS if action.home == home}
    return [
        Binding(",".join(action.keys) or _NO_KEY, action.name, action.does, show=False, id=f"{home}.{action.name}")
        for action in named.values()
    ]


def with_keys(wishes: Mapping[str, tuple[str, ...]]) -> tuple[tuple[Action, ...], list[str]]:
    """The table with the keys a person wants, by name of the action, and what to tell about them."""
    views: dict[str, set[str]] = {}
    for action in ACTIONS:
        views.setdefault(action.name, set()).update(action.views)
    keys, messages = keymap({action.name: action.keys for action in ACTIONS}, wishes, views)
    return tuple(replace(action, keys=keys[action.name]) for action in ACTIONS), messages


def key_map(actions: Sequence[Action]) -> dict[str, str]:
    """The keys of those actions that have other ones than the table gives them, by the id of the binding."""
    pairs = zip(actions, ACTIONS, strict=True)
    return {f"{a.home}.{a.name}": ",".join(a.keys) or _NO_KEY for a, b in pairs if a.keys != b.keys}


def actions_of(view: View, actions: Sequence[Action] = ACTIONS) -> list[Action]:
    """What can be done in a pane or on a sheet; its own action goes before one of the same name that is everywhere."""
    found: dict[str, Action] = {}
    for action in actions:
        if view in action.views:
            found.setdefault(action.name, action)
    return list(found.values())


def all_actions(view: View, actions: Sequence[Action] = ACTIONS) -> list[Action]:
    """What can be done in any pane, each action once, in the words of this one, by what it does."""
    everywhere = [action for action in actions if set(action.views) & set(PANES)]
    found = {action.name: action for action in everywhere} | {each.name: each for each in actions_of(view, actions)}
    return sorted(found.values(), key=lambda action: action.does)
