"""Counts by date: the span decides the unit, nothing is lost, nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotedesk.tui.periods import by_day, over_time


def test_dates_are_taken_as_far_as_they_are_stated():
    counts = [("2026-03-05T09:00:00+01:00", 1), ("2026-03-05", 2), ("2026-03", 3), ("2026", 4), (None, 5), ("May", 6)]
    assert by_day([*counts, ("2026-06-31", 7), ("0000-01-01", 8), ("2026-07-01", 0)]) == {
        (2026, 3, 5): 3, (2026, 3): 3, (2026,): 4, (): 26,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("dates", "unit", "labels"),
    [
        pytest.param(["2026-03-05", "2026-03-07"], "day", ["5 Mar 2026", "6 Mar 2026", "7 Mar 2026"], id="days"),
        pytest.param(["2025-12-05", "2026-02-07"], "month", ["Dec 2025", "Jan 2026", "Feb 2026"], id="months"),
        pytest.param(["2026-03-05", "2026-03"], "month", ["Mar 2026"], id="a date without a day"),
        pytest.param(["2026-03-05", "2025"], "year", ["2025", "2026"], id="a date without a month"),
        pytest.param(["2018-03-05", "2022-01-01"], "year", ["2018", "2019", "2020", "2021", "2022"], id="years"),
    ],
)
def test_the_span_decides_the_unit_and_leaves_no_gap(dates, unit, labels):
    spread = over_time(by_day((each, 1) for each in dates))
    assert (spread.unit, [period.label for period in spread.periods]) == (unit, labels)


def test_a_long_span_is_told_in_several_years_at_once():
    spread = over_time(by_day([("1890", 1), ("2026", 2)]), 30)
    assert spread.counts[0] == ("1890–1894", 1)
    assert spread.counts[-1] == ("2025–2029", 2)
    assert len(spread.periods) == 28


def test_without_any_date_there_are_no_periods():
    assert over_time(by_day([(None, 3)])).periods == ()
    assert over_time(by_day([(None, 3)])).undated == 3


@given(
    st.lists(
        st.tuples(st.dates().map(str) | st.sampled_from(["2026", "2026-04", ""]), st.integers(0, 99)), max_size=20
    ),
    st.integers(1, 80),
)
def test_every_count_stands_in_one_period_and_there_are_never_too_many(counts, most):
    spread = over_time(by_day(counts), most)
    assert sum(number for _, number in spread.counts) + spread.undated == sum(number for _, number in counts)
    assert len(spread.periods) <= most
    firsts = [period.first for period in spread.periods]
    assert firsts == sorted(set(firsts))
