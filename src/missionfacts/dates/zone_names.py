"""Time zones by the names that people give them."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from missionfacts.errors import UnclearZone, UnknownZone

_UTC = ("utc", "z", "gmt", "ut", "uct", "zulu")
_OFFSET = r"(?:utc|gmt)?([+-])(\d\d?)(?::?(\d\d))?"
# What to write for abbreviations: clocks on several continents answer to some, and none says whether it is summer.
_ABBREVIATIONS = {
    "AEST": "Australia/Sydney or +10:00",
    "BST": "Europe/London or +01:00, or Asia/Dhaka or +06:00",
    "CDT": "America/Chicago or -05:00",
    "CEST": "Europe/Paris or +02:00",
    "CET": "Europe/Paris or +01:00",
    "CST": "America/Chicago or -06:00, or Asia/Shanghai or +08:00",
    "EDT": "America/New_York or -04:00",
    "EEST": "Europe/Kyiv or +03:00",
    "EET": "Europe/Kyiv or +02:00",
    "EST": "America/New_York or -05:00",
    "HST": "Pacific/Honolulu or -10:00",
    "IST": "Asia/Kolkata or +05:30, Asia/Jerusalem or +02:00, or Europe/Dublin or +01:00",
    "JST": "Asia/Tokyo or +09:00",
    "MDT": "America/Denver or -06:00",
    "MESZ": "Europe/Berlin or +02:00",
    "MET": "Europe/Paris or +01:00; mission elapsed time is a clock of a mission, as in timeline --clock met",
    "MEZ": "Europe/Berlin or +01:00",
    "MSD": "Europe/Moscow or +04:00",
    "MSK": "Europe/Moscow or +03:00",
    "MST": "America/Denver or -07:00",
    "PDT": "America/Los_Angeles or -07:00",
    "PST": "America/Los_Angeles or -08:00",
    "WET": "Europe/Lisbon or +00:00",
}
_PLACES = {"beijing": "Asia/Shanghai", "cape_canaveral": "America/New_York", "houston": "America/Chicago"}


def zone_named(name: str, clocks: Sequence[str] = ()) -> tzinfo | None:
    """Return a time zone: utc, local (which is None), an offset, an IANA name in any case, or the city in one.

    clocks: what else could have been asked for in its place, for the message.
    Raises UnclearZone for an abbreviation or a city that several have, UnknownZone when there is no such zone.

    >>> print(zone_named("Z"), zone_named("+3"), zone_named("UTC-0530"), zone_named("europe/moscow"))
    UTC UTC+03:00 UTC-05:30 Europe/Moscow
    >>> zone_named("EST")
    Traceback (most recent call last):
    missionfacts.errors.UnclearZone: 'EST' is not one time zone: write America/New_York or -05:00
    """
    words = "_".join(name.casefold().split())
    if words in _UTC:
        return UTC
    if words == "local":
        return _local()
    if (found := re.fullmatch(_OFFSET, words, re.ASCII)) and (offset := _fixed(found)):
        return offset
    if usual := _ABBREVIATIONS.get(words.upper()):
        raise UnclearZone(name, usual)
    import zoneinfo  # 5 ms that only a named zone costs

    if "/" in name:  # as it stands, without a look at what all are called, which costs 20 ms
        with suppress(zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            return zoneinfo.ZoneInfo(name)
    # Names in capitals throughout, such as EST5EDT and NZ, are abbreviations too.
    zones = [zone for zone in zoneinfo.available_timezones() if not zone.isupper() and zone != "Factory"]
    return zoneinfo.ZoneInfo(_PLACES.get(words) or _known_as(words, sorted(zones), name, clocks))


def offsets_of(abbreviation: str) -> list[int]:
    """Return the offsets from UTC, in seconds, of the clocks that answer to an abbreviation; none for another word.

    >>> offsets_of("EST"), offsets_of("CST")
    ([-18000], [-21600, 28800])
    """
    written = re.findall(r"([+-])(\d\d):(\d\d)", _ABBREVIATIONS.get(abbreviation, ""))
    return [int(f"{sign}{int(hours) * 3600 + int(minutes) * 60}") for sign, hours, minutes in written]


def _known_as(words: str, zones: Sequence[str], name: str, clocks: Sequence[str]) -> str:
    """Return the IANA name that one in any case, or its last part, stands for. Raises UnclearZone and UnknownZone."""
    if found := [zone for zone in zones if zone.casefold() == words]:
        return found[0]
    found = [zone for zone in zones if zone.casefold().rpartition("/")[2] == words]
    if len(found) > 1:
        raise UnclearZone(name, " or ".join(found))
    if not found:
        raise UnknownZone(name, clocks, zones)
    return found[0]


def _fixed(found: re.Match[str]) -> timezone | None:
    sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if offset >= timedelta(days=1) or int(minutes or 0) > 59:
        return None
    return timezone(-offset if sign == "-" else offset)


def _local() -> tzinfo | None:
    try:
        datetime.now(UTC).astimezone()
    except ValueError:  # TZ names a zone that no clock on Earth has
        return UTC
    return None


def zone_label(zone: tzinfo | None) -> str:
    """Return what a zone is called.

    >>> zone_label(UTC), zone_label(None), zone_label(zone_named("+3")), zone_label(zone_named("tokyo"))
    ('UTC', 'local', 'UTC+03:00', 'Asia/Tokyo')
    """
    return "local" if zone is None else "UTC" if zone is UTC else str(zone)
