"""What stands on a terminal too small to read on."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

SMALLEST = Size(40, 10)


class SmallScreen(Screen[None], inherit_bindings=False):
    """Shown until the terminal has grown again."""

    def compose(self) -> ComposeResult:
        yield Static(Content(f"too small: {SMALLEST.width}×{SMALLEST.height} or more"), markup=False)


def is_small(size: Size) -> bool:
    return size.width < SMALLEST.width or size.height < SMALLEST.height
