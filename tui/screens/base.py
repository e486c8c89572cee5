"""What the parts of the desk share: the panes, the page, the archive, what a person set, and what is remembered."""

from __future__ import annotations

from textual.screen import Screen

from quotedesk.index.model import Quote
from quotedesk.tui.action import PANES, Pane
from quotedesk.tui.background import background
from quotedesk.tui.bottom import BottomLine
from quotedesk.tui.config import Config
from quotedesk.tui.desk import Desk
from quotedesk.tui.lane import Lane, Newest
from quotedesk.tui.marks import Marks
from quotedesk.tui.panes.quotes import QuotesPane
from quotedesk.tui.panes.reading import ReadingPane
from quotedesk.tui.panes.search import SearchPane
from quotedesk.tui.program import key
from quotedesk.tui.state import Position, State, now
from quotedesk.tui.trail import Trail

Target = tuple[str, int, Quote | None]
"""An article, a paragraph, and the quote to reach there."""
WIDTHS = [(0, "-narrow"), (100, "-wide"), (160, "-broad"), (210, "-vast")]
"""From how many columns on the panes stand one at a time, in two columns, in three, and in three wider ones."""
HEIGHTS = [(0, "-low"), (16, "-tall")]
"""From how many lines on a sheet of keys leaves room around itself."""


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
        self._typing = False
        """Whether the keys go into a field of the pane."""
        self._list: Pane = "search"
        """The list that Esc goes back to from the page."""
        self._positions: dict[str, int] = {}
        """By article, the paragraph that was at the cursor when it was left."""
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
        if self._pane == "quotes":
            return self._quotes.quote
        return None if self._nothing_found else self._reading.quote

    @property
    def _nothing_found(self) -> bool:
        """Whether we are in a list of results that has none: the page beside it is not what the cursor is on."""
        return self._pane == "search" and self._search.hit is None

    def no_quote(self) -> str:
        """Why there is no quote at the cursor, and the way to one."""
        if self._nothing_found:
            return f"nothing is found yet; {key(self, 'find')} searches"
        step = key(self, "next_quote")
        if self._pane == "search":
            return f"no single quote in this paragraph; {key(self, 'choose')} opens it, {step} goes to the next quote"
        return f"no quote at the cursor; {step} goes to the next one"

    # The panes

    def _show_pane(self, pane: Pane) -> None:
        """Where there is room for one pane only, it is this one. At once, so that it can take the next key."""
        self.set_class(pane == "quotes", "-at-quotes")
        alone = self.size.width < WIDTHS[1][0]
        for each in PANES:
            self.query_one(f"#{each}").display = each == pane or not alone

    def go(self, pane: Pane) -> None:
        """Give a pane the keys."""
        self._show_pane(pane)
        self.set_focus(self.query_one({"search": "#hits", "reading": "#paragraphs"}.get(pane, "#said")))

    # The page

    def turn(self, target: Target) -> None:
        """Turn the page to a place; of several in a row, to the last."""
        self._put(target)

    @background()
    async def _put(self, target: Target) -> None:
        await self._pages.ask(target)

    async def _turn_to(self, target: Target) -> None:
        article_id, paragraph, quote = target
        if self._desk is not None:
            page = await self._desk.page(article_id)
            if not self._pages.overtaken:
                self._leave_page(article_id)
                self._reading.show(page, self._trail.spans(article_id), paragraph, quote)

    def _open_place(self, target: Target | None) -> None:
        """Open on the page what was chosen on a sheet."""
        if target is not None:
            self.turn(target)
            self.go("reading")

    # How far each article was read

    async def _recall_positions(self, desk: Desk) -> None:
        """Where articles of this archive were left the last time."""
        kept = await self._keeping.ask(self._state.positions.all)
        self._positions = {each.article: each.paragraph for each in kept if each.archive == desk.key}

    def left_at(self, article_id: str) -> int:
        """The paragraph that an article was left at the last time, else the first."""
        return self._positions.get(article_id, 1)

    def _leave_page(self, article_id: str) -> None:
        """Note how far the page was read when another article takes its place."""
        page, paragraph = self._reading.page, self._reading.paragraph
        left = page.article.id if page else ""
        if self._desk is None or left in ("", article_id) or self._positions.get(left, 1) == paragraph:
            return
        if not self._reading.was_read and self._pane != "reading":
            return  # it was only shown beside a list
        self._positions[left] = paragraph
        self._keep_position(Position(self._desk.key, left, paragraph, now()))

    @background()
    async def _keep_position(self, position: Position) -> None:
        await self._keeping.ask(self._state.positions.put, position)
