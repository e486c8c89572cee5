"""A speaker's own page: what they said by date, over time and where, and who is quoted beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from quotedesk.index.model import Speaker
from quotedesk.tui import citation, render
from quotedesk.tui.actions import bindings
from quotedesk.tui.background import background
from quotedesk.tui.bottom import BottomLine
from quotedesk.tui.counting import counted
from quotedesk.tui.desk import Desk
from quotedesk.tui.lane import Newest
from quotedesk.tui.listing import Lost
from quotedesk.tui.pictures import Picture, in_bars, over_years
from quotedesk.tui.profile import Profile, Quoted
from quotedesk.tui.rows import Rows
from quotedesk.tui.screens.sheet import Sheet
from quotedesk.tui.styles import Cited
from quotedesk.tui.wrap import clip

Beside = tuple[Speaker, int]
"""Another speaker, and how many articles quote both."""
_OUTLETS = 6


@dataclass(frozen=True, slots=True)
class Title:
    """Words above what follows."""

    text: str


class SpeakerScreen(Sheet):
    """Quotes on the left, pictures and the others on the right; one below the other where it is narrow."""

    VIEW = "speaker"
    BINDINGS: ClassVar[list[BindingType]] = bindings("columns")

    def __init__(self, desk: Desk, speaker_id: str, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._speaker_id = speaker_id
        self._title = name
        self._profiles: Newest[str] = Newest(self._show, self.say)

    @property
    def heading(self) -> str:
        return self._title

    def body(self) -> ComposeResult:
        yield Static("", id="about", markup=False)
        with Container(id="speaker"):
            yield Rows[Quoted | Lost](self._draw, id="said-by")
            yield Rows[Picture | Title | Beside](_draw_side, id="beside")

    @background()
    async def on_mount(self) -> None:
        self.set_focus(self._quotes)
        self.say("reading …", stays=True)
        await self._profiles.ask(self._speaker_id)

    @property
    def _quotes(self) -> Rows[Quoted | Lost]:
        return self.query_one("#said-by", Rows)

    @property
    def _side(self) -> Rows[Picture | Title | Beside]:
        return self.query_one("#beside", Rows)

    async def _show(self, speaker_id: str) -> None:
        found = await self._desk.profile(speaker_id)
        self.query_one("#about", Static).update(_about(found))
        self._quotes.show(found.quotes)
        side: list[Picture | Title | Beside] = [
            over_years("Over time", found.days, 4),
            in_bars("Outlets", [(each.source or "outlet unknown", each.n_quotes) for each in found.outlets], _OUTLETS),
        ]
        if found.beside:
            side += [Title("Quoted in the same articles"), *found.beside]
        self._side.show(side)
        self.query_one(BottomLine).show_keys()

    def _draw(self, row: Quoted | Lost, width: int) -> list[Content]:
        if isinstance(row, Lost):
            return [*render.wrapped(row.text, width, render.DIM), Content("")]
        quote, summary = row
        words = render.words(quote)
        when = citation.day(summary.published) or "date unknown"
        where = render.plain(f"{when} · {summary.source or 'outlet unknown'}")
        place = f"{self._desk.short(quote.article_id)} ¶{quote.paragraph}"
        head = render.with_right(render.wrapped(where, width - len(place) - 2, render.DIM), place, width)
        return [*head, *render.wrapped(clip(words, 3 * width - 6), width, render.QUOTE), Content("")]

    @on(Rows.Chosen)
    @background()
    async def _chosen(self) -> None:
        said, other = self._quotes.current, self._side.current
        if self._quotes.has_focus and isinstance(said, tuple):
            self.dismiss((said[0].article_id, said[0].paragraph, said[0]))
        elif self._side.has_focus and isinstance(other, tuple):
            place = await self.app.push_screen_wait(SpeakerScreen(self._desk, other[0].id, other[0].name))
            if place is not None:
                self.dismiss(place)

    def action_previous_pane(self) -> None:
        self.action_next_pane()

    def action_next_pane(self) -> None:
        self.set_focus(self._side if self._quotes.has_focus else self._quotes)

    async def cited(self) -> Cited | str:
        row = self._quotes.current
        return row if isinstance(row, tuple) else ""


def _about(found: Profile) -> Content:
    speaker = found.speaker
    size = f"{counted(speaker.n_quotes, 'quote')} in {counted(speaker.n_articles, 'article')}"
    also = f" · also {', '.join(speaker.aliases)}" if speaker.aliases else ""
    return Content.assemble((render.plain(size + also), render.DIM))


def _draw_side(row: Picture | Title | Beside, width: int) -> Sequence[Content]:
    if isinstance(row, Picture):
        return row.lines(width)
    if isinstance(row, Title):
        return render.wrapped(row.text, width, render.STRONG)
    speaker, n_articles = row[0], f"{row[1]:,}"
    return render.with_right(render.wrapped(speaker.name, width - len(n_articles) - 2), n_articles, width)
