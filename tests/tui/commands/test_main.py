"""The start of everything: which archive is meant, and what a person is told when something is wrong."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest


def test_an_unknown_command_offers_the_nearest(quotedesk):
    ran = quotedesk("serch", "weapons")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert "'serch'" in ran.err
    assert "'search'" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [["--frobnicate"], ["search"], ["cite", "000#p4q1", "--style", "bibtex"], ["quotes", "--limit", "few"], ["show"]],
)
def test_wrong_usage_is_one_line_with_a_way_on(quotedesk, arguments):
    ran = quotedesk(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert "--help" in ran.err


@pytest.mark.parametrize("arguments", [["articles"], ["search", "x"], ["quotes"], ["speakers"], []])
def test_an_archive_that_does_not_exist_says_how_to_build_one(quotedesk, tmp_path, arguments):
    ran = quotedesk(*arguments, "--archive", tmp_path / "none")
    assert (ran.code, ran.out) == (4, "")
    assert len(ran.err.splitlines()) == 1
    assert f"quotedesk ingest FOLDER --archive {tmp_path / 'none'}" in ran.err


def test_an_unknown_article_is_exit_3_and_an_ambiguous_one_lists_both(quotedesk, seeds):
    assert quotedesk("show", "777", "--archive", seeds).code == 3
    ambiguous = quotedesk("show", "00", "--archive", seeds)
    assert ambiguous.code == 2
    assert "000_3a3f1adc3318c147" in ambiguous.err
    assert "003_086badba317faf82" in ambiguous.err


def test_the_archive_is_named_after_or_before_the_command_or_in_the_environment(quotedesk, seeds, monkeypatch):
    after = quotedesk("articles", "--json", "--archive", seeds)
    before = quotedesk("--archive", seeds, "articles", "--json")
    monkeypatch.setenv("QUOTEDESK_ARCHIVE", str(seeds))
    named = quotedesk("articles", "--json")
    assert after.out == before.out == named.out
    assert after.err == before.err == named.err == ""


def test_without_an_archive_the_seeds_are_opened_and_said(quotedesk):
    ran = quotedesk("articles", "--json")
    assert ran.code == 0
    assert [each["id"][:3] for each in ran.records] == ["000", "003"]
    assert len(ran.err.splitlines()) == 1
    assert "two articles" in ran.err


def test_a_damaged_seed_archive_is_built_again(quotedesk, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert quotedesk("quotes", "--json").code == 0
    (folder,) = (tmp_path / "quotedesk").iterdir()
    for each in folder.rglob("*"):
        if each.is_file():
            each.write_bytes(b"")
    ran = quotedesk("quotes", "--json")
    assert ran.code == 0
    assert len(ran.records) == 7


def test_two_processes_may_build_the_seed_archive_at_once(tmp_path):
    command = [sys.executable, "-m", "quotedesk.tui", "quotes", "--jsonl"]
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=tmp_path)
        for _ in range(2)
    ]
    for each in running:
        out, err = each.communicate(timeout=60)
        assert (each.returncode, len(out.splitlines())) == (0, 7), err
    (folder,) = (tmp_path / "cache" / "quotedesk").iterdir()
    assert folder.name.startswith("seeds-")


def test_an_unusable_cache_is_one_line_that_says_what_to_set(quotedesk, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    ran = quotedesk("quotes")
    assert (ran.code, ran.out) == (4, "")
    assert "XDG_CACHE_HOME" in ran.err


def test_without_a_terminal_the_program_points_at_the_commands(program):
    ran = program()
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert "terminal" in ran.err
    assert "quotedesk search" in ran.err


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"TERM": "dumb"}, "TERM=dumb"),
        ({"TERM": ""}, "TERM=unset"),
        ({"TERM": "xterm", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}, "UTF-8"),
    ],
)
def test_a_terminal_that_cannot_show_the_program_is_refused(tmp_path, environment, said):
    code, screen = _on_a_terminal(tmp_path, [], **environment)
    assert code == 2
    assert said in screen
    assert "\x1b" not in screen


def test_an_article_that_drives_the_terminal_gets_nowhere_by_a_name(quotedesk):
    ran = quotedesk("show", "\x1b]52;c;ZXZpbA==\x07a\nb", "--archive", "\x1b[2Jnowhere")
    assert ran.code == 4
    assert "\x1b" not in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_closed_pipe_ends_a_command_quietly(seeds, tmp_path):
    source, end = os.pipe()
    os.close(source)
    command = [sys.executable, "-m", "quotedesk.tui", "quotes", "--archive", str(seeds)]
    ran = subprocess.run(command, stdout=end, stderr=subprocess.PIPE, cwd=tmp_path)
    os.close(end)
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(seeds, tmp_path):
    command = [sys.executable, "-m", "quotedesk.tui", "quotes", "--archive", str(seeds)]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path)
    assert ran.returncode == 4
    assert len(ran.stderr.splitlines()) == 1
    assert b"No space left" in ran.stderr


def test_a_mistake_of_our_own_is_one_line_and_a_traceback_on_request(quotedesk, seeds, tmp_path, monkeypatch):
    monkeypatch.setattr("quotedesk.tui.commands.articles.page", lambda: 1 / 0)
    ran = quotedesk("articles", "--archive", seeds)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert "ZeroDivisionError" in ran.err
    assert "QUOTEDESK_DEBUG=1" in ran.err
    monkeypatch.setenv("QUOTEDESK_DEBUG", "1")
    assert "Traceback" in quotedesk("articles", "--archive", seeds).err


def test_the_environment_cannot_steer_textual_or_the_size(quotedesk, monkeypatch):
    for name in ("TEXTUAL_DRIVER", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "COLUMNS", "LINES"):
        monkeypatch.setenv(name, "99999999")
    quotedesk("--help")
    assert not [name for name in os.environ if name.startswith("TEXTUAL") or name in ("COLUMNS", "LINES")]


def test_an_interrupt_is_quiet(quotedesk, seeds, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("quotedesk.tui.commands.articles.put_json_array", interrupted)
    ran = quotedesk("articles", "--json", "--archive", seeds)
    assert (ran.code, ran.out, ran.err) == (130, "", "")


def test_archives_of_other_versions_leave_the_cache_after_a_month(quotedesk, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache = tmp_path / "quotedesk"
    for name, age in (("seeds-old", 40), ("seeds-young", 1), ("somebody-elses", 40)):
        (cache / name).mkdir(parents=True)
        os.utime(cache / name, (time.time() - age * 86400,) * 2)
    assert quotedesk("articles").code == 0
    left = {each.name for each in cache.iterdir()}
    assert left >= {"seeds-young", "somebody-elses"}
    assert "seeds-old" not in left


def test_output_that_is_not_utf8_is_valid_json_and_readable_text(program, seeds):
    latin = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = program("quotes", "--json", "--archive", seeds, **latin)
    assert ran.out.isascii()
    assert ran.records == program("quotes", "--json", "--archive", seeds).records
    shown = program("show", "000", "--archive", seeds, **latin).out
    assert '4  "We would consider' in shown


def test_a_terminal_gets_lines_that_fit_and_a_pipe_gets_no_colour(seeds, tmp_path):
    code, screen = _on_a_terminal(tmp_path, ["search", "weapons", "--archive", str(seeds)], TERM="xterm-256color")
    assert code == 0
    assert "\x1b[" in screen
    plain = [_without_colour(line) for line in screen.splitlines()]
    assert max(map(len, plain)) <= 80
    bare = subprocess.run(
        [sys.executable, "-m", "quotedesk.tui", "search", "weapons", "--archive", str(seeds)],
        capture_output=True, cwd=tmp_path, env=os.environ | {"FORCE_COLOR": "1", "TTY_COMPATIBLE": "1"}, check=True,
    ).stdout  # fmt: skip
    assert b"\x1b" not in bare


def test_completion_knows_commands_articles_and_speakers(program, seeds):
    def completed(words: str) -> list[str]:
        ran = program(_QUOTEDESK_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(len(words.split(" ")) - 1))
        return [line.partition(",")[2] for line in ran.out.splitlines() if line]

    assert completed("quotedesk s") == ["show", "search", "speakers", "stats"]
    assert completed(f"quotedesk show --archive {seeds} 00") == ["000_3a3f1adc3318c147", "003_086badba317faf82"]
    assert completed(f"quotedesk quotes --archive {seeds} --speaker vol") == ["Volodymyr Zelensky"]
    assert completed("quotedesk show --archive nowhere 00") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_there_for_three_shells(program, shell):
    if shell == "bash" and not shutil.which("bash"):
        pytest.skip("click asks bash for its version")
    ran = program(_QUOTEDESK_COMPLETE=f"{shell}_source")
    assert ran.code == 0
    assert "_QUOTEDESK_COMPLETE" in ran.out


def _without_colour(line: str) -> str:
    from quotedesk.index.text import clean

    return clean(line).rstrip()


def _on_a_terminal(folder: Path, arguments: list[str], **environment: str) -> tuple[int, str]:
    """Exit code and everything written, by a command on a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    subprocess.run(["stty", "cols", "80", "rows", "24"], stdin=theirs, check=True)
    running = subprocess.Popen(
        [sys.executable, "-m", "quotedesk.tui", *arguments],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=os.environ | environment,
    )  # fmt: skip
    os.close(theirs)
    written = b""
    try:
        while piece := os.read(ours, 65536):
            written += piece
    except OSError:  # Linux reports the end of a terminal as an input error
        pass
    os.close(ours)
    return running.wait(timeout=60), written.decode()
