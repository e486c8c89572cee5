"""The Protocol every engine keeps: what holds the articles and quotes of an archive and searches them.

An engine knows articles, quotes as the extractor gave them, and query trees. It does not know formats,
extraction, or which names are one person: that is the archive's business, which hands an engine the
names themselves (`query.SpokenBy`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from quotedesk.index.model import Article, ArticleSummary, Counts, Hits, NameCount, Quote, Totals
from quotedesk.index.query import Query

if TYPE_CHECKING:
    from quotedesk.index.ledger import Ledger

Order = Literal["relevance", "newest", "oldest"]


@dataclass(frozen=True, slots=True)
class Facets:
    """Who is quoted in the paragraphs that match, and where they ran, most often first."""

    speakers: tuple[tuple[str, int], ...] = ()
    """Names and labels as the articles have them, and how many quotes between marks."""
    sources: tuple[tuple[str, int], ...] = ()
    """Outlets, and how many paragraphs."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What making an index anew found."""

    articles: int
    lost: tuple[str, ...] = ()
    """Articles, or files of articles, that could not be read."""
    may_return: bool = False
    """Whether the list of what was taken out was lost, so that articles taken out before may be back."""


class Writer(Protocol):
    """One transaction: all of it is kept when the context ends well, none of it when it raises."""

    def put(self, article: Article, quotes: Sequence[Quote]) -> None:
        """Add an article with its quotes, in the place of one with the same id."""

    def delete(self, article_id: str) -> None:
        """Take an article, its quotes and its index entries out. Unknown ids are ignored."""


class Engine(Protocol):
    """A snapshot of an archive: what it answers does not change until it is opened again."""

    @property
    def generation(self) -> int:
        """Grows with each commit."""

    def newer(self) -> bool:
        """Whether what is on disk is another generation than this snapshot, or another archive. Costs a stat.
        Raises OSError when it is gone."""

    def counts(self) -> Counts: ...

    def summaries(self) -> Sequence[ArticleSummary]:
        """All articles, by id."""

    def article_ids(self) -> Sequence[str]:
        """All of them, sorted."""

    def neighbours(self, article_id: str) -> tuple[str | None, str | None]:
        """The ids next before and next after one, which need not be there; None where there is no further one."""

    def summary(self, article_id: str) -> ArticleSummary | None:
        """One of them, without reading the others."""

    def article(self, article_id: str) -> Article | None: ...

    def quotes(
        self,
        *,
        article_ids: Collection[str] | None = None,
        names: Collection[str] | None = None,
        labels: Collection[str] | None = None,
        nobody: bool = False,
        indirect: bool = False,
    ) -> Iterator[Quote]:
        """Quotes by article id and place. `names` or `labels` keep those given to one of these article
        names or, unnamed, to one of these descriptions, `nobody` those given to nobody for certain;
        together they mean either."""

    def quotes_in(self, paragraphs: Collection[tuple[str, int]]) -> Iterator[Quote]:
        """Direct quotes and fragments of some paragraphs, named by article id and number, without reading others."""

    def name_counts(self) -> Sequence[NameCount]:
        """Per article, how many direct quotes and fragments each name or description has.
        `uncertain` and `none` are left out."""

    def ledger(self) -> Ledger:
        """Who is quoted where and when, as flat columns: for large archives. Loads numpy."""

    def search(self, query: Query, *, limit: int = 200, offset: int = 0, order: Order = "relevance") -> Hits:
        """Paragraphs that match. Ties stand by article id and paragraph."""

    def totals(self, query: Query) -> Totals:
        """How many paragraphs match, and of how many articles they are. Asked for after the hits are shown."""

    def facets(self, query: Query, *, limit: int = 20) -> Facets:
        """What the matches of a query have in common. Asked for after the hits are shown."""

    def similar(self, word: str, *, limit: int = 3) -> Sequence[str]:
        """Words of the texts that are spelled like a folded `word` or nearly so: only itself when it is there,
        else the nearest and most frequent first."""

    def close(self) -> None: ...


class EngineStore(Protocol):
    """A folder on disk that an engine keeps its archive in."""

    def exists(self) -> bool: ...

    def open(self) -> Engine:
        """Raises ArchiveMissing, or ArchiveError when what is there cannot be read."""

    def write(self) -> AbstractContextManager[Writer]:
        """Starts a transaction, making the folder if need be. Raises ArchiveError when another writer
        is at work (naming it) or the folder cannot be written."""

    def faults(self) -> Iterator[str]:
        """Every checksum and count is looked at; one sentence a fault."""

    def rebuild(self) -> Rebuilt:
        """Make a new index of the articles kept inside. Raises as `write` does."""
