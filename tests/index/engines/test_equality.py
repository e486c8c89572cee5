"""The flat segments answer as plain Whoosh does, and as reading every stored text would, over random archives."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_archives import article, quote
from plain_whoosh import PlainIndex, W

from quotedesk.index.engines import open_store
from quotedesk.index.engines.base import Engine
from quotedesk.index.engines.whoosh.search.confirm import Stand, holds
from quotedesk.index.engines.whoosh.snapshot import Snapshot
from quotedesk.index.engines.whoosh.writing.merging import LEVELS
from quotedesk.index.model import Article, Quote, Totals
from quotedesk.index.tree import (
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
    SpokenBy,
    Together,
    Wildcard,
    Word,
)

WORDS = ["the", "of", "port", "ports", "ferry", "ferries", "ship", "sea", "old", "told", "oslo", "owner", "s", "1,500"]
COMMON = st.sampled_from(WORDS) | st.sampled_from(WORDS[:5])
NAMES = ["Ada", "Bo"]
Commit = tuple[list[tuple[Article, list[Quote]]], list[str]]
"""Articles put, with their quotes, and ids deleted."""
relaxed = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck), report_multiple_bugs=False)

plain_text = st.lists(COMMON, min_size=1, max_size=30).map(" ".join)
SEPARATORS = st.sampled_from([" ", " ", " ", ", ", ". The ", "’s ", "-", " “", "” ", "; ", "! Oslo "])
marked_text = st.lists(st.tuples(COMMON, SEPARATORS), min_size=1, max_size=25).map(
    lambda pieces: "".join(word + separator for word, separator in pieces).strip()
)


@st.composite
def articles(draw: st.DrawFn, text: st.SearchStrategy[str], article_id: str) -> tuple[Article, list[Quote]]:
    texts = draw(st.lists(text, min_size=1, max_size=4))
    stated = {
        "title": draw(st.none() | text),
        "source": draw(st.none() | st.sampled_from(["Daily Post", "Evening Wire"])),
        "published": draw(st.none() | st.sampled_from(["2026-01-05", "2026-03", "2025-12-31T10:00:00+01:00"])),
    }
    made = article(article_id, *texts, **{name: value for name, value in stated.items() if value})
    quotes = []
    for number, paragraph in enumerate(texts, 1):
        pieces = paragraph.split(" ")
        for count in range(draw(st.integers(0, 2))):
            first = draw(st.integers(0, len(pieces) - 1))
            part = " ".join(pieces[first : first + draw(st.integers(1, 6))])
            if part:
                name = draw(st.none() | st.sampled_from(NAMES))
                quotes.append(quote(made, number, part, name=name, number=count + 1))
    return made, quotes


@st.composite
def histories(draw: st.DrawFn, text: st.SearchStrategy[str]) -> list[Commit]:
    """Some commits, each with articles put and ids deleted."""
    ids = st.sampled_from("abcdefgh")
    history = []
    for count in range(draw(st.integers(1, 3))):
        chosen = draw(st.lists(ids, unique=True, min_size=1, max_size=5))
        put = [draw(articles(text, each)) for each in chosen]
        put.append((article(f"stays{count}", "the old ferry of oslo"), []))  # no segment is ever empty
        history.append((put, draw(st.lists(ids, max_size=2))))
    return [(put, [gone for gone in deleted if gone not in {a.id for a, _ in put}]) for put, deleted in history]


leaves = st.one_of(
    COMMON.map(lambda word: Word(word.replace(",", ""))),
    st.lists(st.sampled_from(WORDS[:13]), min_size=2, max_size=3).map(lambda ws: Phrase(tuple(ws), ("",) * len(ws))),
    st.sampled_from(["po*", "f*", "ferr*", "o*d", "s*", "x*"]).map(Wildcard),
    st.sampled_from([Fuzzy("port", 1), Fuzzy("old", 1), Fuzzy("ferry", 2), Fuzzy("oslo", 0)]),
)
whoosh_trees: st.SearchStrategy[Query] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3, unique=True).map(lambda each: And(tuple(each))),
        st.lists(inner, min_size=2, max_size=3, unique=True).map(lambda each: Or(tuple(each))),
        st.tuples(inner, inner).map(lambda pair: And((pair[0], Not(pair[1])))),
    ),
    max_leaves=5,
)

typed = st.sampled_from([("", ""), ("'s", ""), ("", "'s"), (",", ""), (";", "")])
marked = st.tuples(COMMON, COMMON, typed).map(
    lambda each: Phrase((each[0].replace(",", ""), each[1].replace(",", "")), each[2])
)
placed = st.recursive(
    leaves | marked,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(Or),
        st.builds(Near, inner, inner, st.integers(1, 6), st.booleans()),
        st.builds(Together, inner, inner, st.sampled_from(["sentence", "paragraph"])),
    ),
    max_leaves=4,
)
conditions = st.one_of(
    placed,
    st.builds(AtLeast, st.integers(1, 4), leaves),
    st.sampled_from(
        [
            SpokenBy(frozenset({"Ada"}), frozenset()),
            SpokenBy(frozenset(NAMES), frozenset()),
            Meta("source", Word("daily")),
            Meta("title", Word("the")),
            Meta("title", Wildcard("po*")),
            Dated(20260000, 20269999),
            Dated(0, 20260200),
            And(()),
        ]
    ),
)
trees: st.SearchStrategy[Query] = st.recursive(
    conditions,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda each: And(tuple(each))),
        st.lists(inner, min_size=1, max_size=3).map(lambda each: Or(tuple(each))),
        inner.map(Not),
    ),
    max_leaves=4,
)
queries = trees | trees.map(InQuotes) | st.tuples(trees, trees.map(InQuotes)).map(And)


@contextmanager
def built(history: list[Commit]) -> Iterator[Engine]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        for put, deleted in history:
            with store.write() as writer:
                for article_id in deleted:
                    writer.delete(article_id)
                for each in put:
                    writer.put(*each)
        yield store.open()


@pytest.fixture
def every_commit_a_segment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No merges: what was taken out still counts for the scores, as in Whoosh."""
    monkeypatch.setattr("quotedesk.index.engines.whoosh.writing.transaction.due", lambda entries: [])
    monkeypatch.setattr("quotedesk.index.engines.whoosh.writing.upkeep.due", lambda entries: [])
    monkeypatch.setattr("quotedesk.index.engines.whoosh.writing.transaction.LEVELS", (0,))


@relaxed
@given(histories(plain_text), st.lists(whoosh_trees, min_size=1, max_size=6))
@pytest.mark.usefixtures("every_commit_a_segment")
def test_documents_order_and_scores_are_those_of_plain_whoosh(history: list[Commit], asked: list[Query]) -> None:
    plain = PlainIndex()
    for put, deleted in history:
        plain.commit(put, deleted)
    with built(history) as engine:
        for query in asked:
            expected = plain.search(query)
            found = engine.search(query)
            scores = {(hit.article_id, hit.paragraph): hit.score for hit in found.hits}
            assert scores == pytest.approx(expected, rel=1e-9), query
            order = [(-round(hit.score, 9), hit.article_id, hit.paragraph) for hit in found.hits]
            assert order == sorted(order)
            assert engine.totals(query) == Totals(len(expected), len({article_id for article_id, _ in expected}))


@relaxed
@given(histories(marked_text), st.lists(queries, min_size=1, max_size=8), st.booleans())
def test_paragraphs_are_those_whose_stored_text_holds_the_query(
    history: list[Commit], asked: list[Query], merged: bool
) -> None:
    live: dict[str, tuple[Article, list[Quote]]] = {}
    for put, deleted in history:
        live.update({each.id: (each, quotes) for each, quotes in put})
        for article_id in deleted:
            live.pop(article_id, None)
    with pytest.MonkeyPatch.context() as patch:
        if not merged:
            patch.setattr("quotedesk.index.engines.whoosh.writing.transaction.due", lambda entries: [])
            patch.setattr("quotedesk.index.engines.whoosh.writing.upkeep.due", lambda entries: [])
            patch.setattr("quotedesk.index.engines.whoosh.writing.transaction.LEVELS", (0,))
        with built(history) as engine:
            assert {summary.id for summary in engine.summaries()} == set(live)
            for query in asked:
                found = engine.search(query, limit=1000)
                expected = {
                    (each.id, paragraph.number)
                    for each, quotes in live.values()
                    for paragraph in each.paragraphs
                    if holds(
                        query,
                        Stand(paragraph.text, each, [q for q in quotes if q.paragraph == paragraph.number]),
                    )
                }
                assert {(hit.article_id, hit.paragraph) for hit in found.hits} == expected, query
                assert len(expected) == len(found.hits)
                first = engine.search(query, limit=2).hits
                assert [hit.id for hit in first] == [hit.id for hit in found.hits[:2]], query
            for query in asked:  # not those that were found last
                totals, found = engine.totals(query), engine.search(query)
                assert totals == Totals(len(found.hits), len({hit.article_id for hit in found.hits}))


def test_levels_of_segments_leave_four_at_most() -> None:
    assert len(LEVELS) + 1 == 4


def whoosh_queries() -> dict[str, Any]:
    """Queries that the program's own language does not have."""
    return {
        "range": W.TermRange("text", "of", "ports"),
        "regex": W.Regex("text", "po.t|f.*y"),
        "variations": W.Variations("text", "ferry"),
        "near": W.SpanNear(W.Term("text", "the"), W.Term("text", "old"), slop=3, ordered=False),
        "first": W.SpanFirst(W.Term("text", "the"), limit=1),
        "phrase": W.Phrase("text", ["old", "ferry"], slop=2),
        "boost": W.Or([W.Term("text", "port", boost=3.0), W.Term("text", "ferry")]),
        "maximum": W.DisjunctionMax([W.Term("text", "port"), W.Term("text", "ferry")]),
        "may": W.AndMaybe(W.Term("text", "port"), W.Term("text", "the")),
        "wildcard": W.Wildcard("text", "?o*t"),
        "fuzzy": W.FuzzyTerm("text", "prot", maxdist=2, prefixlength=1),
        "quoted": W.Term("quoted", "the"),
        "every": W.Every("text"),
    }


@relaxed
@given(histories(plain_text))
@pytest.mark.usefixtures("every_commit_a_segment")
def test_any_whoosh_query_finds_the_same_through_the_ordinary_reader(history: list[Commit]) -> None:
    plain = PlainIndex()
    for put, deleted in history:
        plain.commit(put, deleted)
    with built(history) as engine:
        assert isinstance(engine, Snapshot)
        for name, query in whoosh_queries().items():
            with plain.searcher() as expected, engine.whoosh_searcher() as found:
                assert answered(found, query) == answered(expected, query), name


def answered(searcher: Any, query: Any) -> set[tuple[str, int, float]]:
    found = searcher.search(query, limit=None)
    return {(hit["article"], hit["paragraph"], round(hit.score, 9)) for hit in found}
