"""The stream of numbers holds the same words as reading a text word by word."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotedesk.index.engines.whoosh.tokens import END, GENITIVE, MARKS, SENTENCE, Stream
from quotedesk.index.text import sentences, words

NAMES = {END: "<end>", SENTENCE: "<sentence>", GENITIVE: "<'s>"}
PRINTED = """ferry|Ferry
ＦＥＲＲＹ|straße|ﬁne|İstanbul|é|́|१२|１|，|1|12|123|1234|,|,500|,000|'s|’s|’S|'|_|.|。|😀|Київ|日本
²|ʼ|-|“|”|́s|Mr. Reed |U.S. Army|a.m. Then|! The |. """.replace("\n", "|")
PIECES = st.sampled_from([*PRINTED.split("|"), "x" * 1500, "\n", " ", " "])
texts = st.lists(PIECES, max_size=14).map("".join) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), max_size=20
)


def by_word(text: str) -> list[str]:
    found = []
    starts = [start for start, _ in sentences(text)][1:]
    for word in words(text):
        while starts and starts[0] <= word.start:
            found.append("<sentence>")
            starts.pop(0)
        found.append(word.folded)
        if re.compile(r"['’]s\b", re.I).match(text, word.end):
            found.append("<'s>")
    return found + ["<sentence>"] * len(starts) + ["<end>"]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.lists(texts, min_size=1, max_size=3), max_size=4))
@example([["1,500,000 and a1,500 and 1,500x and 12,345,6789"], ["Russia’s ’s x's's y's_"]])
@example([["", "a"], [""]])
def test_stream_holds_the_words_of_each_text(parts: list[list[str]]) -> None:
    stream = Stream()
    for part in parts:
        stream.add(part)
    numbers, terms = stream.read()
    assert terms[: len(MARKS)] == list(MARKS)
    found = [NAMES.get(number, terms[number]) for number in numbers.tolist()]
    assert found == [token for part in parts for text in part for token in by_word(text)]
    assert stream.n_texts == sum(map(len, parts))
