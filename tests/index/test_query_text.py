"""A query as typed: its filters, and words put right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.index.query import parse
from quotedesk.index.query_text import filters, suggestion, with_filter, without


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("weapons speaker:kim in:quotes", ["speaker:kim", "in:quotes"], id="side by side"),
        pytest.param('speaker:"kim yo-jong" date:2026-01..', ['speaker:"kim yo-jong"', "date:2026-01.."], id="values"),
        pytest.param("a or speaker:b", [], id="one of two"),
        pytest.param("not source:post", [], id="left out"),
        pytest.param("a (speaker:b or c)", [], id="in brackets"),
        pytest.param("“speaker:b”", [], id="in quote marks"),
        pytest.param("speaker:", [], id="not finished"),
        pytest.param("nofield:x", [], id="a mistake"),
    ],
)
def test_filters_are_the_fields_that_hold_for_the_whole_query(typed, found):
    assert [each.written for each in filters(typed)] == found


@pytest.mark.parametrize(
    ("typed", "name", "value", "query"),
    [
        ("weapons", "speaker", "Kim Yo-jong", 'weapons speaker:"Kim Yo-jong"'),
        ("", "in", "quotes", "in:quotes"),
        ("speaker:kim weapons", "speaker", "lee", "weapons speaker:lee"),
        ('"too far', "source", "Post", '"too far" source:Post'),
        ("x", "speaker", "the “Boss” man", 'x speaker:"the Boss man"'),
    ],
)
def test_a_filter_is_words_of_the_query(typed, name, value, query):
    assert with_filter(typed, name, value) == query


names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(names)
def test_a_filter_that_is_added_can_be_taken_away_and_is_always_understood(value):
    added = with_filter("weapons", "speaker", value)
    parse(added, partial=True)
    for each in filters(added):
        assert without(added, each) == "weapons"


def test_words_that_are_not_there_are_put_right_where_they_stand():
    there = {"weapons": ["weapons"], "weapnos": ["weapons"], "trianing": ["training", "straining"], "zzz": []}
    similar = lambda word: there.get(word, [word])  # noqa: E731
    assert suggestion("Weapnos or “in trianing” not zzz", similar) == "weapons or “in training” not zzz"
    assert suggestion("weapons speaker:weapnos weapnos* weapnos~", similar) is None
    assert suggestion("zzz nofield:x", similar) is None
