"""Keys as a person writes them in the config, and which key does what once their wishes are in.

key_name("Ctrl+D"), key_name("?")        # "ctrl+d", "question_mark": as Textual names them; None for no key
written("question_mark")                 # "?": and back
keys, messages = keymap({"next_hit": ("n",), ...}, config.keys)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping

_NAMED = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "del": "delete",
    "ins": "insert",
} | {
    name: name
    for name in (
        *"escape enter tab space backspace delete insert home end pageup pagedown up down left right".split(),
        *(f"f{number}" for number in range(1, 25)),
    )
}
_WRITTEN = {"escape": "Esc", "pageup": "PgUp", "pagedown": "PgDn", "left": "←", "right": "→", "up": "↑", "down": "↓"}
_MODIFIERS = ("shift", "alt", "ctrl")
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""What Textual calls a character by a name other than Unicode's."""
_LONGER = {short: name for name, short in _SHORTER.items()}

Keys = Mapping[str, tuple[str, ...]]
"""Keys by the name of the action."""


def key_name(written: str) -> str | None:
    """The key that `n`, `N`, `?`, `Esc`, `PgDn`, `ctrl+d`, `Shift+Tab` or `question_mark` means; None for none.

    It is named as Textual names it.
    """
    *modifiers, last = written.strip().split("+") if len(written) > 1 else [written]
    if not last and modifiers[-1:] == [""]:  # ctrl++ is ctrl and a plus sign
        modifiers, last = modifiers[:-1], "+"
    held = {modifier.lower() for modifier in modifiers}
    key = _key(last.lower() if "ctrl" in held and len(last) == 1 else last)
    if key is None or not held <= set(_MODIFIERS):
        return None
    return "+".join([modifier for modifier in _MODIFIERS if modifier in held] + [key])


def _key(last: str) -> str | None:
    if len(last) == 1:
        return _of_character(last)
    if last.lower() in _NAMED:
        return _NAMED[last.lower()]
    character = _character(last)
    return last if character is not None and _of_character(character) == last else None


def _character(name: str) -> str | None:
    """The character that Textual calls by this name."""
    try:
        return unicodedata.lookup(_LONGER.get(name, name).replace("_", " ").replace("hyphen minus", "hyphen-minus"))
    except KeyError:
        return None


def _of_character(character: str) -> str | None:
    if character == " ":
        return "space"
    if not character.isprintable():
        return None
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name) or None


def written(key: str) -> str:
    """A key as a person writes it: `?` for `question_mark`, `F5`, `Esc`, `ctrl+d`."""
    *held, last = key.split("+")
    return "+".join(
        [*(each if each == "ctrl" else each.capitalize() for each in held), _WRITTEN.get(last) or _of(last)]
    )


def _of(last: str) -> str:
    if last in _NAMED:
        return last.capitalize()
    return last if len(last) == 1 else _character(last) or last


def keymap(
    defaults: Keys, wishes: Keys, views: Mapping[str, Collection[str]] | None = None
) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The keys of each action, and what to tell about them.

    A wish takes the place of an action's own keys, and takes its key from whatever had it before where both can be
    used: `views` tells where that is, without it everywhere. Of two wishes for one key the first counts.
    """
    messages: list[str] = []
    owners: dict[str, list[str]] = {}
    found = dict(defaults)

    def owner(key: str, action: str) -> str | None:
        """Who was given the key in a place where this action is used too."""
        met = (each for each in owners.get(key, ()) if views is None or set(views[each]) & set(views[action]))
        return next(met, None)

    for action, keys in wishes.items():
        if action not in defaults:
            continue
        wanted = {key: owner(key, action) for key in keys}
        messages += [
            f"the key {key} is {taken} already, so it is not {action}" for key, taken in wanted.items() if taken
        ]
        found[action] = tuple(key for key, taken in wanted.items() if not taken)
        for key in found[action]:
            owners.setdefault(key, []).append(action)
    for action, keys in defaults.items():
        if action in wishes:
            continue
        found[action] = tuple(key for key in keys if not owner(key, action))
        if keys and not found[action]:
            messages.append(f"{action} has no key left: {keys[0]} is {owner(keys[0], action)} now")
    return found, messages
