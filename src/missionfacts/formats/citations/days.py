"""Days of a work in parts, as reference managers want them."""

from missionfacts.dates.edtf import Interval, PartialDate, parse
from missionfacts.model.works import Work


def issued(work: Work) -> Interval | None:
    """Return when a work came out, as far as that is known."""
    said = work.published or work.year
    return parse(said) if said else None


def parts(date: PartialDate) -> list[int]:
    """Return year, month and day, as many as are known.

    >>> parts(parse("1975-07").start)
    [1975, 7]
    """
    return [part for part in (date.year, date.month, date.day) if part is not None]


def slashed(date: PartialDate) -> str:
    """Return a date as RIS has it.

    >>> slashed(parse("1975-07").start), slashed(parse("1975-07-17").start)
    ('1975/07//', '1975/07/17/')
    """
    return "/".join((f"{date.year:04}", *(f"{part:02}" if part else "" for part in (date.month, date.day)), ""))


def without_time(date: Interval) -> str:
    """Return a date or span in EDTF, to the day at most.

    >>> without_time(parse("1975-07-17T16:09Z~")), without_time(parse("1975/1977"))
    ('1975-07-17~', '1975/1977')
    """
    ends = [each._replace(hour=None, minute=None, second=None) for each in (date.start, date.end)]
    return str(Interval(*ends))
