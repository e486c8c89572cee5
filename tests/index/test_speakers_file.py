"""A speakers file is read whole, or refused with the line to mend."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from quotedesk.index.errors import ArchiveError
from quotedesk.index.speakers_file import KnownRole, KnownSpeaker, SpeakersFile, copy_speakers, load_speakers

REED = '[[speaker]]\nname = "Ada Reed"\naliases = ["A. Reed", "Reed"]\n'
ROLE = '[[role]]\nname = "the harbour official"\ndescriptions = ["an official at the harbour"]\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "speakers.toml"


def test_speakers_and_roles_are_read(path: Path) -> None:
    path.write_text("\ufeff# who is who\n" + REED + ROLE)
    assert load_speakers(path) == SpeakersFile(
        (KnownSpeaker("Ada Reed", ("A. Reed", "Reed")),),
        (KnownRole("the harbour official", ("an official at the harbour",)),),
    )


def test_an_empty_file_names_nobody(path: Path) -> None:
    path.write_text("")
    assert load_speakers(path) == SpeakersFile()


def test_the_shipped_file_names_the_seoul_official() -> None:
    shipped = load_speakers(Path(str(files("quotedesk.seeds"))) / "speakers.toml")
    assert [role.name for role in shipped.roles] == ["the Seoul official"]
    assert "Volodymyr Zelensky" in [speaker.name for speaker in shipped.speakers]


def test_names_are_cleaned(path: Path) -> None:
    path.write_text('[[speaker]]\nname = " Ada\\u001b[1m Reed\\u202e "\n')
    assert load_speakers(path).speakers == (KnownSpeaker("Ada Reed"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('[[speaker]]\nname = "Ada\n', "line 2", id="not TOML"),
        pytest.param(REED + "\n[[speaker]]\naliases = []\n", 'line 5: this speaker needs name = "..."', id="no name"),
        pytest.param(REED + '[[speaker]]\nname = " "\n', "line 4: this speaker needs name", id="blank name"),
        pytest.param(REED + "[[speaker]]\nname = 5\n", "line 4: this speaker needs name", id="a number for a name"),
        pytest.param('[[speaker]]\nname = "A"\nalias = []\n', "line 1: unknown entry 'alias'", id="misspelt entry"),
        pytest.param('[[speaker]]\nname = "A"\naliases = "B"\n', "line 1: aliases must be a list", id="not a list"),
        pytest.param('[[role]]\nname = "A"\ndescriptions = [1]\n', "line 1: descriptions must be", id="not texts"),
        pytest.param(REED + "[[speakers]]\n", "line 4: unknown table 'speakers'", id="misspelt table"),
        pytest.param(
            '[speaker]\nname = "A"\n', "line 1: write each speaker under a heading of its own", id="one table"
        ),
        pytest.param("speaker = 5\n", "line 1: write each speaker under a heading of its own", id="no table"),
        pytest.param(
            REED + '\n[[speaker]]\nname = "Al Reed"\naliases = ["reed"]\n',
            "line 5: reed already belongs to Ada Reed",
            id="one name for two",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(path: Path, text: str, message: str) -> None:
    path.write_text(text)
    with pytest.raises(ArchiveError) as error:
        load_speakers(path)
    assert str(path) in str(error.value)
    assert message in str(error.value)


def test_other_encodings_and_missing_files_are_said_so(path: Path) -> None:
    with pytest.raises(ArchiveError, match="No such file"):
        load_speakers(path)
    path.write_bytes('[[speaker]]\nname = "José"\n'.encode("latin-1"))
    with pytest.raises(ArchiveError, match="not UTF-8"):
        load_speakers(path)


def test_a_copy_is_swapped_in_and_leaves_nothing_beside(path: Path, tmp_path: Path) -> None:
    path.write_text(REED)
    archive = tmp_path / "archive"
    archive.mkdir()
    copy_speakers(path, archive)
    path.write_text(ROLE)
    copy_speakers(path, archive)
    assert [each.name for each in archive.iterdir()] == ["speakers.toml"]
    assert (archive / "speakers.toml").read_text() == ROLE


def test_a_copy_that_cannot_be_written_is_said_so(path: Path, tmp_path: Path) -> None:
    path.write_text(REED)
    with pytest.raises(ArchiveError, match="the speakers file was not copied"):
        copy_speakers(path, tmp_path / "missing")
