"""`quotedesk extract`: offsets are those of the record, whatever cleaning did; a bad line costs no other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def _jsonl(path: Path, *records: object) -> Path:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def _direct(line: str) -> list[dict]:
    return [quote for quote in json.loads(line)["quotes"] if quote["kind"] != "indirect"]


TEXT = "“We will wait for the ferry,” said Ada Reed.\nThe quay was quiet.\n“It never came,” she said."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT, id="plain"),
        pytest.param(TEXT.replace("\n", "\r\n\r\n"), id="blank lines and CRLF"),
        pytest.param(TEXT.replace("wait", "\u200bwa\u200bit").replace("never", "\x1b[1mnever\x1b[0m"), id="cleaned"),
        pytest.param("   \n" + TEXT.replace("The quay", "  The quay"), id="spaces around paragraphs"),
    ],
)
def test_offsets_count_the_text_as_it_came_in(quotedesk, tmp_path, text):
    ran = quotedesk("extract", _jsonl(tmp_path / "in.jsonl", {"id": "a", "text": text}))
    assert ran.code == 0
    first, second = _direct(ran.out)
    assert text[first["start"] : first["end"]].replace("\u200b", "") == "We will wait for the ferry,"
    assert text[second["start"] : second["end"]].replace("\x1b[1m", "").replace("\x1b[0m", "") == "It never came,"
    assert text[slice(*first["cue"])] == "said"
    assert text[slice(*first["source"])] == "Ada Reed"
    assert first["speaker"] == second["speaker"] == "Ada Reed"


def test_paragraphs_count_as_joined_by_blank_lines(quotedesk, tmp_path):
    paragraphs = TEXT.split("\n")
    text = "\n\n".join(paragraphs)
    line = quotedesk("extract", _jsonl(tmp_path / "in.jsonl", {"id": "a", "paragraphs": paragraphs})).out
    assert [text[each["start"] : each["end"]] for each in _direct(line)] == [
        "We will wait for the ferry,",
        "It never came,",
    ]


def test_records_have_the_keys_of_the_contract_in_order_of_start(quotedesk, tmp_path):
    record = json.loads(quotedesk("extract", _jsonl(tmp_path / "in.jsonl", {"id": "a", "text": TEXT})).out)
    assert record["id"] == "a"
    for quote in record["quotes"]:
        assert set(quote) == {"start", "end", "kind", "cue", "source", "speaker"}
    starts = [quote["start"] for quote in record["quotes"]]
    assert starts == sorted(starts)


def test_a_bad_line_is_named_and_costs_no_other(quotedesk, tmp_path):
    good = json.dumps({"id": "a", "text": TEXT})
    (tmp_path / "in.jsonl").write_text(f"{good}\n{{broken\n\n[1]\n{good}\n", encoding="utf-8")
    ran = quotedesk("extract", tmp_path / "in.jsonl")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 2
    assert "in.jsonl, line 2: not JSON" in ran.err
    assert "in.jsonl, line 4: " in ran.err


def test_a_missing_file_is_exit_4_and_the_others_are_read(quotedesk, tmp_path):
    ran = quotedesk("extract", tmp_path / "none.jsonl", _jsonl(tmp_path / "in.jsonl", {"id": "a", "text": TEXT}))
    assert ran.code == 4
    assert len(ran.out.splitlines()) == 1
    assert "none.jsonl: no such file" in ran.err


def test_output_appears_whole_and_alone(quotedesk, tmp_path):
    source = _jsonl(tmp_path / "in.jsonl", {"id": "a", "text": TEXT})
    ran = quotedesk("extract", source, "--output", tmp_path / "out.jsonl")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == quotedesk("extract", source).out
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_an_output_that_cannot_be_written_is_exit_4(quotedesk, tmp_path):
    source = _jsonl(tmp_path / "in.jsonl", {"id": "a", "text": TEXT})
    ran = quotedesk("extract", source, "--output", tmp_path / "none" / "out.jsonl")
    assert (ran.code, ran.out) == (4, "")
    assert len(ran.err.splitlines()) == 1


def test_two_processes_give_the_same_lines_in_the_same_order(program, tmp_path):
    source = _jsonl(tmp_path / "in.jsonl", *({"id": str(n), "text": TEXT} for n in range(100)))
    one, two = program("extract", source), program("extract", source, "--jobs", "2")
    assert one.code == two.code == 0
    assert one.out == two.out
    assert [json.loads(line)["id"] for line in two.out.splitlines()] == list(map(str, range(100)))


def test_stdin_is_read_and_needs_no_archive(program):
    ran = program("extract", "-", stdin=json.dumps({"id": "a", "text": TEXT}).encode(), QUOTEDESK_ARCHIVE="nowhere")
    assert (ran.code, ran.err) == (0, "")
    assert len(_direct(ran.out)) == 2
