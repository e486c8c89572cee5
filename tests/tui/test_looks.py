"""How it looks: a few screens kept as pictures, compared line by line in words and inks, and the contrast of the inks.

After a change of looks, look at the new pictures: QUOTEDESK_PICTURES=new python -m pytest tests/tui/test_looks.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from textual.color import Color

from quotedesk.tui.ascii import in_ascii
from quotedesk.tui.config import Config
from quotedesk.tui.themes import CONTRAST, DAY, LAMP, TERMINAL

PICTURES = Path(__file__).with_name("snapshots")
_RULE = re.compile(r"\.terminal-\d+-(r\d+)\s*\{([^}]*)\}")
RESULTS = ("slash", *"weapons", "enter", "j", "j", "j", "j")
QUOTES = ("3", "G")
SCREENS = [
    pytest.param("results-80x24", (80, 24), "lamp", RESULTS, id="80x24"),
    pytest.param("desk-160x50", (160, 50), "lamp", (*RESULTS, *QUOTES), id="160x50"),
    pytest.param("quotes-light-100x30", (100, 30), "day", QUOTES, id="light"),
    pytest.param("page-no-colour-80x24", (80, 24), "lamp", (*RESULTS, "enter"), id="NO_COLOR"),
    pytest.param("results-ascii-80x24", (80, 24), "lamp", RESULTS, id="ASCII"),
]


def rows(picture: str) -> list[tuple[float, float, str, str]]:
    """The pieces of text of an SVG picture from top to bottom: line, column, words and ink."""
    inks = {name: re.sub(r"\s", "", ink) for name, ink in _RULE.findall(picture)}
    pieces = [each for each in ElementTree.fromstring(picture).iter() if each.tag.endswith("}text") and each.get("y")]
    return [
        (
            float(each.get("y", 0)),
            float(each.get("x", 0)),
            "".join(each.itertext()).replace("\xa0", " "),
            inks.get(each.get("class", "").rpartition("-")[2], ""),
        )
        for each in pieces
    ]


@pytest.mark.parametrize(("name", "size", "theme", "keys"), SCREENS)
async def test_the_screen_looks_as_it_was_found_good(desk, monkeypatch, name, size, theme, keys):
    if "no-colour" in name:
        monkeypatch.setenv("NO_COLOR", "1")
    async with desk(size, config=Config(theme=theme)) as it:
        for key in keys:
            await it.press(key)
            await it.until(lambda: not it.app.screen.query_one("#search").busy)
        await it.settle()
        await it.settle()
        shown = it.app.export_screenshot(title="quotedesk")
    shown = in_ascii(shown.replace("&#160;", " ")) if "ascii" in name else shown
    kept = PICTURES / f"{name}.svg"
    if os.environ.get("QUOTEDESK_PICTURES") == "new":
        kept.write_text(shown, encoding="utf-8")
    assert rows(shown) == rows(kept.read_text(encoding="utf-8"))
    assert "ascii" not in name or all(words.isascii() for _, _, words, _ in rows(shown))


def contrast(ink: str, paper: str) -> float:
    """As WCAG reckons it, from 1 to 21."""
    one, other = sorted(_light(Color.parse(each.split()[-1])) for each in (ink, paper))
    return (other + 0.05) / (one + 0.05)


def _light(colour: Color) -> float:
    parts = [part / 255 for part in colour.rgb]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("theme", "least"), [(LAMP, 4.5), (DAY, 4.5), (CONTRAST, 7.0)], ids=lambda each: str(each)[:8])
@pytest.mark.parametrize("ink", ["foreground", "dim", "accent", "hit", "quote"])
@pytest.mark.parametrize("paper", ["background", "raised"])
def test_every_ink_can_be_read_on_every_paper(theme, least, ink, paper):
    colours = theme.variables | {"foreground": theme.foreground, "background": theme.background, "accent": theme.accent}
    assert contrast(colours[ink], colours[paper]) >= least


XTERM = {"ansi_magenta": "#cd00cd", "ansi_cyan": "#00cdcd", "ansi_green": "#00cd00", "ansi_yellow": "#cdcd00"}


@pytest.mark.parametrize(("paper", "ink"), [("#000000", "#ffffff"), ("#ffffff", "#000000")], ids=["dark", "light"])
def test_the_terminals_own_colours_can_be_read_whether_it_is_dark_or_light(paper, ink):
    names = TERMINAL.accent, *(TERMINAL.variables[each].split()[-1] for each in ("hit", "quote", "dim"))
    assert all(contrast(XTERM.get(name, ink), paper) >= 4.4 for name in names)
