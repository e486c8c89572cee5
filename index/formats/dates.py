"""When an article came out, as ISO 8601, if the source says so beyond doubt."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september"
        "|oct october|nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
_ISO = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d\d(?::?\d\d)?))?)?)?)?", re.I
)
_DAY_MONTH = re.compile(
    r"(?:[a-z]+,?\s+)?(?P<day>\d\d?)(?:st|nd|rd|th)?\.?\s+(?P<month>[a-z]+)\.?,?\s+(?P<year>\d{4})", re.I
)
_MONTH_DAY = re.compile(
    r"(?:[a-z]+,?\s+)?(?P<month>[a-z]+)\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})", re.I
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d\d?)[/.](?P<day>\d\d?)")
_YEAR_LAST = re.compile(r"(?P<first>\d\d?)[/.](?P<second>\d\d?)[/.](?P<year>\d{4})")


def iso_date(stated: str) -> str | None:
    """ISO as it is stated; another common form turned into ISO; None when it could mean two days, or none."""
    if _ISO.fullmatch(stated):
        return stated if _exists(stated) else None
    for form in (_DAY_MONTH, _MONTH_DAY):
        if match := form.fullmatch(stated):
            month = _MONTHS.get(match["month"].lower())
            return _day(int(match["year"]), month, int(match["day"])) if month else None
    if match := _YEAR_FIRST.fullmatch(stated):
        return _day(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _YEAR_LAST.fullmatch(stated):
        return _by_elimination(int(match["first"]), int(match["second"]), int(match["year"]))
    return _mail_date(stated)


def _exists(stated: str) -> bool:
    day = stated[:10] + "-01-01"[: 10 - len(stated)] if len(stated) < 10 else stated
    try:
        datetime.fromisoformat(day.replace(" +", "+").replace(" -", "-").replace(" Z", "Z"))
    except ValueError:
        return False
    return True


def _by_elimination(first: int, second: int, year: int) -> str | None:
    """`25/12/2026` can only be December; `03/04/2026` could be two days."""
    if first == second or second > 12:
        return _day(year, first, second)
    return _day(year, second, first) if first > 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _mail_date(stated: str) -> str | None:
    """`Tue, 03 Mar 2026 09:00:00 +0100`."""
    if not re.search(r"\b\d{4} +\d\d?:\d\d", stated):
        return None
    try:
        return parsedate_to_datetime(stated).isoformat()
    except ValueError:
        return None
