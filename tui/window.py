"""Where a screen stands in a list of rows of several lines each, laid out only around what is shown.

A position is a row and a line of it, never a line of the whole list: nothing above the screen is measured, so the
millionth row is as near as the second.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from textual.content import Content

T = TypeVar("T")
Draw = Callable[[T, int], Sequence[Content]]
"""The lines of a row at a width; at least one."""
Position = tuple[int, int]
"""A row and a line of it."""

_KEPT = 2_000
"""Rows whose lines are remembered."""


class Window(Generic[T]):
    """A height and a width of lines of a list, moved along it."""

    def __init__(self, draw: Draw[T]) -> None:
        self._draw = draw
        self._lines: dict[int, Sequence[Content]] = {}
        self._shown: list[Position] | None = None
        self.rows: Sequence[T] = ()
        self.top: Position = (0, 0)
        """What stands in the first line of the screen."""
        self.width = self.height = 0

    def fill(self, rows: Sequence[T]) -> None:
        """Show other rows from the first one."""
        self.rows = rows
        self.top = (0, 0)
        self._lines.clear()
        self._shown = None

    def extend(self, rows: Sequence[T]) -> None:
        """Add rows at the end. `rows` are all of them, the old ones first."""
        self.rows = rows
        self._shown = None

    def fit(self, width: int, height: int) -> bool:
        """Take another size, with the row on top still on top. Whether anything changed."""
        if (width, height) == (self.width, self.height):
            return False
        self.width, self.height = width, height
        self.forget()
        if self.rows and height:
            self.place((self.top[0], 0))
        return True

    def forget(self, index: int | None = None) -> None:
        """Draw a row, or all of them, anew when they are shown next."""
        if index is None:
            self._lines.clear()
        else:
            self._lines.pop(index, None)
        self._shown = None

    def lines(self, index: int) -> Sequence[Content]:
        """The lines of a row."""
        lines = self._lines.get(index)
        if lines is None:
            if len(self._lines) > _KEPT:
                self._lines.clear()
            lines = self._lines[index] = self._draw(self.rows[index], self.width)
        return lines

    @property
    def shown(self) -> list[Position]:
        """The row and line in each line of the screen."""
        if self._shown is None:
            self._shown = []
            index, line = self.top
            while index < len(self.rows) and (room := self.height - len(self._shown)) > 0:
                last = min(len(self.lines(index)), line + room)
                self._shown += [(index, each) for each in range(line, last)]
                index, line = index + 1, 0
        return self._shown

    def after(self, position: Position, n: int) -> Position:
        """`n` lines further down, or the last line of all."""
        index, line = position
        line += n
        while line >= (height := len(self.lines(index))):
            if index + 1 >= len(self.rows):
                return index, height - 1
            index, line = index + 1, line - height
        return index, line

    def before(self, position: Position, n: int) -> Position:
        """`n` lines further up, or the first line of all."""
        index, line = position
        line -= n
        while line < 0:
            if index == 0:
                return 0, 0
            index -= 1
            line += len(self.lines(index))
        return index, line

    def place(self, top: Position) -> bool:
        """Bring a position to the first line, but leave no gap below the last row. Whether anything moved."""
        last = len(self.rows) - 1
        top = min(top, self.before((last, len(self.lines(last)) - 1), self.height - 1))
        if top == self.top:
            return False
        self.top = top
        self._shown = None
        return True

    def reveal(self, index: int, share: float) -> bool:
        """Place a row at `share` of the height, unless all of it is seen already. Whether anything moved."""
        height = len(self.lines(index))
        if not self.height or sum(1 for each, _ in self.shown if each == index) == height:
            return False
        above = max(0, min(int(self.height * share), self.height - height))
        return self.place(self.before((index, 0), above))

    def reveal_line(self, index: int, line: int, share: float) -> bool:
        """Place a line of a row at `share` of the height, unless it is seen already. Whether anything moved."""
        line = min(line, len(self.lines(index)) - 1)
        if not self.height or (index, line) in self.shown:
            return False
        return self.place(self.before((index, line), int(self.height * share)))

    def goes_on_below(self, index: int) -> bool:
        """Whether a row that is on the screen has lines below it."""
        shown = self.shown
        return bool(shown) and shown[-1][0] == index and shown[-1][1] + 1 < len(self.lines(index))

    def goes_on_above(self, index: int) -> bool:
        """Whether a row that is on the screen has lines above it."""
        return self.top[0] == index and self.top[1] > 0
