"""What only large archives use: numbers of texts beyond 16 bits, bounds of scores, bits for frequent prefixes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_archives import article, build

from quotedesk.index.engines.base import Engine
from quotedesk.index.engines.whoosh.search import found_together, found_words, marks, top
from quotedesk.index.engines.whoosh.snapshot import Snapshot
from quotedesk.index.engines.whoosh.writing import crowds, inversion
from quotedesk.index.model import Article, Totals
from quotedesk.index.query import Query, parse
from quotedesk.index.spans import Reading, runs
from quotedesk.index.tree import And, Not, Or

WORDS = ["the"] * 30 + ["of"] * 20 + ["they", "there", "port", "ferry", "ship", "sea", "old", "rare", "other", "thing"]


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    chance = random.Random(3)
    return [
        article(f"a{number:03}", *(" ".join(chance.choices(WORDS, k=chance.randint(1, 6))) for _ in range(200)))
        for number in chance.sample(range(400), 400)
    ]


@pytest.fixture(scope="module")
def large(articles: list[Article], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """80,000 paragraphs, with the thresholds of what is for large archives lowered so that it is used."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowds, "TEXTS", 0)
        patch.setattr(crowds, "LEAST", 1000)
        patch.setattr(inversion, "BOUNDED", 500)
        patch.setattr(top, "_FIRST_BLOCKS", 2)
        patch.setattr(top, "_CROWD", 100)
        patch.setattr(top, "_TRIED", 20)
        patch.setattr(found_together, "_MANY", 1)
        patch.setattr(found_together, "_MORE", 1)
        patch.setattr(marks, "_STRETCH", 30_000)
        yield build(tmp_path_factory.mktemp("large"), articles)


def tree(typed: str) -> Query:
    query = parse(typed)
    assert query is not None
    return query


TYPED = """the|rare|port ferry|the rare|the of port|"of the"|"the rare ship"|th*|ther*|port th*|the or rare|ship not the
|port w/2 rare|ferry pre/1 the|not the|the not (of or th*)|ot*r""".replace("\n", "").split("|")


@pytest.mark.parametrize("typed", TYPED)
def test_paragraphs_and_their_counts_are_those_of_reading_all(
    articles: list[Article], large: Engine, typed: str
) -> None:
    query = tree(typed)
    expected = {
        (each.id, paragraph.number)
        for each in articles
        for paragraph in each.paragraphs
        if holds(query, Reading(paragraph.text))
    }
    found = large.search(query, limit=100_000)
    assert {(hit.article_id, hit.paragraph) for hit in found.hits} == expected
    assert large.totals(query) == Totals(len(expected), len({article_id for article_id, _ in expected}))


def holds(query: Query, reading: Reading) -> bool:
    match query:
        case And(queries):
            return all(holds(inner, reading) for inner in queries)
        case Or(queries):
            return any(holds(inner, reading) for inner in queries)
        case Not(inner):
            return not holds(inner, reading)
    return bool(runs(query, reading))


PAGED = """the|rare|of|port ferry|the or rare|rare or of or port|port or port|"of the"|"the rare"|"of the port"
|port or sea or rare or ship|port ther*|the or (port ferry)|"the rare" or port|not the|not (rare or port)
|not the ferry""".replace("\n", "").split("|")


@pytest.mark.parametrize("typed", PAGED)
def test_first_page_is_the_beginning_of_the_whole_answer(large: Engine, typed: str) -> None:
    whole = large.search(tree(typed), limit=100_000).hits
    for limit, offset in ((1, 0), (20, 0), (20, 20), (300, 100)):
        assert large.search(tree(typed), limit=limit, offset=offset).hits == whole[offset : offset + limit]


@pytest.mark.parametrize("typed", ["th*", "ot*", "ot*r", "not the", "not ot*"])
def test_pages_of_paragraphs_that_nothing_ranks_follow_on_by_id(
    large: Engine, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr(found_words, "RANKED", 0)
    whole = large.search(tree(typed), limit=100_000).hits
    assert whole
    assert [(hit.article_id, hit.paragraph) for hit in whole] == sorted(
        (hit.article_id, hit.paragraph) for hit in whole
    )
    for limit, offset in ((1, 0), (20, 0), (20, 20), (300, 100)):
        assert large.search(tree(typed), limit=limit, offset=offset).hits == whole[offset : offset + limit]


@pytest.mark.parametrize("typed", ["port ther*", "rare th*", "old (th* or ot*)", "ship ferry ot*", "sea ot*r"])
def test_words_that_begin_so_are_found_alike_in_few_paragraphs_and_in_many(
    large: Engine, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    answers = []
    for sought in (0, 1 << 30):
        monkeypatch.setattr(found_words, "_SOUGHT", sought)
        answers.append(large.search(tree(typed), limit=300))
    assert answers[0] == answers[1]
    assert answers[0].hits


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_undated_articles_stand_by_id(large: Engine, order: str) -> None:
    hits = large.search(tree("the"), limit=50, order=order).hits  # type: ignore[arg-type]
    places = [(hit.article_id, hit.paragraph) for hit in hits]
    assert places == sorted(places)


def test_scores_are_those_of_whoosh(large: Engine) -> None:
    assert isinstance(large, Snapshot)
    from whoosh import query as whoosh_query

    with large.whoosh_searcher() as searcher:
        for word in ("rare", "the", "ferry"):
            found = large.search(tree(word), limit=50).hits
            expected = searcher.search(whoosh_query.Term("text", word), limit=50)
            assert [hit.score for hit in found] == pytest.approx([hit.score for hit in expected])


def test_two_segments_are_searched_as_one(articles: list[Article], tmp_path: Path, large: Engine) -> None:
    from quotedesk.index.engines import open_store

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quotedesk.index.engines.whoosh.writing.transaction.due", lambda entries: [])
        patch.setattr("quotedesk.index.engines.whoosh.writing.upkeep.due", lambda entries: [])
        patch.setattr("quotedesk.index.engines.whoosh.writing.transaction.LEVELS", (0,))
        for half in (articles[::2], articles[1::2]):
            parts = build(tmp_path, half)
    assert len(list((tmp_path / "index").glob("*.seg"))) == 2
    for typed in TYPED:
        whole, split = (engine.search(tree(typed), limit=40) for engine in (large, parts))
        assert [(hit.article_id, hit.paragraph, round(hit.score, 6)) for hit in whole.hits] == [
            (hit.article_id, hit.paragraph, round(hit.score, 6)) for hit in split.hits
        ]
        assert large.totals(tree(typed)) == parts.totals(tree(typed))
    with open_store(tmp_path).write() as writer:
        writer.put(article("more", "The rare port."), [])
    merged = open_store(tmp_path).open()
    assert merged.totals(tree("the")).n_paragraphs == large.totals(tree("the")).n_paragraphs + 1
    assert list(open_store(tmp_path).faults()) == []
