"""Small pictures as lines of text: bars, columns over time, a sparkline. Pure, and readable without colour.

    for line in bars([("Kim Yo-jong", 2), ("Jane Reed", 1)], 40): ...
    for line in columns(over_time(days, 60).counts, 72): ...       # over_time is in `periods`

A line is pieces of text with a style: "bar" for the marks of the picture, "dim" for axes and remarks, "" for words and
numbers. No line is wider than asked for. `only_ascii` draws with characters that every terminal has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rich.cells import cell_len

from quotedesk.tui.wrap import break_lines

Style = Literal["", "dim", "bar"]
Piece = tuple[str, Style]
Line = tuple[Piece, ...]
Counted = tuple[str, int]
"""A label and how many; never fewer than none."""

_ACROSS = " ▏▎▍▌▋▊▉█"
_UP = " ▁▂▃▄▅▆▇█"
_UP_ASCII = " ...:::##"
_SHORTEST_BAR = 4
"""Cells; where there is less room, the numbers stand alone."""
_NARROW = 24
"""Cells for labels and bars, under which a long label is given all of them."""
_WIDEST_COLUMN = 6


def bars(
    counts: Sequence[Counted],
    width: int,
    *,
    most: int | None = None,
    others: tuple[int, int] = (0, 0),
    only_ascii: bool = False,
) -> list[Line]:
    """A bar for each count, in the order given, with its label and number before it.

    Labels wrap and are never cut. Of more than `most` counts the rest is summed up in one line, and with it `others`:
    how many more there are, and their sum.
    """
    shown = counts[:most]
    rest, total = len(counts) - len(shown) + others[0], sum(number for _, number in counts[len(shown) :]) + others[1]
    highest = max((number for _, number in shown), default=0)
    n_digits = len(f"{max(highest, total):,}")
    summed = f"{rest:,} more"
    labels = max((cell_len(label) for label in (*(label for label, _ in shown), summed if rest else "")), default=0)
    room = width - n_digits - 2
    labels = max(2, min(labels, room if room < _NARROW else room // 2))
    draw = _bar_ascii if only_ascii else _bar
    room -= labels + 2
    lines: list[Line] = []
    for label, number in shown:
        bar = draw(number, highest, room) if room >= _SHORTEST_BAR else ""
        lines += _bar_lines(label, labels, f"{number:,}".rjust(n_digits), bar)
    if rest:
        lines += _bar_lines(summed, labels, f"{total:,}".rjust(n_digits), "", "dim")
    return lines


def _bar_lines(label: str, width: int, number: str, bar: str, style: Style = "") -> list[Line]:
    parts = [label[start:end] for start, end in break_lines(label, width)]
    first: Line = ((f"{parts[0]}{' ' * (width - cell_len(parts[0]))}  {number}", style),)
    if bar:
        first = (*first, ("  ", ""), (bar, "bar"))
    return [first, *(((part, style),) for part in parts[1:])]


def _bar(number: int, highest: int, width: int) -> str:
    eighths = max(1, round(number * width * 8 / highest)) if number else 0
    return "█" * (eighths // 8) + _ACROSS[eighths % 8].strip()


def _bar_ascii(number: int, highest: int, width: int) -> str:
    return "#" * max(1, round(number * width / highest)) if number else ""


def columns(counts: Sequence[Counted], width: int, height: int = 6, *, only_ascii: bool = False) -> list[Line]:
    """A column for each count, `height` lines tall, over a line of labels: as many labels as there is room for.

    The highest number stands beside the top. Where there are more counts than cells, neighbours are added up under
    the first one's label.
    """
    if not counts:
        return []
    gutter = _gutter(counts, width)
    joined = _joined(counts, max(1, width - gutter))
    highest = max(number for _, number in joined)
    step = min(_WIDEST_COLUMN, max(1, (width - gutter) // len(joined)))
    top = f"{highest:,} ".rjust(gutter) if gutter else ""
    empty, zero = " " * gutter, "0 ".rjust(gutter) if gutter else ""
    drawn = _drawn([number for _, number in joined], highest, step, height, _UP_ASCII if only_ascii else _UP)
    lines: list[Line] = [((empty if row else top, "dim"), (cells, "bar")) for row, cells in enumerate(drawn)]
    base = ("-" if only_ascii else "─") * (len(joined) * step - (step > 1))
    labels = _labels([label for label, _ in joined], step, width - gutter)
    return [*lines, ((zero, "dim"), (base, "dim")), ((empty, ""), (labels, "dim"))]


def _gutter(counts: Sequence[Counted], width: int) -> int:
    """Cells for the numbers beside the columns; none where they would leave too few for the columns."""
    numbers = [number for _, number in counts]
    n_digits = len(f"{max(numbers):,}")
    if len(numbers) > width - n_digits - 1:  # neighbours will be added up
        n_digits = len(f"{sum(numbers):,}")
    return n_digits + 1 if width - n_digits - 1 > _SHORTEST_BAR else 0


def _joined(counts: Sequence[Counted], most: int) -> list[Counted]:
    together = -(-len(counts) // most)
    groups = [counts[at : at + together] for at in range(0, len(counts), together)]
    return [(group[0][0], sum(number for _, number in group)) for group in groups]


def _drawn(numbers: Sequence[int], highest: int, step: int, height: int, marks: str) -> list[str]:
    """The lines of the columns, the top one first, without the space at their ends."""
    eighths = [max(1, round(number * height * 8 / highest)) if number else 0 for number in numbers]
    wide, gap = (step - 1, " ") if step > 1 else (1, "")
    rows = []
    for row in reversed(range(height)):
        levels = [min(8, max(0, each - row * 8)) for each in eighths]
        rows.append(gap.join(marks[level] * wide for level in levels).rstrip())
    return rows


def _labels(labels: Sequence[str], step: int, width: int) -> str:
    """Labels under the beginning of their columns, every n-th, so that two cells stay between any two."""
    for every in range(1, len(labels) + 1):
        line = ""
        for at in range(0, len(labels), every):
            start = min(at * step, max(0, width - cell_len(labels[at])))
            if at and start < cell_len(line) + 2:
                break
            line = f"{line.ljust(start)}{labels[at]}"
        else:
            return line if cell_len(line) <= width else ""
    return ""


def sparkline(numbers: Sequence[int], width: int, *, only_ascii: bool = False) -> str:
    """A count a cell in one line, neighbours added up where there are more; a dot for none."""
    if not numbers:
        return ""
    joined = [number for _, number in _joined([("", number) for number in numbers], max(1, width))]
    highest = max(joined)
    marks = "_-=+*%#@" if only_ascii else _UP[1:]
    nothing = "." if only_ascii else "·"
    return "".join(marks[max(0, -(-number * 8 // highest) - 1)] if number else nothing for number in joined)
