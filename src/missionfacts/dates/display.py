"""Dates and durations the way people read them."""

import re

from missionfacts.dates.edtf import DAY, FULL_MONTHS, HOUR, MINUTE, PartialDate
from missionfacts.dates.elapsed import is_elapsed, parse_elapsed
from missionfacts.dates.zones import parse_zoned

MONTHS = tuple(month[:3] for month in FULL_MONTHS)


def display(text: str) -> str:
    """Return a date, as `zoned_text` makes it, or elapsed time the way people read it; the zone is left to a heading.

    >>> display("1975-07-17T16:19:09Z"), display("1975-07~"), display("1972-07-06/1972-07-18")
    ('17 Jul 1975, 16:19:09', 'about Jul 1975', '6–18 Jul 1972')
    >>> display("1975-07-17T19:19+03:00?")
    '17 Jul 1975, 19:19 (?)'
    >>> display("51:49~")
    'about 51:49'
    """
    first, slash, last = text.partition("/")
    if is_elapsed(unmarked := first.rstrip("~?%")):
        return marked(unmarked, first[-1])
    start = _unzoned(first)
    if not slash:
        return marked(_words(start), start.mark)
    end = _unzoned(last)
    if start.mark or end.mark or start.year != end.year:
        return f"{marked(_words(start), start.mark)} – {marked(_words(end), end.mark)}"
    if start[:3] == end[:3]:
        return f"{_words(start)}–{_words(end).partition(', ')[2] or _words(end)}"
    if start.timed or end.timed:
        return f"{_words(start)} – {_words(end)}"
    if start.month == end.month and start.day is not None and end.day is not None:
        return f"{start.day}–{_words(end)}"
    return f"{_words(start).removesuffix(f' {start.year}')} – {_words(end)}"


def display_without_day(text: str) -> str:
    """Return a date, as `zoned_text` makes it, the way people read it where the day is plain.

    >>> display_without_day("1975-07-17T16:19:09Z"), display_without_day("1975-07-17T16:19Z~")
    ('1975, 16:19:09', 'about 1975, 16:19')
    >>> display_without_day("2000-02-29T22:10Z/2000-03-01T03:05Z"), display_without_day("1975-01-28/1975-02-07")
    ('2000, 22:10–03:05', '1975 – 7 Feb')
    """
    first, slash, last = text.partition("/")
    start, end = _unzoned(first), _unzoned(last or first)
    year = marked(f"{start.year:04}" + _time_of_day(start), start.mark)
    if not slash:
        return year
    if start.timed and end.timed and end.latest - start.earliest < DAY:
        return year + marked(f"–{_time_of_day(end).removeprefix(', ')}", end.mark)
    until = _words(end).removesuffix(f" {start.year}") if not end.timed else _words(end)
    return f"{year} – {marked(until, end.mark)}"


def _unzoned(text: str) -> PartialDate:
    return parse_zoned(text).start


def _words(moment: PartialDate) -> str:
    text = f"{moment.year:04}"
    if moment.month is not None:
        text = f"{MONTHS[moment.month - 1]} {text}"
    if moment.day is not None:
        text = f"{moment.day} {text}"
    return text + _time_of_day(moment)


def _time_of_day(moment: PartialDate) -> str:
    if moment.minute is None:
        return ""
    seconds = "" if moment.second is None else f":{moment.second:02}"
    return f", {moment.hour:02}:{moment.minute:02}{seconds}"


def marked(text: str, mark: str) -> str:
    """Return text with what a mark says in words: `~` about, `?` doubtful, `%` both.

    >>> marked("Jul 1975", "%")
    'about Jul 1975 (?)'
    """
    return ("about " if mark in {"~", "%"} else "") + text + (" (?)" if mark in {"?", "%"} else "")


def display_long(text: str) -> str:
    """Return a date as it stands in prose, with the whole name of the month.

    >>> display_long("2026-07-02"), display_long("1934-03~"), display_long("")
    ('2 July 2026', 'about March 1934', '')
    """
    return re.sub("[A-Z][a-z]{2}(?= )", lambda short: _LONG.get(short[0], short[0]), display(text)) if text else ""


_LONG = dict(zip(MONTHS, FULL_MONTHS, strict=True))


def display_hours(text: str) -> str:
    """Return a sum of durations in hours, as spacewalks are counted.

    >>> display_hours("36:29"), display_hours("36:29:40~")
    ('36 h 29 min', 'about 36 h 29 min')
    """
    seconds, _, mark = parse_elapsed(text)
    return marked(
        f"{seconds // HOUR} h {seconds % HOUR // MINUTE} min" if seconds >= HOUR else display_duration(text), mark
    )


def display_duration(text: str, *, whole: bool = False) -> str:
    """Return a length of time the way people say it; without the seconds of days, unless the whole is asked for.

    >>> display_duration("19283:30:12"), display_duration("2:28:03"), display_duration("1:40~")
    ('803 d 11 h 30 min', '2 h 28 min 3 s', 'about 1 h 40 min')
    >>> display_duration("195:18:35", whole=True), display_duration("-0:45:10"), display_duration("26655:00")
    ('8 d 3 h 18 min 35 s', '-45 min 10 s', '1,110 d 15 h')
    """
    seconds, resolution, mark = parse_elapsed(text)
    days, rest = divmod(abs(seconds), DAY)
    parts = [(days, "d"), (rest // HOUR, "h"), (rest % HOUR // MINUTE, "min")]
    if resolution == 1 and (whole or not days):
        parts.append((rest % MINUTE, "s"))
    said = " ".join(f"{number:,} {unit}" for number, unit in parts if number)
    return marked(("-" if seconds < 0 else "") + (said or "0 min"), mark)
