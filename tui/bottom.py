"""The line at the bottom: where you are, the few keys that matter now, and for some seconds what was just done."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from quotedesk.tui import render
from quotedesk.tui.action import PANES, Action, View
from quotedesk.tui.actions import actions_of
from quotedesk.tui.keymap import written
from quotedesk.tui.program import program

_SAID_FOR = 6.0
"""Seconds that words stay; with reduced motion until the next key."""
_ROOMY = 60
"""Columns from which on all panes are named, not only the one you are in."""
_ALWAYS = ("keys", "quit")
"""Hints that stay when room is short."""
Hint = tuple[str, str, str]
"""A key as people write it, what it does in a word or few, and the name of the action."""
TYPING: dict[View, list[Hint]] = {
    "search": [("Enter", "results", ""), ("↑", "earlier queries", ""), ("Esc", "list", "")],
    "quotes": [("Enter", "first quote", ""), ("Esc", "list", "")],
}
"""In a field letters are text, and these keys are always the same."""


class BottomLine(Static):
    """One Static: Textual's Footer rebuilds itself at each change of focus, 3.5 to 5 kB."""

    def __init__(self, view: View = "search", *, id: str = "bottom") -> None:
        super().__init__("", id=id, markup=False)
        self._view = view
        self._timer: Timer | None = None
        self._says = False
        self._n_marks = 0
        self._typing = False

    def count_marks(self, n_marks: int) -> None:
        """Tell how many quotes are marked, as long as there are any."""
        self._n_marks = n_marks
        self.show_keys()

    def at(self, view: View, *, typing: bool = False) -> None:
        """Show the keys of a pane, or those that are no text while somebody types in its field."""
        came, self._view, self._typing = view != self._view, view, typing
        if came or not self._says:
            self.show_keys()

    def say(self, text: str, *, stays: bool = False) -> None:
        """Show words in the place of the keys for some seconds, or until there is something else to say."""
        self._stop()
        self._says = True
        before = " " if self._view in PANES else ""
        self.update(Content.assemble(before, (render.plain(text), render.STRONG)), layout=False)
        if not (stays or program(self).config.reduced_motion):
            self._timer = self.set_timer(_SAID_FOR, self.show_keys)

    def key_pressed(self) -> None:
        """With reduced motion words go with the next key, not by themselves."""
        if self._says and self._timer is None and program(self).config.reduced_motion:
            self.show_keys()

    def on_mount(self) -> None:
        self.show_keys()

    def on_resize(self) -> None:
        if not self._says:
            self.show_keys()

    def show_keys(self) -> None:
        """Show the keys instead of words."""
        self._stop()
        self._says = False
        hints = TYPING[self._view] if self._typing else hints_of(program(self).actions, self._view)
        self.update(keys_line(hints, self._view, self.size.width, self._n_marks), layout=False)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


def hints_of(actions: Sequence[Action], view: View) -> list[Hint]:
    """The keys that matter in a view."""
    return [
        (written(each.keys[0]), each.hint, each.name)
        for each in actions_of(view, actions)
        if each.keys and each.hint and view in each.hint_in
    ]


def keys_line(hints: Sequence[Hint], view: View, width: int, n_marks: int = 0) -> Content:
    """The panes with the one you are in marked, how many quotes are, then as many hints as there is room for.

    On a sheet the hints only.
    """
    pieces: list[tuple[str, str]] = []
    for number, name in enumerate(PANES if view in PANES else (), 1):
        ink = f"{render.STRONG} {render.ACCENT}" if name == view else render.DIM
        pieces.append((f" {number} {name} " if name == view or width >= _ROOMY else f" {number} ", ink))
    if n_marks:
        pieces.append((f" {render.MARKED} {n_marks:,} marked ", render.ACCENT))
    pieces.append(("  " if pieces else "", ""))
    shown = list(hints)
    room = width - sum(cell_len(text) for text, _ in pieces)
    needed = sum(_size(hint) for hint in hints)
    for hint in reversed([hint for hint in hints if hint[2] not in _ALWAYS]):
        if needed > room:
            shown.remove(hint)
            needed -= _size(hint)
    for key, does, _ in shown:
        pieces += [(f" {key} ", ""), (f"{does} ", render.DIM)]
    line = Content.assemble(*pieces)
    return line if view in PANES else line[1:]


def _size(hint: Hint) -> int:
    return cell_len(hint[0]) + cell_len(hint[1]) + 3
