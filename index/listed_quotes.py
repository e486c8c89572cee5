"""Many quotes as a list that is read where it is looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import overload

from quotedesk.index.model import Quote

_KEPT = 256
"""Articles whose quotes are at hand."""


class ListedQuotes(Sequence[Quote]):
    """Quotes of many articles, an article read when one of its quotes is asked for."""

    def __init__(
        self,
        article_ids: Sequence[str],
        counts: Sequence[int],
        days: Sequence[int],
        read: Callable[[str], Sequence[Quote]],
    ) -> None:
        """Of each article its id, how many quotes it has and its day; `read` gives the quotes of one of them."""
        self.article_ids = article_ids
        self.counts = counts
        self.days = days
        self._ends = list(accumulate(counts))
        self._read = lru_cache(maxsize=_KEPT)(read)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, place: int) -> Quote: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Quote]: ...

    def __getitem__(self, place: int | slice) -> Quote | Sequence[Quote]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        place %= len(self)
        article = bisect_right(self._ends, place)
        return self._read(self.article_ids[article])[place - (self._ends[article] - self.counts[article])]

    def __iter__(self) -> Iterator[Quote]:
        for article_id in self.article_ids:
            yield from self._read(article_id)

    def newest_first(self) -> ListedQuotes:
        """The same by day, those of no known day last; of one day as they are."""
        order = sorted(range(len(self.days)), key=self.days.__getitem__, reverse=True)
        article_ids = [self.article_ids[at] for at in order]
        counts, days = [self.counts[at] for at in order], [self.days[at] for at in order]
        return ListedQuotes(article_ids, counts, days, self._read)

    def place_of(self, quote: Quote) -> int | None:
        """Where a quote stands; only its article is read."""
        if quote.article_id not in self.article_ids:
            return None
        article = self.article_ids.index(quote.article_id)
        first = self._ends[article] - self.counts[article]
        read = self._read(quote.article_id)
        return next((first + at for at, each in enumerate(read) if each.id == quote.id), None)
