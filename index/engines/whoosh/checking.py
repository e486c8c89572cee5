"""Looking for faults in an index on disk, and making a new one of the articles that are kept inside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from zstandard import ZstdError

from quotedesk.index.engines.base import Rebuilt
from quotedesk.index.engines.whoosh.files.folder import check_owner
from quotedesk.index.engines.whoosh.files.manifest import NAME, Entry, Manifest, OtherFormat, read_manifest
from quotedesk.index.engines.whoosh.files.segment_file import header_checksum
from quotedesk.index.engines.whoosh.segment.columns import DOUBT, LIKENESS
from quotedesk.index.engines.whoosh.segment.owners import FURTHER
from quotedesk.index.engines.whoosh.segment.segment import Segment
from quotedesk.index.engines.whoosh.writing.transaction import Transaction
from quotedesk.index.errors import ArchiveError
from quotedesk.index.model import Article, Quote

_UNREADABLE = (ArchiveError, OSError, ValueError, KeyError, IndexError, TypeError, ZstdError, json.JSONDecodeError)
"""What reading damaged bytes can raise."""


def faults(folder: Path) -> Iterator[str]:
    """One sentence for each fault: every checksum is computed, everything that is counted is counted again."""
    try:
        check_owner(folder)
        check_owner(folder / NAME)
        manifest = read_manifest(folder)
    except (*_UNREADABLE, AttributeError) as error:
        yield _said(folder / NAME, error)
        return
    seen: set[str] = set()
    while unseen := [entry for entry in manifest.segments if entry.name not in seen]:
        for entry in unseen:
            seen.add(entry.name)
            yield from _faults_of(folder, entry)
        manifest = _manifest_or(manifest, folder)  # another one when segments were merged meanwhile


def _manifest_or(manifest: Manifest, folder: Path) -> Manifest:
    try:
        return read_manifest(folder)
    except _UNREADABLE:
        return manifest


def _faults_of(folder: Path, entry: Entry) -> Iterator[str]:
    path = folder / entry.name
    try:
        check_owner(path)
        segment = Segment(folder, entry)
        damages = [f"{path} is damaged ({what})" for what in segment.file.damages()]
        yield from damages or (f"{path} does not add up: {what}" for what in _miscounts(segment))
    except _UNREADABLE as error:
        is_gone = isinstance(error, FileNotFoundError)
        if not is_gone or entry in _manifest_or(Manifest(segments=(entry,)), folder).segments:
            yield _said(path, error)


def _said(path: Path, error: Exception) -> str:
    if isinstance(error, ArchiveError):
        return str(error)
    if isinstance(error, FileNotFoundError):
        return f"{path} is missing"
    return f"{path} cannot be read: {error}"


def _miscounts(segment: Segment) -> Iterator[str]:
    file, entry = segment.file, segment.entry
    n_texts = {"text": entry.paragraphs, "quoted": entry.quotes, "meta": 3 * entry.articles}
    counted = {
        "ids of articles": (len(segment.ids), entry.articles),
        "headings": (sum(1 for _ in segment.stories.heads()), entry.articles),
        "texts of paragraphs": (file.length("paragraph.at") - 1, entry.paragraphs),
        "records of quotes": (file.length("quotes.at") - 1, entry.articles),
        "paragraphs": (file.length(FURTHER), entry.paragraphs),
        "quotes": (file.length("quote.voice"), entry.quotes),
        "articles taken out": (len(segment.gone), entry.deleted_articles),
        "paragraphs taken out": (sum(map(segment.n_paragraphs, segment.gone)), entry.deleted_paragraphs),
        "quotes taken out": (sum(map(segment.n_quotes, segment.gone)), entry.deleted_quotes),
    }
    if LIKENESS in file:
        counted["likenesses of names"] = (file.length(LIKENESS), len(segment.voices))
    if DOUBT in file:
        counted["doubts of quotes"] = (file.length(DOUBT), entry.quotes)
    for name, texts in n_texts.items():
        field = segment.field(name)
        counted[f"lengths of {name}"] = (field.n_texts, texts)
        counted[f"postings of {name}"] = (file.length(f"{name}.low"), field.start[len(field.start) - 1])
        counted[f"terms of {name}"] = (len(field.terms), len(field.start) - 1)
    for what, (found, stated) in counted.items():
        if found != stated:
            yield f"{found} {what} instead of {stated}"
    for number in range(len(segment)):
        if number not in segment.gone and len(segment.article(number).paragraphs) != segment.n_paragraphs(number):
            yield f"the paragraphs of {segment.article_id(number)}"


def rebuild(folder: Path) -> Rebuilt:
    """Put every article that can still be read into a new index. The caller holds the lock.

    Segments count by what they are, not by their names. When the manifest cannot be read, or is one of other segments,
    all that lie in the folder count, later ones over earlier ones: what was taken out may come back.
    Raises OtherFormat, and leaves all as it is, when another version of the program can read it.
    """
    try:
        manifest = read_manifest(folder)
        is_whole = True
    except OtherFormat:
        raise
    except _UNREADABLE:
        manifest, is_whole = Manifest(), False
    lying = {(each.size, each.checksum): each for each in _entries(folder)}
    entries, stated = [], set()
    for entry in manifest.segments:
        stated.add(mark := (entry.size, entry.checksum))
        entries.append(replace(entry, name=lying[mark].name) if mark in lying else entry)
    if not is_whole or (stated and stated.isdisjoint(lying)):
        is_whole = is_whole and not lying
        entries = [*lying.values(), *entries]
    serials = [int(path.stem) for path in folder.glob("*.seg") if path.stem.isdigit()]
    transaction = Transaction(folder, Manifest(max(manifest.generation, 0), (), max([manifest.serial, *serials])))
    kept, lost = 0, []
    for entry in entries:
        try:
            segment = Segment(folder, entry)
        except _UNREADABLE:
            lost.append(f"{folder / entry.name}: {entry.live} articles")
            continue
        for number in range(len(segment)):
            if number in segment.gone:
                continue
            try:
                article, quotes = _read(segment, number)
            except _UNREADABLE:
                lost.append(_named(segment, number))
            else:
                transaction.put(article, quotes)
                kept += 1
    transaction.commit(always=True)
    transaction.close()
    return Rebuilt(kept, tuple(lost), may_return=not is_whole)


def _read(segment: Segment, number: int) -> tuple[Article, list[Quote]]:
    return segment.article(number), list(segment.quotes(number))


def _named(segment: Segment, number: int) -> str:
    try:
        return segment.article_id(number)
    except _UNREADABLE:
        return f"{segment.file.path}: article {number + 1}"


def _entries(folder: Path) -> Iterator[Entry]:
    """The segments that lie in a folder, described from the files themselves."""
    for path in sorted(folder.glob("*.seg")):
        try:
            size, checksum, counts = header_checksum(path)
        except OtherFormat:
            raise
        except _UNREADABLE:
            continue
        yield Entry(path.name, size, checksum, *counts)
