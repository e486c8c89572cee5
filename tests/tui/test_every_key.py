"""Every key that `?` lists does what it says: the table of actions is walked, pane by pane, with real keys."""

from __future__ import annotations

import pytest

from quotedesk.tui.action import PANES
from quotedesk.tui.actions import actions_of

WIDE = (100, 30)
QUIET = {"down", "up", "half_down", "half_up", "page_down", "page_up", "first", "last"}
"""What only moves; where there is nowhere to go, nothing has to change."""
FOR_TERMINALS = {"quit", "suspend", "redraw"}
"""What ends or stops the program, or shows on a real terminal only; tested there."""
KEYS = [
    pytest.param(pane, action, key, id=f"{pane}-{action.name}-{key}")
    for pane in PANES
    for action in actions_of(pane)
    for key in action.keys[:1]
    if action.name not in QUIET | FOR_TERMINALS and (pane, action.name) != ("search", "back")
]


def looks(it):
    """What tells one state of the program from another."""
    app = it.app
    return app.screen.__class__, app.focused and app.focused.id, it.screen, app.clipboard


@pytest.mark.parametrize(("pane", "action", "key"), KEYS)
async def test_a_listed_key_does_something_that_can_be_seen(desk, pane, action, key):
    async with desk(WIDE) as it:
        await it.search("weapons")
        await it.press("2" if pane != "2" else "1", "j", str(PANES.index(pane) + 1), "j")
        if pane == "quotes":
            await it.press(
                "z",
                "z",
                "g",
                *(["left"] if action.name == "unfold" else []),
                *(["j"] if action.name != "unfold" else []),
            )
        if pane == "reading":
            await it.press("g", "right_square_bracket")
        if action.name == "unmark_all":
            await it.press("space") if pane != "search" else await it.press("3", "j", "space", "1")
        if action.name == f"to_{pane}":
            await it.press("tab")
        if action.name in ("previous_hit", "previous_quote", "previous_article"):
            await it.press(key.replace("left", "right").replace("N", "n"))
        await it.settle()
        before = looks(it)
        await it.press(key)
        await it.until(lambda: looks(it) != before)
