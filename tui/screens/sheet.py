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
from quotedesk.index.text import clean
from quotedesk.tui import clipboard, render
from quotedesk.tui.action import View
from quotedesk.tui.actions import actions_of, bindings
from quotedesk.tui.background import background
from quotedesk.tui.bottom import BottomLine
from quotedesk.tui.messages import Say
from quotedesk.tui.program import key, program
from quotedesk.tui.screens.keys import KeysScreen, run_action
from quotedesk.tui.styles import Cited

Place = tuple[str, int, Quote | None]
"""An article, a paragraph of it, and the quote there that is meant."""


R = TypeVar("R")


class Choice(ModalScreen[R | None], inherit_bindings=False):
    """Answers with what was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sheet"), Binding("ctrl+c", "interrupt", show=False)]
    HEADING = ""
    VIEW: ClassVar[View]
    """How the table of actions calls this sheet."""

    @property
    def heading(self) -> str:
        """The title; what comes from an archive is cleaned on its way out."""
        return self.HEADING

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            with Horizontal(classes="sheet-top"):
                title = Content.assemble((render.plain(self.heading), render.STRONG))
                yield Static(title, classes="sheet-heading", markup=False)
                close = Content.assemble((f"{key(self, 'back')} close", render.DIM))
                yield Static(close, classes="sheet-close", markup=False)
            yield from self.body()
            yield Static("", classes="sheet-copied", markup=False)
            yield BottomLine(self.VIEW, id="sheet-keys")

    def body(self) -> ComposeResult:
        """What stands between the title and the keys."""
        yield Widget()

    def say(self, text: str, *, stays: bool = False) -> None:
        """Words in the place of the keys."""
        self.query_one(BottomLine).say(text, stays=stays)

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

    def hide_copied(self) -> None:
        """What was copied is shown until the next key."""
        box = self.query_one(".sheet-copied", Static)
        if box.display:
            box.display = False

    def action_interrupt(self) -> None:
        self.say(f"{key(self, 'back')} closes this sheet")

    def action_back(self) -> None:
        self.dismiss(None)

    def action_quit(self) -> None:
        self.dismiss(None)

    async def action_redraw(self) -> None:
        await self.app.run_action("redraw")

    # What can be done here

    def action_keys(self) -> None:
        self._list_actions(typing=False)

    def action_palette(self) -> None:
        self._list_actions(typing=True)

    def _list_actions(self, *, typing: bool) -> None:
        actions = actions_of(self.VIEW, program(self).actions)
        self.app.push_screen(KeysScreen(f"Keys · {self.VIEW}", actions, typing=typing), self._run_chosen)

    def _run_chosen(self, name: str | None) -> None:
        if name is not None:
            self._run_action(name)

    @background()
    async def _run_action(self, name: str) -> None:
        await run_action(self, name)


class Sheet(Choice[Place], inherit_bindings=True):
    """Answers with the place to open; what is at the cursor can be copied."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("citing")

    async def cited(self) -> Cited | str:
        """The quote that `y` copies, with its article, or words that are none; empty when there is nothing."""
        return ""

    @background("copy")
    async def action_copy(self) -> None:
        cited = await self.cited()
        style = program(self).style_of_citation
        text = clean(cited if isinstance(cited, str) else style.cite([cited]))
        if not text:
            self.say("nothing to copy")
            return
        sent = await clipboard.copy(self.app, text)
        box = self.query_one(".sheet-copied", Static)
        box.update(Content(text))
        box.display = True
        told = f"{len(text):,} characters"
        if not isinstance(cited, str) and style.name != "plain":
            told += f" as {style.name}"
        self.say(f"copied {told}" if sent else "too long for a terminal's clipboard")
