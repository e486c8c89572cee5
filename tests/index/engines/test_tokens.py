"""The stream of numbers holds the same words as reading a text word by word."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotedesk.index.engines.whoosh.segment.terms import MARKS, SENTENCE
from quotedesk.index.engines.whoosh.writing.tokens import Stream, Tokens
from quotedesk.index.text import sentences, words

PRINTED = """ferry|Ferry
ＦＥＲＲＹ|straße|ﬁne|İstanbul|é|́|१२|１|，|1|12|123|1234|,|,500|,000|'s|’s|’S|'|_|.|。|😀|Київ|日本
²|ʼ|-|“|”|́s|Mr. Reed |U.S. Army|a.m. Then|! The |. """.replace("\n", "|")
PIECES = st.sampled_from([*PRINTED.split("|"), "x" * 1500, "\n", " ", " "])
texts = st.lists(PIECES, max_size=14).map("".join) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), max_size=20
)


def by_word(text: str) -> list[str]:
    """Words in order, with marks before the word that a sentence starts with and after one with a genitive."""
    found = []
    starts = [start for start, _ in sentences(text)][1:]
    for word in words(text):
        while starts and starts[0] <= word.start:
            found.append(".")
            starts.pop(0)
        found.append(word.folded)
        if re.compile(r"['’]s\b", re.I).match(text, word.end):
            found.append("'s")
    return found + ["."] * len(starts)


def in_order(tokens: Tokens, terms: list[bytes]) -> list[list[str]]:
    """The words and marks of each text."""
    marks = list(zip(tokens.texts.tolist(), tokens.places.tolist(), tokens.marks.tolist(), strict=True))
    numbers = iter(tokens.words.tolist())
    found: list[list[str]] = []
    for text, length in enumerate(tokens.lengths.tolist()):
        placed = [((place, 1), terms[next(numbers)].decode()) for place in range(length)]
        placed += [((place, 0 if mark == SENTENCE else 2), MARKS[mark]) for at, place, mark in marks if at == text]
        found.append([word for _, word in sorted(placed, key=lambda each: each[0])])
    return found


@settings(deadline=None, max_examples=300)
@given(st.lists(st.lists(texts, min_size=1, max_size=3), max_size=4))
@example([["1,500,000 and a1,500 and 1,500x and 12,345,6789"], ["Russia’s ’s x's's y's_"]])
@example([["", "a"], [""]])
@example([["a\n", "\na\n \nb", "a。 b", "a。 ", "Mr. A. Reed went. He"]])
def test_stream_holds_the_words_of_each_text(parts: list[list[str]]) -> None:
    stream = Stream()
    for part in parts:
        stream.add(part)
    found = [text for read in stream.tokens() for text in in_order(read, stream.numbering.terms)]
    assert found == [by_word(text) for part in parts for text in part]
    assert stream.n_texts == sum(map(len, parts))
