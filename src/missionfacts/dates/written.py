"""A date, or a span between two, as people write it: text to the parts that it names.

What could mean two things is refused with all that it could mean. Marks ("about", `~`, `?`) are read over.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from missionfacts.dates.edtf import PartialDate, impossible_time
from missionfacts.dates.month_names import HOW_TO, parse_with_month
from missionfacts.dates.numerals import YearMonthDay, in_words, no_such_day, parse_numerals
from missionfacts.dates.relative import parse_relative
from missionfacts.errors import BadDate

_ABOUT = re.compile(r"^(?:about|around|circa|ca?\.|~)\s*")
_MARKS = re.compile(r"(?:\s*\(\?\)|[~?%])+$")
_DASH = re.compile(r"\s*(?:[–—]|\.\.|\bto\b|\buntil\b)\s*|\s+-\s+|(?<=^\d{4})-(?=\d{4}$)", re.ASCII)
# A hyphen where display has a dash: between two days, before a day with its month, between two months, before a time.
_HYPHEN = re.compile(
    r"(?<![\d:-])(\d\d?)-(?=\d\d?(?![\d:-]))|-(?=\d\d? [a-z]{3})|(?<=[a-z]{3})-(?=[a-z]{3})|(?<=[a-z] \d{4})-(?=\d\d:)"
    r"|(?<=:\d\d)-(?=\d\d:\d\d:\d\d$)",
    re.ASCII,
)
_TIME = re.compile(
    r"(?:^|(?<=\d)t|[ ,]|\bat )\s*(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?\s*(?P<zone>(?:utc|gmt)?[+-]\d\d?(?::?\d\d)?|[a-z][a-z_/+-]*)?$",
    re.ASCII,
)
_COMPACT_TIME = re.compile(r"(?<=\d)t(\d\d)(\d\d)(\d\d)?(?!\d)", re.ASCII)


class Written(NamedTuple):
    """What a text names of a point in time; what is None it leaves out."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None  # as `zone_named` takes it

    def __str__(self) -> str:
        return in_words(self[:3])

    @property
    def dated(self) -> bool:
        """Whether it names more than a time of day."""
        return self[:3] != (None, None, None)

    @property
    def placed(self) -> bool:
        """Whether it says when: a year, a month, a day of a month, and a time of day only of a day."""
        if self.day is None:
            return self.hour is None and self.dated
        return self.month is not None

    @property
    def second_of_day(self) -> int:
        """Its time of day in seconds."""
        return ((self.hour or 0) * 60 + (self.minute or 0)) * 60 + (self.second or 0)

    def moment(self, year: int) -> PartialDate:
        """Return the moment; year: the one meant where none is written, which may lack 29 February. Raises BadDate."""
        dated = (self.year or year, self.month, self.day)
        if reason := no_such_day(dated):
            raise BadDate(str(self), reason)
        return PartialDate(*dated, *self[3:6])


def parse_written(text: str, today: date) -> tuple[Written, Written]:
    """Read a date, with or without a time, or a span; of a date both ends are the same. Raises BadDate.

    >>> start, end = parse_written("29 Feb 2000, 22:10–03:05", date(2025, 1, 1))
    >>> start[:5], end[:5]
    ((2000, 2, 29, 22, 10), (2000, 3, 1, 3, 5))
    >>> str(parse_written("Thursday, July 17th, 1975", date(2025, 1, 1))[0])
    '17 July 1975'
    """
    try:
        start, end = _both_ends(without_marks(text), today)
    except BadDate as error:
        raise type(error)(text, error.reason) from None
    return _with_zone_of(text, start), _with_zone_of(text, end)


def _with_zone_of(text: str, moment: Written) -> Written:
    """Return a moment with its zone as a text writes it, for messages to quote."""
    typed = re.findall(re.escape(moment.zone), text, re.IGNORECASE) if moment.zone else []
    return moment._replace(zone=typed[-1]) if typed else moment


def _both_ends(text: str, today: date) -> tuple[Written, Written]:
    first, last = _split(text)
    start = _point(first, today)
    ends = _completed(start, _point(last, today)) if last else (start, start)
    if not all(each.placed for each in ends):
        raise BadDate(text, HOW_TO)
    return ends


def without_marks(text: str) -> str:
    """Return a text in lower case without what says that it is about right, or doubtful.

    >>> without_marks("about 17 Jul 1975 (?)"), without_marks("51:49~")
    ('17 jul 1975', '51:49')
    """
    return _MARKS.sub("", _ABOUT.sub("", " ".join(text.casefold().split()), 1))


def _split(text: str) -> tuple[str, str]:
    """Return the two ends of a span; "" for the second where there is one date only."""
    if re.fullmatch(r"\d{4}[^/]*/\d{4}(?!\d).*", text, re.ASCII):  # as in the data
        first, _, last = text.partition("/")
        return first, last
    if re.search("[a-z]{3}", text):
        if found := re.search(r"(\d\d?:\d\d(?::\d\d)?)-(\d\d?:\d\d)$", text, re.ASCII):
            meant = f"Write {found[1]} – {found[2]} or {found[1]} UTC-{found[2]}"
            raise BadDate(text, f"until {found[2]}, or {found[2]} behind UTC? {meant}")
        text = _HYPHEN.sub(r"\1–", text, 1)
    first, *rest = _DASH.split(text, maxsplit=1)
    return (first, rest[0]) if rest and first and rest[0] else (text, "")


def _completed(start: Written, end: Written) -> tuple[Written, Written]:
    """Return the ends of a span, each with what only the other one says."""
    if start.hour is not None and start.zone is None:
        start = start._replace(zone=end.zone)
    if end.dated:
        year, month = start.year or end.year, start.month or (end.month if start.day else None)
        end = end._replace(year=end.year or year, month=end.month or (month if end.day else None))
        return start._replace(year=year, month=month), end
    same_day = end._replace(year=start.year, month=start.month, day=start.day)
    return start, _a_day_later(same_day) if end.second_of_day < start.second_of_day else same_day


def _a_day_later(moment: Written) -> Written:
    year, month, day = moment[:3]
    if year is None or month is None or day is None:
        return moment
    if (year, month, day) == (9999, 12, 31):
        raise BadDate(str(moment), "years go from 0001 to 9999")
    after = date(year, month, day) + timedelta(1)
    return moment._replace(year=after.year, month=after.month, day=after.day)


def _point(text: str, today: date) -> Written:
    """Read one end of a span."""
    text = _COMPACT_TIME.sub(lambda found: " " + ":".join(filter(None, found.groups())), without_marks(text))
    found = _TIME.search(text)
    dated = text[: found.start()] if found else text
    dated = re.sub(r" at$|,$|^on ", "", dated).strip(" ,")
    named = _date(dated, today) if dated else (None, None, None)
    if reason := no_such_day(named):
        raise BadDate(text, reason)
    return Written(*named, *(_time(found) if found else ()))


def _date(text: str, today: date) -> YearMonthDay:
    if counted := parse_relative(text, today):
        return counted.year, counted.month, counted.day
    return parse_numerals(text) or parse_with_month(text)


def _time(found: re.Match[str]) -> tuple[int, int, int | None, str | None]:
    hour, minute, second = (int(found[part]) if found[part] else None for part in ("hour", "minute", "second"))
    assert hour is not None and minute is not None  # noqa: S101 the pattern demands them
    if found["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    if reason := impossible_time(hour, minute, second):
        raise BadDate(found[0], reason)
    return hour, minute, second, found["zone"]
