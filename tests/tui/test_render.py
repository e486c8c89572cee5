"""Articles, hits and quotes as lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.index.model import (
    ArticleSummary,
    Attribution,
    Hit,
    Paragraph,
    Quote,
    QuoteSpeaker,
)
from quotedesk.tui import render
from quotedesk.tui.headings import Group
from quotedesk.tui.listing import Said

TEXT = "“We will wait for the ferry,” said Ada Reed, who has waited for it on the quay since early morning."
QUOTE = Quote(
    "a", 3, 1, 1, 28, TEXT[1:28], "direct", QuoteSpeaker("Ada Reed", "Ada Reed", "ada-reed"), Attribution("explicit")
)
BARE = ArticleSummary("a", None, None, None, None, None, None, "", "", 1, (), 1, 1)
FULL = ArticleSummary("a", "Strike ends", "Ada", "Post", "2026-03-03", None, None, "", "", 1, (), 1, 1)


def plain(lines):
    return [line.plain for line in lines]


def test_a_paragraph_has_its_number_its_quote_marked_and_its_speaker_below():
    first, *_, signed, blank = plain(render.paragraph(Paragraph(3, TEXT), [QUOTE], [], None, 60))
    assert first.startswith("  3 ▎ “We will wait")
    assert signed.strip() == "— Ada Reed"
    assert not blank


def test_the_reached_quote_is_marked_by_a_sign_of_its_own():
    assert plain(render.paragraph(Paragraph(3, TEXT), [QUOTE], [], QUOTE, 60))[0].startswith("  3 ▸ “We")


def test_a_hit_across_two_lines_is_marked_on_both():
    start = TEXT.index("waited")
    page = render.paragraph(Paragraph(3, TEXT), [], [(start, len(TEXT) - 1)], None, 40)
    marked = [line.plain[span.start : span.end] for line in page for span in line.spans if span.style == render.HIT]
    assert " ".join(marked) == TEXT[start:-1]


@given(st.text(max_size=300), st.integers(20, 100))
def test_the_lines_of_a_paragraph_hold_its_words_and_nothing_a_terminal_obeys(text, width):
    shown = plain(render.paragraph(Paragraph(1, text), [], [], None, width - 6))
    assert not [c for line in shown for c in line if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or ord(c) == 0x202E]
    assert "".join("".join(shown).split()) == "1" + "".join(render.plain(text).split())


def test_a_paragraph_of_a_million_characters_draws_only_the_lines_that_are_looked_at():
    page = render.paragraph(Paragraph(1, "word " * 200_000), [], [], None, 80)
    assert len(page) > 10_000
    assert page[len(page) - 2].plain.strip().startswith("word")


@pytest.mark.parametrize(
    ("speaker", "attribution", "said"),
    [
        (QuoteSpeaker("he", "Volodymyr Zelensky", "z"), Attribution("pronoun"), "Volodymyr Zelensky"),
        (QuoteSpeaker("an official", role="official"), Attribution("explicit"), "an official · unnamed"),
        (QuoteSpeaker("he"), Attribution("uncertain", candidates=("A", "B")), "uncertain: A or B"),
        (QuoteSpeaker(), Attribution("none"), "no speaker"),
    ],
)
def test_nobody_unnamed_or_uncertain_is_given_a_name(speaker, attribution, said):
    quote = Quote("a", 1, 1, 0, 4, "word", "direct", speaker, attribution)
    assert render.speaker(quote) == said


def test_a_hit_shows_where_it_stands_who_is_quoted_and_what_is_known_of_the_article():
    hit = Hit("a", 3, 1.0, TEXT, ((19, 24),), "Ada Reed")
    assert plain(render.hit(hit, BARE, "a", 40))[:2] == ["a ¶3", "“ Ada Reed"]
    titled = plain(render.hit(hit, FULL, "a", 40))
    assert titled[0] == "Strike ends"
    assert titled[1].startswith("a ¶3 ")
    assert titled[1].endswith("Post · 3 March 2026")


def test_a_role_is_a_heading_with_the_word_unnamed_and_never_a_person():
    group = Group("the official", "role", 2, note="2 descriptions in 2 articles, not known to be the same person")
    lines = " ".join(" ".join(plain(render.heading(group, 40))).split())
    assert lines == "▸ the official · unnamed 2 2 descriptions in 2 articles, not known to be the same person"


@given(st.integers(24, 120), st.integers(1, 2))
def test_a_quote_in_the_list_is_shortened_and_its_description_is_not(width, n_lines):
    said = Said(QUOTE, "a senior official from the presidential office")
    lines = plain(render.said(said, "000_3a3f", width, n_lines))
    assert "a senior official from the presidential office" in " ".join(" ".join(lines).split())
    assert all(len(line) <= width for line in lines)
    assert lines[-1].endswith("000_3a3f ¶3")


def test_evidence_tells_mention_place_and_what_names_the_speaker():
    quote = Quote(
        "a", 9, 1, 0, 4, "word", "direct", QuoteSpeaker("he", "Z", "z"), Attribution("pronoun", "President Z said", 8)
    )
    text = "".join(piece for piece, _ in render.evidence(quote, "he says"))
    assert text == "he says · ¶9 ← President Z said · ¶8"
