"""Plain Whoosh on disk, as a peer: the measure of what flat segments gain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from peers import LIMIT, Batch, Question
from whoosh import analysis, fields, query
from whoosh.index import create_in, open_dir

from quotedesk.index.text import words

A: Any = analysis
W: Any = query


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
    speaker=fields.ID(stored=True),
    source=fields.ID(stored=True),
    day=fields.NUMERIC(stored=True, sortable=True),
    quote=fields.ID,
    text=fields.TEXT(analyzer=Words(), stored=True),
)


class Plain:
    """Whoosh's own codec."""

    name = "whoosh"

    def __init__(self, path: Path) -> None:
        self._path = path

    def build(self, batches: Iterable[Batch]) -> None:
        self._path.mkdir()
        index: Any = create_in(str(self._path), SCHEMA)
        writer = index.writer(limitmb=256)
        for batch in batches:
            for article, quotes in batch:
                said = {quote.paragraph: quote.speaker.name for quote in quotes}
                day = int((article.published or "0").replace("-", ""))
                texts = [(each.number, said.get(each.number), "0", each.text) for each in article.paragraphs]
                texts += [(each.paragraph, each.speaker.name, "1", each.text) for each in quotes]
                for number, speaker, quote, text in texts:
                    writer.add_document(
                        article=article.id,
                        paragraph=number,
                        speaker=speaker,
                        source=article.source,
                        day=day,
                        quote=quote,
                        text=text,
                    )
        writer.commit()

    def open(self) -> None:
        self._searcher: Any = open_dir(str(self._path)).searcher()

    def answer(self, question: Question) -> int:
        kind, words_ = question.kind, question.words
        terms = [W.Term("text", word) for word in words_]
        if kind in ("prefix", "as you type"):
            terms[-1] = W.Prefix("text", words_[-1])
        if kind == "phrase":
            terms = [W.Phrase("text", list(words_))]
        if question.speaker:
            terms.append(W.Term("speaker", question.speaker))
        made = W.Or(terms) if kind.startswith("or") else W.And(terms)
        order = {"sortedby": "day", "reverse": True} if kind == "newest first" else {}
        found = self._searcher.search(made, limit=LIMIT, **order)
        if kind == "facets":
            self._searcher.search(made, limit=LIMIT, groupedby="speaker")
        return sum(bool(hit["text"]) for hit in found)
