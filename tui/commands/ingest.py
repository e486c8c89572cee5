"""`quotedesk ingest`: articles into an archive."""

from __future__ import annotations

import time
from pathlib import Path

import click

from quotedesk.index.errors import UsageError
from quotedesk.index.model import Ingested, Progress
from quotedesk.tui.commands.failures import UNREADABLE
from quotedesk.tui.commands.opening import ENVIRONMENT, archive_option, chosen
from quotedesk.tui.commands.printing import put, say
from quotedesk.tui.commands.progress import progress_bar
from quotedesk.tui.counting import counted

_MANY = 100
"""Written articles from which on it is said how long they took."""


@click.command(
    "ingest",
    epilog="""\b
Examples:
  quotedesk ingest articles/ --archive desk
  quotedesk ingest 'wire/*.txt' export.jsonl --speakers speakers.toml --archive desk""",
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--speakers", type=click.Path(path_type=Path), metavar="FILE", help="Who is who; see speakers.toml in the README."
)
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to find quotes with; all processors unless said."
)
@archive_option
def command(paths: tuple[Path, ...], speakers: Path | None, jobs: int | None, folder: Path | None) -> int:
    """Build an archive from articles, or add to one.

    PATH is a file, a folder with all below it, or a pattern such as 'wire/*.txt'. Plain text, Markdown with front
    matter, and article records in JSONL, JSON or CSV are read. What cannot be read is named and skipped.
    """
    archive = chosen(folder)
    if archive is None:
        raise UsageError(f"name the archive to build: quotedesk ingest PATH --archive DIR, or set ${ENVIRONMENT}")
    from quotedesk.index.extraction import processors
    from quotedesk.index.ingest import ingest

    began = time.monotonic()
    with progress_bar("reading") as show:

        def on_progress(progress: Progress) -> None:
            if show:
                show(progress.done, progress.total, progress.current or "writing")

        done = ingest(paths, archive, speakers_file=speakers, jobs=jobs or processors(), on_progress=on_progress)
    _say(done, time.monotonic() - began)
    put(_summary(done))
    return UNREADABLE if done.unreadable or not done.articles else 0


def _summary(done: Ingested) -> str:
    """The last line, which scripts read: no commas inside its numbers."""
    counts = {"article": done.articles, "paragraph": done.paragraphs, "quote": done.quotes}
    parts = [f"{number} {noun}{'' if number == 1 else 's'}" for noun, number in counts.items()]
    return f"{', '.join(parts)}, {len(done.skipped) + len(done.unreadable)} skipped"


def _say(done: Ingested, seconds: float) -> None:
    for name, warning in done.warnings:
        say(f"{name}: {warning}")
    for name, reason in (*done.unreadable, *done.skipped):
        say(f"skipped {name}: {reason}")
    if done.unchanged:
        say(f"{counted(done.unchanged, 'article')} unchanged")
    if done.replaced:
        say(f"{counted(done.replaced, 'article')} replaced by a changed text")
    written = done.articles - done.unchanged
    if written >= _MANY:
        say(f"{counted(written, 'article')} in {seconds:.0f} s, {written / seconds:.0f} a second")
