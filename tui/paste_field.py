"""The field of several lines that a quote is pasted into, or typed."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from quotedesk.index.text import clean
from quotedesk.tui.field import TakesText

_SHOWN = 2_000
"""Characters of a paste that are shown; all of it is checked."""


class PasteField(TakesText, TextArea):
    """Text that wraps, without border or blinking cursor. Enter asks, Esc leaves; a long paste shows its beginning."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", show=False),
        Binding("escape,tab", "leave", show=False),
        Binding("ctrl+n", "leave", show=False),
    ]
    DEFAULT_CSS = """
    PasteField, PasteField:focus {
        border: none;
        height: auto;
        max-height: 6;
        padding: 0;
        background: transparent;
        background-tint: transparent;
        scrollbar-size: 0 0;
        .text-area--cursor-line { background: transparent; }
        .text-area--placeholder { color: $dim; }
    }
    """

    class Submitted(Message):
        """Enter was pressed."""

    class Left(Message):
        """On to what is below; what was typed stays."""

    def __init__(self, text: str, placeholder: str, id: str) -> None:
        super().__init__(text, placeholder=placeholder, highlight_cursor_line=False, id=id)
        self.cursor_blink = False
        self._held = self._beginning = ""
        """A paste too long to be shown, and what is shown of it; void once anything is typed."""

    @property
    def whole(self) -> str:
        """What is to be checked."""
        return self._held if self._held and self.text == self._beginning else self.text

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable:
            self._drop()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()  # TextArea would insert it as it is
        text = clean(event.text)
        self._drop()
        if len(text) <= _SHOWN:
            if result := self._replace_via_keyboard(text, *self.selection):
                self.move_cursor(result.end_location)
        else:
            self._held, self._beginning = text, f"{text[:_SHOWN].rstrip()} … ({len(text):,} characters in all)"
            self.text = self._beginning

    def _drop(self) -> None:
        if self._held:
            self._held = ""
            self.text = ""

    def action_submit(self) -> None:
        self.post_message(self.Submitted())

    def action_leave(self) -> None:
        self.post_message(self.Left())
