"""`quotedesk articles`: what an archive holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from quotedesk.index.model import ArticleSummary, Counts
from quotedesk.tui.citation import day
from quotedesk.tui.commands.opening import archive_option, open_archive
from quotedesk.tui.commands.page import page, plain_option
from quotedesk.tui.commands.printing import forms, put_json_array, put_json_lines
from quotedesk.tui.counting import counted
from quotedesk.tui.records import article_record


@click.command("articles", epilog="Example: quotedesk articles --archive desk")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N only.")
@plain_option
@forms("json", "jsonl")
@archive_option
def command(limit: int | None, form: str | None, folder: Path | None) -> int:
    """List the articles of an archive."""
    with open_archive(folder) as archive:
        summaries = archive.summaries()[:limit]
        if form == "json":
            put_json_array(map(article_record, summaries))
        elif form == "jsonl":
            put_json_lines(map(article_record, summaries))
        else:
            _print(summaries, archive.counts())
    return 0


def _print(summaries: Sequence[ArticleSummary], counts: Counts) -> None:
    sheet = page()
    sheet.table(
        ("article", "date", "outlet", "headline", "paragraphs", "quotes"),
        [
            (
                each.id,
                day(each.published) or "unknown",
                each.source or "unknown",
                each.title or "unknown",
                str(each.n_paragraphs),
                str(each.n_quotes),
            )
            for each in summaries
        ],
        numbers=2,
    )
    sheet.blank()
    sheet.line(
        (
            f"{counted(counts.articles, 'article')}, {counted(counts.paragraphs, 'paragraph')}, "
            f"{counted(counts.quotes, 'quote')}",
            "dim",
        )
    )
