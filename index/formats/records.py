"""Article records: one JSON object a line, a JSON list of them, or a table with the same columns."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from quotedesk.index.formats.base import Format, Note, Skip
from quotedesk.index.formats.decode import open_text
from quotedesk.index.formats.metadata import Cleaning, clean_id, stated_article, stem_id, url_id
from quotedesk.index.formats.paragraphs import joined
from quotedesk.index.model import Article
from quotedesk.index.text import clean

_COLUMNS = frozenset(
    ("id", "title", "standfirst", "author", "source", "published", "url", "lang", "text", "paragraphs")
)
_HEAD = 8 * 1024
_MAX_CELL = 2**31 - 1
_MAX_NAMED = 8
_SEPARATORS = ",;\t|"


class RecordError(ValueError):
    """An article record that cannot be one; the text says why."""


def record_text(fields: Mapping[str, object]) -> str:
    """The one text of a record, as offsets count it: `text`, or `paragraphs` joined by blank lines.

    Raises RecordError when it has neither.
    """
    text = fields.get("text")
    if isinstance(text, str) and text.strip():
        return text
    paragraphs = fields.get("paragraphs")
    if isinstance(paragraphs, str):
        return paragraphs
    if isinstance(paragraphs, list):
        if not all(isinstance(paragraph, str) for paragraph in paragraphs):
            raise RecordError("paragraphs must be a list of texts")
        return joined(paragraphs)
    if text is not None and not isinstance(text, str):
        raise RecordError("text must be a text")
    raise RecordError("no text or paragraphs in it")


def parse_record(line: str) -> dict[str, object]:
    """The fields of one JSON line. Raises RecordError."""
    return _fields(_json(line.strip()), "write one JSON object a line")


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise RecordError("not JSON: nested too deeply") from error
    except json.JSONDecodeError as error:
        line = f", line {error.lineno}" if error.lineno > 1 else ""
        raise RecordError(f"not JSON: {error.msg}{line}, column {error.colno}") from error
    except ValueError as error:
        raise RecordError(f"not JSON: {error}") from error


def _fields(record: object, advice: str) -> dict[str, object]:
    if not isinstance(record, dict):
        raise RecordError(f"not an article record: {advice}")
    return record


def _read_jsonl(file: BinaryIO, file_name: str) -> Iterator[Article | Skip | Note]:
    lines, note = open_text(file)
    if note:
        yield Note(note)
    unknown: set[str] = set()
    number = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            fields = parse_record(line)
            unknown |= fields.keys() - _COLUMNS
            yield _article(fields, file_name, number, line.strip())
        except RecordError as error:
            yield Skip(str(error), f"line {number}")
    if unknown:
        yield _kept_out(unknown)
    if not number:
        yield Skip("no article records in it")


def _read_json(file: BinaryIO, file_name: str) -> Iterator[Article | Skip | Note]:
    """One record, a list of them, or one a line, whichever the file holds."""
    if _has_lines(file.read(_HEAD)):
        file.seek(0)
        yield from _read_jsonl(file, file_name)
        return
    file.seek(0)
    text, note = open_text(file)
    if note:
        yield Note(note)
    try:
        whole = _json(text.read())
    except RecordError as error:
        yield Skip(str(error))
        return
    records = whole if isinstance(whole, list) else [whole]
    unknown: set[str] = set()
    for number, record in enumerate(records, 1):
        try:
            fields = _fields(record, "write a list of JSON objects")
            yield _article(fields, file_name, number, json.dumps(fields))
            unknown |= fields.keys() - _COLUMNS
        except RecordError as error:
            yield Skip(str(error), f"record {number}" if isinstance(whole, list) else "")
    if unknown:
        yield _kept_out(unknown)
    if not records:
        yield Skip("no article records in it")


def _read_csv(file: BinaryIO, file_name: str) -> Iterator[Article | Skip | Note]:
    lines, note = open_text(file)
    if note:
        yield Note(note)
    header_line = lines.readline()
    separator = max(_SEPARATORS, key=header_line.count)
    header = [name.strip().lower() for name in next(csv.reader([header_line], delimiter=separator), [])]
    if not {"text", "paragraphs"} & set(header):
        yield Skip("no column named text")
        return
    if unknown := set(header) - _COLUMNS - {""}:
        yield _kept_out(unknown)
    csv.field_size_limit(_MAX_CELL)
    rows = csv.reader(lines, delimiter=separator)
    while True:
        place = rows.line_num + 2
        try:
            row = next(rows)
            if any(cell.strip() for cell in row):
                yield _article(_row_fields(header, row), file_name, place, json.dumps(row))
        except StopIteration:
            return
        except (RecordError, csv.Error) as error:
            yield Skip(str(error), f"line {place}")


def _row_fields(header: list[str], row: list[str]) -> dict[str, object]:
    if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
        raise RecordError(f"{len(row)} cells under {len(header)} column names")
    return dict(zip(header, row, strict=False))


def _article(fields: Mapping[str, object], file_name: str, number: int, record: str) -> Article:
    cleaning = Cleaning()
    paragraphs = cleaning.paragraphs(record_text(fields))
    if not paragraphs:
        raise RecordError("no text in it")
    own_id = clean_id(cleaning.line(fields.get("id")) or "")
    article_id = own_id or url_id(cleaning.line(fields.get("url"))) or f"{stem_id(file_name)}-{number}"
    sha256 = hashlib.sha256(record.encode("utf-8", "surrogatepass")).hexdigest()
    return stated_article(fields, paragraphs, cleaning, article_id=article_id, sha256=sha256)


def _kept_out(unknown: set[str]) -> Note:
    names = sorted(" ".join(clean(name).split())[:40] for name in unknown)
    more = f" and {len(names) - _MAX_NAMED} more" if len(names) > _MAX_NAMED else ""
    return Note(f"{'column' if len(names) == 1 else 'columns'} kept out: {', '.join(names[:_MAX_NAMED])}{more}")


def _has_lines(head: bytes) -> bool:
    """Whether the first line is an object of its own; of a line longer than the head, whether it begins as one."""
    line, newline, _ = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return line.startswith(b"{") and (not newline or line.rstrip().endswith(b"}"))


def _looks_like_jsonl(head: bytes) -> bool:
    return _has_lines(head) and (b'"text"' in head or b'"paragraphs"' in head)


JSONL = Format("JSON lines", (".jsonl", ".ndjson"), _looks_like_jsonl, _read_jsonl, holds_records=True)
JSON = Format("JSON", (".json",), lambda head: False, _read_json, holds_records=True)
CSV = Format("table", (".csv", ".tsv"), lambda head: False, _read_csv, holds_records=True)
