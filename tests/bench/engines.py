# ruff: noqa: T201
"""Builds one corpus in several engines and asks all of them the same questions, in turn.

    python tests/bench/engines.py --articles 10000 [--pool POOL.jsonl.gz] [--rounds 3] [--plain] [--bare] [--keep DIR]

Prints CPU time, not wall time: the peers run in this process, and their questions are interleaved, so that whatever
else the machine does hits all alike. Every answer has the text of twenty hits with what matched marked in it (with
--bare only quotedesk's, which also counts all matches and names who is quoted).
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import shutil
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import peers as peers_module
from corpus import Corpus
from peers import Batch, Fts5, Ours, Peer, Question, Tantivy

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


def run(peers: list[Peer], asked: list[Question], rounds: int) -> dict[tuple[str, str], list[float]]:
    """CPU milliseconds of every answer, by kind and peer."""
    taken: dict[tuple[str, str], list[float]] = {}
    for _ in range(rounds):
        for question in asked:
            for peer in peers:
                start = time.process_time_ns()
                peer.answer(question)
                taken.setdefault((question.kind, peer.name), []).append((time.process_time_ns() - start) / 1e6)
    return taken


def report(taken: dict[tuple[str, str], list[float]], peers: list[Peer]) -> None:
    print(f"{'kind':14}" + "".join(f"{peer.name + ' p50 / p95':>22}" for peer in peers) + "   p50 to each peer")
    for kind in KINDS:
        medians = {peer.name: statistics.median(taken[kind, peer.name]) for peer in peers}
        cells = []
        for peer in peers:
            times = sorted(taken[kind, peer.name])
            cells.append(f"{medians[peer.name]:12.2f} / {times[int(len(times) * 0.95)]:7.2f}")
        ratios = "  ".join(f"{medians[peers[0].name] / medians[peer.name]:.2f}" for peer in peers[1:])
        print(f"{kind:14}" + "".join(cells) + f"   {ratios}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--pool", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--plain", action="store_true", help="plain Whoosh too: a minute for 10,000 articles")
    options.add_argument("--bare", action="store_true", help="the peers fetch texts without marking what matched")
    options.add_argument("--keep", type=Path, help="a folder for what is built; used again when it is there")
    chosen = options.parse_args()
    peers_module.BARE = chosen.bare
    folder = chosen.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    corpus = Corpus(chosen.pool)
    makers = {"quotedesk": Ours, "fts5": Fts5, "tantivy": Tantivy}
    if chosen.plain:
        from plain import Plain

        makers["whoosh"] = Plain
    peers: list[Peer] = []
    for name, make in makers.items():
        path = folder / name
        known = path.exists()
        try:
            peer: Peer = make(path)
        except ImportError as missing:
            print(f"{name} is left out: {missing}")
            continue
        if not known:
            making = Making(corpus, chosen.articles)
            start = time.process_time()
            peer.build(making)
            seconds = time.process_time() - start - making.seconds
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{name}: built in {seconds:.2f} s of CPU, peak memory so far {peak:.0f} MB")
        size = sum(file.stat().st_size for file in [path, *path.rglob("*")] if file.is_file())
        print(f"{name}: {size / 1e6:.1f} MB on disk")
        start = time.perf_counter()
        peer.open()
        print(f"{name}: opened in {(time.perf_counter() - start) * 1000:.1f} ms")
        peers.append(peer)
    text = sum(len(p.text.encode()) for a, _ in corpus.articles(min(1000, chosen.articles)) for p in a.paragraphs)
    print(f"text: about {text * chosen.articles / min(1000, chosen.articles) / 1e6:.1f} MB")
    report(run(peers, questions(corpus, chosen.articles), chosen.rounds), peers)
    if chosen.keep is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
