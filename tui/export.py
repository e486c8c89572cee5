"""Quotes, hits and bookmarks as files to take away: Markdown, CSV, JSON, text, HTML.

    sheet = quotes_sheet(archive, quotes, "weapons")      # or hits_sheet, bookmarks_sheet, from `sheets`
    path = export(sheet, "html", config.export_folder or default_folder())
    # ~/Documents/quotedesk/2026-11-22-weapons.html; the next of that name is called 2026-11-22-weapons-2.html

Both may take a while: call them off the keys' thread. `export` raises ArchiveError with one line to tell. A file is
made new, never written over, and is its owner's alone. HTML is one page that asks nothing of anybody: no script, no
picture, no address to load.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from datetime import date
from html import escape
from itertools import count, groupby
from pathlib import Path
from typing import Literal, get_args

from quotedesk.index.errors import ArchiveError
from quotedesk.index.text import clean, fold
from quotedesk.tui import citation
from quotedesk.tui.counting import counted
from quotedesk.tui.sheets import Piece, Sheet
from quotedesk.tui.state_file import state_folder
from quotedesk.tui.written import csv_lines, json_text

Form = Literal["md", "csv", "json", "txt", "html"]
FORMS: tuple[Form, ...] = get_args(Form)
"""In the order they are offered."""
_LONGEST_NAME = 40
"""Characters of the query in the name of a file."""
_LAST = 10_000
"""Files of one name and day."""


def default_folder() -> Path:
    """Where files go when nobody said: among the person's documents, else beside the program's state."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents / "quotedesk" if documents.is_dir() else state_folder() / "exports"


def export(sheet: Sheet, form: Form, folder: Path, today: date | None = None) -> Path:
    """Write a sheet to a new file in `folder` and return its path. Raises ArchiveError."""
    day = today or date.today()
    text = written(sheet, form, day)
    stem = f"{day.isoformat()}-{_slug(sheet.about) or sheet.kind}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _write(text.encode("utf-8", "replace"), folder, stem, form)
    except OSError as error:
        where = error.filename if isinstance(error.filename, str) else str(folder)
        raise ArchiveError(f"nothing exported: {where}: {(error.strerror or str(error)).lower()}") from error


def _slug(about: str) -> str:
    """The letters and digits of a query, for the name of a file."""
    words = "".join(c if c.isalnum() else " " for c in fold(clean(about))).split()
    return "-".join(words)[:_LONGEST_NAME].rstrip("-")


def _write(text: bytes, folder: Path, stem: str, form: Form) -> Path:
    for number in count(1):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}.{form}"
        try:
            made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        except FileExistsError:
            if number < _LAST:
                continue
            raise
        with ExitStack() as unfinished, os.fdopen(made, "wb") as file:
            unfinished.callback(_discard, path)
            file.write(text)
            file.flush()
            os.fsync(made)
            unfinished.pop_all()
        return path
    raise AssertionError("count does not end")


def _discard(path: Path) -> None:
    """Take away half a file."""
    with suppress(OSError):
        path.unlink()


def written(sheet: Sheet, form: Form, today: date) -> str:
    """A sheet as text."""
    match form:
        case "json":
            lines = ",\n".join(json_text(record) for record in sheet.records())
            return f"[\n{lines}\n]\n" if lines else "[]\n"
        case "csv":
            return "".join(csv_lines(sheet.header, sheet.rows))
        case "md":
            return clean("\n\n".join(_markdown(sheet, today)) + "\n")
        case "txt":
            return clean("\n\n".join(_text(sheet, today)) + "\n")
        case "html":
            return clean("\n".join(_html(sheet, today)) + "\n")


def _title(sheet: Sheet) -> str:
    return " · ".join(filter(None, (sheet.kind.capitalize(), sheet.about)))


def _size(sheet: Sheet, today: date) -> str:
    return f"{counted(len(sheet.pieces), sheet.kind.removesuffix('s'))} · {citation.day(today.isoformat())}"


def _headed(sheet: Sheet) -> Iterator[tuple[str, Iterator[Piece]]]:
    return groupby(sheet.pieces, key=lambda piece: piece.heading)


def _words(piece: Piece) -> str:
    return f"“{piece.words}”" if piece.quoted else piece.words


def _markdown(sheet: Sheet, today: date) -> Iterator[str]:
    yield f"# {citation.markdown_escaped(_title(sheet))}"
    yield _size(sheet, today)
    for heading, pieces in _headed(sheet):
        if heading:
            yield f"## {citation.markdown_escaped(heading)}"
        for piece in pieces:
            below = f"{citation.markdown_escaped(piece.below)} ({citation.markdown_code(piece.id)})"
            yield citation.markdown_block(piece.words, below)
            if piece.note:
                yield f"Note: {citation.markdown_escaped(piece.note)}"


def _text(sheet: Sheet, today: date) -> Iterator[str]:
    yield f"{_title(sheet)}\n{_size(sheet, today)}"
    for heading, pieces in _headed(sheet):
        if heading:
            yield f"{heading}\n{'-' * len(heading)}"
        for piece in pieces:
            note = f"\n  Note: {piece.note}" if piece.note else ""
            yield f"{_words(piece)}\n  — {piece.below} ({piece.id}){note}"


_HEAD = """\
<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1.1rem/1.55 Georgia, "Times New Roman", serif; max-width: 38rem; margin: 2.5rem auto; padding: 0 1rem }}
h1 {{ font-size: 1.5rem; margin-bottom: 0 }}
h2 {{ font-size: 1.1rem; margin: 2.5rem 0 0 }}
figure {{ margin: 1.25rem 0; break-inside: avoid }}
blockquote {{ margin: 0; padding-left: 1rem; border-left: 3px solid #6f9f7f; white-space: pre-line }}
figcaption, .size {{ font: 0.85rem/1.45 system-ui, sans-serif; opacity: 0.75; margin-top: 0.35rem }}
figcaption {{ padding-left: 1.2rem; overflow-wrap: anywhere }}
</style>
</head>
<body>
<h1>{title}</h1>
<p class="size">{size}</p>"""


def _html(sheet: Sheet, today: date) -> Iterator[str]:
    yield _HEAD.format(title=escape(_title(sheet)), size=escape(_size(sheet, today)))
    for heading, pieces in _headed(sheet):
        if heading:
            yield f"<h2>{escape(heading)}</h2>"
        for piece in pieces:
            note = f"<br>Note: {escape(piece.note)}" if piece.note else ""
            yield (
                f"<figure>\n<blockquote>{escape(_words(piece))}</blockquote>\n"
                f"<figcaption>— {escape(piece.below)} ({escape(piece.id)}){note}</figcaption>\n</figure>"
            )
    yield "</body>\n</html>"
