"""Which archive a command means, and opening it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotedesk.index.errors import ArchiveError
from quotedesk.tui.commands.printing import one_line, say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from quotedesk.index.archive import Archive

ENVIRONMENT = "QUOTEDESK_ARCHIVE"

archive_option = click.option(
    "--archive",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=f"The archive. Without it: ${ENVIRONMENT}, else the two articles that come with quotedesk.",
)
"""For every command that reads an archive, and for the group, so that it may stand on either side of the command."""


def chosen(folder: Path | None) -> Path | None:
    """The archive named after the command, before it, or in the environment; None when nobody named one."""
    context = click.get_current_context(silent=True)
    before = context.find_root().params.get("folder") if context else None
    named = os.environ.get(ENVIRONMENT)
    return folder or before or (Path(named) if named else None)


def chosen_or_seeds(folder: Path | None) -> Path:
    """The archive to open, which is that of the seed articles when none was named. Says so."""
    named = chosen(folder)
    if named is not None:
        return named
    from quotedesk.tui.seed_archive import NOTICE, seed_archive

    path = seed_archive()
    say(NOTICE)
    return path


@contextmanager
def open_archive(folder: Path | None) -> Iterator[Archive]:
    """The archive a command works on. Raises ArchiveError."""
    from quotedesk.index.archive import Archive

    path = chosen_or_seeds(folder)
    try:
        archive = Archive(path)
    except ArchiveError:
        if chosen(folder) is not None:
            raise
        from quotedesk.tui.seed_archive import rebuild_seed_archive

        archive = Archive(rebuild_seed_archive())
    try:
        yield archive
    finally:
        archive.close()


Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def completer(candidates: Callable[[Archive, str], Iterator[tuple[str, str]]]) -> Completer:
    """Completion in the shell from pairs of value and help that the archive gives for what is typed so far; none when
    it cannot be read."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from quotedesk.index.archive import Archive

        path = chosen(ctx.params.get("folder"))
        if path is None:
            from quotedesk.tui.seed_archive import seed_archive

            path = seed_archive()
        try:
            archive = Archive(path)
        except ArchiveError:
            return []
        wanted = incomplete.casefold()
        return [
            CompletionItem(one_line(value), help=one_line(about))
            for value, about in candidates(archive, incomplete)
            if value.casefold().startswith(wanted)
        ]

    return complete


complete_article = completer(lambda archive, _: ((each.id, each.title or "") for each in archive.summaries()))
complete_speaker = completer(
    lambda archive, typed: ((each.name, f"{each.n_quotes} quotes") for each in archive.each_speaker(typed))
)
complete_quote = completer(lambda archive, _: ((each.id, each.text[:60]) for each in archive.quotes()))
