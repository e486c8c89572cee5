"""The engines that are compared, each with the schema that suits it: how they build and how they answer.

The same work is asked of all: the first twenty hits, for each of them the article, who is quoted there, its text as a
string, and where in the text the query's words stand. quotedesk also counts all paragraphs and articles that match;
tantivy counts documents. FTS5 puts its marks into the text (`highlight`), tantivy gives ranges (a snippet of the whole
text), quotedesk gives ranges. FTS5 and tantivy index paragraphs and quotes as one kind of row; quotedesk answers with
paragraphs. All keep their page cache, and none keeps answers.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from quotedesk.index.engines import open_store
from quotedesk.index.model import Article, Quote
from quotedesk.index.query import SpokenBy, parse, replace_spoken

LIMIT = 20
BARE = False
"""Whether the peers only fetch their texts; otherwise they mark in them what matched, as quotedesk's answers do."""
Batch = Iterable[tuple[Article, list[Quote]]]


@dataclass(frozen=True, slots=True)
class Question:
    """One search of the mix."""

    kind: str
    words: tuple[str, ...]
    """For as-you-type and prefix the last one is the beginning of a word."""
    speaker: str = ""
    texts: tuple[str, ...] = field(default=(), compare=False)


class Peer(Protocol):
    name: str

    def __init__(self, path: Path) -> None: ...

    def build(self, batches: Iterable[Batch]) -> None: ...

    def open(self) -> None: ...

    def answer(self, question: Question) -> int:
        """Find the first hits with their text; how many were fetched."""


def _day(article: Article) -> int:
    return int((article.published or "0").replace("-", "")[:8])


class Ours:
    """quotedesk's own engine, through the Protocol that the program uses."""

    name = "quotedesk"

    def __init__(self, path: Path) -> None:
        self._store = open_store(path)
        ours = "quotedesk.index.engines.whoosh"
        for module in (
            f"{ours}.snapshot",
            f"{ours}.search.searcher",
            f"{ours}.writing.transaction",
            "whoosh.util.numeric",
        ):
            import_module(module)  # loaded when they are needed, as NumPy is

    def build(self, batches: Iterable[Batch]) -> None:
        with self._store.write() as writer:
            for batch in batches:
                for article, quotes in batch:
                    writer.put(article, quotes)

    def open(self) -> None:
        self._engine = self._store.open()

    def answer(self, question: Question) -> int:
        kind = question.kind
        words = [f'"{word}"' for word in question.words]
        if kind in ("prefix", "as you type"):
            query = parse(" ".join([*words[:-1], question.words[-1]]), partial=True)
        elif kind == "phrase":
            query = parse(f'"{" ".join(question.words)}"')
        elif kind in ("or 2", "or 3"):
            query = parse(" or ".join(words))
        else:
            query = parse(" ".join(words) + (" speaker:x" if question.speaker else ""))
        assert query is not None
        query = replace_spoken(query, lambda _: SpokenBy(frozenset({question.speaker}), frozenset()))
        found = self._engine.search(query, limit=LIMIT, order="newest" if kind == "newest first" else "relevance")
        if kind == "facets":
            self._engine.facets(query)
        return sum(bool(hit.text) for hit in found.hits)


class Fts5:
    """SQLite's full text index over a content table, with prefix indexes and columns to filter by."""

    name = "fts5"

    def __init__(self, path: Path) -> None:
        self._path = path

    def build(self, batches: Iterable[Batch]) -> None:
        base = sqlite3.connect(self._path)
        base.executescript(
            "pragma journal_mode=wal;"
            "create table d(id integer primary key, article text, n int, quote int, speaker text, source text, day int,"
            " title text, text text);"
            "create virtual table f using fts5(text, content='d', content_rowid='id', prefix='2 3',"
            " tokenize='unicode61 remove_diacritics 0');"
        )
        number = 0
        for batch in batches:
            rows: list[tuple[Any, ...]] = []
            for article, quotes in batch:
                said = {quote.paragraph: quote.speaker.name for quote in quotes}
                for paragraph in article.paragraphs:
                    row = (paragraph.number, 0, said.get(paragraph.number), article.source, _day(article))
                    rows.append((number := number + 1, article.id, *row, article.title, paragraph.text))
                for quote in quotes:
                    row = (quote.paragraph, 1, quote.speaker.name, article.source, _day(article))
                    rows.append((number := number + 1, article.id, *row, article.title, quote.text))
            base.executemany("insert into d values(?,?,?,?,?,?,?,?,?)", rows)
            base.executemany("insert into f(rowid, text) values(?,?)", [(row[0], row[-1]) for row in rows])
        base.execute("create index by_speaker on d(speaker)")
        base.commit()
        base.execute("insert into f(f) values('optimize')")
        base.commit()
        base.execute("pragma wal_checkpoint(truncate)")
        base.close()

    def open(self) -> None:
        self._base = sqlite3.connect(self._path)

    def answer(self, question: Question) -> int:
        kind, words = question.kind, [f'"{word}"' for word in question.words]
        text = "d.text" if BARE else "highlight(f, 0, '<', '>')"
        if kind in ("prefix", "as you type"):
            match = " ".join([*words[:-1], words[-1] + "*"])
        elif kind == "phrase":
            match = f'"{" ".join(question.words)}"'
        else:
            match = (" OR " if kind.startswith("or") else " ").join(words)
        columns = f"d.article, d.n, d.speaker, {text}"
        paragraphs = f"select {columns} from f join d on d.id=f.rowid where f match ? and d.quote=0"
        if question.speaker:
            found = self._base.execute(
                f"{paragraphs} and d.speaker=? order by bm25(f) limit {LIMIT}", (match, question.speaker)
            )
        elif kind == "newest first":
            found = self._base.execute(f"{paragraphs} order by d.day desc limit {LIMIT}", (match,))
        else:
            found = self._base.execute(
                f"select {columns} from f join d on d.id=f.rowid where f match ? order by rank limit ?",
                (match, LIMIT),
            )
        rows = found.fetchall()
        if kind == "facets":
            for column in ("speaker", "source"):
                self._base.execute(
                    f"select d.{column}, count(*) as c from f join d on d.id=f.rowid where f match ?"
                    " group by 1 order by c desc limit 20",
                    (match,),
                ).fetchall()
        return len(rows)


class Tantivy:
    """tantivy-py, one thread; it is not a dependency, and left out when it is not installed."""

    name = "tantivy"

    def __init__(self, path: Path) -> None:
        import tantivy

        self._tantivy: Any = tantivy
        path.mkdir(exist_ok=True)
        schema = tantivy.SchemaBuilder()
        for column in ("article", "speaker", "source"):
            schema.add_text_field(column, stored=True, tokenizer_name="raw", fast=True)
        schema.add_integer_field("day", stored=True, fast=True)
        schema.add_integer_field("quote", stored=True, indexed=True, fast=True)
        schema.add_text_field("text", stored=True, tokenizer_name="plain")
        words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase()).build()
        self._schema = schema.build()
        self._index = tantivy.Index(self._schema, path=str(path))
        self._index.register_tokenizer("plain", words)

    def build(self, batches: Iterable[Batch]) -> None:
        writer = self._index.writer(200_000_000, 1)
        for batch in batches:
            for article, quotes in batch:
                said = {quote.paragraph: quote.speaker.name for quote in quotes}
                texts = [(said.get(each.number), 0, each.text) for each in article.paragraphs]
                for speaker, quote, text in [*texts, *((each.speaker.name, 1, each.text) for each in quotes)]:
                    writer.add_document(
                        self._tantivy.Document(
                            article=article.id,
                            speaker=speaker or "",
                            source=article.source or "",
                            day=_day(article),
                            quote=quote,
                            text=text,
                        )
                    )
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()

    def answer(self, question: Question) -> int:
        made, occur = self._tantivy.Query, self._tantivy.Occur
        terms = [made.term_query(self._schema, "text", word) for word in question.words]
        kind = question.kind
        if kind in ("prefix", "as you type"):
            terms[-1] = made.regex_query(self._schema, "text", question.words[-1] + ".*")
        if kind == "phrase":
            query = made.phrase_query(self._schema, "text", list(question.words))
        else:
            how = occur.Should if kind.startswith("or") else occur.Must
            parts = [(how, term) for term in terms]
            if question.speaker:
                parts.append((occur.Must, made.term_query(self._schema, "speaker", question.speaker)))
            query = made.boolean_query(parts)
        order = {"order_by_field": "day"} if kind == "newest first" else {}
        found = self._searcher.search(query, LIMIT, count=False, **order)
        if kind == "facets":
            for column in ("speaker", "source"):
                self._searcher.aggregate(query, {"top": {"terms": {"field": column, "size": 20}}})
        documents = [self._searcher.doc(address) for _, address in found.hits]
        hits = [tuple(map(document.get_first, ("article", "speaker", "text"))) for document in documents]
        if not BARE and documents:
            marks = self._tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "text")
            marks.set_max_num_chars(100_000)
            found_in = (marks.snippet_from_doc(document).highlighted() for document in documents)
            hits = [
                (*hit, [(each.start, each.end) for each in spans]) for hit, spans in zip(hits, found_in, strict=True)
            ]
        return len(hits)
