"""`quotedesk verify`: the stories of the contract on the two seed articles, value by value."""

from __future__ import annotations

import pytest

A, B = "000_3a3f1adc3318c147", "003_086badba317faf82"
PROMISE = "We would consider supplying weapons for defensive purposes as part of the step-by-step scenarios"
CONDITION = "; if it seems they are going too far, we might also consider offensive use,"
SENTENCE = (
    "I am grateful to those leaders and representatives of states who do not close their eyes and speak frankly "
    "about this co-operation for the sake of a larger war."
)


@pytest.fixture
def verify(quotedesk, seeds):
    def run(*arguments):
        return quotedesk("verify", *arguments, "--archive", seeds)

    return run


def changes(carrier):
    return [step for step in carrier["diff"] if step[0] != "="]


def test_a_promise_without_its_condition_is_verbatim_in_one_article_and_trimmed_in_the_other(verify):
    ran = verify(PROMISE, "--json")
    found = ran.records
    assert ran.code == 1
    assert found["verdict"] == "VERBATIM"
    assert {"LONGER_FORM_EXISTS", "UNNAMED_SOURCE"} <= set(found["warnings"])
    short, long = found["carriers"]
    assert (short["id"], short["cut_after"], short["text"]) == (f"{B}#p2q1", "", PROMISE + ",")
    assert (long["id"], long["cut_after"], long["text"]) == (f"{A}#p4q1", CONDITION, PROMISE)
    assert "ENDS_EARLY" in long["warnings"]
    assert found["archive"] == {"articles": 2, "from": None, "to": None}
    assert long["before"] == "“"
    assert long["after"].endswith("a South Korean official told reporters.")


def test_the_lines_for_reading_print_what_was_cut_and_its_words(verify):
    out = verify(PROMISE).out
    assert f"cut after (14 words): {CONDITION.removesuffix(',')}" in out
    assert "is not stated in either text" in out


def test_a_trim_at_both_ends_is_told(verify):
    ran = verify("would consider supplying weapons")
    assert ran.code == 1
    assert "STARTS_LATE" in ran.out
    assert "ENDS_EARLY" in ran.out


def test_one_word_changed_shows_as_that_word_and_nothing_else(verify):
    found = verify(PROMISE.replace("supplying", "sending"), "--json").records
    assert found["verdict"] == "ALTERED"
    assert changes(found["carriers"][0]) == [["-", "supplying"], ["+", "sending"]]


@pytest.mark.parametrize(
    ("pasted", "warnings"),
    [
        ("We would not consider supplying weapons for defensive purposes", {"NEGATION_CHANGED"}),
        ("North Korea is preparing to send 1,200 troops to Russia", {"NUMBER_CHANGED", "NOT_IN_QUOTES"}),
    ],
)
def test_a_negation_added_or_a_number_changed_is_altered(verify, pasted, warnings):
    ran = verify(pasted, "--json")
    assert (ran.code, ran.records["verdict"]) == (1, "ALTERED")
    assert warnings <= set(ran.records["warnings"])


def test_words_outside_quotes_are_carried_by_their_paragraph(verify):
    carrier = verify("North Korea is preparing to send 1,200 troops to Russia", "--json").records["carriers"][0]
    assert carrier["id"] == f"{A}#p6"
    assert (carrier["cut_before"], carrier["cut_after"], carrier["speaker"]) == ("", "", None)


def test_a_hyphen_less_is_altered_and_neither_negation_nor_number(verify):
    found = verify(SENTENCE.replace("co-operation", "cooperation"), "--json").records
    assert found["verdict"] == "ALTERED"
    assert changes(found["carriers"][0]) == [["-", "co-operation"], ["+", "cooperation"]]
    assert "ENDS_EARLY" in found["warnings"]
    assert not {"NEGATION_CHANGED", "NUMBER_CHANGED"} & set(found["warnings"])


def test_only_case_and_hyphens_changed_is_typographic_and_fine(verify):
    ran = verify(
        "We Would Consider Supplying Weapons For Defensive Purposes As Part Of The Step‑by‑Step Scenarios; "
        "if it seems they are going too far, we might also consider offensive use",
        "--json",
    )
    assert (ran.code, ran.records["verdict"]) == (0, "TYPOGRAPHIC")


def test_what_nobody_said_is_not_in_this_archive(verify):
    ran = verify("We will send offensive weapons to Kyiv before the end of the year")
    assert ran.code == 3
    assert "not in this archive" in ran.out
    assert "2 articles" in ran.out
    assert not {"fake", "false", "fabricated"} & set(ran.out.lower().split())


@pytest.mark.parametrize("pasted", [PROMISE, PROMISE.replace("supplying", "sending"), "nobody ever said so", SENTENCE])
def test_no_percentage_is_printed(verify, pasted):
    assert "%" not in verify(pasted).out


def test_the_wrong_speaker_is_told_and_the_right_one_shown(verify):
    ran = verify(SENTENCE, "--speaker", "Kim Yo-jong")
    assert ran.code == 1
    assert "WRONG_SPEAKER" in ran.out
    assert "Volodymyr Zelensky" in ran.out


def test_an_unnamed_source_is_the_wrong_speaker_too(verify):
    assert verify(PROMISE, "--speaker", "Kim Yo-jong", "--json").records["verdict"] == "WRONG_SPEAKER"


def test_the_right_speaker_by_an_alias_is_fine(verify):
    found = verify(SENTENCE, "--speaker", "Zelenskiy", "--json").records
    assert found["verdict"] == "VERBATIM"


def test_somebody_who_is_never_quoted_is_the_wrong_speaker(verify):
    ran = verify(SENTENCE, "--speaker", "Kim Jong-un", "--json")
    assert (ran.code, ran.records["verdict"]) == (1, "WRONG_SPEAKER")
    assert "no quote in this archive is by Kim Jong-un" in ran.err


@pytest.mark.parametrize("ellipsis", ["...", "…", "[...]"])
def test_an_ellipsis_shows_what_it_leaves_out(verify, ellipsis):
    pasted = f"We would consider supplying weapons {ellipsis} as part of the step-by-step scenarios"
    ran = verify(pasted)
    assert "ELIDED" in ran.out
    assert "for defensive purposes" in ran.out
    assert verify(pasted, "--json").records["carriers"][0]["hidden"] == ["for defensive purposes"]


def test_an_ellipsis_that_hides_the_condition_is_told(verify):
    ran = verify("We would consider supplying weapons ... offensive use")
    assert ran.code == 1
    assert "ELIDED" in ran.out
    assert "HIDES_CONDITION" in ran.out
    assert "if it seems they are going too far" in ran.out


@pytest.mark.parametrize(
    "pasted",
    [
        "we might also consider offensive use ... We would consider supplying weapons",
        "bad dogs bred by the US ... military experts",
        "criminal organisation ... Russia's mercenaries",
    ],
)
def test_parts_out_of_order_or_of_two_quotes_are_spliced(verify, pasted):
    ran = verify(pasted, "--json")
    assert (ran.code, ran.records["verdict"]) == (1, "SPLICED")


def test_an_editors_bracket_is_shown_with_the_word_it_stands_for(verify):
    ran = verify("if it seems [the North Koreans] are going too far, we might also consider offensive use")
    assert ran.code == 1
    assert "BRACKETED" in ran.out
    assert "[the North Koreans]" in ran.out
    assert "they  (archive)" in ran.out


@pytest.mark.parametrize("pasted", ["", '"', "“ ”", "...", "  \n "])
def test_nothing_to_check_is_wrong_usage_in_one_line(verify, pasted):
    ran = verify(pasted)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_text_comes_from_stdin_whatever_it_holds(program, seeds):
    def piped(content):
        return program("verify", "-", "--archive", seeds, stdin=content)

    assert piped(f"“{PROMISE}”\n".encode()).code == 1
    assert piped(b"\xff\xfe\xfa").code == 4
    assert piped(b"").code == 2
    assert piped(b"a" * 10_000_000).code == 2
    for content in (b"\xff\xfe\xfa", b"", b"a" * 10_000_000):
        assert piped(content).err.count("\n") == 1


def test_a_whole_page_with_a_quote_in_it_gives_the_verdict_on_the_quote(verify):
    page = f"The official spoke on Sunday in Seoul. {PROMISE}{CONDITION} Nobody else was there that day. " * 1
    filler = "The weather was fine in the old town and the boats went out to the bay. " * 30
    found = verify(filler + page + filler, "--json").records
    assert (found["verdict"], found["carriers"][0]["id"]) == ("VERBATIM", f"{A}#p4q1")


def test_markdown_holds_the_verdict_and_the_ids(verify):
    out = verify(PROMISE, "--md").out
    assert out.startswith("**VERBATIM, but a longer form exists**")
    assert f"`{A}#p4q1`" in out
