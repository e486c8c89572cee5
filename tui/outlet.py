"""The way out to the terminal: a thread of its own, so that a terminal that does not read holds up nothing.

What is waiting is bounded. When it is too much, whole frames are left out, and once the terminal reads again the
screen is painted anew.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from threading import Condition, Thread

MOST_WAITING = 256 * 1024
"""Bytes that may wait for the terminal; a full screen is about 30 kB."""
_PIECE = 4096
"""Bytes written at once."""


class Outlet:
    """Takes text at once and writes it when the terminal takes it."""

    def __init__(self, descriptor: int, again: Callable[[], None]) -> None:
        """`again` is called on the outlet's thread when everything is written and something was left out."""
        self._descriptor = descriptor
        self._again = again
        self._pieces: deque[bytes] = deque()
        self._waiting = 0
        self._left_out = False
        self._changed = Condition()
        Thread(target=self._run, name="outlet", daemon=True).start()

    def skip(self) -> bool:
        """Whether so much is waiting that a frame has to be left out; `again` will be called for it."""
        with self._changed:
            if self._waiting > MOST_WAITING:
                self._left_out = True
            return self._left_out

    def write(self, text: str) -> None:
        data = text.encode("utf-8", "backslashreplace")
        with self._changed:
            self._pieces.extend(data[start : start + _PIECE] for start in range(0, len(data), _PIECE))
            self._waiting += len(data)
            self._changed.notify_all()

    def flush(self) -> None:
        """Nothing is kept back."""

    def fileno(self) -> int:
        return self._descriptor

    def drain(self, seconds: float) -> bool:
        """Wait until all is written, for some seconds at most; what is left then is given up. Whether all was."""
        with self._changed:
            done = self._changed.wait_for(lambda: not self._waiting, seconds)
            if not done:
                self._pieces.clear()
                self._waiting = 0
            return done

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._pieces)
                piece = self._pieces.popleft()
            try:
                while piece:
                    piece = piece[(written := os.write(self._descriptor, piece)) :]
                    self._wrote(written)
            except OSError:
                self._wrote(len(piece))  # nobody is there to see it; the end of the input ends the program

    def _wrote(self, n_bytes: int) -> None:
        with self._changed:
            self._waiting = max(0, self._waiting - n_bytes)
            caught_up = self._left_out and not self._waiting
            self._left_out &= not caught_up
            self._changed.notify_all()
        if caught_up:
            self._again()
