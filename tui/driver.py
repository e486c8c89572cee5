"""The terminal's input, made safe: bytes that are no UTF-8, a terminal that went away, sizes nobody has."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from quotedesk.tui.wire import Wire

HUNG_UP = 129
"""The exit code of a program whose terminal went away, as a shell reports SIGHUP."""
_LARGEST = Size(1_000, 500)
_TICK = 0.1


class DeskDriver(LinuxDriver):
    """Textual's driver dies of one Latin-1 byte, spins when input ends, believes every size, and repeats itself."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._wire = Wire()

    def write(self, data: str) -> None:
        super().write(self._wire.slim(data))

    def stop_application_mode(self) -> None:
        super().write(self._wire.rest())
        super().stop_application_mode()

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
        if isinstance(message, events.Resize):
            message = _capped(message)
        super().process_message(message)

    def _get_terminal_size(self) -> tuple[int, int]:
        width, height = super()._get_terminal_size()
        return min(width, _LARGEST.width), min(height, _LARGEST.height)


def _capped(event: events.Resize) -> events.Resize:
    width, height = min(event.size.width, _LARGEST.width), min(event.size.height, _LARGEST.height)
    size = Size(max(1, width), max(1, height))
    return events.Resize(size, size, size, event.pixel_size)
