"""Finding the quotes of articles on their way into an archive, on one processor or several, in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from signal import SIG_IGN, SIGINT, signal

from quotedesk.index.errors import ArchiveError
from quotedesk.index.identity import Known
from quotedesk.index.model import Article, Quote

_BATCH = 8
"""Articles that a process is handed at a time."""
_AHEAD = 4
"""Batches read ahead for each process: enough to keep it busy, and few enough for memory to stay flat."""
_FEW = 24
"""Articles that are done before other processes would have started."""


@dataclass(frozen=True, slots=True)
class Put:
    """One step of writing: first take `gone` out, then put the article in."""

    article: Article | None = None
    quotes: Sequence[Quote] | None = None
    """None when they have yet to be found."""
    gone: tuple[str, ...] = ()
    known: Known | None = None
    label: str = ""
    """What messages call the file."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A step with its quotes."""

    put: Put
    quotes: Sequence[Quote] = ()
    fault: str = ""
    """Why no quotes could be found; empty when all went well."""


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def processes(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes to work with, which leave an interrupt to this one.

    They import nothing from the folder they are started in: it may be the one with the articles.
    """
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=signal, initargs=(SIGINT, SIG_IGN))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        if before is None:
            del os.environ["PYTHONSAFEPATH"]


def extracted(puts: Iterator[Put], jobs: int) -> Iterator[Extracted]:
    """The same steps in the same order, with the quotes found."""
    first = list(islice(puts, _FEW if jobs > 1 else 0))
    if jobs <= 1 or len(first) < _FEW:
        for put in chain(first, puts):
            yield _finished(put, _find(put.article) if _is_waiting(put) else None)
        return
    with processes(jobs) as pool:
        ahead: deque[tuple[Sequence[Put], Future[list[_Found]]]] = deque()
        for batch in _batches(chain(first, puts)):
            ahead.append((batch, pool.submit(_find_all, [put.article for put in batch if _is_waiting(put)])))
            if len(ahead) > jobs * _AHEAD:
                yield from _awaited(*ahead.popleft())
        while ahead:
            yield from _awaited(*ahead.popleft())


def _batches(puts: Iterator[Put]) -> Iterator[Sequence[Put]]:
    while batch := list(islice(puts, _BATCH)):
        yield batch


_Found = tuple[Sequence[Quote], str]


def _is_waiting(put: Put) -> bool:
    return put.article is not None and put.quotes is None


def _awaited(batch: Sequence[Put], future: Future[list[_Found]]) -> Iterator[Extracted]:
    try:
        found = iter(future.result())
    except BrokenProcessPool as error:
        raise ArchiveError("A process that finds quotes was ended from outside; run ingest with one job") from error
    for put in batch:
        yield _finished(put, next(found) if _is_waiting(put) else None)


def _finished(put: Put, found: _Found | None) -> Extracted:
    return Extracted(put, *found) if found is not None else Extracted(put, put.quotes or ())


def _find_all(articles: Sequence[Article | None]) -> list[_Found]:
    return [_find(article) for article in articles]


def _find(article: Article | None) -> _Found:
    from quotedesk.index.quotes import extract

    if article is None:
        return (), ""
    try:
        return extract(article.id, article.paragraphs, title=article.title, author=article.author), ""
    except Exception as error:  # noqa: BLE001 - one odd article must not stop an ingest of 100,000
        return (), f"its quotes could not be found ({type(error).__name__})"
