"""Check a draft: its quotes one by one, each with its verdict, to walk through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from quotedesk.index.errors import ArchiveError, UsageError
from quotedesk.index.matching.draft import DraftQuote
from quotedesk.tui import render, verdicts
from quotedesk.tui.actions import bindings
from quotedesk.tui.background import background
from quotedesk.tui.counting import counted
from quotedesk.tui.desk import Desk
from quotedesk.tui.field import Field, PathField
from quotedesk.tui.paths import typed_path
from quotedesk.tui.rows import Rows
from quotedesk.tui.screens.sheet import Place, Sheet
from quotedesk.tui.screens.verify import VerifyScreen
from quotedesk.tui.styles import Cited
from quotedesk.tui.wrap import clip

_NAMES = 24
"""Names of files that are shown when a path could be several."""


class DraftScreen(Sheet):
    """Asks for the path of a draft and fills a list while its quotes are checked."""

    HEADING = "Check a draft"
    VIEW = "draft"
    BINDINGS: ClassVar[list[BindingType]] = bindings("field")

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._run = 0
        """Counts drafts, so that an earlier one stops when another is named."""

    def body(self) -> ComposeResult:
        yield PathField("path of a draft: .txt, .md, .docx; Tab completes it", id="path")
        yield Static("", id="verdict", markup=False)
        yield Rows[DraftQuote](_draw, id="checked")

    def on_mount(self) -> None:
        self._field.focus()

    @property
    def _field(self) -> PathField:
        return self.query_one(PathField)

    @property
    def _rows(self) -> Rows[DraftQuote]:
        return self.query_one("#checked", Rows)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self._field.value.strip():
            self._check(self._field.value.strip())

    @on(PathField.Several)
    def _several(self, message: PathField.Several) -> None:
        self._tell(_listed(message.names) if message.names else "nothing there begins so")

    @on(Field.Left)
    def _left(self) -> None:
        if self._rows.rows:
            self._rows.focus()
        else:
            self.dismiss(None)

    def action_find(self) -> None:
        self._field.focus()

    def action_next_pane(self) -> None:
        self._field.focus()

    @background()
    async def _check(self, path: str) -> None:
        self._run += 1
        run = self._run
        try:
            quotes = await self._desk.draft_quotes(typed_path(path))
            checked: list[DraftQuote] = []
            self._rows.show(())
            for number, quote in enumerate(quotes, 1):
                self._tell(f"checking {number} of {len(quotes)}")
                checked.append(await self._desk.check(quote))
                if run != self._run or not self.is_attached:
                    return
                self._rows.extend(tuple(checked))
        except (ArchiveError, UsageError, OSError) as error:
            self._tell(
                f"{path}: {error.strerror.lower()}" if isinstance(error, OSError) and error.strerror else str(error)
            )
            return
        self._tell(_summary(checked))
        if checked:
            self._rows.focus()

    def _tell(self, text: str) -> None:
        self.query_one("#verdict", Static).update(Content.assemble((render.plain(text), render.STRONG)))

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        each = self._rows.current
        if each is not None:
            named = each.quote.speaker.name if each.agrees is not None else None
            self.app.push_screen(VerifyScreen(self._desk, each.quote.text, named), self._opened)

    def _opened(self, place: Place | None) -> None:
        if place is not None:
            self.dismiss(place)

    async def cited(self) -> Cited | str:
        each = self._rows.current
        best = each.verification.best if each else None
        if best is None or best.passage.quote is None:
            return ""
        return best.passage.quote, self._desk.summary(best.passage.article_id)


def _draw(each: DraftQuote, width: int) -> list[Content]:
    """A quote of the draft, who says it there, and the verdict."""
    head = f"¶{each.quote.paragraph}  {verdicts.speaker(each.quote)}"
    lines = render.wrapped(head, width, render.DIM)
    lines += render.wrapped(f"“{clip(render.plain(each.quote.text), 2 * width - 2)}”", width, render.QUOTE)
    mark = "✓ " if each.clear else "! "
    lines += render.wrapped(mark + verdicts.headline(each.verification), width, render.STRONG)
    best = each.verification.best
    if each.agrees is False and best is not None:
        lines += render.wrapped(f"  in the archive: {verdicts.speaker(best.passage.quote)}", width)
    return [*lines, Content("")]


def _listed(names: Sequence[str]) -> str:
    more = f"   and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return "   ".join(names[:_NAMES]) + more


def _summary(checked: list[DraftQuote]) -> str:
    clear = sum(each.clear and each.agrees is not False for each in checked)
    if not checked:
        return "no quotes in this draft"
    told = f"{counted(len(checked), 'quote')}: {clear} as they stand in the archive, {len(checked) - clear} to read"
    return f"{told} · {verdicts.searched(checked[0].verification.searched)}"
