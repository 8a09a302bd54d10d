"""What each lane does where a day begins, and the words that stand in links where ships dock or come near."""

from bisect import bisect_left
from collections.abc import Sequence

from missionfacts.model.lanes import Lane, Lanes, Phase

AHEAD = "before launch"  # which the launch ends, though it may be told of another mission
BETWEEN = ("docked", "near")  # what two lanes do together: it stands between them


class Phases:
    """The phases of a flight, along its events."""

    def __init__(self, drawn: Lanes) -> None:
        self._number = {step.event: number for number, step in enumerate(drawn.steps)}
        self._of: dict[str, list[Phase]] = {}
        for phase in drawn.phases:
            self._of.setdefault(phase.craft, []).append(phase)
        self._begin = {
            craft: [self._number.get(phase.event, -1) for phase in those] for craft, those in self._of.items()
        }
        self._events = {(phase.event, phase.craft): phase for phase in drawn.phases}

    def before(self, event: str, lanes: Sequence[Lane]) -> list[Phase | None]:
        """Return what each lane does before an event; None: nothing is told of it before."""
        return [self._before(self._number[event], lane.craft) for lane in lanes]

    def after(self, event: str, lanes: Sequence[Lane]) -> list[Phase | None]:
        """Return what each lane does from an event on; None: nothing is told of it until then."""
        return [self._before(self._number[event] + 1, lane.craft) for lane in lanes]

    def _before(self, number: int, craft: str) -> Phase | None:
        place = bisect_left(self._begin.get(craft, []), number)
        return self._of[craft][place - 1] if place else None

    def begins(self, event: str, one: str, other: str) -> str:
        """Return what two craft do together from an event on; "" where they do what they did before."""
        phase = self._events.get((event, one)) or self._events.get((event, other))
        return phase.what if phase and phase.what in BETWEEN and {one, other} & {*phase.other} else ""
