"""Text for terminals that have nothing but ASCII, or fonts without the rest: each character as one that they have.

What is sent keeps its width, cell by cell, so that nothing moves. Copies and exports are not touched.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len

_LIKE = {
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "‚": "'",
    "–": "-",
    "—": "-",
    "‑": "-",
    "−": "-",
    "·": "-",
    "•": "*",
    "…": "~",
    "¶": "p",
    "×": "x",
    "⟨": "<",
    "⟩": ">",
    "‹": "<",
    "›": ">",
    "←": "<",
    "→": ">",
    "↑": "^",
    "↓": "v",
    "▾": "-",
    "▸": "+",
    "▌": ">",
    "▐": "|",
    "▎": "|",
    "▏": "|",
    "┊": ":",
    "●": "*",
    "│": "|",
    "─": "-",
    "┌": "+",
    "┐": "+",
    "└": "+",
    "┘": "+",
    "├": "+",
    "┤": "+",
    "┬": "+",
    "┴": "+",
    "┼": "+",
    "█": "#",
    "☐": "o",
    "☑": "x",
    "✓": "x",
    "ß": "s",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "æ": "a",
    "œ": "o",
    "€": "E",
    "£": "L",
}
"""What looks most like a character."""
_UNKNOWN = "?"


def in_ascii(text: str) -> str:
    """`text` in ASCII, as wide as it was."""
    return (
        text if text.isascii() else "".join(character if character < "\x80" else _like(character) for character in text)
    )


@lru_cache(maxsize=4096)
def _like(character: str) -> str:
    width = cell_len(character)
    base = unicodedata.normalize("NFKD", character)[:1]
    if "\u2580" <= character <= "\u259f":  # block elements: a bar or a part of one
        base = "#"
    like = _LIKE.get(character) or (base if base.isascii() and base.isprintable() else _UNKNOWN)
    return like.ljust(width)[:width] if width else ""
