"""Headings for unnamed sources, made from their own descriptions."""

from __future__ import annotations

import re

from quotedesk.index.text import fold

_ARTICLE = re.compile(r"^(?:a|an|the|one|another|some|several|many|two|three)\s+", re.I)
_RANK = frozenset("senior top high-level high-ranking ranking former unnamed unidentified anonymous second".split())
_LINK = re.compile(r"\s+(?:from|of|at|in|with|for)\s+(?:the\s+|a\s+|an\s+)?", re.I)
_TAIL = re.compile(
    r"\s*(?:,|\b(?:who|which|that|familiar|close|speaking|briefed|involved|wearing|standing)\b).*$", re.I | re.S
)


def description_key(description: str) -> str:
    """What a description is compared by: case and its leading article aside."""
    return _ARTICLE.sub("", " ".join(fold(description).split()))


def plain_role(description: str) -> str:
    """The head noun of a description with its country or institution.

    `a senior South Korean official` gives `South Korean official`; `a clerk at the harbour office` gives
    `harbour office clerk`.
    """
    core = _TAIL.sub("", description).strip() or description.strip()
    head, *places = _LINK.split(core, maxsplit=1)
    words = _ARTICLE.sub("", head).split()
    while len(words) > 1 and words[0].lower() in _RANK:
        words.pop(0)
    institution = _LINK.split(places[0], maxsplit=1)[0] if places else ""
    return " ".join([institution, *words]).strip() or description
