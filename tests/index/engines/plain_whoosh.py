"""The measure of this engine: the same texts in a plain Whoosh index, searched by Whoosh alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whoosh import analysis, fields, query
from whoosh.filedb.filestore import RamStorage
from whoosh.writing import NO_MERGE

from quotedesk.index.model import Article, Quote
from quotedesk.index.text import words
from quotedesk.index.tree import And, Fuzzy, Not, Or, Phrase, Query, Wildcard, Word, walk

W: Any = query
A: Any = analysis


class Words(A.Tokenizer):  # type: ignore[misc]
    """The project's own words as Whoosh tokens."""

    def __call__(self, value: str, **options: Any) -> Iterator[Any]:
        token = A.Token(positions=True, chars=False, removestops=False, mode=options.get("mode", ""))
        for position, word in enumerate(words(value)):
            token.text, token.pos, token.boost, token.stopped = word.folded, position, 1.0, False
            yield token


SCHEMA = fields.Schema(
    article=fields.ID(stored=True),
    paragraph=fields.NUMERIC(stored=True),
    text=fields.TEXT(analyzer=Words()),
    quoted=fields.TEXT(analyzer=Words()),
)


Scores = dict[tuple[str, int], float]
"""By article and paragraph."""


class PlainIndex:
    """A plain Whoosh index in memory, one document a paragraph and one a quote."""

    def __init__(self) -> None:
        self._index: Any = RamStorage().create_index(SCHEMA)

    def commit(self, put: Iterable[tuple[Article, list[Quote]]], deleted: Iterable[str] = ()) -> None:
        """One segment more, as a transaction of the engine makes one."""
        writer = self._index.writer()
        articles = list(put)
        for article_id in [*deleted, *(article.id for article, _ in articles)]:
            writer.delete_by_term("article", article_id)
        for article, quotes in articles:
            for paragraph in article.paragraphs:
                writer.add_document(article=article.id, paragraph=paragraph.number, text=paragraph.text)
            for quote in quotes:
                writer.add_document(article=article.id, paragraph=quote.paragraph, quoted=quote.text)
        writer.commit(mergetype=NO_MERGE)

    def search(self, tree: Query) -> Scores:
        """The score of every paragraph Whoosh finds.

        A Not is done here: Whoosh's own adds 1 to every score in an And, and its AndNot loses track of documents.
        """
        if not any(isinstance(node, Not) for node in walk(tree)):
            with self._index.searcher() as searcher:
                found = searcher.search(translated(tree), limit=None)
                return {(hit["article"], hit["paragraph"]): hit.score for hit in found}
        if isinstance(tree, And) and isinstance(tree.queries[-1], Not):
            without = self.search(tree.queries[-1].query)
            kept = self.search(And(tree.queries[:-1]))
            return {place: score for place, score in kept.items() if place not in without}
        assert isinstance(tree, (And, Or))
        parts = [self.search(inner) for inner in tree.queries]
        places = set.union(*map(set, parts)) if isinstance(tree, Or) else set.intersection(*map(set, parts))
        return {place: sum(part.get(place, 0.0) for part in parts) for place in places}

    def searcher(self) -> Any:
        return self._index.searcher()


def translated(tree: Query) -> Any:
    """The tree in Whoosh's own query classes."""
    match tree:
        case Word(text):
            return W.Term("text", text)
        case Phrase(words_):
            return W.Phrase("text", list(words_))
        case Wildcard(pattern):
            made = W.Prefix("text", tree.stem) if tree.is_prefix else W.Wildcard("text", pattern)
            made.constantscore = False  # each word counts for what it is, as with FuzzyTerm
            return made
        case Fuzzy(text, edits):
            return W.FuzzyTerm("text", text, maxdist=edits, prefixlength=0, constantscore=False)
        case And(queries):
            return W.And([translated(inner) for inner in queries])
        case Or(queries):
            return W.Or([translated(inner) for inner in queries])
    raise TypeError(type(tree).__name__)
