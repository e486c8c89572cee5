"""What goes over the line: of Textual's output, what makes a difference on the terminal.

Textual paints a screen several times over while it is laid out, each piece with its whole style and a reset. Here
its output is read as a terminal would read it, and what the terminal must be sent for it is found out afterwards:
once for a frame, or for several that came while the terminal was busy.
"""

from __future__ import annotations

import re

from quotedesk.tui.cells import Cells
from quotedesk.tui.painter import Abilities, Painter
from quotedesk.tui.pen import PLAIN

_PIECE = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|\x1b\[(?P<pen>[0-9;:]*)m"
    r"|\x1b\[(?P<place>\d*(?:;\d*)?)H"
    r"|\x1b\[\?2026(?P<frame>[hl])"
    r"|(?P<aside>\x1b\[[<>=?][0-9;:]*\$?[a-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x07)"
    r"|(?P<nothing>\r?\n(?=\x1b\[\d+;\d+H))"
    r"|(?P<unheard>\x1b\[[0-?]*[ -/]*[@-~]|\x1b?.)",
    re.S,
)
_OTHER_SCREEN = "\x1b[?1049h"


class Wire:
    """Takes output, and gives what has to be sent for it."""

    def __init__(self, width: int, height: int, abilities: Abilities = Abilities()) -> None:  # noqa: B008  a value
        self._abilities = abilities
        self._framed = self._in_frame = False
        self._aside: list[str] = []
        self.resize(width, height)

    def resize(self, width: int, height: int) -> None:
        """Begin again with a terminal of a size that shows nobody knows what."""
        self.size = width, height
        self._wanted = Cells(width, height)
        self._pen = PLAIN
        self.forget()

    def forget(self) -> None:
        """Whatever was sent may be gone from the terminal: all of it is sent anew."""
        self._painter = Painter(*self.size, self._abilities)

    @property
    def in_frame(self) -> bool:
        """Whether the frame that has begun has not ended yet."""
        return self._in_frame

    def take(self, output: str) -> None:
        """Read output as a terminal would."""
        for piece in _PIECE.finditer(output):
            kind, said = piece.lastgroup, piece[piece.lastgroup or 0]
            if kind == "text" and self._wanted.at is not None:
                self._wanted.put(said, self._pen)
            elif kind == "pen":
                self._pen = self._pen.after(said)
            elif kind == "place":
                y, _, x = said.partition(";")
                self._wanted.at = (max(1, int(x or 1)) - 1, max(1, int(y or 1)) - 1)
            elif kind == "frame":
                self._in_frame = said == "h"
                self._framed = True
            elif kind == "aside":
                self._aside.append(said)
                if said == _OTHER_SCREEN:
                    self.forget()
            elif kind != "nothing":
                self._pass_on(said)

    def _pass_on(self, said: str) -> None:
        """Say what is not understood as it is, and know nothing of the screen after it."""
        self._aside += [self._paint(), self._painter.rest(), PLAIN.towards(self._pen), said]
        self._wanted = Cells(*self.size)
        self.forget()

    def give(self) -> str:
        """What is to be sent to show all that was taken; empty when that is nothing."""
        aside, painted = "".join(self._aside), self._paint()
        if painted and self._framed:
            painted = f"\x1b[?2026h{painted}\x1b[?2026l"
        self._aside.clear()
        self._framed = self._in_frame
        return aside + painted

    def _paint(self) -> str:
        return self._painter.paint(self._wanted)

    def rest(self) -> str:
        """What turns all colours off."""
        return self._painter.rest()
