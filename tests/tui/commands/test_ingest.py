"""`quotedesk ingest`: what it says it did, and that no bad file stops it or goes unnamed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

HOSTILE = "“if it seems [the North Koreans] [sic] [bold]are[/b] \x1b]52;c;ZXZpbA=={end} going,” said Al Bose.\n"
ARTICLE = "“We will wait for the ferry,” said Ada Reed.\n"


@pytest.fixture
def seed_folder(tmp_path: Path) -> Path:
    from importlib.resources import files

    folder = tmp_path / "seeds"
    folder.mkdir()
    for each in Path(str(files("quotedesk.seeds"))).iterdir():
        if each.suffix in (".txt", ".toml"):
            shutil.copy(each, folder)
    return folder


def test_two_files_and_their_speakers(quotedesk, seed_folder, tmp_path):
    articles = sorted(seed_folder.glob("*.txt"))
    speakers = seed_folder / "speakers.toml"
    ran = quotedesk("ingest", *articles, "--speakers", speakers, "--archive", tmp_path / "L")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "2 articles, 21 paragraphs, 7 quotes, 0 skipped"
    assert ran.err == ""


def test_a_folder_brings_its_speakers_file_which_is_no_article(quotedesk, seed_folder, tmp_path):
    ran = quotedesk("ingest", seed_folder, "--archive", tmp_path / "L")
    assert ran.out.splitlines()[-1] == "2 articles, 21 paragraphs, 7 quotes, 0 skipped"
    assert len(quotedesk("quotes", "--speaker", "Seoul official", "--json", "--archive", tmp_path / "L").records) == 2


def test_the_same_files_again_change_nothing(quotedesk, seed_folder, tmp_path):
    quotedesk("ingest", seed_folder, "--archive", tmp_path / "L")
    before = quotedesk("quotes", "--json", "--archive", tmp_path / "L").out
    ran = quotedesk("ingest", seed_folder, "--archive", tmp_path / "L")
    assert ran.code == 0
    assert "2 articles unchanged" in ran.err
    assert quotedesk("quotes", "--json", "--archive", tmp_path / "L").out == before


def test_a_changed_file_replaces_its_text(quotedesk, tmp_path):
    source = tmp_path / "a.txt"
    source.write_text(ARTICLE, encoding="utf-8")
    quotedesk("ingest", source, "--archive", tmp_path / "L")
    source.write_text(ARTICLE.replace("ferry", "train"), encoding="utf-8")
    quotedesk("ingest", source, "--archive", tmp_path / "L")
    (record,) = quotedesk("quotes", "--json", "--archive", tmp_path / "L").records
    assert (record["text"], record["version"]) == ("We will wait for the train,", 1)


def test_every_bad_file_is_named_with_its_reason_and_stops_nothing(quotedesk, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(64))
    (folder / "b.jsonl").write_text(
        json.dumps({"id": "b1", "text": ARTICLE}) + "\n{broken\n" + json.dumps({"id": "b3", "text": ARTICLE}) + "\n",
        encoding="utf-8",
    )
    ran = quotedesk("ingest", folder, "--archive", tmp_path / "L")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "3 articles, 3 paragraphs, 3 quotes, 3 skipped"
    lines = ran.err.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("quotedesk: skipped ") for line in lines)
    assert any("empty.txt: empty" in line for line in lines)
    assert any("picture.png: " in line for line in lines)
    assert any("b.jsonl, line 2: not JSON" in line for line in lines)


def test_a_named_path_that_is_missing_is_exit_4_and_the_rest_is_kept(quotedesk, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    ran = quotedesk("ingest", tmp_path / "a.txt", tmp_path / "none.txt", "--archive", tmp_path / "L")
    assert ran.code == 4
    assert ran.out.splitlines()[-1] == "1 article, 1 paragraph, 1 quote, 1 skipped"
    assert "none.txt: no such file" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_an_unreadable_file_is_exit_4(quotedesk, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    ran = quotedesk("ingest", tmp_path / "a.txt", "--archive", tmp_path / "L")
    assert ran.code == 4
    assert "a.txt: permission denied" in ran.err


def test_a_link_that_leads_nowhere_or_round_in_a_circle_is_named(quotedesk, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    ran = quotedesk("ingest", *sorted(tmp_path.glob("*.txt")), "--archive", tmp_path / "L")
    assert ran.code == 4
    assert "loop.txt: " in ran.err
    assert "gone.txt: " in ran.err
    assert ran.out.startswith("1 article, ")


def test_nothing_to_ingest_is_exit_4(quotedesk, tmp_path):
    (tmp_path / "in").mkdir()
    assert quotedesk("ingest", tmp_path / "in", "--archive", tmp_path / "L").code == 4


def test_without_an_archive_it_exits_2_and_says_so(quotedesk, tmp_path):
    ran = quotedesk("ingest", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "--archive DIR" in ran.err


def test_a_speakers_file_with_a_mistake_changes_nothing(quotedesk, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "who.toml").write_text("[[speaker]]\nname = 3\n", encoding="utf-8")
    ran = quotedesk("ingest", tmp_path / "a.txt", "--speakers", tmp_path / "who.toml", "--archive", tmp_path / "L")
    assert ran.code == 4
    assert "who.toml, line 1" in ran.err
    assert quotedesk("articles", "--archive", tmp_path / "L").code == 4


@pytest.mark.parametrize("end", ["\x1b\\", "\x07"], ids=["ST", "BEL"])
def test_nothing_in_an_article_touches_the_screen_or_the_words(quotedesk, tmp_path, end):
    source = tmp_path / "x.txt"
    raw = HOSTILE.replace("{end}", end).encode()
    source.write_bytes(raw)
    ran = quotedesk("ingest", source, "--archive", tmp_path / "L")
    assert ran.code == 0
    assert "x.txt: 1 control sequence removed" in ran.err
    assert source.read_bytes() == raw

    quotes = quotedesk("quotes", "--json", "--archive", tmp_path / "L")
    (record,) = quotes.records
    assert record["text"] == "if it seems [the North Koreans] [sic] [bold]are[/b]  going,"
    assert record["speaker"]["name"] == "Al Bose"
    shown = quotedesk("show", "x", "--json", "--archive", tmp_path / "L")
    assert shown.records["sha256"] == hashlib.sha256(raw).hexdigest()
    assert shown.records["warnings"] == ["1 control sequence removed"]
    readable = quotedesk("show", "x", "--archive", tmp_path / "L")
    assert "[the North Koreans] [sic] [bold]are[/b]" in readable.out
    for each in (quotes, shown, readable, quotedesk("search", "going", "--json", "--archive", tmp_path / "L")):
        assert "\x1b" not in each.out
        assert "\\u001b" not in each.out


def test_a_file_name_cannot_drive_the_terminal(quotedesk, tmp_path):
    source = tmp_path / "a\x1b]52;c;ZXZpbA==\x07\nb.txt"
    source.write_bytes(b"")
    ran = quotedesk("ingest", source, "--archive", tmp_path / "L")
    assert "\x1b" not in ran.err + ran.out
    assert len(ran.err.splitlines()) == 1
