"""Putting text on the editor's own clipboard, also through SSH and tmux."""

from __future__ import annotations

import asyncio
import os
from typing import Any

from textual.app import App
from textual.screen import Screen

from quotedesk.index.text import clean

LONGEST = 56_000
"""Bytes of text in one OSC 52 sequence: many terminals drop a sequence above 74,994 characters of base64."""
_PATIENCE = 2.0
"""Seconds that tmux is given."""


def selected(screen: Screen[Any]) -> str:
    """What the mouse went over on a screen; empty for nothing."""
    return clean(screen.get_selected_text() or "").strip()


async def copy(app: App[int], text: str) -> bool:
    """Whether the text was sent out. No terminal says whether it arrived."""
    fits = len(text.encode()) <= LONGEST
    if fits:
        app.copy_to_clipboard(text)
    in_tmux = "TMUX" in os.environ and await _load_buffer(text)
    return fits or in_tmux


async def _load_buffer(text: str) -> bool:
    """tmux swallows OSC 52 by default; its own buffer, passed on by `-w`, always works."""
    quiet = asyncio.subprocess.DEVNULL
    try:
        tmux = await asyncio.create_subprocess_exec(
            "tmux", "load-buffer", "-w", "-", stdin=asyncio.subprocess.PIPE, stdout=quiet, stderr=quiet
        )
    except OSError:
        return False
    try:
        await asyncio.wait_for(tmux.communicate(text.encode()), _PATIENCE)
    except TimeoutError:
        tmux.kill()
        await tmux.wait()
        return False
    return tmux.returncode == 0
