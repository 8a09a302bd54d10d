"""What a source prints of a time, read as far as a machine can: for the question whether it can mean what is told.

So nothing is refused: what could mean several things means all of them, and what cannot be read contradicts nothing.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from missionfacts.dates.edtf import DAY, FULL_MONTHS, HOUR, MINUTE, Interval, PartialDate, from_epoch, impossible
from missionfacts.dates.zone_names import offsets_of

ABOUT = 15 * MINUTE  # how far "about" reaches
ELAPSED = "elapsed"  # in place of a zone, of time that is counted from an epoch
_HALF_ZONE = HOUR // 2  # by how much zones differ: without one, only what is left of the half hour is known
_ZONES = {  # what sources call zones; abbreviations such as EST are in `dates.zone_names`
    ELAPSED: r"GET|MET|[a-z ]*elapsed time",
    "America/New_York": r"Eastern|ET|E\.T\.",
    "America/Chicago": r"Central|Houston|CT",
    "America/Denver": r"Mountain|MT",
    "America/Los_Angeles": r"Pacific|PT",
    "Asia/Jerusalem": r"Israel",
    "Asia/Seoul": r"Korea|KST",
    "Asia/Shanghai": r"Beijing|BJT",
    "Europe/Moscow": r"Moscow|московского|мск",
    "Europe/Paris": r"French|German|mitteleuropäischer|in Spain",
    "Pacific/Honolulu": r"Honolulu",
    "UTC": r"G\.?[Mm]\.?[Tt]\.?|UTC?|Z",
}
_ZONE = re.compile(
    "|".join(rf"(?P<zone_{i}>(?<![^\W\d_])(?:{names})(?!\w))" for i, names in enumerate(_ZONES.values()))
    + r"|(?P<abbreviation>\b(?:[A-Z]\.?){3,4}(?!\w))"
)
_TIME = re.compile(
    r"(?<![\d:.,+-])(?:(?P<days>\d{1,3})/)?(?:"
    r"(?P<hour>\d{1,3})(?:[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?:[.,]\d+)?(?![\d:]|\s?(?:h|hours|miles|km)\b)"
    r"|\s?(?:h|часов)\s(?P<minute_in_words>\d\d?)\s?(?:min|минут)|时(?P<minute_in_chinese>\d\d?)分|(?=\s?[ap]\.?m\b))"
    r"|(?P<digits>[012]\d[0-5]\d)(?=\s?(?:GMT|UTC|hours|[ECMP][SD]T)))"
    r"(?:\s?(?P<half>[apAP])\.?\s?[mM]\b)?"
)
_MONTH = "|".join(FULL_MONTHS)
_DATE = re.compile(
    rf"(?P<day>\d\d?)(?:st|nd|rd|th)?(?:(?:–|-| and | to )\d\d?)? (?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?"
    rf"|(?P<month_first>{_MONTH}) (?P<day_behind>\d\d?)(?!\d)(?:, (?P<year_behind>\d{{4}}))?"
)
_LENGTH = re.compile(
    r"(?P<hours>\d+)[- ]hours?,?(?: and)?[- ](?P<minutes>\d+)[- ]minutes?"
    r"|(?P<hours_short>\d+):(?P<minutes_short>\d\d) h\b"
)
# What is said of another moment than its own, or of what was to be.
_NOT_SAID = re.compile(
    r"\b(?:second|minute|hour|day|h|min|s)s?,? (?:before|after|later|earlier|past|from|into|behind)\b"
    r"|\b(?:planned|scheduled)\b"
)
_ABOUT = re.compile(r"\b(?:about|around|approximately|roughly|some|just|shortly)\b")


def contradicted(text: str, told: Sequence[Interval], lengths: Collection[int], epochs: Collection[int]) -> str:
    """Return that part of what is printed which can mean nothing of what is told; "" when there is none.

    Parts have semicolons between, and one that says several things is right when one of them fits. told: what is told,
    with its rivals; lengths: of the same, in seconds; epochs: what elapsed time may be counted from.

    >>> from missionfacts.dates.edtf import parse
    >>> at = [parse("1969-11-19T04:16:02Z")]
    >>> contradicted("11:16:03 p.m. EST, 18 November", at, (), ()), contradicted("11:16 p.m. CST; 4:16", at, (), ())
    ('', '11:16 p.m. CST')
    """
    for part in text.split(";"):
        said = [] if _NOT_SAID.search(part) else list(_fitting(part, told, lengths, epochs))
        if said and not any(said):
            return part.strip()
    return ""


def _fitting(part: str, told: Sequence[Interval], lengths: Collection[int], epochs: Collection[int]) -> Iterator[bool]:
    """Yield of each thing that a part says whether it fits what is told."""
    ends = [end for each in told for end in each]
    timed = [end for end in ends if end.timed]
    reach = ABOUT if _ABOUT.search(part) else 0
    if told[0].start.timed:
        yield from (any(time.fits(end, reach, epochs) for end in timed) for time in _times(part))
    yield from (any(_on_day(found, end) for end in ends) for found in _DATE.finditer(part))
    for found in _LENGTH.finditer(part) if lengths else ():
        seconds = int(found["hours"] or found["hours_short"]) * HOUR
        seconds += int(found["minutes"] or found["minutes_short"]) * MINUTE
        yield any(abs(length - seconds) <= MINUTE + reach for length in lengths)


class _Time(NamedTuple):
    """A time of day, or elapsed time, that is printed."""

    seconds: int  # since midnight, or since the epoch
    resolution: int
    half_unknown: bool  # whether it may be twelve hours later
    zone: str  # "" where none is named

    def fits(self, moment: PartialDate, reach: int, epochs: Collection[int]) -> bool:
        """Tell whether it can mean a moment; reach: how far off it may be."""
        if moment.mark:
            reach = ABOUT
        # A printed minute may be cut off or rounded, so it stands for the minute on either side.
        reach = max(reach, 1 if self.resolution == 1 else 0, MINUTE if self.resolution != moment.resolution else 0)
        starts = self._starts(moment.earliest, epochs)
        return any(
            start - reach <= moment.latest and start + self.resolution - 1 + reach >= moment.earliest
            for start in starts
        )

    def _starts(self, near: int, epochs: Collection[int]) -> Iterator[int]:
        """Yield which seconds it may mean, of those that recur every day the nearest to one."""
        if self.zone == ELAPSED:
            yield from (epoch + self.seconds for epoch in epochs)
        elif not self.zone:
            yield _nearest(self.seconds, near, _HALF_ZONE)
        else:
            period = DAY // 2 if self.half_unknown else DAY
            yield from (_nearest(self.seconds - offset, near, period) for offset in _offsets(self.zone, near))


def _nearest(seconds: int, near: int, period: int) -> int:
    return near + (seconds - near + period // 2) % period - period // 2


def _offsets(zone: str, at: int) -> list[int]:
    """Return the offsets from UTC that a zone may have at a second."""
    if zone not in _ZONES:
        return offsets_of(zone)
    offset = from_epoch(at).astimezone(ZoneInfo(zone)).utcoffset()
    assert offset is not None  # noqa: S101 it is a zone's own time
    return [int(offset.total_seconds())]


def _times(part: str) -> Iterator[_Time]:
    """Yield the times of a part, each in the first zone that is named behind it, else in the last before it."""
    zones = [(found.start(), zone) for found in _ZONE.finditer(part) if (zone := _zone(found))]
    for found in _TIME.finditer(part):
        behind = [zone for start, zone in zones if start >= found.end()]
        zone = behind[0] if behind else zones[-1][1] if zones else ""
        hour, minute, second = _parts(found)
        if zone == ELAPSED:
            hour += 24 * int(found["days"] or 0)
        elif hour > 24:
            continue
        if found["half"]:
            hour = hour % 12 + (12 if found["half"] in "pP" else 0)
        half_unknown = not found["half"] and hour <= 12 and zone != "UTC"
        seconds = hour * HOUR + minute * MINUTE + (second or 0)
        yield _Time(seconds, MINUTE if second is None else 1, half_unknown, zone)


def _parts(found: re.Match[str]) -> tuple[int, int, int | None]:
    if found["digits"]:
        return int(found["digits"][:2]), int(found["digits"][2:]), None
    minute = found["minute"] or found["minute_in_words"] or found["minute_in_chinese"] or 0
    return int(found["hour"]), int(minute), int(found["second"]) if found["second"] else None


def _zone(found: re.Match[str]) -> str:
    """Return the zone that a text names; "" when it is no zone."""
    for i, zone in enumerate(_ZONES):
        if found[f"zone_{i}"]:
            return zone
    abbreviation = found["abbreviation"].replace(".", "")
    return abbreviation if offsets_of(abbreviation) else ""


def _on_day(found: re.Match[str], moment: PartialDate) -> bool:
    """Tell whether a printed date is that of a moment, or with its time of day that of a zone."""
    day = int(found["day"] or found["day_behind"])
    month = FULL_MONTHS.index(found["month"] or found["month_first"]) + 1
    year = int(found["year"] or found["year_behind"] or moment.year)
    if impossible(year, month, day):
        return False
    printed, reach = PartialDate(year, month, day), DAY if moment.timed else 0
    return printed.earliest - reach <= moment.latest and printed.latest + reach >= moment.earliest
