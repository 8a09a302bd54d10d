"""What charts are drawn with: a set that takes Unicode, and one in ASCII, never a mixture."""

from typing import NamedTuple

from missionfacts.formats.escape import is_unicode


class ChartSigns(NamedTuple):
    """Each sign is one cell wide."""

    inside: str  # a strand: somebody in a craft
    outside: str  # on a spacewalk
    ground: str  # in a craft that stands on the Moon
    docked: str
    near: str
    right: str  # somebody passes into the lane to the right
    left: str
    launch: str
    landing: str
    lost: str
    landmark: str
    notable: str
    # Of the strip:
    line: str  # a craft on its own
    down_in: str  # the upper line bends into the link, and comes out of it
    up_out: str
    up_in: str  # the lower one
    down_out: str
    again: str  # they part and dock again
    standing: str  # on the Moon
    unsure: str  # docked for a part of it, and nobody tells which

    @classmethod
    def of(cls, encoding: str) -> "ChartSigns":
        """Return those that an encoding can say: it has all or none."""
        return SIGNS if is_unicode(encoding) else PLAIN_SIGNS


SIGNS = ChartSigns(*"│┊┃═·▶◀▲▼×◆●━╮╭╯╰╪▁┄")
PLAIN_SIGNS = ChartSigns(*"|:I=.><^vx#*-\\//\\|_~")


class StationSigns(NamedTuple):
    """What the chart of a station is drawn with: all of it in one character set."""

    scale: str  # left of the bars, and where a number stands
    tick: str
    bar: str  # eight heights
    perhaps: str  # people of whom that is not sure
    most: str
    several: str  # ships at once
    one: str
    part: str  # a part of a column, and an end that is not told exactly
    brief: str  # a stay shorter than a column
    event: str
    notable: str
    landmark: str

    @classmethod
    def of(cls, encoding: str) -> "StationSigns":
        """Return those that an encoding can say: it has all or none."""
        return STATION_SIGNS if is_unicode(encoding) else PLAIN_STATION_SIGNS


STATION_SIGNS = StationSigns("│", "┤", "▁▂▃▄▅▆▇█", "░", "·", "━", "─", "╌", "▪", "·", "●", "◆")
PLAIN_STATION_SIGNS = StationSigns("|", "|", "___#####", "?", ".", "=", "-", "~", "o", ".", "*", "#")
