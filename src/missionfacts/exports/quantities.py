"""Numbers as plain values: the text of a figure or a place split into what a machine can reckon with."""

import re
from math import isfinite
from typing import NamedTuple

from missionfacts.dates.elapsed import is_elapsed, parse_elapsed

TIMES = {"h:m:s", "h:m"}  # units whose values have the form of elapsed time
_NUMBER = r"-?\d+(?:\.\d+)?"


class Quantity(NamedTuple):
    """What a value says; what it does not say is None."""

    number: float | None = None
    number_to: float | None = None  # where it is a range: its upper end
    seconds: int | None = None  # of a length of time
    approximate: bool | None = None


def quantity(value: str, unit: str) -> Quantity:
    """Return a value with a unit as plain numbers; nothing for what has no unit, which may be a name or a serial.

    >>> quantity("183/186", "km")[:2], quantity("9000~", "kg")
    ((183, 186), Quantity(number=9000, number_to=None, seconds=None, approximate=True))
    >>> quantity("8032", ""), quantity("142:30", "h:m").seconds
    (Quantity(number=None, number_to=None, seconds=None, approximate=None), 513000)
    """
    plain = value.rstrip("~?%")
    about = value != plain
    if unit in TIMES:
        return Quantity(seconds=parse_elapsed(plain).seconds, approximate=about) if is_elapsed(plain) else Quantity()
    found = re.fullmatch(f"({_NUMBER})(?:/({_NUMBER}))?", plain, re.ASCII) if unit else None
    if not found:
        return Quantity()
    return Quantity(as_number(found[1]), as_number(found[2] or ""), None, about)


def as_number(text: str) -> float | None:
    """Return the number that a text is, a whole one as such; None for "" and for what no machine can hold.

    >>> as_number("28870"), as_number("-40.10"), as_number("9" * 400)
    (28870, -40.1, None)
    """
    if not text or not isfinite(float(text)):
        return None
    return float(text) if "." in text else int(text)
