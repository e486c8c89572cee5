# ruff: noqa: T201
"""What adding to a large archive costs in a running process, and what searches cost while segments are merged.

    python tests/bench/adding.py --articles 100000 [--pool POOL.jsonl.gz] [--keep DIR]

Milliseconds by the clock, so that it wants a machine that does nothing else; CPU time beside it, and how long the worst
one waited for a processor, tell how much of that was the other work of the machine. An article is added when its commit
is on disk and a search on the archive as opened then finds it. Articles arrive one every 100 ms.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from corpus import Corpus
from engines import questions
from peers import Batch, Ours
from workers import Making

from quotedesk.index.engines import open_store
from quotedesk.index.engines.whoosh.files.manifest import read_manifest
from quotedesk.index.engines.whoosh.segment.segment import Segment
from quotedesk.index.engines.whoosh.writing.merging import merge
from quotedesk.index.engines.whoosh.writing.upkeep import give_way, wait_until_tidy
from quotedesk.index.query import parse

SINGLE, BATCHES, ASKED = 150, 5, 200
ARRIVING = 0.1
"""Seconds between two articles, when adding does not take longer."""
FIRST_NEW = 10_000_000


def timed(work: Callable[[Any], object], asked: Sequence[Any], every: float = 0) -> str:
    """Median, 95 of 100 and worst by the clock, and the median of the CPU; one is begun `every` so many seconds."""
    clock: list[tuple[float, float]] = []
    cpu: list[float] = []
    due = time.perf_counter()
    for each in asked:
        time.sleep(max(0.0, due - time.perf_counter()))
        due = max(due + every, time.perf_counter())
        start, began, waited = time.perf_counter(), time.process_time(), waiting()
        work(each)
        clock.append((1000 * (time.perf_counter() - start), waiting() - waited))
        cpu.append(1000 * (time.process_time() - began))
    clock.sort()
    (middle, _), (late, _), (worst, waited) = clock[len(clock) // 2], clock[int(len(clock) * 0.95)], clock[-1]
    middle_cpu = sorted(cpu)[len(cpu) // 2]
    return (
        f"{middle:.1f} / {late:.1f} / {worst:.1f} ms ({waited:.1f} of it waiting for a processor), "
        f"CPU {middle_cpu:.1f} ms, load {os.getloadavg()[0]:.1f}"
    )


def waiting() -> float:
    """Milliseconds this thread has been ready to run and was not, where the system says that."""
    with suppress(OSError):
        return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e6
    return 0.0


def merge_again_and_again(folder: Path, scratch: Path) -> None:
    """As a merging process does it, but for the archive that stays as it is."""
    give_way()
    while True:
        with suppress(FileNotFoundError):  # of a segment that was written anew in between
            merge([Segment(folder, entry) for entry in read_manifest(folder).segments], scratch, "again.seg")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--pool", type=Path)
    options.add_argument(
        "--keep", type=Path, help="a folder for the archive; used again, and added to, when it is there"
    )
    chosen = options.parse_args()
    scratch = Path(tempfile.mkdtemp())
    path = chosen.keep or scratch / "archive"
    corpus = Corpus(chosen.pool)
    store = open_store(path)
    if not store.exists():
        Ours(path).build(Making(corpus, chosen.articles))
    query = parse("said")
    assert query is not None
    first_new = FIRST_NEW + read_manifest(path / "index").generation * 1000
    new = corpus.articles(2 * SINGLE + 100 * BATCHES, first_new)

    def batches(count: int, size: int) -> list[Batch]:
        return [list(islice(new, size)) for _ in range(count)]

    def add(batch: Batch) -> None:
        with store.write() as writer:
            for article, quotes in batch:
                writer.put(article, quotes)
        engine = store.open()
        assert engine.article(article.id) is not None
        engine.search(query, limit=20)
        engine.close()

    first, *single = batches(SINGLE + 1, 1)
    hundreds, meanwhile = batches(BATCHES, 100), batches(SINGLE // 3, 1)
    add(first)
    gc.collect()
    gc.freeze()  # the corpus is no part of a program that adds to an archive
    print(f"one article: {timed(add, single, ARRIVING)}")
    print(f"100 articles: {timed(add, hundreds, ARRIVING)}")
    wait_until_tidy()
    print(f"segments: {[entry.live for entry in read_manifest(path / 'index').segments]}")

    asked = questions(corpus, min(chosen.articles, 10_000))[::3][:ASKED]
    peer = Ours(path)
    peer.open()
    for question in asked:
        peer.answer(question)
    print(f"searches: {timed(peer.answer, asked)}")
    merging = multiprocessing.get_context("spawn").Process(
        target=merge_again_and_again, args=(path / "index", scratch), daemon=True
    )
    merging.start()
    while not any(scratch.iterdir()):
        time.sleep(0.1)
    print(f"searches while all is merged: {timed(peer.answer, asked)}")
    print(f"one article meanwhile: {timed(add, meanwhile, ARRIVING)}")
    merging.kill()
    shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
