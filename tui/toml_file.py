"""A TOML file that a person writes: read without waiting and without surprise, with the line of each entry."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotedesk.index.text import clean

_LONGEST = 1 << 20
"""Bytes; a longer file is something else."""
_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_NAME = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)"""
_ENTRY = re.compile(rf"\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=")


class Unusable(Exception):
    """The file as a whole cannot be used; the message begins with the place in it."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """What a file says, and where."""

    tables: Mapping[str, Any]
    lines: Mapping[str, int]
    """The line of each entry and table by its dotted name, as far as that can be told without a parser."""


def read_toml(path: Path) -> TomlFile:
    """Raises FileNotFoundError, and Unusable for whatever is not a TOML file that can be read."""
    try:
        text = _bytes(path).decode("utf-8-sig").replace("\r\n", "\n")
        import tomllib  # here: most people have no such file

        return TomlFile(tomllib.loads(text), _lines(text))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Unusable(f": {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise Unusable(": not in UTF-8") from error
    except RecursionError as error:
        raise Unusable(": tables in tables without end") from error
    except ValueError as error:
        raise Unusable(_not_toml(str(error))) from error


def one_line(text: str) -> str:
    """`text` cleaned and cut to what fits into a message."""
    return " ".join(clean(text).split())[:200]


def _bytes(path: Path) -> bytes:
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe there must not make us wait
    with os.fdopen(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise Unusable(": not a file")
        read = file.read(_LONGEST + 1)
    if len(read) > _LONGEST:
        raise Unusable(": far too long")
    return read


def _not_toml(message: str) -> str:
    match = re.fullmatch(r"(?s)(.*) \(at line (\d+), column (\d+)\)", message)
    if not match:
        return f": not TOML: {one_line(message)}"
    return f", line {match[2]}, column {match[3]}: not TOML: {one_line(match[1])}"


def _lines(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if match := _TABLE.match(line):
            table = _dotted(match[1])
            found.setdefault(table, number)
        elif match := _ENTRY.match(line):
            found.setdefault(".".join(filter(None, (table, _dotted(match[1])))), number)
    return found


def _dotted(name: str) -> str:
    return re.sub(r"""["'\s]""", "", name)
