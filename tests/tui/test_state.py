"""What is remembered: by several programs at once, through damage, and never in the way."""

from __future__ import annotations

import fcntl
import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.tui.state import Bookmark, Hint, Place, Position, Query, SavedSearch, State, now, open_state
from quotedesk.tui.state_file import StateError, StateFile, state_folder

MARK = Bookmark("/srv/desk", "north-quay#p2q1", "The ferry will stop soon", "ask again", "2026-03-03T09:00:00+01:00")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "quotedesk"


@pytest.fixture
def state(folder: Path) -> State:
    return open_state(folder)


def queries(state: State) -> list[str]:
    return [each.text for each in state.history.all()]


def test_the_state_lies_in_the_folder_for_state(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == tmp_path / "quotedesk"


def test_opening_and_asking_makes_nothing(state, folder):
    assert (queries(state), state.bookmarks.all(), state.take_messages()) == ([], (), [])
    assert not folder.exists()


def test_folder_and_files_are_their_owners_alone(state, folder):
    folder.mkdir(parents=True, mode=0o755)
    state.history.put(Query("weapons"))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()} == {0o600}


def test_history_has_each_query_once_newest_first(state, folder):
    for text in ("weapons", "bad dogs", "weapons", " bad   dogs ", "  "):
        state.history.put(Query(text))
    assert queries(state) == queries(open_state(folder)) == [" bad   dogs ", "weapons"]


def test_history_is_bounded(state, folder):
    written = {"version": 1, "entries": [{"text": f"q{i}"} for i in range(500)]}
    folder.mkdir(parents=True)
    (folder / "history.json").write_text(json.dumps(written))
    state.history.put(Query("new"))
    assert (len(queries(state)), queries(state)[0], queries(state)[-1]) == (500, "new", "q498")


def test_a_long_text_is_cut_and_says_so(state):
    state.history.put(Query("x" * 10_000))
    assert queries(state) == ["x" * 4_000 + "…"]


def test_every_kind_of_entry_comes_back_as_it_was(state, folder):
    place = Place("/srv/desk", "weapons", "newest", "reading", "north-quay", 2, "north-quay#p2q1", now())
    state.searches.put(SavedSearch("Ferry", '"will stop"', now()))
    state.bookmarks.put(MARK)
    state.places.put(place)
    state.positions.put(Position("/srv/desk", "north-quay", 7, now()))
    state.hints.put(Hint("first-run"))
    again = open_state(folder)
    assert again.searches.get("ferry") == state.searches.all()[0]
    assert again.bookmarks.all() == (MARK,)
    assert again.places.get("/srv/desk") == place
    assert again.positions.get(("/srv/desk", "north-quay")).paragraph == 7
    assert again.hints.get("first-run") and not again.hints.get("second")


def test_a_bookmark_set_again_keeps_its_note_and_can_get_another(state):
    state.bookmarks.put(MARK)
    state.bookmarks.put(replace(MARK, note="", when="later"))
    assert state.bookmarks.all() == (replace(MARK, when="later"),)
    state.bookmarks.change(MARK.key, lambda mark: replace(mark, note="done"))
    assert state.bookmarks.get(MARK.key).note == "done"
    state.bookmarks.drop(MARK.key)
    assert state.bookmarks.all() == ()


def test_a_name_stands_for_one_search_whatever_its_case(state):
    state.searches.put(SavedSearch("Ferry", "ferry"))
    state.searches.put(SavedSearch("FERRY", "quay"))
    assert [each.query for each in state.searches.all()] == ["quay"]


def test_programs_see_what_others_keep(state, folder):
    other = open_state(folder)
    assert queries(other) == []
    state.history.put(Query("weapons"))
    assert queries(other) == ["weapons"]
    other.history.put(Query("quay"))
    assert queries(state) == ["quay", "weapons"]


def test_two_programs_that_write_at_once_lose_nothing(folder):
    code = (
        "import sys\nfrom pathlib import Path\nfrom quotedesk.tui.state import *\n"
        "state = open_state(Path(sys.argv[1]))\n"
        "for n in range(40):\n"
        "    state.history.put(Query(f'{sys.argv[2]}{n}'))\n"
        "    state.bookmarks.put(Bookmark('seeds', f'a#p{n}{sys.argv[2]}', 'words'))\n"
        "assert state.take_messages() == []"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(folder), who]) for who in "AB"]
    assert [each.wait(60) for each in running] == [0, 0]
    state = open_state(folder)
    assert set(queries(state)) == {f"{who}{n}" for who in "AB" for n in range(40)}
    assert len(state.bookmarks.all()) == 80
    mine = [text for text in queries(state) if text.startswith("A")]
    assert mine == [f"A{n}" for n in reversed(range(40))]
    assert not list(folder.glob(".*.part"))


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"\xff\x00", b"[]", b"[" * 100_000, b'{"version": "1"}', b'{"version": 1, "entries": 3}'],
    ids=["empty", "half", "bytes", "list", "deep", "no number", "no list"],
)
def test_a_damaged_file_is_told_once_and_kept_beside_the_new_one(state, folder, damage):
    folder.mkdir(parents=True)
    file = folder / "history.json"
    file.write_bytes(damage)
    assert queries(state) == []
    (message,) = state.take_messages()
    assert message.startswith(f"{file} is damaged")
    state.history.put(Query("weapons"))
    assert queries(state) == ["weapons"]
    assert state.take_messages() == []
    (aside,) = folder.glob("history.json.damaged-*")
    assert aside.read_bytes() == damage
    assert queries(open_state(folder)) == ["weapons"]


def test_of_a_file_with_some_bad_entries_the_good_ones_stay(state, folder):
    folder.mkdir(parents=True)
    good = {"archive": "seeds", "id": "a#p1", "words": "w", "colour": "red"}
    bad = [{"archive": "seeds"}, 3, {"archive": "seeds", "id": 4, "words": "w"}, {**good, "id": ""}]
    (folder / "bookmarks.json").write_text(json.dumps({"version": 1, "entries": [*bad, good]}))
    assert [mark.id for mark in state.bookmarks.all()] == ["a#p1"]
    state.bookmarks.put(MARK)
    assert [mark.id for mark in state.bookmarks.all()] == [MARK.id, "a#p1"]
    assert len(state.take_messages()) == 1
    assert len(list(folder.glob("bookmarks.json.damaged-*"))) == 1


def test_a_file_from_a_newer_version_is_left_alone(state, folder):
    folder.mkdir(parents=True)
    newer = json.dumps({"version": 2, "things": {}})
    (folder / "history.json").write_text(newer)
    state.history.put(Query("weapons"))
    assert queries(state) == ["weapons"]
    (message,) = state.take_messages()
    assert "newer quotedesk" in message
    assert (folder / "history.json").read_text() == newer


def test_escape_codes_in_a_file_are_cleaned(state, folder):
    folder.mkdir(parents=True)
    (folder / "history.json").write_text(
        json.dumps({"version": 1, "entries": [{"text": "a\x1b]52;c;eA==\x07b\ud800"}]})
    )
    assert queries(state) == ["ab\ufffd"]


def _a_file(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")


def _a_pipe(folder: Path) -> None:
    folder.mkdir(parents=True)
    os.mkfifo(folder / "history.json")
    (folder / ".lock").mkdir()


def _a_folder(folder: Path) -> None:
    (folder / "history.json").mkdir(parents=True)


@pytest.mark.parametrize("spoil", [_a_file, _a_pipe, _a_folder])
def test_where_nothing_can_be_kept_it_is_remembered_until_the_end_and_told_once(state, folder, spoil):
    spoil(folder)
    for text in ("weapons", "quay", "weapons"):
        state.history.put(Query(text))
    assert queries(state) == ["weapons", "quay"]
    assert 1 <= len(state.take_messages()) <= 2
    state.history.put(Query("again"))
    assert state.take_messages() == []


def test_what_could_not_be_kept_is_kept_with_the_next_change_that_can(state, folder):
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")
    state.history.put(Query("weapons"))
    folder.unlink()
    open_state(folder).history.put(Query("somebody else's"))
    state.history.put(Query("quay"))
    assert queries(open_state(folder)) == ["quay", "weapons", "somebody else's"]


def test_a_program_that_holds_the_lock_and_sleeps_stops_nobody(state, folder, monkeypatch):
    monkeypatch.setattr("quotedesk.tui.state_file._PATIENCE", 0.05)
    state.history.put(Query("weapons"))
    with (folder / ".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        state.history.put(Query("quay"))
        assert queries(state) == ["quay", "weapons"]
        assert "does not let go" in state.take_messages()[0]
    state.history.put(Query("ferry"))
    assert queries(open_state(folder)) == ["ferry", "quay", "weapons"]


def test_a_change_that_fails_leaves_the_file_as_it_was(folder):
    file = StateFile(folder, "history.json")
    file.change(lambda record: {"entries": [{"text": "weapons"}]})
    before = file.path.read_bytes()
    with pytest.raises(TypeError):
        file.change(lambda record: {"entries": [object()]})
    assert file.path.read_bytes() == before
    assert sorted(each.name for each in folder.iterdir()) == [".lock", "history.json"]


def test_a_full_disk_leaves_the_file_as_it_was_and_is_told(folder):
    code = (
        "import resource, signal, sys\nfrom pathlib import Path\nfrom quotedesk.tui.state import *\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nstate = open_state(Path(sys.argv[1]))\n"
        "state.history.put(Query('weapons'))\nresource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "state.history.put(Query('x' * 200))\nprint(state.take_messages())"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert "file too large" in ran.stdout
    assert queries(open_state(folder)) == ["weapons"]
    assert not list(folder.glob(".*.part"))


def test_a_symbolic_link_for_a_lock_is_not_followed(folder, tmp_path):
    folder.mkdir(parents=True)
    (folder / ".lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StateError):
        StateFile(folder, "history.json").change(lambda record: {"entries": [{"text": "a"}]})
    assert not (tmp_path / "elsewhere").exists()


@given(st.binary(max_size=200))
def test_no_bytes_in_a_file_stop_the_program(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("any")
    (folder / "history.json").write_bytes(data)
    state = open_state(folder)
    state.history.all()
    state.history.put(Query("weapons"))
    assert queries(state)[0] == "weapons"


@given(st.lists(st.tuples(st.sampled_from(["put", "drop"]), st.sampled_from("abcd")), max_size=12))
def test_any_changes_give_the_same_list_in_memory_as_on_disk(tmp_path_factory, changes):
    folder = tmp_path_factory.mktemp("changes")
    state = open_state(folder)
    expected: list[str] = []
    for what, text in changes:
        expected = [each for each in expected if each != text]
        if what == "put":
            state.history.put(Query(text))
            expected.insert(0, text)
        else:
            state.history.drop(text)
    assert queries(state) == queries(open_state(folder)) == expected
