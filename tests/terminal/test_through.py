"""Terminals of other kinds, and what stands between them and the program."""

from __future__ import annotations

import getpass
import os
import select
import shutil
import signal
import socket
import subprocess
from pathlib import Path

import pytest

SSHD = shutil.which("sshd") or "/usr/sbin/sshd"


def shown(it):
    """The screen after keys that search, scroll and go back."""
    it.press("/", "weapons", "enter")
    it.until("7 paragraphs")
    it.press(*["down"] * 7, *["up"] * 3)
    return it.text


def test_every_kind_of_terminal_shows_the_same(terminal):
    kinds = ("linux", "screen", "vt100", "unheard-of")
    screens = {kind: shown(terminal(TERM=kind, COLORTERM="")) for kind in kinds}
    assert screens == dict.fromkeys(kinds, shown(terminal()))


@pytest.mark.skipif(shutil.which("screen") is None, reason="GNU screen is not installed")
def test_inside_gnu_screen_it_looks_the_same(terminal, tmp_path):
    (tmp_path / "sockets").mkdir(mode=0o700)
    environment = {"SCREENDIR": str(tmp_path / "sockets"), "SCREENRC": os.devnull}
    inside = terminal(through=("screen", "-c", os.devnull), **environment)
    assert shown(inside) == shown(terminal())
    inside.press("q")
    assert inside.wait() == 0


@pytest.fixture
def ssh(tmp_path):
    """The command that logs in on this machine, at a server of the test's own."""
    if not Path(SSHD).exists() or shutil.which("ssh") is None:
        pytest.skip("no ssh server is installed")
    if os.getuid() == 0 and not Path("/run/sshd").is_dir():
        pytest.skip("an ssh server of root's needs /run/sshd")
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / name], check=True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = str(taken.getsockname()[1])
    settings = {
        "HostKey": tmp_path / "host",
        "AuthorizedKeysFile": tmp_path / "user.pub",
        "ListenAddress": f"127.0.0.1:{port}",
        "StrictModes": "no",
        "UsePAM": "no",
        "PidFile": "none",
    }
    config = tmp_path / "sshd_config"
    config.write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
    server = subprocess.Popen([SSHD, "-D", "-e", "-f", config], stderr=subprocess.DEVNULL)
    options = ("StrictHostKeyChecking=no", f"UserKnownHostsFile={os.devnull}", "LogLevel=ERROR", "BatchMode=yes")
    login = ["ssh", "-F", os.devnull, "-tt", "-p", port, "-i", str(tmp_path / "user")]
    login += [part for each in options for part in ("-o", each)] + [f"{getpass.getuser()}@127.0.0.1"]
    try:
        for _ in range(100):
            if subprocess.run([*login, "true"], capture_output=True, check=False).returncode == 0:
                break
            if server.poll() is not None:
                pytest.skip("the ssh server does not start here")
            select.select([], [], [], 0.05)
        else:
            pytest.skip("the ssh server lets nobody in here")
        yield login
    finally:
        server.terminate()
        server.wait()


def alive(archive):
    """The programs that have an archive open."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        if b"quotedesk.tui" in words and str(archive).encode() in words and b"-tt" not in words:
            found.append(path.parent.name)
    return found


def test_over_ssh_it_looks_the_same_and_ends_when_the_line_drops(terminal, ssh, seeds, tmp_path):
    archive = shutil.copytree(seeds, tmp_path / "archive")
    known = {"COLORTERM": "truecolor"} | {f"XDG_{each}_HOME": str(tmp_path) for each in ("STATE", "CONFIG", "CACHE")}
    known |= {"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}
    it = terminal(archive=archive, through=(*ssh, "env", *(f"{name}={value}" for name, value in known.items())))
    assert shown(it) == shown(terminal(archive=archive))
    (program, *_) = [each for each in alive(archive) if Path(f"/proc/{each}/environ").read_bytes().count(b"SSH_TTY")]
    it.kill(signal.SIGKILL)
    for _ in range(200):
        if program not in alive(archive):
            break
        select.select([], [], [], 0.05)
    assert program not in alive(archive)
