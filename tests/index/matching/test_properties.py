"""What holds for every quote and every paste of it, whatever the words are."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from quotedesk.index.errors import UsageError
from quotedesk.index.matching.tokens import tokens

WORDS = st.sampled_from(
    """we they will would not never the a of in to harbour mill council land if unless but sell buy close 12,000 5 2019
    twelve per cent co-operation step-by-step isn’t O’Brien café Zürich 北京 naïve U.S half""".split()
)
GAPS = st.sampled_from(
    [" "] * 12 + [", ", "; ", " – ", "—", ". ", " “", "” ", " [", "] ", " … ", "… ", "/", " (", ") "]
)
CLEAR = {"VERBATIM", "TYPOGRAPHIC"}


@st.composite
def quotes(draw: st.DrawFn, least: int = 1) -> str:
    """The words of a quote with marks between them."""
    words = draw(st.lists(WORDS, min_size=least, max_size=25))
    gaps = draw(st.lists(GAPS, min_size=len(words) - 1, max_size=len(words) - 1))
    return (
        words[0]
        + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))
        + draw(st.sampled_from(["", ",", ".", "?", "!"]))
    )


def plain_quotes(least: int) -> st.SearchStrategy[str]:
    """Quotes of words and spaces only, where each word can be taken out."""
    return st.lists(WORDS, min_size=least, max_size=25).map(" ".join)


def keys(text: str) -> str:
    return tokens(text).joined


@given(quotes())
@example("… and so on")
@example("5. That is the number")
@example("- a dash first")
@example("[sic] they said [sic]")
@example("'No' is what he said")
def test_a_quote_pasted_as_it_stands_is_verbatim(verify, quote):
    found = verify(quote, quote)
    assert (found.verdict, found.warnings) == ("VERBATIM", ())
    assert found.best.text == quote


TRANSFORMS = {
    "upper case": str.upper,
    "title case": str.title,
    "double spaces": lambda text: text.replace(" ", "  "),
    "wrapped": lambda text: text.replace(" ", "\n"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "straight marks": lambda text: text.translate(dict.fromkeys(map(ord, "“”"), '"') | {ord("’"): "'"}),
    "other dashes": lambda text: text.translate({ord("-"): "\u2011", ord("–"): "—"}),
    "wide letters": lambda text: "".join(chr(ord(c) + 0xFEE0) if "a" <= c <= "z" else c for c in text),
    "three dots": lambda text: text.replace("…", "..."),
}


@pytest.mark.parametrize("change", TRANSFORMS.values(), ids=TRANSFORMS)
@given(quote=quotes())
def test_a_quote_with_other_marks_dashes_spaces_case_or_width_is_typographic(verify, change, quote):
    pasted = change(quote)
    found = verify(pasted, quote)
    core = pasted.strip(" \n\u00a0“”\"'’,.")
    expected = "VERBATIM" if core in quote else "TYPOGRAPHIC"
    assert (found.verdict, found.warnings) == (expected, ())


@given(plain_quotes(3), st.data())
def test_a_quote_without_an_inner_word_is_never_clear(verify, quote, data):
    words = quote.split()
    del words[data.draw(st.integers(1, len(words) - 2))]
    pasted = " ".join(words)
    assume(keys(pasted) not in keys(quote))
    assert verify(pasted, quote).verdict not in CLEAR


@given(plain_quotes(1), st.data(), WORDS)
def test_a_quote_with_a_word_added_is_never_clear(verify, quote, data, word):
    words = quote.split()
    words.insert(data.draw(st.integers(0, len(words))), word)
    pasted = " ".join(words)
    assume(keys(pasted) not in keys(quote))
    assert verify(pasted, quote).verdict not in CLEAR


@given(plain_quotes(2), st.data(), WORDS)
def test_a_quote_with_a_word_changed_is_never_clear(verify, quote, data, word):
    words = quote.split()
    words[data.draw(st.integers(0, len(words) - 1))] = word
    pasted = " ".join(words)
    assume(keys(pasted) not in keys(quote))
    assert verify(pasted, quote).verdict not in CLEAR


@given(plain_quotes(3), st.data())
def test_words_taken_from_an_end_are_told(verify, quote, data):
    words = quote.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    assume((first, last) != (0, len(words)))
    found = verify(" ".join(words[first:last]), quote)
    assert found.verdict in CLEAR
    assert {"STARTS_LATE", "ENDS_EARLY"} & set(found.warnings)


@given(quotes(), quotes())
def test_cuts_and_text_are_the_whole_quote_and_the_diff_is_text_and_paste(verify, quote, pasted):
    for carrier in verify(pasted, quote).carriers:
        assert carrier.cut_before + carrier.text + carrier.cut_after == quote
        assert carrier.before + quote + carrier.after == carrier.passage.context
        archive = re.sub(r"\s", "", "".join(words for sign, words in carrier.diff if sign != "+"))
        assert archive in re.sub(r"\s", "", carrier.text)


@given(st.text(max_size=60), st.text(max_size=60))
@example("[[[...]]]…[a", "a")
@example("0" * 5000, "0" * 5001)
def test_any_text_gets_a_verdict_or_one_clear_line(verify, quote, pasted):
    try:
        found = verify(pasted, quote)
    except UsageError:
        return
    assert found.verdict
    if pasted == quote and quote.isascii() and quote.isprintable():
        assert found.verdict == "VERBATIM"
