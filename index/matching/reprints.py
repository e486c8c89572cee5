"""Reprints apart from independent reports: the same article in another outlet says nothing twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quotedesk.index.matching.tokens import is_word, tokens
from quotedesk.index.model import Article

_SAME = 0.8
"""Share of the shorter article's paragraphs that a reprint has word for word."""
_MIN_WORDS = 5
"""Words of a paragraph that is looked at; captions and bylines are not."""


@dataclass(frozen=True, slots=True)
class Reports:
    """How many independent reports articles are."""

    originals: tuple[str, ...]
    """Article ids, one for each independent report: the earliest of its kind, then by id."""
    reprints: dict[str, str]
    """Article id of a reprint to that of its original."""


def reports_of(articles: Iterable[Article]) -> Reports:
    """Tell reprints from reports by their paragraphs."""
    originals: list[tuple[str, frozenset[str]]] = []
    reprints: dict[str, str] = {}
    for article in sorted(articles, key=lambda each: (each.published or "9", each.id)):
        paragraphs = _paragraphs(article)
        original = next((id_ for id_, known in originals if _is_reprint(paragraphs, known)), None)
        if original is None:
            originals.append((article.id, paragraphs))
        else:
            reprints[article.id] = original
    return Reports(tuple(id_ for id_, _ in originals), reprints)


def _paragraphs(article: Article) -> frozenset[str]:
    keys = (tuple(filter(is_word, tokens(paragraph.text).keys)) for paragraph in article.paragraphs)
    return frozenset(" ".join(each) for each in keys if len(each) >= _MIN_WORDS)


def _is_reprint(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) >= _SAME * shorter
