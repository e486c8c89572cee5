"""`quotedesk quotes`: who said what, grouped by speaker for reading, in the order of the articles for machines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotedesk.index.model import Quote
from quotedesk.tui.commands.failures import NOTHING
from quotedesk.tui.commands.opening import archive_option, complete_article, complete_speaker, open_archive
from quotedesk.tui.commands.page import Page, page, plain_option
from quotedesk.tui.commands.printing import forms, put, put_csv, put_json_array, put_json_lines, say
from quotedesk.tui.counting import counted
from quotedesk.tui.headings import grouped
from quotedesk.tui.quotes_written import QUOTE_HEADER, quote_row, quotes_markdown
from quotedesk.tui.records import quote_record

if TYPE_CHECKING:
    from quotedesk.index.archive import Archive


@click.command(
    "quotes",
    epilog="""\b
Examples:
  quotedesk quotes --speaker "Kim Yo-jong"
  quotedesk quotes --unnamed --json
  quotedesk quotes --csv > quotes.csv""",
)
@click.option("--speaker", metavar="NAME", shell_complete=complete_speaker, help="A name, an alias, or a role.")
@click.option("--unnamed", is_flag=True, help="Unnamed sources only.")
@click.option("--article", metavar="ARTICLE", shell_complete=complete_article, help="Those of one article.")
@click.option("--indirect", is_flag=True, help="Indirect speech too.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N only.")
@plain_option
@forms("json", "jsonl", "csv", "md")
@archive_option
def command(
    speaker: str | None,
    unnamed: bool,
    article: str | None,
    indirect: bool,
    limit: int | None,
    form: str | None,
    folder: Path | None,
) -> int:
    """List quotes by speaker."""
    with open_archive(folder) as archive:
        found = _chosen(archive, speaker, article, indirect)
        if unnamed:
            found = (quote for quote in found if quote.speaker.role is not None)
        chosen = list(islice(found, limit))
        _put(archive, chosen, form)
    if not chosen:
        say(f"no quote in this archive is by {speaker}" if speaker else "no such quotes in this archive")
        return NOTHING
    return 0


def _chosen(archive: Archive, speaker: str | None, article: str | None, indirect: bool) -> Iterator[Quote]:
    article_id = archive.article_id(article) if article is not None else None
    if speaker is None:
        return archive.quotes(article_id=article_id, indirect=indirect)
    found = archive.find_speaker(speaker)
    for note in found.notes:
        say(note)
    quotes = archive.quotes_of(found, indirect=indirect)
    return (quote for quote in quotes if article_id in (None, quote.article_id))


def _put(archive: Archive, quotes: list[Quote], form: str | None) -> None:
    cited = ((quote, archive.summary(quote.article_id)) for quote in quotes)
    records = (quote_record(quote, summary, archive.group(quote)) for quote, summary in cited)
    match form:
        case "json":
            put_json_array(records)
        case "jsonl":
            put_json_lines(records)
        case "csv":
            put_csv(QUOTE_HEADER, (quote_row(*each) for each in cited))
        case "md":
            for number, block in enumerate(quotes_markdown(cited)):
                put(f"\n{block}" if number else block)
        case _ if quotes:
            _print(quotes)


def _print(quotes: list[Quote]) -> None:
    sheet = page()
    for group in grouped(quotes):
        sheet.line((group.title, "heading"), (f"  {group.count}", "dim"))
        described = ("", "")
        for quote in group.quotes:
            source = (quote.article_id, "" if group.named else quote.speaker.label or "")
            if source[1] and source != described:
                sheet.line(source[1], margin="  ")
            described = source
            _print_quote(sheet, quote, "    " if source[1] else "  ")
        sheet.blank()
    n_articles = len({quote.article_id for quote in quotes})
    sheet.line((f"{counted(len(quotes), 'quote')} in {counted(n_articles, 'article')}", "dim"))


def _print_quote(sheet: Page, quote: Quote, margin: str) -> None:
    words = quote.text if quote.kind == "indirect" else f"“{quote.text}”"
    sheet.line((words, "quote"), margin=margin)
    sheet.line((" · ".join([quote.id, *_why(quote)]), "dim"), margin=f"{margin}  ")


def _why(quote: Quote) -> Iterator[str]:
    attribution = quote.attribution
    if quote.kind == "indirect":
        yield "indirect"
    if attribution.how == "uncertain" and attribution.candidates:
        yield f"perhaps {' or '.join(attribution.candidates)}"
    if attribution.evidence:
        label = quote.speaker.label or ""
        via = "" if label.casefold() in attribution.evidence.casefold() else f"{label} ← "
        yield f"{via}{attribution.evidence} ¶{attribution.paragraph}"
