"""A JSON file in the state folder that several running programs change without losing what another one kept.

A change is a function from what the file says now to what it shall say: it is read, changed and put in place under one
lock, so it is applied to the newest state and never to an old copy. Readers need no lock, since a file is only ever
replaced as a whole. Every failure is a StateError with one line to tell; the program goes on without.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

VERSION = 1
"""Of the form of the files. One of a later version is neither understood nor touched."""
_LONGEST = 1 << 25
"""Bytes; a longer file is none of ours."""
_PATIENCE = 2.0
"""Seconds that another program may hold the lock."""
_OLD = 3600
"""Seconds after which an unfinished file is the work of a program that was killed."""
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}

Record = dict[str, Any]


class StateError(Exception):
    """Something could not be kept or read; the message is one line, without the reason's traceback."""


class Damaged(StateError):
    """The file is there and does not hold what it should."""


def damaged(path: Path) -> str:
    """What to tell of a damaged file."""
    return f"{path} is damaged; what can be read of it is used, and a copy stays beside it"


def state_folder() -> Path:
    """Where a person's state is kept, whether the folder is there or not."""
    from platformdirs import user_state_path

    return user_state_path("quotedesk", appauthor=False)


class StateFile:
    """One file of the state folder, which need not be there."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / name
        self._folder = folder

    def stamp(self) -> tuple[int, int, int] | None:
        """Another one whenever the file was replaced; None while there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def read(self) -> Record:
        """What it says; nothing for a missing file. Raises StateError."""
        try:
            text = self._bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise StateError(f"{self.path}: {_reason(error)}; nothing of it is used") from error
        try:
            record = json.loads(text)
        except (ValueError, RecursionError):
            record = None
        if not isinstance(record, dict) or not isinstance(record.get("version"), int):
            raise Damaged(damaged(self.path))
        if record["version"] > VERSION:
            raise StateError(f"{self.path} is from a newer quotedesk and left alone; nothing is kept there")
        return record

    def _bytes(self) -> bytes:
        number = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe must not make us wait
        with os.fdopen(number, "rb") as file:
            if not stat.S_ISREG(os.fstat(number).st_mode):
                raise OSError(errno.EINVAL, "not a file")
            text = file.read(_LONGEST + 1)
        if len(text) > _LONGEST:
            raise OSError(errno.EFBIG, "far too long")
        return text

    def change(self, change: Callable[[Record], Record]) -> Record:
        """Put `change` of what it says now in its place and return that. A damaged file is kept beside it.

        Raises StateError when nothing could be kept.
        """
        try:
            with self._locked():
                before = self._readable()
                after = change(before)
                if after != before:
                    self._replace(after)
                return after
        except OSError as error:
            raise StateError(f"{self._folder}: {_reason(error)}; nothing is kept from one time to the next") from error

    def _readable(self) -> Record:
        try:
            return self.read()
        except Damaged:
            self.set_aside()
            return {}

    def set_aside(self) -> None:
        """Keep a copy of the file as it is, since it is about to be replaced by what could be read of it."""
        with suppress(FileNotFoundError):
            aside = self.path.with_name(f"{self.path.name}.damaged-{self.path.stat().st_mtime_ns // 1_000_000_000}")
            if not aside.exists():
                self._write(self._bytes(), aside)

    def _replace(self, record: Record) -> None:
        entries = record.get("entries", [])
        rest = json.dumps({name: each for name, each in record.items() if name != "entries"} | {"version": VERSION})
        lines = ",\n".join(json.dumps(entry) for entry in entries)  # an entry a line, for people and for diff
        self._write(f'{rest[:-1]}, "entries": [\n{lines}\n]}}\n'.encode(), self.path)

    def _write(self, text: bytes, path: Path) -> None:
        part = self._folder / f".{path.name}-{os.getpid()}-{time.time_ns()}.part"
        number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(text)
                file.flush()
                os.fsync(number)
            part.replace(path)
        finally:
            with suppress(OSError):  # gone already, unless something went wrong
                part.unlink()
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with suppress(OSError):  # some file systems cannot: the file itself is safe
                os.fsync(folder)
        finally:
            os.close(folder)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Nobody else changes a file of the folder meanwhile. Raises OSError and StateError."""
        self._own_folder()
        number = os.open(self._folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            self._wait_for(number)
            self._clear_parts()
            yield
        finally:
            os.close(number)

    def _own_folder(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = self._folder.stat()
        if found.st_uid != os.geteuid():  # as under sudo, where we would leave files its owner cannot change
            raise OSError(errno.EPERM, "belongs to somebody else")
        if found.st_mode & 0o077:
            self._folder.chmod(0o700)

    def _wait_for(self, number: int) -> None:
        patient_until = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except OSError as error:
                if error.errno in _NO_LOCKS:
                    return  # as on some network drives: whole files all the same, and the last one counts
                if error.errno not in (errno.EWOULDBLOCK, errno.EACCES, errno.EINTR):
                    raise
            if time.monotonic() > patient_until:
                raise OSError(errno.EAGAIN, "another quotedesk does not let go of it")
            time.sleep(0.005)

    def _clear_parts(self) -> None:
        for part in self._folder.glob(".*.part"):
            with suppress(OSError):
                if time.time() - part.lstat().st_mtime > _OLD:
                    part.unlink()


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
