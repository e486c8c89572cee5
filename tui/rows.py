"""A list of rows of several lines: results, paragraphs, quotes, actions, however many there are.

A list that stands alone on its lines scrolls row by row, which a terminal does by itself. Beside another pane all its
lines have to be printed again, so it moves by a good part of its height, that few keys repaint much.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, Self

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from quotedesk.tui.actions import bindings
from quotedesk.tui.window import Draw, Position, T, Window

_BAR = 2
"""Cells at the left for the bar that means: you are here."""
_EDGE = 2
"""Cells at the right for the mark that tells where in the list the screen stands."""
_DOWN, _UP = 1 / 3, 2 / 3
"""Where on the screen a row comes that was below it, or above it, when all lines have to be printed again."""


class Rows(Widget, Generic[T], can_focus=True):
    """Rows drawn by a function that gives each its lines at a width."""

    BINDINGS = bindings("list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", "rows--here", "rows--away", "rows--thumb"}
    DEFAULT_CSS = """
    Rows {
        height: 1fr;
        .rows--cursor { text-style: bold; }
        .rows--here { color: $accent; }
        .rows--away { color: $dim; }
        .rows--thumb { color: $rule; }
    }
    """

    class Moved(Message):
        """The cursor came to another row by hand."""

    class Chosen(Message):
        """The row at the cursor was opened."""

    def __init__(self, draw: Draw[T], *, prose: bool = False, id: str | None = None) -> None:
        """`prose` is for what is read, not chosen from: the bar marks one line, and nothing turns bold."""
        super().__init__(id=id)
        self._window = Window(draw)
        self._prose = prose
        self._painted: dict[int, Strip] = {}
        self.cursor = 0
        """The row at the cursor, counted from 0."""
        self.margin = 0
        """Cells at the left of each line that are no text: what the mouse selects leaves them out."""
        self.line_of: Callable[[int], int] | None = None
        """Of a row, the line that matters when it is opened: a row can be longer than the screen."""

    @property
    def rows(self) -> Sequence[T]:
        return self._window.rows

    @property
    def current(self) -> T | None:
        """The row at the cursor; None when there is none."""
        return self.rows[self.cursor] if self.rows else None

    def show(self, rows: Sequence[T], cursor: int = 0) -> None:
        """Show other rows, from the first one or from where the cursor can be seen."""
        self._unselect()
        self._window.fill(rows)
        self.cursor = max(0, min(cursor, len(rows) - 1))
        self._reveal_opened()
        self.refresh()

    def _reveal_opened(self) -> None:
        if not self.rows or not self._window.height:
            return
        if self.cursor:
            self._window.reveal(self.cursor, _DOWN)
        if self.line_of is not None:
            self._window.reveal_line(self.cursor, self.line_of(self.cursor), _DOWN)

    def open_at(self, index: int) -> None:
        """Put the cursor on a row, and scroll to the line of it that matters."""
        self.move(index)
        self._reveal_opened()
        self.refresh()

    def lines(self, index: int) -> Sequence[Content]:
        """The lines of a row, as it is drawn now."""
        return self._window.lines(index)

    def extend(self, rows: Sequence[T]) -> None:
        """Show more rows after those there are. `rows` are all of them, the old ones first."""
        self._window.extend(rows)
        self.refresh()

    def redraw(self, *indexes: int) -> None:
        """Draw rows anew whose looks, not their height, have changed; without indexes all of them."""
        for index in indexes or (None,):
            self._window.forget(index)
        self.refresh()

    @property
    def _shown(self) -> list[Position]:
        """What stands in each line, laid out for the size there is now."""
        if self._window.fit(self._text_width, self.size.height):
            self._painted.clear()
            self._reveal_opened()
        return self._window.shown

    @property
    def _text_width(self) -> int:
        return max(2, self.size.width - _BAR - _EDGE)

    # Moving

    def move(self, index: int, share: float = _DOWN) -> None:
        """Put the cursor on a row, and scroll if it is not seen whole."""
        if not self.rows:
            return
        index = max(0, min(index, len(self.rows) - 1))
        self.cursor = index
        if self._window.reveal(index, share):
            self._unselect()
        self.refresh()

    @property
    def _is_broad(self) -> bool:
        """Whether nothing stands beside the list, so that the terminal itself can scroll it line by line."""
        return self.size.width == self.app.size.width

    def _by_hand(self, index: int, share: float = _DOWN) -> None:
        before = self.cursor
        self.move(index, share)
        if self.cursor != before:
            self.post_message(self.Moved())

    def _scroll(self, top: Position) -> bool:
        moved = self._window.place(top)
        if moved:
            self._unselect()
            self.refresh()
        return moved

    def action_down(self) -> None:
        if self.rows and self._window.goes_on_below(self.cursor):
            self._scroll(self._window.after(self._window.top, max(1, self.size.height - 2)))
        else:
            self._by_hand(self.cursor + 1, 1 if self._is_broad else _DOWN)

    def action_up(self) -> None:
        if self.rows and self._window.goes_on_above(self.cursor):
            self._scroll(self._window.before(self._window.top, max(1, self.size.height - 2)))
        else:
            self._by_hand(self.cursor - 1, 0 if self._is_broad else _UP)

    def action_first(self) -> None:
        self._by_hand(0)

    def action_last(self) -> None:
        self._by_hand(len(self.rows) - 1)

    def action_half_down(self) -> None:
        self._page(self.size.height // 2)

    def action_half_up(self) -> None:
        self._page(-(self.size.height // 2))

    def action_page_down(self) -> None:
        self._page(self.size.height - 1)

    def action_page_up(self) -> None:
        self._page(1 - self.size.height)

    def _page(self, n: int) -> None:
        """Scroll by lines; the cursor keeps its line of the screen, and goes to the end when nothing can scroll."""
        if not self.rows:
            return
        y = next((y for y, (index, _) in enumerate(self._shown) if index == self.cursor), 0)
        window = self._window
        if not self._scroll(window.after(window.top, n) if n > 0 else window.before(window.top, -n)):
            self._by_hand(len(self.rows) - 1 if n > 0 else 0)
            return
        before, self.cursor = self.cursor, self._shown[min(y, len(self._shown) - 1)][0]
        if self.cursor != before:
            self.post_message(self.Moved())

    def action_choose(self) -> None:
        if self.rows:
            self.post_message(self.Chosen())

    def on_hide(self, event: events.Hide) -> None:
        """Keep the keys: between two layouts of a resize a pane may be out of sight."""
        event.prevent_default()

    # Mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        if self.rows:
            self._scroll(self._window.after(self._window.top, 3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        if self.rows:
            self._scroll(self._window.before(self._window.top, 3))

    def on_click(self, event: events.Click) -> None:
        if event.y < len(self._shown) and self.text_selection is None:
            self._by_hand(self._shown[event.y][0])
            if event.chain == 2:
                self.action_choose()

    # Selecting with the mouse: lines of the screen, until it scrolls

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words under a selection; the lines of one paragraph as one line."""
        rows: dict[int, list[str]] = {}
        for y, (index, line) in enumerate(self._shown):
            span = selection.get_span(y)
            if span is not None:
                text = self._window.lines(index)[line].plain
                end = len(text) if span[1] < 0 else max(0, span[1] - _BAR)
                rows.setdefault(index, []).append(text[max(self.margin, span[0] - _BAR) : end].strip())
        within, between = (" ", "\n\n") if self._prose else ("\n", "\n")
        texts = [within.join(filter(None, lines)) for lines in rows.values()]
        return between.join(filter(None, texts)), "\n"

    def text_select_all(self) -> None:
        """A double click opens a row; it selects nothing."""

    def _unselect(self) -> None:
        if self.is_attached and self.text_selection is not None:
            self.screen.clear_selection()

    def _with_selection(self, strip: Strip, y: int, end: int) -> Strip:
        """A line with what is selected of it marked; `end` is where its text ends."""
        selection = self.text_selection
        span = selection.get_span(y) if selection is not None else None
        if span is None:
            return strip
        first = max(_BAR + self.margin, cell_len(strip.text[: span[0]]))
        last = min(end, end if span[1] < 0 else cell_len(strip.text[: span[1]]))
        if first >= last:
            return strip
        ink = self.screen.get_component_rich_style("screen--selection")
        marked = strip.crop(first, last).apply_style(ink)
        return Strip.join([strip.crop(0, first), marked, strip.crop(last)])

    # Drawing

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Without regions: of what is on the screen, only the cells that look different now."""
        if regions or layout or not repaint or self._window.width != self._text_width:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        for y, before in list(self._painted.items()):
            if self._line(y) != before:
                super().refresh(Region(0, y, self.size.width, 1))
        return self

    def render_line(self, y: int) -> Strip:
        strip = self._painted[y] = self._line(y)
        return strip.apply_offsets(0, y)

    def _line(self, y: int) -> Strip:
        plain, width = self.visual_style, self.size.width
        if y >= len(self._shown):
            return Strip.blank(width, plain.rich_style)
        index, line = self._shown[y]
        here = index == self.cursor
        lines = self._window.lines(index)
        bar = here and (line == 0 or not self._prose) and (line + 1 < len(lines) or lines[line].cell_length > 0)
        first = here and line == 0 and not self._prose
        content = lines[line]
        thumb = self._thumb_covers(y)
        segments = [
            Segment("▌ ", self._ink("here" if self.has_focus else "away")) if bar else Segment("  ", plain.rich_style),
            *content.render_segments(self.get_visual_style("rows--cursor") if first else plain),
            Segment(" " * max(0, width - _BAR - 1 - content.cell_length), plain.rich_style),
            Segment("▐" if thumb else " ", self._ink("thumb") if thumb else plain.rich_style),
        ]
        strip = Strip(segments).simplify().adjust_cell_length(width, plain.rich_style)
        return self._with_selection(strip, y, _BAR + content.cell_length)

    def _ink(self, name: str) -> Style:
        return self.get_visual_style(f"rows--{name}").rich_style

    def _thumb_covers(self, y: int) -> bool:
        """Whether the mark at the right edge covers line `y`; only where the keys are, and only if there is more."""
        shown = self._shown
        first, last, total = shown[0][0], shown[-1][0] + 1, len(self.rows)
        if not self.has_focus or last - first >= total:
            return False
        start = first * len(shown) // total
        return start <= y < max(start + 1, last * len(shown) // total)
