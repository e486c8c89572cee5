"""A bar on a terminal's stderr while something takes long."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from quotedesk.tui.commands.page import wants_plain
from quotedesk.tui.commands.printing import one_line

Show = Callable[[int, int, str], None]
"""Takes how much is done, of how much, and what is at hand."""


@contextmanager
def progress_bar(first: str) -> Iterator[Show | None]:
    """The bar, gone when the work is done; None where nobody watches it move."""
    if wants_plain() or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    text = TextColumn("{task.description}", markup=False)
    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    columns = (text, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(first, total=None)

        def show(done: int, total: int, current: str) -> None:
            bar.update(task, completed=done, total=total, description=one_line(current)[:40])

        yield show
