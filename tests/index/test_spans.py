"""Where the words of a query stand in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.index.query import parse
from quotedesk.index.spans import find, find_all, within

FERRY = "The ferry’s owner said “the ferry, at 1,500 tons, is safe”. The co-operation of Oslo’s port was “vital”."


def found(typed: str, text: str, quotes: tuple[tuple[int, int], ...] = ()) -> list[str]:
    query = parse(typed)
    assert query is not None
    return [text[start:end] for start, end in find(query, text, quotes)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("FERRY", ["ferry", "ferry"], id="a word in any case"),
        pytest.param("ferry owner", ["ferry", "owner", "ferry"], id="words"),
        pytest.param('"the ferry"', ["The ferry", "the ferry"], id="a genitive after the last word"),
        pytest.param('"the ferry\'s"', ["The ferry"], id="a typed genitive"),
        pytest.param('"ferry owner"', [], id="a genitive inside that was not typed"),
        pytest.param('"ferry\'s owner"', ["ferry’s owner"], id="a genitive inside"),
        pytest.param("ferry w/1 owner", ["ferry", "owner"], id="a genitive is no step"),
        pytest.param('"ferry at 1500"', ["ferry, at 1,500"], id="marks that were not typed"),
        pytest.param('"ferry, at"', ["ferry, at"], id="a typed comma"),
        pytest.param('"ferry; at"', [], id="another mark"),
        pytest.param('"co operation"', ["co-operation"], id="a hyphen is a space"),
        pytest.param("cooperation", [], id="a hyphen is not nothing"),
        pytest.param('"safe the co"', ["safe”. The co"], id="over the end of a sentence"),
        pytest.param("safe w/s owner", ["owner", "safe"], id="in one sentence"),
        pytest.param("safe w/s vital", [], id="in two sentences"),
        pytest.param("safe w/p vital", ["safe", "vital"], id="in one paragraph"),
        pytest.param("oslo pre/1 port", ["Oslo", "port"], id="in order"),
        pytest.param("port pre/1 oslo", [], id="out of order"),
        pytest.param("the w/1 ferry", ["The", "ferry", "the", "ferry"], id="only those at the distance"),
        pytest.param("ferry w/9 ferry", ["ferry", "ferry"], id="a word near itself"),
        pytest.param("owner w/9 owner", [], id="a word is not near itself when it stands once"),
        pytest.param("(owner or port) pre/1 (said or was)", ["owner", "said", "port", "was"], id="groups"),
        pytest.param("ferry not owner", ["ferry", "ferry"], id="what must not stand there is not marked"),
        pytest.param("saf*", ["safe"], id="wildcard"),
        pytest.param("vi*l or fer*t", ["vital"], id="wildcard inside"),
        pytest.param("owmer~", ["owner"], id="variant"),
        pytest.param("atleast2(port)", ["port"], id="at least"),
        pytest.param("title:ferry date:2026", [], id="fields"),
        pytest.param('ferry "the ferry"', ["The ferry", "the ferry"], id="overlapping"),
    ],
)
def test_words_are_found_where_they_stand(typed: str, expected: list[str]) -> None:
    assert found(typed, FERRY) == expected


def test_in_quotes_only_words_inside_the_marks_count() -> None:
    start = FERRY.index("the ferry,")
    quote = (start, FERRY.index("”"))
    assert find(parse("ferry in:quotes"), FERRY, [quote]) == ((start + 4, start + 9),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "edits", "expected"),
    [("weapon", "weapons", 1, True), ("weapon", "waepon", 1, False), ("weapon", "waepon", 2, True), ("a", "bcd", 2, 0)],
)
def test_edits_are_counted(first: str, second: str, edits: int, expected: bool) -> None:
    assert within(first, second, edits) == bool(expected)


QUERIES = st.sampled_from(
    [
        "ferry",
        "the or fer*",
        '"the ferry"',
        "ferry the",
        "po*t",
        '"of s"',
        "s",
        "sh*",
        "sh*p",
        '"ferry the" port',
        "1500 or ferry",
    ]
)
PIECES = st.sampled_from(
    ["ferry", "Ferry’s", "the", "THE", "port", "ship", "s", "’s", "'s", "’sh", " ", " ", "-", ", ", "_", ". ", "1,500"]
)


TEXTS = st.lists(PIECES, max_size=30).map("".join)


@given(TEXTS, QUERIES)
def test_quick_way_finds_what_reading_word_by_word_finds(text: str, typed: str) -> None:
    query = parse(typed)
    assert query is not None
    slow = find(query, text + " ¼")  # a character that folds to others
    assert find(query, text + " &") == slow


@given(st.lists(TEXTS, max_size=4), QUERIES)
def test_several_texts_are_searched_as_each_by_itself(texts: list[str], typed: str) -> None:
    query = parse(typed)
    assert query is not None
    assert find_all(query, texts, [()] * len(texts)) == [find(query, text) for text in texts]
