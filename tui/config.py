"""What a person set in `config.toml`, checked when it is read.

    loaded = load_config(themes=[...], actions=[...])   # never raises; without the lists any name will do
    loaded.config.measure                               # a Config, whatever the file looks like
    for message in loaded.messages: ...                 # one line each: file, line, what is wrong, the nearest name

What cannot be used is told and left out; the rest counts. The file as a whole:

    theme = "day"              # the name of a theme
    mouse = true
    ascii = false              # only characters that every terminal has
    reduced_motion = false     # true: nothing changes by itself; results wait for Enter, messages for the next key
    measure = 72               # columns of a line of text, 40 to 120

    [keys]                     # by the name of the action; a list gives several, an empty one none
    next_hit = "n"
    page_down = ["PgDn", "ctrl+f"]

    [citation]
    style = "plain"            # plain, markdown, ap, chicago, json, or one of your own:
    [citation.templates]
    desk = "“$words” — $speaker, $outlet, $date"

    [export]
    folder = "~/quotes"
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from quotedesk.tui.keymap import key_name
from quotedesk.tui.styles import BUILT_IN, template_fault
from quotedesk.tui.toml_file import Unusable, one_line, read_toml

NARROWEST, WIDEST = 40, 120
"""Cells that the measure may have."""


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Config:
    """What a person can set; each field is as it is without a config file."""

    theme: str = ""
    """A name; empty leaves it to the program."""
    mouse: bool = True
    ascii: bool = False
    """Only characters that every terminal has."""
    reduced_motion: bool = False
    """Nothing on the screen changes but by a key: results wait for Enter, messages stay until the next key."""
    measure: int = 72
    """Cells in a line of the page."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=_nothing)
    """By the name of the action, as Textual names them. An action that is not here keeps its own."""
    style: str = "plain"
    """Of citation: one of the built-in ones or of `templates`."""
    templates: Mapping[str, str] = field(default_factory=_nothing)
    """A person's own styles of citation."""
    export_folder: Path | None = None
    """None leaves it to the program."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A config, and what to tell about the file it came from."""

    config: Config
    messages: tuple[str, ...] = ()


def config_path() -> Path:
    """Where the config file is looked for, whether it is there or not."""
    from platformdirs import user_config_path

    return user_config_path("quotedesk", appauthor=False) / "config.toml"


def load_config(path: Path | None = None, *, themes: Collection[str] = (), actions: Collection[str] = ()) -> Loaded:
    """The config in `path`, else in the usual place. A missing file is an empty one; nothing is ever raised.

    `themes` and `actions` are the names there are; without them any name is taken.
    """
    path = path or config_path()
    shown = _shown(path)
    try:
        file = read_toml(path)
    except FileNotFoundError:
        return Loaded(Config())
    except Unusable as error:
        return Loaded(Config(), (f"{shown}{error}; nothing of it is used",))
    reader = _Reader(shown, file.lines, themes, actions)
    config = reader.read(file.tables)
    return Loaded(config, tuple(reader.messages))


def _shown(path: Path) -> str:
    try:
        return one_line(f"~/{path.relative_to(Path.home())}")
    except (ValueError, RuntimeError):
        return one_line(str(path))


class _Wrong(Exception):
    """A value that cannot be used; the message goes behind the name of its setting."""


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Wrong(f"must be a text in quote marks, not {_told(value)}")
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(f"must be true or false, not {_told(value)}")
    return value


def _measure(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not NARROWEST <= value <= WIDEST:
        raise _Wrong(f"must be a number from {NARROWEST} to {WIDEST}, not {_told(value)}")
    return value


def _folder(value: object) -> Path:
    try:
        folder = Path(_text(value)).expanduser()
    except RuntimeError:
        raise _Wrong(f"names the home of somebody unknown: {_told(value)}") from None
    if not folder.is_absolute() or "\0" in str(folder):
        raise _Wrong(f"must be a whole path, such as ~/quotes, not {_told(value)}")
    return folder


def _keys(value: object) -> tuple[str, ...]:
    written = value if isinstance(value, list) else [value]
    keys = [key_name(each) if isinstance(each, str) and each else None for each in written]
    wrong = [each for each, key in zip(written, keys, strict=True) if key is None]
    if wrong:
        raise _Wrong(f"cannot have the key {_told(wrong[0])}; keys are written like n, ?, Esc, PgDn, ctrl+d")
    return tuple(dict.fromkeys(key for key in keys if key))


def _template(value: object) -> str:
    text = _text(value)
    if fault := template_fault(text):
        raise _Wrong(f"cannot be used: {fault}")
    return text


def _told(value: object) -> str:
    kinds = {dict: "a table", list: "a list", bool: str(value).lower()}
    told = kinds.get(type(value)) or (f'"{value}"' if isinstance(value, str) else str(value))
    return one_line(told)[:60]


_Check = Callable[[object], Any]
_SETTINGS: dict[str, tuple[str, _Check]] = {
    "theme": ("theme", _text),
    "mouse": ("mouse", _switch),
    "ascii": ("ascii", _switch),
    "reduced_motion": ("reduced_motion", _switch),
    "measure": ("measure", _measure),
    "keys": ("keys", _keys),
    "citation.style": ("style", _text),
    "citation.templates": ("templates", _template),
    "export.folder": ("export_folder", _folder),
}
"""By dotted name: the field of Config, and what checks the value, in the two open tables each value."""
_OPEN = ("keys", "citation.templates")
"""Tables whose entries a person names."""


class _Reader:
    """Takes what a file says, setting by setting, and notes what is wrong."""

    def __init__(self, shown: str, lines: Mapping[str, int], themes: Collection[str], actions: Collection[str]) -> None:
        self._shown = shown
        self._lines = lines
        self._themes = themes
        self._actions = actions
        self.messages: list[str] = []

    def read(self, tables: Mapping[str, Any]) -> Config:
        config = Config(**dict(self._values(tables, "")))
        styles = (*BUILT_IN, *config.templates)
        if config.theme and self._themes and config.theme not in self._themes:
            self._say("theme", _no_such("theme", config.theme, self._themes))
            config = replace(config, theme="")
        if config.style not in styles:
            self._say("citation.style", _no_such("style of citation", config.style, styles))
            config = replace(config, style=Config().style)
        return config

    def _values(self, table: Mapping[str, Any], before: str) -> Iterator[tuple[str, Any]]:
        """The fields of Config that a table sets, and their values."""
        for name, value in table.items():
            dotted = f"{before}{name}"
            if dotted in _SETTINGS:
                yield from self._value(dotted, value)
            elif not any(setting.startswith(f"{dotted}.") for setting in _SETTINGS):
                self._say(dotted, _no_setting(dotted))
            elif isinstance(value, dict):
                yield from self._values(value, f"{dotted}.")
            else:
                self._say(dotted, f"{dotted} must be a table: [{dotted}]")

    def _value(self, dotted: str, value: object) -> Iterator[tuple[str, Any]]:
        name, check = _SETTINGS[dotted]
        try:
            if dotted not in _OPEN:
                yield name, check(value)
            elif isinstance(value, dict):
                yield name, MappingProxyType(dict(self._entries(dotted, value, check)))
            else:
                raise _Wrong(f"must be a table: [{dotted}]")
        except _Wrong as wrong:
            self._say(dotted, f"{dotted} {wrong}")

    def _entries(self, dotted: str, table: Mapping[str, Any], check: _Check) -> Iterator[tuple[str, Any]]:
        for name, value in table.items():
            place = f"{dotted}.{name}"
            try:
                if dotted == "keys" and self._actions and name not in self._actions:
                    self._say(place, _no_such("action", name, self._actions))
                elif dotted != "keys" and (name in BUILT_IN or one_line(name) != name or not name):
                    raise _Wrong("is not a name that a style of your own can have")
                else:
                    yield name, check(value)
            except _Wrong as wrong:
                self._say(place, f"{name} {wrong}")

    def _say(self, dotted: str, message: str) -> None:
        line = self._lines.get(dotted)
        self.messages.append(one_line(f"{self._shown}{f', line {line}' if line else ''}: {message}"))


def _no_such(kind: str, name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name, names, 1, 0.5)
    return f'no {kind} "{one_line(name)[:60]}"; ' + (
        f"did you mean {near[0]}?" if near else f"there are {_listed(names)}"
    )


def _no_setting(dotted: str) -> str:
    by_last = {setting.rpartition(".")[2]: setting for setting in _SETTINGS}
    near = get_close_matches(dotted, _SETTINGS, 1) or [
        by_last[last] for last in get_close_matches(dotted.rpartition(".")[2], by_last, 1)
    ]
    nearest = f"did you mean {near[0]}?" if near else f"there are {_listed(_SETTINGS)}"
    return f'no setting "{one_line(dotted)[:60]}"; {nearest}'


def _listed(names: Iterable[str]) -> str:
    listed = sorted(names)
    return ", ".join(listed[:12]) + (" and more" if len(listed) > 12 else "")
