"""What the desk does around the query line: filters to pick, earlier searches, and names for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on

from quotedesk.index.errors import QueryError
from quotedesk.tui.background import background
from quotedesk.tui.messages import Ran, Say
from quotedesk.tui.program import key
from quotedesk.tui.screens.base import DeskBase
from quotedesk.tui.state import Hint, Query, SavedSearch, now

if TYPE_CHECKING:
    from quotedesk.tui.screens.searches import Earlier

FIRST_KEYS = "first keys"
"""The hint for somebody who has never run a search."""


class Asking(DeskBase, inherit_bindings=False):
    """The part of the desk that asks."""

    def _history(self) -> Sequence[str]:
        """The queries that were run, newest first."""
        return [each.text for each in self._state.history.all()]

    @on(Ran)
    @background()
    async def _ran(self, message: Ran) -> None:
        await self._keeping.ask(self._state.history.put, Query(message.query))
        if self._state.hints.get(FIRST_KEYS) is None:
            await self._keeping.ask(self._state.hints.put, Hint(FIRST_KEYS))

    # Filters

    @background()
    async def action_filters(self) -> None:
        if self._desk is None:
            return
        from quotedesk.tui.screens.filters import FiltersScreen

        try:
            facets = await self._desk.facets(self._search.query_text)
        except QueryError as error:
            self.post_message(Say(f"the query has a mistake: {error}"))
            return
        self.app.push_screen(FiltersScreen(self._search.query_text, facets), self._run_query)

    def action_drop_filter(self) -> None:
        self._search.drop_filter()

    def _run_query(self, query: str | None) -> None:
        if query is not None:
            self._search.run(query)
            self.go("search")

    # Earlier and saved searches

    def action_searches(self) -> None:
        from quotedesk.tui.screens.searches import Earlier, SearchesScreen

        saved = [Earlier(each.query, each.name) for each in self._state.searches.all()]
        if not saved and not self._history():
            self.post_message(
                Say(f"no search was run yet; {key(self, 'find')} searches, {key(self, 'save_search')} saves a search")
            )
            return
        earlier = [*saved, *map(Earlier, self._history())]
        self.app.push_screen(SearchesScreen(earlier, self._forgotten), self._run_query)

    def _forgotten(self, earlier: Earlier) -> None:
        self._forget(earlier)

    @background()
    async def _forget(self, earlier: Earlier) -> None:
        if earlier.name:
            await self._keeping.ask(self._state.searches.drop, SavedSearch(earlier.name, earlier.query).key)
        else:
            await self._keeping.ask(self._state.history.drop, Query(earlier.query).key)

    def action_save_search(self) -> None:
        if not self._search.query_text.strip():
            self.post_message(Say(f"no search to save; {key(self, 'find')} searches"))
            return
        from quotedesk.tui.screens.prompt import PromptScreen

        self.app.push_screen(PromptScreen("name", "of this search; Enter saves it"), self._named)

    def _named(self, name: str | None) -> None:
        if name:
            self._save(name, self._search.query_text.strip())

    @background()
    async def _save(self, name: str, query: str) -> None:
        await self._keeping.ask(self._state.searches.put, SavedSearch(name, query, now()))
        self.post_message(Say(f"saved as {name}; {key(self, 'searches')} shows the saved searches"))
