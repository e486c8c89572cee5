"""Citations: what is known is said, what is unknown is called so, and Markdown shows the words as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotedesk.index.model import ArticleSummary, Attribution, Paragraph, Quote, QuoteSpeaker
from quotedesk.tui import citation

BARE = ArticleSummary("north-quay", None, None, None, None, None, None, "", "", 1, (), 3, 1)
FULL = replace(
    BARE,
    title="Ferry to stop",
    author="Ada Reporter",
    source="Example Post",
    published="2026-03-03T09:00:00+01:00",
    url="https://example.org/north-quay",
)
QUOTE = Quote(
    "north-quay", 2, 1, 1, 25, "The ferry will stop soon,", "direct",
    QuoteSpeaker("Ms Reed", "Jane Reed", "jane-reed"), Attribution("explicit", "Ms Reed said", 2),
)  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "summary", "expected"),
    [
        pytest.param(
            QUOTE,
            BARE,
            "“The ferry will stop soon” — Jane Reed, north-quay, paragraph 2; headline, outlet and date unknown",
            id="nothing known",
        ),
        pytest.param(
            QUOTE,
            FULL,
            "“The ferry will stop soon” — Jane Reed, north-quay, paragraph 2; Ada Reporter, “Ferry to stop”, "
            "Example Post, 3 March 2026, https://example.org/north-quay",
            id="all known",
        ),
        pytest.param(
            QUOTE,
            replace(BARE, title="Ferry to stop", version=2),
            "“The ferry will stop soon” — Jane Reed, north-quay, version 2, paragraph 2; “Ferry to stop”; "
            "outlet and date unknown",
            id="part known, later version",
        ),
        pytest.param(
            replace(QUOTE, speaker=QuoteSpeaker("a clerk"), attribution=Attribution("description", "a clerk", 1)),
            replace(FULL, published=None, author=None, url=None),
            "“The ferry will stop soon” — a clerk (unnamed), north-quay, paragraph 2; “Ferry to stop”, Example Post; "
            "date unknown",
            id="unnamed",
        ),
        pytest.param(
            replace(QUOTE, attribution=Attribution("uncertain", candidates=("A", "B"))),
            replace(BARE, source="Example Post", published="2026-03"),
            "“The ferry will stop soon” — speaker uncertain, north-quay, paragraph 2; Example Post, March 2026; "
            "headline unknown",
            id="uncertain",
        ),
        pytest.param(
            replace(QUOTE, kind="indirect", text="the ferry would stop", attribution=Attribution("none")),
            FULL,
            "the ferry would stop — no speaker, north-quay, paragraph 2; Ada Reporter, “Ferry to stop”, "
            "Example Post, 3 March 2026, https://example.org/north-quay",
            id="indirect",
        ),
    ],
)
def test_a_plain_citation_says_what_is_known_and_what_is_not(quote, summary, expected):
    assert citation.plain(quote, summary) == expected


def test_a_paragraph_is_cited_in_its_own_words():
    cited = citation.paragraph(Paragraph(3, "The quay was quiet."), BARE)
    assert cited == "The quay was quiet. — north-quay, paragraph 3; headline, outlet and date unknown"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain, words; as they are", "plain, words; as they are"),
        ("[bold]are[/b] *so* `it` <i>", r"\[bold\]are\[/b\] \*so\* \`it\` \<i\>"),
        ("snake_case and _this_", r"snake_case and \_this\_"),
        ("1999. It was", r"1999\. It was"),
        ("# not a heading", r"\# not a heading"),
        ("- not a list", r"\- not a list"),
    ],
)
def test_markdown_shows_words_as_they_are(text, escaped):
    assert citation.markdown_escaped(text) == escaped


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2026-03-03T09:00:00+01:00", "3 March 2026"),
        ("2026-03-03", "3 March 2026"),
        ("2026-03", "March 2026"),
        ("2026", "2026"),
        ("Tuesday", "Tuesday"),
        ("2026-13-01", "2026-13-01"),
        (None, None),
    ],
)
def test_a_date_is_written_for_reading(published, shown):
    assert citation.day(published) == shown


def test_csl_states_what_is_known():
    item = citation.csl(QUOTE, FULL)
    assert item["title"] == "Ferry to stop"
    assert item["container-title"] == "Example Post"
    assert item["issued"] == {"date-parts": [[2026, 3, 3]]}
    assert item["URL"] == "https://example.org/north-quay"
