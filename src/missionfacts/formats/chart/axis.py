"""A scale of time across the columns of a page."""

from typing import NamedTuple

from missionfacts.formats.scene.ticks import Surface, Tick, ticks


class Scale(NamedTuple):
    """Which second stands in which of so many columns."""

    first: int
    last: int
    columns: int

    def column(self, second: int) -> int:
        """Return the column of a second; what lies outside stands at the end.

        >>> Scale(0, 99, 10).column(50), Scale(0, 99, 10).column(-7)
        (5, 0)
        """
        share = (second - self.first) / max(self.last - self.first, 1)
        return min(max(int(share * (self.columns - 1) + 0.5), 0), self.columns - 1)

    def ticks(self) -> tuple[str, list[Tick]]:
        """Return what is common to all marks, and as many marks as there is room for.

        >>> common, ticks = Scale(174614400, 175478400, 60).ticks()
        >>> common, " ".join(tick.text for tick in ticks)
        ('July', '15 16 17 18 19 20 21 22 23 24')
        """
        common, marks = ticks(self.first, self.last, Surface(self.column, self.columns))
        return common, [mark for mark in marks if mark.text]
