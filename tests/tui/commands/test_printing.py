"""Ways out: nothing that drives a terminal passes, and machines still read exactly what is stored."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.tui.commands.page import PlainPage
from quotedesk.tui.commands.printing import json_text, one_line, put_csv, put_json_array

ANY_TEXT = st.text(st.characters(), max_size=60)
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


@given(ANY_TEXT)
def test_json_reads_back_to_the_same_characters_and_is_safe_to_look_at(text):
    written = json_text({"text": text})
    assert json.loads(written) == {"text": text}
    assert not UNSAFE.search(written)


@given(ANY_TEXT)
def test_a_message_is_one_line_that_touches_nothing(text):
    line = one_line(text)
    assert "\n" not in line
    assert not UNSAFE.search(line.replace("\t", ""))


def test_an_array_without_records_is_an_array(capsys):
    put_json_array([])
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("a=1", "a=1"),
        ("a,b", '"a,b"'),
        ('say "so"', '"say ""so"""'),
        (None, ""),
        (True, "true"),
        (3, "3"),
    ],
)
def test_cells_follow_rfc_4180_and_run_in_no_spreadsheet(capsys, value, cell):
    put_csv(["head", "b"], [[value, "x"]])
    assert capsys.readouterr().out == f"head,b\r\n{cell},x\r\n"


def test_a_plain_page_marks_hits_and_never_wraps(capsys):
    PlainPage().line("x" * 200, (" found ", "hit"), margin="  ")
    assert capsys.readouterr().out == f"  {'x' * 200}‹ found ›\n"
