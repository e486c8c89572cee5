"""A speaker's own page: their quotes by date, outlets, and who stands beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotedesk.index.archive import Archive
from quotedesk.index.errors import NotFound
from quotedesk.index.ingest import ingest
from quotedesk.tui.periods import over_time
from quotedesk.tui.profile import profile
from quotedesk.tui.statistics import Outlet

REED = "“The ferry will stop at the end of this month,” said Jane Reed."
REED_TOO = "“Nobody asked the people of the quay,” said Jane Reed."
OAK = "“We will walk to the shore instead,” said Tom Oak."
CLERK = "“We never signed the paper at all,” said a clerk."
ARTICLES = [
    ("a", "Example Post", "2026-01-03", [REED, OAK]),
    ("b", "Example Post", "2026-03-03", [REED, CLERK]),
    ("c", "Harbour News", "2026-03-09T08:00:00Z", [REED, REED_TOO, OAK]),
    ("d", None, None, [REED]),
    ("e", "Harbour News", "2026-04-01", [OAK]),
]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    records = [dict(zip(("id", "source", "published", "paragraphs"), each, strict=True)) for each in ARTICLES]
    (tmp_path / "articles.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    ingest([tmp_path / "articles.jsonl"], tmp_path / "L")
    archive = Archive(tmp_path / "L")
    yield archive
    archive.close()


def test_quotes_come_by_date_the_newest_first_the_undated_last(archive):
    found = profile(archive, "jane-reed")
    assert found.speaker.name == "Jane Reed"
    assert [quote.id for quote, _ in found.quotes] == ["c#p1q1", "c#p2q1", "b#p1q1", "a#p1q1", "d#p1q1"]
    assert [summary.id for _, summary in found.quotes] == ["c", "c", "b", "a", "d"]


def test_outlets_dates_and_neighbours_are_counted(archive):
    found = profile(archive, "jane-reed")
    assert found.outlets == (Outlet("Example Post", 2, 2), Outlet("Harbour News", 1, 2), Outlet(None, 1, 1))
    assert over_time(found.days).counts == [("Jan 2026", 1), ("Feb 2026", 0), ("Mar 2026", 3)]
    assert over_time(found.days).undated == 1
    assert [(speaker.name, number) for speaker, number in found.beside] == [("Tom Oak", 2)]


def test_nobody_stands_beside_who_is_quoted_alone_and_unnamed_sources_are_nobody(archive):
    archive.merge_speakers("Tom Oak", "Jane Reed", sure=True)
    found = profile(archive, "jane-reed")
    assert len(found.quotes) == 8
    assert found.beside == ()


def test_who_is_not_quoted_has_no_page(archive):
    with pytest.raises(NotFound, match="no quote in this archive is by jim-ash"):
        profile(archive, "jim-ash")
