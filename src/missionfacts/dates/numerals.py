"""Dates in digits only. What could be two days is refused with both."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from missionfacts.dates.edtf import FULL_MONTHS, impossible
from missionfacts.errors import BadDate, UnclearDate

YearMonthDay = tuple[int | None, int | None, int | None]  # None is left out
MOST_DAYS = 31  # that a month has
# In which orders year, month and day may come, by how many digits they have. The first that makes a date decides;
# what stands together is worth the same.
_ORDERS = {
    (4, 2, 2): [["ymd"]],
    (2, 2, 4): [["dmy", "mdy"]],
    (2, 2, 2): [["dmy", "mdy", "ymd"]],
    (4, 2): [["ym"]],
    (2, 4): [["my"]],
    (2, 2): [["md", "dm"], ["my", "ym"]],
}
_HYPHENED = [["md"], ["dm"], ["my", "ym"]]  # of two parts: 07-08 is month and day, as in 1975-07-08


def parse_numerals(text: str) -> YearMonthDay | None:
    """Read a date in digits, None when the text is no such date.

    Four digits alone are month and day where there is such a day, else a year. Raises BadDate.

    >>> parse_numerals("1975/07/17"), parse_numerals("7/17"), parse_numerals("0717"), parse_numerals("1975")
    ((1975, 7, 17), (None, 7, 17), (None, 7, 17), (1975, None, None))
    >>> parse_numerals("7/8")
    Traceback (most recent call last):
    missionfacts.errors.UnclearDate: '7/8' is not a date to work with: 8 July or 7 August? Write the one that you mean
    """
    if re.fullmatch(r"\d\d?", text, re.ASCII):
        return None, None, int(text)
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        month, day = int(text[:2]), int(text[2:])
        return (int(text), None, None) if impossible(2000, month, day) else (None, month, day)
    if found := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text, re.ASCII):
        return _decided(text, found.groups(), [["ymd"]])
    found = re.fullmatch(r"(\d+)([-/. ])(\d+)(?:\2(\d+))?\.?", text, re.ASCII)
    parts = [part for part in found.group(1, 3, 4) if part] if found else []
    orders = _ORDERS.get(tuple(4 if len(part) > 2 else 2 for part in parts))
    if not found or not orders or any(len(part) not in {1, 2, 4} for part in parts):
        return None
    return _decided(text, parts, _HYPHENED if found[2] == "-" and orders is _ORDERS[2, 2] else orders)


def _decided(text: str, parts: Sequence[str], orders: Sequence[Sequence[str]]) -> YearMonthDay:
    """Return the one date that the parts make. Raises BadDate when there is none, or more than one."""
    readings = [[each for order in equal for each in _readings(parts, order)] for equal in orders]
    for equal in readings:
        if found := one_of(text, equal):
            return found
    # Of a day that there is not, one in a month that there is comes nearest to what was meant.
    nearest = min(chain(*readings), key=lambda each: each[1] not in range(1, 13), default=(None, None, None))
    raise BadDate(text, no_such_day(nearest) or "write the year with four digits")


def one_of(text: str, dates: Iterable[YearMonthDay]) -> YearMonthDay | None:
    """Return the one of these dates that there is, None for none. Raises UnclearDate, with all of them, for more."""
    possible = [each for each in dict.fromkeys(dates) if not no_such_day(each)]
    if len(possible) > 1:
        *others, last = map(in_words, possible)
        raise UnclearDate(text, f"{', '.join(others)} or {last}? Write the one that you mean")
    return possible[0] if possible else None


def _readings(parts: Sequence[str], order: str) -> list[YearMonthDay]:
    """Return what the parts are in an order; a year of two digits may be of this century or the last."""
    named = dict(zip(order, parts, strict=True))
    month, day = int(named["m"]), int(named["d"]) if "d" in named else None
    year = named.get("y")
    if year is None:
        return [(None, month, day)]
    if len(year) == 4:
        return [(int(year), month, day)]
    # What could be a day is not a year where no day is given.
    sensible = len(year) == 2 and (day is not None or int(year) > MOST_DAYS)
    return in_both_centuries(int(year), month, day) if sensible else []


def in_both_centuries(year: int, month: int, day: int | None) -> list[YearMonthDay]:
    """Return what a date with a year of two digits may be."""
    return [(century + year, month, day) for century in (1900, 2000)]


def no_such_day(date: YearMonthDay) -> str:
    """Tell why there is no such day; "" when there is one, in some year where none is given."""
    year, month, day = date
    reason = impossible(2000 if year is None else year, month, day)  # without a year, 29 February is a day like any
    return reason if year is not None else reason.replace(" 2000", "")


def in_words(date: YearMonthDay) -> str:
    """Return a date in words, as it could be typed as well.

    >>> in_words((1975, 7, 17)), in_words((None, 7, 17))
    ('17 July 1975', '17 July')
    """
    year, month, day = date
    return " ".join(str(part) for part in (day, month and FULL_MONTHS[month - 1], year) if part is not None)
