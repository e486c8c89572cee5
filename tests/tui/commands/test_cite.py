"""`quotedesk cite`: the seed quote in its three styles."""

from __future__ import annotations

A = "000_3a3f1adc3318c147"
WORDS = (
    "We would consider supplying weapons for defensive purposes as part of the step-by-step scenarios; "
    "if it seems they are going too far, we might also consider offensive use"
)


def test_plain_is_the_citation_of_the_contract(quotedesk, seeds):
    ran = quotedesk("cite", "000#p4q1", "--archive", seeds)
    cited = f"“{WORDS}” — a South Korean official (unnamed), {A}, paragraph 4; headline, outlet and date unknown"
    assert (ran.code, ran.out) == (0, f"{cited}\n")
    assert len(cited) == 278
    assert quotedesk("quotes", "--unnamed", "--json", "--archive", seeds).records[0]["clean"] == WORDS


def test_markdown_is_a_block_quote_and_a_line_with_the_id(quotedesk, seeds):
    block, _, below = quotedesk("cite", "000#p4q1", "--style", "markdown", "--archive", seeds).out.splitlines()
    assert block == f"> {WORDS}"
    assert f"{A}#p4q1" in below


def test_json_is_a_csl_item_without_what_is_unknown(quotedesk, seeds):
    (item,) = quotedesk("cite", "000#p9q1", "--style", "json", "--archive", seeds).records
    assert item["type"] == "article-newspaper"
    assert item["id"] == f"{A}#p9q1"
    assert "title" not in item
    assert "Volodymyr Zelensky" in item["note"]


def test_several_quotes_are_cited_in_the_order_asked_for(quotedesk, seeds):
    lines = quotedesk("cite", "003#p4q1", "000#p10q1", "--archive", seeds).out.splitlines()
    assert [line.split("”")[0] for line in lines] == ["“criminal organisation", "“bad dogs bred by the US"]


def test_no_quote_and_no_id_have_their_own_codes(quotedesk, seeds):
    assert quotedesk("cite", "000#p4q9", "--archive", seeds).code == 3
    assert quotedesk("cite", "000", "--archive", seeds).code == 2
    assert quotedesk("cite", "777#p1q1", "--archive", seeds).code == 3
