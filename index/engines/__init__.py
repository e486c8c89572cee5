"""What holds and searches an archive. Nothing of an engine is loaded before a store is opened."""

from __future__ import annotations

from pathlib import Path

from quotedesk.index.engines.base import EngineStore


def open_store(path: Path) -> EngineStore:
    """The store of the archive at `path`, which need not exist yet."""
    from quotedesk.index.engines.whoosh.store import WhooshStore

    return WhooshStore(path)
