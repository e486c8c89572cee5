# ruff: noqa: T201
"""What adding to a large archive costs in a running process, and what searches cost while segments are merged.

    python tests/bench/adding.py --articles 100000 [--pool POOL.jsonl.gz] [--keep DIR]

Milliseconds by the clock, so that it wants a machine that does nothing else; CPU time beside it tells how much of that
was the other work of the machine. An article is added when its commit is on disk and a search on the archive as opened
then finds it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from corpus import Corpus
from engines import Making, questions
from peers import Batch, Ours

from quotedesk.index.engines import open_store
from quotedesk.index.engines.whoosh.manifest import read_manifest
from quotedesk.index.engines.whoosh.merging import merge
from quotedesk.index.engines.whoosh.segment import Segment
from quotedesk.index.engines.whoosh.upkeep import wait_until_tidy
from quotedesk.index.query import parse

SINGLE, BATCHES, ASKED = 150, 5, 200
FIRST_NEW = 10_000_000


def timed(work: Callable[[Any], object], asked: Sequence[Any]) -> str:
    """Median, 95 of 100 and worst by the clock, and the median of the CPU."""
    clock: list[float] = []
    cpu: list[float] = []
    for each in asked:
        start, began = time.perf_counter(), time.process_time()
        work(each)
        clock.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (time.process_time() - began))
    clock.sort()
    middle, late = clock[len(clock) // 2], clock[int(len(clock) * 0.95)]
    return f"{middle:.1f} / {late:.1f} / {clock[-1]:.1f} ms, CPU {sorted(cpu)[len(cpu) // 2]:.1f} ms"


def merge_again_and_again(folder: Path, scratch: Path) -> None:
    while True:
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

    add(batches(1, 1)[0])
    print(f"one article: {timed(add, batches(SINGLE, 1))}")
    print(f"100 articles: {timed(add, batches(BATCHES, 100))}")
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
    print(f"one article meanwhile: {timed(add, batches(SINGLE // 3, 1))}")
    merging.kill()
    shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
