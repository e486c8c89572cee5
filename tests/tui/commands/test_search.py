"""`quotedesk search`: the query language on the seed articles, and what a query that cannot be read gets."""

from __future__ import annotations

import json

import pytest

A, B = "000_3a3f1adc3318c147", "003_086badba317faf82"


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ('"by the US"', ["000 p10"]),
        ("“if it seems they are”", ["000 p4"]),
        ("1500", ["000 p2", "003 p1"]),
        ("1,500", ["000 p2", "003 p1"]),
        ('"1,500"', ["000 p2", "003 p1"]),
        ('"South Korea" w/3 weapons', ["000 p2"]),
        ('"South Korea" w/4 weapons', ["000 p2", "003 p2"]),
        ('"South Korea" pre/3 weapons', ["000 p2"]),
        ('"North Korea" pre/2 Russia', ["003 p1", "003 p3"]),
        ('"step-by-step" w/8 "too far"', ["000 p4"]),
        ('"step-by-step" w/7 "too far"', []),
        ('officials w/1 "South Korean"', ["000 p5", "003 p3"]),
        ('nuclear w/s "military experts"', ["000 p11"]),
        ("atleast5(weapons)", ["003 p1", "003 p2", "003 p6"]),
        ("official in:quotes", []),
        ("offensive in:quotes", ["000 p4"]),
        ("speaker:zelensky in:quotes", ["000 p9"]),
    ],
)
def test_a_query_finds_its_paragraphs_and_no_other(quotedesk, seeds, query, hits):
    ran = quotedesk("search", query, "--json", "--archive", seeds)
    assert sorted(f"{hit['article'][:3]} p{hit['paragraph']}" for hit in ran.records) == sorted(hits)
    assert ran.code == (0 if hits else 3)
    for hit in ran.records:
        assert hit["id"] == f"{hit['article']}#p{hit['paragraph']}"
        assert set(hit) >= {"snippet", "spans", "score", "speaker"}
        assert all(0 <= start < end <= len(hit["snippet"]) for start, end in hit["spans"])


def test_every_snippet_holds_the_matched_words(quotedesk, seeds):
    hits = quotedesk("search", '"South Korea" w/4 weapons', "--json", "--archive", seeds).records
    for hit in hits:
        words = {hit["snippet"][start:end].lower() for start, end in hit["spans"]}
        assert any("weapons" in word for word in words)
        assert any("south korea" in word for word in words)


def test_an_unclosed_quote_mark_is_named_with_its_column(quotedesk, seeds):
    ran = quotedesk("search", '"supplying weapons', "--archive", seeds)
    assert (ran.code, ran.out) == (2, "")
    message, query, caret = ran.err.splitlines()
    assert "column 1" in message
    assert "quote mark" in message
    assert query[caret.index("^")] == '"'


def test_the_caret_stands_under_the_mistake_behind_wide_characters(quotedesk, seeds):
    ran = quotedesk("search", '김여정 "too far', "--archive", seeds)
    _, query, caret = ran.err.splitlines()
    assert query == '  김여정 "too far'
    assert caret == "  " + " " * 7 + "^"


@pytest.mark.parametrize("query", ["weapons w/", "(weapons", "or", "date:nineteen", '""', "not"])
def test_no_bad_query_gets_further_than_one_message(quotedesk, seeds, query):
    ran = quotedesk("search", query, "--archive", seeds)
    assert ran.code in (2, 3)
    assert ran.out == ""
    assert ran.err.startswith("quotedesk: ")
    assert "Traceback" not in ran.err


def test_nothing_found_says_what_was_searched(quotedesk, seeds):
    ran = quotedesk("search", "zeppelin", "--archive", seeds)
    assert (ran.code, ran.out) == (3, "")
    assert "zeppelin" in ran.err


def test_hits_are_marked_without_colour_on_a_pipe(quotedesk, seeds):
    out = quotedesk("search", "offensive", "--archive", seeds).out
    assert f"{A} ¶4" in out
    assert "‹offensive›" in out
    assert "\x1b" not in out


def test_limit_says_how_many_there_are(quotedesk, seeds):
    ran = quotedesk("search", "weapons", "--limit", "2", "--jsonl", "--archive", seeds)
    assert len(list(map(json.loads, ran.out.splitlines()))) == 2
    assert "2 of " in ran.err
