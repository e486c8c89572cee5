"""The segment file: what is read of it was written, and no byte is given out before its block was checked."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.index.engines.whoosh.files.blocks import BLOCK, Damaged
from quotedesk.index.engines.whoosh.files.dictionary import Dictionary, write_dictionary
from quotedesk.index.engines.whoosh.files.flat import Flat
from quotedesk.index.engines.whoosh.files.segment_file import SegmentFile, SegmentSpool, open_file

COUNT = 40_000
NUMBERS = np.arange(COUNT, dtype=np.uint32) * np.uint32(7)


def written(folder: Path, **arrays: object) -> tuple[Path, int, int]:
    spool = SegmentSpool(folder)
    for name, each in arrays.items():
        spool.add(name, each)  # type: ignore[arg-type]
    path = folder / "1.seg"
    return path, *spool.finish(path, {})


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, int, int]:
    return written(tmp_path, first=b"abc", numbers=NUMBERS, bytes=bytes(range(256)) * 100)


READERS: dict[str, Callable[[Flat, int], int]] = {
    "one": lambda flat, number: flat[number],
    "part": lambda flat, number: flat.part(number, number + 1)[0],
    "array": lambda flat, number: int(flat.array(number, number + 1)[0]),
    "at": lambda flat, number: int(flat.at(np.array([number]))[0]),
    "at many": lambda flat, number: int(flat.at(np.full(2 * COUNT, number))[0]),
    "at in a run": lambda flat, number: int(flat.at_in(np.array([number]), number // 2, COUNT)[0]),
    "run": lambda flat, number: 7 * next(flat.runs(np.array([7 * number], np.uint32), [(number, number + 1)]))[0],
}


@pytest.mark.parametrize("how", READERS)
def test_each_element_is_what_was_written(made: tuple[Path, int, int], how: str) -> None:
    flat = SegmentFile(*made).flat("numbers")
    assert len(flat) == COUNT
    for number in (0, COUNT - 1, *random.Random(how).sample(range(COUNT), 300)):
        assert READERS[how](flat, number) == number * 7
    with pytest.raises(IndexError):
        flat[-1]


def damage(path: Path, number: int) -> None:
    """Change one of the numbers in the file."""
    content = bytearray(path.read_bytes())
    content[content.index(NUMBERS.tobytes()) + 4 * number] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("how", READERS)
def test_damage_is_found_by_whoever_reads_it_and_harms_nobody_else(made: tuple[Path, int, int], how: str) -> None:
    path, damaged = made[0], 20_000
    damage(path, damaged)
    file = SegmentFile(*made)
    read, flat = READERS[how], file.flat("numbers")
    far = damaged + BLOCK // 4
    if how != "at many":  # which reads all
        assert [read(flat, number) for number in (0, far, COUNT - 1)] == [0, far * 7, (COUNT - 1) * 7]
    for number in (damaged, damaged + 1):
        with pytest.raises(Damaged, match=path.name):
            read(flat, number)
    assert bytes(file.bytes("first")) == b"abc"
    assert len(list(file.damages())) == 1


@pytest.mark.parametrize("first", READERS)
def test_damage_is_found_again_however_often_and_by_whom_it_was_found(made: tuple[Path, int, int], first: str) -> None:
    damage(made[0], 20_000)
    flat = SegmentFile(*made).flat("numbers")
    for read in (*[READERS[first]] * 100, *READERS.values()):
        with pytest.raises(Damaged):
            read(flat, 20_000)


def test_a_damaged_checksum_is_found(made: tuple[Path, int, int]) -> None:
    path = made[0]
    content = bytearray(path.read_bytes())
    content[-3] ^= 1
    path.write_bytes(content)
    with pytest.raises(Damaged, match="checksums"):
        SegmentFile(*made).bytes("first")


@pytest.mark.parametrize("asked", [1, 3, 500])
def test_runs_of_equal_elements_are_found_whether_all_are_checked_or_few(tmp_path: Path, asked: int) -> None:
    rising = np.sort(np.random.default_rng(asked).integers(0, 9000, 30_000)).astype(np.uint32)
    flat = SegmentFile(*written(tmp_path, rising=rising)).flat("rising")
    for values in np.random.default_rng(1).integers(0, 9001, (6, asked)).astype(np.uint32):
        first, last = np.searchsorted(rising, values), np.searchsorted(rising, values, "right")
        near = [(max(low - 5, 0), high + 5) for low, high in zip(first.tolist(), last.tolist(), strict=True)]
        within = [(low, min(high, len(rising))) for low, high in near]
        assert list(flat.runs(values, within)) == list(zip(first.tolist(), last.tolist(), strict=True))


@pytest.mark.parametrize("asked", [1, 20, 90, 5_000])
@pytest.mark.parametrize("before", [0, 64, BLOCK - 64, 3 * BLOCK + 640])
def test_the_blocks_of_what_is_asked_for_are_checked_wherever_the_array_begins(
    tmp_path: Path, asked: int, before: int
) -> None:
    made = written(tmp_path, before=bytes(before), numbers=NUMBERS, after=b"y")
    chance = np.random.default_rng(asked)
    few = chance.integers(0, COUNT, asked).astype(np.uint32)
    flat = SegmentFile(*made).flat("numbers")
    assert (flat.at(few) == NUMBERS[few]).all()
    low = COUNT // 3
    inside = chance.integers(low, COUNT - low, asked)
    assert (SegmentFile(*made).flat("numbers").at_in(inside, low, COUNT - low) == NUMBERS[inside]).all()
    content = bytearray(made[0].read_bytes())
    content[content.index(NUMBERS.tobytes()) + 4 * int(few[-1])] ^= 1
    made[0].write_bytes(content)
    with pytest.raises(Damaged):
        SegmentFile(*made).flat("numbers").at(few)
    with pytest.raises(Damaged):
        SegmentFile(*made).flat("numbers").at_in(few, 0, COUNT)


@pytest.mark.parametrize("size", [0, 1, 63, 64, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])
def test_arrays_of_any_size_are_read_whole_and_in_parts(tmp_path: Path, size: int) -> None:
    text = random.Random(size).randbytes(size)
    file = open_file(*written(tmp_path, before=b"x", text=text, after=b"y"))
    chance = random.Random(1)
    for _ in range(20):
        start, stop = sorted(chance.choices(range(size + 1), k=2))
        assert bytes(file.bytes("text", start, stop)) == text[start:stop]
        if start < stop:
            assert file.read("text", start, stop) == text[start:stop]
    assert file.values("text").tobytes() == file.array("text").tobytes() == text
    assert not list(file.damages())


@given(st.lists(st.text(max_size=3), max_size=900, unique=True), st.lists(st.text(max_size=3), max_size=9))
def test_strings_are_found_by_what_they_are_and_where_they_would_stand(
    tmp_path_factory: pytest.TempPathFactory, given_: list[str], asked: list[str]
) -> None:
    strings = sorted(each.encode() for each in given_)
    spool = SegmentSpool(tmp_path_factory.getbasetemp())
    write_dictionary(spool, "word", strings)
    path = tmp_path_factory.getbasetemp() / "words.seg"
    path.unlink(missing_ok=True)
    found = Dictionary(SegmentFile(path, *spool.finish(path, {})), "word")
    assert found.all() == [found[number] for number in range(len(found))] == strings
    for each in [*strings[::50], *(word.encode() for word in asked)]:
        assert found.lower(each) == bisect_left(strings, each)
        assert found.find(each) == (strings.index(each) if each in strings else -1)
        low, high = found.prefixed(each)
        assert strings[low:high] == [word for word in strings if word.startswith(each)]


def test_what_was_given_back_is_read_again(made: tuple[Path, int, int]) -> None:
    file = SegmentFile(*made)
    for parts in (1, 3, 3, 3, 3, 8, 8, 1):
        assert file.array("numbers").tobytes() == NUMBERS.tobytes()
        file.let_go(parts)


def test_memory_is_given_back_whole_after_it_was_in_parts(tmp_path: Path) -> None:
    def resident() -> int:
        text = Path("/proc/self/smaps").read_text()
        parts = [part for part in text.split("\nVmFlags")[:-1] if str(made[0]) in part]
        return sum(int(part.split("\nRss:")[1].split()[0]) for part in parts)

    made = written(tmp_path, text=random.Random(1).randbytes(3 << 20))
    file = SegmentFile(*made)
    file.bytes("text")
    if not Path("/proc/self/smaps").exists() or resident() < 3 << 10:
        pytest.skip("the system does not tell")
    file.let_go(8)
    file.let_go()
    assert resident() == 0
