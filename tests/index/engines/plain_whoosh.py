"""Searching plain Whoosh postings: Whoosh finds and scores candidates, the stored text decides."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Any

from whoosh import analysis as whoosh_analysis
from whoosh import fields
from whoosh import query as whoosh_query

from quotedesk.index.engines.base import Order
from quotedesk.index.engines.whoosh.confirm import Stand, holding_quotes, holds
from quotedesk.index.engines.whoosh.records import (
    article_of,
    by_label,
    by_name,
    quote_of,
    summary_of,
    voices,
)
from quotedesk.index.model import Article, ArticleSummary, Counts, Hit, Hits, NameCount, Quote
from quotedesk.index.spans import Reading, find
from quotedesk.index.text import words
from quotedesk.index.tree import And, AtLeast, Fuzzy, InQuotes, Near, Or, Phrase, Query, Together, Wildcard, Word, walk

Whoosh: Any = whoosh_query
"""Whoosh's query classes, which its type hints do not export."""


Analysis: Any = whoosh_analysis


class Words(Analysis.Tokenizer):  # type: ignore[misc]  # Whoosh's hints do not export it
    """The project's own words as Whoosh tokens."""

    def __call__(self, value: str, **options: Any) -> Iterator[Any]:
        token = Analysis.Token(positions=True, chars=False, removestops=False, mode=options.get("mode", ""))
        for position, word in enumerate(words(value)):
            token.text, token.pos, token.boost, token.stopped = word.folded, position, 1.0, False
            yield token


SCHEMA = fields.Schema(
    kind=fields.ID(stored=True),
    article=fields.ID(stored=True),
    paragraph=fields.NUMERIC(stored=True),
    text=fields.TEXT(analyzer=Words()),
    quoted=fields.TEXT(analyzer=Words()),
    record=fields.STORED(),
)


def packed(head: list[Any], texts: list[str], quotes: list[list[Any]]) -> bytes:
    return zlib.compress(json.dumps([head, texts, quotes], ensure_ascii=False).encode())


class PlainEngine:
    """A snapshot of a plain Whoosh index."""

    def __init__(self, searcher: Any, generation: int, newer: Any) -> None:
        self._searcher = searcher
        self._generation = generation
        self._newer = newer
        self._read = lru_cache(maxsize=10000)(Reading)
        self._records: dict[str, bytes] = {}
        for _, stored in searcher.reader().iter_docs():
            if stored["kind"] == "article":
                self._records[stored["article"]] = stored["record"]
        self._records = dict(sorted(self._records.items()))
        self._load = lru_cache(maxsize=1000)(self._unpacked)

    @property
    def generation(self) -> int:
        return self._generation

    def newer(self) -> bool:
        return bool(self._newer())

    def close(self) -> None:
        self._searcher.close()

    def _unpacked(self, article_id: str) -> tuple[Article, list[Quote], ArticleSummary]:
        head, texts, records = json.loads(zlib.decompress(self._records[article_id]))
        quotes = [quote_of(article_id, texts, record) for record in records]
        return article_of(head, texts), quotes, summary_of(head)

    def counts(self) -> Counts:
        summaries = self.summaries()
        paragraphs = sum(summary.n_paragraphs for summary in summaries)
        return Counts(len(summaries), paragraphs, sum(summary.n_quotes for summary in summaries))

    def summaries(self) -> Sequence[ArticleSummary]:
        return [self._load(article_id)[2] for article_id in self._records]

    def article(self, article_id: str) -> Article | None:
        return self._load(article_id)[0] if article_id in self._records else None

    def quotes(
        self,
        *,
        article_ids: Collection[str] | None = None,
        names: Collection[str] | None = None,
        labels: Collection[str] | None = None,
        indirect: bool = False,
    ) -> Iterator[Quote]:
        for article_id in self._records:
            if article_ids is not None and article_id not in article_ids:
                continue
            for quote in self._load(article_id)[1]:
                if quote.kind == "indirect" and not indirect:
                    continue
                wanted = by_name(quote) in (names or ()) or by_label(quote) in (labels or ())
                if (names is None and labels is None) or wanted:
                    yield quote

    def name_counts(self) -> Sequence[NameCount]:
        counts: dict[tuple[str | None, str | None, str], int] = defaultdict(int)
        for quote in self.quotes():
            key = by_name(quote), by_label(quote), quote.article_id
            if key[0] is not None or key[1] is not None:
                counts[key] += 1
        return [NameCount(*key, n_quotes) for key, n_quotes in counts.items()]

    def search(self, query: Query, *, limit: int = 200, offset: int = 0, order: Order = "relevance") -> Hits:
        found = []
        for article_id, number, score in self._candidates(query):
            article, quotes, _ = self._load(article_id)
            stand = Stand(article.paragraphs[number - 1].text, article, [q for q in quotes if q.paragraph == number])
            if holds(query, stand, self._read):
                found.append((article, number, score, stand))
        found.sort(key=lambda hit: (-hit[2], hit[0].id, hit[1]))
        if order != "relevance":
            dated = [hit for hit in found if hit[0].published]
            dated.sort(key=lambda hit: (hit[0].id, hit[1]))
            dated.sort(key=lambda hit: hit[0].published or "", reverse=order == "newest")
            found = dated + [hit for hit in found if not hit[0].published]
        hits = tuple(_hit(query, *hit) for hit in found[offset : offset + limit])
        return Hits(hits, len(found), len({hit[0].id for hit in found}))

    def _candidates(self, tree: Query) -> Iterator[tuple[str, int, float]]:
        wanted = Whoosh.And([Whoosh.Term("kind", "paragraph"), Whoosh.ConstantScoreQuery(_wider(tree), 0.0)])
        scores = _scores(self._searcher, tree)
        for docnum in self._searcher.docs_for_query(wanted):
            stored = self._searcher.stored_fields(docnum)
            yield stored["article"], stored["paragraph"], scores.get(docnum, 0.0)


def _hit(query: Query, article: Article, number: int, score: float, stand: Stand) -> Hit:
    inside = [node for node in walk(query) if isinstance(node, InQuotes)]
    marked = [(quote.start, quote.end) for node in inside for quote in holding_quotes(node, stand)]
    return Hit(article.id, number, score, stand.text, find(query, stand.text, marked), voices(stand.quotes))


def _wider(tree: Query) -> Any:
    """A Whoosh query for every paragraph that `tree` may hold for."""
    match tree:
        case Word(text):
            return Whoosh.Term("text", text)
        case Phrase(words_):
            return Whoosh.And([Whoosh.Term("text", word) for word in words_])
        case Wildcard(pattern):
            return Whoosh.Wildcard("text", pattern)
        case Fuzzy(text, edits):
            return Whoosh.FuzzyTerm("text", text, maxdist=edits, prefixlength=0)
        case Near(left, right) | Together(left, right):
            return Whoosh.And([_wider(left), _wider(right)])
        case And(queries) if queries:
            return Whoosh.And([_wider(inner) for inner in queries])
        case Or(queries):
            return Whoosh.Or([_wider(inner) for inner in queries])
        case AtLeast(_, inner) | InQuotes(inner):
            return _wider(inner)
    return Whoosh.Every()


def _scores(searcher: Any, tree: Query) -> dict[int, float]:
    """BM25F of the words that may stand in a hit."""
    words_ = list(_positive(tree))
    if not words_:
        return {}
    results = searcher.search(Whoosh.Or([_wider(node) for node in words_]), limit=None)
    return {docnum: score for score, docnum in results.top_n}


def _positive(tree: Query) -> Iterator[Query]:
    match tree:
        case Word() | Phrase() | Wildcard() | Fuzzy():
            yield tree
        case And(queries) | Or(queries):
            for inner in queries:
                yield from _positive(inner)
        case AtLeast(_, inner) | InQuotes(inner):
            yield from _positive(inner)
        case Near(left, right) | Together(left, right):
            yield from _positive(left)
            yield from _positive(right)
