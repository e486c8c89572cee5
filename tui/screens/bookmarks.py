"""The bookmarks with their notes: to open, to annotate, to take away, to export."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from quotedesk.index.errors import ArchiveError, NotFound, UsageError
from quotedesk.tui import citation, render
from quotedesk.tui.actions import bindings
from quotedesk.tui.background import background
from quotedesk.tui.citation import day
from quotedesk.tui.counting import counted
from quotedesk.tui.desk import Desk
from quotedesk.tui.lane import Lane
from quotedesk.tui.program import key
from quotedesk.tui.rows import Rows
from quotedesk.tui.screens.prompt import PromptScreen
from quotedesk.tui.screens.sheet import Sheet
from quotedesk.tui.state import Bookmark, Entries
from quotedesk.tui.styles import Cited
from quotedesk.tui.wrap import clip


class BookmarksScreen(Sheet):
    """Those of this archive first, then those of others, each kind newest first."""

    HEADING = "Bookmarks"
    VIEW = "bookmarks"
    BINDINGS: ClassVar[list[BindingType]] = bindings("bookmarks")

    def __init__(
        self, desk: Desk, kept: Entries[Bookmark], keeping: Lane, marks: Sequence[Bookmark], folder: Path | None
    ) -> None:
        """`marks` are all of `kept`; changes to them are written on the lane `keeping`."""
        super().__init__()
        self._desk = desk
        self._kept = kept
        self._keeping = keeping
        self._marks = sorted(marks, key=lambda mark: mark.archive != desk.key)
        self._folder = folder
        self._deleted: list[tuple[int, Bookmark]] = []

    def body(self) -> ComposeResult:
        yield Rows[Bookmark](self._draw, id="bookmarks")

    def on_mount(self) -> None:
        self._rows.show(self._marks)
        self.set_focus(self._rows)
        if not self._marks:
            self.say(f"no bookmarks yet; {key(self, 'bookmark')} sets one at the cursor")

    @property
    def _rows(self) -> Rows[Bookmark]:
        return self.query_one(Rows)

    def _draw(self, mark: Bookmark, width: int) -> list[Content]:
        here = mark.archive == self._desk.key
        place = mark.id if here else f"{mark.id} · {mark.archive}"
        words = f"“{mark.words}”" if "q" in mark.id.rpartition("#")[2] else mark.words
        lines = render.wrapped(mark.note, width, render.STRONG) if mark.note else []
        lines += render.wrapped(clip(render.plain(words), 2 * width - 4), width, render.QUOTE)
        when = day(mark.when[:10]) or ""
        return [*lines, *render.with_right(render.wrapped(place, width, render.DIM), when, width), Content("")]

    @on(Rows.Chosen)
    @background()
    async def _open(self) -> None:
        mark = self._rows.current
        if mark is None:
            return
        if mark.archive != self._desk.key:
            self.say(f"it stands in another archive: quotedesk --archive {mark.archive}")
            return
        try:
            self.dismiss(await self._desk.place(mark.id))
        except (NotFound, UsageError, ArchiveError) as error:
            self.say(str(error))

    @background()
    async def action_note(self) -> None:
        mark = self._rows.current
        if mark is None:
            return
        note = await self.app.push_screen_wait(PromptScreen("note", "Enter without a note takes it away", mark.note))
        if note is None:
            return
        await self._keeping.ask(self._kept.change, mark.key, lambda each: replace(each, note=note))
        self._marks[self._marks.index(mark)] = replace(mark, note=note)
        self._rows.show(self._marks, self._rows.cursor)
        self.say("noted")

    @background()
    async def action_delete(self) -> None:
        mark = self._rows.current
        if mark is None:
            return
        place = self._rows.cursor
        self._deleted.append((place, self._marks.pop(place)))
        self._rows.show(self._marks, place)
        self.say(f"deleted; {key(self, 'put_back')} puts it back")
        await self._keeping.ask(self._kept.drop, mark.key)

    @background()
    async def action_put_back(self) -> None:
        if not self._deleted:
            self.say("nothing was deleted here")
            return
        place, mark = self._deleted.pop()
        self._marks.insert(place, mark)
        self._rows.show(self._marks, place)
        self.say("put back")
        await self._keeping.ask(self._kept.put, mark)

    @background()
    async def action_export(self) -> None:
        from quotedesk.tui.screens.export import ExportScreen

        if not self._marks:
            self.say("no bookmarks to export")
            return
        words = counted(len(self._marks), "bookmark")
        done = await self.app.push_screen_wait(ExportScreen(self._desk, self._marks, "", words, self._folder))
        if done is not None:
            self.say(str(done) if isinstance(done, ArchiveError) else f"wrote {done}")

    async def cited(self) -> Cited | str:
        mark = self._rows.current
        if mark is None:
            return ""
        with suppress(NotFound, UsageError, ArchiveError):
            if mark.archive == self._desk.key and (found := await self._as_marked(mark)):
                return found
        return f"{mark.words} — {mark.id}"

    async def _as_marked(self, mark: Bookmark) -> Cited | str:
        """What a bookmark was set on, if it still has the same words."""
        article_id, number, quote = await self._desk.place(mark.id)
        page = await self._desk.page(article_id)
        if quote is not None:
            return (quote, page.summary) if quote.clean == mark.words else ""
        same = [each for each in page.article.paragraphs if each.number == number and each.text == mark.words]
        return citation.paragraph(same[0], page.summary) if same else ""
