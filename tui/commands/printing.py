"""Ways out for text: one line on stderr, and JSON, lines of JSON and CSV on stdout.

Nothing that could drive a terminal passes: words are cleaned, JSON escapes what cleaning would take, so that it
still says exactly what is stored.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import click

from quotedesk.index.text import clean
from quotedesk.tui import written

Record = Mapping[str, object]
_Command = TypeVar("_Command", bound=Callable[..., object])


def say(message: str) -> None:
    """One line to the person at the terminal; stdout stays for the answer."""
    if sys.stderr is not None:
        sys.stderr.write(f"quotedesk: {one_line(message)}\n")


def one_line(text: str) -> str:
    """`text` cleaned, its line breaks as spaces: names of files may hold some."""
    return clean(text).replace("\n", " ")


def put(text: str) -> None:
    """Write cleaned text and a newline to stdout."""
    put_raw(clean(text) + "\n")


def put_raw(text: str) -> None:
    """Write what is safe already to stdout."""
    if sys.stdout is not None:
        sys.stdout.write(text)


def is_utf8() -> bool:
    """Whether stdout can take any character."""
    return sys.stdout is None or re.sub("[-_]", "", sys.stdout.encoding or "").lower() in ("utf8", "utf8sig")


def json_text(record: object, *, indent: int | None = None) -> str:
    """`record` as JSON that is safe to look at in any terminal and can be read back to the same characters."""
    return written.json_text(record, only_ascii=not is_utf8(), indent=indent)


def put_json(record: object) -> None:
    """One JSON value, laid out for reading."""
    put_raw(json_text(record, indent=2) + "\n")


def put_json_array(records: Iterable[Record]) -> None:
    """One JSON array, a record a line, written as the records come."""
    before = "[\n"
    for record in records:
        put_raw(before + json_text(record))
        before = ",\n"
    put_raw("[]\n" if before == "[\n" else "\n]\n")


def put_json_lists(**lists: Iterable[Record]) -> None:
    """One JSON object of lists, a record a line, written as the records come."""
    for place, (name, records) in enumerate(lists.items()):
        put_raw(f"{',' if place else '{'}\n{json_text(name)}:\n")
        put_json_array(records)
    put_raw("}\n")


def put_json_lines(records: Iterable[Record]) -> None:
    """One JSON record a line."""
    for record in records:
        put_raw(json_text(record) + "\n")


def put_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """RFC 4180. A cell that a spreadsheet would take for a formula is prefixed by an apostrophe."""
    for line in written.csv_lines(header, rows):
        put_raw(line)


def forms(*names: str) -> Callable[[_Command], _Command]:
    """Options such as `--json` for the form of the answer, which reaches the command as `form`, None for reading."""
    meaning = {
        "json": "One JSON array.",
        "jsonl": "One JSON record a line.",
        "csv": "CSV with a header, for spreadsheets.",
        "md": "Markdown.",
    }

    def add(command: _Command) -> _Command:
        for name in reversed(names):
            option = click.option(f"--{name}", "form", flag_value=name, default=None, help=meaning[name])
            command = option(command)
        return command

    return add
