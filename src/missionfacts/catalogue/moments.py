"""A moment or a day, with which dates are compared."""

from datetime import date, tzinfo
from typing import NamedTuple

from missionfacts.catalogue.missions import Bound
from missionfacts.dates.edtf import PartialDate, from_epoch


class Window(NamedTuple):
    """A moment, or a day: the first and the last second of it."""

    first: Bound
    last: Bound
    zone: tzinfo | None = None  # decides on which day a launch falls; None is the machine's own

    @property
    def day(self) -> date:
        """The day on which it ends, in its zone."""
        return from_epoch(self.last.shown).date()

    def reaches(self, moment: PartialDate, *, surely: bool = False) -> bool:
        """Tell whether a moment may be over at its end; surely: whether it is."""
        return (moment.latest if surely else moment.earliest) <= _of(self.last, moment)

    def follows(self, moment: PartialDate, *, surely: bool = False) -> bool:
        """Tell whether a moment may be to come when it begins; surely: whether it is."""
        return (moment.earliest if surely else moment.latest) >= _of(self.first, moment)


def _of(bound: Bound, moment: PartialDate) -> int:
    """Return the second with which a moment is compared: a date without a time of day is the same in every zone."""
    return bound.utc if moment.timed else bound.shown
