"""`quotedesk where`: the same words elsewhere."""

from __future__ import annotations

A, B = "000_3a3f1adc3318c147", "003_086badba317faf82"
CONDITION = "; if it seems they are going too far, we might also consider offensive use,"


def test_the_short_form_is_the_beginning_of_the_longest(quotedesk, seeds):
    found = quotedesk("where", "003#p2q1", "--json", "--archive", seeds).records
    longest, beginning = found["forms"]
    assert (longest["relation"], longest["words"]) == ("LONGEST", 28)
    assert (beginning["relation"], beginning["words"]) == ("BEGINNING_OF_LONGEST", 14)
    assert beginning["cut_after"] == CONDITION
    assert [each["id"] for form in found["forms"] for each in form["carriers"]] == [f"{A}#p4q1", f"{B}#p2q1"]
    assert found["same_person"] is None
    labels = {label.lower().removeprefix("a ") for label in found["speaker_labels"]}
    assert labels == {"south korean official", "senior official from the presidential office"}


def test_for_reading_it_says_what_is_not_stated(quotedesk, seeds):
    out = quotedesk("where", "000#p4q1", "--archive", seeds).out
    assert "not stated" in out
    assert "BEGINNING_OF_LONGEST" in out


def test_quotes_know_their_group(quotedesk, seeds):
    found = {each["id"]: each["group"] for each in quotedesk("quotes", "--json", "--archive", seeds).records}
    assert found[f"{B}#p2q1"] == found[f"{A}#p4q1"] == f"{A}#p4q1"
    assert found[f"{A}#p9q1"] == f"{A}#p9q1"


def test_an_unknown_quote_is_not_found(quotedesk, seeds):
    assert quotedesk("where", "000#p1q1", "--archive", seeds).code == 3
