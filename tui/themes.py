"""How it looks: a page on a quiet desk, by lamp and by day, in high contrast, or in the terminal's own colours.

Each theme has one colour for where you are, one for hits and one for quotes. Contrast of every text colour against
its background is at least 4.5, in high contrast at least 7. Where colours cannot tell, hits are underlined.
"""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme


def _theme(
    name: str,
    *,
    dark: bool,
    paper: str,
    ink: str,
    dim: str,
    rule: str,
    accent: str,
    hit: str,
    quote: str,
    raised: str,
    ansi: bool = False,
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        ansi=ansi,
        primary=accent,
        accent=accent,
        foreground=ink,
        background=paper,
        surface=paper,
        panel=raised,
        boost=raised,
        variables=(BUILTIN_THEMES["ansi-dark"].variables if ansi else {})
        | {
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
    dim="#94928c",
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
    dim="#68655d",
    rule="#d3cdbf",
    accent="#1c5d9f",
    hit="#a33d00",
    quote="#1f6a45",
    raised="#efeadd",
)
CONTRAST = _theme(
    "contrast",
    dark=True,
    paper="#000000",
    ink="#ffffff",
    dim="#d0d0d0",
    rule="#a0a0a0",
    accent="#5fd7ff",
    hit="underline #ffff00",
    quote="#8fff8f",
    raised="#303030",
)
TERMINAL = _theme(
    "terminal",
    dark=True,
    paper="ansi_default",
    ink="ansi_default",
    dim="ansi_default",
    rule="ansi_bright_black",
    accent="ansi_magenta",
    hit="underline ansi_default",
    quote="ansi_magenta",
    raised="ansi_default",
    ansi=True,
)
"""The sixteen colours a person has chosen for their terminal, on its own background, which may be dark or light.

Of xterm's own only magenta can be read on both (4.5 and 4.7; green, cyan and yellow come to 2.2, 2.0 and 1.7 on white),
so it is the one there is: where you are and what is quoted are told apart by their marks.
"""
THEMES = (LAMP, DAY, CONTRAST, TERMINAL)


def without_colours(theme: Theme) -> Theme:
    """The theme for a person who wants no colours: what they tell is told by underlining."""
    return replace(theme, variables=theme.variables | {"hit": f"underline {theme.foreground}"})
