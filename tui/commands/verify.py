"""`quotedesk verify`: did somebody say these words, in the archive's own words."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from quotedesk.index.errors import ArchiveError, UsageError
from quotedesk.index.text import clean
from quotedesk.tui import verdicts
from quotedesk.tui.commands.failures import NOTHING
from quotedesk.tui.commands.opening import archive_option, complete_speaker, open_archive
from quotedesk.tui.commands.page import page, plain_option
from quotedesk.tui.commands.printing import forms, put_json, say

READ_IT = 1


@click.command(
    "verify",
    epilog="""\b
Examples:
  quotedesk verify "We would consider supplying weapons"
  quotedesk verify "bad dogs bred by the US" --speaker "Kim Yo-jong"
  pbpaste | quotedesk verify - --json

\b
Exit codes: 0 the words stand as pasted, 1 read the output, 3 not in this archive.""",
)
@click.argument("text", nargs=-1, required=True, metavar="TEXT|-")
@click.option("--speaker", metavar="NAME", shell_complete=complete_speaker, help="Who is said to have said it.")
@plain_option
@forms("json", "md")
@archive_option
def command(text: tuple[str, ...], speaker: str | None, form: str | None, folder: Path | None) -> int:
    """Hold a pasted quote against the archive.

    The answer is a verdict in the archive's own words: as pasted, trimmed (and what was cut), altered (which words),
    spliced, said by somebody else, or not in this archive. - reads the text from stdin.
    """
    from quotedesk.index.matching.paste import paste

    pasted = " ".join(text) if text != ("-",) else read_stdin()
    paste(pasted)  # an empty paste is wrong usage whatever the archive
    with open_archive(folder) as archive:
        by = archive.find_speaker(speaker) if speaker is not None else None
        found = archive.verify(pasted, by=by)
    for note in by.notes if by else ():
        say(note)
    if by is not None and not by:
        say(f"no quote in this archive is by {speaker}")
    if found.partial:
        say(verdicts.PARTIAL)
    from quotedesk.tui.commands.verifications import print_verification, put_markdown, verification_record

    if form == "json":
        put_json(verification_record(found, clean(pasted).strip()))
    elif form == "md":
        put_markdown(found, clean(pasted).strip())
    else:
        print_verification(page(), found)
    return NOTHING if found.verdict == "NOT_FOUND" else 0 if found.clear else READ_IT


def read_stdin() -> str:
    """All of stdin. Raises ArchiveError when it is no text, UsageError when nobody types anything into it."""
    if sys.stdin is None:
        raise UsageError("nothing to verify: stdin is closed")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArchiveError(f"stdin is not UTF-8 text (byte {error.start + 1})") from None
