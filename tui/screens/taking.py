"""Taking it away: copying with a citation in a style, marking, exporting to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import events, on
from textual.content import Content
from textual.widgets import Static

from quotedesk.index.errors import ArchiveError
from quotedesk.index.model import Hit, Quote
from quotedesk.index.text import clean
from quotedesk.tui import clipboard
from quotedesk.tui.background import background
from quotedesk.tui.counting import counted
from quotedesk.tui.program import key, program
from quotedesk.tui.screens.base import DeskBase
from quotedesk.tui.settling import settled
from quotedesk.tui.styles import Cited


class TakingAway(DeskBase, inherit_bindings=False):
    """`y`, `Y`, `space` and `e`. What was marked goes before what is at the cursor."""

    # Copying

    def action_copy(self) -> None:
        if not self._marks and self._pane == "quotes" and self._quotes.quote is None:
            self.say(f"nothing to copy on a heading; {key(self, 'next_quote')} goes to a quote")
        else:
            self._copy()

    def action_choose_style(self) -> None:
        if self._desk is not None and (cited := self._to_cite()):
            from quotedesk.tui.screens.styles import StylesScreen

            self.app.push_screen(
                StylesScreen(program(self).styles_of_citation, program(self).style_name, cited), self._use_style
            )
        else:
            self.say(self.no_quote())

    def _use_style(self, name: str | None) -> None:
        if name is not None:
            program(self).style_name = name
            self._copy()

    def _to_cite(self) -> list[Cited]:
        """The marked quotes, or the one at the cursor."""
        if self._desk is None:
            return []
        quotes = list(self._marks) or [quote for quote in (self._quote,) if quote is not None]
        return [(quote, self._desk.summary(quote.article_id)) for quote in quotes]

    @background()
    async def _copy(self) -> None:
        await self._search.settled()
        await settled(self._search)
        await self._pages.settled()
        cited, style = self._to_cite(), program(self).style_of_citation
        if not cited and self._nothing_found:
            self.say(self.no_quote())
            return
        text = clean(style.cite(cited) if cited else self._reading.citation())
        if not text:
            self.say("nothing to copy")
            return
        self._show_copied(text)
        size = f"{len(text):,} characters"
        told = f"{counted(len(self._marks), 'marked quote')}, {size}" if self._marks else size
        if cited and style.name != "plain":
            told += f" as {style.name}"
        sent = await clipboard.copy(self.app, text)
        self.say(
            f"copied {told}" if sent else f"too long for a terminal's clipboard; {key(self, 'export')} writes a file"
        )

    def _show_copied(self, text: str) -> None:
        box = self.query_one("#copied", Static)
        box.update(Content(text))
        box.display = True

    def hide_copied(self) -> None:
        """What was copied is shown until the next key."""
        box = self.query_one("#copied", Static)
        if box.display:
            box.display = False

    @on(events.TextSelected)
    def _selected(self) -> None:
        """What the mouse went over is copied when it is let go, as terminals do."""
        text = clipboard.selected(self)
        if text:
            self._copy_words(text)

    @background()
    async def _copy_words(self, text: str) -> None:
        sent = await clipboard.copy(self.app, text)
        self.say(f"copied the selection, {len(text):,} characters" if sent else "too long for a terminal's clipboard")

    # Marking

    def action_mark(self) -> None:
        quote = self._quote
        if quote is None:
            self.say(self.no_quote())
            return
        self._marks.turn(quote)
        self._marks_changed()

    def action_unmark_all(self) -> None:
        n_marks = len(self._marks)
        self._marks.clear()
        self._marks_changed()
        self.say(f"{counted(n_marks, 'mark')} taken away" if n_marks else "no quote is marked")

    def _marks_changed(self) -> None:
        self._bottom.count_marks(len(self._marks))
        self._quotes.redraw()
        self._reading.redraw()

    # Exporting

    def action_export(self) -> None:
        found, about = self._to_export()
        if self._desk is None or not found:
            self.say("nothing is shown to export; open a heading, search, or mark quotes")
            return
        from quotedesk.tui.screens.export import ExportScreen

        kind = "paragraph" if isinstance(found[0], Hit) else "marked quote" if self._marks else "quote"
        folder = self._config.export_folder
        self.app.push_screen(ExportScreen(self._desk, found, about, counted(len(found), kind), folder), self._exported)

    def _to_export(self) -> tuple[Sequence[Quote] | Sequence[Hit], str]:
        """What is marked, else all that the pane shows; and what to call it."""
        if self._marks:
            return list(self._marks), ""
        if self._pane == "search":
            return [row for row in self._search.rows.rows if isinstance(row, Hit)], self._search.query_text
        if self._pane == "quotes":
            return self._quotes.shown, self._quotes.field.value
        page = self._reading.page
        return (page.quotes, page.short) if page else ((), "")

    def _exported(self, done: Path | ArchiveError | None) -> None:
        if isinstance(done, ArchiveError):
            self.say(str(done))
        elif done is not None:
            self.say(f"wrote {done}")
