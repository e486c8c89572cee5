"""`quotedesk speakers`: who is quoted, and saying that two names are one speaker or that one is two."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotedesk.index.model import Role, Speaker
from quotedesk.tui.commands.opening import archive_option, complete_speaker, open_archive
from quotedesk.tui.commands.page import Page, page, plain_option
from quotedesk.tui.commands.printing import forms, put, put_json_array, put_json_lists
from quotedesk.tui.commands.progress import progress_bar
from quotedesk.tui.counting import counted
from quotedesk.tui.records import log_record, role_record, speaker_record

if TYPE_CHECKING:
    from quotedesk.index.archive import Archive


@click.group(
    "speakers",
    invoke_without_command=True,
    epilog="""\b
Examples:
  quotedesk speakers
  quotedesk speakers merge "V. Zelensky" "Volodymyr Zelensky"
  quotedesk speakers undo""",
)
@plain_option
@forms("json")
@archive_option
@click.pass_context
def command(ctx: click.Context, form: str | None, folder: Path | None) -> int:
    """List speakers; merge two, undo that, see the log."""
    if ctx.invoked_subcommand is not None:
        return 0
    with open_archive(folder) as archive:
        named, roles = archive.each_speaker(), archive.roles()
        if form == "json":
            put_json_lists(speakers=map(speaker_record, named), roles=map(role_record, roles))
        else:
            _print(named, roles)
            _print_suggestions(archive)
    return 0


def _folder(folder: Path | None) -> Path | None:
    """The archive named after the subcommand, else the one named after `speakers`."""
    parent = click.get_current_context().parent
    return folder or (parent.params.get("folder") if parent else None)


@command.command("merge", epilog='Example: quotedesk speakers merge "V. Zelensky" "Volodymyr Zelensky"')
@click.argument("source", shell_complete=complete_speaker)
@click.argument("target", shell_complete=complete_speaker)
@click.option("--yes", is_flag=True, help="Also when the given names differ.")
@archive_option
def merge(source: str, target: str, yes: bool, folder: Path | None) -> int:
    """Give the quotes of SOURCE to TARGET. Unnamed sources are never merged."""
    with open_archive(_folder(folder)) as archive:
        change = archive.merge_speakers(source, target, sure=yes)
    if change.n_quotes:
        put(f"{counted(change.n_quotes, 'quote')} moved to {change.name}; quotedesk speakers undo takes it back")
    else:
        put(f"{source} and {target} are already one speaker: {change.name}")
    return 0


@command.command("split", epilog='Example: quotedesk speakers split "J. Park" 017 --name "Jin Park"')
@click.argument("speaker", shell_complete=complete_speaker)
@click.argument("parts", metavar="PART...", nargs=-1, required=True)
@click.option("--name", metavar="NAME", help="What to call the new speaker.")
@archive_option
def split(speaker: str, parts: tuple[str, ...], name: str | None, folder: Path | None) -> int:
    """Give some quotes of SPEAKER to a new one.

    PART is an article's id, or a spelling of the name as articles print it.
    """
    with open_archive(_folder(folder)) as archive:
        change = archive.split_speaker(speaker, parts, name=name)
    put(f"{counted(change.n_quotes, 'quote')} moved to {change.name}; quotedesk speakers undo takes it back")
    return 0


@command.command("undo", epilog="Example: quotedesk speakers undo")
@archive_option
def undo(folder: Path | None) -> int:
    """Take the latest merge or split back."""
    with open_archive(_folder(folder)) as archive:
        entry = archive.undo_speakers()
    put(f"undone: {entry.action} of {entry.source} into {entry.target}, {counted(entry.n_quotes, 'quote')} restored")
    return 0


@command.command("log", epilog="Example: quotedesk speakers log --json")
@plain_option
@forms("json")
@archive_option
def log(form: str | None, folder: Path | None) -> int:
    """Who merged, split or undid what, and when; oldest first."""
    with open_archive(_folder(folder)) as archive:
        entries = archive.speaker_log()
    if form == "json":
        put_json_array(map(log_record, entries))
        return 0
    sheet = page()
    for each in entries:
        moved = counted(each.n_quotes, "quote")
        sheet.line(f"{each.when}  {each.who}  {each.action}  {each.source} → {each.target}  {moved}")
    if not entries:
        sheet.line("nothing was merged or split")
    return 0


def _print(named: Iterable[Speaker], roles: list[Role]) -> None:
    sheet = page()
    for speaker in named:
        amount = f"{counted(speaker.n_quotes, 'quote')} in {counted(speaker.n_articles, 'article')}"
        sheet.line((speaker.name, "heading"), f"  {amount}")
        if speaker.aliases:
            sheet.line((f"also {', '.join(speaker.aliases)}", "dim"), margin="  ")
    for role in roles:
        _print_role(sheet, role)


def _print_role(sheet: Page, role: Role) -> None:
    sheet.blank()
    amount = f"{counted(len(role.descriptions), 'description')} in {counted(role.n_articles, 'article')}"
    apart = ", not known to be the same person" if len(role.descriptions) > 1 else ""
    sheet.line((role.role, "heading"), f"  unnamed · {amount}{apart}")
    for each in role.descriptions:
        sheet.line(each.text, (f"  {each.article_id} · {counted(each.n_quotes, 'quote')}", "dim"), margin="  ")


def _print_suggestions(archive: Archive) -> None:
    with progress_bar("comparing names"):
        suggestions = list(archive.speaker_suggestions())
    if not suggestions:
        return
    sheet = page()
    sheet.blank()
    sheet.line("May be one speaker; quotedesk speakers merge makes them one:")
    for each in suggestions:
        others = ", ".join(f"{other.name} ({other.n_quotes})" for other in each.candidates)
        sheet.line(f"{each.speaker.name} ({each.speaker.n_quotes}): {others}", margin="  ")
