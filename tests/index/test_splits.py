"""Two people of one name: a split gives some of the quotes to a speaker of their own, and undo takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quotedesk.index.archive import Archive
from quotedesk.index.errors import Refused
from quotedesk.index.ingest import ingest

ARTICLES = {
    "harbour": "“The quay will open in May,” said Jin Park, the harbour master.",
    "hospital": "“The ward will open in June,” said Jin Park, a surgeon.",
    "market": "“The stalls will open in July,” said Ada Reed, a trader.",
}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    for name, text in ARTICLES.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    ingest(sorted(tmp_path.glob("*.txt")), tmp_path / "archive")
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()


def quoted(archive: Archive, typed: str) -> list[str]:
    return [quote.article_id for quote in archive.quotes_of(archive.find_speaker(typed))]


def hits(archive: Archive, typed: str) -> set[str]:
    return {hit.article_id for hit in archive.search(typed).hits}


def test_one_name_is_one_speaker_until_somebody_says_otherwise(archive: Archive) -> None:
    assert quoted(archive, "Jin Park") == ["harbour", "hospital"]
    assert hits(archive, 'speaker:"Jin Park"') == {"harbour", "hospital"}


def test_a_split_by_article_parts_quotes_and_what_a_search_finds(archive: Archive) -> None:
    change = archive.split_speaker("Jin Park", ["hospital"], name="Jin Park (surgeon)")
    assert (change.name, change.n_quotes) == ("Jin Park (surgeon)", 1)
    assert quoted(archive, "Jin Park") == ["harbour"]
    assert quoted(archive, "Jin Park (surgeon)") == ["hospital"]
    assert hits(archive, 'speaker:"Jin Park"') == {"harbour"}
    assert hits(archive, 'speaker:"Jin Park (surgeon)"') == {"hospital"}
    assert hits(archive, 'open speaker:"Jin Park (surgeon)" in:quotes') == {"hospital"}
    assert [(each.action, each.source, each.target) for each in archive.speaker_log()] == [
        ("split", "Jin Park", "Jin Park (surgeon)")
    ]


def test_undo_makes_one_speaker_of_the_two_again(archive: Archive) -> None:
    archive.split_speaker("Jin Park", ["hospital"])
    archive.undo_speakers()
    assert quoted(archive, "Jin Park") == ["harbour", "hospital"]
    assert hits(archive, 'speaker:"Jin Park"') == {"harbour", "hospital"}


@pytest.mark.parametrize(("parts", "share"), [(["market"], "none"), (["harbour", "hospital"], "all")])
def test_a_split_that_moves_none_or_all_is_refused(archive: Archive, parts: list[str], share: str) -> None:
    with pytest.raises(Refused, match=f"{share} of the quotes by Jin Park"):
        archive.split_speaker("Jin Park", parts)
    assert archive.speaker_log() == []
