"""ASCII for poor terminals: nothing else, and nothing moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from quotedesk.tui import program
from quotedesk.tui.ascii import in_ascii


@pytest.mark.parametrize(
    ("shown", "sent"),
    [
        ("“too far” ¶4 · 000…", '"too far" p4 - 000~'),
        ("▌ Zelenský’s", "> Zelensky's"),
        ("Зеленський", "??????????"),
        ("\x1b[38;2;1;2;3m│\x1b[m", "\x1b[38;2;1;2;3m|\x1b[m"),
        ("北京", "? ? "),
    ],
)
def test_characters_are_told_by_what_looks_like_them(shown, sent):
    assert in_ascii(shown) == sent


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_it_is_ascii_and_as_wide_as_before(text):
    assert in_ascii(text).isascii()
    assert cell_len(in_ascii(text)) == sum(map(cell_len, text))


def test_every_sign_the_program_draws_has_one_that_looks_like_it():
    folder = Path(program.__file__).parent
    sources = [path for part in ("", "panes", "screens") for path in (folder / part).glob("*.py")]
    signs = {sign for path in sources if path.name != "ascii.py" for sign in path.read_text("utf-8") if sign > "\x7f"}
    assert len(signs) > 10
    assert not [sign for sign in signs if in_ascii(sign).strip() in ("", "?")]
