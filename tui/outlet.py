"""The way out to the terminal: a thread of its own, so that a terminal that does not read holds up nothing."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from threading import Condition, Thread

_PIECE = 4096
"""Bytes written at once."""


class Outlet:
    """Takes text at once and writes it when the terminal takes it."""

    def __init__(self, descriptor: int, free: Callable[[], None]) -> None:
        """`free` is called on the outlet's thread when everything is written, if anyone found it busy before."""
        self._descriptor = descriptor
        self._free = free
        self._pieces: deque[bytes] = deque()
        self._waiting = 0
        self._asked = False
        self._changed = Condition()
        Thread(target=self._run, name="outlet", daemon=True).start()

    def busy(self) -> bool:
        """Whether something is still waiting for the terminal; `free` will be called then."""
        with self._changed:
            self._asked |= self._waiting > 0
            return self._waiting > 0

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
            free = self._asked and not self._waiting
            self._asked &= not free
            self._changed.notify_all()
        if free:
            self._free()
