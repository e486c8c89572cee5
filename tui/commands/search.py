"""`quotedesk search`: paragraphs that match a query."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from quotedesk.index.engines.base import Order
from quotedesk.index.errors import QueryError
from quotedesk.index.model import Hit, Hits, Totals
from quotedesk.tui.commands.failures import NOTHING, point_at
from quotedesk.tui.commands.opening import archive_option, open_archive
from quotedesk.tui.commands.page import Page, Piece, page, plain_option
from quotedesk.tui.commands.printing import forms, put_json_array, put_json_lines, say
from quotedesk.tui.counting import places
from quotedesk.tui.records import hit_record

_AROUND = 160
"""Characters of a long paragraph that are shown on either side of its hits."""
_LONG = 480


@click.command(
    "search",
    epilog="""\b
Examples:
  quotedesk search weapons
  quotedesk search '"South Korea" w/3 weapons'
  quotedesk search 'speaker:zelensky in:quotes' --json

\b
The query: words (all of them, in one paragraph), "exact phrase", or, not, ( ),
w/5 pre/5 w/s w/p between words or phrases, word*, word~, atleast3(word),
speaker: source: title: author: date:2026-01..2026-03 in:quotes""",
)
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(min=1), default=200, show_default=True, metavar="N", help="At most N hits."
)
@click.option("--order", type=click.Choice(get_args(Order)), default="relevance", show_default=True, help="What first.")
@plain_option
@forms("json", "jsonl")
@archive_option
def command(query: tuple[str, ...], limit: int, order: Order, form: str | None, folder: Path | None) -> int:
    """Find paragraphs."""
    typed = " ".join(query)
    with open_archive(folder) as archive:
        try:
            hits = archive.search(typed, limit=limit, order=order)
            totals = archive.totals(typed)
        except QueryError as error:
            return point_at(typed, error)
    for note in hits.notes:
        say(note)
    if form == "json":
        put_json_array(map(hit_record, hits.hits))
    elif form == "jsonl":
        put_json_lines(map(hit_record, hits.hits))
    elif hits.hits:
        _print(hits, totals, order)
    if not hits.hits:
        say(f"nothing found for {typed}" if typed.strip() else "nothing to search for: the query is empty")
        return NOTHING
    if len(hits.hits) < totals.n_paragraphs:
        say(f"{len(hits.hits)} of {totals.n_paragraphs} paragraphs shown; --limit shows more")
    return 0


def _print(hits: Hits, totals: Totals, order: Order) -> None:
    sheet = page()
    for hit in hits.hits:
        _print_hit(sheet, hit)
        sheet.blank()
    sheet.line((f"{places(totals)} · {order}", "dim"))


def _print_hit(sheet: Page, hit: Hit) -> None:
    said = f"  “ {hit.speaker}" if hit.speaker else ""
    sheet.line((hit.article_id, "heading"), f" ¶{hit.paragraph}", (said, "dim"))
    sheet.line(*_snippet(hit), margin="  ")


def _snippet(hit: Hit) -> list[Piece]:
    """The paragraph with its hits marked; of a long one, what stands around the hits."""
    text = hit.text
    start, end = 0, len(text)
    if len(text) > _LONG and hit.spans:
        start = max(0, hit.spans[0][0] - _AROUND)
        end = min(len(text), max(hit.spans[-1][1] + _AROUND, start + 2 * _AROUND))
        start = text.rfind(" ", 0, start) + 1 if start else 0
        end = text.find(" ", end) if end < len(text) and " " in text[end:] else len(text)
    pieces: list[Piece] = ["… "] if start else []
    position = start
    for first, last in hit.spans:
        pieces += [text[position:first], (text[first:last], "hit")]
        position = last
    return [*pieces, text[position:end], *([" …"] if end < len(text) else [])]
