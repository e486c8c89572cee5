"""`quotedesk why`: the evidence for a quote's speaker, link by link."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from quotedesk.index.model import Quote
from quotedesk.tui import citation
from quotedesk.tui.commands.opening import archive_option, complete_quote, open_archive
from quotedesk.tui.commands.page import page, plain_option
from quotedesk.tui.commands.printing import forms, put_json
from quotedesk.tui.records import quote_record


@click.command("why", epilog="Example: quotedesk why 000#p9q1")
@click.argument("quote_id", metavar="QUOTE-ID", shell_complete=complete_quote)
@plain_option
@forms("json")
@archive_option
def command(quote_id: str, form: str | None, folder: Path | None) -> int:
    """Print the evidence for the speaker of one quote.

    The mention beside it, what that refers to, and the rules that say so.
    """
    with open_archive(folder) as archive:
        quote = archive.quote(quote_id)
        summary, group = archive.summary(quote.article_id), archive.group(quote)
    if form == "json":
        chain = [asdict(step) for step in quote.attribution.chain]
        put_json(quote_record(quote, summary, group) | {"chain": chain})
    else:
        _print(quote)
    return 0


def _print(quote: Quote) -> None:
    sheet = page()
    attribution = quote.attribution
    sheet.line((f"“{quote.text}”", "quote"), (f"  {quote.id}", "dim"))
    sheet.line((citation.speaker(quote), "heading"), f"  {attribution.how}")
    if attribution.candidates:
        sheet.line(f"could be {', '.join(attribution.candidates)}", margin="  ")
    for step in attribution.chain:
        sheet.line(step.text, (f"  ¶{step.paragraph}  {step.rule}", "dim"), margin="  ")
    if quote.speaker.role:
        sheet.line(f"unnamed; shown under the role {quote.speaker.role}", margin="  ")
