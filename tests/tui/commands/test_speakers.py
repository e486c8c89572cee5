"""`quotedesk speakers`: three named, one role, and merges that can be undone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ZELENSKY, KIM = "Volodymyr Zelensky", "Kim Yo-jong"
UNNAMED = ("a South Korean official", "A senior official from the presidential office")


@pytest.fixture
def own(seeds: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(seeds, tmp_path / "L"))


def test_three_named_and_one_role_of_two_descriptions_without_ids(quotedesk, seeds):
    answer = quotedesk("speakers", "--json", "--archive", seeds).records
    named = [(each["name"], each["quotes"], each["articles"]) for each in answer["speakers"]]
    assert named == [(KIM, 2, 1), ("South Korean National Security Council", 2, 1), (ZELENSKY, 1, 1)]
    assert all(each["id"] for each in answer["speakers"])
    assert "Zelenskyy" in answer["speakers"][2]["aliases"]
    (role,) = answer["roles"]
    assert role["role"] == "the Seoul official"
    assert [(each["text"].lower(), each["quotes"]) for each in role["descriptions"]] == [
        (text.lower(), 1) for text in UNNAMED
    ]
    assert not any("id" in each for each in role["descriptions"])


def test_reading_form_keeps_unnamed_descriptions_apart(quotedesk, seeds):
    out = quotedesk("speakers", "--archive", seeds).out
    assert "the Seoul official  unnamed · 2 descriptions in 2 articles, not known to be the same person" in out
    assert "2 sources" not in out


def test_a_merge_of_different_given_names_needs_yes_and_can_be_undone(quotedesk, own):
    before = quotedesk("speakers", "--json", "--archive", own).out

    refused = quotedesk("speakers", "merge", ZELENSKY, KIM, "--archive", own)
    assert refused.code == 1
    assert "--yes" in refused.err
    assert quotedesk("speakers", "--json", "--archive", own).out == before

    merged = quotedesk("speakers", "merge", ZELENSKY, KIM, "--yes", "--archive", own)
    assert merged.code == 0
    assert "1 quote moved" in merged.out
    assert len(quotedesk("quotes", "--speaker", KIM, "--json", "--archive", own).records) == 3

    undone = quotedesk("speakers", "undo", "--archive", own)
    assert undone.code == 0
    assert quotedesk("speakers", "--json", "--archive", own).out == before

    log = quotedesk("speakers", "log", "--archive", own).out.splitlines()
    assert len(log) == 2
    for line in log:
        assert ZELENSKY in line
        assert KIM in line
    entry = quotedesk("speakers", "log", "--json", "--archive", own).records[0]
    assert entry["who"]
    assert entry["when"]
    assert (entry["from"], entry["into"]) == (ZELENSKY, KIM)


def test_merging_a_name_with_its_alias_does_and_logs_nothing(quotedesk, own):
    ran = quotedesk("speakers", "merge", "NSC", "South Korean National Security Council", "--archive", own)
    assert ran.code == 0
    assert "already one speaker" in ran.out
    assert quotedesk("speakers", "log", "--json", "--archive", own).records == []


def test_unnamed_sources_are_never_merged(quotedesk, own):
    before = quotedesk("speakers", "--json", "--archive", own).out
    ran = quotedesk("speakers", "merge", *UNNAMED, "--archive", own)
    assert ran.code == 1
    assert "unnamed" in ran.err
    assert "not known to be the same person" in ran.err
    assert quotedesk("speakers", "--json", "--archive", own).out == before


def test_nobody_quoted_under_a_name_is_exit_3(quotedesk, own):
    ran = quotedesk("speakers", "merge", KIM, "Kim Jong-un", "--archive", own)
    assert ran.code == 3
    assert "no quote in this archive is by Kim Jong-un" in ran.err


def test_undo_with_nothing_to_undo_is_exit_3(quotedesk, own):
    assert quotedesk("speakers", "undo", "--archive", own).code == 3


def test_the_archive_may_be_named_before_the_subcommand(quotedesk, seeds):
    assert quotedesk("speakers", "--archive", seeds, "log").code == 0
    assert quotedesk("--archive", seeds, "speakers", "log").code == 0
