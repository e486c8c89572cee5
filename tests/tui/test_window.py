"""A screen moved along rows of several lines, laid out only where it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from quotedesk.tui.window import Window

HEIGHTS = st.lists(st.integers(1, 12), min_size=1, max_size=40)


def window(heights, height):
    found = Window(lambda row, width: [Content(f"{row}.{line}") for line in range(heights[row])])
    found.fill(range(len(heights)))
    found.fit(20, height)
    return found


@given(HEIGHTS, st.integers(1, 15), st.data())
def test_after_and_before_count_lines_as_a_list_of_all_lines_would(heights, height, data):
    it = window(heights, height)
    every = [(row, line) for row, n in enumerate(heights) for line in range(n)]
    at = data.draw(st.integers(0, len(every) - 1))
    n = data.draw(st.integers(0, 100))
    assert it.after(every[at], n) == every[min(at + n, len(every) - 1)]
    assert it.before(every[at], n) == every[max(at - n, 0)]


@given(HEIGHTS, st.integers(1, 15), st.data())
def test_wherever_it_is_placed_it_shows_consecutive_lines_without_a_gap(heights, height, data):
    it = window(heights, height)
    every = [(row, line) for row, n in enumerate(heights) for line in range(n)]
    it.place(data.draw(st.sampled_from(every)))
    first = every.index(it.shown[0])
    assert it.shown == every[first : first + height]
    assert len(it.shown) == min(height, len(every))


@given(HEIGHTS, st.integers(1, 15), st.data())
def test_a_revealed_row_is_seen_whole_or_from_its_first_line(heights, height, data):
    it = window(heights, height)
    row = data.draw(st.integers(0, len(heights) - 1))
    it.reveal(row, data.draw(st.sampled_from([1 / 3, 2 / 3])))
    seen = [line for index, line in it.shown if index == row]
    assert seen == list(range(min(heights[row], height)))


def test_only_rows_around_the_screen_are_drawn():
    drawn = []

    def draw(row, width):
        drawn.append(row)
        return [Content(str(row))] * 3

    it = Window(draw)
    it.fill(range(1_000_000))
    it.fit(80, 20)
    it.reveal(500_000, 1 / 3)
    it.reveal(999_999, 1 / 3)
    assert it.shown[-1] == (999_999, 2)
    assert len(drawn) < 60
