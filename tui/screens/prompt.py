"""One line to type in, over the line at the bottom: a note, a number."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quotedesk.tui import render
from quotedesk.tui.field import Field


class PromptScreen(ModalScreen[str | None], inherit_bindings=False):
    """Answers with what was typed, without spaces around it; None when it was left with Esc."""

    def __init__(self, label: str, hint: str, text: str = "") -> None:
        """`text` stands there to be changed."""
        super().__init__()
        self._label = label
        self._hint = hint
        self._text = text

    def compose(self) -> ComposeResult:
        with Horizontal(id="prompt-line"):
            yield Static(Content.assemble((f"{self._label} ", f"{render.STRONG} {render.ACCENT}")), markup=False)
            yield Field(self._hint, id="asked")

    def on_mount(self) -> None:
        field = self.query_one(Field)
        field.value = self._text
        self.set_focus(field)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())

    @on(Field.Left)
    def _left(self) -> None:
        self.dismiss(None)
