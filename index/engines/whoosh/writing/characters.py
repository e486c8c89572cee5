"""What characters are to an index, as tables over all code points: letters by what they fold to, others by kind."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from quotedesk.index.text import SENTENCE_STOPS, fold

Letters = npt.NDArray[Any]
"""One number a character: `LETTER` and above what it folds to, below that its kind. Of one byte or of four."""

OTHER, _UNKNOWN, _HALF, _WIDE, ODD, BOUNDARY, APOSTROPHE, COMMA, STOP, LONE_STOP = range(10)
"""Kinds: between words; three that only `read` knows; words with it are read one by one; between texts; stops of
sentences, and those that end one without a space after them."""
LETTER = 32
"""No letter folds to a character below."""

_NEED_SPACE = ".!?…"
_ODD = "_" + "".join(map(chr, range(0x300, 0x370)))
_SURROGATES = slice(0xD800, 0xE000)


class _Tables:
    """Filled as characters are met. Most texts fold to letters of one byte, which are the fewest to move."""

    def __init__(self, boundary: str) -> None:
        self._boundary = boundary
        self._narrow = np.full(0x110000, _UNKNOWN, np.uint8)
        self._narrow[0] = OTHER
        self._narrow[_SURROGATES] = _HALF
        self._wide = np.zeros(0x110000, np.uint32)

    def read(self, text: str) -> tuple[Letters, Letters]:
        """The code points of a text, and what they are."""
        codes: Letters = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
        letters = self._narrow.take(codes)
        strange = letters[(letters - np.uint8(_UNKNOWN)) <= _WIDE - _UNKNOWN]
        if not len(strange):
            return codes, letters
        if (strange == _HALF).any():
            codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
            letters = self._narrow.take(codes)
        self._learn(codes[letters == _UNKNOWN])
        letters = self._narrow.take(codes)
        return codes, self._wide.take(codes) if (letters == _WIDE).any() else letters

    def _learn(self, codes: Letters) -> None:
        for code in np.unique(codes).tolist():
            found = self._of(chr(code))
            self._wide[code] = found
            self._narrow[code] = found if found < 256 else _WIDE

    def _of(self, character: str) -> int:
        if character == self._boundary:
            return BOUNDARY
        if character in _ODD:
            return ODD
        if character in SENTENCE_STOPS:
            return STOP if character in _NEED_SPACE else LONE_STOP
        if not character.isalnum():
            return {"'": APOSTROPHE, "’": APOSTROPHE, ",": COMMA}.get(character, OTHER)
        folded = fold(character)
        if len(folded) != 1 or folded < " " or character.isdecimal() != ("0" <= folded <= "9"):
            return ODD  # also digits that are none of a number's, such as ², and numbers of other scripts
        return ord(folded)


BETWEEN = "\x01"
"""Stands between texts that are read together; clean text holds none."""
CHARACTERS = _Tables(BETWEEN)
