"""Memory that searches take is given back without a trace in what they answer."""

from __future__ import annotations

from mmap import MADV_NOHUGEPAGE, PAGESIZE, mmap
from pathlib import Path

import pytest
from made_archives import article, build

from quotedesk.index.engines.whoosh.files.segment_file import SegmentFile
from quotedesk.index.engines.whoosh.search import memory
from quotedesk.index.query import parse


@pytest.mark.parametrize(("full", "n_given_back"), [(0, 12), (1 << 50, 0)])
def test_a_full_reader_gives_memory_back_and_answers_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: int, n_given_back: int
) -> None:
    for name, value in (("_FULL", full), ("_WORTHWHILE", 0), ("_WORTH_A_LOOK", 0)):
        monkeypatch.setattr(memory, name, value)
    given_back: list[int] = []
    let_go = SegmentFile.let_go

    def counted(file: SegmentFile, parts: int = 1) -> None:
        given_back.append(parts)
        let_go(file, parts)

    monkeypatch.setattr(SegmentFile, "let_go", counted)
    engine = build(tmp_path, [article(f"a{n}", f"The ferry number {n}.") for n in range(300)])
    query = parse("ferry")
    assert query is not None
    given_back.clear()
    answers = [engine.search(query, limit=20) for _ in range(12)]
    assert len(given_back) == n_given_back
    assert all(answer == answers[0] for answer in answers)
    assert len(answers[0].hits) == 20


def test_memory_is_looked_at_again_only_after_it_has_grown(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[bool] = []
    monkeypatch.setattr(memory, "_is_full", lambda: looks.append(True) or True)
    watch = memory.Watch()
    for _ in range(100):
        watch.is_full()
    assert len(looks) < 50
    n_looks = len(looks)
    with mmap(-1, PAGESIZE * 2048) as grown:
        grown.madvise(MADV_NOHUGEPAGE)
        grown.write(b"x" * len(grown))
        assert watch.is_full()
    assert len(looks) == n_looks + 1
