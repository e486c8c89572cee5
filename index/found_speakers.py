"""Whom a typed name stands for: names, descriptions, and what to know about the answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a typed name stands for."""

    speaker_ids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    """The names the articles print for them."""
    labels: frozenset[str] = frozenset()
    """Descriptions of unnamed sources."""
    besides: frozenset[tuple[str, str]] = frozenset()
    """Name and article id where a split gave one of `names` to somebody else."""
    notes: tuple[str, ...] = ()
    """Through which alias, and that unnamed sources may be different people."""

    def __bool__(self) -> bool:
        return bool(self.names or self.labels)


def unnamed(typed: str, labels: Collection[str]) -> Found:
    """The answer that stands for unnamed sources, each given as often as an article describes somebody so."""
    warning = f"{typed} matches {len(labels)} unnamed descriptions: these may be different people"
    return Found(labels=frozenset(labels), notes=(warning,) if len(labels) > 1 else ())
