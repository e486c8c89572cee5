"""Who single quotes are by is the same with the list of names as with all quotes counted."""

from __future__ import annotations

import pytest

from quotedesk.index.archive import Archive
from quotedesk.index.ingest import ingest
from quotedesk.index.printed_names import printed_names

STORIES = {
    "one": "“We shall see what they want from us next year,” said Volodymyr Zelenskyy. “It is late,” Ada Reed said.",
    "two": "“We shall wait for what they want from us,” said Volodymyr Zelenskiy.",
    "three": "“They never asked for the old harbour back,” said Volodymyr Zelenskiy. “Never,” a clerk said.",
}
TOML = '[[speaker]]\nname = "Ada Q. Reed"\naliases = ["Ada Reed"]\n'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "stories").mkdir()
    for name, text in STORIES.items():
        (tmp_path / "stories" / f"{name}.txt").write_text(text)
    (tmp_path / "stories" / "speakers.toml").write_text(TOML)
    ingest([tmp_path / "stories"], tmp_path / "L")
    return tmp_path / "L"


def test_the_list_of_names_resolves_as_all_quotes_do(folder):
    archive = Archive(folder)
    assert printed_names(archive._engine, folder) is not None
    listed = [archive._resolved(quote).speaker for quote in archive._engine.quotes()]
    assert listed == [quote.speaker for quote in Archive(folder).quotes()]
    assert {speaker.name for speaker in listed} >= {"Volodymyr Zelenskiy", "Ada Q. Reed"}


def test_a_merge_counts_for_single_quotes_too(folder):
    archive = Archive(folder)
    archive.verify("It is late")
    archive.merge_speakers("Volodymyr Zelenskiy", "Ada Q. Reed", sure=True)
    found = archive.verify("They never asked for the old harbour back")
    assert found.best.speaker.name == "Ada Q. Reed"


@pytest.mark.parametrize("content", [None, b"", b"{}", b'00000000\n{"generation":1,"quotes":5,"names":{}}', b"\xff"])
def test_a_damaged_list_is_not_used(folder, content):
    if content is None:
        (folder / "names").unlink()
    else:
        (folder / "names").write_bytes(content)
    archive = Archive(folder)
    assert printed_names(archive._engine, folder) is None
    assert archive.verify("They never asked for the old harbour back").best.speaker.name == "Volodymyr Zelenskiy"
