"""Numbers, units and dates as a text states them, so that `twelve thousand` is `12,000` and never `1,200`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from quotedesk.index.matching.number_words import (
    AMBIGUOUS_MONTHS,
    BOUNDS,
    LETTER_SCALES,
    MONTHS,
    ORDINALS,
    PARTS,
    SCALES,
    SHARES,
    SMALL,
    TIMES,
    UNITS,
    WEEKDAYS,
)

_PIECE = re.compile(
    r"(?P<iso>(?<!\d)\d{4}-\d{2}-\d{2}(?!\d))"
    r"|(?P<date>(?<!\d)\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<time>(?<!\d)\d{1,2}:\d{2}(?!\d))"
    r"|(?P<digits>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)(?P<ordinal>(?:st|nd|rd|th)\b)?"
    r"|(?P<fraction>[¼½¾⅓⅔])"
    r"|per\s+cent\b|a\.m\b|p\.m\b|[^\W\d_]+|[%$€£¥₩°]",
    re.I,
)
_VULGAR = {"¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_MAX_DIGITS = 40
_AROUND = 60
"""Characters on either side of a cut that are looked at: no number is longer."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number, date or time of day at `text[start:end]`, its unit included."""

    start: int
    end: int
    value: tuple[str, Fraction | str]
    """What is counted with (`number`, `month`, `weekday`, `date`, `time`) and the value."""
    unit: str | None = None
    bound: str | None = None
    """What `at least` or `about` before it make of it; they are part of it."""

    @property
    def stated(self) -> tuple[tuple[str, Fraction | str], str | None, str | None]:
        """What two spellings of one number share."""
        return self.value, self.unit, self.bound


def same_numbers(archive: str, pasted: str) -> bool:
    """Whether two texts state the same numbers with the same units, in the same order.

    A lone `one` counts only beside other numbers: it is mostly a pronoun.
    """
    stated = [[number.stated for number in numbers(text)] for text in (archive, pasted)]
    one = (("number", Fraction(1)), None, None)
    if all(each == one for side in stated for each in side):
        return True
    return stated[0] == stated[1]


def splits_number(text: str, at: int) -> bool:
    """Whether a cut at `text[at]` leaves a part of a number or range, or a number without its unit, behind."""
    low = max(0, at - _AROUND)
    while low and text[low - 1].isalnum():
        low -= 1
    around, at = text[low : at + _AROUND], at - low
    found = numbers(around)
    ranges = [(one.start, other.end) for one, other in pairwise(found) if _is_range(one, other, around)]
    return any(start < at < end for start, end in (*((each.start, each.end) for each in found), *ranges))


def _is_range(one: Number, other: Number, text: str) -> bool:
    """Whether two numbers are the ends of a range: `10 to 20`, `5–7`, `between 10 and 20`."""
    between = text[one.end : other.start].strip().casefold()
    if between == "and":
        return text[: one.start].casefold().rstrip().endswith("between")
    return between in {"to", "or", "-", "–", "—", "\u2011"} and one.value[0] == other.value[0]


@lru_cache(maxsize=512)
def numbers(text: str) -> tuple[Number, ...]:
    """All numbers of a text, in order."""
    return tuple(_Reader(text).read())


class _Reader:
    """Goes once through the pieces of a text: digits, words, signs."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = list(_PIECE.finditer(text))
        self._keys = [re.sub(r"\s", "", match.group().casefold()) for match in self._pieces]
        self._at = 0

    def read(self) -> list[Number]:
        found = []
        while self._at < len(self._pieces):
            number = self._dated() or self._counted()
            if number:
                found.append(number)
            else:
                self._at += 1
        return _with_dates(found, self._text)

    def _dated(self) -> Number | None:
        piece, key = self._pieces[self._at], self._keys[self._at]
        if piece["iso"] or piece["date"] or piece["time"]:
            self._at += 1
            kind = "time" if piece["time"] else "date"
            parts = [str(int(part)) for part in re.split(r"[-./:]", piece.group())]
            return Number(piece.start(), piece.end(), (kind, "-".join(parts)), self._unit() if piece["time"] else None)
        if key in MONTHS and self._is_month(piece.group(), key):
            self._at += 1
            return Number(piece.start(), piece.end(), ("month", Fraction(MONTHS[key])))
        if key in WEEKDAYS or key.removesuffix("s") in WEEKDAYS:
            self._at += 1
            day = WEEKDAYS.get(key) or WEEKDAYS[key.removesuffix("s")]
            return Number(piece.start(), piece.end(), ("weekday", Fraction(day)))
        return None

    def _is_month(self, printed: str, key: str) -> bool:
        if key not in AMBIGUOUS_MONTHS:
            return True
        if not printed[0].isupper():
            return False
        before = self._keys[self._at - 1] if self._at else ""
        after = self._keys[self._at + 1] if self._at + 1 < len(self._keys) else ""
        near = before[:1].isdigit() or after[:1].isdigit()
        return near or before in {"in", "of", "since", "until", "by", "last", "next", "late", "early", "mid", "from"}

    def _counted(self) -> Number | None:
        first = self._at
        currency = UNITS.get(self._keys[first]) if self._keys[first] in {"$", "€", "£", "¥", "₩"} else None
        if currency:
            self._at += 1
        value = self._value() if self._at < len(self._pieces) else None
        if value is None:
            self._at = first
            return None
        unit = currency or self._unit()
        end = self._pieces[self._at - 1].end()
        start, negative = self._sign(first)
        if negative:
            value = -value if isinstance(value, Fraction) else f"-{value}"
        start, bound = self._bound(first) if not negative else (start, None)
        return Number(start, end, ("number", value), unit, bound)

    def _sign(self, first: int) -> tuple[int, bool]:
        """Where a number that begins with a piece begins, and whether it is negative."""
        start = self._pieces[first].start()
        before = self._text[max(0, start - 2) : start]
        if before[-1:] in {"-", "−"} and not before[:-1].strip(" \t\n\u00a0([:"):
            return start - 1, True
        if first and self._keys[first - 1] == "minus" and self._follows(first):
            return self._pieces[first - 1].start(), True
        return start, False

    def _bound(self, first: int) -> tuple[int, str | None]:
        """The same with the words before it that make it a guess or the end of a range."""
        for size in (3, 2, 1):
            opening = first - size
            bound = BOUNDS.get(tuple(self._keys[opening:first])) if opening >= 0 else None
            if bound and all(map(self._follows, range(opening + 1, first + 1))):
                return self._pieces[opening].start(), bound
        return self._pieces[first].start(), None

    def _follows(self, piece: int) -> bool:
        """Whether only a space is before a piece."""
        return not self._text[self._pieces[piece - 1].end() : self._pieces[piece].start()].strip()

    def _unit(self) -> str | None:
        if self._at >= len(self._keys):
            return None
        if (
            self._keys[self._at] == "percentage"
            and UNITS.get("".join(self._keys[self._at + 1 : self._at + 2])) == "points"
        ):
            self._at += 2
            return "points"
        unit = UNITS.get(self._keys[self._at])
        if unit is None or not self._near():
            return None
        self._at += 1
        return unit

    def _value(self) -> Fraction | str | None:
        key, piece = self._keys[self._at], self._pieces[self._at]
        if key.endswith("s") and key[:-1] in SCALES and key[:-1] not in LETTER_SCALES:
            self._at += 1
            return key  # `thousands` of people: as vague as it is printed
        if key in TIMES:
            self._at += 1
            return Fraction(TIMES[key])
        if piece["ordinal"]:
            self._at += 1
            return _digits(piece["digits"])
        if piece["digits"] or piece["fraction"]:
            return self._in_digits()
        return self._in_words()

    def _in_digits(self) -> Fraction | str:
        """`1,500`, `2½`, `1.5m`, `5 million`."""
        piece = self._pieces[self._at]
        value = _digits(piece["digits"]) if piece["digits"] else _VULGAR[piece.group()]
        self._at += 1
        if isinstance(value, str):
            return value
        if piece["digits"] and self._near() and self._pieces[self._at]["fraction"]:
            value += _VULGAR[self._pieces[self._at].group()]
            self._at += 1
        while self._near() and self._keys[self._at] in SCALES:
            value *= SCALES[self._keys[self._at]]
            self._at += 1
        return value

    def _in_words(self) -> Fraction | None:
        """`twelve thousand`, `a hundred and twenty`, `two thirds`, `twenty-first`, `half a million`."""
        total, current, previous = Fraction(0), Fraction(0), ""
        while previous == "" or self._near():
            key = self._keys[self._at]
            kind = self._kind(key, previous, current)
            if kind is None:
                break
            if kind == "small":
                current += SMALL[key]
            elif kind == "scale":
                current = (current or Fraction(1)) * SCALES[key]
                if SCALES[key] >= 1000:
                    total, current = total + current, Fraction(0)
            elif kind in {"ordinal", "share"}:
                self._at += 1
                if kind == "ordinal":
                    return total + current + ORDINALS[key]
                part = SHARES.get(key) or Fraction(1, PARTS[key])
                return total + (current or Fraction(1)) * part * self._of_scale()
            self._at += 1
            previous = kind
        return total + current if previous else None

    def _of_scale(self) -> int:
        """What `a million` in `half a million` multiplies by; 1 when nothing of the kind follows."""
        if self._keys[self._at : self._at + 1] == ["a"] and self._near():
            scale = SCALES.get(self._keys[self._at + 1] if self._at + 1 < len(self._keys) else "")
            if scale:
                self._at += 2
                return scale
        return 1

    def _kind(self, key: str, previous: str, current: Fraction) -> str | None:
        following = self._keys[self._at + 1] if self._at + 1 < len(self._keys) else ""
        if key in SMALL:
            tens = previous == "small" and current % 100 >= 20 and current % 10 == 0 and 0 < SMALL[key] < 10
            return "small" if previous in {"", "scale", "and"} or tens else None
        if key in SCALES and key not in LETTER_SCALES:
            return "scale"
        if key == "and" and previous == "scale" and following in SMALL:
            return "and"
        if key in ORDINALS and (previous != "small" or current >= 20):
            return "ordinal"
        if (key in SHARES and previous in {"", "small"}) or (previous == "small" and key in PARTS):
            return "share"
        return None

    def _near(self) -> bool:
        """Whether the next piece goes on with the number before it: only a space or a hyphen between them."""
        if self._at >= len(self._pieces):
            return False
        between = self._text[self._pieces[self._at - 1].end() : self._pieces[self._at].start()]
        return len(between) <= 2 and not between.strip(" -\u00a0\u2010\u2011\n")


def _digits(printed: str) -> Fraction | str:
    """The value of digits as printed; groups of three are separated, whatever follows a last point or comma is not."""
    if len(printed) > _MAX_DIGITS:
        return printed
    bare = re.sub(r"[ \u00a0\u202f]", "", printed)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", bare):
        bare = bare.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(\.\d{3}){2,}(,\d+)?|\d{1,3}\.\d{3},\d+", bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d+,\d+", bare):
        bare = bare.replace(",", ".")
    return Fraction(bare) if re.fullmatch(r"\d+(\.\d+)?", bare) else bare


def _with_dates(found: list[Number], text: str) -> list[Number]:
    """The list with day, month and year that stand together joined into one date, whatever their order."""
    joined: list[Number] = []
    for number in found:
        if len(joined) >= 2 and _is_date((*joined[-2:], number), text):
            parts = [part.value for part in (*joined[-2:], number)]
            year = parts[2][1]
            month = next(value for kind, value in parts if kind == "month")
            day = next(value for kind, value in parts[:2] if kind == "number")
            first = joined[-2].start
            del joined[-2:]
            number = Number(first, number.end, ("date", f"{year}-{month}-{day}"))
        joined.append(number)
    return _with_days(joined, text)


def _with_days(found: Sequence[Number], text: str) -> list[Number]:
    """The list with a day and its month that stand together joined, whatever their order."""
    joined: list[Number] = []
    for number in found:
        if joined and _is_day(joined[-1], number, text):
            values = dict((joined[-1].value, number.value))
            first = joined.pop().start
            number = Number(first, number.end, ("date", f"{values['month']}-{values['number']}"))
        joined.append(number)
    return joined


def _is_day(one: Number, other: Number, text: str) -> bool:
    values = dict((one.value, other.value))
    day = values.get("number")
    if values.keys() != {"number", "month"} or one.unit or other.unit or one.bound or other.bound:
        return False
    gap = text[one.end : other.start]
    return isinstance(day, Fraction) and 1 <= day <= 31 and len(gap) <= 4 and gap.strip() in {"", "of"}


def _is_date(parts: tuple[Number, ...], text: str) -> bool:
    kinds = [part.value[0] for part in parts]
    if kinds not in (["number", "month", "number"], ["month", "number", "number"]):
        return False
    if any(part.unit for part in parts) or not isinstance(parts[2].value[1], Fraction) or parts[2].value[1] < 1000:
        return False
    gaps = (text[before.end : after.start] for before, after in pairwise(parts))
    return all(len(gap) <= 4 and gap.strip(" ,\n") in {"", "of"} for gap in gaps)
