"""Verdicts that rest on several passages: splices, speakers, words outside quotes, texts with quotes in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotedesk.index.model import QuoteSpeaker

CLERK = QuoteSpeaker("a harbour clerk", None, None, "harbour clerk")
ONE = "The council met. “We will build the new pier by June and pay for it ourselves,” Ada Reed said on Friday."
TWO = "“We will never sell the old lighthouse to anybody from the mainland,” she added. “That is a promise.”"
OTHER = "“The fishermen want their boats back before the winter storms begin,” Bo Lind said."
OUTSIDE = "The harbour was closed for 14 days in March, the clerk wrote, and no ship came in."


@pytest.fixture
def archive(build):
    return build(ONE, TWO, OUTSIDE) + build(OTHER, article="b2", speaker=QuoteSpeaker("Bo Lind", "Bo Lind", "bo-lind"))


SPLICES = {
    "declared, two quotes of one article": "We will build the new pier by June ... never sell the old lighthouse",
    "declared, two articles": "We will build the new pier by June … The fishermen want their boats back",
    "declared, out of order": "pay for it ourselves ... We will build the new pier",
    "silent, two quotes": "We will build the new pier by June and never sell the old lighthouse to anybody",
    "silent, two articles": "We will build the new pier by June before the winter storms begin",
    "silent, out of order": "We will pay for it ourselves and build the new pier by June",
    "two whole quotes": f"{TWO[1:67]} The fishermen want their boats back before the winter storms begin",
}


@pytest.mark.parametrize("pasted", SPLICES.values(), ids=SPLICES)
def test_pieces_put_together_are_a_splice_whose_pieces_are_shown(verify, archive, pasted):
    found = verify(pasted, archive)
    assert found.verdict == "SPLICED"
    assert len(found.carriers) >= 2
    assert all(carrier.text in carrier.passage.text for carrier in found.carriers)


NO_SPLICES = {
    "parts in order of one quote": ("We will build the new pier ... pay for it ourselves", "ELIDED"),
    "words left out silently": ("We will build the new pier and pay for it ourselves", "ALTERED"),
    "one part nobody said": ("We will build the new pier by June ... and dance on Sundays", "ALTERED"),
    "two quotes shown as two": (f"“{TWO[1:67]}” she said. “The fishermen want their boats back”", "VERBATIM"),
}


@pytest.mark.parametrize(("pasted", "verdict"), NO_SPLICES.values(), ids=NO_SPLICES)
def test_what_is_no_splice_is_not_called_one(verify, archive, pasted, verdict):
    assert verify(pasted, archive).verdict == verdict


def test_the_wrong_speaker_comes_before_changed_words_and_the_right_one_is_fine(verify, archive):
    pasted = "We will build the new pier by June"
    assert verify(pasted, archive, asked="Bo Lind").verdict == "WRONG_SPEAKER"
    assert verify(pasted.replace("new", "big"), archive, asked="Bo Lind").verdict == "WRONG_SPEAKER"
    assert verify(pasted, archive, asked="Ada Reed").verdict == "VERBATIM"


def test_of_two_carriers_the_one_by_the_speaker_asked_for_decides(verify, build):
    same = "“We will build the new pier by June and pay for it ourselves,” somebody said."
    lind = QuoteSpeaker("Bo Lind", "Bo Lind", "bo-lind")
    both = build(same) + build(same.replace("new pier", "new — pier"), article="b2", speaker=lind)
    assert verify("We will build the new pier by June", both, asked="Bo Lind").best.passage.article_id == "a1"
    both = build(same) + build(same.upper().replace("“", "“"), article="b2", speaker=lind)
    found = verify("We will build the new pier by June", both, asked="Bo Lind")
    assert (found.verdict, found.best.passage.article_id) == ("TYPOGRAPHIC", "b2")


@pytest.mark.parametrize(
    ("how", "speaker", "warning"),
    [
        ("explicit", CLERK, "UNNAMED_SOURCE"),
        ("none", QuoteSpeaker(), "NO_SPEAKER"),
        ("uncertain", QuoteSpeaker("he"), "NO_SPEAKER"),
    ],
)
def test_a_source_that_is_no_name_is_told(verify, build, how, speaker, warning):
    found = verify("We will build the new pier by June", build(ONE, speaker=speaker, how=how), asked="Ada Reed")
    assert warning in found.warnings
    assert found.verdict == ("WRONG_SPEAKER" if how == "explicit" else "VERBATIM")


def test_words_outside_quotes_are_told_apart_from_quotes(verify, archive):
    found = verify("The harbour was closed for 14 days in March", archive)
    assert (found.verdict, found.warnings, found.best.passage.id) == ("VERBATIM", ("NOT_IN_QUOTES",), "a1#p3")
    assert "NUMBER_CHANGED" in verify("The harbour was closed for 40 days in March", archive).warnings


def test_a_whole_paragraph_with_its_attribution_stands_in_the_paragraph(verify, archive):
    found = verify(ONE, archive)
    assert (found.verdict, found.warnings, found.best.passage.id) == ("VERBATIM", ("NOT_IN_QUOTES",), "a1#p1")


def test_a_text_longer_than_any_passage_is_searched_for_quotes(verify, archive):
    page = (
        f"What a day it was on the island. {OTHER} Then the band played on and everybody danced until the morning came."
    )
    found = verify(page, archive)
    assert (found.verdict, found.best.passage.id) == ("VERBATIM", "b2#p1q1")


@pytest.mark.parametrize("pasted", ["That is a promise", "he called it “that is a promise” once"])
def test_a_short_whole_quote_counts_by_itself_or_between_marks(verify, archive, pasted):
    assert verify(pasted, archive).verdict in {"VERBATIM", "TYPOGRAPHIC"}


def test_a_sentence_with_a_quoted_word_in_it_is_not_verbatim(verify, build):
    short = build("He called it “terrible”.", "“No,” she said. “The sea is calm and the boats are out again today.”")
    assert verify("It was a terrible mistake to sell the lighthouse", short).verdict == "NOT_FOUND"
    assert verify("Nobody here has ever seen a sea like that, no", short).verdict == "NOT_FOUND"


def test_words_that_a_later_version_has_not_are_told(verify, build):
    passages = [replace(passage, superseded=True) for passage in build(ONE)]
    found = verify("We will build the new pier by June and pay for it ourselves", passages)
    assert (found.verdict, found.warnings, found.clear) == ("VERBATIM", ("CHANGED_IN_LATER_VERSION",), False)


def test_a_changed_quote_is_altered_though_a_quote_within_it_stands_elsewhere(verify, build):
    outer = "“He told us ‘we will never leave this harbour’ and then he left,” she said."
    archive = build(outer, "“We will never leave this harbour,” he said.")
    assert verify("He told us ‘we will never leave this harbour’ and then he ran", archive).verdict == "ALTERED"
    assert verify("“We will never leave this harbour,” he once told us.", archive).verdict == "VERBATIM"


ISLAND = (
    "Reed called the plan “a disgrace” and said it would “cost us dearly”.",
    "“It was the worst storm in 40 years,” she said, “but nobody was hurt.”",
    "He said the mayor had “never kept a promise” and “lied to all of us”.",
    "The clerk wrote that no ship came in, unless one counts the ferry.",
)
FRAGMENTS = [
    ("a disgrace", "VERBATIM", set()),
    ("a total disgrace", "ALTERED", set()),
    ("disgrace", "VERBATIM", {"STARTS_LATE"}),
    ("cost us all dearly", "ALTERED", set()),
    ("a disgrace ... cost us dearly", "SPLICED", set()),
    ("kept a promise", "VERBATIM", {"STARTS_LATE", "NEGATION_CHANGED"}),
    ("The mayor lied to all of us", "ALTERED", set()),
    ("It was the worst storm in 40 years, but nobody was hurt.", "SPLICED", set()),
    ("It was the worst storm in 14 years", "ALTERED", {"NUMBER_CHANGED"}),
    ("Reed called the plan “a disgrace”", "VERBATIM", {"NOT_IN_QUOTES"}),
    ("Lind called the plan “a disgrace”", "ALTERED", {"NOT_IN_QUOTES"}),
    ("a ship came in", "ALTERED", {"NOT_IN_QUOTES", "NEGATION_CHANGED", "HIDES_CONDITION"}),
    ("no ship came in", "VERBATIM", {"NOT_IN_QUOTES", "HIDES_CONDITION"}),
    ("ship came in", "VERBATIM", {"NOT_IN_QUOTES", "NEGATION_CHANGED", "HIDES_CONDITION"}),
    ("the plan to close the harbour is a disgrace for all of us who live here", "NOT_FOUND", set()),
]


@pytest.mark.parametrize(("pasted", "verdict", "warnings"), FRAGMENTS)
def test_short_quotes_and_words_outside_quotes_are_held_as_strictly(verify, build, pasted, verdict, warnings):
    found = verify(pasted, build(*ISLAND))
    assert (found.verdict, set(found.warnings) - {"ENDS_EARLY"}) == (verdict, warnings)


def test_a_word_that_makes_a_statement_less_certain_is_told(verify):
    found = verify("He took the money and left the town", "He allegedly took the money and left the town")
    assert found.best.notes == ("how certain: allegedly in the archive, no such word in the paste",)
