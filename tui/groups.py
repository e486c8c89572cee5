"""The quotes of an archive under the headings they are shown by: speakers, roles, `uncertain`, `no speaker`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from quotedesk.index.model import Quote, Role, Speaker
from quotedesk.index.text import fold
from quotedesk.tui.counting import counted

if TYPE_CHECKING:
    from quotedesk.index.archive import Archive

Kind = Literal["named", "role", "uncertain", "none"]

OPEN_AT_ONCE = 2_000
"""Quotes in an archive up to which all headings are shown open; above, each is read when it is opened."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and the quotes under it."""

    title: str
    kind: Kind
    n_quotes: int | None
    """None when they have not been counted."""
    id: str = ""
    """The id of a named speaker."""
    aliases: tuple[str, ...] = ()
    """Other names or descriptions that a filter finds the heading by."""
    note: str = ""
    quotes: tuple[Quote, ...] | None = None
    """None until the heading has been opened."""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A quote under a heading."""

    quote: Quote
    description: str = ""
    """Who said it, where the heading does not tell: an unnamed source, or the candidates of an uncertain quote."""


def groups(archive: Archive) -> list[Group]:
    """Named speakers by number of quotes, then roles, then what is given to nobody for certain."""
    counts = archive.counts()
    found = [_named(speaker) for speaker in archive.speakers()] + [_role(role) for role in archive.roles()]
    if counts.quotes > OPEN_AT_ONCE:
        rest = counts.quotes - sum(group.n_quotes or 0 for group in found)
        return found + ([Group(title, kind, None) for kind, title in _LAST.items()] if rest else [])
    quotes: dict[tuple[Kind, str], list[Quote]] = defaultdict(list)
    for quote in archive.quotes():
        quotes[_key(quote)].append(quote)
    found += [Group(title, kind, len(quotes[kind, ""])) for kind, title in _LAST.items() if (kind, "") in quotes]
    return [
        replace(group, quotes=tuple(quotes[group.kind, group.id or _heading(group)]), is_open=True) for group in found
    ]


_LAST: dict[Kind, str] = {"uncertain": "uncertain", "none": "no speaker"}


def _heading(group: Group) -> str:
    return group.title if group.kind == "role" else ""


def _key(quote: Quote) -> tuple[Kind, str]:
    if quote.attribution.how == "uncertain":
        return "uncertain", ""
    if quote.speaker.id is not None:
        return "named", quote.speaker.id
    return ("role", quote.speaker.role) if quote.speaker.role else ("none", "")


def _named(speaker: Speaker) -> Group:
    return Group(speaker.name, "named", speaker.n_quotes, speaker.id, speaker.aliases)


def _role(role: Role) -> Group:
    n = len(role.descriptions)
    note = f"{counted(n, 'description')} in {counted(role.n_articles, 'article')}"
    if n > 1:
        note += ", not known to be the same person"
    descriptions = tuple(description.text for description in role.descriptions)
    return Group(role.role, "role", role.n_quotes, "", descriptions, note)


def quotes_of(archive: Archive, group: Group) -> tuple[Quote, ...]:
    """What stands under a heading that was not read yet."""
    if group.kind == "named":
        return tuple(archive.by_speaker(group.id))
    if group.kind == "role":
        return tuple(archive.by_role(group.title))
    return tuple(quote for quote in archive.quotes() if _key(quote)[0] == group.kind)


def matching(found: Sequence[Group], typed: str) -> list[Group]:
    """The headings whose name, other names or descriptions hold every word typed."""
    wanted = fold(typed).split()
    return [
        group
        for group in found
        if any(all(word in fold(name) for word in wanted) for name in (group.title, *group.aliases))
    ]


def rows_of(found: Sequence[Group]) -> list[Group | Said]:
    """Headings, and under the open ones their quotes, the sources of a role each apart."""
    rows: list[Group | Said] = []
    for group in found:
        rows.append(group)
        if group.is_open:
            rows += _said(group)
    return rows


def _said(group: Group) -> list[Said]:
    quotes = group.quotes or ()
    if group.kind == "role":
        quotes = tuple(sorted(quotes, key=_source))
    described: set[tuple[str, str]] = set()
    return [Said(quote, _description(quote, group.kind, described)) for quote in quotes]


def _source(quote: Quote) -> tuple[str, str]:
    return quote.article_id, quote.speaker.label or ""


def _description(quote: Quote, kind: Kind, described: set[tuple[str, str]]) -> str:
    """What to print above a quote; the same source of one article is described once."""
    if kind == "uncertain":
        return " or ".join(quote.attribution.candidates)
    if kind != "role" or _source(quote) in described:
        return ""
    described.add(_source(quote))
    return quote.speaker.label or ""
