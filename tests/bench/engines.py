# ruff: noqa: T201
"""Builds one corpus in several engines and asks all of them the same questions, in turn.

    python tests/bench/engines.py --articles 10000 [--pool POOL.jsonl.gz] [--rounds 3] [--plain] [--bare] [--keep DIR]

Each engine has a process of its own and measures itself. The times of answers are CPU time, not wall time, and their
questions are interleaved one by one on one CPU, so that whatever else the machine does hits all alike. Every answer has
the text of twenty hits with what matched marked in it (with --bare only quotedesk's) and who is quoted there; how many
match in all is asked of none. A cold start is the wall time of opening and the first answer in a new process that has
imported all it needs, with the files in the system's cache. Memory is what of the process is in memory when the mix is
done, Python and libraries included; SQLite reads its file through the system's cache instead, which is not counted.
Linux only.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import statistics
import tempfile
from collections import Counter
from pathlib import Path

from corpus import Corpus
from peers import Question
from workers import ENGINES, Built, First, Memory, Worker, on_one_cpu

WORD = re.compile(r"[a-z]{2,}")
KINDS = {
    "rare": 40,
    "common": 40,
    "stop word": 10,
    "and 2": 60,
    "and 3": 40,
    "or 2": 30,
    "or 3": 20,
    "phrase": 60,
    "prefix": 40,
    "as you type": 80,
    "speaker": 30,
    "newest first": 30,
    "facets": 15,
}


STARTS = 7
STARTED_WITH = ("rare", "common", "and 2", "phrase", "as you type", "newest first")


def questions(corpus: Corpus, count: int) -> list[Question]:
    """A typed mix: words as often as they stand in the texts, runs of words that do stand there."""
    chance = random.Random(7)
    sample = [corpus.article(chance.randrange(count)) for _ in range(1500)]
    texts = [paragraph.text for article, _ in sample for paragraph in article.paragraphs]
    runs = [words for text in texts if len(words := WORD.findall(text.lower())) > 8]
    frequency = Counter(word for words in runs for word in words)
    ranked = [word for word, _ in frequency.most_common()]
    bands = {"stop word": ranked[:20], "common": ranked[40:400], "rare": [w for w in ranked if frequency[w] <= 2]}
    voices = [quote.speaker.name for _, quotes in sample for quote in quotes if quote.speaker.name]

    def near(size: int) -> tuple[str, ...]:
        """Words of one paragraph, none of them a stop word."""
        while True:
            words = list(dict.fromkeys(word for word in chance.choice(runs) if word not in ranked[:40]))
            if len(words) >= size:
                return tuple(chance.sample(words, size))

    def one(kind: str) -> Question:
        if kind in bands:
            return Question(kind, (chance.choice(bands[kind]),))
        if kind == "phrase":
            while True:  # a run that stands in a text; it may hold stop words, but does not begin and end with one
                words = chance.choice(runs)
                start, size = chance.randrange(len(words) - 3), chance.choice((2, 2, 3))
                phrase = words[start : start + size]
                if phrase[0] not in ranked[:40] or phrase[-1] not in ranked[:40]:
                    return Question(kind, tuple(phrase))
        if kind == "prefix":
            return Question(kind, (near(1)[0][: chance.choice((3, 4))],))
        if kind == "as you type":
            words = near(chance.choice((1, 2, 2, 3)))
            return Question(kind, (*words[:-1], words[-1][: chance.randint(2, max(2, len(words[-1]) - 1))]))
        if kind == "speaker":
            return Question(kind, near(1), speaker=chance.choice(voices))
        if kind in ("newest first", "facets"):
            return Question(kind, (chance.choice(bands["common"]),))
        return Question(kind, near(int(kind[-1])))

    return [one(kind) for kind, count in KINDS.items() for _ in range(count)]


Taken = dict[tuple[str, str], list[list[float]]]
"""CPU milliseconds of every answer, by kind and engine, for each round."""


def run(workers: list[Worker], asked: list[Question], rounds: int) -> Taken:
    on_one_cpu()
    taken: Taken = {(kind, worker.name): [[] for _ in range(rounds)] for kind in KINDS for worker in workers}
    for round_ in range(rounds):
        for question in asked:
            for worker in workers:
                taken[question.kind, worker.name][round_].append(worker.call("answer", question))
    return taken


def report(taken: Taken, names: list[str]) -> None:
    """The table of all kinds. The ratio of the medians is that of a middling round, with the least and greatest."""
    print(f"\n{'kind':14}" + "".join(f"{name + ' p50 / p95':>22}" for name in names) + "   p50 to each of the others")
    for kind in KINDS:
        line = f"{kind:14}"
        for name in names:
            times = sorted(each for round_ in taken[kind, name] for each in round_)
            line += f"{statistics.median(times):12.2f} / {times[int(len(times) * 0.95)]:7.2f}"
        for name in names[1:]:
            both = zip(taken[kind, names[0]], taken[kind, name], strict=True)
            ratios = [statistics.median(own) / statistics.median(other) for own, other in both]
            line += f"   {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"
        print(line)


def build(name: str, path: Path, pool: Path | None, count: int, bare: bool) -> None:
    """Build what is not there yet. Raises ImportError."""
    known = path.exists()
    with Worker(name, path, bare) as worker:
        if not known:
            built: Built = worker.call("build", pool, count)
            print(
                f"{name}: built in {built.seconds:.2f} s of CPU, peak memory {built.peak / 1e6:.0f} MB"
                f" ({built.before / 1e6:.0f} MB before it began)"
            )


def start_cold(name: str, path: Path, asked: list[Question], bare: bool) -> None:
    """Open and answer in new processes, for some kinds of questions."""
    cells = []
    for kind in STARTED_WITH:
        question = next(each for each in asked if each.kind == kind)
        started: list[First] = []
        for _ in range(STARTS):
            with Worker(name, path, bare) as worker:
                started.append(worker.call("first", question))
        walls = sorted(each.wall for each in started)
        cells.append(f"{kind} {statistics.median(walls):.1f} ({walls[0]:.1f}-{walls[-1]:.1f})")
    print(f"{name}: opened, and the first answer, in ms: {', '.join(cells)}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--pool", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--plain", action="store_true", help="plain Whoosh too: a minute for 10,000 articles")
    options.add_argument("--bare", action="store_true", help="the peers fetch texts without marking what matched")
    options.add_argument("--keep", type=Path, help="a folder for what is built; used again when it is there")
    chosen = options.parse_args()
    folder = chosen.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    corpus = Corpus(chosen.pool)
    sampled = min(1000, chosen.articles)
    sample = sum(len(p.text.encode()) for a, _ in corpus.articles(sampled) for p in a.paragraphs)
    text = sample * chosen.articles / sampled
    print(f"text: about {text / 1e6:.1f} MB")
    asked = questions(corpus, chosen.articles)
    workers: list[Worker] = []
    for name in ENGINES if chosen.plain else ENGINES[:-1]:
        path = folder / name
        try:
            build(name, path, chosen.pool, chosen.articles, chosen.bare)
        except ImportError as missing:
            print(f"{name} is left out: {missing}")
            continue
        size = sum(file.stat().st_size for file in [path, *path.rglob("*")] if file.is_file())
        print(f"{name}: {size / 1e6:.1f} MB on disk, {size / text:.2f} of the text")
        start_cold(name, path, asked, chosen.bare)
        workers.append(Worker(name, path, chosen.bare))
        workers[-1].call("open")
    taken = run(workers, asked, chosen.rounds)
    for worker in workers:
        memory: Memory = worker.call("memory")
        print(
            f"{worker.name}: {memory.all / 1e6:.0f} MB in memory, {memory.mapped / 1e6:.0f} of them files of the index"
        )
        worker.close()
    report(taken, [worker.name for worker in workers])
    if chosen.keep is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
