"""Keys as a person writes them are the keys Textual knows, and each key does one thing."""

from __future__ import annotations

import string

import pytest
from textual.keys import _character_to_key

from quotedesk.tui.action_table import ACTIONS
from quotedesk.tui.keymap import key_name, keymap, written

DEFAULTS = {"next_hit": ("n",), "previous_hit": ("N",), "page_down": ("pagedown", "ctrl+f"), "quit": ("q",)}


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("n", "n"),
        ("N", "N"),
        ("?", "question_mark"),
        ("'", "apostrophe"),
        (" ", "space"),
        ("Space", "space"),
        ("Esc", "escape"),
        ("PgDn", "pagedown"),
        ("F5", "f5"),
        ("ctrl+d", "ctrl+d"),
        ("Ctrl+D", "ctrl+d"),
        ("Shift+Tab", "shift+tab"),
        ("ctrl+shift+up", "shift+ctrl+up"),
        ("ctrl+/", "ctrl+slash"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("question_mark", "question_mark"),
        ("slash", "slash"),
        ("é", "é"),
        ("", None),
        ("ctrl+", None),
        ("control+x", None),
        ("F25", None),
        ("nn", None),
        ("\x1b", None),
        ("\x07", None),
    ],
)
def test_a_key_is_written_as_people_write_it(written, key):
    assert key_name(written) == key


def test_every_character_of_a_keyboard_is_named_as_textual_names_it():
    for character in string.digits + string.ascii_letters + string.punctuation + "äß€":
        assert key_name(character) == _character_to_key(character)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("question_mark", "?"),
        ("right_square_bracket", "]"),
        ("minus", "-"),
        ("n", "n"),
        ("N", "N"),
        ("f5", "F5"),
        ("ctrl+d", "ctrl+d"),
        ("shift+tab", "Shift+Tab"),
        ("ctrl+slash", "ctrl+/"),
        ("pagedown", "PgDn"),
        ("space", "Space"),
        ("é", "é"),
    ],
)
def test_a_key_is_shown_as_people_write_it_and_read_back(key, shown):
    assert written(key) == shown
    assert key_name(shown) == key


def test_every_key_of_the_program_can_be_written_in_the_config():
    for action in ACTIONS:
        assert [key_name(key) for key in action.keys] == list(action.keys)


@pytest.mark.parametrize(
    ("wishes", "changed", "messages"),
    [
        pytest.param({}, {}, [], id="nothing wished for"),
        pytest.param({"quit": ("Q",)}, {"quit": ("Q",)}, [], id="another key"),
        pytest.param({"quit": ()}, {"quit": ()}, [], id="no key"),
        pytest.param(
            {"quit": ("ctrl+f",)},
            {"quit": ("ctrl+f",), "page_down": ("pagedown",)},
            [],
            id="one of two keys of another",
        ),
        pytest.param(
            {"quit": ("n",)},
            {"quit": ("n",), "next_hit": ()},
            ["next_hit has no key left: n is quit now"],
            id="the only key of another",
        ),
        pytest.param(
            {"next_hit": ("N",), "previous_hit": ("n",)},
            {"next_hit": ("N",), "previous_hit": ("n",)},
            [],
            id="two that change places",
        ),
        pytest.param(
            {"next_hit": ("x",), "quit": ("x", "Q")},
            {"next_hit": ("x",), "quit": ("Q",)},
            ["the key x is next_hit already, so it is not quit"],
            id="one key wished for twice",
        ),
    ],
)
def test_a_key_does_what_was_wished_for(wishes, changed, messages):
    assert keymap(DEFAULTS, wishes) == (DEFAULTS | changed, messages)


def test_a_key_is_taken_only_from_what_can_be_used_in_the_same_place():
    defaults = {"next_hit": ("n",), "note": ("n",), "drop_filter": ("x",), "down": ("j",)}
    views = {
        "next_hit": {"reading"},
        "note": {"bookmarks"},
        "drop_filter": {"search"},
        "down": {"reading", "bookmarks"},
    }
    keys, messages = keymap(defaults, {"drop_filter": ("n",), "down": ("x",), "note": ("x", "m")}, views)
    assert keys == {"next_hit": ("n",), "note": ("m",), "drop_filter": ("n",), "down": ("x",)}
    assert messages == ["the key x is down already, so it is not note"]
