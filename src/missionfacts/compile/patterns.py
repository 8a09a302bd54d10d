"""What dates, lengths of time and numbers look like, as regular expressions for JSON Schemas.

`check` and the catalogue read values with dates/; these say the same to programs that only have the schema. They keep
to what ECMAScript, Python and RE2 have in common: digits are written out, and nothing looks ahead. docs/dates.md has
the grammar of dates in ABNF.
"""

_YEAR = "(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
_FOURTH = "(?:0[48]|[2468][048]|[13579][26])"  # two digits that 4 divides, but 00
_LEAP_YEAR = f"(?:[0-9]{{2}}{_FOURTH}|{_FOURTH}00)"
_TO_28, _TO_30, _TO_31 = "(?:0[1-9]|1[0-9]|2[0-8])", "(?:0[1-9]|[12][0-9]|30)", "(?:0[1-9]|[12][0-9]|3[01])"
_DAY_OF_YEAR = f"(?:(?:0[13578]|1[02])-{_TO_31}|(?:0[469]|11)-{_TO_30}|02-{_TO_28})"
_DAY = f"(?:{_YEAR}-{_DAY_OF_YEAR}|{_LEAP_YEAR}-02-29)"
_MINUTE = "T(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_SECOND = f"{_MINUTE}:[0-5][0-9]"


def _dates(zone: str) -> str:
    """Return the pattern of a date or span; zone: that of what stands behind a time of day."""
    one = f"(?:{_YEAR}(?:-(?:0[1-9]|1[0-2]))?|{_DAY}(?:{_MINUTE}(?::[0-5][0-9])?{zone})?)[~?%]?"
    return f"{one}(?:/{one})?"


def _whole(pattern: str) -> str:
    return f"^(?:{pattern})$"


_LENGTH = "[0-9]{1,12}:[0-5][0-9](?::[0-5][0-9])?"
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?~?"
_FRACTION = r"(?:\.[0-9]{1,12})?"

DATE = _whole(_dates("Z"))
DAY = _whole(_DAY)
SECOND = _whole(f"{_DAY}{_SECOND}Z")
TIMES_OF_BOTH_ENDS = "T[^/]*/[^/]*T"  # of a date: that it is a span from one time of day to another
ELAPSED = _whole(f"-?{_LENGTH}~?")
READING = _whole(f"-?{_LENGTH}[~?%]?")
CLOCK_TIME = _whole(f"{_dates('(?:Z|[+-][0-9]{2}:[0-9]{2})')}|-?{_LENGTH}[~?%]?")
LENGTH = _whole(f"(?:{_LENGTH}|-0+:00(?::00)?)~?")
NUMBER = _whole(f"{_NUMBER}(?:/{_NUMBER})?")  # as exact as its source, or a range
# No blank at the ends, but for the newlines behind a text that YAML writes as a block.
NO_BLANK_AROUND = r"^[^ \t\r\n](?:[\s\S]*[^ \t\r\n])?\n*$"
LATITUDE = _whole(rf"-?(?:(?:0?[0-8]?[0-9]){_FRACTION}|0?90(?:\.0{{1,12}})?)")
LONGITUDE = _whole(rf"-?(?:(?:0?[0-9]?[0-9]|1[0-7][0-9]){_FRACTION}|180(?:\.0{{1,12}})?)")


def in_any_case(*words: str) -> str:
    """Return the pattern of some words in small letters or capitals.

    >>> in_any_case("on", "1")
    '^(?:[oO][nN]|1)$'
    """
    letters = ("".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in word) for word in words)
    return _whole("|".join(letters))
