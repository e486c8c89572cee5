"""A segment opened for reading: its articles, its columns, its fields, and which articles were taken out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from quotedesk.index.engines.whoosh.files.dictionary import Dictionary, Strings
from quotedesk.index.engines.whoosh.files.manifest import Entry
from quotedesk.index.engines.whoosh.files.segment_file import open_file
from quotedesk.index.engines.whoosh.segment.owners import Owners
from quotedesk.index.engines.whoosh.segment.records import article_of, quote_of, summary_of
from quotedesk.index.engines.whoosh.segment.stories import Stories
from quotedesk.index.model import Article, ArticleSummary, Quote

if TYPE_CHECKING:
    from quotedesk.index.engines.whoosh.segment.postings import Field, Texts


class Segment:
    """Articles are known by their number in the segment. Nothing here needs numpy but the fields."""

    def __init__(self, folder: Path, entry: Entry) -> None:
        self.entry = entry
        self.file = open_file(folder / entry.name, entry.size, entry.checksum)
        self.stories = Stories(self.file)
        self.ids = Strings(self.file, "article.id")
        self.owners = Owners(self.file)
        self.voices = Dictionary(self.file, "voice")
        self.sources = Dictionary(self.file, "source")
        self.gone = entry.gone()
        self._fields: dict[str, Field] = {}

    def __len__(self) -> int:
        return self.entry.articles

    def field(self, name: str) -> Field:
        from quotedesk.index.engines.whoosh.segment.postings import Field

        if name not in self._fields:
            self._fields[name] = Field(self.file, name)
        return self._fields[name]

    def article_id(self, article: int) -> str:
        return self.ids[article].decode()

    def article_ids(self, articles: Texts) -> Iterator[str]:
        return map(bytes.decode, self.ids.some(articles))

    def find(self, article_id: str) -> int | None:
        """The number of a live article."""
        wanted = article_id.encode()
        place = self._place(wanted)
        by_id = self.file.flat("article.by_id")
        if place == len(by_id) or self.ids[by_id[place]] != wanted or by_id[place] in self.gone:
            return self._find_among_same(place, wanted)
        return by_id[place]

    def _place(self, wanted: bytes) -> int:
        """Where the first article stands, by id, that does not come before one."""
        by_id = self.file.flat("article.by_id")
        return bisect_left(range(len(by_id)), wanted, key=lambda place: self.ids[by_id[place]])

    def neighbours(self, article_id: str) -> tuple[str | None, str | None]:
        """The ids of the live articles next before and next after an id, which need not be here itself."""
        wanted = article_id.encode()
        place = self._place(wanted)
        by_id = self.file.flat("article.by_id")
        lower = (by_id[each] for each in range(place - 1, -1, -1))
        upper = (by_id[each] for each in range(place, len(by_id)))
        before = next((number for number in lower if number not in self.gone), None)
        after = next((number for number in upper if number not in self.gone and self.ids[number] != wanted), None)
        return (
            None if before is None else self.article_id(before),
            None if after is None else self.article_id(after),
        )

    def _find_among_same(self, place: int, wanted: bytes) -> int | None:
        """The live one of several articles of one id; a transaction that puts an id twice leaves such."""
        by_id = self.file.flat("article.by_id")
        while place < len(by_id) and self.ids[by_id[place]] == wanted:
            if by_id[place] not in self.gone:
                return by_id[place]
            place += 1
        return None

    def find_all(self, article_ids: Iterable[str]) -> set[int]:
        """The numbers of the live ones among many ids."""
        wanted = set(article_ids)
        if len(wanted) * 50 < len(self):
            return {found for article_id in wanted if (found := self.find(article_id)) is not None}
        encoded = {article_id.encode() for article_id in wanted}
        return {number for number, each in enumerate(self.ids.all()) if each in encoded and number not in self.gone}

    def without(self, article_ids: Iterable[str], also: Iterable[int] = ()) -> Entry:
        """The entry of this segment with these articles taken out, and some by their number."""
        numbers = self.find_all(article_ids) | set(also)
        if not numbers:
            return self.entry
        n_paragraphs = sum(map(self.n_paragraphs, numbers))
        return self.entry.without(numbers, n_paragraphs, sum(map(self.n_quotes, numbers)))

    def live(self) -> Iterator[tuple[str, int]]:
        """Ids and numbers of the articles that were not taken out."""
        for number, each in enumerate(self.ids.all()):
            if number not in self.gone:
                yield each.decode(), number

    def n_paragraphs(self, article: int) -> int:
        start = self.file.flat("article.paragraph")
        return start[article + 1] - start[article]

    def n_quotes(self, article: int) -> int:
        start = self.file.flat("article.quote")
        return start[article + 1] - start[article]

    def summaries(self) -> Iterator[ArticleSummary]:
        for number, head in enumerate(self.stories.heads()):
            if number not in self.gone:
                yield summary_of(head)

    def summary(self, number: int) -> ArticleSummary:
        return summary_of(self.stories.head(number))

    def article(self, number: int) -> Article:
        texts = self.stories.texts(number)[: self.n_paragraphs(number)]
        return article_of(self.stories.head(number), texts)

    def quotes(self, number: int) -> Iterator[Quote]:
        """All quotes of an article, by place."""
        records = self.stories.quotes(number)
        if records:
            texts = self.stories.texts(number)
            article_id = self.article_id(number)
            for record in records:
                yield quote_of(article_id, texts, record)

    def quotes_in(self, number: int, paragraphs: Collection[int]) -> Iterator[Quote]:
        """Direct quotes and fragments of some paragraphs of an article, by place."""
        records = [record for record in self.stories.quotes(number) if record[0] in paragraphs]
        texts = self.stories.texts(number) if records else []
        for record in records:
            if record[4] != "indirect":
                yield quote_of(self.article_id(number), texts, record)

    def articles_with(self, voices: Iterable[bytes], *, indirect: bool, nobody: bool = False) -> set[int]:
        """Articles that have a quote by one of these voices, or one that is nobody's."""
        wanted = {number + 1 for voice in voices if (number := self.voices.find(voice)) >= 0}
        if nobody:
            wanted.add(0)
        if not wanted:
            return set()
        start = self.file.values("article.quote")
        said = enumerate(self.file.values("quote.voice").tolist())
        found = {bisect_right(start, quote) - 1 for quote, voice in said if voice in wanted}
        if indirect:
            articles = self.file.values("indirect.article").tolist()
            said_so = zip(articles, self.file.values("indirect.voice").tolist(), strict=True)
            found |= {article for article, voice in said_so if voice in wanted}
        return found - self.gone

    @cached_property
    def voice_names(self) -> list[bytes]:
        """All voices by their number from 1; the first is nobody's."""
        return [b"", *self.voices.all()]
