"""Waiting until what was set off has been dealt with."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual.dom import DOMNode
from textual.widget import Widget

_PATIENCE = 0.5
"""Seconds any widget is waited for; one that takes longer must not hold up the rest."""


async def settled(node: DOMNode) -> None:
    """Until a widget and all those around it have dealt with the messages they were sent, the innermost first."""
    for each in node.ancestors_with_self:
        if isinstance(each, Widget):
            done = asyncio.Event()
            if each.call_later(done.set):
                with suppress(TimeoutError):
                    await asyncio.wait_for(done.wait(), _PATIENCE)
