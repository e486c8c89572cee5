"""What goes over the line: Textual's output with the colours said once instead of for every piece of text.

Textual writes each piece as its whole style, the text, and a reset: about 40 bytes around every few words. A
terminal remembers its colours, so only what differs from the piece before has to be sent (40 % less, 2026-11).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

_SGR = re.compile(r"\x1b\[([0-9;]*)m")
_MOVES = re.compile(r"(?:[\r\n]|\x1b\[[0-9;?]*[A-DGHdhl])*")
"""What prints nothing, so that the colours of the moment do not matter to it."""
_NEEDLESS = re.compile(r"\r\n(?=\x1b\[\d+;\d+H)")
_RESETS = re.compile("0?(;|$)")
_ATTRIBUTES = frozenset(map(str, range(1, 10)))


@dataclass(frozen=True, slots=True)
class _Pen:
    """The colours and attributes text is printed in."""

    attributes: frozenset[str] = frozenset()
    ink: str = ""
    paper: str = ""

    @lru_cache(maxsize=4096)  # noqa: B019  pens are small values, and the same few dozen all the time
    def after(self, parameters: str) -> _Pen | None:
        """The pen that a sequence makes of this one; None when it says something unheard of."""
        pen, fields = self, iter(parameters.split(";"))
        for field in fields:
            if field in ("", "0"):
                pen = _Pen()
            elif field in _ATTRIBUTES:
                pen = replace(pen, attributes=pen.attributes | {field})
            elif field in ("38", "48"):
                kind = next(fields, "")
                colour = ";".join((field, kind, *(next(fields, "") for _ in range(3 if kind == "2" else 1))))
                pen = replace(pen, ink=colour) if field == "38" else replace(pen, paper=colour)
            elif re.fullmatch("3[0-79]|9[0-7]", field):
                pen = replace(pen, ink=field)
            elif re.fullmatch("4[0-79]|10[0-7]", field):
                pen = replace(pen, paper=field)
            else:
                return None
        return pen

    @lru_cache(maxsize=4096)  # noqa: B019
    def towards(self, other: _Pen) -> str:
        """The shortest sequence that makes this pen the other one; empty when it is that already."""
        start, said = self, []
        if not self.attributes <= other.attributes or (self.ink and not other.ink) or (self.paper and not other.paper):
            start, said = _Pen(), [""]
        said += sorted(other.attributes - start.attributes)
        said += [other.ink] if other.ink != start.ink else []
        said += [other.paper] if other.paper != start.paper else []
        return f"\x1b[{';'.join(said)}m" if said else ""


class Wire:
    """Slims a stream of output. Keeps what the terminal remembers from one piece to the next."""

    def __init__(self) -> None:
        self._there: _Pen | None = None
        """The terminal's pen; None when it is not known."""
        self._wanted: _Pen | None = _Pen()
        """The pen of the next text; None after something unheard of, until a reset."""

    def slim(self, output: str) -> str:
        """What shows the same as `output` after everything slimmed before. Colours may stay on at its end."""
        pieces = _SGR.split(_NEEDLESS.sub("", output))
        slimmed = [self._text(pieces[0])]
        for parameters, text in zip(pieces[1::2], pieces[2::2], strict=True):
            slimmed += [self._pen(parameters), self._text(text)]
        return "".join(slimmed)

    def rest(self) -> str:
        """What turns all colours off."""
        self._there = self._wanted = _Pen()
        return "\x1b[m"

    def _pen(self, parameters: str) -> str:
        """Take note of a sequence; the answer is what must be sent at once."""
        before = self._wanted or (_Pen() if _RESETS.match(parameters) else None)
        self._wanted = before.after(parameters) if before else None
        if self._wanted is not None:
            return ""
        held_back = self._switch(before) if before else ""
        self._there = None
        return f"{held_back}\x1b[{parameters}m"

    def _text(self, text: str) -> str:
        if not text or self._wanted is None or self._there == self._wanted or _MOVES.fullmatch(text):
            return text
        sequence = self._switch(self._wanted)
        self._there = self._wanted
        return sequence + text

    def _switch(self, pen: _Pen) -> str:
        return self._there.towards(pen) if self._there else "\x1b[m" + _Pen().towards(pen)
