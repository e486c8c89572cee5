"""Answers for reading: set with Rich on a terminal, plain lines on a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Protocol

import click

from quotedesk.index.text import clean
from quotedesk.tui.commands.printing import is_utf8, put

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Style = Literal["", "heading", "quote", "hit", "dim"]
Piece = str | tuple[str, Style]
_STYLES: dict[Style, str] = {
    "": "",
    "heading": "bold",
    "quote": "green",
    "hit": "bold underline yellow",
    "dim": "dim",
}
_MEASURE = 100
"""Longer lines than this are hard to read, however wide the terminal is."""
_ASCII = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "·": "-", "…": "...", "¶": "p", "‹": "<", "›": ">"}
)


_PLAIN = f"{__name__}.plain"


def _keep_plain(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        context.meta[_PLAIN] = True


plain_option = click.option(
    "--plain",
    is_flag=True,
    expose_value=False,
    callback=_keep_plain,
    help="Plain lines for screen readers: no colours, columns or charts.",
)
"""For every command that prints a page, and for the group, so that it may stand on either side of the command."""


def wants_plain() -> bool:
    """Whether the person at the terminal asked for plain lines."""
    context = click.get_current_context(silent=True)
    return context is not None and _PLAIN in context.meta


class Page(Protocol):
    """Lines going to stdout, in order."""

    def line(self, *pieces: Piece, margin: str = "") -> None:
        """A line that wraps to the right of its margin. Hits are marked also where there are no styles."""

    def blank(self) -> None: ...

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: int = 0) -> None:
        """Columns, the last `numbers` of them set to the right. On a pipe: separated by tabs, without header."""


class PlainPage:
    """For pipes and screen readers: never wrapped, no styles, outside stdout's encoding the nearest look."""

    def __init__(self, *, labelled: bool = False) -> None:
        """With `labelled`, each cell of a table has its column's name before it, for those who hear it."""
        self._labelled = labelled

    def line(self, *pieces: Piece, margin: str = "") -> None:
        text = "".join(f"‹{piece[0]}›" if _style(piece) == "hit" else _text(piece) for piece in pieces)
        self._put(margin + text)

    def blank(self) -> None:
        put("")

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: int = 0) -> None:
        for row in rows:
            cells = [" ".join(cell.split()) for cell in row]
            if self._labelled:
                self._put("; ".join(f"{name} {cell}" for name, cell in zip(header, cells, strict=True) if cell))
            else:
                self._put("\t".join(cells))

    def _put(self, text: str) -> None:
        put(text if is_utf8() else text.translate(_ASCII))


class TerminalPage:
    """For a terminal, in as many columns as it has."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def line(self, *pieces: Piece, margin: str = "") -> None:
        from rich.cells import cell_len

        indent = cell_len(margin)
        wrapped = self._styled(pieces).wrap(self._console, max(20, self._console.width - indent))
        for number, part in enumerate(wrapped):
            part.rstrip()
            self._console.out(clean(margin) if number == 0 else " " * indent, end="", highlight=False)
            self._console.print(part, soft_wrap=True)
        if not wrapped:
            self._console.print()

    def _styled(self, pieces: Sequence[Piece]) -> Text:
        from rich.text import Text

        marked = self._console.color_system is None
        text = Text()
        for piece in pieces:
            style, words = _style(piece), clean(_text(piece))
            text.append(f"‹{words}›" if marked and style == "hit" else words, _STYLES[style])
        return text

    def blank(self) -> None:
        self._console.print()

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: int = 0) -> None:
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for number, name in enumerate(header):
            right = number >= len(header) - numbers
            table.add_column(name, justify="right" if right else "left", overflow="fold", no_wrap=right)
        for row in rows:
            table.add_row(*(Text(clean(cell)) for cell in row))
        self._console.print(table)


def page() -> Page:
    """Where an answer for reading goes."""
    if wants_plain() or sys.stdout is None or not sys.stdout.isatty() or not is_utf8():
        return PlainPage(labelled=wants_plain())
    from rich.console import Console

    console = Console(markup=False, highlight=False, emoji=False, soft_wrap=False)
    console.width = min(console.width, _MEASURE)
    return TerminalPage(console)


def _text(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece[0]


def _style(piece: Piece) -> Style:
    return "" if isinstance(piece, str) else piece[1]
