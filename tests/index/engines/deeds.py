"""Articles that can be made again from their id and version, and the log of who changes them: what must be there.

A writer logs what it is about to do and, when that is committed, that it is. Whatever ends it, the archive holds what
was committed, or what it was about to commit as well: nothing in between, and nothing else.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from quotedesk.index.engines import open_store
from quotedesk.index.engines.base import Engine
from quotedesk.index.model import Article, Attribution, Paragraph, Quote, QuoteSpeaker, Step, Totals
from quotedesk.index.query import parse
from quotedesk.index.tree import Query

Deed = Mapping[str, int | None]
"""The versions of articles that are put, and None for those that are taken out."""
State = dict[str, int]
"""The versions of all articles."""
LOOKED_UP = 12
"""Articles whose words are searched for each time; all of them are read."""
NAMES = ("Anna Berg", "Carl Dahl", "Eva Falk", "Gun Holm", "Ivar Kall")
_words = [
    "".join(random.Random(n).choices(("ka", "ro", "mi", "sen", "ber", "lan", "dor", "vel"), k=3)) for n in range(900)
]


def letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def mark(article_id: str, version: int) -> str:
    """A word that one version of one article has, and no other text."""
    return f"q{article_id[0]}{letters(int(article_id[1:]))}z{letters(version)}"


@lru_cache(maxsize=4096)
def made(article_id: str, version: int) -> tuple[Article, list[Quote]]:
    """An article of some paragraphs, the first of which has its mark, and some of which have a quote."""
    chance = random.Random(f"{article_id} {version}")
    texts, quotes = [], []
    for number in range(1, chance.randint(1, 6) + 1):
        words = " ".join(chance.choices(_words, k=chance.randint(5, 40)))
        text = f"The ferry {mark(article_id, version)} {words}." if number == 1 else f"The ferry {words}."
        if chance.random() < 0.5:
            said, name = " ".join(chance.choices(_words, k=6)), chance.choice(NAMES)
            start = len(text) + 2
            text += f" “{said},” {name} said."
            why = Attribution("explicit", f"{name} said", number, (), (Step("name", name, number),))
            end = start + len(said) + 1
            speaker = QuoteSpeaker(name, name)
            quotes.append(Quote(article_id, number, 1, start, end, text[start:end], "direct", speaker, why))
        texts.append(Paragraph(number, text))
    title = f"Title {version} of {article_id}"
    return Article(article_id, tuple(texts), title=title, source=chance.choice(NAMES), sha256=f"{version:064}"), quotes


def done(state: Mapping[str, int], deed: Deed) -> State:
    changed = {**state, **deed}
    return {article_id: version for article_id, version in changed.items() if version is not None}


IDS = 900
SIZES = {"ingest": (1, 5, 60, 300), "change": (1, 1, 5, 60), "delete": (1, 5, 60, 200)}
TAKEN_OUT = {"ingest": 0.05, "change": 0.2, "delete": 0.8}


def deed(chance: random.Random, letter: str, mostly: str, size: int | None = None) -> Deed:
    """Articles to put, new ones or others in the place of old ones, and articles to take out, known or not."""
    ids = [f"{letter}{chance.randrange(IDS)}" for _ in range(size or chance.choice(SIZES[mostly]))]
    return {each: None if chance.random() < TAKEN_OUT[mostly] else chance.randrange(1, 10**9) for each in ids}


def do(archive: Path, deed: Deed) -> None:
    with open_store(archive).write() as writer:
        for article_id, version in deed.items():
            writer.delete(article_id) if version is None else writer.put(*made(article_id, version))


class Log:
    """What a writer was about to do, and what it has committed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def trying(self, deed: Deed) -> None:
        self._say({"try": dict(deed)})

    def committed(self) -> None:
        self._say({"done": True})

    def dropped(self) -> None:
        self._say({"done": False})

    def _say(self, line: object) -> None:
        with self.path.open("ab", buffering=0) as file:
            file.write(json.dumps(line).encode() + b"\n")

    @property
    def n_committed(self) -> int:
        return self.path.read_bytes().count(b'{"done": true}\n') if self.path.exists() else 0

    def _lines(self) -> Iterator[Any]:
        """What was said; a last line that the writer was killed at was not."""
        whole, newline, _ = self.path.read_bytes().rpartition(b"\n") if self.path.exists() else (b"", b"", b"")
        if newline:
            os.truncate(self.path, len(whole) + 1)
        yield from map(json.loads, whole.splitlines())

    def states(self) -> tuple[State, State | None]:
        """What is committed, and what is if the last deed is, which may be either."""
        state: State = {}
        open_deed: Deed | None = None
        for said in self._lines():
            if "try" in said:
                open_deed = said["try"]
            else:
                assert open_deed is not None
                state = done(state, open_deed) if said["done"] else state
                open_deed = None
        return state, None if open_deed is None else done(state, open_deed)

    def dead(self) -> set[tuple[str, int]]:
        """Versions that are of the archive no more, or never were."""
        tried = (line.get("try", {}) for line in self._lines())
        ever = {(article_id, version) for deed in tried for article_id, version in deed.items() if version}
        state, perhaps = self.states()
        return ever - set(state.items()) - set((perhaps or {}).items())


def compare(path: Path, logs: Sequence[Log], chance: random.Random) -> list[bool]:
    """Look at all of an archive that the writers of these logs made, whose ids begin with different letters.

    Returns, by log, whether the deed it left open is committed; closes it in the log.
    """
    store = open_store(path)
    if not store.exists():
        assert not any(log.n_committed for log in logs), "what was committed is gone"
        return [False] * len(logs)
    engine = store.open()
    live = {summary.id: int(summary.sha256) for summary in engine.summaries()}
    committed = []
    own: set[str] = set()
    for log in logs:
        state, perhaps = log.states()
        letter = next(iter([*state, *(perhaps or {})]), " ")[0]
        mine = {article_id: version for article_id, version in live.items() if article_id[0] == letter}
        own |= set(mine)
        assert mine in (state, perhaps), f"neither what was committed nor that and the last: {log.path}"
        committed.append(perhaps is not None and mine == perhaps)
        if perhaps is not None:
            log.committed() if committed[-1] else log.dropped()
    assert own == set(live), "articles nobody put"
    _read(engine, live)
    _search(engine, live, [each for log in logs for each in log.dead()], chance)
    engine.close()
    assert list(store.faults()) == []
    return committed


def _read(engine: Engine, live: State) -> None:
    assert sorted(engine.article_ids()) == sorted(live)
    expected = [made(article_id, live[article_id]) for article_id in sorted(live)]
    for article, _ in expected:
        assert engine.article(article.id) == article
    assert list(engine.quotes()) == [quote for _, quotes in expected for quote in quotes]
    counts = engine.counts()
    assert counts.articles == len(live)
    assert counts.paragraphs == sum(len(article.paragraphs) for article, _ in expected)
    assert counts.quotes == sum(len(quotes) for _, quotes in expected)
    assert engine.totals(_query("ferry")) == Totals(counts.paragraphs, len(live))


def _search(engine: Engine, live: State, dead: Sequence[tuple[str, int]], chance: random.Random) -> None:
    for article_id, version in chance.sample(sorted(live.items()), min(LOOKED_UP, len(live))):
        article, quotes = made(article_id, version)
        found = engine.search(_query(mark(article_id, version)), limit=5).hits
        assert [(hit.article_id, hit.text) for hit in found] == [(article_id, article.paragraphs[0].text)]
        for quote in quotes[:1]:
            assert any(hit.article_id == article_id for hit in engine.search(_query(f'"{quote.text}"'), limit=900).hits)
    for article_id, version in chance.sample(sorted(dead), min(LOOKED_UP, len(dead))):
        assert engine.search(_query(mark(article_id, version)), limit=5).hits == ()


def _query(typed: str) -> Query:
    query = parse(typed)
    assert query is not None
    return query
