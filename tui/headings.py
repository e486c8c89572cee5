"""Quotes under the headings people look for them: speakers, roles of unnamed sources, and the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from quotedesk.index.model import Quote
from quotedesk.tui.counting import counted


@dataclass(frozen=True, slots=True)
class Group:
    """Quotes under one heading."""

    title: str
    rank: int
    """0 for named speakers, 1 for roles, 2 for `uncertain`, 3 for `no speaker`."""
    quotes: tuple[Quote, ...]

    @property
    def named(self) -> bool:
        return self.rank == 0

    @property
    def role(self) -> bool:
        return self.rank == 1

    @property
    def count(self) -> str:
        """How many; of a role, descriptions and never persons."""
        if not self.role:
            return counted(len(self.quotes), "quote")
        descriptions = {(quote.speaker.label, quote.article_id) for quote in self.quotes}
        articles = {quote.article_id for quote in self.quotes}
        listed = f"{counted(len(descriptions), 'description')} in {counted(len(articles), 'article')}"
        return f"unnamed · {listed}" + (", not known to be the same person" if len(descriptions) > 1 else "")


def grouped(quotes: Iterable[Quote]) -> list[Group]:
    """Named speakers by number of quotes, then name; roles likewise; then `uncertain` and `no speaker`."""
    found: dict[tuple[int, str, str], list[Quote]] = defaultdict(list)
    for quote in quotes:
        found[_heading(quote)].append(quote)
    groups = [Group(title, rank, tuple(each)) for (rank, _, title), each in found.items()]
    return sorted(groups, key=lambda group: (group.rank, -len(group.quotes), group.title))


def _heading(quote: Quote) -> tuple[int, str, str]:
    speaker, how = quote.speaker, quote.attribution.how
    if how == "uncertain":
        return 2, "", "uncertain"
    if speaker.name is not None:
        return 0, speaker.id or speaker.name, speaker.name
    if how == "none" or speaker.role is None:
        return 3, "", "no speaker"
    return 1, "", speaker.role
