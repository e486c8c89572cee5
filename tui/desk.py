"""An open archive as the program asks it: off the keys' thread, and with what is asked often at hand."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from quotedesk.index.errors import ArchiveError, NotFound
from quotedesk.index.model import Article, ArticleSummary, Counts, Hit, Hits, Quote, Totals
from quotedesk.tui.groups import OPEN_AT_ONCE, headings, quotes_of
from quotedesk.tui.headings import Group
from quotedesk.tui.headings import Order as Ordering
from quotedesk.tui.lane import Lane
from quotedesk.tui.listing import Headings

if TYPE_CHECKING:
    from quotedesk.index.archive import Archive
    from quotedesk.index.engines.base import Facets
    from quotedesk.index.engines.base import Order as HitOrder
    from quotedesk.index.matching.draft import DraftQuote
    from quotedesk.index.matching.matcher import Where
    from quotedesk.index.matching.verdict import Verification
    from quotedesk.tui.export import Form
    from quotedesk.tui.profile import Profile
    from quotedesk.tui.state import Bookmark
    from quotedesk.tui.statistics import Statistics

_PAGES_KEPT = 16
_SHORT = 8
HITS_AT_ONCE = 200
"""Hits that are read at a time; fewer are the last."""
SEEDS_KEY = "seeds"
"""What is remembered names the archive of the seed articles so."""
Change = Literal["newer", "gone"]


@dataclass(frozen=True, slots=True)
class Page:
    """An article with its quotes, ready to be read."""

    article: Article
    summary: ArticleSummary
    quotes: tuple[Quote, ...]
    short: str
    """The beginning of the article's id that names it in this archive."""


class Desk:
    """An archive that is open. Made by `open_desk`."""

    def __init__(self, lane: Lane, archive: Archive, name: str, key: str) -> None:
        self._lane = lane
        self._archive = archive
        self._summaries: dict[str, ArticleSummary] = {}
        """Those that were asked for."""
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._dates: dict[str, str] | None = None
        self._indirect = False
        self.name = name
        self.key = key
        """Its whole path, or `seeds`: how what is remembered names it."""
        self.counts: Counts = archive.counts()

    @property
    def first(self) -> str:
        """The first article by id; empty when the archive is."""
        return self._archive.neighbours("")[1] or ""

    def neighbours(self, article_id: str) -> tuple[str | None, str | None]:
        """The articles before and after one, by id."""
        return self._archive.neighbours(article_id)

    def __contains__(self, article_id: str) -> bool:
        try:
            return bool(self.summary(article_id))
        except NotFound:
            return False

    def summary(self, article_id: str) -> ArticleSummary:
        found = self._summaries.get(article_id)
        if found is None:
            found = self._summaries[article_id] = self._archive.summary(article_id)
        return found

    @property
    def dates(self) -> Mapping[str, str]:
        """When articles came out, by id, as far as they state it; none of a large archive, whose lists know them."""
        if self._archive.is_large:
            return {}
        if self._dates is None:
            self._dates = {each.id: each.published for each in self._archive.summaries() if each.published}
        return self._dates

    @property
    def indirect(self) -> bool:
        """Whether indirect speech is shown among the quotes."""
        return self._indirect

    def turn_indirect(self) -> None:
        self._indirect = not self._indirect
        self._pages.clear()

    def short(self, article_id: str) -> str:
        """The first characters of an id, as many as tell it from its neighbours, and at least eight."""
        shared = [_shared(article_id, each) for each in self.neighbours(article_id) if each is not None]
        length = max([_SHORT, *(n + 1 for n in shared)])
        return article_id[:length]

    async def search(self, typed: str, *, partial: bool, offset: int = 0, order: HitOrder = "relevance") -> Hits:
        """A page of hits. `partial` reads what is still being typed. Raises QueryError."""
        search = self._archive.search
        return await self._lane.ask(search, typed, limit=HITS_AT_ONCE, offset=offset, order=order, partial=partial)

    async def totals(self, typed: str, *, partial: bool = False) -> Totals:
        """How much a query finds in all, which may take longer than its first hits. Raises QueryError."""
        return await self._lane.ask(self._archive.totals, typed, partial=partial)

    async def prepare(self) -> None:
        """Load what the first search needs, so that its first letter is answered as quickly as the others."""
        await self._lane.ask(self._archive.search, "a", limit=1)

    async def facets(self, typed: str) -> Facets:
        """Who is quoted in what a query matches, and where it ran."""
        return await self._lane.ask(self._archive.facets, typed)

    async def suggestion(self, typed: str) -> str | None:
        """The query with words that the archive has."""
        return await self._lane.ask(self._archive.suggestion, typed)

    async def change(self) -> Change | None:
        """What has become of the archive on disk since it was opened; None when it is the same."""
        return await self._lane.ask(self._changed)

    def _changed(self) -> Change | None:
        try:
            return "newer" if self._archive.newer() else None
        except (ArchiveError, OSError):
            return "gone"

    async def page(self, article_id: str) -> Page:
        page = self._pages.get(article_id)
        if page is None:
            page = self._pages[article_id] = await self._lane.ask(self._read, article_id)
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(article_id)
        return page

    def _read(self, article_id: str) -> Page:
        return Page(
            self._archive.article(article_id),
            self.summary(article_id),
            tuple(self._archive.quotes(article_id=article_id, indirect=self._indirect)),
            self.short(article_id),
        )

    async def place(self, id: str) -> tuple[str, int, Quote | None]:
        """The article and paragraph of a quote's id or a paragraph's, with the quote. Raises NotFound, UsageError."""
        return await self._lane.ask(self._place, id)

    def _place(self, id: str) -> tuple[str, int, Quote | None]:
        article_id, _, rest = id.rpartition("#p")
        if rest.isdecimal():
            return self._archive.article_id(article_id), int(rest), None
        quote = self._archive.quote(id)
        return quote.article_id, quote.paragraph, quote

    async def verify(self, text: str, speaker: str | None = None) -> Verification:
        """Raises UsageError when there is nothing to check."""
        return await self._lane.ask(self._verified, text, speaker)

    def _verified(self, text: str, speaker: str | None) -> Verification:
        return self._archive.verify(text, by=self._archive.find_speaker(speaker) if speaker else None)

    async def where(self, quote: Quote) -> Where:
        return await self._lane.ask(self._archive.where, quote)

    async def draft_quotes(self, path: Path) -> list[Quote]:
        """The quotes of a draft, which is not kept. Raises ArchiveError, UsageError, OSError."""
        return await self._lane.ask(_draft_quotes, path)

    async def check(self, quote: Quote) -> DraftQuote:
        """A quote of a draft with its verdict."""
        return await self._lane.ask(self._checked, quote)

    def _checked(self, quote: Quote) -> DraftQuote:
        from quotedesk.index.matching.draft import check_draft

        return next(check_draft(self._archive, [quote]))

    async def profile(self, speaker_id: str) -> Profile:
        """A speaker's page. Raises NotFound."""
        return await self._lane.ask(self._profile, speaker_id)

    def _profile(self, speaker_id: str) -> Profile:
        from quotedesk.tui.profile import profile

        return profile(self._archive, speaker_id)

    async def statistics(self) -> Statistics:
        return await self._lane.ask(self._statistics)

    def _statistics(self) -> Statistics:
        from quotedesk.tui.statistics import statistics

        return statistics(self._archive)

    async def export(
        self, found: Sequence[Quote] | Sequence[Hit] | Sequence[Bookmark], about: str, form: Form, folder: Path | None
    ) -> Path:
        """Write a file for what was found by `about`, and tell where. Raises ArchiveError."""
        return await self._lane.ask(self._export, found, about, form, folder)

    def _export(
        self, found: Sequence[Quote] | Sequence[Hit] | Sequence[Bookmark], about: str, form: Form, folder: Path | None
    ) -> Path:
        from quotedesk.tui.export import default_folder, export
        from quotedesk.tui.sheets import sheet_of

        return export(sheet_of(self._archive, found, about), form, folder or default_folder())

    async def headings(self) -> Headings:
        """The headings of the quotes. Of a large archive they are counted apart, so that searches need not wait."""
        lane = self._lane if self.counts.quotes <= OPEN_AT_ONCE else Lane("speakers")
        return await lane.ask(headings, self._archive, indirect=self._indirect)

    async def ordered(self, found: Headings, order: Ordering) -> Headings:
        """All headings in another order, off the keys' thread where there are many."""
        if len(found) <= OPEN_AT_ONCE:
            return found.ordered(order)
        return await self._lane.ask(found.ordered, order)

    async def read(self, unread: Sequence[Group]) -> list[Group]:
        """The same headings with their quotes."""
        return await self._lane.ask(lambda: [group if group.is_read else self._filled(group) for group in unread])

    def _filled(self, group: Group) -> Group:
        quotes = quotes_of(self._archive, group, indirect=self._indirect)
        return replace(group, quotes=quotes, n_quotes=len(quotes), is_read=True)


def _draft_quotes(path: Path) -> list[Quote]:
    from quotedesk.index.matching.draft import draft_quotes, read_draft

    return draft_quotes(read_draft(path.read_bytes(), path.name))


def _shared(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


async def open_desk(path: Path | None) -> Desk:
    """Open the archive at `path`, or that of the seed articles. Raises ArchiveError."""
    lane = Lane("archive")
    return await lane.ask(_open, lane, path)


def _open(lane: Lane, path: Path | None) -> Desk:
    from quotedesk.index.archive import Archive  # here, on the lane: the engine takes long to import
    from quotedesk.index.errors import ArchiveError

    if path is not None:
        return Desk(lane, Archive(path), path.resolve().name, str(path.resolve()))
    from quotedesk.tui.seed_archive import rebuild_seed_archive, seed_archive

    try:
        return Desk(lane, Archive(seed_archive()), "seeds", SEEDS_KEY)
    except ArchiveError:
        return Desk(lane, Archive(rebuild_seed_archive()), "seeds", SEEDS_KEY)
