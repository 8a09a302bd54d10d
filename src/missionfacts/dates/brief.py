"""Dates and times as short as a column may be, below a heading that has the day or the year.

"about" is `~` in the first place, which is otherwise blank, so that all else stands below each other; "doubtful" is a
`?` at the end, as in EDTF.
"""

from datetime import date

from missionfacts.dates.display import MONTHS, display_duration
from missionfacts.dates.edtf import DAY, FULL_MONTHS, HOUR, MINUTE, Interval, PartialDate
from missionfacts.dates.elapsed import Elapsed, parse_elapsed

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def brief_time(when: Interval, room: int) -> str:
    """Return what a day leaves open, in at most so many columns: the end of a span goes first, then the seconds.

    >>> from missionfacts.dates.edtf import parse
    >>> brief_time(parse("1975-07-15T12:28:50Z~"), 16), brief_time(parse("1975-07-15T13:10Z?"), 16)
    ('~12:28:50', ' 13:10?')
    >>> walk = parse("1972-12-11T23:54:49Z/1972-12-12T07:06:42Z")
    >>> brief_time(walk, 16), brief_time(walk, 13), brief_time(walk, 8)
    (' 23:54–07:06⁺¹', ' 23:54:49', ' 23:54')
    >>> brief_time(parse("1972-07-06/1972-07-18"), 16), brief_time(parse("1972-07-06"), 16)
    (' –18 Jul', '')
    """
    start, end = when
    clock = _clock(start)
    if not when.is_span:
        forms = [clock, clock[:5]]
    elif start.timed and end.timed:
        days = (_day(end) - _day(start)).days
        forms = [f"{clock[:5]}–{_clock(end)[:5]}" + (f"⁺{days}".translate(_RAISED) if days else ""), clock, clock[:5]]
    else:
        forms = [f"{clock}–{_until(start, end)}", clock, clock[:5]]
    return _fitting(when, forms, room)


def brief_day(when: Interval, room: int) -> str:
    """Return what a year leaves open, in at most so many columns.

    >>> from missionfacts.dates.edtf import parse
    >>> launch, stay = parse("1998-12-04T08:35:34Z"), parse("1972-07-06/1972-07-18")
    >>> brief_day(launch, 22), brief_day(launch, 14), brief_day(launch, 9)
    ('  4 Dec 08:35:34', '  4 Dec 08:35', '  4 Dec')
    >>> brief_day(stay, 14), brief_day(parse("1975-07~"), 9), brief_day(parse("1975"), 9)
    ('  6–18 Jul', '~   Jul', '')
    """
    start = when.start
    month = MONTHS[start.month - 1] if start.month else ""
    day = f"{start.day or '':>2} {month}" if month else ""
    if start.timed:
        forms = [f"{day} {brief_time(when, size)[1:].rstrip('?')}" for size in (22, 10, 6)]
    elif not when.is_span:
        forms = [day]
    elif start[:2] == when.end[:2] and start.day and when.end.day:
        forms = [f"{start.day:>2}–{when.end.day} {month}"]
    else:
        forms = [f"{day}–{_until(start, when.end)}"]
    return _fitting(when, [*forms, day], room)


def heading_of(when: PartialDate) -> str:
    """Return a day, month or year as a heading.

    >>> heading_of(PartialDate(1975, 7, 15)), heading_of(PartialDate(1975, 7)), heading_of(PartialDate(1975))
    ('Tue 15 July 1975', 'July 1975', '1975')
    """
    words = [str(when.day or ""), FULL_MONTHS[when.month - 1] if when.month else "", f"{when.year:04}"]
    weekday = [WEEKDAYS[_day(when).weekday()]] if when.day else []
    return " ".join(filter(None, [*weekday, *words]))


def brief_duration(text: str) -> str:
    """Return a length of time without what is little of it; "" for none: of days without minutes.

    >>> brief_duration("16686:49"), brief_duration("218:39:04~"), brief_duration("5:08:08"), brief_duration("")
    ('695 d 6 h', 'about 9 d 2 h', '5 h 8 min', '')
    """
    if not text:
        return ""
    seconds, resolution, mark = parse_elapsed(text)
    least = HOUR if seconds >= DAY else MINUTE if seconds >= HOUR else resolution
    return display_duration(str(Elapsed(seconds // least * least, min(least, MINUTE), mark)))


def _clock(moment: PartialDate) -> str:
    if not moment.timed:
        return ""
    return f"{moment.hour:02}:{moment.minute:02}" + ("" if moment.second is None else f":{moment.second:02}")


def _until(start: PartialDate, end: PartialDate) -> str:
    words = [str(end.day or ""), MONTHS[end.month - 1] if end.month else ""]
    return " ".join(filter(None, [*words, f"{end.year:04}" if end.year != start.year or not end.month else ""]))


def _day(moment: PartialDate) -> date:
    return date(moment.year, moment.month or 1, moment.day or 1)


def marked(when: Interval, text: str) -> str:
    """Return a text with the marks of both ends of a date.

    >>> from missionfacts.dates.edtf import parse
    >>> marked(parse("1975-07-17T19:00Z%"), "54:40"), marked(parse("1975"), "1975")
    ('~54:40?', ' 1975')
    """
    marks = when.start.mark + when.end.mark
    about = "~" if "~" in marks or "%" in marks else " "
    return about + text + ("?" if "?" in marks or "%" in marks else "")


def _fitting(when: Interval, forms: list[str], room: int) -> str:
    """Return the first form that fits with its marks, or else the last."""
    texts = [marked(when, form) for form in forms]
    return next((text for text in texts if len(text) <= room), texts[-1]).rstrip()
