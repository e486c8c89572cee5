"""Draws docs/screenshot.svg: the program itself, on the two articles that come with it."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from quotedesk.tui.app import QuoteDesk

KEYS = ("slash", *"weapons", "enter", "j", "j", "j", "j")


async def draw(target: Path) -> None:
    app = QuoteDesk(None)
    async with app.run_test(size=(120, 36)) as pilot:
        while app.desk is None:
            await pilot.pause(0.05)
        await pilot.press(*KEYS)
        await pilot.pause(0.5)
        target.write_text(app.export_screenshot(title="quotedesk"), encoding="utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as nobody:  # the picture shows nothing of whoever makes it
        os.environ.update(XDG_STATE_HOME=nobody, XDG_CONFIG_HOME=nobody, XDG_CACHE_HOME=nobody)
        os.environ.pop("NO_COLOR", None)
        asyncio.run(draw(Path(__file__).with_name("screenshot.svg")))
