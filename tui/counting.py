"""Numbers of things, in words."""

from __future__ import annotations


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 quote`, `2 quotes`, `12,000 quotes`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
