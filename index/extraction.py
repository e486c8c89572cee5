"""Finding the quotes of articles on their way into an archive, on one processor or several, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context

from quotedesk.index.errors import ArchiveError
from quotedesk.index.identity import Known
from quotedesk.index.model import Article, Quote

_AHEAD = 32
"""Articles read ahead for each process: enough to keep it busy, and few enough for memory to stay flat."""


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


def extracted(puts: Iterator[Put], jobs: int) -> Iterator[Extracted]:
    """The same steps in the same order, with the quotes found."""
    if jobs <= 1:
        for put in puts:
            yield _finished(put, _find(put.article) if _is_waiting(put) else None)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        ahead: deque[tuple[Put, Future[_Found] | None]] = deque()
        for put in puts:
            ahead.append((put, pool.submit(_find, put.article) if _is_waiting(put) else None))
            if len(ahead) > jobs * _AHEAD:
                yield _awaited(*ahead.popleft())
        while ahead:
            yield _awaited(*ahead.popleft())


_Found = tuple[Sequence[Quote], str]


def _is_waiting(put: Put) -> bool:
    return put.article is not None and put.quotes is None


def _awaited(put: Put, future: Future[_Found] | None) -> Extracted:
    try:
        return _finished(put, future.result() if future else None)
    except BrokenProcessPool as error:
        raise ArchiveError("A process that finds quotes was ended from outside; run ingest with one job") from error


def _finished(put: Put, found: _Found | None) -> Extracted:
    return Extracted(put, *found) if found is not None else Extracted(put, put.quotes or ())


def _find(article: Article | None) -> _Found:
    from quotedesk.index.quotes import extract

    if article is None:
        return (), ""
    try:
        return extract(article.id, article.paragraphs, title=article.title, author=article.author), ""
    except Exception as error:  # noqa: BLE001 - one odd article must not stop an ingest of 100,000
        return (), f"its quotes could not be found ({type(error).__name__})"
