"""What a person is told when something goes wrong, and the exit code: the one place where errors end."""

from __future__ import annotations

import os
import sys
import traceback
import unicodedata

import click

from quotedesk.index.errors import ArchiveError, NotFound, QueryError, Refused, UsageError
from quotedesk.index.text import clean
from quotedesk.tui.commands.printing import one_line, say

REFUSED, USAGE, NOTHING, UNREADABLE = 1, 2, 3, 4
_WINDOW = 70
"""Columns of a long query that are shown around its mistake."""


def report(error: BaseException) -> int:
    """Say on stderr what happened, in one line without a traceback, and give the exit code."""
    if os.environ.get("QUOTEDESK_DEBUG") and not isinstance(error, click.exceptions.Exit):
        sys.stderr.write(clean("".join(traceback.format_exception(error))))
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case KeyboardInterrupt() | click.Abort() | EOFError():
            return 130
        case click.ClickException():
            return _usage(error)
        case UsageError() | Refused() | NotFound() | ArchiveError():
            say(str(error))
            codes = {UsageError: USAGE, Refused: REFUSED, NotFound: NOTHING, ArchiveError: UNREADABLE}
            return next(code for kind, code in codes.items() if isinstance(error, kind))
        case OSError():
            where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
            say(f"{where}{error.strerror or error}")
            return UNREADABLE
    detail = one_line(str(error))[:200]
    say(
        f"a mistake in quotedesk itself: {type(error).__name__}{': ' + detail if detail else ''}. "
        "QUOTEDESK_DEBUG=1 shows where; please report it"
    )
    return 1


def _usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "quotedesk"
    message = error.format_message().rstrip(".")
    say(f"{message}{'' if message.endswith('?') else '.'} See {path} --help")
    return error.exit_code


def point_at(query: str, error: QueryError) -> int:
    """Say what is wrong with a query, show it with a caret under the place, and give the exit code."""
    place = f"column {error.column}"
    say(str(error) if place in str(error) else f"{place}: {error}")
    start = max(0, error.column - 1 - _WINDOW // 2) if len(query) > _WINDOW else 0
    before = one_line(query[start : error.column - 1])
    shown = before + one_line(query[error.column - 1 : start + _WINDOW])
    sys.stderr.write(f"  {shown}\n  {' ' * _cells(before)}^\n")
    return USAGE


def _cells(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text.replace("\t", " ")
    )
