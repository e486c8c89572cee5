"""The named speakers of the archive, to find one and look at what they said."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from quotedesk.tui import render
from quotedesk.tui.actions import bindings
from quotedesk.tui.background import background
from quotedesk.tui.bottom import BottomLine
from quotedesk.tui.citation import day
from quotedesk.tui.desk import Desk
from quotedesk.tui.field import Field
from quotedesk.tui.headings import ORDERS, Group, Order
from quotedesk.tui.listing import Headings
from quotedesk.tui.program import key
from quotedesk.tui.rows import Rows
from quotedesk.tui.screens.sheet import Choice, Place
from quotedesk.tui.screens.speaker import SpeakerScreen


class SpeakersScreen(Choice[Place]):
    """Unnamed sources are not here: they stand under their roles in the quotes pane."""

    VIEW = "speakers"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("field"), *bindings("speakers")]

    def __init__(self, desk: Desk, speakers: Headings, at: str = "") -> None:
        """`at` is the id of the speaker to begin with."""
        super().__init__()
        self._desk = desk
        self._speakers = speakers
        self._at = at
        self._order: Order = "count"

    @property
    def heading(self) -> str:
        return f"Speakers · {len(self._speakers):,}"

    def body(self) -> ComposeResult:
        yield Field(f"{key(self, 'find')} to find a name", id="name")
        yield Rows[Group](_draw, id="speakers")

    def on_mount(self) -> None:
        self._fill(self._at)
        self.set_focus(self._rows)

    @property
    def _rows(self) -> Rows[Group]:
        return self.query_one(Rows)

    @property
    def _field(self) -> Field:
        return self.query_one(Field)

    def _fill(self, at: str = "") -> None:
        found = self._speakers.matching(self._field.value)
        line = self.query_one(BottomLine)
        if found:
            line.show_keys()
        else:
            line.say("nobody is named so", stays=True)
        self._rows.show(found, found.place_of(("named", at)) or 0 if at else 0)

    @on(Input.Changed)
    def _narrow(self) -> None:
        self._fill()

    @on(Input.Submitted)
    @on(Field.Left)
    def _to_list(self) -> None:
        self.set_focus(self._rows)

    def action_find(self) -> None:
        self.set_focus(self._field)

    def action_next_pane(self) -> None:
        self.set_focus(self._field)

    @background("order")
    async def action_order(self) -> None:
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        speaker = self._rows.current
        self._speakers = (await self._desk.ordered(self._speakers, self._order)).named()
        self._fill(speaker.id if speaker else "")

    @on(Rows.Chosen)
    @background()
    async def _open(self) -> None:
        speaker = self._rows.current
        if speaker is not None:
            place = await self.app.push_screen_wait(SpeakerScreen(self._desk, speaker.id, speaker.title))
            if place is not None:
                self.dismiss(place)


def _draw(speaker: Group, width: int) -> list[Content]:
    when = day(speaker.latest) or ""
    count = f"{speaker.n_quotes or 0:,}".rjust(7)
    return render.with_right(render.wrapped(speaker.title, width - len(count) - len(when) - 2), f"{when}{count}", width)
