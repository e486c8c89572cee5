"""`quotedesk check`: whether an archive on disk is whole."""

from __future__ import annotations

from pathlib import Path

import click

from quotedesk.tui.commands.failures import UNREADABLE
from quotedesk.tui.commands.opening import archive_option, chosen_or_seeds
from quotedesk.tui.commands.printing import put
from quotedesk.tui.counting import counted


@click.command("check", epilog="Example: quotedesk check desk")
@click.argument("directory", type=click.Path(path_type=Path), required=False, metavar="[DIR]")
@archive_option
def command(directory: Path | None, folder: Path | None) -> int:
    """Verify every checksum and count of an archive.

    It is DIR, or the one that --archive names. Prints one line a fault and ends with 4 when there is one. The archive
    is only read.
    """
    from quotedesk.index.engines import open_store
    from quotedesk.index.matching.beside import damages_beside

    path = directory or chosen_or_seeds(folder)
    store = open_store(path)
    faults = [*store.faults(), *damages_beside(path)]
    for fault in faults:
        put(fault.replace("\n", " "))
    if faults:
        return UNREADABLE
    counts = store.open().counts()
    put(
        f"{counted(counts.articles, 'article')}, {counted(counts.paragraphs, 'paragraph')}, "
        f"{counted(counts.quotes, 'quote')}: no fault"
    )
    return 0
