"""Days that are counted from today."""

import re
from datetime import date, timedelta

from missionfacts.dates.edtf import WEEKDAYS
from missionfacts.errors import BadDate

_WORDS = {"yesterday": -1, "today": 0, "now": 0, "tomorrow": 1}
_UNIT = r"(?P<unit>d|w|days?|weeks?)"
_COUNTED = (
    re.compile(rf"(?P<sign>[-+−])\s*(?P<number>\d{{1,7}})\s*{_UNIT}", re.ASCII),
    re.compile(rf"(?P<number>\d{{1,7}}|an?|one)\s+{_UNIT}\s+(?P<sign>ago)", re.ASCII),
    re.compile(rf"(?P<sign>in)\s+(?P<number>\d{{1,7}}|an?|one)\s+{_UNIT}", re.ASCII),
)


def parse_relative(text: str, today: date) -> date | None:
    """Read a day that is counted from today, None when the text is no such day; text: in lower case.

    A day of the week is the next one, today included; after "next" today is left out, and after "last" it is the one
    before today. Raises BadDate for days out of the calendar.

    >>> thursday = date(2025, 7, 17)
    >>> for text in ("tomorrow", "-3d", "2 weeks ago", "in 3 days", "thursday", "next thu", "last thursday"):
    ...     print(parse_relative(text, thursday))
    2025-07-18
    2025-07-14
    2025-07-03
    2025-07-20
    2025-07-17
    2025-07-24
    2025-07-10
    """
    days = _WORDS.get(text)
    for pattern in _COUNTED:
        if days is None and (found := pattern.fullmatch(text)):
            number = int(found["number"]) if found["number"].isdigit() else 1
            days = number * (7 if found["unit"].startswith("w") else 1) * (1 if found["sign"] in {"+", "in"} else -1)
    if days is None:
        days = _to_weekday(text, today)
    if days is None:
        return None
    try:
        return today + timedelta(days)
    except OverflowError:
        raise BadDate(text, "years go from 0001 to 9999") from None


def _to_weekday(text: str, today: date) -> int | None:
    which, _, name = text.rpartition(" ")
    number = weekday(name)
    if number is None or which not in {"", "this", "next", "last"}:
        return None
    days = (number - today.weekday()) % 7
    if which == "last":
        return days - 7
    return days or 7 if which == "next" else days


def weekday(word: str) -> int | None:
    """Return the number of a day of the week, Monday being 0, by three or more of its letters; None for other words.

    >>> weekday("tues"), weekday("sunday"), weekday("may")
    (1, 6, None)
    """
    if len(word) < 3:
        return None
    return next((number for number, name in enumerate(WEEKDAYS) if name.casefold().startswith(word)), None)
