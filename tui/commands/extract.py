"""`quotedesk extract`: the quotes of article records, a line in, a line out, without an archive."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import click

from quotedesk.index.errors import ArchiveError, UsageError
from quotedesk.index.extraction import processes
from quotedesk.index.model import Place, Quote
from quotedesk.index.text import clean
from quotedesk.tui.commands.failures import UNREADABLE
from quotedesk.tui.commands.printing import json_text, put_raw, say

_CHUNK = 32
"""Records handed to a process at once: few enough to keep all of them busy to the end."""
_READ_SOME_BAD = 1


@dataclass(frozen=True, slots=True)
class _Line:
    file_name: str
    number: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class _Answer:
    """A record with its quotes as JSON, or why the line is none."""

    record: str = ""
    fault: str = ""


@click.command(
    "extract",
    epilog="""\b
Examples:
  quotedesk extract articles.jsonl --output quotes.jsonl
  echo '{"id": "a", "text": "“We will wait for it,” said Ada Reed."}' | quotedesk extract -""",
)
@click.argument("files", metavar="[FILE...|-]", nargs=-1)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there once all is done.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="Processes to work with.")
def command(files: tuple[str, ...], output: Path | None, jobs: int) -> int:
    """Find the quotes in article records, without an archive.

    Each line of FILE (or of stdin, -) is an article record in JSON; each gives one line
    {"id", "quotes": [{"start", "end", "kind", "cue", "source", "speaker"}]}, where offsets count the code points of
    the record's text, or of its paragraphs joined by blank lines.
    """
    if not files and (sys.stdin is None or sys.stdin.isatty()):
        raise UsageError("name a file of article records, or pipe them in; quotedesk extract --help shows how")
    unreadable: list[str] = []
    n_bad = 0
    with _written(output) as write:
        for line, answer in _answered(_lines(files or ("-",), unreadable), jobs):
            if answer.fault:
                n_bad += 1
                say(f"{line.file_name}, line {line.number}: {answer.fault}")
            else:
                write(answer.record + "\n")
    return UNREADABLE if unreadable else _READ_SOME_BAD if n_bad else 0


def _lines(files: Iterable[str], unreadable: list[str]) -> Iterator[_Line]:
    for name in files:
        try:
            if name == "-" and sys.stdin is not None:
                yield from _numbered("stdin", sys.stdin.buffer)
            else:
                with Path(name).open("rb") as file:
                    yield from _numbered(name, file)
        except OSError as error:
            unreadable.append(name)
            say(f"{name}: {(error.strerror or str(error)).lower()}")


def _numbered(name: str, lines: Iterable[bytes]) -> Iterator[_Line]:
    for number, raw in enumerate(lines, 1):
        if raw.strip():
            yield _Line(name, number, raw)


def _answered(lines: Iterator[_Line], jobs: int) -> Iterator[tuple[_Line, _Answer]]:
    """Each line with its answer, in order; never more than a few chunks are held."""
    if jobs == 1:
        yield from ((line, _answer(line.raw)) for line in lines)
        return
    with processes(jobs) as pool:
        waiting: deque[tuple[list[_Line], Future[list[_Answer]]]] = deque()
        while chunk := list(islice(lines, _CHUNK)):
            waiting.append((chunk, pool.submit(_answers, [line.raw for line in chunk])))
            if len(waiting) > 2 * jobs:
                yield from _first(waiting)
        while waiting:
            yield from _first(waiting)


def _first(waiting: deque[tuple[list[_Line], Future[list[_Answer]]]]) -> Iterator[tuple[_Line, _Answer]]:
    chunk, answers = waiting.popleft()
    return zip(chunk, answers.result(), strict=True)


def _answers(raw_lines: list[bytes]) -> list[_Answer]:
    return [_answer(raw) for raw in raw_lines]


def _answer(raw: bytes) -> _Answer:
    from quotedesk.index.formats.records import RecordError, parse_record

    try:
        return _Answer(record=json_text(_record(parse_record(raw.decode("utf-8-sig")))))
    except UnicodeDecodeError:
        return _Answer(fault="not UTF-8 text")
    except RecordError as error:
        return _Answer(fault=str(error))


def _record(fields: dict[str, object]) -> dict[str, object]:
    from quotedesk.index.formats.paragraphs import placed_paragraphs
    from quotedesk.index.formats.records import record_text
    from quotedesk.index.quotes import extract, spoken

    placed = placed_paragraphs(record_text(fields))
    stated = {name: clean(value) for name in ("title", "author") if isinstance(value := fields.get(name), str)}
    quotes = extract("", [each.paragraph for each in placed], **stated)

    def span(place: Place | None) -> list[int] | None:
        return list(placed[place.paragraph - 1].span(place.start, place.end)) if place else None

    found = [_quote(quote, span) for quote in quotes if spoken(quote)]
    return {"id": fields.get("id"), "quotes": sorted(found, key=lambda each: (each["start"], each["end"]))}


def _quote(quote: Quote, span: Callable[[Place | None], list[int] | None]) -> dict[str, object]:
    start, end = span(Place(quote.paragraph, quote.start, quote.end)) or (0, 0)
    uncertain = quote.attribution.how in ("uncertain", "none")
    return {
        "start": start,
        "end": end,
        "kind": quote.kind,
        "cue": span(quote.cue),
        "source": span(quote.source),
        "speaker": None if uncertain else quote.speaker.name or quote.speaker.label,
    }


@contextmanager
def _written(output: Path | None) -> Iterator[Callable[[str], object]]:
    """Where the answer goes: stdout, or a file that appears whole or not at all."""
    if output is None:
        yield put_raw
        return
    if output.exists() and not output.is_file():
        with output.open("w", encoding="utf-8") as device:
            yield device.write
        return
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            yield file.write
            file.flush()
            os.fsync(file.fileno())
        part.replace(output)
    except OSError as error:
        raise ArchiveError(f"{output}: {(error.strerror or str(error)).lower()}; nothing was written") from error
    finally:
        part.unlink(missing_ok=True)
