"""Groups that follow the archive: read for one generation of the index, brought up to date, written after an ingest."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from quotedesk.index.engines.base import Engine
from quotedesk.index.matching.changed import Changed
from quotedesk.index.matching.grouping import updated
from quotedesk.index.matching.groups import Groups
from quotedesk.index.matching.groups_file import Kept, read_groups, read_later, read_outline, write_groups, write_later
from quotedesk.index.model import Quote

_FEW, _MANY = 20, 100
"""Changed articles that are only noted, and articles from which on an archive is large enough for that.

Writing all of it anew takes 0.4 s for 100,000 quotes, noting 0.03 s; every reader then takes 0.2 s more (2026-11-22).
"""

_AT_ONCE = 500
"""Quotes of an archive whose groups are worked out by whoever asks when they are not on disk: 0.05 s (2026-11-22)."""


@dataclass(frozen=True, slots=True)
class Known:
    """The groups of an archive as far as they are known without working long."""

    groups: Groups
    whole: bool
    """Whether all quotes are in them as they are now."""


def groups_of(engine: Engine, folder: Path) -> Known:
    """The groups of what an engine holds. Nothing is written: readers need no right to.

    Those of a large archive are not worked out here, which would be done again for every question.
    """
    kept = read_groups(folder)
    if kept is not None:
        if kept.generation == engine.generation and _same_size(kept.groups, engine):
            return Known(kept.groups, True)
        later = read_later(folder, kept.generation)
        if later and later[0] == engine.generation:
            return Known(_following(engine, kept.groups, later[1]), True)
    groups = kept.groups if kept else Groups()
    if engine.counts().quotes > _AT_ONCE:
        return Known(groups, False)
    return Known(_following(engine, groups, None), True)


def keep_groups(engine: Engine, folder: Path, before: int, changed: Changed) -> bool:
    """Write what an ingest changed, which found the index at generation `before`.

    Whether all of it was written anew: of few changes only a note is kept.
    """
    is_next = engine.generation == before + 1  # else somebody else wrote meanwhile
    if is_next and _noted(engine, folder, before, changed):
        return False
    kept = read_groups(folder)
    known = _since(folder, kept.generation, before, changed) if kept is not None and is_next else None
    groups = _following(engine, kept.groups if kept else Groups(), known)
    write_groups(folder, Kept(groups, engine.generation))
    return True


def _noted(engine: Engine, folder: Path, before: int, changed: Changed) -> bool:
    """Write few changes down beside the groups of a large archive; whether they could be."""
    outline = read_outline(folder) if len(changed) <= _FEW else None
    if outline is None or outline[1] < _MANY:
        return False
    known = _since(folder, outline[0], before, changed)
    if known is None or len(known) > _FEW:
        return False
    write_later(folder, outline[0], engine.generation, known)
    return True


def _since(folder: Path, base: int, before: int, changed: Changed) -> Changed | None:
    """What changed since the groups were written, when `changed` did since generation `before`; None when not known."""
    if base == before:
        return changed
    later = read_later(folder, base)
    return later[1] | changed if later and later[0] == before else None


def _same_size(groups: Groups, engine: Engine) -> bool:
    counts = engine.counts()
    return (counts.articles, counts.quotes) == (len(groups.article_ids), len(groups))


def _following(engine: Engine, groups: Groups, changed: Changed | None) -> Groups:
    """The groups after the changes; all articles are compared when it is not known which changed."""
    digests = dict(zip(groups.article_ids, groups.digests, strict=True))
    if changed is None:
        now = {summary.id: summary.sha256[:16] for summary in engine.summaries()}
        changed = {article_id: digest for article_id, digest in now.items() if digests.get(article_id) != digest}
        changed |= {article_id: None for article_id in digests if article_id not in now}
    for article_id, digest in changed.items():
        if digest is None:
            digests.pop(article_id, None)
        else:
            digests[article_id] = digest
    gone = {article_id for article_id, digest in changed.items() if digest is None}

    def read(article_ids: Collection[str]) -> Iterable[Quote]:
        return engine.quotes(article_ids=article_ids if len(article_ids) < len(digests) else None)

    return updated(groups, digests, gone, set(changed) - gone, read)
