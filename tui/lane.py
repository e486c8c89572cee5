"""Asking the archive without holding up the keys.

One thread answers questions in order. It is a daemon: a slow answer nobody waits for any more must not keep the
program from ending, as the threads of an executor would.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from queue import SimpleQueue
from threading import Thread
from typing import Generic, ParamSpec, TypeVar
from weakref import finalize

from quotedesk.index.errors import ArchiveError, NotFound

P = ParamSpec("P")
R = TypeVar("R")
A = TypeVar("A")


_Calls = SimpleQueue[Callable[[], None] | None]


def _serve(calls: _Calls) -> None:
    while (call := calls.get()) is not None:
        call()
        del call  # it may hold the lane itself, which would never be given up


class Lane:
    """A thread that runs one call after another, and ends when nobody can ask any more."""

    def __init__(self, name: str) -> None:
        self._calls: _Calls = SimpleQueue()
        Thread(target=_serve, args=(self._calls,), name=name, daemon=True).start()
        finalize(self, self._calls.put, None)

    async def ask(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What `work` returns, or raises, when its turn has come."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[R] = loop.create_future()

        def settle(result: R | None, error: Exception | None) -> None:
            if answer.cancelled():
                return
            if error is not None:
                answer.set_exception(error)
            else:
                answer.set_result(result)  # type: ignore[arg-type]  # without an error there is a result

        def call() -> None:
            if answer.cancelled():
                return
            result: R | None = None
            error: Exception | None = None
            try:
                result = work(*args, **kwargs)
            except Exception as raised:  # noqa: BLE001  it is raised again where the answer is awaited
                error = raised
            if not loop.is_closed():
                loop.call_soon_threadsafe(settle, result, error)

        self._calls.put(call)
        return await answer


class Newest(Generic[A]):
    """Answers only the newest of many questions: one is asked at a time, and of those that came meanwhile the last."""

    def __init__(self, answer: Callable[[A], Awaitable[None]], report: Callable[[str], object]) -> None:
        """`report` is told in words what keeps the archive from answering."""
        self._answer = answer
        self._report = report
        self._next: list[A] = []
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def busy(self) -> bool:
        return not self._idle.is_set()

    async def settled(self) -> None:
        """Until there is nothing left to answer."""
        await self._idle.wait()

    @property
    def overtaken(self) -> bool:
        """Whether a newer question is waiting, so that the answer at hand is of no use."""
        return bool(self._next)

    async def ask(self, question: A) -> None:
        self._next = [question]
        if self.busy:
            return
        self._idle.clear()
        try:
            while self._next:
                try:
                    await self._answer(self._next.pop())
                except (ArchiveError, NotFound, OSError) as error:
                    self._report(str(error))
        finally:
            self._idle.set()
