"""`quotedesk quotes`: who said what, grouped by speaker for reading, in the order of the articles for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotedesk.index.model import ArticleSummary, Quote
from quotedesk.tui.commands.failures import NOTHING
from quotedesk.tui.commands.opening import archive_option, complete_article, complete_speaker, open_archive
from quotedesk.tui.commands.page import Page, page, plain_option
from quotedesk.tui.commands.printing import forms, put, put_csv, put_json_array, put_json_lines, say
from quotedesk.tui.counting import counted
from quotedesk.tui.groups import headings, quotes_of
from quotedesk.tui.headings import Group, grouped
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
        if form in (None, "md") and archive.is_large and not (speaker or article or limit):
            n_found = _put_by_heading(archive, _counted_groups(archive, unnamed, indirect), form)
        else:
            found = _chosen(archive, speaker, article, indirect)
            if unnamed:
                found = (quote for quote in found if quote.speaker.role is not None)
            n_found = _put(archive, islice(found, limit), form)
    if not n_found:
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


def _put(archive: Archive, found: Iterable[Quote], form: str | None) -> int:
    """Write quotes in the order in which they come, as they come, or under their headings; how many they were."""
    if form in (None, "md"):
        return _put_by_heading(archive, grouped(found), form)
    n_found = 0

    def cited() -> Iterator[tuple[Quote, ArticleSummary]]:
        nonlocal n_found
        for quote in found:
            n_found += 1
            yield quote, archive.summary(quote.article_id)

    if form == "csv":
        put_csv(QUOTE_HEADER, (quote_row(*each) for each in cited()))
    else:
        records = (quote_record(quote, summary, archive.group(quote)) for quote, summary in cited())
        put_json_array(records) if form == "json" else put_json_lines(records)
    return n_found


def _counted_groups(archive: Archive, unnamed: bool, indirect: bool) -> Iterator[Group]:
    """The headings of a large archive, whose quotes are read one article at a time."""
    for group in headings(archive, indirect=indirect):
        if group.role or not unnamed:
            yield replace(group, quotes=quotes_of(archive, group, indirect=indirect))


def _put_by_heading(archive: Archive, groups: Iterable[Group], form: str | None) -> int:
    """Write quotes under their headings, each as soon as it is read; how many they were."""
    if form is None:
        return _print(groups)
    n_found = 0
    for group in groups:
        n_found += len(group.quotes)
        cited = ((quote, archive.summary(quote.article_id)) for quote in group.quotes)
        for number, block in enumerate(quotes_markdown(group.title, cited)):
            put(f"\n{block}" if number or n_found > len(group.quotes) else block)
    return n_found


def _print(groups: Iterable[Group]) -> int:
    sheet = page()
    n_quotes, articles = 0, set[str]()
    for group in groups:
        sheet.line((group.title, "heading"), (f"  {group.count}", "dim"))
        described = ("", "")
        for quote in group.quotes:
            n_quotes += 1
            articles.add(quote.article_id)
            source = (quote.article_id, "" if group.named else quote.speaker.label or "")
            if source[1] and source != described:
                sheet.line(source[1], margin="  ")
            described = source
            _print_quote(sheet, quote, "    " if source[1] else "  ")
        sheet.blank()
    if n_quotes:
        sheet.line((f"{counted(n_quotes, 'quote')} in {counted(len(articles), 'article')}", "dim"))
    return n_quotes


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
