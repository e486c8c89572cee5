"""The archive of the two seed articles: built on first use in the cache, for whoever has no archive yet."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from importlib.resources import files
from pathlib import Path

from quotedesk.index.errors import ArchiveError

_SEEDS = "quotedesk.seeds"
NOTICE = "no archive named; these are the two articles that come with quotedesk (--archive DIR opens yours)"
"""What a person is told who named none."""
_OLD = 30 * 24 * 3600
"""Seconds after which the archive of another version is taken out of the cache."""


def seed_archive() -> Path:
    """The folder of the seed archive, built if need be. Raises ArchiveError when it can be built nowhere.

    Its name holds a digest of the seeds and of the code that reads them, so an upgrade builds its own and never
    opens one that an older extractor filled.
    """
    folder = _cache() / f"seeds-{_digest()}"
    if not folder.exists():
        _build(folder)
        _clear_old(folder)
    return folder


def rebuild_seed_archive() -> Path:
    """The same, built anew: a cache may have been damaged or half cleared away."""
    folder = _cache() / f"seeds-{_digest()}"
    shutil.rmtree(folder, ignore_errors=True)
    _build(folder)
    return folder


def _cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("quotedesk", appauthor=False)


def _digest() -> str:
    digest = hashlib.sha256()
    for package in (_SEEDS, "quotedesk.index"):
        root = _folder(package)
        for path in sorted(root.rglob("*")):
            if path.suffix in (".py", ".txt", ".toml"):
                digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _clear_old(kept: Path) -> None:
    """Take away what upgrades and killed builds have left behind."""
    for folder in kept.parent.glob("*"):
        ours = folder.name.startswith(("seeds-", ".building-"))
        if ours and folder != kept and time.time() - folder.lstat().st_mtime > _OLD:
            shutil.rmtree(folder, ignore_errors=True)


def _folder(package: str) -> Path:
    return Path(str(files(package)))


def _build(folder: Path) -> None:
    """Build beside `folder` and rename, so that two processes may do this at once and none sees half of it."""
    from quotedesk.index.ingest import ingest

    try:
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = Path(tempfile.mkdtemp(prefix=".building-", dir=folder.parent))
    except OSError as error:
        raise ArchiveError(
            f"the archive of the seed articles cannot be built under {folder.parent}: {error.strerror}; "
            "set XDG_CACHE_HOME to a folder you can write, or name an archive with --archive DIR"
        ) from error
    try:
        seeds = _folder(_SEEDS)
        ingest(sorted(seeds.glob("*.txt")), part / "archive", speakers_file=seeds / "speakers.toml")
        try:
            (part / "archive").rename(folder)
        except OSError:
            if not folder.exists():
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
