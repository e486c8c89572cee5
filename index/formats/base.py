"""What a reader is, and what it hands on beside articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from quotedesk.index.model import Article


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that did not become an article."""

    reason: str
    place: str = ""
    """Where in the file, such as `line 3`; empty for the whole file."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something an editor should know about a file whose articles were kept."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One way articles come in.

    `read` is given the file, at its start, and its name. It leaves `id` empty where the file's name is to be the id,
    `sha256` empty where the article is the whole file, and `origin` empty always. It raises `NotText` for bytes that
    hold no text, and never for what is merely written badly: that is a Skip.
    """

    name: str
    suffixes: tuple[str, ...]
    """Lower case, with the dot; these files are read without a look inside."""
    sniff: Callable[[bytes], bool]
    """Whether a file of another name begins like one of this format."""
    read: Callable[[BinaryIO, str], Iterator[Article | Skip | Note]]
    holds_records: bool = False
    """Whether a file is a list of articles, so that its own name is the id of none."""


class NotText(Exception):
    """These bytes are no text in any encoding."""
