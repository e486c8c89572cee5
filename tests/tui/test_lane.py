"""Asking without waiting: one thread, and only the newest question."""

from __future__ import annotations

import asyncio
import gc
from threading import Event
from threading import enumerate as enumerate_threads

import pytest

from quotedesk.index.errors import NotFound
from quotedesk.tui.lane import Lane, Newest


async def test_answers_come_in_order_and_errors_come_back():
    lane = Lane("test")
    assert await asyncio.gather(*(lane.ask(str, n) for n in range(5))) == ["0", "1", "2", "3", "4"]
    with pytest.raises(ZeroDivisionError):
        await lane.ask(divmod, 1, 0)


async def test_a_question_nobody_waits_for_any_more_is_not_asked():
    lane, gate, asked = Lane("test"), Event(), []
    first = asyncio.ensure_future(lane.ask(gate.wait))
    second = asyncio.ensure_future(lane.ask(asked.append, "second"))
    await asyncio.sleep(0)
    second.cancel()
    gate.set()
    await first
    await lane.ask(asked.append, "third")
    assert asked == ["third"]


async def test_its_thread_ends_when_nobody_can_ask_any_more():
    lane = Lane("short-lived")
    assert await lane.ask(isinstance, lane, Lane)
    del lane
    gc.collect()
    for _ in range(200):
        if "short-lived" not in {thread.name for thread in enumerate_threads()}:
            break
        await asyncio.sleep(0.01)
    else:
        pytest.fail("it still runs")


async def test_of_questions_that_came_meanwhile_only_the_last_is_answered():
    answered, gate = [], asyncio.Event()

    async def answer(question):
        if not answered:
            await gate.wait()
        answered.append((question, newest.overtaken))

    newest = Newest(answer, answered.append)
    asking = [asyncio.ensure_future(newest.ask(n)) for n in range(5)]
    await asyncio.sleep(0)
    assert newest.busy
    gate.set()
    await newest.settled()
    await asyncio.gather(*asking)
    assert answered == [(0, True), (4, False)]


async def test_what_the_archive_cannot_answer_is_reported_in_words_and_the_next_question_answered():
    said = []

    async def answer(question):
        if question == "bad":
            raise NotFound("no such article")
        said.append(question)

    newest = Newest(answer, said.append)
    await newest.ask("bad")
    await newest.ask("good")
    assert said == ["no such article", "good"]
