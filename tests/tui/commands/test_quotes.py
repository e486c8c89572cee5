"""`quotedesk quotes`: the seven quotes of the seed articles, who said them, and every form they come in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

A, B = "000_3a3f1adc3318c147", "003_086badba317faf82"
KEYS = {
    "id", "article", "version", "paragraph", "start", "end", "text", "clean", "kind", "group", "speaker",
    "attribution", "source", "title", "published", "url", "same_person",
}  # fmt: skip
SEVEN = [
    (f"{A}#p4q1", 1, 172, "We would consider", "direct", "South Korean official", None, "explicit"),
    (f"{A}#p9q1", 1, 232, "I am grateful", "direct", "he", "Volodymyr Zelensky", "pronoun"),
    (f"{A}#p10q1", 97, 120, "bad dogs bred", "fragment", "kim yo-jong", "Kim Yo-jong", "explicit"),
    (f"{A}#p11q1", 95, 165, "a horrible situation", "fragment", "she", "Kim Yo-jong", "pronoun"),
    (f"{B}#p2q1", 370, 467, "We would consider", "direct", "senior official from the presidential office", None,
     "description"),
    (f"{B}#p4q1", 238, 259, "criminal organisation", "fragment", "nsc", "South Korean National Security Council",
     "explicit"),
    (f"{B}#p4q2", 295, 316, "Russia's mercenaries,", "fragment", "nsc", "South Korean National Security Council",
     "explicit"),
]  # fmt: skip


def _bare(label: str) -> str:
    words = label.lower().split()
    return " ".join(words[1:] if words[0] in ("a", "an", "the") else words)


def test_the_seven_quotes_with_span_kind_speaker_and_how(quotedesk, seeds):
    ran = quotedesk("quotes", "--json", "--archive", seeds)
    assert ran.code == 0
    found = [
        (
            r["id"], r["start"], r["end"], r["text"][: len(want[3])], r["kind"], _bare(r["speaker"]["label"]),
            r["speaker"]["name"], r["attribution"]["how"],
        )
        for r, want in zip(ran.records, SEVEN, strict=True)
    ]  # fmt: skip
    assert found == [(*want[:5], _bare(want[5]), *want[6:]) for want in SEVEN]


def test_records_hold_the_keys_of_the_contract_and_their_paragraphs_words(quotedesk, seeds):
    for record in quotedesk("quotes", "--json", "--archive", seeds).records:
        assert set(record) >= KEYS
        assert record["speaker"]["named"] is (record["speaker"]["name"] is not None)
        assert (record["speaker"]["role"] is None) is record["speaker"]["named"]
        assert (record["speaker"]["id"] is not None) is record["speaker"]["named"]
        assert [record[key] for key in ("source", "title", "published", "same_person")] == [None] * 4
        shown = quotedesk("show", record["article"], "--json", "--archive", seeds).records
        paragraph = shown["paragraphs"][record["paragraph"] - 1]["text"]
        assert paragraph[record["start"] : record["end"]] == record["text"]
        assert record["clean"] == record["text"].removesuffix(",")


def test_evidence_of_a_pronoun_is_the_name_in_the_paragraph_before(quotedesk, seeds):
    record = quotedesk("quotes", "--speaker", "Zelensky", "--json", "--archive", seeds).records[0]
    assert record["attribution"]["evidence"] == "Ukrainian President Volodymyr Zelensky said"
    assert record["attribution"]["paragraph"] == 8


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["--speaker", "kim yo jong"], [f"{A}#p10q1", f"{A}#p11q1"]),
        (["--speaker", "Zelenskyy"], [f"{A}#p9q1"]),
        (["--unnamed"], [f"{A}#p4q1", f"{B}#p2q1"]),
        (["--article", "003"], [f"{B}#p2q1", f"{B}#p4q1", f"{B}#p4q2"]),
        (["--article", "003", "--unnamed"], [f"{B}#p2q1"]),
        (["--article", "000", "--speaker", "nsc"], []),
        (["--limit", "2"], [f"{A}#p4q1", f"{A}#p9q1"]),
    ],
)
def test_filters_narrow_the_quotes(quotedesk, seeds, arguments, ids):
    ran = quotedesk("quotes", *arguments, "--json", "--archive", seeds)
    assert [record["id"] for record in ran.records] == ids
    assert ran.code == (0 if ids else 3)


def test_nobody_of_that_name_is_an_empty_array_and_exit_3(quotedesk, seeds):
    ran = quotedesk("quotes", "--speaker", "Kim Jong-un", "--json", "--archive", seeds)
    assert (ran.code, ran.out) == (3, "[]\n")
    assert "no quote in this archive is by Kim Jong-un" in ran.err


@pytest.mark.parametrize("typed", ["Zelenskiy", "Zelenskyy", "Зеленський"])
def test_an_alias_finds_the_speaker_and_is_named(quotedesk, seeds, typed):
    ran = quotedesk("quotes", "--speaker", typed, "--json", "--archive", seeds)
    assert [record["id"] for record in ran.records] == [f"{A}#p9q1"]
    assert typed in ran.err
    assert "Volodymyr Zelensky" in ran.err


def test_a_role_finds_both_unnamed_sources_and_says_they_may_be_two(quotedesk, seeds):
    ran = quotedesk("quotes", "--speaker", "Seoul official", "--json", "--archive", seeds)
    assert [record["id"] for record in ran.records] == [f"{A}#p4q1", f"{B}#p2q1"]
    assert {record["speaker"]["role"] for record in ran.records} == {"the Seoul official"}
    assert "may be different people" in ran.err


def test_csv_has_the_header_of_the_contract_and_reads_back(quotedesk, seeds):
    out = quotedesk("quotes", "--csv", "--archive", seeds).out
    assert out.startswith("id,article,version,paragraph,speaker,named,kind,text,source,published,url\r\n")
    assert out.count("\r\n") == out.count("\n") == 8
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    texts = {r["id"]: r["text"] for r in quotedesk("quotes", "--json", "--archive", seeds).records}
    assert {row["id"]: row["text"] for row in rows} == texts
    assert rows[0]["named"] == "false"
    assert rows[0]["url"] == ""


def test_json_lines_are_the_records_of_the_array(quotedesk, seeds):
    lines = quotedesk("quotes", "--jsonl", "--archive", seeds).out.splitlines()
    assert list(map(json.loads, lines)) == quotedesk("quotes", "--json", "--archive", seeds).records


def test_markdown_gives_every_text_as_a_block_quote(quotedesk, seeds):
    out = quotedesk("quotes", "--md", "--archive", seeds).out
    blocks = {line[2:] for line in out.splitlines() if line.startswith("> ")}
    assert blocks == {r["text"] for r in quotedesk("quotes", "--json", "--archive", seeds).records}
    assert "## the Seoul official" in out


def test_cells_that_a_spreadsheet_would_run_are_prefixed(quotedesk, tmp_path: Path):
    source = tmp_path / "sums.txt"
    source.write_text("“=1+1 is what the whole of the budget comes to,” said Ada Reed.\n", encoding="utf-8")
    quotedesk("ingest", source, "--archive", tmp_path / "L")
    out = quotedesk("quotes", "--csv", "--archive", tmp_path / "L").out
    row = next(csv.DictReader(io.StringIO(out)))
    assert row["text"].startswith("'=1+1")
    assert quotedesk("quotes", "--json", "--archive", tmp_path / "L").records[0]["text"].startswith("=1+1")


def test_reading_form_groups_named_speakers_then_roles(quotedesk, seeds):
    out = quotedesk("quotes", "--archive", seeds).out
    headings = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert headings == [
        "Kim Yo-jong  2 quotes",
        "South Korean National Security Council  2 quotes",
        "Volodymyr Zelensky  1 quote",
        "the Seoul official  unnamed · 2 descriptions in 2 articles, not known to be the same person",
        "7 quotes in 2 articles",
    ]
    assert "  a South Korean official\n" in out
    assert "2 sources" not in out
