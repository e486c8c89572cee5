"""Archives with damaged, missing and swapped files: what is answered is right, or one line names a file.

What is asked, by the engine's Protocol and by the program's commands, what a writer puts in spite of the damage, what
is merged, and what is made anew of the rest: nothing wrong gets about.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from deeds import Log, State, compare, deed, do, done, made, mark
from filling import untidy
from harms import HARMS, Files

from quotedesk.index.engines import open_store
from quotedesk.index.engines.base import Engine
from quotedesk.index.engines.whoosh.writing import upkeep
from quotedesk.index.errors import ArchiveError
from quotedesk.index.query import parse
from quotedesk.index.tree import Query

COMMANDS = (
    *(["search", "ferry"], ["search", "kar* mi*", "--json"], ["show", "{id}"], ["quotes"], ["speakers"], ["articles"]),
    *(["stats"], ["check"]),
)
TYPED = (
    "ferry",
    "kar* ro*",
    '"the ferry"',
    "ka* w/4 ferry",
    "said or lanb*",
    "ferri~",
    "ferry in:quotes",
    "berg",
    "{mark}",
)
REBUILT = 5
"""Every so many archives are made anew of what is left."""


class Asked:
    """Questions, and their answers when nothing is damaged."""

    def __init__(self, archive: Path, state: State) -> None:
        self._archive = archive
        article_id = sorted(state)[len(state) // 2]
        self._questions: dict[str, Callable[[Engine], object]] = {
            "counts": lambda engine: engine.counts(),
            "ids": lambda engine: list(engine.article_ids()),
            "summaries": lambda engine: list(engine.summaries()),
            "names": lambda engine: sorted(engine.name_counts(), key=str),
            "quotes": lambda engine: list(engine.quotes(indirect=True)),
            "similar": lambda engine: engine.similar("ferri"),
            "articles": lambda engine: [engine.article(each) for each in sorted(state)],
            "neighbours": lambda engine: [engine.neighbours(each) for each in sorted(state)],
        }
        for typed in TYPED:
            query = _query(typed.format(mark=mark(article_id, state[article_id])))
            for order in ("relevance", "newest"):
                self._questions[f"{typed} {order}"] = partial(_search, query=query, order=order)
            self._questions[f"facets {typed}"] = partial(_facets, query=query)
        engine = open_store(archive).open()
        self._expected = {name: ask(engine) for name, ask in self._questions.items()}
        self._commands = [[part.format(id=article_id) for part in command] for command in COMMANDS]
        self._printed = [self._run(command) for command in self._commands]
        assert not any(code for code, *_ in self._printed)

    def again(self) -> Counter[str]:
        """Ask a damaged archive everything."""
        met: Counter[str] = Counter()
        try:
            engine = open_store(self._archive).open()
        except ArchiveError as error:
            _is_one_line(error, self._archive)
            return Counter({"not opened, one line": 1})
        for name, ask in self._questions.items():
            try:
                answer = ask(engine)
            except ArchiveError as error:
                _is_one_line(error, self._archive)
                met["question: one line"] += 1
            else:
                assert answer == self._expected[name], f"{name} is answered wrongly"
                met["question: right"] += 1
        engine.close()
        return met

    def by_command(self, number: int) -> Counter[str]:
        command, (code, out, err) = self._commands[number % len(COMMANDS)], self._printed[number % len(COMMANDS)]
        now_code, now_out, now_err = self._run(command)
        assert "Traceback" not in now_err, now_err
        if now_code == code:
            assert (now_out, now_err) == (out, err), f"quotedesk {command} prints {now_out} {now_err}"
            return Counter({"command: right": 1})
        said = now_out if command == ["check"] else now_err
        assert now_code in (1, 4), now_err
        assert said.count("\n") == 1 or command == ["check"], said
        assert str(self._archive) in said, said
        return Counter({"command: one line": 1})

    def _run(self, command: list[str]) -> tuple[int, str, str]:
        ran = subprocess.run(
            [sys.executable, "-m", "quotedesk.tui", "--archive", str(self._archive), *command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return ran.returncode, ran.stdout, ran.stderr


def _search(engine: Engine, query: Query, order: str) -> object:
    return engine.search(query, limit=1000, order=order)  # type: ignore[arg-type]


def _facets(engine: Engine, query: Query) -> object:
    return engine.facets(query)


def _query(typed: str) -> Query:
    query = parse(typed)
    assert query is not None
    return query


def _is_one_line(error: ArchiveError, archive: Path) -> None:
    assert "\n" not in str(error)
    assert str(archive) in str(error), error


def damage(
    folder: Path, count: int, *, seed: int = 7, commands: bool = True, say: Callable[[str], object] = str
) -> Counter[str]:
    """Harm the files of an archive one after the other, in so many ways; what came of it."""
    for name in ("made", "other"):
        (folder / name).mkdir()
    archive, log = untidy(folder / "made", 40)
    other, _ = untidy(folder / "other", 40, seed=5)
    shutil.copy(other / "index" / "manifest.json", archive / "elsewhere")
    chance = random.Random(seed)
    files = Files(archive, other)
    asked = Asked(archive, log.states()[0])
    met: Counter[str] = Counter()
    paths = list(files)
    for number in range(count):
        harm, path = HARMS[number % len(HARMS)], paths[(number // len(HARMS) + number) % len(paths)]
        harm(path, files, chance)
        say(f"{number + 1}: {harm.__name__} {path.name}")
        try:
            met += asked.again()
            if commands:
                met += asked.by_command(number)
            state, written = _write(archive, log.states()[0], chance)
            met += written
            if number % REBUILT == 0:
                met += _rebuild(archive, log, state)
        except AssertionError as error:
            raise AssertionError(f"{harm.__name__} of {path.name}, number {number}: {error}") from error
        files.mend()
        met[f"harm: {harm.__name__}"] += 1
    compare(archive, [log], chance)
    return met


def _write(archive: Path, state: State, chance: random.Random) -> tuple[State, Counter[str]]:
    """Writing and merging make nothing of damage that looks whole."""
    next_deed = deed(chance, "a", "change", 5)
    try:
        do(archive, next_deed)
        state = done(state, next_deed)
        upkeep.wait_until_tidy()
        upkeep.tidy(archive / "index")
    except ArchiveError as error:
        _is_one_line(error, archive)
        ended = "refused, one line"
    else:
        ended = "done"
    return state, Counter({f"writing: {ended}": 1}) + _read(archive, state)


def _read(archive: Path, state: State) -> Counter[str]:
    """Every article and all of its quotes, one after the other: as they were put, or not to be had."""
    try:
        engine = open_store(archive).open()
    except ArchiveError as error:
        _is_one_line(error, archive)
        return Counter()
    met: Counter[str] = Counter()
    for article_id, version in state.items():
        try:
            found = engine.article(article_id), list(engine.quotes(article_ids=[article_id]))
        except ArchiveError as error:
            _is_one_line(error, archive)
            met["article: one line"] += 1
        else:
            assert found == made(article_id, version), f"{article_id} is not as it was put"
            met["article: right"] += 1
    try:
        assert list(engine.article_ids()) == sorted(state)
    except ArchiveError as error:
        _is_one_line(error, archive)
    engine.close()
    return met


def _rebuild(archive: Path, log: Log, state: State) -> Counter[str]:
    """What is made anew of the rest is whole, and holds nothing but articles as they were put."""
    try:
        rebuilt = open_store(archive).rebuild()
    except ArchiveError as error:
        _is_one_line(error, archive)
        return Counter({"rebuild: one line": 1})
    upkeep.wait_until_tidy()
    assert list(open_store(archive).faults()) == []
    live = {each.id: int(each.sha256) for each in open_store(archive).open().summaries()}
    possible = set(state.items())
    if rebuilt.may_return:
        possible |= log.dead() | set(log.states()[0].items())
    assert set(live.items()) <= possible, "articles nobody put"
    assert rebuilt.lost or rebuilt.may_return or live == state, "articles are lost, and nobody said so"
    _read(archive, live)
    return Counter({f"rebuild: {'some lost' if rebuilt.lost else 'nothing lost'}": 1})
