"""The one door to an archive for the program and the commands: open, read, quotes, speakers, search."""

from __future__ import annotations

import getpass
import os
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import count, islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from quotedesk.index.engines import open_store
from quotedesk.index.engines.base import Engine, Facets, Order
from quotedesk.index.errors import NotFound, UsageError
from quotedesk.index.found_speakers import Found
from quotedesk.index.listed_quotes import ListedQuotes
from quotedesk.index.model import Article, ArticleSummary, Counts, Hits, Quote, Role, Speaker, Totals
from quotedesk.index.query import And, Query, parse
from quotedesk.index.query_text import suggestion
from quotedesk.index.speaker_log import LogEntry, SpeakerLog
from quotedesk.index.speakers import Speakers
from quotedesk.index.speakers_file import SPEAKERS_FILE, SpeakersFile, load_speakers
from quotedesk.index.suggestions import Suggestion, suggestions
from quotedesk.index.tree import SpokenBy, replace_spoken

if TYPE_CHECKING:
    from quotedesk.index.ledger import Ledger
    from quotedesk.index.matching.matcher import Matcher, Where
    from quotedesk.index.matching.verdict import Verification
    from quotedesk.index.quoted import Quoted

_LOG = "speakers.log"
_SPELLINGS = 4
"""How many names as printed are looked at for each speaker of a facet."""
LARGE = 2_000
"""Quotes in an archive above which speakers are counted in columns; below, numpy takes longer to load than counting."""
_QUOTE_ID = re.compile(r"(?P<article>[^#]*?)(?:@(?P<version>\d+))?#p(?P<paragraph>\d+)(?P<letter>[qi])(?P<number>\d+)")


@dataclass(frozen=True, slots=True)
class Change:
    """What a merge or a split of speakers did."""

    name: str
    """The speaker who has the quotes now."""
    n_quotes: int
    """Quotes moved; 0 when both names of a merge were one speaker already."""


class Archive:
    """A snapshot of an archive. Commits made after it was opened are seen by opening it again."""

    def __init__(self, path: Path) -> None:
        """Raises ArchiveMissing, or ArchiveError when what is there cannot be read."""
        self.path = path
        self._engine: Engine = open_store(path).open()
        self._log = SpeakerLog(path / _LOG)

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

    def article_ids(self) -> Sequence[str]:
        """The ids of all articles, sorted."""
        return self._engine.article_ids()

    def neighbours(self, article_id: str) -> tuple[str | None, str | None]:
        """The ids next before and next after one, which need not be there; None where there is no further one."""
        return self._engine.neighbours(article_id)

    def summary(self, article_id: str) -> ArticleSummary:
        """An article's metadata by its whole id. Raises NotFound."""
        read = "_summaries" in self.__dict__
        summary = self._summaries.get(article_id) if read else self._engine.summary(article_id)
        if summary is None:
            raise NotFound(f"no article {article_id} in this archive")
        return summary

    def article_id(self, typed: str) -> str:
        """The id that `typed`, a whole id or any unique beginning of one, stands for.

        Raises NotFound when none begins so, UsageError listing the candidates when several do.
        """
        if typed and self._engine.summary(typed) is not None:
            return typed
        ids = self.article_ids()
        later = islice(ids, bisect_left(ids, typed), None) if typed else ()
        matches = list(takewhile(lambda article_id: article_id.startswith(typed), later))
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

    @property
    def is_large(self) -> bool:
        """Whether it has so many quotes that what is shown of them is better read when it is shown."""
        return self.counts().quotes > LARGE

    @cached_property
    def _known(self) -> SpeakersFile:
        path = self.path / SPEAKERS_FILE
        return load_speakers(path) if path.exists() else SpeakersFile()

    @cached_property
    def _speakers(self) -> Speakers | Quoted:
        if self.is_large:
            return self.quoted
        return Speakers(self._engine.name_counts(), self._known, self._log.in_force())

    @cached_property
    def quoted(self) -> Quoted:
        """Who is quoted, by headings of which only those are made that are looked at."""
        from quotedesk.index.quoted import Quoted  # it loads numpy

        return Quoted(self.ledger, self._known, self._log.in_force())

    @cached_property
    def ledger(self) -> Ledger:
        """Quotes and articles as flat columns."""
        return self._engine.ledger()

    def quotes_under(self, number: int, *, indirect: bool = False) -> ListedQuotes:
        """The quotes under a heading of `quoted`, `ledger.NOBODY` or `ledger.UNCERTAIN`: by article id and place, of a
        role each source of an article apart."""
        article_ids, counts, days = self.quoted.tally.articles(number, indirect=indirect)
        belongs, is_role = self.quoted.under(number), number >= 0 and not self.quoted.headings.is_named(number)

        def read(article_id: str) -> list[Quote]:
            quotes = map(self.quoted.resolved, self._engine.quotes(article_ids=(article_id,), indirect=indirect))
            found = [quote for quote in quotes if belongs(quote)]
            return sorted(found, key=_label) if is_role else found

        return ListedQuotes(article_ids, counts, days, read)

    def quotes(self, *, article_id: str | None = None, indirect: bool = False) -> Iterator[Quote]:
        """All quotes, or those of one article, by article id and place, with the archive's speakers."""
        chosen = None if article_id is None else (article_id,)
        return map(self._speakers.resolved, self._engine.quotes(article_ids=chosen, indirect=indirect))

    def quotes_of(self, found: Found, *, indirect: bool = False) -> Iterator[Quote]:
        """The quotes of those a typed name stands for."""
        if not found:
            return iter(())
        quotes = self._engine.quotes(names=found.names, labels=found.labels, indirect=indirect)
        resolved = map(self._speakers.resolved, quotes)
        return (quote for quote in resolved if quote.speaker.id is None or quote.speaker.id in found.speaker_ids)

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

    def each_speaker(self, beginning: str = "") -> Iterator[Speaker]:
        """The same one by one; those whose name begins so, whatever its case."""
        return self._speakers.each_named(beginning)

    def speaker(self, speaker_id: str) -> Speaker:
        """A named speaker by id. Raises NotFound."""
        if not self._speakers.by_id(speaker_id):
            raise NotFound(f"no quote in this archive is by {speaker_id}")
        return self._speakers.speaker(speaker_id)

    def roles(self) -> list[Role]:
        """The headings unnamed sources are shown under, by number of quotes, then name."""
        return self._speakers.roles()

    def find_speaker(self, typed: str) -> Found:
        """Whom a typed name stands for, through names, aliases and roles."""
        return self._speakers.find(typed)

    def speaker_suggestions(self) -> Iterator[Suggestion]:
        """Speakers that may be one and are kept apart until somebody merges them, by name."""
        return suggestions(self.speakers())

    def by_speaker(self, speaker_id: str, *, indirect: bool = False) -> Iterator[Quote]:
        """The quotes of one named speaker, by article id and place."""
        return self.quotes_of(self._speakers.by_id(speaker_id), indirect=indirect)

    def by_role(self, role: str, *, indirect: bool = False) -> Iterator[Quote]:
        """The quotes that stand under one role, by article id and place."""
        return self.quotes_of(self._speakers.by_role(role), indirect=indirect)

    def by_nobody(self, *, indirect: bool = False) -> Iterator[Quote]:
        """The quotes that are given to nobody for certain, by article id and place."""
        return self._engine.quotes(nobody=True, indirect=indirect)

    def quoted_beside(self, speaker_id: str) -> list[tuple[Speaker, int]]:
        """Named speakers quoted in the same articles as one, and in how many of them: by that number, then name."""
        return self._speakers.beside(speaker_id)

    def merge_speakers(self, source: str, target: str, *, sure: bool = False) -> Change:
        """Give the quotes of one named speaker to another, in a log that can be undone.

        Raises NotFound when nobody of that name is quoted, Refused for unnamed sources, for names that could be
        several speakers and, unless `sure`, when the given names differ.
        """
        first, second = self._speakers.to_merge(source, target, sure=sure)
        if first.id == second.id:
            return Change(second.name, 0)
        self._note(LogEntry("merge", _user(), _now(), first.id, first.name, second.id, second.name, first.n_quotes))
        return Change(second.name, first.n_quotes)

    def split_speaker(self, typed: str, parts: Sequence[str], *, name: str | None = None) -> Change:
        """Give some quotes of a named speaker to a new one, in a log that can be undone.

        `parts` are ids of articles, or spellings of the speaker's name as articles print it; `name` is the new
        speaker's, by default the old one with a number. Raises as `merge_speakers` does, NotFound for a part that is
        neither, Refused when none or all of the quotes would move.
        """
        speaker = self._speakers.one(typed)
        printed = self._speakers.by_id(speaker.id).names
        spellings = tuple(part for part in parts if part in printed)
        articles = tuple(self.article_id(part) for part in parts if part not in printed)
        new_name = name or self._numbered(speaker.name)
        identity, n_quotes = self._speakers.to_part(speaker, articles, spellings, new_name)
        entry = LogEntry("split", _user(), _now(), speaker.id, speaker.name, identity, new_name, n_quotes)
        self._note(replace(entry, articles=articles, spellings=spellings))
        return Change(new_name, n_quotes)

    def _numbered(self, name: str) -> str:
        taken = {speaker.name for speaker in self.speakers()}
        return next(each for n in count(2) if (each := f"{name} ({n})") not in taken)

    def undo_speakers(self) -> LogEntry:
        """Take the latest merge or split in force back and return it. Raises NotFound when there is none."""
        standing = self._log.in_force()
        if not standing:
            raise NotFound("nothing to undo: no merge or split of speakers is in force")
        self._note(replace(standing[-1], action="undo", who=_user(), when=_now()))
        return standing[-1]

    def speaker_log(self) -> list[LogEntry]:
        """All merges, splits and undos, oldest first."""
        return self._log.entries()

    def _note(self, entry: LogEntry) -> None:
        self._log.append(entry)
        self._forget_speakers()

    def _forget_speakers(self) -> None:
        self.__dict__.pop("_speakers", None)
        self.__dict__.pop("quoted", None)

    # The same words elsewhere

    @cached_property
    def _matcher(self) -> Matcher:
        from quotedesk.index.matching.matcher import Matcher

        return Matcher(self._engine, self.path, self._speakers.resolved)

    def verify(self, text: str, *, by: Found | None = None) -> Verification:
        """The verdict on pasted words, said to be `by` somebody. Raises UsageError when nothing is to check."""
        from quotedesk.index.matching.matcher import asked_for

        return self._matcher.verify(text, asked_for(by.names, by.labels, by.speaker_ids) if by is not None else None)

    def where(self, quote: Quote) -> Where:
        """Every form of what a quote says, in all articles that carry it."""
        return self._matcher.where(quote)

    def group(self, quote: Quote) -> str | None:
        """The id of the quote that leads those with the same words: the longest. None for indirect speech."""
        return self._matcher.lead(quote)

    # Search

    def search(
        self, typed: str, *, limit: int = 200, offset: int = 0, order: Order = "relevance", partial: bool = False
    ) -> Hits:
        """Paragraphs that match a query, best first. An empty query gives no hits. Raises QueryError.

        `partial` reads what is still being typed (`query.parse`).
        """
        query = parse(typed, partial=partial)
        if query is None:
            return Hits()
        notes: list[str] = []
        resolved = self._by_names(query, notes)
        hits = self._engine.search(resolved, limit=limit, offset=offset, order=order)
        return hits if not notes else Hits(hits.hits, (*hits.notes, *notes))

    def totals(self, typed: str, *, partial: bool = False) -> Totals:
        """How much a query finds in all: for after the hits are shown. Raises QueryError."""
        query = parse(typed, partial=partial)
        return Totals() if query is None else self._engine.totals(self._by_names(query, []))

    def _by_names(self, query: Query, notes: list[str]) -> Query:
        """`query` with the names that articles print in the place of the speakers it asks for."""

        def resolve(name: str) -> SpokenBy:
            found = self.find_speaker(name)
            notes.extend(found.notes or (() if found else (f"no quote in this archive is by {name}",)))
            return SpokenBy(found.names, found.labels, found.besides)

        return replace_spoken(query, resolve)

    def facets(self, typed: str, *, limit: int = 20) -> Facets:
        """Who is quoted in what a query matches, and where it ran; of an empty query in the whole archive.

        Spellings of one speaker are counted together. Raises QueryError.
        """
        query = parse(typed, partial=True)
        found = self._engine.facets(self._by_names(query or And(()), []), limit=limit * _SPELLINGS)
        counts: Counter[str] = Counter()
        for printed, n_quotes in found.speakers:
            counts[self._speakers.called(printed)] += n_quotes
        return Facets(tuple(counts.most_common(limit)), found.sources[:limit])

    def suggestion(self, typed: str) -> str | None:
        """The query with the nearest words of the archive in the place of those that it does not have.

        None when it has them all, or nothing like them.
        """
        return suggestion(typed, self._engine.similar)


def _label(quote: Quote) -> str:
    return quote.speaker.label or ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return f"uid {os.getuid()}"


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
