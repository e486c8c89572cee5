"""Every action by name: the one table behind the keys, `?`, the palette and the line at the bottom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from textual.binding import Binding, BindingType

from quotedesk.tui.keymap import keymap

Pane = Literal["search", "reading", "quotes"]
Home = Literal["app", "desk", "list", "search", "reading", "quotes"]
"""Who binds an action: a pane, every list, the desk for all panes, or the program."""
PANES: tuple[Pane, ...] = ("search", "reading", "quotes")


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does."""

    name: str
    """Its method is `action_` and this."""
    keys: tuple[str, ...]
    """As Textual names them; the first one is shown first."""
    does: str
    """In a few words, as `?` and the palette say it."""
    home: Home = "desk"
    hint: str = ""
    """One word for the line at the bottom; empty keeps it out of there."""
    panes: tuple[Pane, ...] = PANES
    """Where it can be used."""
    hint_in: tuple[Pane, ...] = PANES
    """Where the hint matters."""


_LISTS: tuple[Pane, ...] = ("search", "quotes")
_READ: tuple[Pane, ...] = ("reading", "quotes")

ACTIONS = (
    Action("find", ("slash",), "filter by name or description", "quotes", "filter", ("quotes",)),
    Action("next_hit", ("n",), "next hit", "desk", "hit", hint_in=("reading",)),
    Action("previous_hit", ("N",), "previous hit"),
    Action("next_quote", ("right_square_bracket",), "next quote", "reading", "quote", ("reading",)),
    Action("previous_quote", ("left_square_bracket",), "previous quote", "reading", "", ("reading",)),
    Action("next_quote", ("right_square_bracket",), "next quote", "quotes", "", ("quotes",)),
    Action("previous_quote", ("left_square_bracket",), "previous quote", "quotes", "", ("quotes",)),
    Action("order", ("o",), "by count, by name, or the latest first", "quotes", "order", ("quotes",)),
    Action("fold", ("left",), "fold this heading", "quotes", "", ("quotes",)),
    Action("unfold", ("right",), "unfold this heading", "quotes", "", ("quotes",)),
    Action("fold_all", ("z",), "fold or unfold all headings", "quotes", "fold", ("quotes",)),
    Action("indirect", ("i",), "indirect speech too, or not", "desk", "", _READ),
    Action("choose", ("enter",), "open what is at the cursor", "list", "open", _LISTS),
    Action("down", ("j", "down"), "down", "list"),
    Action("up", ("k", "up"), "up", "list"),
    Action("half_down", ("ctrl+d",), "half a page down", "list"),
    Action("half_up", ("ctrl+u",), "half a page up", "list"),
    Action("page_down", ("pagedown", "ctrl+f"), "a page down", "list"),
    Action("page_up", ("pageup", "ctrl+b"), "a page up", "list"),
    Action("first", ("g", "home"), "to the first line", "list"),
    Action("last", ("G", "end"), "to the last line", "list"),
    Action("find", ("slash",), "search the archive", "desk", "find"),
    Action("filters", ("f",), "filter by speaker, outlet, date, or in quotes", "desk", "filter", ("search",)),
    Action("drop_filter", ("x",), "take the last filter away", "desk", "", ("search",)),
    Action("order", ("o",), "best, newest or oldest first", "search", "order", ("search",)),
    Action("searches", ("h",), "earlier and saved searches"),
    Action("save_search", ("S",), "save this search under a name"),
    Action("next_article", ("right_parenthesis",), "next article"),
    Action("previous_article", ("left_parenthesis",), "previous article"),
    Action("copy", ("y",), "copy the quote with its citation", "desk", "copy"),
    Action("choose_style", ("Y",), "copy in another style: Markdown, AP, Chicago, your own"),
    Action("mark", ("space",), "mark the quote, or take its mark away", "desk", "mark", _READ, ("quotes",)),
    Action("unmark_all", ("u",), "take all marks away"),
    Action("export", ("e",), "write what is marked, or all that is shown, to a file"),
    Action("bookmark", ("b",), "bookmark with a note"),
    Action("bookmarks", ("apostrophe",), "the bookmarks"),
    Action("go_to_paragraph", ("p",), "go to a paragraph by its number", "desk", "", ("reading",)),
    Action("verify", ("v",), "verify a quote", "desk", "verify"),
    Action("where", ("w",), "where else this quote runs", "desk", "where"),
    Action("speakers", ("s",), "the speakers, and a page for each"),
    Action("statistics", ("t",), "the numbers of the archive as pictures"),
    Action("check_draft", ("d",), "check the quotes of a draft"),
    Action("to_search", ("1",), "search"),
    Action("to_reading", ("2",), "reading"),
    Action("to_quotes", ("3",), "quotes"),
    Action("next_pane", ("tab",), "next pane"),
    Action("previous_pane", ("shift+tab",), "previous pane"),
    Action("back", ("escape",), "back"),
    Action("reload", ("R",), "go on with the archive as it is now"),
    Action("theme", (), "light or dark", "app"),
    Action("keys", ("question_mark",), "the keys of this pane", "desk", "keys"),
    Action("palette", ("colon", "ctrl+p"), "every action by name"),
    Action("suspend", ("ctrl+z",), "leave for the shell; fg comes back", "app"),
    Action("quit", ("q", "ctrl+q"), "quit", "app", "quit"),
)

_NO_KEY = "none"
"""In the place of a key for what has none: no terminal sends it."""
_SHOWN = {
    "question_mark": "?",
    "slash": "/",
    "apostrophe": "'",
    "space": "Space",
    "colon": ":",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def shown_key(key: str) -> str:
    """A key as a person writes it."""
    return _SHOWN.get(key, key)


def bindings(home: Home) -> list[BindingType]:
    """The bindings a widget of this home brings."""
    return [
        Binding(",".join(action.keys) or _NO_KEY, action.name, action.does, show=False, id=f"{home}.{action.name}")
        for action in ACTIONS
        if action.home == home
    ]


def with_keys(wishes: Mapping[str, tuple[str, ...]]) -> tuple[tuple[Action, ...], list[str]]:
    """The table with the keys a person wants, by name of the action, and what to tell about them."""
    keys, messages = keymap({action.name: action.keys for action in ACTIONS}, wishes)
    return tuple(replace(action, keys=keys[action.name]) for action in ACTIONS), messages


def key_map(actions: Sequence[Action]) -> dict[str, str]:
    """The keys of those actions that have other ones than the table gives them, by the id of the binding."""
    pairs = zip(actions, ACTIONS, strict=True)
    return {f"{a.home}.{a.name}": ",".join(a.keys) or _NO_KEY for a, b in pairs if a.keys != b.keys}


def actions_of(pane: Pane, actions: Sequence[Action] = ACTIONS) -> list[Action]:
    """What can be done in a pane; its own action takes the place of one of the same name that is everywhere."""
    found: dict[str, Action] = {}
    for action in actions:
        if pane in action.panes:
            found.setdefault(action.name, action)
    return list(found.values())


def all_actions(actions: Sequence[Action] = ACTIONS) -> list[Action]:
    """Each action once, by what it does."""
    found: dict[str, Action] = {}
    for action in reversed(actions):
        found[action.name] = action
    return sorted(found.values(), key=lambda action: action.does)
