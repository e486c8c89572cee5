"""Where quoted words begin and end: pairing of quote marks inside one paragraph.

Only the outermost pair counts; marks inside it belong to the words quoted. Everything is one pass over the mark
characters, so hostile input costs time linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_MARK = re.compile(r"([“”„‟«»\"＂「」『』‘‚‹›'’`])\1{5,}|[“”„‟«»\"＂「」『』‘‚‹›'’]|``")
_AND = re.compile(r"['’‘][nN]['’](?=[ -])")
_MAX_MARKS = 30_000
"""Marks of one paragraph that are read; a megabyte of prose on one line has fewer."""
_MAX_UNCLOSED = 100
"""Unclosed regions of one paragraph; more are no prose, and none of them is kept."""
_OPENERS = {"“": '”“"', "„": '“”"', "‟": '”"', "«": '»"', "「": "」", "『": "』", "``": "''\""}
_CLOSERS = frozenset("”»」』")
_SINGLES = frozenset("'’‘‚‹›")
_BEFORE_OPENING = frozenset(' \t\n\u00a0([{—–-/…:;,.“"‘=>|')
_AFTER_CLOSING = frozenset(' \t\n\u00a0)]}—–-/…:;,.?!”"’<|')
_STRONG_END = frozenset(",.?!…—–")


class Region(NamedTuple):
    """Quoted words in a paragraph: `text[start:end]` between the marks, `outer_start` and `outer_end` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    """False when the closing mark is missing and the region runs to the end of the paragraph or the next mark."""


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    sign: str
    opens: bool
    """It stands where an opening mark stands: after a break, before a word."""
    closes: bool
    """It stands where a closing mark stands: after a word or its punctuation."""


def _marks(text: str) -> list[_Mark]:
    found: list[_Mark] = []
    length = len(text)
    position = 0
    while (match := _MARK.search(text, position)) and len(found) < _MAX_MARKS:
        start, end = match.span()
        if match.group(1):
            position = end
            continue  # a row of marks is a rule, not a quotation
        sign = match.group()
        if sign == "'" and text.startswith("''", start):
            if text.startswith("'''", start) and start and not text[start - 1].isspace():
                start += 1  # an inner quotation ends here too
            sign, end = "''", start + 2
        before = text[start - 1] if start else ""
        after = text[end] if end < length else ""
        position = end
        if sign in _SINGLES and before.isalnum() and after.isalnum():
            continue  # an apostrophe inside a word
        if sign in _SINGLES and (_AND.match(text, start) or _AND.match(text, max(0, start - 2))):
            continue  # rock ’n’ roll
        opens = (not before or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
        closes = bool(before) and not before.isspace()
        found.append(_Mark(start, end, sign, opens, closes))
    return found


def article_regions(paragraphs: Sequence[str]) -> tuple[bool, list[list[Region]]]:
    """Whether an article quotes in ‘single’ marks, and the quoted regions of each paragraph, in order, not overlapping.

    It quotes in single marks when more pairs of them stand outside doubles than doubles stand on their own.
    """
    read = [_Pairs(text, _marks(text)) for text in paragraphs]
    n_single = sum(pairs.n_single for pairs in read)
    n_double = sum(pairs.n_double for pairs in read)
    singles_first = n_single > n_double
    return singles_first, [pairs.chosen(singles_first) for pairs in read]


class _Pairs:
    """Both readings of one paragraph: doubles as the outer marks, and singles."""

    def __init__(self, text: str, marks: list[_Mark]) -> None:
        self.text, self.marks = text, marks
        self.doubles = _double_regions(text, marks, []) if marks else []
        self.singles = _single_pairs(text, marks) if marks else []
        closed_doubles = [region for region in self.doubles if region.closed]
        closed_singles = [region for region in self.singles if region.closed]
        self.n_double = sum(not _inside(region, closed_singles) for region in closed_doubles)
        self.n_single = sum(not _inside(region, closed_doubles) for region in closed_singles)

    def chosen(self, singles_first: bool) -> list[Region]:
        """The outermost regions."""
        if not singles_first:
            return _merge(self.doubles, [region for region in self.singles if _apart(region, self.doubles)])
        doubles = _double_regions(self.text, self.marks, self.singles) if self.doubles else []
        doubles = [region for region in doubles if region.closed or _apart(region, self.singles)]
        return _merge(doubles, [region for region in self.singles if _apart(region, doubles)])


def _apart(region: Region, others: Sequence[Region]) -> bool:
    low, high = 0, len(others)
    while low < high:
        middle = (low + high) // 2
        if others[middle].outer_end <= region.outer_start:
            low = middle + 1
        else:
            high = middle
    return low == len(others) or others[low].outer_start >= region.outer_end


def _merge(first: list[Region], second: list[Region]) -> list[Region]:
    return sorted([*first, *second], key=lambda region: region.start)


def _double_regions(text: str, marks: list[_Mark], blocked: Sequence[Region]) -> list[Region]:
    """Pairs of double marks. Alternation, corrected by which way a mark looks."""
    found: list[Region] = []
    opened: _Mark | None = None
    n_curly_open = [0] * (len(marks) + 1)
    n_curly_close = [0] * (len(marks) + 1)
    for index in range(len(marks) - 1, -1, -1):
        n_curly_open[index] = n_curly_open[index + 1] + (marks[index].sign == "“")
        n_curly_close[index] = n_curly_close[index + 1] + (marks[index].sign == "”")
    nested = 0
    next_blocked = 0
    for index, mark in enumerate(marks):
        while next_blocked < len(blocked) and blocked[next_blocked].outer_end <= mark.start:
            next_blocked += 1
        if next_blocked < len(blocked) and blocked[next_blocked].outer_start <= mark.start:
            continue
        if mark.sign in _SINGLES:
            continue
        turn = _turn(text, mark, opened)
        if turn == "open":
            if opened is not None:
                if mark.sign == "“" and n_curly_close[index + 1] > n_curly_open[index]:
                    nested += 1
                    continue
                if opened.end < mark.start:
                    found.append(_never_closed(text, opened, mark))
            opened = mark
        elif turn == "close" and opened is not None:
            if nested and mark.sign == "”":
                nested -= 1
                continue
            found.append(Region(opened.end, mark.start, opened.start, mark.end, True))
            opened = None
            nested = 0
    if opened is not None:
        found.append(Region(opened.end, len(text), opened.start, len(text), False))
    if sum(not region.closed for region in found) > _MAX_UNCLOSED:
        found = [region for region in found if region.closed]
    return [region for region in found if text[region.start : region.end].strip()]


_SINGLE_FOR_DOUBLE = re.compile(r"[.!?…,][’'](?=\s+[^\W\d_a-z])")


def _never_closed(text: str, opened: _Mark, following: _Mark) -> Region:
    """A region that another one cuts short: up to a single mark typed for the double one, if there is any."""
    typed = _SINGLE_FOR_DOUBLE.search(text, opened.end, following.start)
    if typed is not None and not any(sign in text[opened.end : typed.start()] for sign in "‘"):
        return Region(opened.end, typed.end() - 1, opened.start, typed.end(), True)
    return Region(opened.end, following.start, opened.start, following.start, False)


def _turn(text: str, mark: _Mark, opened: _Mark | None) -> str:
    """Whether a double mark opens, closes or is no quote mark at all."""
    sign = mark.sign
    before = text[mark.start - 1] if mark.start else ""
    after = text[mark.end] if mark.end < len(text) else ""
    if sign in _OPENERS:
        if opened is None:
            return "open"
        if opened.sign == "„":
            return "close"
        wrong_way = (
            mark.closes and (before not in _BEFORE_OPENING or before in ".,…") and (not after or after in " \t[(")
        )
        return "close" if wrong_way else "open"
    if sign in _CLOSERS:
        if opened is None and sign == "»" and mark.opens:
            return "open"
        return "close"
    if opened is None:
        if before.isdigit() and not after.isalnum():
            return "none"  # inches, minutes of arc
        return "open" if mark.opens or not mark.closes else "none"
    if opened.sign == "''" and sign == '"' and mark.closes and not mark.opens:
        return "close"
    if mark.opens and not mark.closes:
        return "open"
    return "close"


def _single_pairs(text: str, marks: list[_Mark]) -> list[Region]:
    """Pairs of single marks, kept apart from apostrophes, possessives and shortened years."""
    single = [mark for mark in marks if mark.sign in _SINGLES]
    next_opener = [len(text) + 1] * (len(single) + 1)
    for index in range(len(single) - 1, -1, -1):
        next_opener[index] = single[index].start if _single_opens(text, single[index]) else next_opener[index + 1]
    next_strong = [len(text) + 2] * (len(single) + 1)
    next_close = [len(text) + 2] * (len(single) + 1)
    for index in range(len(single) - 1, -1, -1):
        strength = _single_closes(text, single[index])
        next_strong[index] = single[index].start if strength == 2 else next_strong[index + 1]
        next_close[index] = single[index].start if strength else next_close[index + 1]
    found = []
    index = 0
    while index < len(single):
        mark = single[index]
        index += 1
        if not _single_opens(text, mark):
            continue
        closer = None
        for other in range(index, len(single)):
            strength = _single_closes(text, single[other])
            if not strength:
                if single[other].sign in "‘‹" and _single_opens(text, single[other]):
                    break
                continue
            if strength == 1 and _like_apostrophe(text, single[other]):
                later = next_close[other + 1]
                if later < next_opener[other + 1] and (
                    later == next_strong[other + 1] or next_opener[other + 1] > len(text)
                ):
                    continue
            closer = other
            break
        if closer is not None and single[closer].start - mark.end > 1:
            end = single[closer]
            found.append(Region(mark.end, end.start, mark.start, end.end, True))
            index = closer + 1
        elif closer is None and mark.sign in "‘'" and not text[: mark.start].strip() and mark.end < len(text):
            never_closes = index == len(single) or next_close[index] > len(text)
            if never_closes:
                found.append(Region(mark.end, len(text), mark.start, len(text), False))
                break
    return found


def _single_opens(text: str, mark: _Mark) -> bool:
    if mark.sign in "’›" or not mark.opens:
        return False
    after = text[mark.end : mark.end + 4]
    if after[:2].isdigit() and (after[2:3] == "s" or not after[2:3].isalnum()) and mark.sign == "'":
        return False  # '90s, '48
    return mark.sign in "‘‚‹" or after[:1].isalnum() or after[:1] in '[“"$£….'


def _single_closes(text: str, mark: _Mark) -> int:
    """0 not a closing mark, 1 it may be an apostrophe, 2 certain: it follows the punctuation of a quotation."""
    if mark.sign in "‘‚‹" or not mark.closes:
        return 0
    after = text[mark.end] if mark.end < len(text) else ""
    if after and after not in _AFTER_CLOSING:
        return 0
    return 2 if text[mark.start - 1] in _STRONG_END else 1


def _like_apostrophe(text: str, mark: _Mark) -> bool:
    """`officials’ plans`, `goin’ home`."""
    before = text[max(0, mark.start - 2) : mark.start].lower()
    after = text[mark.end : mark.end + 2]
    return (before[-1:] in "sxz" or before == "in") and after[:1] == " " and after[1:2].isalnum()


def _inside(region: Region, others: Sequence[Region]) -> bool:
    low, high = 0, len(others)
    while low < high:
        middle = (low + high) // 2
        if others[middle].outer_end <= region.start:
            low = middle + 1
        else:
            high = middle
    return low < len(others) and others[low].start <= region.outer_start and region.outer_end <= others[low].end
