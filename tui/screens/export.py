"""The forms that a file can have; Enter writes one and tells where it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from quotedesk.index.errors import ArchiveError
from quotedesk.index.model import Hit, Quote
from quotedesk.tui import render
from quotedesk.tui.background import background
from quotedesk.tui.desk import Desk
from quotedesk.tui.export import FORMS, Form, default_folder
from quotedesk.tui.rows import Rows
from quotedesk.tui.screens.sheet import Choice
from quotedesk.tui.state import Bookmark

_ABOUT: dict[Form, str] = {
    "md": "Markdown, under the names of the speakers",
    "csv": "a table for a spreadsheet, one quote a line",
    "json": "records for other programs",
    "txt": "plain text",
    "html": "a page for a browser or a word processor",
}


class ExportScreen(Choice[Path | ArchiveError]):
    """Answers with the file that was written, or why it was not."""

    HEADING = "Export"
    VIEW = "export"

    def __init__(
        self,
        desk: Desk,
        found: Sequence[Quote] | Sequence[Hit] | Sequence[Bookmark],
        about: str,
        counted: str,
        folder: Path | None,
    ) -> None:
        """`counted` says in words what is written; without a folder the usual one is taken."""
        super().__init__()
        self._desk = desk
        self._found = found
        self._about = about
        self._counted = counted
        self._folder = folder or default_folder()

    @property
    def heading(self) -> str:
        return f"Export {self._counted} to {self._folder}"

    def body(self) -> ComposeResult:
        yield Rows[Form](_draw, id="forms-of-files")

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.show(FORMS)
        self.set_focus(rows)

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        form = self.query_one(Rows).current
        if form is not None:
            self._write(form)

    @background("write")
    async def _write(self, form: Form) -> None:
        self.say("writing …", stays=True)
        try:
            self.dismiss(await self._desk.export(self._found, self._about, form, self._folder))
        except ArchiveError as error:
            self.dismiss(error)


def _draw(form: Form, width: int) -> list[Content]:
    return render.wrapped(f"{form.ljust(5)} {_ABOUT[form]}", width)
