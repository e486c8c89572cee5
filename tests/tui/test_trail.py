"""The way through the hits."""

from __future__ import annotations

from quotedesk.index.model import Hit
from quotedesk.tui.trail import Trail


def hit(article, paragraph):
    return Hit(article, paragraph, 1.0, "words", ((0, 5),))


TRAIL = Trail([hit("b", 7), hit("a", 2), hit("b", 1), hit("a", 1)])


def test_it_goes_down_each_article_in_the_order_of_the_results():
    at, walked = ("b", 0), []
    while (step := TRAIL.step(*at, 1)) is not None:
        at = (step.article_id, step.paragraph)
        walked.append(at)
    assert walked == [("b", 1), ("b", 7), ("a", 1), ("a", 2)]


def test_it_goes_back_the_same_way():
    assert TRAIL.step("a", 1, -1) == hit("b", 7)
    assert TRAIL.step("b", 1, -1) is None


def test_between_two_hits_it_goes_to_the_nearer_one_in_each_direction():
    assert TRAIL.step("b", 4, 1) == hit("b", 7)
    assert TRAIL.step("b", 4, -1) == hit("b", 1)


def test_from_an_article_without_hits_it_begins_with_the_first():
    assert TRAIL.step("z", 3, 1) == hit("b", 1)
    assert TRAIL.step("z", 3, -1) is None
    assert Trail().step("a", 1, 1) is None


def test_it_knows_spans_and_positions():
    assert TRAIL.spans("b") == {1: ((0, 5),), 7: ((0, 5),)}
    assert TRAIL.position(hit("a", 1)) == 3


def test_articles_stand_beside_one_another_as_in_the_results():
    assert TRAIL.neighbours("b") == (None, "a")
    assert TRAIL.neighbours("a") == ("b", None)
    assert "c" not in TRAIL
