"""What the archive answers, as lines of text with ink: pure functions, no widget.

An ink is a style of the theme by name (`$quote`), so a line drawn once follows every theme.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import overload

from rich.cells import cell_len
from textual.content import Content, Span

from quotedesk.index.model import Article, ArticleSummary, Hit, Paragraph, Quote
from quotedesk.index.snippets import snippet
from quotedesk.index.text import clean
from quotedesk.tui import citation
from quotedesk.tui.headings import Group
from quotedesk.tui.listing import Said
from quotedesk.tui.wrap import break_lines, clip

DIM = "$dim"
HIT = "bold $hit"
QUOTE = "$quote"
INDIRECT = "italic $quote"
ACCENT = "$accent"
STRONG = "bold"

UNNAMED = "unnamed"
MARKED = "●"

Spans = Sequence[tuple[int, int]]
_FLAT = str.maketrans("\t\n", "  ")


def plain(text: str) -> str:
    """`text` for one line of a screen: cleaned again on its way out, breaks and tabs as single spaces."""
    return clean(text).translate(_FLAT)


def wrapped(text: str, width: int, ink: str = "", indent: int = 0) -> list[Content]:
    """`text` in lines of `width` cells, each after `indent` spaces."""
    text = plain(text)
    pad = " " * indent
    return [Content.assemble(pad, (text[a:b], ink)) for a, b in break_lines(text, width - indent)]


def with_right(left: list[Content], right: str, width: int, ink: str = DIM) -> list[Content]:
    """`left` with `right` at the right edge of its last line, or of one more when it does not fit."""
    room = width - cell_len(right)
    last = left[-1]
    if last.cell_length + 1 > room:
        left, last = [*left, Content("")], Content("")
    return [*left[:-1], Content.assemble(last, " " * (room - last.cell_length), (right, ink))]


@lru_cache(maxsize=64)
def _flat(text: str) -> str:
    """`plain`, remembered for the paragraphs on the screen: one can have a million characters."""
    return plain(text)


@lru_cache(maxsize=64)
def _broken(text: str, width: int) -> Sequence[tuple[int, int]]:
    return break_lines(text, width)


class Page(Sequence[Content]):
    """The lines of one paragraph, each made when it is looked at, so that a very long one opens at once."""

    def __init__(self, text: str, width: int, spans: Iterable[Span], number: str):
        """`number` stands in the margin of the first line."""
        self._text = text
        self._lines = _broken(text, width)
        self._spans = list(spans)
        self._number = number
        self.signs: dict[int, tuple[str, str]] = {}
        """Marks in the margin with their ink, by line."""
        self.tail: Sequence[Content] = ()
        """Lines that follow the text."""

    def __len__(self) -> int:
        return len(self._lines) + len(self.tail)

    def line_of(self, place: int) -> int:
        """The line that a place of the text stands in."""
        return min(bisect_right(self._lines, place, key=lambda line: line[1]), len(self._lines) - 1)

    @overload
    def __getitem__(self, y: int) -> Content: ...
    @overload
    def __getitem__(self, y: slice) -> Sequence[Content]: ...
    def __getitem__(self, y: int | slice) -> Content | Sequence[Content]:
        if isinstance(y, slice):
            return [self[each] for each in range(*y.indices(len(self)))]
        if y >= len(self._lines):
            return self.tail[y - len(self._lines)]
        start, end = self._lines[y]
        spans = [
            Span(max(span.start, start) - start, min(span.end, end) - start, span.style)
            for span in self._spans
            if span.start < end and span.end > start
        ]
        number = self._number if y == 0 else " " * len(self._number)
        margin = ((number, DIM), " ", self.signs.get(y, " "), " ")
        return Content.assemble(*margin, Content(self._text[start:end], spans))


def paragraph(
    paragraph: Paragraph,
    quotes: Sequence[Quote],
    hits: Spans,
    reached: Quote | None,
    measure: int,
    digits: int = 3,
    marked: Collection[str] = (),
) -> Page:
    """A paragraph with its number in the margin, a mark where a quote begins, and who is quoted below it.

    `measure` is the width of a line of text, without the margin; `marked` are the quotes marked by hand, by id.
    """
    text = _flat(paragraph.text)
    spans = [Span(0, len(text), DIM)] if paragraph.kind == "caption" else []
    spans += [Span(*_with_marks(quote, text), _ink(quote, reached)) for quote in quotes]
    spans += [Span(start, end, HIT) for start, end in hits]
    page = Page(text, measure, spans, f"{paragraph.number:>{digits}}")
    for quote in quotes:
        page.signs[page.line_of(_with_marks(quote, text)[0])] = _sign(quote, reached, marked)
    tail = [line for speaker in _speakers(quotes, reached) for line in _signed(speaker, measure, digits + 3)]
    page.tail = [*tail, Content("")]
    return page


def _ink(quote: Quote, reached: Quote | None) -> str:
    ink = INDIRECT if quote.kind == "indirect" else QUOTE
    return f"{ink} on $raised" if quote is reached else ink


def _sign(quote: Quote, reached: Quote | None, marked: Collection[str]) -> tuple[str, str]:
    """What stands in the margin where a quote begins."""
    if quote.id in marked:
        return MARKED, ACCENT
    if quote is reached:
        return "▸", QUOTE
    return ("┊" if quote.kind == "indirect" else "▎"), QUOTE


def _with_marks(quote: Quote, text: str) -> tuple[int, int]:
    """The quote with its marks, which read as part of it."""
    if quote.kind == "indirect":
        return quote.start, quote.end
    start = quote.start - 1 if quote.start and not text[quote.start - 1].isspace() else quote.start
    end = quote.end + 1 if quote.end < len(text) and not text[quote.end].isspace() else quote.end
    return start, end


def _speakers(quotes: Sequence[Quote], reached: Quote | None) -> list[tuple[str, bool]]:
    """Who is quoted, each once, in order; and whether the reached quote is theirs."""
    named: dict[str, bool] = {}
    for quote in quotes:
        name = speaker(quote)
        named[name] = named.get(name, False) or quote is reached
    return list(named.items())


def _signed(speaker: tuple[str, bool], measure: int, indent: int) -> list[Content]:
    name, reached = speaker
    lines = wrapped(f"— {name}", measure, f"{STRONG} {QUOTE}" if reached else DIM)
    return [line.pad_left(indent + max(0, measure - line.cell_length)) for line in lines]


def speaker(quote: Quote) -> str:
    """Who said it, as the screen names them: nobody unnamed or uncertain is given a name."""
    if quote.attribution.how == "uncertain":
        candidates = " or ".join(quote.attribution.candidates)
        return f"uncertain: {candidates}" if candidates else "uncertain"
    if quote.speaker.name is not None:
        return plain(quote.speaker.name)
    return f"{plain(quote.speaker.label)} · {UNNAMED}" if quote.speaker.label else "no speaker"


def about(summary: ArticleSummary | Article, short: str) -> str:
    """Outlet, author, date and id of an article; what is not known is said."""
    outlet = summary.source or "outlet unknown"
    date = citation.day(summary.published) or "date unknown"
    return plain(" · ".join(filter(None, (outlet, summary.author, date, short))))


def hit(hit: Hit, summary: ArticleSummary, short: str, width: int) -> list[Content]:
    """A row of the results: where, who is quoted there, and the words that matched."""
    lines = wrapped(summary.title, width, STRONG) if summary.title else []
    known = " · ".join(filter(None, (summary.source, citation.day(summary.published))))
    place = Content.assemble((short, DIM), f" ¶{hit.paragraph}")
    lines += with_right([place], plain(known), width) if known else [place]
    if hit.speaker:
        lines += wrapped(f"“ {hit.speaker}", width, QUOTE)
    words, spans = snippet(plain(hit.text), hit.spans, width * 2 - 12)
    marked = Content(words, [Span(start, end, HIT) for start, end in spans])
    return lines + [marked[a:b] for a, b in break_lines(words, width)]


def heading(group: Group, width: int, *, dated: bool = False) -> list[Content]:
    """A heading of the quotes: a name or role with its count, and what to know about a role.

    `dated` adds when the latest article came out that quotes it.
    """
    mark = "▾ " if group.is_open else "▸ "
    title = f"{group.title} · {UNNAMED}" if group.kind == "role" else group.title
    ink = DIM if group.kind in ("uncertain", "none") else STRONG
    count = "" if group.n_quotes is None else f"{group.n_quotes:,}"
    if dated and (when := citation.day(group.latest)):
        count = f"{when}{count.rjust(7)}"
    pieces = [(plain(group.title), ink)] + ([(f" · {UNNAMED}", "")] if group.kind == "role" else [])
    whole = Content.assemble(*pieces)
    lines = [whole[a:b] for a, b in break_lines(plain(title), width - len(mark) - len(count) - 2)]
    lines = [Content.assemble((mark, DIM) if y == 0 else " " * len(mark), line) for y, line in enumerate(lines)]
    lines = with_right(lines, count, width)
    return lines + (wrapped(group.note, width, DIM, indent=2) if group.note else [])


def said(row: Said, short: str, width: int, n_lines: int = 1, *, marked: bool = False) -> list[Content]:
    """A quote under its heading, shortened to some lines, with its place at the right edge."""
    quote = row.quote
    place = f"{short} ¶{quote.paragraph}"
    lines = wrapped(row.description, width, indent=2) if row.description else []
    said = _shortened(quote, place, width, n_lines)
    if marked:
        said[0] = Content.assemble((MARKED, ACCENT), said[0][1:])
    return lines + said


def _shortened(quote: Quote, place: str, width: int, n_lines: int) -> list[Content]:
    """As many words of a quote as leave room for its place, whatever the lines break at."""
    room = (width - 2) * n_lines - cell_len(place) - 4
    while True:
        if quote.kind == "indirect":
            words = wrapped(f"says: {clip(plain(quote.clean), room - 4)}", width, INDIRECT, indent=2)
        else:
            words = wrapped(f"“{clip(plain(quote.clean), room)}”", width, QUOTE, indent=2)
        said = with_right(words, place, width)
        if len(said) <= n_lines or room < width // 2:
            return said
        room -= 2


def words(quote: Quote) -> str:
    """What was said: between marks, or as indirect speech without them."""
    return f"says: {plain(quote.clean)}" if quote.kind == "indirect" else f"“{plain(quote.clean)}”"


def evidence(quote: Quote, beside: str) -> list[tuple[str, str]]:
    """Why the quote is given to its speaker, as pieces of text and ink.

    `beside` is what stands next to the quote in its paragraph, such as `he says`.
    """
    why = quote.attribution
    if why.how == "none":
        return [("the article gives these words to nobody", DIM)]
    pieces = [(beside or quote.speaker.label or "", ""), (f" · ¶{quote.paragraph}", DIM)]
    if why.candidates:
        pieces += [(" ← could be ", DIM), (" or ".join(why.candidates), "")]
    if why.evidence and plain(why.evidence) != plain(beside):
        pieces += [(" ← ", DIM), (why.evidence, ""), (f" · ¶{why.paragraph}" if why.paragraph else "", DIM)]
    return [(plain(text), ink) for text, ink in pieces]
