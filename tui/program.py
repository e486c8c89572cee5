"""What a screen or a pane can ask of the program around it: the keys, the manner and the style a person has set."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import App
from textual.dom import DOMNode

from quotedesk.tui.actions import key_map, with_keys
from quotedesk.tui.config import Config
from quotedesk.tui.driver import DeskDriver
from quotedesk.tui.keymap import written
from quotedesk.tui.styles import Style, all_styles


class Program(App[int], inherit_bindings=False):
    """The program without its screens."""

    def __init__(self, config: Config) -> None:
        super().__init__(driver_class=DeskDriver)
        self.animation_level = "none"
        self.config = config
        self.actions, self.clashes = with_keys(config.keys)
        """The table with the keys a person wants, and what to tell about them."""
        self.set_keymap(key_map(self.actions))
        self.styles_of_citation: Mapping[str, Style] = all_styles(config.templates)
        self.style_name = config.style if config.style in self.styles_of_citation else "plain"
        """What `y` cites in; `Y` chooses another one."""

    @property
    def style_of_citation(self) -> Style:
        return self.styles_of_citation[self.style_name]


def program(node: DOMNode) -> Program:
    """The program that a screen or a widget is in."""
    app = node.app
    assert isinstance(app, Program)
    return app


def key(node: DOMNode, action: str) -> str:
    """The first key of an action as a person writes it, for words that name it; the palette's way where it has none."""
    keys = next((each.keys for each in program(node).actions if each.name == action), ())
    return written(keys[0]) if keys else f":{action}"
