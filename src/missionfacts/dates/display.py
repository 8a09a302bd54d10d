"""Dates and durations the way people read them."""

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
        return _marked(unmarked, first[-1])
    start = _unzoned(first)
    if not slash:
        return _marked(_words(start), start.mark)
    end = _unzoned(last)
    if start.mark or end.mark or start.year != end.year:
        return f"{_marked(_words(start), start.mark)} – {_marked(_words(end), end.mark)}"
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
    year = _marked(f"{start.year:04}" + _time_of_day(start), start.mark)
    if not slash:
        return year
    if start.timed and end.timed and end.latest - start.earliest < DAY:
        return year + _marked(f"–{_time_of_day(end).removeprefix(', ')}", end.mark)
    until = _words(end).removesuffix(f" {start.year}") if not end.timed else _words(end)
    return f"{year} – {_marked(until, end.mark)}"


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


def _marked(text: str, mark: str) -> str:
    return ("about " if mark in {"~", "%"} else "") + text + (" (?)" if mark in {"?", "%"} else "")


def display_duration(text: str) -> str:
    """Return a length of time the way people say it, without a third part that nobody would miss.

    >>> display_duration("19283:30:12"), display_duration("2:28:03"), display_duration("1:40~")
    ('803 d 11 h 30 min', '2 h 28 min 3 s', 'about 1 h 40 min')
    """
    seconds, resolution, mark = parse_elapsed(text)
    days, rest = divmod(seconds, DAY)
    parts = [(days, "d"), (rest // HOUR, "h"), (rest % HOUR // MINUTE, "min")]
    if resolution == 1 and not days:
        parts.append((rest % MINUTE, "s"))
    said = " ".join(f"{number} {unit}" for number, unit in parts if number)
    return _marked(said or "0 min", mark)
