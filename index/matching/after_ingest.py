"""What an ingest does for groups once its articles are safe in the index."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from quotedesk.index.engines import open_store
from quotedesk.index.matching.changed import Changed


def keep_groups_after(archive: Path, before: int, changed: Changed) -> None:
    """Bring the groups of an archive up to date, whose index was at generation `before` until now.

    They can be worked out again from the index, so that no fault here is a fault of the ingest.
    """
    from quotedesk.index.matching.keeping import keep_groups  # numpy is loaded when something was written
    from quotedesk.index.printed_names import keep_printed_names

    engine = open_store(archive).open()
    try:
        with suppress(OSError):
            if keep_groups(engine, archive, before, changed):
                keep_printed_names(engine, archive)
    finally:
        engine.close()
