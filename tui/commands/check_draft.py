"""`quotedesk check-draft`: every quote of a draft held against the archive before it is printed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotedesk.index.errors import UsageError
from quotedesk.tui import verdicts
from quotedesk.tui.citation import markdown_escaped
from quotedesk.tui.commands.failures import NOTHING
from quotedesk.tui.commands.opening import archive_option, open_archive
from quotedesk.tui.commands.page import page, plain_option
from quotedesk.tui.commands.printing import forms, put, put_json, say
from quotedesk.tui.commands.progress import progress_bar
from quotedesk.tui.counting import counted
from quotedesk.tui.records import Record, speaker_of

if TYPE_CHECKING:
    from quotedesk.index.matching.draft import DraftQuote

READ_IT = 1
_AGREES = {True: "the archive agrees on the speaker", False: "the archive gives the words to somebody else", None: ""}


@click.command(
    "check-draft",
    epilog="""\b
Examples:
  quotedesk check-draft story.md
  quotedesk check-draft story.txt --md > report.md

\b
Exit codes: 0 every quote stands as printed, 1 read the output, 3 none of them is in this archive.""",
)
@click.argument("file", metavar="FILE|-")
@plain_option
@forms("json", "md")
@archive_option
def command(file: str, form: str | None, folder: Path | None) -> int:
    """Check every quote of a draft before it is printed.

    FILE is text or Markdown (Word documents: pip install 'quotedesk[docx]'); - reads text from stdin. The draft is
    not ingested.
    """
    from quotedesk.index.matching.draft import check_draft, draft_quotes, read_draft

    name = "draft.txt" if file == "-" else file
    quotes = draft_quotes(read_draft(_content(file), name))
    with open_archive(folder) as archive, progress_bar("checking quotes") as show:

        def on_progress(done: int) -> None:
            if show:
                show(done, len(quotes), quotes[done - 1].text)

        checked = list(check_draft(archive, quotes, on_progress))
    if form == "json":
        put_json(_record(file, checked))
    elif form == "md":
        _put_markdown(file, checked)
    else:
        _print(checked)
    if any(each.verification.partial for each in checked):
        say(verdicts.PARTIAL)
    if not checked:
        say(f"no quotes in {file}")
    if all(each.verification.verdict == "NOT_FOUND" for each in checked):
        return NOTHING
    return 0 if all(each.clear and each.agrees is not False for each in checked) else READ_IT


def _content(file: str) -> bytes:
    if file != "-":
        return Path(file).read_bytes()
    if sys.stdin is None:
        raise UsageError("no draft: stdin is closed")
    return sys.stdin.buffer.read()


def _record(file: str, checked: list[DraftQuote]) -> Record:
    return {"draft": file, "counts": _counts(checked), "quotes": [_quote_record(each) for each in checked]}


def _counts(checked: list[DraftQuote]) -> dict[str, int]:
    found = [each.verification.verdict for each in checked]
    return {"quotes": len(found), "clear": sum(each.clear for each in checked)} | {
        verdict: found.count(verdict) for verdict in verdicts.VERDICTS if verdict in found
    }


def _quote_record(each: DraftQuote) -> Record:
    from quotedesk.tui.commands.verifications import verification_record

    quote = each.quote
    return {
        "paragraph": quote.paragraph,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "speaker": speaker_of(quote),
        "agrees": each.agrees,
        **verification_record(each.verification, quote.text),
    }


def _print(checked: list[DraftQuote]) -> None:
    from quotedesk.tui.commands.verifications import print_verification

    sheet = page()
    for each in checked:
        quote = each.quote
        sheet.line((f"¶{quote.paragraph}", "heading"), "  ", (f"“{quote.text}”", "quote"), f"  {_said(each)}")
        print_verification(sheet, each.verification)
        sheet.blank()
    sheet.line((_summary(checked), "dim"))


def _said(each: DraftQuote) -> str:
    return " · ".join(filter(None, (f"here by {verdicts.speaker(each.quote)}", _AGREES[each.agrees])))


def _summary(checked: list[DraftQuote]) -> str:
    clear = sum(each.clear and each.agrees is not False for each in checked)
    return f"{counted(len(checked), 'quote')}, {clear} as they stand in the archive, {len(checked) - clear} to read"


def _put_markdown(file: str, checked: list[DraftQuote]) -> None:
    from quotedesk.tui.commands.verifications import put_markdown

    put(f"# {markdown_escaped(file)}\n\n{_summary(checked)}")
    for each in checked:
        put(f"\n## ¶{each.quote.paragraph}, {markdown_escaped(_said(each))}\n")
        put_markdown(each.verification, each.quote.text)
