"""Where time stands in a picture of a page, and its scale."""

from missionfacts.formats.scene.ticks import Surface, Tick, told_whole
from missionfacts.formats.scene.ticks import ticks as ticks_on

WIDTH, LEFT, RIGHT = 1000, 120, 990  # of a picture that nobody has stretched yet
LETTER, GAP = 7, 3  # the width of one, at most, and how many are between two texts


def ticks(begins: int, ends: int, room: float = RIGHT - LEFT) -> list[Tick]:
    """Return the ticks of an axis that has so much room.

    >>> [tick.text for tick in ticks(0, 4 * 86_400, 300)]
    ['1 Jan 1970', '', '3', '4', '']
    """
    surface = Surface(lambda second: (second - begins) / max(ends - begins, 1) * room, room, LETTER, GAP)
    return told_whole(ticks_on(begins, ends, surface).marks, surface)


def across(at: int, begins: int, ends: int) -> float:
    """Return how far to the right a moment stands in a picture of the usual width."""
    return round(LEFT + (at - begins) / (ends - begins) * (RIGHT - LEFT), 1)
