"""Markdown, with front matter in YAML: markup is reduced to the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING, BinaryIO

from quotedesk.index.formats.base import Format, Note, Skip
from quotedesk.index.formats.decode import decode
from quotedesk.index.formats.metadata import Cleaning, clean_id, stated_article
from quotedesk.index.formats.paragraphs import renumbered
from quotedesk.index.model import Article, Paragraph
from quotedesk.index.text import fold

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<yaml>.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_MAX_FRONT_MATTER = 100_000
"""Characters; more than that is no front matter, and slow to parse."""
_NAMES = {
    "id": ("id",),
    "title": ("title", "headline"),
    "standfirst": ("standfirst", "subtitle", "deck"),
    "author": ("author", "authors", "byline", "by"),
    "source": ("source", "publisher", "publication", "outlet"),
    "published": ("published", "date"),
    "url": ("url", "link", "permalink", "canonical_url"),
    "lang": ("lang", "language"),
}
"""What a field of an article record is called in front matter, likeliest first."""
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?[a-zA-Z][^<>]*>", re.S | re.I)


def _read(file: BinaryIO, file_name: str) -> Iterator[Article | Skip | Note]:
    raw, note = decode(file.read())
    cleaning = Cleaning()
    text = cleaning.text(raw)
    fields, body = _front_matter(text, cleaning)
    heading, paragraphs = _body(body, cleaning)
    title = cleaning.line(fields.get("title"))
    if heading is not None and title is None:
        fields["title"] = heading
    elif heading is not None and fold(heading) != fold(title or ""):
        paragraphs = cleaning.numbered([heading]) + paragraphs
    if not paragraphs:
        yield Skip("no text in it")
        return
    if note:
        cleaning.warn(note)
    own_id = clean_id(cleaning.line(fields.get("id")) or "")
    yield stated_article(fields, renumbered(paragraphs), cleaning, article_id=own_id)


MARKDOWN = Format("Markdown", (".md", ".markdown"), lambda head: False, _read)


def _front_matter(text: str, cleaning: Cleaning) -> tuple[dict[str, object], str]:
    match = _FRONT_MATTER.match(text)
    if match is None or match.end() > _MAX_FRONT_MATTER:
        return {}, text
    import yaml

    try:
        # BaseLoader is the safe loader that leaves every scalar the text it is: `lang: no`, dates as stated.
        stated = yaml.load(match["yaml"] or "", Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        cleaning.warn(f"front matter is not YAML (line {mark.line + 2})" if mark else "front matter is not YAML")
        return {}, text[match.end() :]
    if not isinstance(stated, dict):
        return {}, text[match.end() :] if not stated else text
    known = {str(key).lower(): value for key, value in stated.items()}
    fields = {field: next((known[name] for name in names if known.get(name)), None) for field, names in _NAMES.items()}
    return fields, text[match.end() :]


@dataclass(frozen=True, slots=True)
class _Block:
    words: str
    """Each line of it a paragraph."""
    is_title: bool = False
    is_picture: bool = False


def _body(text: str, cleaning: Cleaning) -> tuple[str | None, list[Paragraph]]:
    """The title, if the text begins with one (`# Title`), and the paragraphs. Every other heading is a paragraph."""
    title: str | None = None
    paragraphs: list[Paragraph] = []
    for block in _blocks(text):
        if block.is_title and title is None and not paragraphs:
            title = cleaning.line(block.words)
            continue
        for paragraph in cleaning.numbered(block.words.split("\n")):
            paragraphs.append(replace(paragraph, kind="caption") if block.is_picture else paragraph)
    return title, paragraphs


def _blocks(text: str) -> Iterator[_Block]:
    from markdown_it import MarkdownIt

    before = ""
    cells: list[str] = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.type == "inline":
            children = token.children or ()
            if before in ("td", "th"):
                cells.append(_words(children))
            else:
                yield _Block(_words(children), before == "h1", _only_pictures(children))
        elif token.type == "tr_close":
            yield _Block(" | ".join(filter(None, cells)))
            cells.clear()
        elif token.type in ("fence", "code_block"):
            yield _Block(token.content)
        elif token.type == "html_block":
            yield _Block(unescape(_TAG.sub("", token.content)))
        before = token.tag


def _words(children: Sequence[Token]) -> str:
    """The words of one run of text; a hard break is a line break, a soft one a space."""
    pieces = []
    for child in children:
        if child.type in ("text", "code_inline"):
            pieces.append(child.content)
        elif child.type == "softbreak":
            pieces.append(" ")
        elif child.type == "hardbreak" or (child.type == "html_inline" and child.content.lower().startswith("<br")):
            pieces.append("\n")
        elif child.type == "image":
            pieces.append(_words(child.children or ()))
    return "".join(pieces)


def _only_pictures(children: Sequence[Token]) -> bool:
    shown = [child for child in children if child.type not in ("softbreak", "link_open", "link_close")]
    return bool(shown) and all(child.type == "image" for child in shown)
