"""What an action is: its name, its keys, what it does and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Pane = Literal["search", "reading", "quotes"]
Sheet = Literal[
    "verify",
    "where",
    "draft",
    "speakers",
    "speaker",
    "statistics",
    "bookmarks",
    "export",
    "styles",
    "filters",
    "searches",
    "actions",
]
View = Pane | Sheet
"""What a key is pressed in."""
Home = Literal[
    "app",
    "desk",
    "list",
    "search",
    "reading",
    "quotes",
    "sheet",
    "citing",
    "field",
    "columns",
    "speakers",
    "bookmarks",
    "searches",
]
"""Who binds an action: a pane or a sheet, every list, all sheets with a field, the desk for all panes, the program."""
PANES: tuple[Pane, ...] = get_args(Pane)
SHEETS: tuple[Sheet, ...] = get_args(Sheet)


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
    """A word or few for the line at the bottom; empty keeps it out of there."""
    views: tuple[View, ...] = PANES
    """Where it can be used."""
    hint_in: tuple[View, ...] = (*PANES, *SHEETS)
    """Where the hint matters."""
