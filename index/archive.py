"""The one door to an archive for the program and the commands: open, read, quotes, speakers, search."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from quotedesk.index.engines import open_store
from quotedesk.index.engines.base import Engine, Order
from quotedesk.index.errors import NotFound, UsageError
from quotedesk.index.merges import LogEntry, MergeLog
from quotedesk.index.model import Article, ArticleSummary, Counts, Hits, Quote, Role, Speaker
from quotedesk.index.query import SpokenBy, parse, replace_spoken
from quotedesk.index.speakers import Found, Speakers, SpeakersFile
from quotedesk.index.speakers_file import load_speakers

SPEAKERS_FILE = "speakers.toml"
_MERGES = "speakers.log"
_QUOTE_ID = re.compile(r"(?P<article>[^#]*?)(?:@(?P<version>\d+))?#p(?P<paragraph>\d+)(?P<letter>[qi])(?P<number>\d+)")


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge of speakers did."""

    kept: Speaker
    n_quotes: int
    """Quotes moved to the kept speaker; 0 when both names were one speaker already."""


class Archive:
    """A snapshot of an archive. Commits made after it was opened are seen by opening it again."""

    def __init__(self, path: Path) -> None:
        """Raises ArchiveMissing, or ArchiveError when what is there cannot be read."""
        self.path = path
        self._engine: Engine = open_store(path).open()
        self._log = MergeLog(path / _MERGES)

    def close(self) -> None:
        self._engine.close()

    @property
    def generation(self) -> int:
        """Grows with each commit."""
        return self._engine.generation

    def newer(self) -> bool:
        """Whether the archive on disk has changed since this snapshot."""
        return self._engine.newer()

    # Articles

    def counts(self) -> Counts:
        return self._engine.counts()

    @cached_property
    def _summaries(self) -> dict[str, ArticleSummary]:
        return {summary.id: summary for summary in self._engine.summaries()}

    def summaries(self) -> Sequence[ArticleSummary]:
        """All articles, by id."""
        return tuple(self._summaries.values())

    def summary(self, article_id: str) -> ArticleSummary:
        """An article's metadata by its whole id. Raises NotFound."""
        try:
            return self._summaries[article_id]
        except KeyError:
            raise NotFound(f"no article {article_id} in this archive") from None

    def article_id(self, typed: str) -> str:
        """The id that `typed`, a whole id or any unique beginning of one, stands for.

        Raises NotFound when none begins so, UsageError listing the candidates when several do.
        """
        if typed in self._summaries:
            return typed
        matches = [article_id for article_id in self._summaries if typed and article_id.startswith(typed)]
        if len(matches) == 1:
            return matches[0]
        if not matches:
            raise NotFound(f"no article {typed} in this archive; quotedesk articles lists them")
        shown = ", ".join(matches[:10]) + (f" and {len(matches) - 10} more" if len(matches) > 10 else "")
        raise UsageError(f"{typed} could be {shown}; type more of the id")

    def article(self, article_id: str) -> Article:
        """An article by its whole id. Raises NotFound."""
        article = self._engine.article(article_id)
        if article is None:
            raise NotFound(f"no article {article_id} in this archive")
        return article

    # Quotes and speakers

    @cached_property
    def _known(self) -> SpeakersFile:
        path = self.path / SPEAKERS_FILE
        return load_speakers(path) if path.exists() else SpeakersFile()

    @cached_property
    def _speakers(self) -> Speakers:
        return Speakers(self._engine.name_counts(), self._known, self._log.pairs())

    def quotes(self, *, article_id: str | None = None, indirect: bool = False) -> Iterator[Quote]:
        """All quotes, or those of one article, by article id and place, with the archive's speakers."""
        chosen = None if article_id is None else (article_id,)
        return map(self._speakers.resolved, self._engine.quotes(article_ids=chosen, indirect=indirect))

    def quotes_of(self, found: Found, *, indirect: bool = False) -> Iterator[Quote]:
        """The quotes of those a typed name stands for."""
        if not found:
            return iter(())
        quotes = self._engine.quotes(names=found.names, labels=found.labels, indirect=indirect)
        return map(self._speakers.resolved, quotes)

    def quote(self, typed: str) -> Quote:
        """The quote of an id such as `000#p4q1`, where any unique beginning of the article's id will do.

        Raises UsageError for what is no quote id, NotFound when there is no such quote.
        """
        match = _QUOTE_ID.fullmatch(typed)
        if not match:
            raise UsageError(f"{typed} is not the id of a quote; write it like ARTICLE#p4q1")
        article_id = self.article_id(match["article"])
        wanted = (int(match["version"] or 1), int(match["paragraph"]), match["letter"] == "i", int(match["number"]))
        for quote in self.quotes(article_id=article_id, indirect=True):
            if (quote.version, quote.paragraph, quote.kind == "indirect", quote.number) == wanted:
                return quote
        raise NotFound(f"no quote {typed} in this archive; quotedesk quotes lists them")

    def speakers(self) -> list[Speaker]:
        """Named speakers, by number of quotes, then name."""
        return self._speakers.named()

    def roles(self) -> list[Role]:
        """The headings unnamed sources are shown under, by number of quotes, then name."""
        return self._speakers.roles()

    def find_speaker(self, typed: str) -> Found:
        """Whom a typed name stands for, through names, aliases and roles."""
        return self._speakers.find(typed)

    def by_speaker(self, speaker_id: str) -> Iterator[Quote]:
        """The quotes of one named speaker, by article id and place."""
        return self.quotes_of(Found(names=self._speakers.names_of(speaker_id)))

    def by_role(self, role: str) -> Iterator[Quote]:
        """The quotes that stand under one role, by article id and place."""
        return self.quotes_of(Found(labels=self._speakers.labels_of(role)))

    def merge_speakers(self, source: str, target: str, *, sure: bool = False) -> Merge:
        """Give the quotes of one named speaker to another, in a log that can be undone.

        Raises NotFound when nobody of that name is quoted, Refused for unnamed sources, for names that could be
        several speakers and, unless `sure`, when the given names differ.
        """
        first, second = self._speakers.merge_pair(source, target, sure=sure)
        if first.id == second.id:
            return Merge(second, 0)
        self._log.append(
            LogEntry("merge", _user(), _now(), first.id, first.name, second.id, second.name, first.n_quotes)
        )
        self._forget_speakers()
        return Merge(second, first.n_quotes)

    def undo_merge(self) -> LogEntry:
        """Take the latest merge in force back and return it. Raises NotFound when there is none."""
        standing = self._log.in_force()
        if not standing:
            raise NotFound("nothing to undo: no merge of speakers is in force")
        last = standing[-1]
        self._log.append(replace(last, action="undo", who=_user(), when=_now()))
        self._forget_speakers()
        return last

    def merge_log(self) -> list[LogEntry]:
        """All merges and undos, oldest first."""
        return self._log.entries()

    def _forget_speakers(self) -> None:
        self.__dict__.pop("_speakers", None)

    # Search

    def search(self, typed: str, *, limit: int = 200, offset: int = 0, order: Order = "relevance") -> Hits:
        """Paragraphs that match a query, best first. An empty query gives no hits. Raises QueryError."""
        query = parse(typed)
        if query is None:
            return Hits()
        notes: list[str] = []

        def resolve(name: str) -> SpokenBy:
            found = self.find_speaker(name)
            notes.extend(found.notes or (() if found else (f"no quote in this archive is by {name}",)))
            return SpokenBy(found.names, found.labels)

        resolved = replace_spoken(query, resolve)
        hits = self._engine.search(resolved, limit=limit, offset=offset, order=order)
        return hits if not notes else Hits(hits.hits, hits.n_paragraphs, hits.n_articles, (*hits.notes, *notes))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return f"uid {os.getuid()}"


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
