"""Headings and rows that are made when they are seen are those that reading every quote gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotedesk.index.archive import LARGE, Archive
from quotedesk.index.engines import open_store
from quotedesk.index.errors import ArchiveError
from quotedesk.index.listed_quotes import ListedQuotes
from quotedesk.index.model import Article, Attribution, Paragraph, Quote, QuoteSpeaker
from quotedesk.tui.groups import CountedGroups, MadeGroups, headings, quotes_of
from quotedesk.tui.headings import ORDERS, Group, grouped
from quotedesk.tui.listing import Headings, Listing, Lost, Row, Said
from quotedesk.tui.profile import SaidBy

WHO = (
    ("Ada Reed", None),
    ("Kim Yo-jong", None),
    ("Kim Yo Jong", None),
    (None, "a clerk"),
    (None, "the clerk at the harbour"),
    (None, None),
    (None, "?"),
)
DATES = ("2026-03-01", None, "2025-03-01", "2026-02")


def written(folder: Path, articles: Sequence[Sequence[int]], n_lines: int = 1) -> Path:
    """An archive of articles, each with quotes by these of `WHO`; every third quote is indirect speech."""
    with open_store(folder).write() as writer:
        for number, said in enumerate(articles):
            texts = [f"“{'Yes, ' * (place + 1)}” it said." for place in range(len(said) * n_lines or 1)]
            paragraphs = tuple(Paragraph(place, text) for place, text in enumerate(texts, 1))
            article = Article(f"a{number}", paragraphs, sha256="0", published=DATES[number % 4])
            writer.put(
                article, [quote(article, place, said[place % len(said)]) for place in range(len(said) * n_lines)]
            )
    return folder


def quote(of: Article, place: int, who: int) -> Quote:
    name, label = WHO[who]
    how = "uncertain" if label == "?" else "explicit" if name or label else "none"
    text = of.paragraphs[place].text[1:6]
    kind = "indirect" if place % 3 == 2 else "direct"
    attribution = Attribution(how, candidates=("Ada Reed", "Bo Lind") if how == "uncertain" else ())  # type: ignore[arg-type]
    speaker = QuoteSpeaker(label or name, name)
    return Quote(of.id, place + 1, 1, 1, 6, text, kind, speaker, attribution)  # type: ignore[arg-type]


def told(row: Row) -> object:
    """What one sees of a row."""
    if isinstance(row, Said):
        return row.quote.id, row.description, row.title
    assert isinstance(row, Group)
    return row.title, row.kind, row.n_quotes, row.id, row.note, row.is_open


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    articles = [[0, 1, 3, 4, 5, 6], [1, 2, 2, 4, 3], [0, 0, 6, 6, 5, 3, 3], [2], [], [4, 6, 0]]
    return Archive(written(tmp_path_factory.mktemp("listing") / "L", articles))


def both(archive: Archive, indirect: bool) -> tuple[Headings, Headings]:
    """Headings of quotes that were read, and of quotes that were counted."""
    read = grouped(map(archive.quoted.resolved, archive._engine.quotes(indirect=indirect)))
    latest = {
        group.key: max(archive.summary(each.article_id).published or "" for each in group.quotes) for group in read
    }
    made = Headings(MadeGroups([replace(group, latest=latest[group.key]) for group in read]))
    return made, Headings(CountedGroups(archive, indirect=indirect))


def opened(archive: Archive, found: Headings, chosen: set[int], indirect: bool) -> Headings:
    groups = [each if each.is_read else filled(archive, each, indirect) for each in found]
    return found.put_in(replace(group, is_open=place in chosen) for place, group in enumerate(groups))


def filled(archive: Archive, group: Group, indirect: bool) -> Group:
    return replace(group, quotes=quotes_of(archive, group, indirect=indirect), is_read=True)


@settings(max_examples=40, deadline=None)
@given(
    chosen=st.sets(st.integers(0, 6)),
    order=st.sampled_from(ORDERS),
    typed=st.sampled_from(["", "k", "kim", "clerk", "clerk harbour", "reed", "uncertain", "nobody"]),
    indirect=st.booleans(),
)
def test_counted_headings_list_what_read_ones_do(
    archive: Archive, chosen: set[int], order: str, typed: str, indirect: bool
) -> None:
    dates = {each.id: each.published for each in archive.summaries() if each.published}
    lists = []
    for found in both(archive, indirect):
        found = opened(archive, found, chosen, indirect).ordered(order).matching(typed)  # type: ignore[arg-type]
        listing = Listing(found, dates if order == "latest" else None)
        lists.append([told(row) for row in listing])
        walked(listing)
    assert lists[0] == lists[1]


def walked(listing: Listing) -> None:
    """Every way of looking at a listing agrees with its rows one after the other."""
    rows = [listing[place] for place in range(len(listing))]
    assert list(listing) == rows
    assert listing[1:3] == rows[1:3]
    quotes = [place for place, row in enumerate(rows) if isinstance(row, Said)]
    assert [row.quote for row in rows if isinstance(row, Said)] == list(listing.quotes)
    heading = None
    for place, row in enumerate(rows):
        heading = row if isinstance(row, Group) else heading
        assert listing.heading(place) == heading
        assert listing.at(row, heading) == place
        assert listing.next_quote(place, 1) == next((each for each in quotes if each > place), None)
        assert listing.next_quote(place, -1) == next((each for each in reversed(quotes) if each < place), None)
    with pytest.raises(IndexError):
        listing[len(rows)]


def test_what_was_opened_stays_open_in_another_reading_of_the_archive(archive: Archive) -> None:
    made, counted = both(archive, indirect=False)
    before = opened(archive, made, {0, 2}, indirect=False).turned()
    again, unread = counted.with_turned(before)
    assert [group.title for group in unread] == [made[0].title, made[2].title]
    assert again.put_in(filled(archive, group, False) for group in unread).open_places() == [0, 2]


def test_only_an_archive_of_few_quotes_is_shown_open(archive: Archive, tmp_path: Path) -> None:
    assert all(group.is_open and group.is_read for group in headings(archive))
    large = Archive(written(tmp_path / "L", [[0, 1, 3, 4, 5, 6]] * 6, 100))
    assert large.counts().quotes > LARGE
    found = headings(large)
    assert not any(group.is_open or group.is_read for group in found)
    assert [group.title for group in found] == ["Ada Reed", "Kim Yo-jong", "harbour clerk", "no speaker"]
    assert {group.title for group in headings(large, indirect=True)} - {group.title for group in found} == {
        "clerk",
        "uncertain",
    }
    assert found.n_quotes == large.counts().quotes


def test_a_quote_that_cannot_be_read_is_a_row_that_says_so(archive: Archive) -> None:
    def read(article_id: str) -> Sequence[Quote]:
        raise ArchiveError(f"{article_id} is damaged")

    group = replace(both(archive, False)[1][0], quotes=ListedQuotes(["a1"], [2], [0], read), is_read=True, is_open=True)
    listing = Listing(both(archive, False)[1].put_in([group]))
    assert listing[1] == Lost("a1 is damaged")
    assert list(SaidBy(archive, group.quotes)) == [Lost("a1 is damaged")] * 2


async def test_a_large_archive_is_unfolded_walked_and_filtered(desk, tmp_path: Path) -> None:
    async with desk((100, 30), written(tmp_path / "L", [[0, 1, 3, 4, 0, 0, 1]] * 8, 60), rows="hits") as it:
        await it.press("3")
        await it.shows("Ada Reed", "said")
        await it.press("z")
        await it.shows("too many to open at once")
        await it.press("enter")
        await it.shows("“Yes, ”", "said")
        await it.press("G", "[")
        assert isinstance(it.rows("said").current, Said)
        await it.press("left")
        await it.until(lambda: it.rows("said").current.title == "Ada Reed")
        await it.press("i")
        await it.shows("+ indirect", "quotes-title")
        await it.type("/kim")
        await it.shows("Quotes · 1 of", "quotes-title")
