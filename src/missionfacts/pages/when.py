"""Dates on a page: as people read them, and as programs do."""

import re

from missionfacts.dates.brief import brief_day, brief_time
from missionfacts.dates.display import display, display_duration, display_hours, display_long
from missionfacts.dates.edtf import Interval, parse
from missionfacts.pages.model import When

WIDE = 30  # columns: no part of a time is left out


def date_of(text: str) -> When:
    """Return a date as it stands by itself.

    >>> date_of("1975-07-17T16:09Z~")
    When(text='about 17 July 1975, 16:09', machine='1975-07-17T16:09Z')
    """
    return When(display_long(text), _machine(parse(text))) if text else When("")


def short_date(text: str) -> When:
    """Return a date as it stands in a table."""
    return When(display(text), _machine(parse(text))) if text else When("")


def time_below(text: str, *, year: bool) -> When:
    """Return what a heading, a day or a year, leaves open of a date; "" when nothing.

    >>> time_below("1975-07-17T16:09:09Z", year=False).text, time_below("1975-07-17?", year=True).text
    ('16:09:09', '17 Jul (?)')
    >>> time_below("1975-07-17T10:00Z~", year=False).text, time_below("1975-07-17", year=False).text
    ('about 10:00', '')
    >>> time_below("1975~", year=True).text, time_below("1975-07-17?", year=False).text
    ('about 1975', '17 Jul 1975 (?)')
    >>> time_below("1973-05-14/1973-05-25", year=False).text
    'until 25 May'
    """
    when = parse(text)
    brief = (brief_day if year else brief_time)(when, WIDE)
    about = "about " if brief.startswith("~") else ""
    short = brief.lstrip("~").strip().removesuffix("?")
    until = f"until {short[1:]}" if short.startswith("–") else short
    said = about + until + (" (?)" if brief.endswith("?") else "")
    said = said.strip()
    return When(display(text) if said in {"about", "(?)", "about (?)"} else said, _machine(when))


def lasting(text: str, *, hours: bool = False) -> str:
    r"""Return a length of time, "" for one that is not known; no line ends between a number and its unit.

    >>> lasting("19283:30"), lasting("41:27~", hours=True), lasting("")
    ('803\xa0d 11\xa0h 30\xa0min', 'about 41\xa0h 27\xa0min', '')
    """
    said = (display_hours if hours else display_duration)(text) if text else ""
    return re.sub(r"(?<=\d) (?=[a-z])", "\u00a0", said)


def _machine(when: Interval) -> str:
    """Return the beginning of a date in a form that HTML knows."""
    return str(when.start._replace(mark=""))
