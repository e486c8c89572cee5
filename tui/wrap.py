"""Where the lines of a text break at a width in cells.

A paragraph of a million characters has to open at once, so the common case, text of one cell a character, is left
to one regular expression.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

Line = tuple[int, int]
"""Start and end in the text, in code points; the space at a break belongs to neither line."""


_ONE_CELL = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
"""Latin, Greek and Cyrillic letters, punctuation and currencies: all of one cell, none combining."""


@lru_cache(maxsize=64)
def _pattern(width: int) -> re.Pattern[str]:
    return re.compile(rf"(\S.{{0,{width - 1}}})(?:\s+|$)|(.{{1,{width}}})", re.S)


def break_lines(text: str, width: int) -> list[Line]:
    """The lines of `text`, broken at spaces where it can be and inside a word where it must be.

    There is always at least one line; a width under 2 counts as 2, since some characters take two cells.
    """
    width = max(2, width)
    if len(text) <= width and cell_len(text) <= width:
        return [(0, len(text))]
    if _ONE_CELL.fullmatch(text):
        return [_trimmed(text, *match.span()) for match in _pattern(width).finditer(text)]
    return _break_wide(text, width)


def _trimmed(text: str, start: int, end: int) -> Line:
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _break_wide(text: str, width: int) -> list[Line]:
    """The same for text with characters of no cell or of two, between which a line may break."""
    lines: list[Line] = []
    start = used = 0
    chance = 0  # the latest place after `start` where the line could end
    for position, character in enumerate(text):
        size = get_character_cell_size(character)
        if character.isspace() or size == 2:
            chance = position
        while used + size > width and not character.isspace():
            end = chance if chance > start else position
            lines.append(_trimmed(text, start, end))
            start = end
            while start < position and text[start].isspace():
                start += 1
            used = cell_len(text[start:position])
        used += size
    lines.append(_trimmed(text, start, len(text)))
    return lines


def clip(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where something was left out."""
    if len(text) <= width and cell_len(text) <= width:
        return text
    if width < 3:
        return "…"
    end = break_lines(text[: width * 2], width - 1)[0][1]
    return text[:end].rstrip(" ,;:–—-") + "…"
