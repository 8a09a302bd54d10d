"""Dates with the name of a month, in any order of their parts."""

import re
from datetime import date

from missionfacts.dates.edtf import FULL_MONTHS, WEEKDAYS
from missionfacts.dates.numerals import MOST_DAYS, YearMonthDay, in_both_centuries, in_words, no_such_day, one_of
from missionfacts.dates.relative import weekday
from missionfacts.errors import BadDate

HOW_TO = "write 17 July 1975, July 17, 1975-07-17, 07-17, tomorrow, monday or -3d"


def parse_with_month(text: str) -> YearMonthDay:
    """Read a date in lower case, in any order: what has four digits is the year, what has one or two the day.

    Raises BadDate.

    >>> parse_with_month("thursday, july 17th, 1975"), parse_with_month("17-jul"), parse_with_month("1975 july")
    ((1975, 7, 17), (None, 7, 17), (1975, 7, None))
    """
    if re.search(r"[^a-z\d ,.'-]", text):
        raise BadDate(text, HOW_TO)
    known: dict[str, list[int]] = {"year": [], "month": [], "day": [], "weekday": []}
    for word in re.findall(r"\d+|[a-z]+", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\b(?:the|of|on)\b", "", text)):
        what, number = _part(word, text)
        known[what].append(number)
    year, month, days = (known[what] for what in ("year", "month", "day"))
    if month and not year and (short := _with_short_year(text, month[0], days)):
        return short
    if any(len(numbers) > 1 for numbers in known.values()):
        raise BadDate(text, HOW_TO)
    named = (year[0] if year else None, month[0] if month else None, days[0] if days else None)
    _check_weekday(text, known["weekday"], named)
    return named


def _with_short_year(text: str, month: int, numbers: list[int]) -> YearMonthDay | None:
    """Return the date with a year of two digits that a month and some numbers make; None where they make none."""
    if len(numbers) == 1 and numbers[0] > MOST_DAYS:
        return one_of(text, in_both_centuries(numbers[0], month, None))
    if len(numbers) == 2:
        pairs = (numbers, numbers[::-1])
        return one_of(text, [each for day, year in pairs for each in in_both_centuries(year, month, day)])
    return None


def _part(word: str, text: str) -> tuple[str, int]:
    """Return what a word of a date is, and its number. Raises BadDate for other words."""
    if word.isdigit() and len(word) in {1, 2, 4}:
        return "year" if len(word) == 4 else "day", int(word)
    if (number := weekday(word)) is not None:
        return "weekday", number
    for number, name in enumerate(FULL_MONTHS, 1):
        if word == "sept" or (len(word) >= 3 and name.casefold().startswith(word)):
            return "month", 9 if word == "sept" else number
    has_day = re.search(r"\d", text) and len(re.findall("[a-z]{3}", text)) == 1
    raise BadDate(text, f"there is no month '{word}'" if has_day else HOW_TO)


def _check_weekday(text: str, given: list[int], named: YearMonthDay) -> None:
    year, month, day = named
    if not given or year is None or month is None or day is None or no_such_day(named):
        return
    true = date(year, month, day).weekday()
    if true != given[0]:
        raise BadDate(text, f"{in_words(named)} is a {WEEKDAYS[true]}")
