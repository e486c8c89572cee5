"""Paths as they are typed, dropped on a terminal, and completed by Tab."""

from __future__ import annotations

import pytest

from quotedesk.tui.paths import completed, typed_path


@pytest.fixture(name="home")
def _home(tmp_path, monkeypatch):
    for name in ("story.md", "story two.md", "sheet.txt", ".hidden", "bad\x1bname"):
        (tmp_path / name).write_text("words")
    (tmp_path / "drafts").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "text", "names"),
    [
        ("", "", ["drafts/", "sheet.txt", "story two.md", "story.md"]),
        ("s", "s", ["sheet.txt", "story two.md", "story.md"]),
        ("st", "story", ["story two.md", "story.md"]),
        ("sh", "sheet.txt", []),
        ("d", "drafts/", []),
        ("drafts/", "drafts/", []),
        (".h", ".hidden", []),
        ("~", "~/", []),
        ("~/sh", "~/sheet.txt", []),
        ("~nobody-of-this-name/x", "~nobody-of-this-name/x", []),
        ("nothing", "nothing", []),
        ("bad", "bad", []),
    ],
)
def test_tab_completes_a_path_as_far_as_the_names_agree(home, typed, text, names):
    assert completed(typed) == (text, names)


@pytest.mark.parametrize("typed", ["story two.md", "'story two.md'", "story\\ two.md", "~/story two.md"])
def test_a_path_is_understood_as_typed_or_as_a_terminal_pastes_it(home, typed):
    assert typed_path(typed).read_text() == "words"


@pytest.mark.parametrize("typed", ["it's.md", "~nobody-of-this-name/x.md"])
def test_what_is_no_path_stays_as_it_was_typed(home, typed):
    assert str(typed_path(typed)) == typed
