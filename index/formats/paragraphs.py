"""Text into paragraphs: where they end, which are captions, and where each character stood before cleaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quotedesk.index.model import Paragraph
from quotedesk.index.text import Cleaned, cleaned, cleaned_with_offsets

_CAPTION = re.compile(
    r"[\[(]?(?:(?:file|stock|main|lead|top) )?"
    r"(?:pictures?|pics?|photos?|photographs?|images?|illustrations?|graphics?|artwork|captions?|credits?|foto|bild)"
    r"(?: (?:credits?|captions?|sources?|by|courtesy|illustration|agency))?\s*:(?!\w)",
    re.I,
)
_MAX_CAPTION = 160
"""Code points; a longer line with a caption's marker is taken for a sentence of the story."""


@dataclass(frozen=True, slots=True)
class PlacedParagraph:
    """A paragraph that knows where its characters stood in the text it was read from."""

    paragraph: Paragraph
    offsets: Sequence[int]
    """For each code point of `paragraph.text`, its offset in the text as it came in."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `paragraph.text[start:end]` stands in the text as it came in."""
        if start >= end:
            place = self.offsets[start] if start < len(self.offsets) else self.offsets[-1] + 1
            return place, place
        return self.offsets[start], self.offsets[end - 1] + 1


def read_paragraphs(text: str) -> tuple[list[Paragraph], Cleaned]:
    """The paragraphs of a raw text, and what cleaning it took."""
    result = cleaned(text)
    split = _split(result.text)
    return [_paragraph(number, piece) for number, (piece, _) in enumerate(split, 1)], result


def placed_paragraphs(text: str) -> list[PlacedParagraph]:
    """The paragraphs of a raw text, with offsets into it whatever cleaning did.

    A record's list of paragraphs comes in joined by blank lines (`joined`).
    """
    result, offsets = cleaned_with_offsets(text)
    placed = []
    for number, (piece, positions) in enumerate(_split(result.text), 1):
        if isinstance(positions, range):
            places = offsets[positions.start : positions.stop]
        else:
            places = [offsets[position] for position in positions]
        placed.append(PlacedParagraph(_paragraph(number, piece), places))
    return placed


def joined(paragraphs: Sequence[str]) -> str:
    """A record's list of paragraphs as the one text that offsets count in."""
    return "\n\n".join(paragraphs)


def numbered(texts: Sequence[str]) -> list[Paragraph]:
    """Cleaned texts as paragraphs, for readers that know where each one ends; empty ones are left out."""
    pieces = [piece for piece in (text.strip() for text in texts) if piece]
    return [_paragraph(number, piece) for number, piece in enumerate(pieces, 1)]


def renumbered(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, counted from 1."""
    return [replace(paragraph, number=number) for number, paragraph in enumerate(paragraphs, 1)]


def is_caption(text: str) -> bool:
    """Whether a short line names a picture or whom it is owed to, such as `Picture: stock`."""
    return len(text) <= _MAX_CAPTION and _CAPTION.match(text) is not None


def _paragraph(number: int, text: str) -> Paragraph:
    return Paragraph(number, text, "caption" if is_caption(text) else "body")


def _split(text: str) -> Iterator[tuple[str, range | list[int]]]:
    """Each paragraph of a clean text, with the position in it of each of the paragraph's characters."""
    lines = _lines(text)
    blocks = _wrapped_blocks(text, lines)
    if blocks is None:
        for start, end in lines:
            yield text[start:end], range(start, end)
        return
    for block in blocks:
        positions = list(range(*block[0]))
        for (_, before), (start, end) in pairwise(block):
            positions.append(before)
            positions.extend(range(start, end))
        yield " ".join(text[start:end] for start, end in block), positions


_Line = tuple[int, int]
_LINE = re.compile(r"\S(?:[^\n]*\S)?")

_MIN_WIDTH, _MAX_WIDTH = 30, 132
"""Nothing is wrapped narrower or wider than this by hand or by a mail program."""
_NARROW, _MANY_BREAKS = 50, 6
"""Below this width a list of names looks the same, unless there are this many breaks to go by."""
_FILLED = 0.93
"""Programs that even out their lines leave a little room on each (`fmt` aims at 93 of 100)."""
_SENTENCE_END = '.!?:”"'


def _lines(text: str) -> list[_Line]:
    """Spans of the lines that are not blank, without the white space around them."""
    return [match.span() for match in _LINE.finditer(text)]


def _wrapped_blocks(text: str, lines: list[_Line]) -> list[list[_Line]] | None:
    """The blocks of a plainly hard-wrapped text; None when it is not one.

    Plainly: blocks with blank lines between them, and at nearly every line break inside a block the next word would
    not have fitted into the width of the text, most of them in the middle of a sentence.
    """
    if len(lines) < 4:
        return None
    blocks = _blocks(text, lines)
    several = [block for block in blocks if len(block) > 1]
    if len(several) < 2:
        return None
    width = max((end - start for block in several for start, end in block if " " in text[start:end]), default=0)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return None
    breaks = [pair for block in several for pair in pairwise(block)]
    if width < _NARROW and len(breaks) < _MANY_BREAKS:
        return None
    n_forced = sum(_would_not_fit(text, line, following, width) for line, following in breaks)
    n_running = sum(text[line[1] - 1] not in _SENTENCE_END for line, _ in breaks)
    if n_forced < 0.9 * len(breaks) or n_running < 0.5 * len(breaks):
        return None
    return blocks


def _blocks(text: str, lines: list[_Line]) -> list[list[_Line]]:
    blocks = [[lines[0]]]
    for before, line in pairwise(lines):
        if text.count("\n", before[1], line[0]) > 1:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _would_not_fit(text: str, line: _Line, following: _Line, width: int) -> bool:
    word = text[following[0] : following[1]].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(word) > _FILLED * width
