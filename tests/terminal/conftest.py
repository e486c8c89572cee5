"""A real pseudo-terminal with the installed program in it."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyte
import pytest

_PATIENCE = 20.0
"""Seconds anything may take on a busy machine; nothing waits that long when all is well."""
_QUIET = 0.3
"""Seconds without a byte after which an answer is taken to be complete."""
_KEYS = {"enter": "\r", "esc": "\x1b", "tab": "\t", "down": "\x1b[B", "up": "\x1b[A", "backspace": "\x7f"}
# What pyte does not know and would print as text: kitty's keyboard, mode queries, OSC.
_FOREIGN = re.compile(rb"\x1b\[[<=>][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*\$?[pu]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


class Terminal:
    """What a person has before them: keys that go in, a screen, and every byte that came out."""

    def __init__(self, command: list[str], size: tuple[int, int], environment: dict[str, str]) -> None:
        self.output = b""
        self.code: int | None = None
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._drawn = 0
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            with contextlib.suppress(OSError):
                os.execvpe(command[0], command, environment)
            os._exit(127)
        self.resize(*size)

    def resize(self, width: int, height: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self._screen.resize(height, width)

    # Keys and bytes

    def press(self, *keys: str) -> int:
        """Press keys, wait until nothing more comes, and return how many bytes did."""
        before = len(self.output)
        for key in keys:
            self.write(_KEYS.get(key, key).encode())
        self.settle()
        return len(self.output) - before

    def write(self, typed: bytes) -> None:
        os.write(self.fd, typed)

    def read(self, seconds: float) -> bool:
        """Take what comes within some seconds. Whether anything did."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.output += data
        return bool(data)

    def settle(self, seconds: float = _QUIET) -> None:
        """Read until the program is silent for some seconds."""
        while self.read(seconds):
            pass

    def until(self, text: str) -> None:
        """Wait until the screen holds a text, runs of spaces as one."""
        end = time.monotonic() + _PATIENCE
        while text not in self.words:
            if time.monotonic() > end or (not self.read(0.1) and self.ended):
                pytest.fail(f"waited in vain for {text!r}; the screen shows\n{self.text}")
        self.settle()

    # What is seen

    @property
    def text(self) -> str:
        self._stream.feed(_FOREIGN.sub(b"", self.output[self._drawn :]))
        self._drawn = len(self.output)
        return "\n".join(self._screen.display)

    @property
    def words(self) -> str:
        return " ".join(self.text.split())

    def scribble(self, output: bytes) -> None:
        """Let something else write on the terminal."""
        self._stream.feed(output)

    # The end

    @property
    def ended(self) -> bool:
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
        return self.code is not None

    def wait(self) -> int | None:
        """The exit code; None when the program does not end."""
        end = time.monotonic() + _PATIENCE
        while not self.ended and time.monotonic() < end:
            if self.fd < 0 or not self.read(0.05):
                select.select([], [], [], 0.02)
        if self.fd >= 0:
            self.settle(0.05)
        return self.code

    def leave(self, number: signal.Signals) -> int | None:
        """Send a signal, never read again, and return the exit code."""
        os.kill(self.pid, number)
        end = time.monotonic() + _PATIENCE
        while not self.ended and time.monotonic() < end:
            select.select([], [], [], 0.02)
        return self.code

    def kill(self, number: signal.Signals) -> int | None:
        """Send a signal and return the exit code."""
        os.kill(self.pid, number)
        return self.wait()

    def hang_up(self) -> int | None:
        """Let the terminal go away and return the exit code."""
        os.close(self.fd)
        self.fd = -1
        return self.wait()

    def close(self) -> None:
        if not self.ended:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.fd >= 0:
            os.close(self.fd)


Run = Callable[..., Terminal]


@pytest.fixture
def terminal(seeds: Path) -> Iterator[Run]:
    """Starts the program on an archive, by default on that of the seed articles, and waits until it is read."""
    running: list[Terminal] = []

    def run(
        *arguments: str,
        archive: Path | None = seeds,
        size: tuple[int, int] = (80, 24),
        ready: str = "both words",
        through: Sequence[str] = (),
        **env: str,
    ) -> Terminal:
        known = {
            name: value for name, value in os.environ.items() if name not in ("TMUX", "NO_COLOR", "LINES", "COLUMNS")
        }
        environment = known | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | env
        named = ["--archive", str(archive)] if archive else []
        command = [*through, sys.executable, "-m", "quotedesk.tui", *arguments, *named]
        terminal = Terminal(command, size, environment)
        running.append(terminal)
        if ready:
            terminal.until(ready)
        return terminal

    yield run
    for terminal in running:
        terminal.close()
