"""What stands in each cell of a terminal, as one is told by output."""

from __future__ import annotations

from rich.cells import get_character_cell_size, split_graphemes

from quotedesk.tui.pen import Pen

Cell = tuple[str, Pen]
"""A character with what is combined with it, and its pen; no character in the right half of a wide one."""
Row = list[Cell | None]
"""None is a cell of which nothing is known."""

_KEPT = 20_000
"""Cells that are remembered, so that equal ones are the same object and are quickly compared."""
_RIGHT_TO_LEFT, _LATIN_AGAIN, _ASIAN = "\u0590", "\u1e00", "\u2c00"


class Cells:
    """A screen of a size, and where its cursor stands."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows: list[Row] = [[None] * width for _ in range(height)]
        self.at: tuple[int, int] | None = None
        """Column and line; None when it is not known."""
        self._kept: dict[Cell, Cell] = {}

    def put(self, text: str, pen: Pen) -> None:
        """Print at the cursor, which must be known. What stands over the edge is lost."""
        assert self.at is not None
        x, y = self.at
        cells = self._cells(text, pen)
        self.at = (x + len(cells), y)
        cells, over = cells[: max(0, self.width - x)], cells[max(0, self.width - x) :]
        if cells and over and is_right_half(over[0]):
            cells[-1] = (" ", pen.blank())
        if y >= self.height or not cells:
            return
        row, end = self.rows[y], x + len(cells)
        if is_right_half(row[x]):
            row[x - 1] = (" ", pen.blank())
        if end < self.width and is_right_half(row[end]):
            row[end] = (" ", pen.blank())
        row[x:end] = cells

    def _cells(self, text: str, pen: Pen) -> Row:
        if len(self._kept) > _KEPT:
            self._kept.clear()
        kept = self._kept.setdefault
        blank = (" ", pen.blank())
        blank = kept(blank, blank)
        if not any(map(is_odd, set(text))):
            return [blank if each == " " else kept(cell := (each, pen), cell) for each in text]
        cells: Row = []
        for start, end, size in split_graphemes(text)[0]:
            piece = text[start:end]
            cells += [blank if piece == " " else (piece, pen), *[("", pen)] * (size - 1)] if size else []
        return cells


def looks_same(pen: Pen, cell: Cell | None) -> bool:
    """Whether a cell printed in a pen looks as it should."""
    return cell is not None and (pen is cell[1] or (pen.blank() if cell[0] == " " else pen) == cell[1])


def is_right_half(cell: Cell | None) -> bool:
    """Whether a cell belongs to a wide character that begins left of it."""
    return cell is not None and not cell[0]


def is_odd(text: str) -> bool:
    """Whether terminals may differ about the cells that a character takes, or about the order of a line with it."""
    if len(text) != 1:
        return True
    if text < _RIGHT_TO_LEFT or _LATIN_AGAIN <= text < _ASIAN:
        return text > "~" and get_character_cell_size(text) != 1
    return True
