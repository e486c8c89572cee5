"""The terminal, made safe: bytes that are no UTF-8, one that went away or does not read, sizes nobody has."""

from __future__ import annotations

import os
import selectors
import sys
from codecs import getincrementaldecoder

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from quotedesk.tui.ascii import in_ascii
from quotedesk.tui.outlet import Outlet
from quotedesk.tui.painter import Abilities
from quotedesk.tui.wire import Wire

HUNG_UP = 129
"""The exit code of a program whose terminal went away, as a shell reports SIGHUP."""
_LARGEST = Size(1_000, 500)
_TICK = 0.1
_PARTING = 1.0
"""Seconds that a terminal which does not read is waited for, before the program is left or stopped."""


class DeskDriver(LinuxDriver):
    """Textual's driver dies of one Latin-1 byte, hangs when the terminal is gone or does not read, and believes every
    size."""

    only_ascii = False
    """Whether the terminal, or its font, has nothing but ASCII."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._outlet = Outlet((sys.__stderr__ or sys.stderr).fileno(), self._outlet_is_free)
        self._file = self._outlet  # type: ignore[assignment]  # all that is asked of it
        self._wire = Wire(1, 1, _abilities(self._outlet.fileno()))
        self._stopped = False
        self._leaving = False

    # Output

    def write(self, data: str) -> None:
        """Take output; what it comes to is sent when a frame is complete and the terminal has read the one before."""
        if self._leaving:
            super().write(data)
            return
        if self._wire.size != (size := self._app.size):
            self._wire.resize(*size)
        self._wire.take(in_ascii(data) if self.only_ascii else data)
        if not self._wire.in_frame:
            self._send()

    def _send(self) -> None:
        if not (self._leaving or self._outlet.busy()):
            self._outlet.write(self._wire.give())

    def _outlet_is_free(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._send)

    def repaint(self) -> None:
        """Send the whole screen anew, whatever the terminal shows."""
        self._wire.forget()
        self._send()

    def start_application_mode(self) -> None:
        self._leaving = False
        super().start_application_mode()  # type: ignore[no-untyped-call]  # as Textual has it

    def stop_application_mode(self) -> None:
        self._leaving = True
        super().write(self._wire.rest())
        super().stop_application_mode()

    def close(self) -> None:
        super().close()
        self._outlet.drain(_PARTING)

    # Input

    def run_input_thread(self) -> None:
        """Read keys until the program ends or the terminal does."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_TICK):
                    try:
                        typed = os.read(self.fileno, 4096)
                    except OSError:
                        typed = b""
                    if not typed:
                        self._loop.call_soon_threadsafe(self._app.exit, None, HUNG_UP)
                        return
                    for event in parser.feed(decode(typed)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def process_message(self, message: Message) -> None:
        super().process_message(_capped(message) if isinstance(message, events.Resize) else message)

    def _get_terminal_size(self) -> tuple[int, int]:
        width, height = super()._get_terminal_size()
        return min(width, _LARGEST.width), min(height, _LARGEST.height)

    # Stopping and going on

    def _sigtstp_application(self, *_: object) -> None:
        self._stopped = True
        super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        """A hang-up sends SIGCONT too: to take up the terminal then, once more, would be to wait for it for ever."""
        if self._stopped:
            self._stopped = False
            super()._sigcont_application()


def _capped(event: events.Resize) -> events.Resize:
    width, height = min(event.size.width, _LARGEST.width), min(event.size.height, _LARGEST.height)
    size = Size(max(1, width), max(1, height))
    return events.Resize(size, size, size, event.pixel_size)


def _abilities(descriptor: int) -> Abilities:
    """What a terminal can do, as far as anything is known about it."""
    try:
        import curses

        curses.setupterm(fd=descriptor)
        clears = curses.tigetflag("bce") > 0 and curses.tigetstr("ech") is not None
        return Abilities(clears, all(curses.tigetstr(each) is not None for each in ("csr", "dl", "il")))
    except (ImportError, curses.error):
        return Abilities()
