"""`quotedesk cite`: a quote ready to paste, with where it stands."""

from __future__ import annotations

from pathlib import Path

import click

from quotedesk.tui import citation
from quotedesk.tui.commands.opening import archive_option, complete_quote, open_archive
from quotedesk.tui.commands.printing import put, put_json
from quotedesk.tui.commands.style_option import style_option
from quotedesk.tui.styles import Style


@click.command("cite", epilog="Example: quotedesk cite 000#p4q1 --style markdown")
@click.argument("quote_ids", metavar="QUOTE-ID...", nargs=-1, required=True, shell_complete=complete_quote)
@style_option
@archive_option
def command(quote_ids: tuple[str, ...], style: Style, folder: Path | None) -> int:
    """Print a quote with its citation."""
    with open_archive(folder) as archive:
        quotes = [archive.quote(quote_id) for quote_id in quote_ids]
        cited = [(quote, archive.summary(quote.article_id)) for quote in quotes]
    if style.name == "json":
        put_json([citation.csl(*each) for each in cited])  # laid out as every other JSON, for any encoding of stdout
    else:
        put(style.cite(cited))
    return 0
