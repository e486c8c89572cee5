"""What is on disk before what, so that a power cut at any moment leaves one generation or the next."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from made_archives import article

from quotedesk.index.engines import open_store
from quotedesk.index.engines.whoosh.files.manifest import NAME, read_manifest
from quotedesk.index.engines.whoosh.writing import upkeep

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="descriptors are named by /proc")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is synced, renamed and taken away, in turn."""
    seen: list[str] = []
    fsync, replace, unlink = os.fsync, Path.replace, Path.unlink

    def sync(descriptor: int) -> None:
        fsync(descriptor)
        seen.append(f"sync {Path(f'/proc/self/fd/{descriptor}').readlink().name}")

    def rename(path: Path, target: Path) -> Path:
        seen.append(f"rename {path.name} {Path(target).name}")
        return replace(path, target)

    def take_away(path: Path, missing_ok: bool = False) -> None:
        if path.exists():
            seen.append(f"unlink {path.name}")
        unlink(path, missing_ok)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", rename)
    monkeypatch.setattr(Path, "unlink", take_away)
    return seen


def test_a_commit_syncs_its_segment_then_the_manifest_then_takes_old_files_away(
    tmp_path: Path, steps: list[str]
) -> None:
    for number in (1, 2):
        steps.clear()
        with open_store(tmp_path).write() as writer:
            writer.put(article(f"x{number}", "The ferry."), [])
    assert steps == [
        "sync 00000002.seg",
        "sync index",
        f"sync {NAME}.new",
        f"rename {NAME}.new {NAME}",
        "sync index",
        "unlink 00000001.seg",
    ]


def test_a_merge_syncs_its_file_under_its_name_before_the_manifest_says_so(
    tmp_path: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "keep_tidy", lambda folder, n_changed: None)
    for commit in range(2):
        with open_store(tmp_path).write() as writer:
            for number in range(40):
                writer.put(article(f"{commit}-{number}", "The ferry."), [])
    old = [entry.name for entry in read_manifest(tmp_path / "index").segments]
    steps.clear()
    assert upkeep.tidy(tmp_path / "index")
    (new,) = (entry.name for entry in read_manifest(tmp_path / "index").segments)
    assert steps == [
        "sync merged.part",
        f"rename merged.part {new}",
        "sync index",
        f"sync {NAME}.new",
        f"rename {NAME}.new {NAME}",
        "sync index",
        *(f"unlink {name}" for name in old),
    ]


def test_before_a_first_commit_it_is_on_disk_that_there_is_none(tmp_path: Path, steps: list[str]) -> None:
    with open_store(tmp_path).write() as writer:
        writer.put(article("x", "The ferry."), [])
    assert steps[:3] == ["sync begun.new", "sync index", "sync 00000001.seg"]
    assert steps[-1] == "unlink begun.new"
