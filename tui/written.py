"""Answers as text for other programs: JSON and CSV, the same from the commands and from the program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from quotedesk.index.text import clean


def json_text(record: object, *, only_ascii: bool = False, indent: int | None = None) -> str:
    """`record` as JSON that is safe to look at in any terminal and can be read back to the same characters."""
    text = json.dumps(record, ensure_ascii=only_ascii, indent=indent)
    bare = text.replace("\n", "")
    if clean(bare) == bare and "\x7f" not in text:
        return text
    return "".join(c if c == "\n" or clean(c) == c else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else json.dumps(character)[1:-1]


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """RFC 4180, a record at a time. A cell that a spreadsheet would take for a formula is prefixed by an apostrophe."""
    for row in chain((header,), rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow([_cell(value) for value in row])
        yield line.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = clean(str(value))
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
