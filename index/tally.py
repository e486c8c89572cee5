"""How many quotes stand under each heading of an archive, in which articles and when, in flat columns."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from quotedesk.index.ledger import UNCERTAIN, Ints, Ledger, Numbers, Said, paired


class Tally:
    """Of a ledger whose quotes were each given the number of a heading, `NOBODY` or `UNCERTAIN`."""

    def __init__(self, ledger: Ledger, direct: Numbers, indirect: Numbers, n_headings: int) -> None:
        self._ledger = ledger
        self._direct = direct
        self._indirect = indirect
        self._n_headings = n_headings

    def n_quotes(self, *, indirect: bool = False) -> Ints:
        """Of each heading."""
        counts = np.bincount(self._direct[self._direct >= 0], minlength=self._n_headings)
        if indirect:
            counts = counts + np.bincount(self._indirect[self._indirect >= 0], minlength=self._n_headings)
        return counts

    @cached_property
    def n_articles(self) -> Ints:
        """In how many articles each heading is quoted directly."""
        known = self._direct >= 0
        return self._n_distinct(self._direct[known], self._ledger.direct.article[known])

    def latest(self, *, indirect: bool = False) -> Ints:
        """The day on which the latest article came out that quotes each heading, `20260303`; 0 when unknown."""
        latest = np.zeros(self._n_headings, np.int64)
        both = [(self._ledger.direct, self._direct), (self._ledger.indirect, self._indirect)]
        for said, headings in both if indirect else both[:1]:
            known = headings >= 0
            days = self._ledger.days[said.article[known]].astype(np.int64)  # of one kind with `latest`: far quicker
            np.maximum.at(latest, headings[known], days)
        return latest

    def direct(self, number: int) -> Said:
        """The direct quotes under a heading, `NOBODY` or `UNCERTAIN`."""
        return _part(self._ledger.direct, self._direct_order, number)

    def indirect(self, number: int) -> Said:
        """The indirect ones."""
        return _part(self._ledger.indirect, self._indirect_order, number)

    @cached_property
    def _direct_order(self) -> tuple[Numbers, Ints]:
        return _by_number(self._direct, self._n_headings)

    @cached_property
    def _indirect_order(self) -> tuple[Numbers, Ints]:
        return _by_number(self._indirect, self._n_headings)

    def articles(self, number: int, *, indirect: bool = False) -> tuple[list[str], list[int], list[int]]:
        """The articles with quotes under a heading, `NOBODY` or `UNCERTAIN`, by id; how many each has, and its day."""
        rows = self.direct(number).article
        if indirect:
            rows = np.append(rows, self.indirect(number).article)
        articles, counts = np.unique(rows, return_counts=True)
        ids = [self._ledger.article_ids[article] for article in articles.tolist()]
        order = sorted(range(len(ids)), key=ids.__getitem__)
        days, many = self._ledger.days[articles].tolist(), counts.tolist()
        return [ids[at] for at in order], [many[at] for at in order], [days[at] for at in order]

    def where_and_when(self, number: int) -> tuple[list[tuple[str | None, int, int]], dict[int, int]]:
        """Of a heading's direct quotes: outlet, articles and quotes; and how many by the day of their article."""
        articles, counts = np.unique(self.direct(number).article, return_counts=True)
        return self._ledger.by_outlet(articles, counts), self._ledger.by_day(articles, counts)

    def beside(self, number: int) -> Ints:
        """In how many articles that quote a heading directly each other one is quoted so too."""
        said = self._ledger.direct
        articles = np.zeros(len(self._ledger.days), np.bool_)
        articles[self.direct(number).article] = True
        rows = articles[said.article] & (self._direct >= 0) & (self._direct != number)
        return self._n_distinct(self._direct[rows], said.article[rows])

    def _n_distinct(self, headings: Numbers, articles: Numbers) -> Ints:
        """Of each heading, how many articles stand beside it."""
        pairs = np.sort(paired(headings, articles))
        is_new = np.append([True], pairs[1:] != pairs[:-1])[: len(pairs)]
        return np.bincount(pairs[is_new] >> 32, minlength=self._n_headings)


def _part(said: Said, order: tuple[Numbers, Ints], number: int) -> Said:
    places, starts = order
    place = number - UNCERTAIN
    rows = places[starts[place] : starts[place + 1]]
    return Said(said.voice[rows], said.article[rows])


def _by_number(headings: Numbers, count: int) -> tuple[Numbers, Ints]:
    """Places in an order by heading, from `UNCERTAIN` on, and where each heading starts there."""
    order = np.argsort(headings, kind="stable").astype(np.int32)
    return order, np.searchsorted(headings[order], np.arange(UNCERTAIN, count + 1))
