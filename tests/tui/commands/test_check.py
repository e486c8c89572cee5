"""`quotedesk check` and `quotedesk rebuild`: faults are named, and what can be read is kept."""

from __future__ import annotations

import shutil

import pytest


@pytest.fixture
def copy(seeds, tmp_path):
    """An archive of its own to break."""
    return shutil.copytree(seeds, tmp_path / "copy")


def test_a_whole_archive_has_no_fault(quotedesk, copy):
    for words in (("check", str(copy)), ("check", "--archive", str(copy))):
        answer = quotedesk(*words)
        assert (answer.code, answer.out) == (0, "2 articles, 21 paragraphs, 7 quotes: no fault\n")


def test_each_fault_is_a_line_and_the_exit_code_is_4(quotedesk, copy):
    segment = next((copy / "index").glob("*.seg"))
    content = bytearray(segment.read_bytes())
    content[-300] ^= 1
    segment.write_bytes(content)
    answer = quotedesk("check", str(copy))
    assert answer.code == 4
    assert segment.name in answer.out
    assert len(answer.out.splitlines()) == 1
    assert answer.err == ""


def test_check_of_no_archive_says_how_to_build_one(quotedesk, tmp_path):
    answer = quotedesk("check", str(tmp_path / "none"))
    assert answer.code == 4
    assert "quotedesk ingest" in answer.err


def test_rebuild_needs_to_know_which_archive(quotedesk):
    answer = quotedesk("rebuild")
    assert answer.code == 2
    assert "--archive" in answer.err


def test_rebuild_keeps_articles_and_quotes(quotedesk, copy):
    before = quotedesk("quotes", "--json", "--archive", str(copy)).out
    answer = quotedesk("rebuild", "--archive", str(copy))
    assert (answer.code, answer.out) == (0, "2 articles in a new index, 0 lost\n")
    assert quotedesk("quotes", "--json", "--archive", str(copy)).out == before


def test_rebuild_after_damage_names_what_is_lost(quotedesk, copy):
    segment = next((copy / "index").glob("*.seg"))
    segment.write_bytes(segment.read_bytes()[:-10])
    answer = quotedesk("rebuild", "--archive", str(copy))
    assert answer.code == 1
    assert segment.name in answer.err
    assert quotedesk("check", str(copy)).code == 0


def test_damage_beside_the_index_is_named_and_rebuilt(quotedesk, copy):
    whole = quotedesk("quotes", "--json", "--archive", str(copy)).out
    path = copy / "groups"
    content = bytearray(path.read_bytes())
    content[-5] ^= 1
    path.write_bytes(content)
    assert quotedesk("quotes", "--json", "--archive", str(copy)).out == whole
    answer = quotedesk("check", str(copy))
    assert answer.code == 4
    assert str(path) in answer.out and len(answer.out.splitlines()) == 1
    assert quotedesk("rebuild", "--archive", str(copy)).code == 0
    assert path.exists()
    assert quotedesk("check", str(copy)).code == 0
