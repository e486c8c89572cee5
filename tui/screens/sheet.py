"""A sheet over the desk: a title, a list, a line of keys; what is chosen in it opens on the page below."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from quotedesk.index.model import Quote
from quotedesk.tui import clipboard, render
from quotedesk.tui.background import background
from quotedesk.tui.messages import Say

Place = tuple[str, int, Quote | None]
"""An article, a paragraph of it, and the quote there that is meant."""


R = TypeVar("R")


class Choice(ModalScreen[R | None], inherit_bindings=False):
    """Answers with what was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("ctrl+c", "interrupt", show=False),
    ]
    HEADING = ""
    KEYS = ""
    """The line at the bottom."""

    @property
    def heading(self) -> str:
        """The title; what comes from an archive is cleaned on its way out."""
        return self.HEADING

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            with Horizontal(classes="sheet-top"):
                title = Content.assemble((render.plain(self.heading), render.STRONG))
                yield Static(title, classes="sheet-heading", markup=False)
                yield Static(Content.assemble(("Esc close", render.DIM)), classes="sheet-close", markup=False)
            yield from self.body()
            yield Static("", classes="sheet-copied", markup=False)
            yield Static(Content.assemble((self.KEYS, render.DIM)), classes="sheet-keys", markup=False)

    def body(self) -> ComposeResult:
        """What stands between the title and the keys."""
        yield Widget()

    def say(self, text: str) -> None:
        """Words in the place of the keys."""
        self.query_one(".sheet-keys", Static).update(Content(render.plain(text)), layout=False)

    @on(Say)
    def _repeat(self, message: Say) -> None:
        self.say(message.text)

    @on(events.TextSelected)
    @background()
    async def _selected(self) -> None:
        """What the mouse went over is copied when it is let go."""
        text = clipboard.selected(self)
        if text and await clipboard.copy(self.app, text):
            self.say(f"copied the selection, {len(text):,} characters")

    def action_interrupt(self) -> None:
        self.say("Esc closes this sheet")

    def action_close(self) -> None:
        self.dismiss(None)


class Sheet(Choice[Place], inherit_bindings=False):
    """Answers with the place to open; what is at the cursor can be copied."""

    BINDINGS: ClassVar[list[BindingType]] = [*Choice.BINDINGS, Binding("y", "copy", show=False)]

    def citation(self) -> str:
        """What `y` copies; empty when there is nothing at the cursor."""
        return ""

    def action_copy(self) -> None:
        self._copy(render.plain(self.citation()))

    @background()
    async def _copy(self, text: str) -> None:
        if not text:
            self.say("nothing to copy")
            return
        sent = await clipboard.copy(self.app, text)
        box = self.query_one(".sheet-copied", Static)
        box.update(Content(text))
        box.display = True
        self.say(f"copied {len(text):,} characters" if sent else "too long for a terminal's clipboard")
