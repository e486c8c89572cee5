"""Text of few lines that changes often."""

from __future__ import annotations

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class Lines(Static):
    """A Static that has the screen laid out anew only when it takes another number of lines: that takes a third of the
    time of a key."""

    def __init__(self, id: str) -> None:
        super().__init__("", id=id, markup=False)
        self._said: VisualType = ""

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        width = self.content_size.width
        before, self._said = self._said, content
        same = (height := _height(content, width)) is not None and height == _height(before, width)
        super().update(content, layout=layout and not same)


def _height(content: VisualType, width: int) -> int | None:
    """The lines that a text takes; None when it has to be broken, or nobody knows."""
    if not isinstance(content, Content):
        return None
    lines = content.split("\n", allow_blank=True)
    return len(lines) if width and all(line.cell_length <= width for line in lines) else None
