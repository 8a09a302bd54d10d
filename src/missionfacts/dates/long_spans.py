"""Long lengths of time as people say them: in years and days of the calendar, not in thousands of hours."""

from datetime import datetime

from missionfacts.counts import counted
from missionfacts.dates.edtf import DAY, HOUR, MINUTE, from_epoch
from missionfacts.dates.elapsed import parse_elapsed

LONG = 30 * DAY  # from which nobody counts in hours


def years_and_days(first: int, last: int) -> tuple[int, int]:
    """Return how many years and days lie between two seconds, whole ones, by the calendar in UTC.

    >>> years_and_days(0, 364 * DAY), years_and_days(0, 365 * DAY), years_and_days(0, 730 * DAY - 1)
    ((0, 364), (1, 0), (1, 364))
    """
    begin, end = from_epoch(first), from_epoch(last)
    years = end.year - begin.year
    days = (end - _years_after(first, years)).days
    if days >= 0:
        return years, days
    return years - 1, (end - _years_after(first, years - 1)).days


def _years_after(second: int, years: int) -> datetime:
    """Return the same date so many years on; of a 29 February the next day, where there is none."""
    there = from_epoch(second)
    try:
        return there.replace(year=there.year + years)
    except ValueError:
        return there.replace(year=there.year + years, month=3, day=1)


def long_span(first: int, last: int) -> str:
    """Return the time between two seconds in words.

    >>> long_span(0, 40 * DAY + 100), long_span(0, 366 * DAY), long_span(0, 730 * DAY)
    ('40 days', '1 year and 1 day', '2 years')
    """
    years, days = years_and_days(first, last)
    said = [counted(years, "year")] if years else []
    return " and ".join([*said, counted(days, "day")] if days or not years else said)


def clock_face(elapsed: str, second: int) -> str:
    """Return what a clock shows as eyes read it; elapsed: its reading; second: the moment at which it shows that.

    >>> clock_face("102:45:40", 0), clock_face("2375:26", 2375 * HOUR + 26 * MINUTE)
    ('102:45:40', '98 d 23:26')
    >>> clock_face("8808:00:05", 8808 * HOUR + 5)
    '1 y 2 d 00:00:05'
    """
    seconds, resolution, mark = parse_elapsed(elapsed)
    if seconds < LONG:
        return elapsed
    years, days = years_and_days(second - seconds, second)
    rest = seconds % DAY
    of_day = f"{rest // HOUR:02}:{rest % HOUR // MINUTE:02}" + (f":{rest % MINUTE:02}" if resolution == 1 else "")
    return f"{f'{years:,} y ' if years else ''}{days} d {of_day}{mark}"
