"""`quotedesk cite`: a quote ready to paste, with where it stands."""

from __future__ import annotations

from pathlib import Path

import click

from quotedesk.tui import citation
from quotedesk.tui.commands.opening import archive_option, complete_quote, open_archive
from quotedesk.tui.commands.printing import put, put_json


@click.command("cite", epilog="Example: quotedesk cite 000#p4q1 --style markdown")
@click.argument("quote_ids", metavar="QUOTE-ID...", nargs=-1, required=True, shell_complete=complete_quote)
@click.option(
    "--style",
    type=click.Choice(["plain", "markdown", "json"]),
    default="plain",
    show_default=True,
    help="json is CSL-JSON, for reference managers.",
)
@archive_option
def command(quote_ids: tuple[str, ...], style: str, folder: Path | None) -> int:
    """Print a quote with its citation."""
    with open_archive(folder) as archive:
        quotes = [archive.quote(quote_id) for quote_id in quote_ids]
        cited = [(quote, archive.summary(quote.article_id)) for quote in quotes]
    if style == "json":
        put_json([citation.csl(*each) for each in cited])
    elif style == "markdown":
        put("\n\n".join(citation.markdown(*each) for each in cited))
    else:
        put("\n".join(citation.plain(*each) for each in cited))
    return 0
