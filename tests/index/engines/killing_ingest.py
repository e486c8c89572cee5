"""`quotedesk ingest`, with all its processes, killed at random moments of bringing an archive up to date."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from deeds import made

from quotedesk.index.engines import open_store
from quotedesk.index.model import Article, Quote

FILES = 80
CHANGED = 30
_Content = dict[str, tuple[Article | None, list[Quote]]]


def kill_ingests(folder: Path, kills: int, *, seed: int = 5, say: Callable[[str], object] = str) -> Counter[str]:
    """The archive is as it was, or as an ingest that nobody kills makes it; and the next one makes it so."""
    chance = random.Random(seed)
    files, archive, expected = folder / "files", folder / "archive", folder / "expected"
    files.mkdir()
    met: Counter[str] = Counter()
    for number in range(kills):
        for each in range(FILES) if number == 0 else chance.sample(range(FILES), CHANGED):
            article, _ = made(f"a{each}", chance.randrange(1, 10**9))
            text = "\n\n".join(paragraph.text for paragraph in article.paragraphs)
            (files / f"a{each}.txt").write_text(f"{article.title}\n\n{text}\n")
        before = _content(archive)
        shutil.rmtree(expected, ignore_errors=True)
        if archive.exists():
            shutil.copytree(archive, expected)
        start = time.monotonic()
        assert _begin(files, expected).wait() == 0
        taken = time.monotonic() - start
        after = _content(expected)
        ingest = _begin(files, archive)
        time.sleep(chance.random() * taken * 1.1)
        told = ingest.poll() == 0
        with suppress(ProcessLookupError):
            os.killpg(ingest.pid, signal.SIGKILL)
        ingest.wait()
        found = _content(archive)
        assert found == after or (not told and found == before), "neither the old nor the new"
        assert not found or list(open_store(archive).faults()) == []
        met["ended before it was killed" if told else "killed"] += 1
        met["committed"] += found == after
        assert _begin(files, archive).wait() == 0
        assert _content(archive) == after
        say(f"{number + 1} kills of an ingest")
    return met


def _begin(files: Path, archive: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "quotedesk.tui", "ingest", str(files), "--archive", str(archive), "--jobs", "2"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _content(archive: Path) -> _Content:
    if not open_store(archive).exists():
        return {}
    engine = open_store(archive).open()
    try:
        return {
            article_id: (engine.article(article_id), list(engine.quotes(article_ids=[article_id], indirect=True)))
            for article_id in engine.article_ids()
        }
    finally:
        engine.close()
