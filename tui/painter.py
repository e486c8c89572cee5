"""The shortest output that makes a terminal show what it should.

Only cells that look different are sent, with the fewest changes of colour; lines that stand elsewhere now are moved
by the terminal itself. A key in a list costs 100 to 600 bytes so, and a screen painted four times is sent once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotedesk.tui.cells import Cell, Cells, Row, is_odd, is_right_half, looks_same
from quotedesk.tui.pen import PLAIN, Pen

_GAP = 4
"""Cells that are rather printed again than jumped over, and empty ones that are printed rather than cleared."""
_LONG = 12
"""Empty cells in the midst of a line from which on they are cleared."""
_SHORT = 8
"""Cells that wait for others in the same pen, since to go somewhere takes fewer bytes than to change colours."""
_EDGE = 3
"""Cells at both ends of a line that change while it scrolls: the bar at the cursor, the mark of the place."""
_WORTH = 60
"""Cells that scrolling must spare."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a terminal can do beyond printing."""

    clear_in_colour: bool = False
    """What it clears takes the colour of the paper."""
    scroll: bool = False
    """It moves the lines between two others."""


class Painter:
    """Knows what a terminal shows."""

    def __init__(self, width: int, height: int, abilities: Abilities) -> None:
        self._there = Cells(width, height)
        self._pen: Pen | None = None
        self._can = abilities
        self._said: list[str] = []
        self._later: dict[Pen, list[tuple[int, int, Row]]] = {}

    def paint(self, wanted: Cells) -> str:
        """What must be sent; nothing when all is there."""
        self._said = []
        there = self._there.rows
        changed: Sequence[int] = [y for y, row in enumerate(wanted.rows) if row != there[y]]
        if len(changed) > _GAP and self._can.scroll:
            changed = self._scroll(wanted.rows, changed)
        for y in changed:
            self._paint_row(y, wanted.rows[y])
        self._paint_later()
        if wanted.at is not None:
            self._go(min(wanted.at[0], wanted.width - 1), min(wanted.at[1], wanted.height - 1))
        return "".join(self._said)

    def rest(self) -> str:
        """What turns all colours off."""
        self._pen = PLAIN
        return "\x1b[m"

    # A line

    def _paint_row(self, y: int, row: Row) -> None:
        there = self._there.rows[y]
        if any(cell is not None and is_odd(cell[0]) for cell in {*row, *there}):
            self._paint_odd(y, row)
        else:
            different = [x for x, cell in enumerate(row) if cell != there[x] and cell is not None]
            for start, stop in _runs(different, row):
                self._paint_run(start, stop, y, row)
        there[:] = row

    def _paint_run(self, start: int, stop: int, y: int, row: Row) -> None:
        """Print a stretch of a line piece by piece; short ones at its ends wait for others in the same pen."""
        pieces = _pieces(row, start, stop)
        for n, (x, end) in enumerate(pieces):
            cells = row[x:end]
            clear = self._clear(cells, row[end:])
            if clear:
                self._print(x, y, cells[:1], clear)
            elif len(cells) <= _SHORT and n in (0, len(pieces) - 1) and not self._suits(cells[0]):
                self._later.setdefault(_pen(cells[0]), []).append((x, y, cells))
            else:
                self._print(x, y, cells)

    def _paint_later(self) -> None:
        """Print what waits, pen by pen."""
        for pieces in self._later.values():
            for x, y, cells in pieces:
                self._print(x, y, cells)
        self._later.clear()

    def _clear(self, cells: Row, after: Row) -> str:
        """What clears cells, if that makes them look as they should and is shorter than to print them; else nothing."""
        first, n = cells[0], len(cells)
        if first is None or not _is_empty(first) or any(cell != first for cell in cells):
            return ""
        if n > _GAP and (self._can.clear_in_colour or not first[1].paper) and all(cell == first for cell in after):
            return "\x1b[K"
        return f"\x1b[{n}X" if n > _LONG and self._can.clear_in_colour else ""

    def _paint_odd(self, y: int, row: Row) -> None:
        """Print a line as a whole, and find the place again after each piece that may be wider or narrower."""
        self._there.at = None
        if None not in row:
            self._go(0, y)
            self._said.append("\x1b[K")
        was_odd = False
        for x, cell in enumerate(row):
            if cell is None or is_right_half(cell):
                continue
            if was_odd and not is_odd(cell[0]) and cell[0] != " ":
                self._there.at = None
            was_odd = is_odd(cell[0]) or (was_odd and cell[0] == " ")
            self._print(x, y, [cell])
            if x + 1 < len(row) and is_right_half(row[x + 1]):
                self._there.at = (x + 2, y)
        self._there.at = None

    def _print(self, x: int, y: int, cells: Row, instead: str = "") -> None:
        """Print cells, or say something else with their pen that leaves the cursor where it is."""
        self._go(x, y)
        for cell in cells:
            assert cell is not None
            self._take(cell)
            self._said.append(instead or cell[0])
        x += 0 if instead else len(cells)
        self._there.at = (x, y) if x < self._there.width else None

    def _take(self, cell: Cell) -> None:
        """Take the pen of a cell, unless it looks the same in the one at hand."""
        if self._pen is None:
            self._said.append(self.rest())
        if self._pen is not None and not self._suits(cell):
            self._said.append(self._pen.towards(cell[1]))
            self._pen = cell[1]

    def _suits(self, cell: Cell | None) -> bool:
        """Whether a cell looks as it should in the pen at hand."""
        return cell is not None and self._pen is not None and looks_same(self._pen, cell)

    def _go(self, x: int, y: int) -> None:
        at = self._there.at
        if at == (x, y):
            return
        if at is not None and at[1] == y:
            by = x - at[0]
            self._said.append("\x1b[C" if by == 1 else f"\x1b[{by}C" if by > 0 else f"\x1b[{x + 1}G" if x else "\r")
        elif at is not None and (x, y) == (0, at[1] + 1):
            self._said.append("\r\n")
        else:
            self._said.append(f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1 if y else ''}H")
        self._there.at = (x, y)

    # Scrolling

    def _scroll(self, rows: Sequence[Row], changed: Sequence[int]) -> Sequence[int]:
        """Move lines that only stand elsewhere now, if that spares printing them. The lines that differ then."""
        there = self._there.rows
        first, last, by = _moved(rows, there, changed)
        if not by:
            return changed
        empty: list[Row] = [[None] * self._there.width for _ in range(abs(by))]
        moved = there[first : last + 1]
        moved = [*moved[by:], *empty] if by > 0 else [*empty, *moved[:by]]
        spared = sum(
            _difference(row, old) - _difference(row, new)
            for row, old, new in zip(rows[first : last + 1], there[first : last + 1], moved, strict=True)
        )
        if spared < _WORTH:
            return changed
        there[first : last + 1] = moved
        lines, way = "" if abs(by) == 1 else abs(by), "M" if by > 0 else "L"
        self._said.append(f"\x1b[{first + 1};{last + 1}r\x1b[{first + 1}H\x1b[{lines}{way}\x1b[r")
        self._there.at = None
        return [y for y, row in enumerate(rows) if row != there[y]]


def _moved(rows: Sequence[Row], there: Sequence[Row], changed: Sequence[int]) -> tuple[int, int, int]:
    """The first and last line of what has moved, and how many lines up; less than 0 is down, and 0 is nothing."""
    keys = {y: tuple(there[y][_EDGE:-_EDGE]) for y in changed}
    stood = {key: y for y, key in keys.items() if len(set(key)) > 1}
    pairs = [(y, stood[key]) for y in changed if (key := tuple(rows[y][_EDGE:-_EDGE])) in stood]
    shifts = Counter(before - y for y, before in pairs if before != y)
    if not shifts:
        return 0, 0, 0
    by = shifts.most_common(1)[0][0]
    lines = [y for pair in pairs if pair[1] - pair[0] == by for y in pair]
    return min(lines), max(lines), by


def _difference(row: Row, there: Row) -> int:
    return sum(1 for new, old in zip(row, there, strict=True) if new != old)


def _runs(different: Sequence[int], row: Row) -> list[tuple[int, int]]:
    """Stretches of a line to print: the different cells, and short gaps between them that need no other pen."""
    runs: list[tuple[int, int]] = []
    for x in different:
        if runs and x - runs[-1][1] <= _GAP and _in_one_pen(row[runs[-1][1] - 1 : x + 1]):
            runs[-1] = (runs[-1][0], x + 1)
        else:
            runs.append((x, x + 1))
    return runs


def _in_one_pen(cells: Row) -> bool:
    """Whether cells are printed without a word about colours between them."""
    return all(a is not None and b is not None and looks_same(a[1], b) for a, b in pairwise(cells))


def _pieces(row: Row, start: int, stop: int) -> list[tuple[int, int]]:
    """A stretch of a line cut where the pen changes, and around many empty cells."""
    pieces: list[tuple[int, int]] = []
    x = start
    while x < stop:
        end = _end_of_empty(row, x, stop)
        if end - x <= _GAP:
            pen, end = _pen(row[x]), x + 1
            while end < stop and looks_same(pen, row[end]) and _end_of_empty(row, end, stop) - end <= _GAP:
                end += 1
        pieces.append((x, end))
        x = end
    return pieces


def _end_of_empty(row: Row, x: int, stop: int) -> int:
    """Where the empty cells end that begin at `x`, all alike."""
    end, first = x, row[x]
    while first is not None and _is_empty(first) and end < stop and row[end] == first:
        end += 1
    return end


def _is_empty(cell: Cell) -> bool:
    return cell[0] == " " and cell[1].is_plain


def _pen(cell: Cell | None) -> Pen:
    assert cell is not None
    return cell[1]
