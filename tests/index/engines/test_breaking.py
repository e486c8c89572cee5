"""A little of what `break_it.py` does in full."""

from __future__ import annotations

from pathlib import Path

import pytest
from damaging import damage
from filling import Bench, untidy
from harms import HARMS
from killing import kill_writers


@pytest.mark.parametrize(("letters", "kills"), [pytest.param("a", 3, id="one"), pytest.param("ab", 2, id="two")])
def test_killed_writers_lose_nothing_that_was_committed(tmp_path: Path, letters: str, kills: int) -> None:
    assert kill_writers(tmp_path, kills, letters=letters)["kills"] == kills


@pytest.mark.parametrize("work", ["many articles", "a merge"])
def test_writers_and_merges_that_run_into_a_limit_leave_the_archive_as_it_is(tmp_path: Path, work: str) -> None:
    (tmp_path / "made").mkdir()
    ended = Bench(*untidy(tmp_path / "made", 40), 2).run(tmp_path, work, full=False)
    assert ended.total() == 2
    assert len(ended) == 2, "once refused, once done"


def test_nothing_wrong_is_answered_whatever_is_done_to_a_file(tmp_path: Path) -> None:
    met = damage(tmp_path, len(HARMS), commands=False)
    assert met["question: right"]
    assert met["question: one line"]
