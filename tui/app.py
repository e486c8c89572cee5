"""The program: an archive on a desk, in a terminal that is left as it was found."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from quotedesk.index.errors import ArchiveError
from quotedesk.index.text import clean
from quotedesk.tui.actions import bindings
from quotedesk.tui.config import Config
from quotedesk.tui.desk import Desk, open_desk
from quotedesk.tui.driver import HUNG_UP, DeskDriver
from quotedesk.tui.field import TakesText
from quotedesk.tui.screens.desk import WIDTHS, DeskScreen
from quotedesk.tui.screens.small import SmallScreen, is_small
from quotedesk.tui.settling import settled
from quotedesk.tui.state import State, open_state
from quotedesk.tui.themes import DAY, LAMP, THEMES

TERMINATED = 143
CANNOT_READ = 4


class QuoteDesk(App[int], inherit_bindings=False):
    """Opens an archive after the first paint and gives it to the desk."""

    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    ENABLE_COMMAND_PALETTE = False
    TITLE = "quotedesk"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app"), Binding("ctrl+q", "quit", show=False, priority=True)]

    def __init__(self, archive: Path | None) -> None:
        """None opens the archive of the seed articles."""
        super().__init__(driver_class=DeskDriver)
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LAMP.name
        self._path = archive
        self.config = Config()
        self.state: State = open_state()
        self.desk: Desk | None = None
        """The archive, once it is open."""
        self.failure = ""
        """Why the archive could not be opened."""

    def get_default_screen(self) -> Screen[None]:
        return DeskScreen(self.config, self.state)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return LAMP.variables

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self.exit, None, TERMINATED)
        loop.add_signal_handler(signal.SIGHUP, self.exit, None, HUNG_UP)
        self.call_after_refresh(self._open)

    @work
    async def _open(self) -> None:
        if self._path is None:
            self._desk_screen.say("opening the archive of the two seed articles; the first time it is built")
        try:
            self.desk = await open_desk(self._path)
            await self._desk_screen.open(self.desk)
        except ArchiveError as error:
            self.failure = str(error)
            self.exit(return_code=CANNOT_READ)

    @property
    def _desk_screen(self) -> DeskScreen:
        screen = self.screen_stack[0]
        assert isinstance(screen, DeskScreen)
        return screen

    async def on_event(self, event: events.Event) -> None:
        """Keys one after another, each where the one before has led to.

        Textual sends every key to the widget that has the focus when it arrives, and looks for what it is bound to
        when it has come back from there: of keys that come quickly, as through a slow line, some go astray.
        """
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        await settled(self.focused or self.screen)
        if isinstance(self.screen, DeskScreen):
            self.screen.hide_copied()
        if isinstance(event, events.Paste) or (isinstance(self.focused, TakesText) and event.is_printable):
            await super().on_event(event)
        elif (active := self.screen.active_bindings.get(event.key)) and active.enabled:
            await self.run_action(active.binding.action, active.node)

    async def on_resize(self, event: events.Resize) -> None:
        small = isinstance(self.screen, SmallScreen)
        if is_small(event.size) and not small:
            await self.push_screen(SmallScreen())
        elif small and not is_small(event.size):
            await self.pop_screen()

    def action_theme(self) -> None:
        self.theme = DAY.name if self.theme == LAMP.name else LAMP.name

    def action_suspend(self) -> None:
        self.action_suspend_process()

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Textual's own writes to any path it is given; nothing here calls it."""


def run(archive: Path | None, *, mouse: bool = True) -> int:
    """Open the program on an archive, or on that of the seed articles. Returns the exit code."""
    app = QuoteDesk(archive)
    app.run(mouse=mouse)
    if app.failure:
        sys.stderr.write(f"quotedesk: {clean(app.failure)}\n")
    return app.return_code or 0
