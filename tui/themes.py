"""How it looks: a page on a quiet desk, by lamp and by day.

Each theme has one colour for where you are, one for hits and one for quotes. Contrast of every text colour against
its background is at least 4.5.
"""

from __future__ import annotations

from textual.theme import Theme


def _theme(
    name: str, *, dark: bool, paper: str, ink: str, dim: str, rule: str, accent: str, hit: str, quote: str, raised: str
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        accent=accent,
        foreground=ink,
        background=paper,
        surface=paper,
        panel=raised,
        variables={
            "dim": dim,
            "rule": rule,
            "hit": hit,
            "quote": quote,
            "raised": raised,
            "input-cursor-background": accent,
            "input-cursor-foreground": paper,
            "input-cursor-text-style": "none",
            "input-selection-background": rule,
            "input-selection-foreground": ink,
        },
    )


LAMP = _theme(
    "lamp",
    dark=True,
    paper="#16181b",
    ink="#d6d2c8",
    dim="#8b8a85",
    rule="#3b3e42",
    accent="#7fb2e5",
    hit="#f0c05a",
    quote="#9cc7a8",
    raised="#22262b",
)
DAY = _theme(
    "day",
    dark=False,
    paper="#faf7f0",
    ink="#2a2926",
    dim="#6d6a62",
    rule="#d3cdbf",
    accent="#1c5d9f",
    hit="#a33d00",
    quote="#1f6a45",
    raised="#efeadd",
)
THEMES = (LAMP, DAY)
