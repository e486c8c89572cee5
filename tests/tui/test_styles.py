"""Styles of citation: exact words, what is known, what is not, and nobody named who is not."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.index.model import ArticleSummary, Attribution, Quote, QuoteSpeaker
from quotedesk.tui.styles import BUILT_IN, FIELDS, all_styles, template_fault

BARE = ArticleSummary("north-quay", None, None, None, None, None, None, "", "", 1, (), 3, 1)
FULL = replace(
    BARE,
    title="Ferry to stop",
    author="Ada Reporter",
    source="Example Post",
    published="2026-03-03T09:00:00+01:00",
    url="https://example.org/north-quay",
)
QUOTE = Quote(
    "north-quay", 2, 1, 1, 25, "The ferry will stop soon,", "direct",
    QuoteSpeaker("Ms Reed", "Jane Reed", "jane-reed"), Attribution("explicit", "Ms Reed said", 2),
)  # fmt: skip
CLERK = replace(QUOTE, speaker=QuoteSpeaker("a clerk"), attribution=Attribution("description", "a clerk", 1))


@pytest.mark.parametrize(
    ("style", "quote", "summary", "expected"),
    [
        pytest.param(
            "ap", QUOTE, FULL,
            "Jane Reed, quoted by Example Post on March 3, 2026: “The ferry will stop soon” "
            "(“Ferry to stop,” by Ada Reporter; north-quay, paragraph 2)",
            id="ap, all known",
        ),
        pytest.param(
            "ap", CLERK, BARE,
            "a clerk (unnamed): “The ferry will stop soon” "
            "(north-quay, paragraph 2; headline, outlet and date unknown)",
            id="ap, nothing known",
        ),
        pytest.param(
            "ap", QUOTE, replace(FULL, published="2026-12-24", author=None, version=2),
            "Jane Reed, quoted by Example Post on Dec. 24, 2026: “The ferry will stop soon” "
            "(“Ferry to stop”; north-quay, version 2, paragraph 2)",
            id="ap, short month, later version",
        ),
        pytest.param(
            "ap", QUOTE, replace(BARE, published="2026-12"),
            "Jane Reed, quoted in December 2026: “The ferry will stop soon” "
            "(north-quay, paragraph 2; headline and outlet unknown)",
            id="ap, a month and no outlet",
        ),
        pytest.param(
            "ap", replace(QUOTE, kind="indirect", text="the ferry would stop"), replace(FULL, title=None, author=None),
            "Jane Reed, paraphrased by Example Post on March 3, 2026: the ferry would stop "
            "(north-quay, paragraph 2; headline unknown)",
            id="ap, indirect",
        ),
        pytest.param(
            "ap", replace(QUOTE, attribution=Attribution("uncertain", candidates=("A", "B"))),
            replace(FULL, published="2026"),
            "speaker uncertain, quoted by Example Post in 2026: “The ferry will stop soon” "
            "(“Ferry to stop,” by Ada Reporter; north-quay, paragraph 2)",
            id="ap, uncertain",
        ),
        pytest.param(
            "chicago", QUOTE, FULL,
            "“The ferry will stop soon”\nJane Reed, quoted in Ada Reporter, “Ferry to stop,” Example Post, "
            "March 3, 2026, north-quay, paragraph 2, https://example.org/north-quay.",
            id="chicago, all known",
        ),
        pytest.param(
            "chicago", CLERK, replace(BARE, title="Will it stop?"),
            "“The ferry will stop soon”\na clerk (unnamed), quoted in “Will it stop?,” north-quay, paragraph 2 "
            "(outlet and date unknown).",
            id="chicago, a headline that asks",
        ),
    ],
)  # fmt: skip
def test_a_style_says_what_is_known_and_what_is_not(style, quote, summary, expected):
    assert BUILT_IN[style].cite([(quote, summary)]) == expected


@pytest.mark.parametrize("style", BUILT_IN)
@pytest.mark.parametrize("text", ["It ends.", "Does it?", "“Inner” marks,", "a", "it’s — ‘so’; $words {0} %s [b]"])
def test_no_style_changes_a_character_of_the_words(style, text):
    quote = replace(QUOTE, text=text)
    cited = BUILT_IN[style].cite([(quote, FULL)])
    if style == "json":
        cited = json.loads(cited)[0]["note"]
    elif style == "markdown":
        cited = cited.replace("\\", "")
    assert quote.clean in cited


@pytest.mark.parametrize("style", BUILT_IN)
def test_an_unnamed_source_is_said_to_be_unnamed_in_every_style(style):
    assert "a clerk (unnamed)" in BUILT_IN[style].cite([(CLERK, FULL)])


def test_several_quotes_make_one_json_array():
    assert [item["id"] for item in json.loads(BUILT_IN["json"].cite([(QUOTE, FULL), (CLERK, BARE)]))] == [QUOTE.id] * 2
    assert json.loads(BUILT_IN["json"].cite([])) == []


def test_a_template_of_ones_own_is_filled_in():
    style = all_styles({"desk": "“$words” (${speaker}, $outlet, $date, $author) $$5"})["desk"]
    assert (
        style.cite([(QUOTE, FULL)])
        == "“The ferry will stop soon” (Jane Reed, Example Post, 3 March 2026, Ada Reporter) $5"
    )
    assert style.cite([(CLERK, BARE)]) == (
        "“The ferry will stop soon” (a clerk (unnamed), outlet unknown, date unknown, author unknown) $5"
    )


def test_a_template_can_name_every_field():
    text = " ".join(f"${name}" for name in FIELDS)
    assert template_fault(text) == ""
    assert "$" not in all_styles({"all": text})["all"].cite([(QUOTE, FULL)])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("$words, $speaker", ""),
        ("$words and $outlte", "no field $outlte; did you mean $outlet?"),
        ("$zzz", f"no field $zzz; there are ${', $'.join(FIELDS)}"),
        ("costs 5 $ $words", "a $ stands before no name; write $$ for a dollar sign"),
        ("just text", "it names no field such as $words"),
        ("{quote.speaker.__class__}", "it names no field such as $words"),
    ],
)
def test_a_template_is_checked(text, fault):
    assert template_fault(text) == fault


def test_a_template_looks_into_nothing_it_is_given():
    style = all_styles({"own": "$words.text {0.__class__} %s"})["own"]
    words = replace(QUOTE, text="$speaker ${id} {0}")
    assert style.cite([(words, FULL)]) == "$speaker ${id} {0}.text {0.__class__} %s"


def test_built_in_styles_cannot_be_replaced():
    assert all_styles({"plain": "$words"})["plain"] is BUILT_IN["plain"]


@given(st.text(max_size=60))
def test_a_template_without_fault_can_be_filled_in(text):
    if not template_fault(text):
        assert isinstance(all_styles({"own": text})["own"].cite([(QUOTE, BARE)]), str)


def test_cite_offers_them_all_and_those_of_the_config(quotedesk, seeds, tmp_path, monkeypatch):
    folder = tmp_path / "quotedesk"
    folder.mkdir()
    folder.joinpath("config.toml").write_text('[citation.templates]\ndesk = "$id: $speaker"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for style in (*BUILT_IN, "desk"):
        assert quotedesk("cite", "000#p9q1", "--style", style, "--archive", seeds).code == 0
    assert quotedesk("cite", "000#p9q1", "--style", "desk", "--archive", seeds).out == (
        "000_3a3f1adc3318c147#p9q1: Volodymyr Zelensky\n"
    )
    refused = quotedesk("cite", "000#p9q1", "--style", "dsk", "--archive", seeds)
    assert refused.code == 2
    assert "plain, markdown, ap, chicago, json, desk" in refused.err
