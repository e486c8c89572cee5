"""The folder an archive's index is kept in: who may open it, who is writing, and what is safely on disk."""

from __future__ import annotations

import errno
import os
import socket
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from quotedesk.index.errors import ArchiveError

FILE_MODE = 0o644
FOLDER_MODE = 0o755
LOCK_NAME = "writer.lock"
LOCK_WAIT = 1.5
"""Seconds a second writer waits before it gives up."""
_POLL = 0.005
"""Seconds between two looks at a lock: a merge holds it for no longer when it puts its segment in place."""


def make_folder(path: Path) -> None:
    """Make the folder and those above it, readable to all and writable to its owner whatever the umask."""
    if path.is_dir():
        return
    make_folder(path.parent)
    with suppress(FileExistsError):
        path.mkdir()
        path.chmod(FOLDER_MODE)


def check_owner(path: Path) -> None:
    """Refuse a file or folder that others than its owner or root can change, or that somebody else owns."""
    found = path.lstat()
    _check_kind(path, found.st_mode)
    if found.st_uid not in (0, os.geteuid()) and not _is_readers(path):
        raise ArchiveError(f"{path} belongs to user {found.st_uid}, not to you or root; it is not opened")
    if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise ArchiveError(f"Others than its owner can change {path}; it is not opened. Try: chmod go-w {path}")


def _check_kind(path: Path, mode: int) -> None:
    """Refuse what leads elsewhere, and what whoever opens it may wait at for ever."""
    if stat.S_ISLNK(mode):
        raise ArchiveError(f"{path} is a symbolic link; an archive holds none")
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise ArchiveError(f"{path} is no file")


def _is_readers(path: Path) -> bool:
    """Whether QUOTEDESK_OWNER names the user a shared archive belongs to."""
    return os.environ.get("QUOTEDESK_OWNER") in (str(path.lstat().st_uid), path.owner())


def sync_folder(path: Path) -> None:
    """Make renames and new names in a folder survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_out(descriptor: int) -> None:
    """Put on disk what a file holds so far; nothing is sure of it before the file is whole and synced."""
    getattr(os, "fdatasync", os.fsync)(descriptor)


def write_file(path: Path, content: bytes) -> None:
    """A whole file on disk, swapped in at once: readers see the old one or the new one."""
    beside = path.with_name(f"{path.name}.new")
    with open_new(beside) as descriptor:
        with os.fdopen(os.dup(descriptor), "wb") as file:
            file.write(content)
        os.fsync(descriptor)
    beside.replace(path)
    sync_folder(path.parent)


def open_old(path: Path) -> int:
    """A file descriptor to read by; a pipe in the place of the file is not waited at."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    return os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)


@contextmanager
def open_new(path: Path) -> Iterator[int]:
    """A file descriptor for a file made anew, never through a link that lies in its place."""
    with suppress(FileNotFoundError):
        path.unlink()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), FILE_MODE)
    try:
        os.fchmod(descriptor, FILE_MODE)
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def held_lock(path: Path, wait: float = 0) -> Iterator[bool]:
    """Whether a lock could be had within some seconds. It goes with the process, however that ends."""
    from whoosh.util.filelock import FileLock

    with suppress(FileNotFoundError):
        _check_kind(path, path.lstat().st_mode)
    lock = FileLock(str(path))
    deadline = time.monotonic() + wait
    held = lock.acquire(blocking=False)
    while not held and time.monotonic() < deadline:
        time.sleep(_POLL)
        held = lock.acquire(blocking=False)
    try:
        if held:
            path.chmod(FILE_MODE)
        yield held
    finally:
        if held:
            lock.release()


@contextmanager
def writer_lock(folder: Path, wait: float = LOCK_WAIT) -> Iterator[None]:
    """Hold the folder for one writer. Raises ArchiveError after some seconds, naming the writer at work."""
    path = folder / LOCK_NAME
    with held_lock(path, wait) as held:
        if not held:
            raise ArchiveError(f"{folder.parent} is being written by {_holder(path)}; try again when it is done")
        started = datetime.now().astimezone().isoformat(timespec="seconds")
        path.write_text(f"process {os.getpid()} on {socket.gethostname()} since {started}\n")
        yield


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()[:200] or "another process"
    except OSError:
        return "another process"
