"""A program in a pseudo-terminal, and what comes out of it when."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pyte

SIZE = (80, 24)
_PATIENCE = 60.0
_FRAME = b"\x1b[?2026h"
_FOREIGN = re.compile(rb"\x1b\[[<=>][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*\$?[pu]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_QUERIES = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[c": b"\x1b[?62;22c", b"\x1b[6n": b"\x1b[1;1R"}
"""What a terminal is asked, and answers: that it knows frames, among others."""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Answer:
    """What came after a key."""

    n_bytes: int
    frames: int
    seconds: float
    """Until its last byte."""

    @property
    def cost(self) -> tuple[int, int]:
        return self.n_bytes, self.frames


class Recorder:
    """Used in a `with`: the program is ended when it is left."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        left_out = ("TMUX", "NO_COLOR", "LINES", "COLUMNS")
        known = {name: value for name, value in os.environ.items() if name not in left_out}
        known |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
        self._output = bytearray()
        self._screen = pyte.Screen(*SIZE)
        self._stream = pyte.ByteStream(self._screen)
        self._drawn = 0
        self._start = time.perf_counter()
        self.last = 0.0
        """Seconds after the start at which the last byte came."""
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            with contextlib.suppress(OSError):
                os.execvpe(command[0], list(command), known)
            os._exit(127)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._pid, signal.SIGTERM)
        for _ in range(100):
            if os.waitpid(self._pid, os.WNOHANG)[0]:
                break
            self._read(0.02)
        else:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._fd)

    @property
    def n_bytes(self) -> int:
        return len(self._output)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._fd], [], [], max(0.0, seconds))[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        self.last = time.perf_counter() - self._start
        self._output += data
        for query, answer in _QUERIES.items():
            if query in data:
                os.write(self._fd, answer)
        return True

    def until(self, pattern: str) -> float:
        """Wait for a screen that matches; the seconds from the start until its bytes were there."""
        while time.perf_counter() - self._start < _PATIENCE:
            if self._read(0.02) and re.search(pattern, self._text()):
                return self.last
        raise TimeoutError(f"waited in vain for {pattern}; the screen shows\n{self._text()}")

    def _text(self) -> str:
        self._stream.feed(_FOREIGN.sub(b"", bytes(self._output[self._drawn :])))
        self._drawn = len(self._output)
        return "\n".join(self._screen.display)

    def settle(self, quiet: float) -> None:
        while self._read(quiet):
            pass

    def press(self, key: str, seconds: float) -> Answer:
        """Press a key and take what comes within some seconds."""
        before, started = len(self._output), time.perf_counter()
        os.write(self._fd, key.encode())
        while (left := started + seconds - time.perf_counter()) > 0:
            self._read(left)
        output = self._output[before:]
        return Answer(len(output), output.count(_FRAME), self.last + self._start - started if output else 0.0)

    # What the program uses, with all that it started

    def _processes(self) -> list[str]:
        """What /proc tells of each, after its name."""
        found = []
        for path in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                stat = path.read_text().rpartition(")")[2].split()
                if str(self._pid) in (stat[2], stat[3]):
                    found.append(" ".join(stat))
        return found

    @property
    def memory(self) -> float:
        """Megabytes in memory."""
        return sum(int(stat.split()[21]) for stat in self._processes()) * os.sysconf("SC_PAGE_SIZE") / 2**20

    @property
    def cpu(self) -> float:
        """Seconds of CPU."""
        return sum(int(each) for stat in self._processes() for each in stat.split()[11:13]) / _TICKS
