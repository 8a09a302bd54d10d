"""Numbers as a line of small bars, for a sentence rather than a chart."""

from collections.abc import Sequence

from missionfacts.formats.escape import is_unicode

_BARS, _PLAIN = "▁▂▃▄▅▆▇█", ".:-=+*%#"


def sparkline(numbers: Sequence[float], encoding: str) -> str:
    """Return a sign for each number, the highest for the greatest; blank for 0, and never for what is more.

    >>> sparkline([0, 1, 4, 8], "utf-8"), sparkline([0, 0.01, 4, 8], "ascii"), sparkline([0], "ascii")
    (' ▁▄█', ' .=#', ' ')
    """
    signs, most = _BARS if is_unicode(encoding) else _PLAIN, max(numbers, default=0)
    return "".join(signs[max(round(number / most * 8), 1) - 1] if number > 0 else " " for number in numbers)
