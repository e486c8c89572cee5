"""What holds for any text: spans, order, overlap, sameness, and a bound on the work for hostile input."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotedesk.index.model import Paragraph
from quotedesk.index.quotes import extract, spoken
from quotedesk.index.quotes.marks import article_regions
from quotedesk.index.quotes.tokens import lines

MARKS = [
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "''",
    "``",
    "«",
    "»",
    "„",
    "—",
    "-",
    ",",
    ".",
    "?",
    "!",
    ":",
    ";",
    "(",
    ")",
    "…",
    " ",
]
WORDS = [
    *(
        " said",
        " Maren Holt",
        " he",
        " she",
        " they",
        " who",
        " that",
        " told",
        " according to",
        " the senator",
        " called",
    ),
    *(" Mr. Reed", " Kim Jong-un", "’s", "'s", " and", " was", " saying", " officials", " 1,500", " U.S.", "It bends"),
]
PIECES = st.sampled_from([*MARKS, *WORDS, " \u0301"])
PROSE = st.lists(PIECES, max_size=60).map("".join)
TEXTS = st.lists(st.one_of(PROSE, st.text(max_size=80)), max_size=6)


def paragraphs(texts: list[str]) -> list[Paragraph]:
    return [Paragraph(number, text) for number, text in enumerate(texts, 1)]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_are_the_words_and_places_lie_in_their_paragraphs(texts: list[str]) -> None:
    for quote in extract("any", paragraphs(texts)):
        text = texts[quote.paragraph - 1]
        assert text[quote.start : quote.end] == quote.text
        assert 0 <= quote.start < quote.end <= len(text)
        for place in (quote.cue, quote.source):
            if place is not None:
                assert 0 <= place.start < place.end <= len(texts[place.paragraph - 1])


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example(["Prices fell according to Maren Holt according to officials"])
def test_quotes_come_in_order_without_overlap_and_are_numbered(texts: list[str]) -> None:
    quotes = extract("any", paragraphs(texts))
    assert [(quote.paragraph, quote.start) for quote in quotes] == sorted(
        (quote.paragraph, quote.start) for quote in quotes
    )
    for kind in (True, False):
        of_kind = [quote for quote in quotes if (quote.kind == "indirect") == kind]
        for number in range(1, len(texts) + 1):
            here = [quote for quote in of_kind if quote.paragraph == number]
            assert [quote.number for quote in here] == list(range(1, len(here) + 1))
            assert all(a.end <= b.start for a, b in pairwise(here))
    assert len({quote.id for quote in quotes}) == len(quotes)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_quotes(texts: list[str]) -> None:
    assert extract("any", paragraphs(texts)) == extract("any", paragraphs(texts))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_how_names_and_candidates_agree(texts: list[str]) -> None:
    for quote in extract("any", paragraphs(texts)):
        how = quote.attribution.how
        if how in ("none", "uncertain"):
            assert quote.speaker.name is None
        assert bool(quote.attribution.candidates) == (how == "uncertain")
        if how in ("explicit", "pronoun", "description"):
            assert quote.attribution.evidence
            assert quote.attribution.paragraph is not None
            assert quote.speaker.label
        if not spoken(quote):
            assert how == "none"
        assert quote.speaker.id is None and quote.speaker.role is None
        assert quote.attribution.chain


def step_count(texts: list[str]) -> int:
    """Function calls and lines run: the work done, without a clock."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call" or event == "c_call"

    sys.setprofile(count)
    try:
        extract("any", paragraphs(texts))
    finally:
        sys.setprofile(None)
    return calls


HOSTILE = [
    pytest.param("“a ", id="curly marks that never close"),
    pytest.param('"a b ', id="straight marks"),
    pytest.param("'a ", id="single marks"),
    pytest.param("“‘" * 25 + "x" + "’”" * 25 + " ", id="fifty deep"),
    pytest.param("word ", id="one long line"),
    pytest.param("“a,” Reed said. ", id="many quotes"),
    pytest.param("“a,” he said. ", id="many pronouns"),
    pytest.param("“a,” the senator said. ", id="many roles"),
    pytest.param("Reed, who said ", id="relative clauses without end"),
    pytest.param("Reed and ", id="coordination without end"),
    pytest.param("the end of ", id="prepositions without end"),
    pytest.param("(a ", id="brackets"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_length_and_no_faster(piece: str) -> None:
    small, large = 8_000 // len(piece) + 1, 32_000 // len(piece) + 1
    assert step_count([piece * large]) < 6 * step_count([piece * small]) + 20_000


def test_a_row_of_marks_is_a_rule_and_no_quotation() -> None:
    assert extract("any", paragraphs(["“" * 5000, '"' * 5000, "'" * 5000])) == []


def test_importing_quotes_loads_the_standard_library_only() -> None:
    code = (
        "import sys; before = set(sys.modules); import quotedesk.index.quotes; "
        "new = {name.split('.')[0] for name in set(sys.modules) - before}; "
        "print(*sorted(new - set(sys.stdlib_module_names) - {'quotedesk'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_tokens_cover_the_paragraph_in_order() -> None:
    text = "“It bends,” Maren Holt’s friend said (twice) on Friday."
    _, regions = article_regions([text])
    [line] = lines([(1, text, regions[0])])
    assert line.text[line.starts[0] : line.ends[0]] == "“It bends,”"
    assert line.starts == sorted(line.starts)
    assert len(line.tags) == len(line.words)


def test_empty_articles_have_no_quotes() -> None:
    assert extract("any", []) == []
    assert extract("any", paragraphs(["", " ", "\t"])) == []
