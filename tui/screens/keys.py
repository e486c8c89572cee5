"""`?` and the palette: actions with their keys, found by typing, run by Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quotedesk.tui import render
from quotedesk.tui.actions import Action, shown_key
from quotedesk.tui.field import Field
from quotedesk.tui.rows import Rows

_KEYS_WIDTH = 18


class KeysScreen(ModalScreen[str | None], inherit_bindings=False):
    """A sheet of actions. Answers with the name of the chosen one, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("question_mark", "close", show=False),
        Binding("slash,tab", "find", show=False),
    ]

    def __init__(self, title: str, actions: Sequence[Action], *, typing: bool) -> None:
        """`typing` puts the cursor into the field at once, as a palette does."""
        super().__init__()
        self._title = title
        self._actions = actions
        self._typing = typing

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Static(Content.assemble((self._title, render.STRONG)), id="sheet-title", markup=False)
            yield Field("type to find an action or a key" if self._typing else "/ to filter", id="find")
            yield Rows[Action](_draw, id="actions")

    def on_mount(self) -> None:
        self._list.show(self._actions)
        self.set_focus(self.query_one(Field) if self._typing else self._list)

    @property
    def _list(self) -> Rows[Action]:
        return self.query_one(Rows)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        wanted = event.value.casefold().split()
        self._list.show([each for each in self._actions if all(word in _words(each) for word in wanted)])

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._list.action_choose()

    @on(Field.Left)
    def _to_list(self) -> None:
        self.set_focus(self._list)

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        action = self._list.current
        self.dismiss(action.name if action else None)

    def action_find(self) -> None:
        self.set_focus(self.query_one(Field))

    def action_close(self) -> None:
        self.dismiss(None)


def _words(action: Action) -> str:
    return " ".join((action.does, *map(shown_key, action.keys))).casefold()


def _draw(action: Action, width: int) -> list[Content]:
    keys = "  ".join(map(shown_key, action.keys))
    return [
        Content.assemble((keys.ljust(_KEYS_WIDTH) if y == 0 else " " * _KEYS_WIDTH, render.ACCENT), line)
        for y, line in enumerate(render.wrapped(action.does, max(2, width - _KEYS_WIDTH)))
    ]
