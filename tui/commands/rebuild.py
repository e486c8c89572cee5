"""`quotedesk rebuild`: a new index of the articles that an archive keeps."""

from __future__ import annotations

from pathlib import Path

import click

from quotedesk.index.errors import UsageError
from quotedesk.tui.commands.failures import REFUSED
from quotedesk.tui.commands.opening import ENVIRONMENT, archive_option, chosen
from quotedesk.tui.commands.printing import put, say
from quotedesk.tui.counting import counted


@click.command("rebuild", epilog="Example: quotedesk rebuild --archive desk")
@archive_option
def command(folder: Path | None) -> int:
    """Make a new index of the articles kept in an archive.

    For after a damage that `check` found. Every article that can still be read is kept. What cannot is named, and the
    exit code is 1: ingest these again.
    """
    from quotedesk.index.engines import open_store
    from quotedesk.index.matching.beside import renew_beside

    path = chosen(folder)
    if path is None:
        raise UsageError(f"rebuild needs an archive: --archive DIR or ${ENVIRONMENT}")
    rebuilt = open_store(path).rebuild()
    renew_beside(path)
    for lost in rebuilt.lost:
        say(f"cannot be read, ingest it again: {lost}")
    if rebuilt.may_return:
        say("the list of what had been taken out was lost with the manifest; look whether such articles are back")
    put(f"{counted(rebuilt.articles, 'article')} in a new index, {len(rebuilt.lost)} lost")
    return REFUSED if rebuilt.lost or rebuilt.may_return else 0
