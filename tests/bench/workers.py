"""Each engine in a process of its own, which measures itself: nothing that one keeps or sets is another's."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import peers
from corpus import Corpus
from peers import Batch, Fts5, Ours, Peer, Question, Tantivy

ENGINES = ("quotedesk", "fts5", "tantivy", "whoosh")


class Built(NamedTuple):
    seconds: float
    """Of CPU, without making the articles."""
    before: int
    """Bytes of memory when the articles could be made, and nothing of the engine's own was there yet."""
    peak: int


class First(NamedTuple):
    """Opening and the first answer, in milliseconds."""

    wall: float
    cpu: float


class Memory(NamedTuple):
    """Bytes of the process that are in memory."""

    all: int
    mapped: int
    """Of files of the index: the system takes these back when it needs room."""


class Making:
    """Hands out the articles, and remembers what making them took."""

    def __init__(self, corpus: Corpus, count: int) -> None:
        self._articles = corpus.articles(count)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Batch]:
        while True:
            start = time.process_time()
            batch = list(islice(self._articles, 1000))
            self.seconds += time.process_time() - start
            if not batch:
                return
            yield batch


def on_one_cpu() -> None:
    """Stay on the CPU that all who measure share: two of a virtual machine can differ by half, the first often serves
    the devices, and one that rests between two questions forgets what it had at hand."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


class Measured:
    """An engine in its process. Everything it imports is there before anything is measured."""

    def __init__(self, name: str, path: Path, bare: bool) -> None:
        peers.BARE = bare
        self._path = path
        self._peer = _made(name, path)

    def build(self, pool: Path | None, count: int) -> Built:
        making = Making(Corpus(pool), count)
        before = _status("VmRSS")
        start = time.process_time()
        self._peer.build(making)
        return Built(time.process_time() - start - making.seconds, before, _status("VmHWM"))

    def open(self) -> None:
        on_one_cpu()
        self._peer.open()

    def first(self, question: Question) -> First:
        wall, cpu = time.perf_counter_ns(), time.process_time_ns()
        self._peer.open()
        self._peer.answer(question)
        return First((time.perf_counter_ns() - wall) / 1e6, (time.process_time_ns() - cpu) / 1e6)

    def answer(self, question: Question) -> float:
        """Milliseconds of CPU."""
        start = time.process_time_ns()
        self._peer.answer(question)
        return (time.process_time_ns() - start) / 1e6

    def memory(self) -> Memory:
        return Memory(_status("VmRSS"), _mapped(self._path))


def _made(name: str, path: Path) -> Peer:
    if name == "whoosh":
        from plain import Plain

        return Plain(path)
    makers: dict[str, type[Peer]] = {"quotedesk": Ours, "fts5": Fts5, "tantivy": Tantivy}
    return makers[name](path)


def _status(name: str) -> int:
    """A number of bytes that Linux states of this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def _mapped(path: Path) -> int:
    """Bytes in memory of the files below a path that are mapped."""
    found, is_below = 0, False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        first, *rest = line.split(maxsplit=5)
        if not first.endswith(":"):
            is_below = len(rest) == 5 and rest[4].startswith(str(path.resolve()))
        elif first == "Rss:" and is_below:
            found += int(rest[0]) * 1024
    return found


class Worker:
    """The engine as the process that compares sees it: its methods are called by name, one at a time."""

    def __init__(self, name: str, path: Path, bare: bool) -> None:
        """Raises ImportError when the engine is not installed."""
        self.name = name
        context = multiprocessing.get_context("spawn")
        self._connection, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, name, path, bare), daemon=True)
        self._process.start()
        other.close()
        missing = self._connection.recv()
        if missing is not None:
            self._process.join()
            raise ImportError(missing)

    def call(self, method: str, *given: Any) -> Any:
        self._connection.send((method, *given))
        return self._connection.recv()

    def close(self) -> None:
        self._connection.close()
        self._process.join()

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _serve(connection: Connection, name: str, path: Path, bare: bool) -> None:
    try:
        measured = Measured(name, path, bare)
    except ImportError as missing:
        connection.send(str(missing))
        return
    connection.send(None)
    while True:
        try:
            method, *given = connection.recv()
        except EOFError:
            return
        connection.send(getattr(measured, method)(*given))
