"""`quotedesk show`: an article as it reads, its paragraphs numbered and its quotes given to their speakers."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import click

from quotedesk.index.model import Article, Quote
from quotedesk.tui.citation import day, speaker
from quotedesk.tui.commands.opening import archive_option, complete_article, open_archive
from quotedesk.tui.commands.page import Page, Piece, page, plain_option
from quotedesk.tui.commands.printing import forms, put_json
from quotedesk.tui.records import whole_article_record


@click.command("show", epilog="Example: quotedesk show 000")
@click.argument("article", shell_complete=complete_article)
@plain_option
@forms("json")
@archive_option
def command(article: str, form: str | None, folder: Path | None) -> int:
    """Print an article with numbered paragraphs and its quotes.

    ARTICLE is its id, or any beginning that no other id shares.
    """
    with open_archive(folder) as archive:
        article_id = archive.article_id(article)
        whole, summary = archive.article(article_id), archive.summary(article_id)
        quotes = list(archive.quotes(article_id=article_id))
        if form == "json":
            put_json(whole_article_record(whole, summary, [(quote, archive.group(quote)) for quote in quotes]))
        else:
            _print(whole, quotes)
    return 0


def _print(article: Article, quotes: list[Quote]) -> None:
    sheet = page()
    sheet.line((article.title or "headline unknown", "heading"))
    if article.standfirst:
        sheet.line(article.standfirst)
    sheet.line((" · ".join(_facts(article)), "dim"))
    for warning in article.warnings:
        sheet.line((warning, "dim"))
    spoken: dict[int, list[Quote]] = defaultdict(list)
    for quote in quotes:
        spoken[quote.paragraph].append(quote)
    width = len(str(len(article.paragraphs)))
    for paragraph in article.paragraphs:
        sheet.blank()
        found = spoken[paragraph.number]
        pieces: list[Piece] = (
            [(paragraph.text, "dim")] if paragraph.kind == "caption" else _pieces(paragraph.text, found)
        )
        sheet.line(*pieces, margin=f"{paragraph.number:>{width}}  ")
        for quote in found:
            _print_speaker(sheet, quote, " " * (width + 2))


def _facts(article: Article) -> list[str]:
    return [
        *([article.author] if article.author else []),
        article.source or "outlet unknown",
        day(article.published) or "date unknown",
        *([f"version {article.version}"] if article.version > 1 else []),
        article.id,
        *([article.url] if article.url else []),
    ]


def _pieces(text: str, quotes: list[Quote]) -> list[Piece]:
    pieces: list[Piece] = []
    position = 0
    for quote in sorted(quotes, key=lambda quote: quote.start):
        if quote.start >= position:
            pieces += [text[position : quote.start], (quote.text, "quote")]
            position = quote.end
    return [*pieces, text[position:]]


def _print_speaker(sheet: Page, quote: Quote, margin: str) -> None:
    short_id = quote.id.partition("#")[2]
    sheet.line((f"{speaker(quote)}  {short_id}", "dim"), margin=f"{margin}— ")
