"""Archives small enough to read: paragraphs whose quotes stand between curly marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import settings

from quotedesk.index.matching.check import check
from quotedesk.index.matching.matcher import asked_for
from quotedesk.index.matching.paste import readings
from quotedesk.index.matching.verdict import Passage, Verification
from quotedesk.index.model import Attribution, How, Quote, QuoteSpeaker

settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")

Build = Callable[..., list[Passage]]
Verify = Callable[..., Verification]

NAMED = QuoteSpeaker("Ms Reed", "Ada Reed", "ada-reed")


def build(*paragraphs: str, article: str = "a1", speaker: QuoteSpeaker = NAMED, how: How = "explicit") -> list[Passage]:
    """The passages of one article: its quotes, then its paragraphs."""
    passages, whole = [], []
    for number, text in enumerate(paragraphs, 1):
        spans = [(match.start(1), match.end(1)) for match in re.finditer("“([^”]*)”", text)]
        for count, (start, end) in enumerate(spans, 1):
            quote = _quote(article, number, count, start, text[start:end], speaker, how)
            passages.append(Passage(article, number, text, quote))
        whole.append(Passage(article, number, text, None, tuple(spans)))
    return passages + whole


def one(text: str) -> Passage:
    """A quote in a paragraph."""
    return Passage("a1", 1, f"Before “{text}” after.", _quote("a1", 1, 1, 8, text, NAMED, "explicit"))


def _quote(article: str, paragraph: int, number: int, start: int, text: str, speaker: QuoteSpeaker, how: How) -> Quote:
    return Quote(article, paragraph, number, start, start + len(text), text, "direct", speaker, Attribution(how))


def verify(pasted: str, passages: Sequence[Passage] | str, asked: str | None = None) -> Verification:
    """The verdict on a paste against passages, or against the one quote given as text."""
    held = [one(passages)] if isinstance(passages, str) else passages
    by = asked_for(frozenset({asked}), frozenset(), frozenset()) if asked else None
    words = " ".join(passage.context for passage in held)
    found = [check(reading, held, by) for reading in readings(pasted, lambda word: word in words)]
    return min(found, key=lambda each: each.level)


@pytest.fixture(name="build", scope="session")
def _build() -> Build:
    return build


@pytest.fixture(name="verify", scope="session")
def _verify() -> Verify:
    return verify
