"""A sheet with a list that is narrowed by typing: one thing is picked from it, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quotedesk.tui import render
from quotedesk.tui.field import Field
from quotedesk.tui.rows import Rows
from quotedesk.tui.window import Draw

T = TypeVar("T")
R = TypeVar("R")


class Picker(ModalScreen[R | None], Generic[T, R], inherit_bindings=False):
    """Answers with what was picked, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("question_mark", "close", show=False),
        Binding("slash,tab", "find", show=False),
        Binding("ctrl+c", "close", show=False),
    ]

    def __init__(self, title: str, asks: str, draw: Draw[T], *, list_id: str, typing: bool = False) -> None:
        """`asks` stands in the empty field; `typing` puts the cursor there at once."""
        super().__init__()
        self._title = title
        self._asks = asks
        self._draw_row = draw
        self._list_id = list_id
        self._typing = typing

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Static(Content.assemble((self._title, render.STRONG)), id="sheet-title", markup=False)
            yield Field(self._asks, id="find")
            yield Rows[T](self._draw_row, id=self._list_id)

    def on_mount(self) -> None:
        self.fill()
        self.set_focus(self.field if self._typing else self.rows)

    @property
    def rows(self) -> Rows[T]:
        return self.query_one(Rows)

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    def choices(self, typed: str) -> Sequence[T]:
        """What can be picked, once something was typed."""
        raise NotImplementedError

    def answer(self, picked: T) -> R | None:
        """What the sheet answers with. None keeps it open."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show what there is now."""
        self.rows.show(self.choices(self.field.value))

    @on(Input.Changed)
    def _narrow(self) -> None:
        self.fill()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.rows.action_choose()

    @on(Field.Left)
    def _to_list(self) -> None:
        self.set_focus(self.rows)

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        picked = self.rows.current
        if picked is not None and (answer := self.answer(picked)) is not None:
            self.dismiss(answer)

    def action_find(self) -> None:
        self.set_focus(self.field)

    def action_close(self) -> None:
        self.dismiss(None)


def holding(words: str, typed: str) -> bool:
    """Whether a text holds every word that was typed."""
    text = words.casefold()
    return all(word in text for word in typed.casefold().split())
