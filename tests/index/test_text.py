"""Cleaning keeps the words and takes what could drive a terminal; folding and words compare what editors compare."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.index.text import clean, cleaned, cleaned_with_offsets, fold, sentences, words

ESC = "\x1b"
HOSTILE = st.text(
    st.sampled_from(
        "ab ]0;52c[mPX^_\\\x07\x1b\x9b\x9c\x9d\x90\x91\x94\x85\r\n\t\x0b\x0c\x00\x7f\u2028\u2029\u200b\u202e\u2066"
        "\ufeff\u00ad\u0301\U000e0041\ud800\ufdd0“”’"
    )
    | st.characters()
)
FORBIDDEN = [
    *map(chr, range(9)),
    *map(chr, range(0x0B, 0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\u206f\ufeff\ufff9\ufffb\ufdd0\ufdef\ud800\udfff",
    "\U000e0000",
    "\U000e007f",
]


@pytest.mark.parametrize(
    ("raw", "expected", "n_sequences"),
    [
        pytest.param(f"are {ESC}]52;c;ZXZpbA=={ESC}\\ going", "are  going", 1, id="OSC 52 ended by ST"),
        pytest.param(f"are {ESC}]52;c;ZXZpbA==\x07 going", "are  going", 1, id="OSC 52 ended by BEL"),
        pytest.param(f"are {ESC}]52;c;ZXZpbA== going on", "are  going on", 1, id="OSC that never ends"),
        pytest.param(f"are {ESC}]52;c;AAA{ESC}[0m going", "are  going", 2, id="OSC cut off by another sequence"),
        pytest.param(f"a{ESC}]8;;http://x{ESC}\\link{ESC}]8;;{ESC}\\b", "alinkb", 2, id="OSC 8 keeps the link's words"),
        pytest.param(f"a{ESC}[1;31mred{ESC}[0m", "ared", 2, id="CSI colour"),
        pytest.param(f"a{ESC}[31\nb", "a\nb", 1, id="CSI cut off by the line"),
        pytest.param(f"a{ESC}Pq#0;1{ESC}\\b", "ab", 1, id="DCS"),
        pytest.param(f"a{ESC}_Gf=100{ESC}\\b", "ab", 1, id="APC"),
        pytest.param(f"a{ESC}c", "a", 1, id="reset"),
        pytest.param(f"a{ESC}(0b", "ab", 1, id="character set"),
        pytest.param(f"a{ESC} going", "a going", 1, id="ESC alone"),
        pytest.param("a\x9d52;c;ZXZpbA==\x9cb", "ab", 1, id="OSC as one code"),
        pytest.param("a\x9b31mb", "ab", 1, id="CSI as one code"),
        pytest.param("â\x80\x9cYes, we will.â\x80\x9d he said", "â€�Yes, we will.â€� he said", 0, id="misread UTF-8"),
    ],
)
def test_whole_escape_sequences_go_and_words_beside_them_stay(raw: str, expected: str, n_sequences: int) -> None:
    assert (clean(raw), cleaned(raw).n_sequences) == (expected, n_sequences)


@pytest.mark.parametrize("character", FORBIDDEN, ids=ascii)
def test_no_control_or_invisible_character_passes(character: str) -> None:
    assert character not in clean(f"“Yes{character}no,” he said")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\r\nb\rc\x85d\u2028e\u2029f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\x93Yes\x94 it\x92s \x96 and \x97 \x91so\x92\x85", "“Yes” it’s – and — ‘so’…"),
        ("a\tb", "a\tb"),
        ("zero\u200dwidth joiner of an emoji 👩\u200d🚀", "zero\u200dwidth joiner of an emoji 👩\u200d🚀"),
        ("[the North Koreans] [sic] [bold]are[/b]  going", "[the North Koreans] [sic] [bold]are[/b]  going"),
        ("soft\u00adhyphen", "softhyphen"),
        ("a\x00b\x07c", "a\ufffdb\ufffdc"),
    ],
)
def test_what_cleaning_makes_of_it(raw: str, expected: str) -> None:
    assert clean(raw) == expected


def test_what_was_taken_is_counted_by_kind() -> None:
    result = cleaned(f"a{ESC}[0m\x00\x01\u200b\u202e\u2066b\x93")
    assert (result.n_sequences, result.n_controls, result.n_invisible) == (1, 2, 3)


def test_combining_marks_are_capped_at_eight_on_a_character() -> None:
    assert clean("e" + "\u0301" * 40 + "x") == "e" + "\u0301" * 8 + "x"
    assert clean("e" + "\u0301\u200b" * 40) == "e" + "\u0301" * 8


@given(HOSTILE)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(HOSTILE)
def test_clean_text_can_be_written_and_holds_nothing_forbidden(text: str) -> None:
    result = clean(text)
    assert not set(FORBIDDEN) & set(result)
    result.encode("utf-8")


@given(HOSTILE)
def test_offsets_lead_back_to_the_same_characters(text: str) -> None:
    result, offsets = cleaned_with_offsets(text)
    assert result == cleaned(text)
    assert len(offsets) == len(result.text) + 1
    assert offsets[len(result.text)] == len(text)
    assert list(offsets) == sorted(set(offsets))
    for character, offset in zip(result.text, offsets, strict=False):
        stood = text[offset]
        assert stood == character or character in "\n\ufffd…" or unicodedata.category(stood) == "Cc"


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp", "Mn", "Me"))))
def test_ordinary_text_is_not_touched(text: str) -> None:
    assert clean(text) is text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It’s”", '"it\'s"'),
        ("step‑by‑step", "step-by-step"),
        ("1,500 troops", "1500 Troops"),
        ("1,234,567", "1234567"),
        ("ＡＢＣ", "abc"),
        ("cafe\u0301", "café"),
        ("‹so›", "'so'"),
        ("wait…", "wait..."),
        ("a—b", "a-b"),
    ],
)
def test_typography_folds_away(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("1,50", "150"), ("co-operation", "cooperation"), ("resume", "résumé")])
def test_what_an_editor_tells_apart_does_not_fold(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("step-by-step", ["step", "by", "step"]),
        ("South Korea’s weapons", ["south", "korea", "weapons"]),
        ("1,500 and 12,000 and 1,50", ["1500", "and", "12000", "and", "1", "50"]),
        ("don't", ["don", "t"]),
        ("“Nato”", ["nato"]),
        ("…", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.folded for word in words(text)] == expected


@given(st.text())
def test_words_stand_in_order_where_they_say(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert fold(text[word.start : word.end]) == word.folded
        end = word.end


@pytest.mark.parametrize(
    ("text", "n_sentences"),
    [
        ("He left. She stayed.", 2),
        ("Mr. Bose met Dr. Reed in the U.S. Senate.", 1),
        ("“We would.” He left.", 2),
        ("It cost 1.5 million. Really?", 2),
        ("首相は述べた。来週にも訪問する。", 2),
        ("문제가 아니다. 다음 주에 방문한다.", 2),
        ("", 0),
    ],
)
def test_sentences(text: str, n_sentences: int) -> None:
    assert len(sentences(text)) == n_sentences


@given(st.text())
def test_sentences_cover_all_but_white_space(text: str) -> None:
    spans = sentences(text)
    inside = "".join(text[start:end] for start, end in spans)
    assert [*filter(str.strip, inside)] == [*filter(str.strip, text)]
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
