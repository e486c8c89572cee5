"""Quotes under the headings people look for them: speakers, roles of unnamed sources, and the rest.

The commands, exported files and the quotes pane use the same headings. A heading knows how many quotes stand under
it; it holds them only once they have been read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from quotedesk.index.model import Quote
from quotedesk.index.text import fold
from quotedesk.tui.counting import counted

Order = Literal["count", "name", "latest"]
ORDERS: tuple[Order, ...] = get_args(Order)
Kind = Literal["named", "role", "uncertain", "none"]
RANKS: dict[Kind, int] = {"named": 0, "role": 1, "uncertain": 2, "none": 3}
LAST: dict[Kind, str] = {"uncertain": "uncertain", "none": "no speaker"}
"""Headings for what is given to nobody for certain."""
Key = tuple[Kind, str]
"""The kind of a heading with a speaker's id or a role; empty for the last two."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and what stands under it."""

    title: str
    kind: Kind
    n_quotes: int | None
    """None when they have not been counted."""
    id: str = ""
    """A named speaker's, or the role itself."""
    found_by: str = ""
    """Its name and other names, or its descriptions, folded, a line each: what a filter looks at, 60,000 a key."""
    note: str = ""
    """What to know about a role."""
    latest: str = ""
    """When the latest article with a quote of theirs came out; empty when unknown."""
    quotes: Sequence[Quote] = ()
    is_read: bool = False
    """Whether `quotes` are all of them."""
    is_open: bool = False
    number: int = -1
    """Its own among the headings of the archive."""

    @property
    def key(self) -> Key:
        return self.kind, self.id

    @property
    def named(self) -> bool:
        return self.kind == "named"

    @property
    def role(self) -> bool:
        """Whether it is a role that unnamed sources speak in, not a person."""
        return self.kind == "role"

    @property
    def count(self) -> str:
        """How many in words; of a role, descriptions and never persons."""
        return f"unnamed · {self.note}" if self.role else counted(self.n_quotes or 0, "quote")


def key_of(quote: Quote) -> Key:
    """The heading a quote stands under."""
    how, who = quote.attribution.how, quote.speaker
    if how == "uncertain":
        return "uncertain", ""
    if who.name is not None:
        return "named", who.id or who.name
    return ("role", who.role) if who.role and how != "none" else ("none", "")


def folded(*names: str) -> str:
    """What a filter looks at: each name folded, a line each."""
    return "\n".join(map(fold, names))


def together(names: str, wanted: Sequence[str]) -> bool:
    """Whether one of several lines of names holds all of some folded words."""
    return any(all(word in name for word in wanted) for name in names.split("\n"))


def role_note(n_descriptions: int, n_articles: int) -> str:
    """What to know about a role: how many descriptions, never persons."""
    note = f"{counted(n_descriptions, 'description')} in {counted(n_articles, 'article')}"
    return note + (", not known to be the same person" if n_descriptions > 1 else "")


def grouped(quotes: Iterable[Quote]) -> list[Group]:
    """Named speakers by number of quotes, then name; roles likewise; then `uncertain` and `no speaker`."""
    found: defaultdict[Key, list[Quote]] = defaultdict(list)
    for quote in quotes:
        found[key_of(quote)].append(quote)
    groups = [_read(key, tuple(each)) for key, each in found.items()]
    return sorted(groups, key=lambda group: (RANKS[group.kind], -(group.n_quotes or 0), group.title))


def _read(key: Key, quotes: tuple[Quote, ...]) -> Group:
    kind, id_ = key
    note = ""
    names = {quote.speaker.label or "" for quote in quotes}
    if kind == "role":
        descriptions = {(quote.speaker.label or "", quote.article_id) for quote in quotes}
        note = role_note(len(descriptions), len({quote.article_id for quote in quotes}))
    title = LAST.get(kind) or (quotes[0].speaker.name if kind == "named" else id_) or id_
    return Group(title, kind, len(quotes), id_, folded(title, *sorted(names)), note, quotes=quotes, is_read=True)
