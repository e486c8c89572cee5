"""Words as they stand in a dictionary, and what marks between words stand there as."""

from __future__ import annotations

MARKS = (".", "'s")
"""The terms that marks between words are indexed as; no word can be one of them."""
SENTENCE, GENITIVE = range(len(MARKS))
"""Their numbers while a segment is written."""


def term(word: str) -> bytes:
    """A folded word as it stands in a dictionary."""
    return word.encode("utf-8", "surrogatepass")
