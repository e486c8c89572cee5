"""What a search finds, the same with every engine: the rows of the contract's S8 first."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_archives import A, B, article, build, quote, seed_articles

from quotedesk.index.engines.base import Engine
from quotedesk.index.model import Totals
from quotedesk.index.query import SpokenBy, parse, replace_spoken
from quotedesk.index.snippets import snippet

VOICES = {
    "zelensky": SpokenBy(frozenset({"Volodymyr Zelensky"}), frozenset()),
    "kim": SpokenBy(frozenset({"Kim Yo-jong"}), frozenset()),
    "official": SpokenBy(frozenset(), frozenset({"a South Korean official"})),
    "nobody": SpokenBy(frozenset(), frozenset()),
}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return build(tmp_path_factory.mktemp("seeds"), seed_articles())


def hits(engine: Engine, typed: str) -> set[tuple[str, int]]:
    query = parse(typed)
    assert query is not None
    query = replace_spoken(query, VOICES.__getitem__)
    found = engine.search(query)
    assert engine.totals(query) == Totals(len(found.hits), len({hit.article_id for hit in found.hits}))
    for hit in found.hits:
        if hit.spans:
            piece, inside = snippet(hit.text, hit.spans, 60)
            first = slice(*inside[0])
            assert piece[first].replace("…", "") in hit.text
    return {(hit.article_id, hit.paragraph) for hit in found.hits}


S8 = [
    ('"by the US"', {(A, 10)}),
    ("“if it seems they are”", {(A, 4)}),
    ("1500", {(A, 2), (B, 1)}),
    ("1,500", {(A, 2), (B, 1)}),
    ('"1,500"', {(A, 2), (B, 1)}),
    ('"South Korea" w/3 weapons', {(A, 2)}),
    ('"South Korea" w/4 weapons', {(A, 2), (B, 2)}),
    ('"South Korea" pre/3 weapons', {(A, 2)}),
    ('"North Korea" pre/2 Russia', {(B, 1), (B, 3)}),
    ('"step-by-step" w/8 "too far"', {(A, 4)}),
    ('"step-by-step" w/7 "too far"', set()),
    ('officials w/1 "South Korean"', {(A, 5), (B, 3)}),
    ('nuclear w/s "military experts"', {(A, 11)}),
    ("atleast5(weapons)", {(B, 1), (B, 2), (B, 6)}),
    ("official in:quotes", set()),
    ("offensive in:quotes", {(A, 4)}),
    ("speaker:zelensky in:quotes", {(A, 9)}),
]


@pytest.mark.parametrize(("typed", "expected"), S8, ids=[typed for typed, _ in S8])
def test_contract_queries_find_these_paragraphs_of_the_seeds(
    seeds: Engine, typed: str, expected: set[tuple[str, int]]
) -> None:
    assert hits(seeds, typed) == expected


MORE = [
    pytest.param('"Russia\'s mercenaries"', {(B, 4)}, id="typed genitive"),
    pytest.param('"Russia mercenaries"', set(), id="no genitive typed"),
    pytest.param('"South Korea" spy', {(A, 6)}, id="a genitive after a phrase"),
    pytest.param('"too far, we might"', {(A, 4)}, id="typed comma"),
    pytest.param('"too far; we might"', set(), id="another mark"),
    pytest.param("speaker:kim", {(A, 10), (A, 11)}, id="speaker"),
    pytest.param("speaker:kim warned", {(A, 11)}, id="speaker and a word outside the quote"),
    pytest.param("speaker:kim warned in:quotes", set(), id="a word outside the quote is not in it"),
    pytest.param("speaker:kim horrible in:quotes", {(A, 11)}, id="a word in a quote by a speaker"),
    pytest.param("speaker:official offensive", {(A, 4)}, id="unnamed speaker"),
    pytest.param("speaker:nobody", set(), id="nobody"),
    pytest.param("criminal mercenaries", {(B, 4)}, id="two words of a paragraph"),
    pytest.param("criminal mercenaries in:quotes", set(), id="two words of two quotes"),
    pytest.param("not (the or korea or a or russia)", {(A, 1)}, id="only not"),
    pytest.param("picture or (nuclear not missile)", {(A, 1), (A, 11)}, id="or and not"),
    pytest.param("mercenar*", {(B, 4)}, id="wildcard"),
    pytest.param("mercenarys~", {(B, 4)}, id="two edits"),
    pytest.param("title:korea", set(), id="no title"),
    pytest.param("date:2026", set(), id="no date"),
    pytest.param("xyzzy or qwert*", set(), id="unknown words"),
]


@pytest.mark.parametrize(("typed", "expected"), MORE)
def test_queries_find_these_paragraphs_of_the_seeds(seeds: Engine, typed: str, expected: set[tuple[str, int]]) -> None:
    assert hits(seeds, typed) == expected


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Five small stories with titles, sources, authors and dates."""
    ferry = article(
        "ferry",
        "The ferry sank. Nobody was hurt.",
        "“The ferry was old,” Ada Reed said.",
        title="Old ferry sinks",
        source="Daily Post",
        author="Ann Lee",
        published="2026-03-03T09:00:00+01:00",
    )
    port = article(
        "port", "The port is shut.", title="Port shut", source="Evening Wire", author="Bo Ree", published="2026-01-05"
    )
    month = article("month", "A ferry month.", title="The month", source="Daily Wire", published="2026-03")
    late = article("late", "A ferry late in the day.", published="2026-03-03T23:00:00+01:00")
    undated = article("undated", "A ferry without a date.")
    said = quote(ferry, 2, "The ferry was old,", name="Ada Reed")
    return build(tmp_path_factory.mktemp("desk"), [(ferry, [said]), port, month, late, undated])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("title:ferry", {("ferry", 1), ("ferry", 2)}, id="title"),
        pytest.param("ferry title:sinks", {("ferry", 1), ("ferry", 2)}, id="word and title"),
        pytest.param('source:"daily post"', {("ferry", 1), ("ferry", 2)}, id="source"),
        pytest.param("source:daily", {("ferry", 1), ("ferry", 2), ("month", 1)}, id="part of a source"),
        pytest.param("author:re*", {("port", 1)}, id="author by wildcard"),
        pytest.param("date:2026-03-03", {("ferry", 1), ("ferry", 2), ("late", 1)}, id="day"),
        pytest.param("date:2026-03", {("ferry", 1), ("ferry", 2), ("late", 1), ("month", 1)}, id="month"),
        pytest.param("date:..2026-02", {("port", 1)}, id="up to"),
        pytest.param("ferry not date:2026", {("undated", 1)}, id="not dated"),
        pytest.param("sank w/s hurt", set(), id="two sentences"),
        pytest.param("sank w/p hurt", {("ferry", 1)}, id="one paragraph"),
        pytest.param("in:quotes", {("ferry", 2)}, id="any quote"),
        pytest.param("title:old in:quotes", {("ferry", 2)}, id="quotes of an article"),
        pytest.param("(ferry not said) in:quotes", {("ferry", 2)}, id="not within the quote"),
    ],
)
def test_queries_find_these_paragraphs_of_the_desk(desk: Engine, typed: str, expected: set[tuple[str, int]]) -> None:
    assert hits(desk, typed) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", ["late 1", "ferry 1", "ferry 2", "month 1", "undated 1"]),
        ("oldest", ["month 1", "ferry 1", "ferry 2", "late 1", "undated 1"]),
    ],
)
def test_hits_stand_by_date_with_undated_ones_last(desk: Engine, order: str, expected: list[str]) -> None:
    query = parse("ferry")
    assert query is not None
    found = desk.search(query, order=order)  # type: ignore[arg-type]
    assert [f"{hit.article_id} {hit.paragraph}" for hit in found.hits] == expected


def test_ties_stand_by_article_and_paragraph(tmp_path: Path) -> None:
    same = "The same words stand here."
    engine = build(tmp_path, [article(name, same, same) for name in ("c", "a", "b")])
    query = parse("words")
    assert query is not None
    found = [(hit.article_id, hit.paragraph) for hit in engine.search(query).hits]
    assert found == [("a", 1), ("a", 2), ("b", 1), ("b", 2), ("c", 1), ("c", 2)]


def test_pages_of_an_answer_follow_on(seeds: Engine) -> None:
    query = parse("korea")
    assert query is not None
    whole = seeds.search(query)
    pages = [seeds.search(query, limit=4, offset=start) for start in range(0, len(whole.hits), 4)]
    assert tuple(hit for page in pages for hit in page.hits) == whole.hits
    assert seeds.search(query, limit=4, offset=len(whole.hits)).hits == ()


def test_rarer_words_and_shorter_paragraphs_stand_higher(tmp_path: Path) -> None:
    filler = ["The ferry is here and there." for _ in range(6)]
    engine = build(tmp_path, [article("x", *filler, "The ferry sank.", "The ferry sank " + "and so on " * 20)])
    query = parse("ferry or sank")
    assert query is not None
    scores = {hit.paragraph: hit.score for hit in engine.search(query).hits}
    assert scores[7] > scores[8] > 0
    assert scores[7] > scores[1] > 0


def test_hit_says_what_matched_and_who_is_quoted(seeds: Engine) -> None:
    query = parse("offensive in:quotes")
    assert query is not None
    (hit,) = seeds.search(query).hits
    assert hit.id == f"{A}#p4"
    assert [hit.text[start:end] for start, end in hit.spans] == ["offensive"]
    assert hit.speaker == "a South Korean official"


def test_variants_of_a_misspelt_word_are_named(seeds: Engine) -> None:
    query = parse("mercenarys~")
    assert query is not None
    assert seeds.search(query).notes == ("mercenarys~ also finds variants: mercenaries",)
    assert seeds.search(parse("mercenaries")).notes == ()  # type: ignore[arg-type]


def test_facets_name_those_quoted_and_where_it_ran(desk: Engine) -> None:
    query = parse("ferry or port")
    assert query is not None
    facets = desk.facets(query)
    assert facets.speakers == (("Ada Reed", 1),)
    assert facets.sources == (("Daily Post", 2), ("Daily Wire", 1), ("Evening Wire", 1))
    assert desk.facets(query, limit=1).sources == (("Daily Post", 2),)


@pytest.mark.parametrize("typed", ["ferry", "not port", "fe*", '"the ferry"', "ferry or port"])
def test_articles_without_paragraphs_are_not_found_and_do_not_stand_in_the_way(tmp_path: Path, typed: str) -> None:
    empty = build(tmp_path / "empty", [article("a", source="Herald"), article("b", title="Ferry")])
    assert hits(empty, typed) == hits(empty, f"{typed} source:herald") == hits(empty, "title:ferry") == set()
    engine = build(
        tmp_path / "some", [article("a"), article("b", "The ferry sank."), article("c"), article("d", "A port.")]
    )
    assert ("b", 1) in hits(engine, typed)
    assert [hit.text for hit in engine.search(parse("sank") or pytest.fail(), limit=5).hits] == ["The ferry sank."]
