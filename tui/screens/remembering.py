"""Coming back to a place: bookmarks with notes, paragraphs by number."""

from __future__ import annotations

from dataclasses import replace

from quotedesk.tui.background import background
from quotedesk.tui.program import key
from quotedesk.tui.screens.base import DeskBase
from quotedesk.tui.screens.prompt import PromptScreen
from quotedesk.tui.state import Bookmark, now


class Remembering(DeskBase, inherit_bindings=False):
    """`b`, `'` and `p`. What is kept is written on a lane of its own."""

    # Bookmarks

    def action_bookmark(self) -> None:
        if self._pane == "quotes" and self._quotes.quote is None:
            self.say(f"nothing to bookmark on a heading; {key(self, 'next_quote')} goes to a quote")
        elif self._nothing_found:
            self.say(self.no_quote())
        elif (mark := self._bookmark()) is not None:
            self._ask_note(mark)

    def _bookmark(self) -> Bookmark | None:
        quote, row = self._quote, self._reading.rows.current
        if self._desk is None:
            return None
        if quote is not None:
            return Bookmark(self._desk.key, quote.id, quote.clean, when=now())
        page = self._reading.page
        if page is None or row is None:
            return None
        return Bookmark(self._desk.key, f"{page.article.id}#p{row.number}", row.text, when=now())

    @background()
    async def _ask_note(self, mark: Bookmark) -> None:
        marks = self._state.bookmarks
        older = await self._keeping.ask(marks.get, mark.key)
        prompt = PromptScreen("note", "Enter keeps the bookmark, with a note or without", older.note if older else "")
        note = await self.app.push_screen_wait(prompt)
        if note is None:
            return
        if older is not None:
            await self._keeping.ask(marks.change, mark.key, lambda each: replace(each, note=note))
        else:
            await self._keeping.ask(marks.put, replace(mark, note=note))
        self._tell(f"bookmarked; {key(self, 'bookmarks')} lists the bookmarks")

    def _tell(self, words: str) -> None:
        """Say it, unless the state has something to say."""
        self.say(" · ".join(self._state.take_messages()) or words)

    @background()
    async def action_bookmarks(self) -> None:
        if self._desk is None:
            return
        from quotedesk.tui.screens.bookmarks import BookmarksScreen

        marks = await self._keeping.ask(self._state.bookmarks.all)
        screen = BookmarksScreen(self._desk, self._state.bookmarks, self._keeping, marks, self._config.export_folder)
        self._open_place(await self.app.push_screen_wait(screen))

    @background()
    async def action_go_to_paragraph(self) -> None:
        page = self._reading.page
        if page is None:
            return
        last = page.article.paragraphs[-1].number
        typed = await self.app.push_screen_wait(PromptScreen("¶", f"number of a paragraph, 1 to {last:,}"))
        if typed is None or not typed.strip():
            return
        number = typed.strip().lstrip("¶p").replace(",", "")
        if number.isdecimal() and 1 <= int(number) <= last:
            self._open_place((page.article.id, int(number), None))
        else:
            self.say(f"there is no paragraph {typed.strip()}; the last one is {last:,}")
