"""The colours and attributes that a terminal prints in, and the shortest way from one to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

_OFF = {"22": "12", "23": "3", "24": "4", "25": "56", "27": "7", "28": "8", "29": "9"}
"""What turns which attributes off."""
_OFF_BY = {attribute: off for off, attributes in _OFF.items() for attribute in attributes}
_ON_PAPER = frozenset({"4", "7", "9"})
"""What is seen on a space: underlined, reversed, struck through."""
_INKS = {*map(str, range(30, 38)), *map(str, range(90, 98))}
_PAPERS = {*map(str, range(40, 48)), *map(str, range(100, 108))}


@dataclass(frozen=True, slots=True)
class Pen:
    """What text is printed in. Attributes and colours stand as the terminal is told them."""

    attributes: frozenset[str] = frozenset()
    ink: str = ""
    paper: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether an empty cell shows nothing but its paper."""
        return not self.attributes & _ON_PAPER

    def blank(self) -> Pen:
        """A pen in which a space looks the same, and as little said as can be."""
        return _blank(self)

    def after(self, parameters: str) -> Pen:
        """The pen that a sequence makes of this one."""
        return _after(self, parameters)

    def towards(self, other: Pen) -> str:
        """The shortest sequence that makes this pen the other one; empty when it is that already."""
        return _towards(self, other)


PLAIN = Pen()


@lru_cache(maxsize=4096)
def _blank(pen: Pen) -> Pen:
    return Pen(paper=pen.paper) if pen.is_plain else pen


@lru_cache(maxsize=4096)
def _after(pen: Pen, parameters: str) -> Pen:
    fields = iter(parameters.split(";"))
    for field in fields:
        if field in ("", "0"):
            pen = PLAIN
        elif field in _OFF:
            pen = replace(pen, attributes=pen.attributes - set(_OFF[field]))
        elif field in ("38", "48"):
            kind = next(fields, "")
            colour = ";".join((field, kind, *(next(fields, "") for _ in range(3 if kind == "2" else 1))))
            pen = replace(pen, ink=colour) if field == "38" else replace(pen, paper=colour)
        elif field == "39" or field in _INKS:
            pen = replace(pen, ink="" if field == "39" else field)
        elif field == "49" or field in _PAPERS:
            pen = replace(pen, paper="" if field == "49" else field)
        else:
            pen = replace(pen, attributes=pen.attributes | {field})
    return pen


@lru_cache(maxsize=4096)
def _towards(pen: Pen, other: Pen) -> str:
    if pen == other:
        return ""
    anew = ["", *_said(PLAIN, other)]
    gone = pen.attributes - other.attributes
    if not gone <= _OFF_BY.keys():
        return f"\x1b[{';'.join(anew)}m"
    offs = {_OFF_BY[each] for each in gone}
    left = replace(pen, attributes=pen.attributes.difference(*(_OFF[off] for off in offs)))
    only = [*sorted(offs), *_said(left, other)]
    return f"\x1b[{min(';'.join(anew), ';'.join(only), key=len)}m"


def _said(pen: Pen, other: Pen) -> list[str]:
    """What has to be said to add attributes and to change colours."""
    said = sorted(other.attributes - pen.attributes)
    said += [other.ink or "39"] if other.ink != pen.ink else []
    said += [other.paper or "49"] if other.paper != pen.paper else []
    return said
