"""`quotedesk where`: every form of what a quote says, longest first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotedesk.index.model import Quote
from quotedesk.tui import citation, verdicts
from quotedesk.tui.commands.opening import archive_option, complete_quote, open_archive
from quotedesk.tui.commands.page import Page, page, plain_option
from quotedesk.tui.commands.printing import forms, put_json, say
from quotedesk.tui.counting import counted
from quotedesk.tui.records import Record, quote_record

if TYPE_CHECKING:
    from quotedesk.index.archive import Archive
    from quotedesk.index.matching.forms import Form
    from quotedesk.index.matching.matcher import Where


@click.command("where", epilog="Example: quotedesk where 003#p2q1")
@click.argument("quote_id", metavar="QUOTE-ID", shell_complete=complete_quote)
@plain_option
@forms("json")
@archive_option
def command(quote_id: str, form: str | None, folder: Path | None) -> int:
    """Print where else the words of a quote run, and how they differ.

    Forms come longest first: the longest, its beginning, middle or end, and altered wordings.
    """
    with open_archive(folder) as archive:
        quote = archive.quote(quote_id)
        where = archive.where(quote)
        if where.partial:
            say(verdicts.PARTIAL)
        if form == "json":
            put_json(_record(archive, quote, where))
        else:
            _print(archive, where)
    return 0


def _record(archive: Archive, quote: Quote, where: Where) -> Record:
    return {
        "id": quote.id,
        "group": archive.group(quote),
        "same_person": None,
        "speaker_labels": list(where.speaker_labels),
        "reports": len(where.reports.originals),
        "reprints": [{"article": one, "of": other} for one, other in where.reports.reprints.items()],
        "forms": [_form_record(archive, form) for form in where.forms],
    }


def _form_record(archive: Archive, form: Form) -> Record:
    return {
        "relation": form.relation,
        "words": form.words,
        "text": form.text,
        "cut_before": form.cut_before,
        "cut_after": form.cut_after,
        "diff": [list(step) for step in form.diff],
        "carriers": [
            quote_record(quote, archive.summary(quote.article_id), archive.group(quote)) for quote in form.carriers
        ],
    }


def _print(archive: Archive, where: Where) -> None:
    sheet = page()
    for form in where.forms:
        sheet.line((form.relation, "heading"), (f"  {counted(form.words, 'word')}", "dim"))
        sheet.line((f"“{form.text}”", "quote"), margin="  ")
        _print_difference(sheet, form)
        for quote in form.carriers:
            _print_carrier(sheet, archive, quote, where.reports.reprints.get(quote.article_id))
        sheet.blank()
    quotes = [quote for form in where.forms for quote in form.carriers]
    if verdicts.unnamed(quotes):
        sheet.line(verdicts.not_stated(quotes))
    counts = [counted(len(where.reports.originals), "report")]
    if where.reports.reprints:
        counts.append(counted(len(where.reports.reprints), "reprint"))
    sheet.line((" · ".join(counts), "dim"))


def _print_difference(sheet: Page, form: Form) -> None:
    if form.cut_before:
        sheet.line(f"the longest has before it: {verdicts.cut(form.cut_before)}", margin="  ")
    if form.cut_after:
        sheet.line(f"the longest goes on: {verdicts.cut(form.cut_after)}", margin="  ")
    for sign, words in form.diff:
        if sign != "=":
            sheet.line(f"{sign} {words}  ({'longest' if sign == '-' else 'here'})", margin="  ")


def _print_carrier(sheet: Page, archive: Archive, quote: Quote, original: str | None) -> None:
    summary = archive.summary(quote.article_id)
    known = ", ".join(filter(None, (summary.source, citation.day(summary.published))))
    reprint = f"reprint of {original}" if original else ""
    about = " · ".join(filter(None, (verdicts.speaker(quote), known, reprint)))
    sheet.line((quote.id, "heading"), f"  {about}", margin="  ")
