"""What the parts of the desk share: the panes, the archive, what a person set, and what is remembered."""

from __future__ import annotations

from textual.screen import Screen

from quotedesk.index.model import Quote
from quotedesk.tui.action import Pane
from quotedesk.tui.bottom import BottomLine
from quotedesk.tui.config import Config
from quotedesk.tui.desk import Desk
from quotedesk.tui.lane import Lane, Newest
from quotedesk.tui.marks import Marks
from quotedesk.tui.panes.quotes import QuotesPane
from quotedesk.tui.panes.reading import ReadingPane
from quotedesk.tui.panes.search import SearchPane
from quotedesk.tui.state import State
from quotedesk.tui.trail import Trail

Target = tuple[str, int, Quote | None]
"""An article, a paragraph, and the quote to reach there."""


class DeskBase(Screen[None], inherit_bindings=False):
    """The screen as its parts see it; `DeskScreen` is all of them together."""

    def __init__(self, config: Config, state: State) -> None:
        super().__init__()
        self._config = config
        self._state = state
        self._keeping = Lane("state")
        """Where what is remembered is read and written: it may wait for a disk."""
        self._marks = Marks()
        self._desk: Desk | None = None
        self._trail = Trail()
        self._pane: Pane = "search"
        self._list: Pane = "search"
        """The list that Esc goes back to from the page."""
        self._pages: Newest[Target] = Newest(self._turn_to, self.say)

    @property
    def _search(self) -> SearchPane:
        return self.query_one(SearchPane)

    @property
    def _reading(self) -> ReadingPane:
        return self.query_one(ReadingPane)

    @property
    def _quotes(self) -> QuotesPane:
        return self.query_one(QuotesPane)

    @property
    def _bottom(self) -> BottomLine:
        return self.query_one(BottomLine)

    def say(self, text: str) -> None:
        """Words for the line at the bottom."""
        self._bottom.say(text)

    @property
    def _quote(self) -> Quote | None:
        """The quote at the cursor of the pane we are in."""
        return self._quotes.quote if self._pane == "quotes" else self._reading.quote

    def left_at(self, article_id: str) -> int:
        """The paragraph that an article was left at the last time, else the first."""
        raise NotImplementedError

    async def _turn_to(self, target: Target) -> None:
        """Show a place on the page."""
        raise NotImplementedError

    def _open_place(self, target: Target | None) -> None:
        """Open on the page what was chosen on a sheet."""
        raise NotImplementedError
