"""The query language: what is typed becomes which tree, and which mistake is named at which column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.index.errors import QueryError
from quotedesk.index.query import (
    And,
    AtLeast,
    Dated,
    Fuzzy,
    InQuotes,
    Meta,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Spoken,
    SpokenBy,
    Together,
    Wildcard,
    Word,
    parse,
    replace_spoken,
)


def words(text: str) -> Phrase:
    split = tuple(text.split())
    return Phrase(split, ("",) * len(split))


A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("", None, id="nothing"),
        pytest.param(" – & ", None, id="only marks"),
        pytest.param("Weapons", Word("weapons"), id="a word is folded"),
        pytest.param("1,500", Word("1500"), id="digit commas"),
        pytest.param("a b", And((A, B)), id="words side by side"),
        pytest.param("a AND b", And((A, B)), id="and may be written"),
        pytest.param("a Or b", Or((A, B)), id="operators in any case"),
        pytest.param("a b or c", And((A, Or((B, C)))), id="or binds tighter than side by side"),
        pytest.param("a not b or c", And((A, Not(Or((B, C))))), id="or binds tighter than not"),
        pytest.param("a or b w/3 c", Near(Or((A, B)), C, 3, False), id="or binds tighter than w/n"),
        pytest.param("a (b or (c))", And((A, Or((B, C)))), id="brackets"),
        pytest.param("not a", Not(A), id="only not"),
        pytest.param("a or not b", Or((A, Not(B))), id="or not"),
        pytest.param('"By the US"', words("by the us"), id="stop words stay"),
        pytest.param("“if it seems”", words("if it seems"), id="curly marks"),
        pytest.param("«if it seems»", words("if it seems"), id="guillemets"),
        pytest.param('"or"', Word("or"), id="an operator as a word"),
        pytest.param("step-by-step", words("step by step"), id="hyphens make a phrase"),
        pytest.param('"too far, we might"', Phrase(("too", "far", "we", "might"), ("", ",", "", "")), id="typed comma"),
        pytest.param('"Russia\'s mercenaries"', Phrase(("russia", "mercenaries"), ("'s", "")), id="genitive inside"),
        pytest.param('"Russia’s"', Phrase(("russia",), ("'s",)), id="genitive alone"),
        pytest.param("Russia’s", Word("russia"), id="a genitive without quote marks is left out"),
        pytest.param('"(a or b)"', Phrase(("a", "or", "b"), ("", "", "")), id="operators in a phrase are words"),
        pytest.param("a w/5 b", Near(A, B, 5, False), id="w/n"),
        pytest.param("a W/5 b PRE/2 c", Near(Near(A, B, 5, False), C, 2, True), id="chain of distances"),
        pytest.param("a w/s b", Together(A, B, "sentence"), id="sentence"),
        pytest.param("a w/p b", Together(A, B, "paragraph"), id="paragraph"),
        pytest.param("(a or b) pre/2 c", Near(Or((A, B)), C, 2, True), id="group at a distance"),
        pytest.param("weap*", Wildcard("weap*"), id="wildcard"),
        pytest.param("wom*n", Wildcard("wom*n"), id="wildcard inside"),
        pytest.param("weapon~", Fuzzy("weapon", 1), id="one edit"),
        pytest.param("mercenary~", Fuzzy("mercenary", 2), id="two edits from 8 letters"),
        pytest.param("speaker:kim", Spoken("kim"), id="speaker"),
        pytest.param('speaker:"Kim Yo-jong" a', And((Spoken("Kim Yo-jong"), A)), id="speaker in quote marks"),
        pytest.param("Source:post", Meta("source", Word("post")), id="field in any case"),
        pytest.param('title:"the ferry"', Meta("title", words("the ferry")), id="phrase in a title"),
        pytest.param("author:ree*", Meta("author", Wildcard("ree*")), id="wildcard in a field"),
        pytest.param("date:2026", Dated(20260000, 20269999), id="year"),
        pytest.param("date:2026-01", Dated(20260100, 20260199), id="month"),
        pytest.param("date:2026-01-05", Dated(20260105, 20260105), id="day"),
        pytest.param("date:2026-01..2026-03", Dated(20260100, 20260399), id="range"),
        pytest.param("date:..2026-03-02", Dated(0, 20260302), id="up to"),
        pytest.param("date:2026-03..", Dated(20260300, 99999999), id="since"),
        pytest.param("a in:quotes", InQuotes(A), id="in quotes"),
        pytest.param("in:quotes a b", InQuotes(And((A, B))), id="in quotes holds for all of the bracket"),
        pytest.param("speaker:kim in:quotes", InQuotes(Spoken("kim")), id="in quotes without words"),
        pytest.param("atleast3(a)", AtLeast(3, A), id="at least"),
        pytest.param('ATLEAST3("a b")', AtLeast(3, words("a b")), id="at least a phrase"),
        pytest.param("Kim: a", And((Word("kim"), A)), id="a colon at the end of a word"),
        pytest.param("10:30", Phrase(("10", "30"), (":", "")), id="a time of day"),
    ],
)
def test_typed_query_becomes_tree(typed: str, expected: Query | None) -> None:
    assert parse(typed) == expected


@pytest.mark.parametrize(
    ("typed", "column", "said"),
    [
        pytest.param('"supplying weapons', 1, "quote mark", id="unclosed quote mark"),
        pytest.param("a “b", 3, "quote mark “", id="unclosed curly mark"),
        pytest.param("(a", 1, "not closed", id="unclosed bracket"),
        pytest.param("a)", 2, "closes no bracket", id="bracket too many"),
        pytest.param("a w/3", 3, "after it", id="distance at the end"),
        pytest.param("w/3 a", 1, "before it", id="distance at the start"),
        pytest.param("a w/x b", 3, "no distance", id="no distance"),
        pytest.param("a w/0 b", 3, "no distance", id="distance of nothing"),
        pytest.param("a w/3 (b c)", 7, "(a or b)", id="distance to a list"),
        pytest.param("a or", 3, "after it", id="or at the end"),
        pytest.param("or a", 1, "before it", id="or at the start"),
        pytest.param("a not", 3, "after it", id="not at the end"),
        pytest.param("a *d", 3, "before it", id="wildcard without letters"),
        pytest.param("a*", 1, "two letters", id="wildcard too wide"),
        pytest.param("ab~", 1, "three letters", id="variant of a short word"),
        pytest.param("a speker:kim", 3, "no field speker:", id="unknown field"),
        pytest.param("a in:text", 3, "in:quotes", id="in what"),
        pytest.param("date:yesterday", 1, "2026-01", id="no date"),
        pytest.param("date:2026-13", 1, "2026-01", id="no month"),
        pytest.param("date:2026..2025", 1, "ends before", id="range backwards"),
        pytest.param("speaker: kim", 1, "right after", id="space after a field"),
        pytest.param("atleast2(a b)", 1, "one word", id="at least of two"),
        pytest.param("atleast0(a)", 1, "from 1", id="at least nothing"),
        pytest.param('a "…"', 3, "no words", id="phrase without words"),
        pytest.param("a" * 1001, 1001, "1000", id="too long"),
        pytest.param("(" * 30 + "a" + ")" * 30, 21, "20", id="too deep"),
        pytest.param("not " * 30 + "a", 85, "20", id="too many nots"),
        pytest.param("a " * 65, 1, "64", id="too many words"),
        pytest.param("ab* " * 9, 1, "8", id="too many wildcards"),
    ],
)
def test_mistake_is_named_at_its_column(typed: str, column: int, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(typed)
    assert said in str(caught.value)
    assert caught.value.column == column


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("wea", Wildcard("wea*"), id="a word being typed"),
        pytest.param("wea ", Word("wea"), id="a word that is done"),
        pytest.param("south k", And((Word("south"), Wildcard("k*"))), id="second word"),
        pytest.param('"south', Wildcard("south*"), id="phrase begun"),
        pytest.param('"south kor', Near(Word("south"), Wildcard("kor*"), 1, True), id="phrase going on"),
        pytest.param('"by the u', Near(words("by the"), Wildcard("u*"), 1, True), id="longer phrase"),
        pytest.param('"too far, w', Near(Phrase(("too", "far"), ("", ",")), Wildcard("w*"), 1, True), id="comma"),
        pytest.param("a w/", A, id="operator begun"),
        pytest.param("a w/3", A, id="operator at the end"),
        pytest.param("a or ", A, id="or at the end"),
        pytest.param("(a or b", Or((A, Wildcard("b*"))), id="open bracket"),
        pytest.param("a)", A, id="bracket too many"),
        pytest.param("speaker:", None, id="field begun"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_query_being_typed_is_read_as_far_as_it_goes(typed: str, expected: Query | None) -> None:
    assert parse(typed, partial=True) == expected


def test_speakers_are_resolved_wherever_they_stand() -> None:
    def resolve(text: str) -> SpokenBy:
        return SpokenBy(frozenset({text.title()}), frozenset())

    query = parse("(a or speaker:kim) not speaker:zelensky in:quotes")
    assert query is not None
    kim, zelensky = resolve("kim"), resolve("zelensky")
    assert replace_spoken(query, resolve) == InQuotes(And((Or((A, kim)), Not(zelensky))))


PIECES = [
    "a",
    "weap*",
    "or",
    "not",
    "and",
    "w/3",
    "pre/2",
    "w/s",
    "(",
    ")",
    '"',
    "“",
    "speaker:",
    "in:quotes",
    " ",
    "’s",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12).map(" ".join), st.booleans())
def test_any_text_is_parsed_or_refused_with_a_column_in_it(typed: str, partial: bool) -> None:
    try:
        parse(typed, partial=partial)
    except QueryError as error:
        assert 1 <= error.column <= len(typed) + 1
