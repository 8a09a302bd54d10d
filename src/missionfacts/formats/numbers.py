"""Numbers with their units the way people write them."""

import re

from missionfacts.dates.display import display_duration, marked
from missionfacts.dates.edtf import MINUTE
from missionfacts.dates.elapsed import Elapsed, is_elapsed

_NUMBER = r"-?\d+(?:\.\d+)?"
_QUANTITY = re.compile(rf"({_NUMBER})(?:/({_NUMBER}))?(~?)", re.ASCII)
_WORDS = {  # unit -> what stands behind the number
    "": "", "count": "", "deg": "°", "degC": " °C", "percent": "%", "USD": " US dollars", "d": " days",
}  # fmt: skip
_OF_ONE = {
    "d": " day",
    "people": " person",
    "orbits": " orbit",
    "flights": " flight",
    "spacewalks": " spacewalk",
    "months": " month",
    "years": " year",
}


def display_number(text: str) -> str:
    """Return a number with commas between its thousands.

    >>> display_number("389645"), display_number("-1234.5678")
    ('389,645', '-1,234.5678')
    """
    whole, dot, rest = text.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.lstrip("-")[:1] != "0" else text


def display_quantity(value: str, unit: str) -> str:
    """Return a value with its unit; one without a unit may be a name or a serial number, and stays as it is.

    >>> display_quantity("73~", "t"), display_quantity("15/20", "min"), display_quantity("1", "orbits")
    ('about 73 t', '15–20 min', '1 orbit')
    >>> display_quantity("245000000", "USD"), display_quantity("195:18:35", "h:m:s"), display_quantity("25544", "")
    ('245,000,000 US dollars', '8 d 3 h 18 min 35 s', '25544')
    """
    if is_elapsed(value):
        return display_duration(value, whole=True)
    found = _QUANTITY.fullmatch(value)
    if not found:
        return value
    first, last, mark = found.groups()
    ends = [number if not unit else display_number(number) for number in (first, last) if number]
    word = _OF_ONE.get(unit) if value == "1" else None
    return marked("–".join(ends), mark) + (word or _WORDS.get(unit, f" {unit}"))


def display_gap(value: str, unit: str) -> str:
    """Return how far apart two values are.

    >>> display_gap("3600", "s"), display_gap("0", "min"), display_gap("1864", "kg")
    ('1 h', 'under 1 min', '1,864 kg')
    """
    if value == "0" and unit in {"s", "min", "d", "months", "years"}:
        return f"under {display_quantity('1', unit)}"
    if value.isdigit() and unit in {"s", "min"}:
        resolution = {"s": 1, "min": MINUTE}[unit]
        return display_duration(str(Elapsed(int(value) * resolution, resolution)))
    return display_quantity(value, unit)
