"""Where `quotedesk` starts: arguments, checks of the terminal, and the end of every error.

Loads neither textual nor whoosh until a command or the program needs them.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import click

from quotedesk.index.errors import ArchiveMissing, UsageError
from quotedesk.tui.commands.failures import report
from quotedesk.tui.commands.group import LazyGroup
from quotedesk.tui.commands.opening import archive_option, chosen
from quotedesk.tui.commands.page import plain_option, wants_plain

_COMPLETION = "_QUOTEDESK_COMPLETE"
_BROKEN_PIPE = 141
"""What a shell reports for a program that a closed pipe ended."""


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"quotedesk {version('quotedesk')}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    epilog="""\b
Examples:
  quotedesk                              open the program
  quotedesk ingest articles --archive desk
  quotedesk search '"too far"' --archive desk
  quotedesk COMMAND --help               what a command does
  quotedesk --plain quotes               plain lines, for screen readers

\b
Completion in the shell (bash; likewise zsh, fish):
  eval "$(_QUOTEDESK_COMPLETE=bash_source quotedesk)"

Exit codes: 0 done, 1 read the output, 2 wrong usage, 3 nothing found, 4 cannot be read.""",
)
@archive_option
@plain_option
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@click.option("--ascii", "only_ascii", is_flag=True, help="Draw with ASCII only.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="The version."
)
@click.pass_context
def cli(ctx: click.Context, folder: Path | None, no_mouse: bool, only_ascii: bool) -> int:
    """Explore an archive of news articles: who said exactly what, where, and where else.

    Without a command it opens the program; with one it prints the answer.
    """
    if ctx.invoked_subcommand:
        return 0
    if wants_plain():
        raise UsageError("--plain goes with a command, such as quotedesk --plain search QUERY (quotedesk --help)")
    return _open_program(folder, mouse=not no_mouse, only_ascii=only_ascii)


def _open_program(folder: Path | None, *, mouse: bool, only_ascii: bool) -> int:
    archive = chosen(folder)
    if archive is not None:
        _check_archive(archive)
    _check_terminal()
    gc.disable()  # a fifth of the start would go into looking for garbage that is not there; the app enables it
    from quotedesk.tui.app import run

    return run(archive, named=folder is not None, mouse=mouse, only_ascii=only_ascii)


def _check_archive(path: Path) -> None:
    if not path.exists():
        raise ArchiveMissing(path)


def _check_terminal() -> None:
    """Refuse, with a way out, where a full screen cannot work: without a terminal it would draw for nobody."""
    instead = "the commands work without it, such as quotedesk search QUERY (quotedesk --help)"
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise UsageError(f"the program needs a terminal to draw on; {instead}")
    terminal = os.environ.get("TERM", "")
    if terminal in ("", "dumb", "unknown"):
        raise UsageError(f"this terminal (TERM={terminal or 'unset'}) cannot show the program; {instead}")
    if "utf" not in (sys.stdout.encoding or "").lower():
        raise UsageError(
            f"the program needs a UTF-8 terminal, this one says {sys.stdout.encoding}; set LANG=C.UTF-8, or {instead}"
        )


def _prepare() -> None:
    """Textual takes drivers and log files from the environment, and any size: nobody's business but the terminal's."""
    for name in list(os.environ):
        if name.startswith("TEXTUAL") or name in ("COLUMNS", "LINES"):
            del os.environ[name]
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _run(arguments: list[str]) -> int:
    if instruction := os.environ.get(_COMPLETION):
        from click.shell_completion import shell_complete

        return shell_complete(cli, {}, "quotedesk", _COMPLETION, instruction)
    with cli.make_context("quotedesk", arguments) as context:
        code = cli.invoke(context)
    return code if isinstance(code, int) else 0


def main() -> int:
    """Run one command, or the program. Returns the exit code; never lets a traceback out."""
    try:
        _prepare()
        code = _run(sys.argv[1:])
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that Python's own flush at exit is quiet
        code = _BROKEN_PIPE
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 -- the last resort: every error ends as one line and a code
        code = report(error)
    return code


if __name__ == "__main__":
    sys.exit(main())
