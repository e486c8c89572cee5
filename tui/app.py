"""The program: an archive on a desk, in a terminal that is left as it was found."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import Screen

from quotedesk.index.errors import ArchiveError
from quotedesk.index.memory import keep_memory_flat
from quotedesk.index.text import clean
from quotedesk.tui.action_table import ACTIONS
from quotedesk.tui.actions import bindings
from quotedesk.tui.bottom import BottomLine
from quotedesk.tui.config import Config, Loaded, load_config
from quotedesk.tui.desk import SEEDS_KEY, Desk, open_desk
from quotedesk.tui.driver import HUNG_UP, DeskDriver
from quotedesk.tui.field import TakesText
from quotedesk.tui.program import Program
from quotedesk.tui.screens.base import HEIGHTS, WIDTHS
from quotedesk.tui.screens.desk import DeskScreen
from quotedesk.tui.screens.returning import Reopen
from quotedesk.tui.screens.sheet import Choice
from quotedesk.tui.screens.small import SmallScreen, is_small
from quotedesk.tui.seed_archive import NOTICE
from quotedesk.tui.settling import settled
from quotedesk.tui.state import Place, State, now, open_state
from quotedesk.tui.themes import LAMP, TERMINAL, THEMES, without_colours

UNSET = Loaded(Config())
"""As it is without a config file."""
TERMINATED = 143
CANNOT_READ = 4


class QuoteDesk(Program, inherit_bindings=False):
    """Opens an archive after the first paint and gives it to the desk."""

    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    ENABLE_COMMAND_PALETTE = False
    TITLE = "quotedesk"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app"), Binding("ctrl+q", "quit", show=False, priority=True)]

    def __init__(self, archive: Path | None, loaded: Loaded = UNSET, *, come_back: bool = False) -> None:
        """None opens the archive of the seed articles. `come_back` opens it where it was left."""
        super().__init__(loaded.config)
        for theme in THEMES:
            self.register_theme(without_colours(theme) if self.no_color else theme)
        self.theme = self._first_theme(loaded.config.theme)
        self._path = archive
        self._come_back = come_back
        self._messages = (*loaded.messages, *self.clashes)
        self.state: State = open_state()
        self.place: Place | None = None
        """Where the program was left."""
        self.desk: Desk | None = None
        """The archive, once it is open."""
        self.failure = ""
        """Why the archive could not be opened."""

    def _first_theme(self, wanted: str) -> str:
        """The terminal's own colours cannot be left out: Textual then prints black on black."""
        return LAMP.name if not wanted or (self.no_color and wanted == TERMINAL.name) else wanted

    def get_default_screen(self) -> Screen[None]:
        return DeskScreen(self.config, self.state)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return LAMP.variables

    def on_mount(self) -> None:
        self._end_on(signal.SIGTERM, TERMINATED)
        self._end_on(signal.SIGHUP, HUNG_UP)
        self.call_after_refresh(self._open)

    def _end_on(self, number: signal.Signals, code: int) -> None:
        """End with a code when a signal comes; the loop's own handlers miss it while keys crowd their socket."""
        loop = asyncio.get_running_loop()

        def end(*_: object) -> None:
            with suppress(RuntimeError):  # the loop is closed: the program is ending already
                loop.call_soon_threadsafe(self.exit, None, code)

        signal.signal(number, end)

    @work
    async def _open(self) -> None:
        screen = self._desk_screen
        if self._path is None:
            screen.say("opening the archive of the two seed articles; the first time it is built")
        try:
            self.desk = await open_desk(self._path)
            place = self.state.places.get(self.desk.key) if self._come_back else None
            await screen.open(self.desk, place)
            if self._messages:
                more = f" · {len(self._messages) - 1} more" if len(self._messages) > 1 else ""
                screen.say(f"{self._messages[0]}{more}")
        except ArchiveError as error:
            self.failure = str(error)
            self.exit(return_code=CANNOT_READ)
        except NoMatches:
            self.log("ended while the archive was opened")
        finally:
            gc.freeze()  # what is loaded stays to the end, and need not be looked through again
            gc.enable()

    @on(Reopen)
    @work(exclusive=True, group="reopen")
    async def _reopen(self) -> None:
        screen = self._desk_screen
        try:
            place = screen.place()
            self.desk = await open_desk(self._path)
            await screen.open(self.desk, place)
            screen.say("this is the archive as it is now")
        except ArchiveError as error:
            screen.say(str(error))
        except NoMatches:
            self.log("ended while the archive was opened again")

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        with suppress(NoMatches):  # on the way out nothing may be in the way
            self.place = self._desk_screen.place()
        super().exit(result, return_code, message)

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
        if self._exit:
            return  # what was typed before it was told to end holds it up no longer
        await settled(self.focused or self.screen)
        if isinstance(self.screen, (DeskScreen, Choice)):
            self.screen.hide_copied()
        for line in self.screen.query(BottomLine):
            line.key_pressed()
        if isinstance(event, events.Paste) or (isinstance(self.focused, TakesText) and event.is_printable):
            await super().on_event(event)
        elif (active := self.screen.active_bindings.get(event.key)) and active.enabled:
            await self.run_action(active.binding.action, active.node)

    async def on_resize(self, event: events.Resize) -> None:
        if event.size == self.size and isinstance(self._driver, DeskDriver):
            self._driver.repaint()  # between two of that size there may have been another one
        small = isinstance(self.screen, SmallScreen)
        if is_small(event.size) and not small:
            await self.push_screen(SmallScreen())
        elif small and not is_small(event.size):
            await self.pop_screen()

    def action_theme(self) -> None:
        names = [theme.name for theme in THEMES if not (self.no_color and theme.ansi)]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self._desk_screen.say(f'theme {self.theme}; theme = "{self.theme}" in config.toml keeps it')

    def action_redraw(self) -> None:
        if isinstance(self._driver, DeskDriver):
            self._driver.repaint()

    def action_suspend(self) -> None:
        self.action_suspend_process()

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Textual's own writes to any path it is given; nothing here calls it."""


def run(archive: Path | None, *, named: bool = False, mouse: bool = True, only_ascii: bool = False) -> int:
    """Open the program on an archive, or on the last one, or on that of the seed articles. Returns the exit code.

    One that was `named` by hand opens at its beginning, any other one where it was left.
    """
    loaded = load_config(themes=[theme.name for theme in THEMES], actions=[action.name for action in ACTIONS])
    archive = archive or _last_archive()
    if archive is None:
        sys.stderr.write(f"quotedesk: {NOTICE}\n")
    DeskDriver.only_ascii = only_ascii or loaded.config.ascii
    keep_memory_flat()  # before there are threads: each that has memory of its own keeps what it frees to itself
    app = QuoteDesk(archive, loaded, come_back=not named)
    app.run(mouse=mouse and loaded.config.mouse)
    if app.place is not None:
        app.state.places.put(replace(app.place, when=now()))
    if app.failure:
        sys.stderr.write(f"quotedesk: {clean(app.failure)}\n")
    return app.return_code or 0


def _last_archive() -> Path | None:
    """The archive that was open last, if it is still there."""
    last = next(iter(open_state().places.all()), None)
    path = Path(last.archive) if last and last.archive != SEEDS_KEY else None
    return path if path is not None and path.is_dir() else None
