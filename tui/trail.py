"""The way through the hits of a search: `n` and `N` down and up the articles, `(` and `)` from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from quotedesk.index.model import Hit


class Trail:
    """Hits in the order a reader meets them: articles as the results have them, paragraphs as the article has them."""

    def __init__(self, hits: Sequence[Hit] = ()) -> None:
        by_article: dict[str, list[Hit]] = {}
        for hit in hits:
            by_article.setdefault(hit.article_id, []).append(hit)
        self._by_article = by_article
        self._articles = list(by_article)
        self._rank = {article_id: place for place, article_id in enumerate(self._articles)}
        self._hits = [hit for each in by_article.values() for hit in sorted(each, key=lambda hit: hit.paragraph)]

    def __len__(self) -> int:
        return len(self._hits)

    def __contains__(self, article_id: str) -> bool:
        return article_id in self._rank

    def neighbours(self, article_id: str) -> tuple[str | None, str | None]:
        """The articles before and after one in the results."""
        place = self._rank[article_id]
        before = self._articles[place - 1] if place else None
        return before, self._articles[place + 1] if place + 1 < len(self._articles) else None

    def spans(self, article_id: str) -> dict[int, tuple[tuple[int, int], ...]]:
        """What matched in an article, by paragraph."""
        return {hit.paragraph: hit.spans for hit in self._by_article.get(article_id, ())}

    def step(self, article_id: str, paragraph: int, by: int) -> Hit | None:
        """The hit after (`by` 1) or before (-1) a paragraph; None at the end."""
        if article_id not in self._by_article:
            return self._hits[0] if self._hits and by > 0 else None
        here = (self._rank[article_id], paragraph)
        hits = self._hits if by > 0 else reversed(self._hits)
        return next((hit for hit in hits if (self._place(hit) > here if by > 0 else self._place(hit) < here)), None)

    def _place(self, hit: Hit) -> tuple[int, int]:
        return self._rank[hit.article_id], hit.paragraph

    def position(self, hit: Hit) -> int:
        """Which hit of all it is, counted from 1."""
        return self._hits.index(hit) + 1
