"""A piece of a paragraph to show, with what was found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotedesk.index.spans import Span

ELLIPSIS = "…"


def snippet(text: str, spans: Sequence[Span], width: int) -> tuple[str, tuple[Span, ...]]:
    """A piece of `text` of about `width` characters and the spans in it, in code points of the piece.

    It always holds the first span whole, and as many as fit; it is cut between words and says so with an ellipsis.
    """
    if len(text) <= width:
        return _one_line(text), tuple(spans)
    first, last = _window(spans, width)
    room = max(0, width - (last - first)) // 3
    start = _word_start(text, max(0, min(first - room, len(text) - width)), first)
    end = _word_end(text, min(len(text), start + width), last)
    head = ELLIPSIS if start > 0 else ""
    piece = head + text[start:end] + (ELLIPSIS if end < len(text) else "")
    shift = len(head) - start
    return _one_line(piece), tuple((a + shift, b + shift) for a, b in spans if a >= start and b <= end)


def _window(spans: Sequence[Span], width: int) -> Span:
    """From the start of a span to the end of a later one: the first place where most spans stand within `width`."""
    if not spans:
        return 0, 0
    best, most = spans[0], 0
    for i, (start, _) in enumerate(spans):
        inside = [end for _, end in spans[i:] if end - start <= width]
        if len(inside) > most:
            best, most = (start, inside[-1]), len(inside)
    return best


def _word_start(text: str, start: int, latest: int) -> int:
    """The start of the first whole word from `start` on, but no later than `latest`."""
    if start == 0:
        return 0
    space = re.compile(r"\s").search(text, start - 1, latest)
    return space.end() if space else latest


def _word_end(text: str, end: int, earliest: int) -> int:
    """The end of the last whole word up to `end`, but no earlier than `earliest`."""
    if end >= len(text):
        return len(text)
    end = max(end, earliest)
    while end > earliest and not text[end].isspace():
        end -= 1
    return end


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
