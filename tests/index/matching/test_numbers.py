"""What number a text states, however it is written."""

from __future__ import annotations

import pytest

from quotedesk.index.matching.numbers import numbers, same_numbers, splits_number

SAME = [
    ("12,000 troops", "twelve thousand troops"),
    ("12 000 boats", "12,000 boats"),
    ("5%", "five per cent"),
    ("5 percent", "5 pc"),
    ("€5bn", "5 billion euros"),
    ("1.5 million", "1,500,000"),
    ("4 March 2026", "March 4, 2026"),
    ("4 March 2026", "2026-03-04"),
    ("21st", "twenty-first"),
    ("half a million", "500,000"),
    ("two thirds", "two-thirds"),
    ("a hundred and twenty", "120"),
    ("one of them", "some of them"),
    ("they may march", "they will go"),
]
DIFFERENT = [
    ("12,000", "1,200"),
    ("five million", "five billion"),
    ("5 km", "5 miles"),
    ("in May", "in June"),
    ("9:30", "9:45"),
    ("5 to 10", "10 to 5"),
    ("dozens", "hundreds"),
    ("twice", "three times"),
    ("20 per cent", "20 points"),
    ("on Monday", "on Friday"),
    ("1" * 50, "1" * 49),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_one_number_are_the_same(one, other):
    assert same_numbers(one, other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_numbers_units_and_dates_are_not(one, other):
    assert not same_numbers(one, other)


def test_a_number_stands_where_it_is_printed_with_its_unit():
    text = "we lost 5 per cent of five million"
    assert [text[number.start : number.end] for number in numbers(text)] == ["5 per cent", "five million"]


def test_a_cut_inside_a_number_or_before_its_unit_splits_it():
    text = "some five million boxes"
    assert splits_number(text, text.index("million"))
    assert not splits_number(text, text.index("boxes"))
