"""Ways to harm the files of an archive."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path


class Files:
    """The files of an archive as they should be, some older ones, and those of another archive."""

    def __init__(self, archive: Path, other: Path) -> None:
        self.archive = archive
        self.whole = {path: path.read_bytes() for path in sorted((archive / "index").iterdir())}
        self.others = [path.read_bytes() for path in sorted((other / "index").iterdir())]

    def __iter__(self) -> Iterator[Path]:
        yield from self.whole

    def mend(self) -> None:
        """Put everything back."""
        shutil.rmtree(self.archive / "index")
        (self.archive / "index").mkdir()
        for path, content in self.whole.items():
            path.write_bytes(content)
            path.chmod(0o644)


def change(path: Path, how: Callable[[bytearray], None]) -> None:
    """In the place of the old file, which readers may still have open."""
    content = bytearray(path.read_bytes())
    if content:
        how(content)
    path.unlink()
    path.write_bytes(content)
    path.chmod(0o644)


def flip(path: Path, files: Files, chance: random.Random) -> None:
    def one_bit(content: bytearray) -> None:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)

    change(path, one_bit)


def zero(path: Path, files: Files, chance: random.Random) -> None:
    def some(content: bytearray) -> None:
        start = chance.randrange(len(content))
        content[start : start + 64] = bytes(len(content[start : start + 64]))

    change(path, some)


def scramble(path: Path, files: Files, chance: random.Random) -> None:
    def some(content: bytearray) -> None:
        start = chance.randrange(len(content))
        content[start : start + 200] = chance.randbytes(len(content[start : start + 200]))

    change(path, some)


def shift(path: Path, files: Files, chance: random.Random) -> None:
    """The same bytes a little further on, in a file of the same size."""

    def all_behind(content: bytearray) -> None:
        start = chance.randrange(len(content))
        content[start:] = content[start : start + 1] + content[start:-1]

    change(path, all_behind)


def cut(path: Path, files: Files, chance: random.Random) -> None:
    def short(content: bytearray) -> None:
        del content[chance.randrange(len(content)) :]

    change(path, short)


def grow(path: Path, files: Files, chance: random.Random) -> None:
    change(path, lambda content: content.extend(chance.randbytes(chance.randrange(1, 9000))))


def empty(path: Path, files: Files, chance: random.Random) -> None:
    change(path, lambda content: content.clear())


def remove(path: Path, files: Files, chance: random.Random) -> None:
    path.unlink()


def swap(path: Path, files: Files, chance: random.Random) -> None:
    other = chance.choice([each for each in files if each != path])
    beside = path.with_name("beside")
    path.rename(beside)
    other.rename(path)
    beside.rename(other)


def put_in_another(path: Path, files: Files, chance: random.Random) -> None:
    """A file of another archive."""
    found = chance.choice(files.others)
    change(path, lambda content: content.__setitem__(slice(None), found))


def put_folder(path: Path, files: Files, chance: random.Random) -> None:
    path.unlink()
    path.mkdir()


def link(path: Path, files: Files, chance: random.Random) -> None:
    path.unlink()
    path.symlink_to(chance.choice(["nowhere", path.parent.parent / "elsewhere"]))


def take_rights(path: Path, files: Files, chance: random.Random) -> None:
    path.chmod(chance.choice([0, 0o666, 0o602]))


def queue(path: Path, files: Files, chance: random.Random) -> None:
    """A named pipe, which whoever opens it may wait at for ever."""
    path.unlink()
    os.mkfifo(path)


Harm = Callable[[Path, Files, random.Random], None]
HARMS: tuple[Harm, ...] = (
    *(flip, zero, scramble, shift, cut, grow, empty, remove, swap),
    *(put_in_another, put_folder, link, take_rights, queue),
)
