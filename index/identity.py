"""Which article is which: the same one again, a changed one, or another one that asks for the same id.

An id is what a record calls itself, the last segment of its address, or the name of its file. Names and addresses
can be shared, and then every article that asked for the id gets `ID~` and six hex digits of its digest, so that ids
do not depend on which came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from quotedesk.index.engines.base import Engine
from quotedesk.index.formats import holds_records
from quotedesk.index.formats.metadata import stem_id, url_id
from quotedesk.index.model import Article, ArticleSummary

_HEX = 6
_FEW = 500
"""Ids that are looked up one by one; for more all headings of the archive are read: 1 s for 100,000 (2026-11-22)."""


@dataclass(slots=True)
class Known:
    """An article that the archive holds, or that this ingest has put."""

    id: str
    wanted: str
    """The id it asked for."""
    origin: str
    url: str | None
    sha256: str
    stored: str | None = None
    """The id under which the archive held it when the ingest began; None for an article of this ingest."""
    n_paragraphs: int = 0
    n_quotes: int = 0
    seen: bool = False
    """Came in this ingest."""
    moved: bool = False
    """Came in this ingest and had to give up the id that it was put under."""

    @property
    def _claim(self) -> Literal["file", "line", "url", "own"]:
        stem = stem_id(self.origin)
        if not holds_records(self.origin):
            return "file" if self.wanted == stem else "own"
        if self.wanted == url_id(self.url):
            return "url"
        head, _, number = self.wanted.rpartition("-")
        return "line" if head == stem and number.isdecimal() else "own"

    @property
    def owns_id(self) -> bool:
        """Whether the id is the source's own, which is never shared."""
        return self._claim == "own"

    def is_earlier(self, other: Known) -> bool:
        """Whether `other`, asking for the same id, is this article in another state."""
        claim = other._claim
        if claim != self._claim:
            return False
        if claim == "own":
            return True
        return self.url == other.url if claim == "url" else self.origin == other.origin

    @property
    def shared_id(self) -> str:
        return f"{self.wanted}~{self.sha256[:_HEX]}"


@dataclass(slots=True)
class Placed:
    """What is to be done about an article that came in."""

    known: Known
    is_new: bool
    """False when the archive holds just these bytes under this id."""
    earlier: Known | None = None
    """The state of the same article that it replaces."""
    gone: list[str] = field(default_factory=list)
    """Ids to be taken out first; some of them stand for something else afterwards."""
    moved: list[Known] = field(default_factory=list)
    """Other articles, which go by another id from now on."""


class Identities:
    """Articles by the id they asked for: those that came, and those of the archive that asked for the same."""

    def __init__(self, before: Engine | None) -> None:
        """`before` is the archive as it was; it stays open."""
        self._before = before
        self._by_wanted: dict[str, list[Known]] = {}

    def _group(self, wanted: str) -> list[Known]:
        if wanted not in self._by_wanted and self._before is not None and len(self._by_wanted) >= _FEW:
            stored = defaultdict(list)
            for each in self._before.summaries():
                stored[_wanted(each)].append(_stored(each))
            self._by_wanted = stored | self._by_wanted
            self._before = None
        if wanted not in self._by_wanted:
            same = _asking(wanted, self._before) if self._before is not None else ()
            self._by_wanted[wanted] = [_stored(each) for each in same]
        return self._by_wanted[wanted]

    def place(self, article: Article) -> Placed:
        """Find the id for an article as a reader gave it, and take note of it."""
        came = Known(article.id, article.id, article.origin, article.url, article.sha256)
        came.n_paragraphs = len(article.paragraphs)
        group = self._group(article.id)
        same = next((known for known in group if known.sha256 == came.sha256), None)
        earlier = next((known for known in group if known is not same and known.is_earlier(came)), None)
        placed = Placed(same or came, is_new=same is None, earlier=earlier)
        placed.known.seen = True
        if earlier is not None:
            group.remove(earlier)
            placed.gone.append(earlier.id)
        if same is None:
            group.append(came)
        for known in group:
            settled = known.wanted if len(group) == 1 or known.owns_id else known.shared_id
            if known.id == settled:
                continue
            if known is not came:
                placed.gone.append(known.id)
                placed.moved.append(known)
                known.moved = known.stored is None
            known.id = settled
        return placed

    def seen(self) -> list[Known]:
        """The articles that came in this ingest and stand at its end."""
        return [known for group in self._by_wanted.values() for known in group if known.seen]


def _wanted(stored: ArticleSummary) -> str:
    """The id that an article of an archive asked for."""
    return stored.id.removesuffix(f"~{stored.sha256[:_HEX]}")


def _stored(each: ArticleSummary) -> Known:
    known = Known(each.id, _wanted(each), each.origin, each.url, each.sha256, each.id)
    known.n_paragraphs, known.n_quotes = each.n_paragraphs, each.n_quotes
    return known


def _asking(wanted: str, before: Engine) -> Iterator[ArticleSummary]:
    """The articles of an archive that asked for an id."""
    article_id: str | None = wanted
    while article_id is not None:
        found = before.summary(article_id)
        if found is not None and _wanted(found) == wanted:
            yield found
        _, article_id = before.neighbours(f"{wanted}~" if article_id == wanted else article_id)
        if article_id is not None and not article_id.startswith(f"{wanted}~"):
            return
