"""Pieces of text that hold what was found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotedesk.index.query import parse
from quotedesk.index.snippets import snippet
from quotedesk.index.spans import find

WORDS = st.lists(st.sampled_from(["ferry", "port", "the", "safe,", "Oslo’s", "weapons"]), min_size=1, max_size=80)
TYPED = st.sampled_from(["ferry", '"the port"', "oslo w/3 safe", "ferry or weapons"])


@given(WORDS.map(" ".join), TYPED, st.integers(5, 90))
def test_snippet_holds_the_hit(text: str, typed: str, width: int) -> None:
    query = parse(typed)
    assert query is not None
    spans = find(query, text)
    piece, inside = snippet(text, spans, width)
    assert len(piece) <= max([width, *(end - start for start, end in spans)]) + 2
    matched = [text[start:end] for start, end in spans]
    assert bool(inside) == bool(spans)
    assert all(piece[start:end] in matched for start, end in inside)


def test_short_text_is_its_own_snippet() -> None:
    assert snippet("The ferry", [(4, 9)], 80) == ("The ferry", ((4, 9),))


def test_cut_snippet_says_so() -> None:
    text = "one two three four five six seven eight nine ten"
    start = text.index("six")
    piece, inside = snippet(text, [(start, start + 3)], 20)
    assert piece.startswith("…") and piece.endswith("…")
    assert [piece[a:b] for a, b in inside] == ["six"]
