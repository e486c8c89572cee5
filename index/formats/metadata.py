"""Fields as a source states them, cleaned, into an Article; and the ids that articles go by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from quotedesk.index.formats.dates import iso_date
from quotedesk.index.formats.paragraphs import numbered, read_paragraphs
from quotedesk.index.model import Article, Paragraph
from quotedesk.index.text import Cleaned, clean, cleaned

_NOT_IN_IDS = re.compile(r"[\s#@\ufffd]+")
_MAX_ID = 200
_MAX_SHOWN = 60


class Cleaning:
    """Cleans the parts of one article and keeps count of what that took."""

    def __init__(self) -> None:
        self._n_sequences = self._n_controls = self._n_invisible = 0
        self._warnings: list[str] = []

    def text(self, raw: str) -> str:
        return self._counted(cleaned(raw)).text

    def line(self, value: object) -> str | None:
        """A name, a title, an address ... on one line; a list of names joined by commas. None when empty or no text."""
        if isinstance(value, list | tuple):
            names = [name for name in map(self.line, value) if name]
            return ", ".join(names) or None
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return None
        return " ".join(self.text(str(value)).split()) or None

    def published(self, value: object) -> str | None:
        """An ISO date or time; None, with a warning, when it is not stated beyond doubt."""
        stated = self.line(value)
        if stated is None:
            return None
        published = iso_date(stated)
        if published is None:
            self.warn(f"date not understood: {stated[:_MAX_SHOWN]}")
        return published

    def paragraphs(self, raw: str) -> list[Paragraph]:
        """The paragraphs of a text whose line breaks end them."""
        paragraphs, result = read_paragraphs(raw)
        self._counted(result)
        return paragraphs

    def numbered(self, raw_paragraphs: Sequence[str]) -> list[Paragraph]:
        """Paragraphs that the source itself tells apart, each line break inside one being a space."""
        return numbered([" ".join(self.text(raw).split("\n")) for raw in raw_paragraphs])

    def warn(self, warning: str) -> None:
        self._warnings.append(warning)

    def warnings(self) -> tuple[str, ...]:
        """What was changed, in words."""
        counted = (
            (self._n_sequences, "control sequence", "removed"),
            (self._n_controls, "control character", "replaced"),
            (self._n_invisible, "invisible character", "removed"),
        )
        took = [f"{n} {what}{'' if n == 1 else 's'} {done}" for n, what, done in counted if n]
        return (*took, *self._warnings)

    def _counted(self, result: Cleaned) -> Cleaned:
        self._n_sequences += result.n_sequences
        self._n_controls += result.n_controls
        self._n_invisible += result.n_invisible
        return result


def stated_article(
    fields: Mapping[str, object],
    paragraphs: Sequence[Paragraph],
    cleaning: Cleaning,
    *,
    article_id: str = "",
    sha256: str = "",
) -> Article:
    """An article with the metadata that `fields` holds under the names of article records."""

    def line(name: str) -> str | None:
        value = fields.get(name)
        stated = cleaning.line(value)
        if stated is None and value is not None and not isinstance(value, str):
            cleaning.warn(f"{name} is not text")
        return stated

    return Article(
        article_id,
        tuple(paragraphs),
        title=line("title"),
        standfirst=line("standfirst"),
        author=line("author"),
        source=line("source"),
        published=cleaning.published(fields.get("published")),
        url=line("url"),
        lang=line("lang"),
        sha256=sha256,
        warnings=cleaning.warnings(),
    )


def clean_id(stated: str) -> str:
    """`stated` without what would break an id apart (`#`, `@`, white space, control characters); may be empty."""
    return _NOT_IN_IDS.sub("-", unicodedata.normalize("NFC", clean(stated))).strip("-")[:_MAX_ID]


def stem_id(file_name: str) -> str:
    """The id that a file's name gives."""
    return clean_id(PurePath(file_name).stem) or "article"


def url_id(url: str | None) -> str:
    """The last path segment of an address; empty when it has none."""
    if not url:
        return ""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return clean_id(unquote(path.rstrip("/").rsplit("/", 1)[-1]))
