"""The numbers of the archive as pictures: over time, by speaker, by outlet, and what is known of the speakers."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult

from quotedesk.tui.background import background
from quotedesk.tui.bottom import BottomLine
from quotedesk.tui.citation import day
from quotedesk.tui.counting import counted
from quotedesk.tui.desk import Desk
from quotedesk.tui.lane import Newest
from quotedesk.tui.pictures import MOST, Picture, in_bars, over_years
from quotedesk.tui.rows import Rows
from quotedesk.tui.screens.sheet import Choice
from quotedesk.tui.statistics import Statistics


class StatisticsScreen(Choice[None]):
    """To be looked at and scrolled."""

    HEADING = "Statistics"
    VIEW = "statistics"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._numbers: Newest[Desk] = Newest(self._show, self.say)

    @property
    def heading(self) -> str:
        return f"Statistics · {self._desk.name}"

    def body(self) -> ComposeResult:
        yield Rows[Picture](Picture.lines, prose=True, id="pictures")

    @background()
    async def on_mount(self) -> None:
        self.set_focus(self.query_one(Rows))
        self.say("counting …", stays=True)
        await self._numbers.ask(self._desk)

    async def _show(self, desk: Desk) -> None:
        found = await desk.statistics()
        self.query_one(Rows).show(list(_pictures(found)))
        self.query_one(BottomLine).show_keys()


def _pictures(found: Statistics) -> Iterator[Picture]:
    counts = found.counts
    size = (
        f"{counted(counts.articles, 'article')} · {counted(counts.paragraphs, 'paragraph')} · "
        f"{counted(counts.quotes, 'quote')}"
    )
    dates = " to ".join(filter(None, dict.fromkeys((day(found.first), day(found.last)))))
    undated = f"{counted(found.n_undated, 'article')} without a date" if found.n_undated else ""
    told = " · ".join(filter(None, (dates, undated, f"generation {found.generation}")))
    yield Picture(size, lambda _: [((told, "dim"),)])
    yield over_years("Quotes over time", found.days)
    who = found.attributed
    known = (("named", who.named), ("unnamed", who.unnamed), ("uncertain", who.uncertain), ("no speaker", who.none))
    speakers, others = found.speakers.first(MOST)
    yield in_bars("Quotes by speaker", speakers, others=others)
    yield in_bars("Quotes by outlet", [(each.source or "outlet unknown", each.n_quotes) for each in found.outlets])
    yield in_bars("What is known of the speakers", [each for each in known if each[1]])
