"""The order of what is found: a row has its place in its number, so that the best of very many are read first."""

from zlib import crc32

from missionfacts.dates.edtf import MINUTE, PartialDate

_KINDS_IN_ORDER = ("mission", "person", "organisation", "event")  # among equals; then all others
_MOST_WEIGHT = 5
_YEAR_1 = PartialDate(1).earliest
_KIND, _TIME, _ID = 3, 33, 6  # bits; few, for every word of the index has the steps from row to row


def number_of(what: str, key: str, weight: int, place_in_time: int | None) -> int:
    """Return the number of a row: by weight, kind of record, time to the minute, and at last a sum of the id.

    What has no time comes before what has.

    >>> number_of("event", "apollo-11/landing", 5, 0) < number_of("event", "apollo-11/launch", 4, -86_400)
    True
    """
    kind = _KINDS_IN_ORDER.index(what) if what in _KINDS_IN_ORDER else len(_KINDS_IN_ORDER)
    total = crc32(key.encode())
    minutes = total >> 12 if place_in_time is None else (place_in_time - _YEAR_1) // MINUTE
    order = ((_MOST_WEIGHT - weight) << _KIND | kind) << _TIME | minutes
    return order << _ID | total & (1 << _ID) - 1


def lightness(number: int) -> int:
    """Return how much less a row weighs than a landmark.

    >>> lightness(number_of("event", "apollo-11/landing", 5, 0)), lightness(number_of("figure", "astp/mass", 2, None))
    (0, 3)
    """
    return number >> (_KIND + _TIME + _ID)
