"""A sheet with a list that is narrowed by typing: one thing is picked from it, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quotedesk.tui import render
from quotedesk.tui.action import View
from quotedesk.tui.actions import bindings
from quotedesk.tui.bottom import BottomLine
from quotedesk.tui.field import Field
from quotedesk.tui.program import key
from quotedesk.tui.rows import Rows
from quotedesk.tui.window import Draw

T = TypeVar("T")
R = TypeVar("R")


class Picker(ModalScreen[R | None], Generic[T, R], inherit_bindings=False):
    """Answers with what was picked, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("sheet"),
        *bindings("field"),
        Binding("ctrl+c", "back", show=False),
    ]

    def __init__(
        self,
        title: str,
        asks: str,
        draw: Draw[T],
        choices: Callable[[str], Sequence[T]],
        answer: Callable[[T], R],
        *,
        view: View,
        typing: bool = False,
    ) -> None:
        """`choices` are what can be picked once something was typed, `answer` what the sheet then answers with.

        `asks` stands in the empty field; `typing` puts the cursor there at once.
        """
        super().__init__()
        self._title = title
        self._asks = asks
        self._draw_row = draw
        self._choices = choices
        self._answer = answer
        self._view = view
        self._typing = typing

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Static(Content.assemble((self._title, render.STRONG)), id="sheet-title", markup=False)
            asks = self._asks if self._typing else f"{key(self, 'find')} {self._asks}"
            yield Field(asks, id="find")
            yield Rows[T](self._draw_row, id=f"{self._view}-list")
            yield BottomLine(self._view, id="picker-keys")

    def on_mount(self) -> None:
        self.fill()
        self.set_focus(self.field if self._typing else self.rows)

    @property
    def rows(self) -> Rows[T]:
        return self.query_one(Rows)

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    def fill(self, cursor: int = 0) -> None:
        """Show what there is now."""
        choices = self._choices(self.field.value)
        self.rows.show(choices, cursor)
        line = self.query_one(BottomLine)
        if choices:
            line.show_keys()
        else:
            line.say("nothing here holds these words", stays=True)

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
        if picked is not None:
            self.dismiss(self._answer(picked))

    def action_find(self) -> None:
        self.set_focus(self.field)

    def action_next_pane(self) -> None:
        self.set_focus(self.field)

    def action_back(self) -> None:
        self.dismiss(None)

    def action_quit(self) -> None:
        self.dismiss(None)

    async def action_redraw(self) -> None:
        await self.app.run_action("redraw")

    def action_keys(self) -> None:
        self.dismiss(None)

    def action_palette(self) -> None:
        self.set_focus(self.field)


def holding(words: str, typed: str) -> bool:
    """Whether a text holds every word that was typed."""
    text = words.casefold()
    return all(word in text for word in typed.casefold().split())
