"""The one-line text field of the query and of the filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from quotedesk.index.text import clean
from quotedesk.tui.paths import completed

MAX_LENGTH = 1_000
"""Characters a query may have; a paste is cut there."""


class TakesText:
    """A widget to which printable keys are text, whatever they do elsewhere."""


class Field(TakesText, Input):
    """An Input without border or blinking cursor, safe to paste anything into."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down,ctrl+n", "leave", show=False),
    ]
    DEFAULT_CSS = """
    Field, Field:focus {
        border: none;
        height: 1;
        padding: 0;
        background: transparent;
        background-tint: transparent;
        .input--placeholder { color: $dim; }
    }
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
    """The size of what is in the field. The field itself stays as wide as it is, so the screen is as it was."""

    class Left(Message):
        """Back from the field to its list; what was typed stays."""

    def __init__(self, placeholder: str, id: str) -> None:
        super().__init__(placeholder=placeholder, max_length=MAX_LENGTH, select_on_focus=False, id=id)
        self.cursor_blink = False

    def replace(self, text: str, start: int, end: int) -> None:
        """What comes in is cleaned, and cut where the field is full, instead of being refused."""
        text = clean(text).replace("\n", " ").replace("\t", " ")
        room = MAX_LENGTH - len(self.value) + abs(end - start)
        super().replace(text[: max(0, room)], start, end)

    def on_hide(self, event: events.Hide) -> None:
        """Keep the keys: between two layouts of a resize a pane may be out of sight."""
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        text = " ".join(event.text[: MAX_LENGTH * 4].split())
        self.replace(text, *self.selection)
        event.stop()
        event.prevent_default()  # Input would insert it once more

    def action_leave(self) -> None:
        self.post_message(self.Left())


class PathField(Field):
    """A path: Tab completes it by what is in the folder, and tells the names that go on from there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False)]

    class Several(Message):
        """Names that begin as what was typed; none when nothing does."""

        def __init__(self, names: Sequence[str]) -> None:
            super().__init__()
            self.names = names

    def action_complete(self) -> None:
        before = self.value
        self.value, names = completed(before)
        self.cursor_position = len(self.value)
        if names or self.value == before:
            self.post_message(self.Several(names))


class QueryField(Field):
    """The query line: Up goes back through the queries that were run, Down forward, and from the newest to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,ctrl+r", "older", show=False),
        Binding("down", "newer", show=False),
    ]

    def __init__(self, placeholder: str, id: str, history: Callable[[], Sequence[str]]) -> None:
        """`history` gives what was run, newest first."""
        super().__init__(placeholder, id)
        self._history = history
        self._steps = 0
        """How far back; 0 is what is being typed."""
        self._typed = ""

    def _walk(self, by: int) -> bool:
        if self._steps == 0:
            self._typed = self.value
        past = [each for each in self._history() if each.strip() and each != self._typed]
        steps = self._steps + by
        if not 0 <= steps <= len(past):
            return False
        self._steps = steps
        self.value = past[steps - 1] if steps else self._typed
        self.cursor_position = len(self.value)
        return True

    def action_older(self) -> None:
        self._walk(1)

    def action_newer(self) -> None:
        if not self._walk(-1):
            self.action_leave()

    def begin(self) -> None:
        """What is in the line now is what is being typed."""
        self._steps = 0
