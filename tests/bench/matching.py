# ruff: noqa: T201
"""What verify, groups and the draft check cost on a large archive, beside what they may cost.

    python tests/bench/matching.py --articles 33000 [--pool POOL.jsonl.gz] [--keep DIR]

33,000 articles of the pool have about 100,000 quotes. CPU time of this process where nothing else is said; commands
are timed by the clock, the least of five runs, on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus import Corpus

from quotedesk.index import ingest as ingesting
from quotedesk.index.archive import Archive
from quotedesk.index.matching import beside
from quotedesk.index.matching.weights import STOP_WORDS
from quotedesk.index.model import Quote


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--articles", type=int, default=5000)
    asked.add_argument("--pool", type=Path)
    asked.add_argument("--keep", type=Path, help="use or leave the archive here")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = options.keep or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        archive = work / "L"
        if not archive.exists():
            _build(work, archive, options.articles, options.pool)
        _sizes(archive)
        _verify(archive)
        _commands(work, archive)


def _line(what: str, found: str, most: str) -> None:
    print(f"{what:56} {found:>22}   at most {most}")


def _build(work: Path, archive: Path, n_articles: int, pool: Path | None) -> None:
    source = work / "articles.jsonl"
    with source.open("w", encoding="utf-8") as lines:
        for article, _ in Corpus(pool).articles(n_articles):
            record = {
                "id": article.id,
                "title": article.title,
                "source": article.source,
                "published": article.published,
            }
            lines.write(json.dumps(record | {"paragraphs": [each.text for each in article.paragraphs]}) + "\n")
    grouping = 0.0

    def timed(*arguments: object) -> None:
        nonlocal grouping
        start = _cpu()
        beside.keep_groups_after(*arguments)  # type: ignore[arg-type]
        grouping = _cpu() - start

    ingesting.keep_groups_after = timed  # type: ignore[assignment]
    start = _cpu()
    done = ingesting.ingest([source], archive)
    rest = _cpu() - start - grouping
    print(f"{done.articles:,} articles, {done.quotes:,} quotes, ingested in {rest:.0f} s without groups")
    _line("groups add to the ingest", f"{100 * grouping / rest:.1f} %", "25 %")


def _cpu() -> float:
    """CPU seconds of this process and of those it has started and waited for."""
    return sum(os.times()[:4])


def _sizes(archive: Path) -> None:
    beside = (archive / "groups").stat().st_size
    whole = sum(path.stat().st_size for path in archive.rglob("*") if path.is_file())
    _line("groups of the archive's size", f"{100 * beside / (whole - beside):.1f} %", "20 %")


def _verify(path: Path) -> None:
    archive = Archive(path)
    quotes = _some_quotes(archive)
    archive.verify(quotes[0].text)
    for kind, pastes in _pastes(archive, quotes).items():
        times = sorted(_time(lambda pasted=pasted: archive.verify(pasted)) for pasted in pastes)  # type: ignore[misc]
        shown = ", ".join(_ms(times, share) for share in (0.5, 0.95, 1))
        _line(f"verify, {kind}: median, 95th, slowest", shown, "50 ms")
    cold = sorted(_time(lambda quote=quote: Archive(path).verify(quote.text)) for quote in quotes[:20])  # type: ignore[misc]
    _line("the first of an archive: median, slowest", f"{_ms(cold, 0.5)}, {_ms(cold, 1)}", "of the start")
    page = "\n".join(each.text for quote in quotes * 9 for each in archive.article(quote.article_id).paragraphs)
    _line("verify, a paste of 1 MB", f"{_time(lambda: archive.verify(page[:1_000_000])):.2f} s", "3 s")
    archive.close()


def _pastes(archive: Archive, quotes: Sequence[Quote]) -> dict[str, list[str]]:
    """A paste a quote of each kind."""
    chance = random.Random(7)
    texts = [quote.text for quote in quotes]
    words = " ".join(texts).split()
    small = [word for word in words if word.lower() in STOP_WORDS]
    sizes = [len(text.split()) for text in texts]
    paragraphs = [[each.text for each in archive.article(quote.article_id).paragraphs] for quote in quotes]
    return {
        "as it stands": texts,
        "trimmed": [" ".join(text.split()[2:-1]) for text in texts],
        "a word changed": list(map(_changed, texts)),
        "words shuffled": [
            " ".join(chance.sample(text.split(), size)) for text, size in zip(texts, sizes, strict=True)
        ],
        "not found": [" ".join(chance.choices(words, k=size)) for size in sizes],
        "a long paragraph": [max(each, key=len) for each in paragraphs],
        "small words only": [" ".join(chance.choices(small, k=chance.randint(4, 14))) for _ in texts],
        "small talk": [_TALK[number % len(_TALK)] for number in range(len(texts))],
    }


_TALK = (
    "I do not think that is true",
    "We have to do it now",
    "It is what it is",
    "There is no doubt about that",
    "I have no idea what you are talking about",
    "That is not what I said",
    "He is a good man and he will be there",
    "They have been with us for a long time and we will be with them",
)


def _some_quotes(archive: Archive) -> list[Quote]:
    chance = random.Random(7)
    quotes = [quote for quote in archive.quotes() if 8 <= len(quote.text.split()) <= 40]
    return chance.sample(quotes, min(len(quotes), 200))


def _changed(text: str) -> str:
    words = text.split()
    return " ".join([*words[: len(words) // 2], "otherwise", *words[len(words) // 2 + 1 :]])


def _time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _ms(times: Sequence[float], share: float) -> str:
    return f"{1000 * times[min(len(times) - 1, int(len(times) * share))]:.0f} ms"


def _commands(work: Path, path: Path) -> None:
    archive = Archive(path)
    quotes = _some_quotes(archive)[:40]
    archive.close()
    draft = work / "draft.txt"
    draft.write_text("\n".join(f"“{quote.text}” {quote.speaker.name or 'An official'} said." for quote in quotes))
    _line("quotedesk verify, by the clock", _clock("verify", quotes[0].text, "--archive", str(path)), "0.5 s")
    _line(
        "quotedesk check-draft, 40 quotes, by the clock",
        _clock("check-draft", str(draft), "--archive", str(path)),
        "3 s",
    )


def _clock(*arguments: str) -> str:
    best = 1e9
    for _ in range(5):
        start = time.monotonic()
        subprocess.run([sys.executable, "-m", "quotedesk.tui", *arguments], stdout=subprocess.DEVNULL, check=False)
        best = min(best, time.monotonic() - start)
    return f"{best:.2f} s"


if __name__ == "__main__":
    main()
