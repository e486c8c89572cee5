"""`quotedesk stats`: the numbers of an archive, as pictures for reading and as JSON."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotedesk.tui.citation import day
from quotedesk.tui.commands.opening import archive_option, open_archive
from quotedesk.tui.commands.page import Page, page, plain_option, wants_plain
from quotedesk.tui.commands.printing import forms, is_utf8, put_json
from quotedesk.tui.counting import counted
from quotedesk.tui.periods import over_time
from quotedesk.tui.statistics import Statistics, statistics

if TYPE_CHECKING:
    from quotedesk.tui.charts import Line
    from quotedesk.tui.records import Record

_WIDTH, _MARGIN = 76, 2
"""Cells of a picture where there is room for it, and before it."""
_MOST = 12
"""Bars of a picture; the rest is one line."""


@click.command(
    "stats",
    epilog="""\b
Examples:
  quotedesk stats
  quotedesk stats --json --archive desk""",
)
@plain_option
@forms("json")
@archive_option
def command(form: str | None, folder: Path | None) -> int:
    """Print the numbers of an archive: over time, by speaker, by outlet."""
    with open_archive(folder) as archive:
        found = statistics(archive)
    if form == "json":
        put_json(_record(found))
    else:
        _print(page(), found)
    return 0


def _record(found: Statistics) -> Record:
    spread = over_time(found.days)
    return {
        "articles": found.counts.articles,
        "paragraphs": found.counts.paragraphs,
        "quotes": found.counts.quotes,
        "generation": found.generation,
        "from": found.first,
        "to": found.last,
        "undated_articles": found.n_undated,
        "over_time": {
            "unit": spread.unit,
            "periods": [{"from": each.first, "quotes": each.number} for each in spread.periods],
            "undated": spread.undated,
        },
        "speakers": [
            {"id": each.id, "name": each.name, "quotes": each.n_quotes, "articles": each.n_articles}
            for each in found.speakers
        ],
        "outlets": [
            {"source": each.source, "articles": each.n_articles, "quotes": each.n_quotes} for each in found.outlets
        ],
        "attribution": {
            "named": found.attributed.named,
            "unnamed": found.attributed.unnamed,
            "uncertain": found.attributed.uncertain,
            "none": found.attributed.none,
        },
    }


def _print(sheet: Page, found: Statistics) -> None:
    from quotedesk.tui.charts import bars, columns

    ascii_only = not is_utf8()
    width = min(_WIDTH, shutil.get_terminal_size().columns - _MARGIN)
    counts = found.counts
    sheet.line(
        f"{counted(counts.articles, 'article')}, {counted(counts.paragraphs, 'paragraph')}, "
        f"{counted(counts.quotes, 'quote')}; generation {found.generation}"
    )
    sheet.line(_dates(found))
    spread = over_time(found.days)
    without = f"{counted(spread.undated, 'quote')} without a date" if spread.undated else ""
    title = f"Quotes over time, by {spread.unit}" if spread.periods else "Quotes over time"
    _put(sheet, title, spread.counts, columns(spread.counts, width, only_ascii=ascii_only), without)
    speakers, others = found.speakers.first(len(found.speakers) if wants_plain() else _MOST)
    most = bars(speakers, width, others=others, only_ascii=ascii_only)
    _put(sheet, "By speaker", speakers, most, "" if speakers else "nobody named")
    outlets = [(each.source or "outlet unknown", each.n_quotes) for each in found.outlets]
    _put(sheet, "By outlet", outlets, bars(outlets, width, most=_MOST, only_ascii=ascii_only))
    given = found.attributed
    whom = [
        ("named speakers", given.named),
        ("unnamed sources", given.unnamed),
        ("uncertain", given.uncertain),
        ("no speaker", given.none),
    ]
    _put(sheet, "By what is known of the speaker", whom, bars(whom, width, only_ascii=ascii_only))


def _dates(found: Statistics) -> str:
    if found.first is None:
        return "no article states its date"
    first, last = day(found.first), day(found.last)
    span = f"{first}" if first == last else f"{first} to {last}"
    return f"{span}; {counted(found.n_undated, 'article')} without a date" if found.n_undated else span


def _put(sheet: Page, title: str, counts: Sequence[tuple[str, int]], picture: Sequence[Line], remark: str = "") -> None:
    """A picture of counts under its title; where nobody sees pictures, the counts."""
    sheet.blank()
    sheet.line((title, "heading"))
    if wants_plain():
        for name, number in counts:
            sheet.line(f"{name}: {number}")
        picture = ()
    for line in picture:
        sheet.line(*((text, "quote" if style == "bar" else style) for text, style in line), margin=" " * _MARGIN)
    if remark:
        sheet.line((remark, "dim"), margin=" " * _MARGIN)
