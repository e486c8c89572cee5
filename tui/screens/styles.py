"""The styles to cite in, each with what it makes of the quotes at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from quotedesk.index.text import clean
from quotedesk.tui import render
from quotedesk.tui.rows import Rows
from quotedesk.tui.screens.sheet import Choice
from quotedesk.tui.styles import Cited, Style

_SHOWN = 8
"""Lines of a citation that are shown."""


class StylesScreen(Choice[str]):
    """Answers with the name of the chosen style, or None."""

    HEADING = "Copy in a style"
    VIEW = "styles"

    def __init__(self, styles: Mapping[str, Style], current: str, cited: Sequence[Cited]) -> None:
        super().__init__()
        self._styles = list(styles.values())
        self._current = current
        self._cited = cited[:1]

    def body(self) -> ComposeResult:
        yield Rows[Style](self._draw, id="styles")

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        names = [style.name for style in self._styles]
        rows.show(self._styles, names.index(self._current))
        self.set_focus(rows)

    def _draw(self, style: Style, width: int) -> list[Content]:
        head = Content.assemble((style.name, render.STRONG), (f"  {style.about}", render.DIM))
        text = clean(style.cite(self._cited))
        lines = [line for part in text.split("\n") for line in render.wrapped(part, width, render.QUOTE, indent=2)]
        if len(lines) > _SHOWN:
            lines[_SHOWN - 1 :] = [Content.assemble(("  …", render.DIM))]
        return [head, *lines, Content("")]

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        style = self.query_one(Rows).current
        self.dismiss(style.name if style else None)
