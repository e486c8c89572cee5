"""The line at the bottom: where you are, the few keys that matter now, and for some seconds what was just done."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from quotedesk.tui import render
from quotedesk.tui.actions import PANES, Action, Pane, actions_of, shown_key

_SAID_FOR = 6.0
"""Seconds that words stay."""
_ROOMY = 60
"""Columns from which on all panes are named, not only the one you are in."""
_ALWAYS = ("keys", "quit")
"""Hints that stay when room is short."""


class BottomLine(Static):
    """One Static: Textual's Footer rebuilds itself at each change of focus, 3.5 to 5 kB."""

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__("", id="bottom", markup=False)
        self._actions = actions
        self._pane: Pane = "search"
        self._timer: Timer | None = None
        self._n_marks = 0

    def count_marks(self, n_marks: int) -> None:
        """Tell how many quotes are marked, as long as there are any."""
        self._n_marks = n_marks
        self._restore()

    def at(self, pane: Pane) -> None:
        """Show the keys of a pane."""
        self._pane = pane
        self._restore()

    def say(self, text: str) -> None:
        """Show words in the place of the keys for some seconds."""
        self._stop()
        self.update(Content.assemble(" ", (render.plain(text), render.STRONG)), layout=False)
        self._timer = self.set_timer(_SAID_FOR, self._restore)

    def on_resize(self) -> None:
        if self._timer is None:
            self._restore()

    def _restore(self) -> None:
        self._stop()
        self.update(keys_line(self._actions, self._pane, self.size.width, self._n_marks), layout=False)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


def keys_line(actions: Sequence[Action], pane: Pane, width: int, n_marks: int = 0) -> Content:
    """The panes with the one you are in marked, how many quotes are, then as many hints as there is room for."""
    pieces: list[tuple[str, str]] = []
    for number, name in enumerate(PANES, 1):
        ink = f"{render.STRONG} {render.ACCENT}" if name == pane else render.DIM
        pieces.append((f" {number} {name} " if name == pane or width >= _ROOMY else f" {number} ", ink))
    if n_marks:
        pieces.append((f" {render.MARKED} {n_marks:,} marked ", render.ACCENT))
    hints = [
        (f"{shown_key(each.keys[0])} ", each.hint, each.name)
        for each in actions_of(pane, actions)
        if each.keys and each.hint and pane in each.hint_in
    ]
    room = width - sum(cell_len(text) for text, _ in pieces) - 2
    needed = sum(_size(hint) for hint in hints)
    for hint in reversed([hint for hint in hints if hint[2] not in _ALWAYS]):
        if needed > room:
            hints.remove(hint)
            needed -= _size(hint)
    pieces.append(("  ", ""))
    for key, does, _ in hints:
        pieces += [(f" {key}", ""), (f"{does} ", render.DIM)]
    return Content.assemble(*pieces)


def _size(hint: tuple[str, str, str]) -> int:
    return cell_len(hint[0]) + cell_len(hint[1]) + 2
