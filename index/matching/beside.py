"""What stands beside the index and follows it: the groups of quotes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from quotedesk.index.engines import open_store
from quotedesk.index.matching.changed import Changed


def keep_groups_after(archive: Path, before: int, changed: Changed) -> None:
    """Bring the groups of an archive up to date, whose index was at generation `before` until now.

    They can be worked out again from the index, so that no fault here is a fault of the ingest.
    """
    from quotedesk.index.matching.keeping import keep_groups  # numpy is loaded when something was written

    engine = open_store(archive).open()
    try:
        with suppress(OSError):
            keep_groups(engine, archive, before, changed)
    finally:
        engine.close()


def damages_beside(archive: Path) -> Iterator[str]:
    """One sentence a file beside the index that is damaged. Readers do without it."""
    from quotedesk.index.matching import groups_file

    yield from groups_file.damages(archive)


def renew_beside(archive: Path) -> None:
    """Make the files beside the index anew, whatever they hold."""
    for name in ("groups", "groups.later", "names"):  # the last one was made by earlier versions
        (archive / name).unlink(missing_ok=True)
    keep_groups_after(archive, -1, {})
