"""The sheets that look at the archive from another side: verify, where else, a draft, speakers, statistics."""

from __future__ import annotations

from quotedesk.index.model import Quote
from quotedesk.tui.background import background
from quotedesk.tui.screens.base import DeskBase


class Exploring(DeskBase, inherit_bindings=False):
    """Each sheet is imported when it is first asked for."""

    def action_verify(self) -> None:
        if self._desk is not None:
            from quotedesk.tui.screens.verify import VerifyScreen

            self.app.push_screen(VerifyScreen(self._desk), self._open_place)

    def action_check_draft(self) -> None:
        if self._desk is not None:
            from quotedesk.tui.screens.draft import DraftScreen

            self.app.push_screen(DraftScreen(self._desk), self._open_place)

    def action_where(self) -> None:
        quote = self._quote
        if quote is None:
            self.say(self.no_quote())
        else:
            self._where(quote)

    @background()
    async def _where(self, quote: Quote) -> None:
        if self._desk is not None:
            from quotedesk.tui.screens.where import WhereScreen

            where = await self._desk.where(quote)
            self.app.push_screen(WhereScreen(self._desk, quote, where), self._open_place)

    # Speakers and numbers

    @background("speakers")
    async def action_speakers(self) -> None:
        desk = self._desk
        if desk is None:
            return
        from quotedesk.tui.screens.speakers import SpeakersScreen

        if not self._quotes.groups and desk.counts.quotes:
            self.say("counting who is quoted")
            self._quotes.open(desk, await desk.headings())
        speakers = self._quotes.groups.named()
        if not speakers:
            self.say("nobody is quoted by name in this archive")
            return
        quote = self._quote
        group = self._quotes.group if self._pane == "quotes" else None
        at = group.id if group is not None else (quote.speaker.id if quote is not None else None) or ""
        self.app.push_screen(SpeakersScreen(desk, speakers, at), self._open_place)

    def action_statistics(self) -> None:
        if self._desk is not None:
            from quotedesk.tui.screens.statistics import StatisticsScreen

            self.app.push_screen(StatisticsScreen(self._desk))
