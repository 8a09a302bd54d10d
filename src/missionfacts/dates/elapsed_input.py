"""Elapsed time as people type it, and as it is printed."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from missionfacts.dates.edtf import DAY, HOUR, MINUTE
from missionfacts.dates.elapsed import ANY_CLOCK, Elapsed
from missionfacts.dates.written import without_marks
from missionfacts.errors import BadDate, BadLength

_SIGN = "[-+−]"
_READING = re.compile(
    r"(?:(?P<d>\d{1,8})/)?(?P<h>\d{1,12}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d)(?:[.,]\d+)?)?",
    re.ASCII,
)
_UNITS = re.compile(
    r"(?=\d)(?:(?P<d>\d{1,8}|\d{1,3}(?:,\d{3}){1,2}) ?d(?:ays?)?)? ?(?:(?P<h>\d{1,12}) ?h(?:(?:ou)?rs?)?)?"
    r" ?(?:(?P<m>\d{1,12}) ?m(?:in(?:ute)?s?)?)? ?(?:(?P<s>\d{1,12}) ?s(?:ec(?:ond)?s?)?)?",
    re.ASCII,
)


class ElapsedInput(NamedTuple):
    """Elapsed time that somebody typed."""

    clock: str  # as it was written; "" where none was named
    time: Elapsed


def parse_elapsed_input(text: str, clocks: Sequence[str] = ()) -> ElapsedInput | None:
    """Read elapsed time, to the minute or second; None when the text is something else.

    clocks: what may be named besides GET, MET and T.
    Raises BadDate for what begins like elapsed time and is none, and for -3d, which may count from today as well.

    >>> for text in ("51:49", "T-0:45", "GET 051:49:09", "2/03:49:09", "2 d 3 h 49 min", "about 1 h 40 min"):
    ...     print(*parse_elapsed_input(text))
     51:49
    t -0:45
    get 51:49:09
     51:49:09
     51:49
     1:40
    """
    words = without_marks(text)
    named = "|".join(map(re.escape, [*clocks, *ANY_CLOCK]))
    pattern = rf"(?:(?P<clock>{named})(?:\s+|(?={_SIGN})))?(?P<sign>{_SIGN})?\s*(?P<rest>.*)"
    found = re.fullmatch(pattern, words)
    assert found is not None  # noqa: S101 all of it may be missing
    seconds, resolution = _seconds(found["rest"])
    if seconds is None:
        if found["clock"]:
            raise BadDate(text, "elapsed time is written 51:49, 51:49:09, 2/03:49:09 or 2d 3h 49m")
        return None
    if found["sign"] and not found["clock"] and re.fullmatch(r"\d+ ?d(ays?)?", found["rest"]):
        _refuse_days(text, found["sign"] == "+", found["rest"])
    negative = found["sign"] not in {None, "+"}
    return ElapsedInput(found["clock"] or "", Elapsed(-seconds if negative else seconds, resolution))


def parse_flight_day(text: str) -> int | None:
    """Read a day of a flight, that of the launch being day 1; None when the text is something else. Raises BadDate.

    >>> parse_flight_day("Day 5"), parse_flight_day("day 1,234"), parse_flight_day("5 July")
    (5, 1234, None)
    """
    found = re.fullmatch(r"day (\d{1,2},\d{3}|\d{1,5})", without_marks(text), re.ASCII)
    if not found:
        return None
    number = int(found[1].replace(",", ""))
    if not number:
        raise BadDate(text, "the day of the launch is day 1")
    return number


def parse_length(text: str) -> int:
    """Read a length of time, in seconds. Raises BadLength for anything else, and for a number without a unit.

    >>> parse_length("8h"), parse_length("8:30"), parse_length("90 min"), parse_length("1 d 2 h")
    (28800, 30600, 5400, 93600)
    """
    seconds, _ = _seconds(without_marks(text))
    if seconds is None:
        raise BadLength(text)
    return seconds


def _seconds(text: str) -> tuple[int | None, int]:
    """Return a length of time, and what it is exact to; None when it is not one."""
    if text == "0":
        return 0, MINUTE
    found = _READING.fullmatch(text) or _UNITS.fullmatch(text)
    if not found:
        return None, 1
    days, hours, minutes, seconds = (int((part or "0").replace(",", "")) for part in found.group("d", "h", "m", "s"))
    return days * DAY + hours * HOUR + minutes * MINUTE + seconds, 1 if found["s"] else MINUTE


def _refuse_days(text: str, after: bool, length: str) -> None:
    number = length.rstrip("days ")
    days = f"{number} {'day' if int(number) == 1 else 'days'}"
    calendar, launch = (f"in {days}", f"T+{number}d") if after else (f"{days} ago", f"T-{number}d")
    raise BadDate(text, f"counted from today or from the launch? Write '{calendar}' or {launch}")
