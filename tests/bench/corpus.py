"""News articles by the thousand, the same for the same number: recombined from real ones, or made up whole.

A pool is a gzipped JSONL file of `[title, [paragraph, ...]]`. Each article made of it is a few runs of real paragraphs,
with half of the numbers drawn anew. Without a pool the paragraphs are sentences over a vocabulary with Zipf's law.
"""

from __future__ import annotations

import datetime
import gzip
import json
import random
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from quotedesk.index.model import Article, Attribution, Paragraph, Quote, QuoteSpeaker, Step

SYLLABLES = (
    "ka ro mi sen ber lan dor vel ton mar ish ell und oro gar win hal esk ova ric sto ham yu chen ali ade oko fer nan "
    "pol gre zim kov bra tha nko usa lin"
).split()
SMALL = (
    "the of to and in a said that for on was is with as he it by at from his be has have will are not but an".split()
)
SOURCES = [f"{day} {name}" for day in ("Daily", "Evening", "National", "Metro") for name in ("Herald", "Post", "Wire")]
_NUMBER = re.compile(r"\d{2,4}")
_QUOTE = re.compile(r'["“]([^"“”]{3,400})["”]')
_NAME = re.compile(r"((?:[A-Z][a-z]+ )?[A-Z][a-z]+) (?:said|told|says|added)")


class Zipf:
    """Draws of which the n-th is 1/n as likely as the first."""

    def __init__(self, things: list[str]) -> None:
        self._things = things
        self._sums = list(accumulate(1 / (rank + 1) for rank in range(len(things))))

    def draw(self, chance: random.Random) -> str:
        return self._things[bisect_left(self._sums, chance.random() * self._sums[-1])]


class Corpus:
    """Articles with their quotes, by number."""

    def __init__(self, pool: Path | None = None) -> None:
        chance = random.Random(12345)
        invented = {"".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(60_000)}
        self._words = Zipf(SMALL + sorted(invented))
        names = sorted({word.capitalize() for word in invented})
        chance.shuffle(names)
        self._names = Zipf(names)
        self._sources = Zipf(SOURCES)
        self._pool: list[tuple[str, list[str]]] = []
        if pool is not None:
            with gzip.open(pool, "rt", encoding="utf-8") as lines:
                self._pool = [(title, paragraphs) for title, paragraphs in map(json.loads, lines) if paragraphs]

    def articles(self, count: int, first: int = 0) -> Iterator[tuple[Article, list[Quote]]]:
        for number in range(first, first + count):
            yield self.article(number)

    def article(self, number: int) -> tuple[Article, list[Quote]]:
        chance = random.Random(number)
        size = min(40, max(3, int(chance.gauss(12, 4))))
        title, texts = self._from_pool(chance, size) if self._pool else self._invented(chance, size)
        day = datetime.date(2015, 1, 1) + datetime.timedelta(int(chance.random() ** 0.7 * 4340))
        article = Article(
            f"a{number:07d}",
            tuple(Paragraph(place, text) for place, text in enumerate(texts, 1)),
            title=title,
            author=f"{self._names.draw(chance)} {self._names.draw(chance)}",
            source=self._sources.draw(chance),
            published=day.isoformat(),
            sha256=f"{number:064x}",
        )
        return article, list(_quotes(article))

    def _from_pool(self, chance: random.Random, size: int) -> tuple[str, list[str]]:
        texts: list[str] = []
        title = ""
        while len(texts) < size:
            heading, paragraphs = chance.choice(self._pool)
            title = title or heading
            start = chance.randrange(len(paragraphs))
            texts += paragraphs[start : start + chance.randint(1, 4)]
        return title, [_NUMBER.sub(lambda found: _other(chance, found.group()), text) for text in texts[:size]]

    def _invented(self, chance: random.Random, size: int) -> tuple[str, list[str]]:
        def sentence() -> str:
            return " ".join(self._words.draw(chance) for _ in range(chance.randint(6, 24))).capitalize()

        texts = []
        for _ in range(size):
            text = ". ".join(sentence() for _ in range(chance.randint(1, 3))) + "."
            if chance.random() < 0.25:
                text += f" “{sentence()},” {self._names.draw(chance)} {self._names.draw(chance)} said."
            texts.append(text)
        return sentence(), texts


def _other(chance: random.Random, number: str) -> str:
    return number if chance.random() < 0.5 else str(chance.randrange(10 ** len(number)))


def _quotes(article: Article) -> Iterator[Quote]:
    """What stands between quote marks, given to a name beside it: stands in for extraction, which is measured apart."""
    for paragraph in article.paragraphs:
        found = _NAME.search(paragraph.text)
        name = found.group(1) if found else None
        chain = (Step("name", name, paragraph.number),) if name else ()
        why = Attribution("explicit", found.group(), paragraph.number, (), chain) if found else Attribution("none")
        for number, match in enumerate(_QUOTE.finditer(paragraph.text), 1):
            span = match.span(1)
            yield Quote(
                article.id,
                paragraph.number,
                number,
                *span,
                match.group(1),
                "direct",
                QuoteSpeaker(name, name),
                why,
            )
