"""`quotedesk stats`: the numbers of an archive that the other commands give one by one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

KIM = "Kim Yo-jong"


@pytest.fixture
def dated(quotedesk, tmp_path: Path) -> Path:
    """Three articles of two outlets over three months, and one that states nothing."""
    said = (
        "“The ferry will stop at the end of this month,” said Jane Reed. “We will walk to the shore instead,” said {}."
    )
    articles = [
        {"id": "a", "source": "Example Post", "published": "2026-01-03", "text": said.format("Tom Oak")},
        {"id": "b", "source": "Example Post", "published": "2026-03-03", "text": said.format("Tom Oak")},
        {"id": "c", "source": "Harbour News", "published": "2026-03-09T08:00:00Z", "text": said.format("a clerk")},
        {"id": "d", "text": "“The ferry will stop at the end of this month.”"},
    ]
    (tmp_path / "articles.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    assert quotedesk("ingest", tmp_path / "articles.jsonl", "--archive", tmp_path / "L").code == 0
    return tmp_path / "L"


def test_of_the_seeds_nothing_is_guessed(quotedesk, seeds):
    found = quotedesk("stats", "--json", "--archive", seeds).records
    assert (found["articles"], found["paragraphs"], found["quotes"]) == (2, 21, 7)
    assert (found["from"], found["to"], found["undated_articles"]) == (None, None, 2)
    assert found["over_time"] == {"unit": "month", "periods": [], "undated": 7}
    assert found["outlets"] == [{"source": None, "articles": 2, "quotes": 7}]
    assert found["speakers"][0] == {"id": "kim-yo-jong", "name": KIM, "quotes": 2, "articles": 1}
    assert found["attribution"] == {"named": 5, "unnamed": 2, "uncertain": 0, "none": 0}


def test_numbers_are_those_of_the_quotes(quotedesk, dated):
    found = quotedesk("stats", "--json", "--archive", dated).records
    quotes = quotedesk("quotes", "--json", "--archive", dated).records
    how = [quote["attribution"]["how"] for quote in quotes]
    assert found["attribution"]["named"] == sum(quote["speaker"]["named"] for quote in quotes)
    assert found["attribution"]["unnamed"] == sum(quote["speaker"]["role"] is not None for quote in quotes)
    assert (found["attribution"]["uncertain"], found["attribution"]["none"]) == (
        how.count("uncertain"),
        how.count("none"),
    )
    assert sum(found["attribution"].values()) == found["quotes"] == len(quotes)
    by_month = {each["from"]: each["quotes"] for each in found["over_time"]["periods"]}
    assert list(by_month) == ["2026-01", "2026-02", "2026-03"]
    for month, number in by_month.items():
        assert number == sum((quote["published"] or "").startswith(month) for quote in quotes)
    for outlet in found["outlets"]:
        assert outlet["quotes"] == sum(quote["source"] == outlet["source"] for quote in quotes)
    assert (found["from"], found["to"]) == ("2026-01-03", "2026-03-09T08:00:00Z")


def test_the_form_for_reading_has_words_numbers_and_pictures(quotedesk, dated):
    out = quotedesk("stats", "--archive", dated).out
    assert "3 January 2026 to 9 March 2026; 1 article without a date" in out
    for words in (
        "Quotes over time, by month",
        "Jan 2026",
        "By speaker",
        "Jane Reed",
        "Harbour News",
        "outlet unknown",
    ):
        assert words in out
    assert "█" in out and "%" not in out
    assert max(map(len, out.splitlines())) < 80


def test_the_form_for_reading_stays_in_ascii_where_stdout_does(program, seeds):
    ran = program("stats", "--archive", seeds, PYTHONIOENCODING="ascii")
    assert ran.code == 0
    assert ran.out.isascii() and "#" in ran.out and "\\u" not in ran.out


def test_json_loads_no_screen_library(seeds, tmp_path):
    code = (
        "import sys\nfrom quotedesk.tui.__main__ import main\n"
        f"sys.argv = ['quotedesk', 'stats', '--json', '--archive', {str(seeds)!r}]\nassert main() == 0\n"
        "assert not {'textual', 'rich'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=True)
