"""`quotedesk show` and `quotedesk articles`: an article as it reads, and the list of them."""

from __future__ import annotations

A, B = "000_3a3f1adc3318c147", "003_086badba317faf82"


def test_an_article_reads_with_numbers_and_speakers(quotedesk, seeds):
    out = quotedesk("show", "000", "--archive", seeds).out
    lines = out.splitlines()
    assert lines[:2] == ["headline unknown", f"outlet unknown · date unknown · {A}"]
    assert " 1  Picture: stock" in lines
    at = next(number for number, line in enumerate(lines) if line.startswith(" 4  “We would consider"))
    assert lines[at + 1] == "    — a South Korean official (unnamed)  p4q1"


def test_json_holds_paragraphs_digest_and_quotes(quotedesk, seeds):
    shown = quotedesk("show", B, "--json", "--archive", seeds).records
    assert shown["id"] == B
    assert len(shown["sha256"]) == 64
    assert shown["warnings"] == []
    assert [each["number"] for each in shown["paragraphs"]] == list(range(1, 8))
    assert [each["id"] for each in shown["quotes"]] == [f"{B}#p2q1", f"{B}#p4q1", f"{B}#p4q2"]


def test_articles_have_the_fields_of_the_contract(quotedesk, seeds):
    records = quotedesk("articles", "--json", "--archive", seeds).records
    assert [(each["id"], each["paragraphs"], each["quotes"]) for each in records] == [(A, 14, 4), (B, 7, 3)]
    assert set(records[0]) >= {
        "id", "title", "source", "published", "lang", "paragraphs", "quotes", "versions", "sha256", "reprint_of",
        "warnings",
    }  # fmt: skip


def test_articles_for_reading_are_one_a_line_with_their_counts(quotedesk, seeds):
    lines = quotedesk("articles", "--archive", seeds).out.splitlines()
    assert lines[0].split("\t") == [A, "unknown", "unknown", "unknown", "14", "4"]
    assert lines[-1] == "2 articles, 21 paragraphs, 7 quotes"
