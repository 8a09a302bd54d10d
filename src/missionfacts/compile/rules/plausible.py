"""Rules on what hardly ever happens, and is a slip more often than a fact."""

import re
from typing import NamedTuple

from missionfacts.compile import schema
from missionfacts.compile.dataset import Dataset, Placed, placed
from missionfacts.compile.orbits import period as orbital_period
from missionfacts.compile.rules import Problems, rule
from missionfacts.compile.rules.flight import IN_FLIGHT
from missionfacts.compile.rules.rides import Flights, all_flights
from missionfacts.dates.edtf import HOUR, MINUTE
from missionfacts.dates.elapsed import Elapsed

PREPARATION = {"countdown", "rollout", "simulation", "training"}
BESIDES = {"eva", "flyby", "impact"}  # what only happens in flight too, beside IN_FLIGHT
LIFT_OFF_ONCE = {"crewed", "robotic"}  # kinds of mission whose events without a spacecraft have one lift-off
THE_END = {"landing", "loss"}
ABORT = re.compile(r"\babort", re.IGNORECASE)


class _Usual(NamedTuple):
    """How long after undocking the ships of a type land."""

    type: str  # how the type begins
    least: int  # in seconds
    most: int

    def __str__(self) -> str:
        return f"{self.type} takes {_hours(self.least)} to {_hours(self.most)}"


# The least and most of all flights in the data until 2026 whose undocking two works tell, rounded outwards. A Soyuz
# lands some three and a half hours after; the few that did not (after a failure, a flight round the station, or before
# that was the rule) are told by two works, marked or disputed.
USUAL = (
    _Usual("Soyuz", 3 * HOUR + 10 * MINUTE, 4 * HOUR),  # Soyuz T-14 3:15, Soyuz TM-4 3:52
    _Usual("Shenzhou", 5 * HOUR, 29 * HOUR),  # Shenzhou 21 5:26, Shenzhou 12 28:38
    _Usual("Crew Dragon", 4 * HOUR + 30 * MINUTE, 48 * HOUR),  # Crew-4 4:50, Axiom-3 47:10
    _Usual("Space Shuttle", 45 * HOUR, 120 * HOUR),  # STS-110 45:56, STS-113 118:47
    _Usual("Apollo command", 4 * HOUR + 30 * MINUTE, 195 * HOUR),  # Skylab 4 4:43, Apollo 15 194:32
    _Usual("CST-100", 5 * HOUR, 7 * HOUR),  # the test with a crew 5:57
    _Usual("Gemini", 3 * HOUR, 27 * HOUR),  # Gemini 8 in an emergency, Gemini 10 26:07
)


@rule(
    "undocking-to-landing",
    "A ship lands as long after its last undocking as those of its type do, or two works tell it.",
    level="warning",
    needs=["events", "events.spacecraft", "events.sources", "events.disputed", "spacecraft"],
)
def undocking_to_landing(dataset: Dataset) -> Problems:
    flights = all_flights(dataset)
    types = {
        f"{mission.mission.id}/{craft.id}": craft.type for mission in dataset.own for craft in mission.record.spacecraft
    }
    for craft, event in _last_undockings(dataset, flights).items():
        usual = next((each for each in USUAL if types.get(craft, "").startswith(each.type)), None)
        end = flights.of(craft).final_end
        if usual and end and end.start.timed and not _looked_at(event.record):
            took = end.earliest - event.record.at.earliest
            if not usual.least <= took <= usual.most:
                message = f"{event.own(craft)} lands {_hours(took)} after this, which one work tells"
                yield event.problem(f"{message}; {usual}", "at")


def _last_undockings(dataset: Dataset, flights: Flights) -> dict[str, Placed[schema.Event]]:
    """Return the last timed undocking of each spacecraft before it lands, as far as the files tell it."""
    last: dict[str, Placed[schema.Event]] = {}
    for event in dataset.records("events"):
        for craft in event.crafts if event.record.kind == "undocking" and event.record.at.start.timed else ():
            end = flights.of(craft).final_end
            before = craft not in last or last[craft].record.at.earliest <= event.record.at.earliest
            if before and end and event.record.at.latest <= end.latest:
                last[craft] = event
    return last


def _looked_at(event: schema.Event) -> bool:
    """Tell whether two works tell an event, or it is marked as doubtful, or disputed."""
    return bool(len({use.id for use in event.sources}) > 1 or event.at.start.mark or event.disputed)


def _hours(seconds: int) -> str:
    return str(Elapsed(seconds, MINUTE))


@rule(
    "lift-off-between",
    "Preparation comes before lift-off, and what only happens in flight after it.", "mission",
    level="warning", needs=["events", "events.spacecraft"],
)  # fmt: skip
def lift_off_between(mission: Placed[schema.Mission]) -> Problems:
    flights = all_flights(mission.dataset)
    launches = [event.at for event in mission.record.events if event.kind == "launch"]
    if mission.record.kind not in LIFT_OFF_ONCE:
        launches = []
    for event in placed(mission, "events"):
        it: schema.Event = event.record
        own = [launch for craft in event.crafts if (launch := flights.of(craft).launch)] or launches
        if not own or it.at.start.mark:
            continue
        if it.kind in PREPARATION and it.at.earliest > max(launch.latest for launch in own):
            yield event.problem(f"{it.kind} after the lift-off", "kind")
        # Of a spacecraft that is named `inside-mission` and `landing-after-launch` ask the rest.
        in_flight = BESIDES if event.crafts else {*BESIDES, *IN_FLIGHT, "landing"}
        if it.kind in in_flight and it.at.latest < min(launch.earliest for launch in own):
            yield event.problem(f"{it.kind} before the lift-off", "kind")


@rule(
    "end-after-lift-off", "A flight is not over, or given up, in the very second of its lift-off.", "mission",
    level="warning",
)  # fmt: skip
def end_after_lift_off(mission: Placed[schema.Mission]) -> Problems:
    launches = {
        event.at for event in mission.record.events if event.kind == "launch" and event.at.start.second is not None
    }
    for event in placed(mission, "events"):
        it: schema.Event = event.record
        if it.at in launches and (it.kind in THE_END or (it.kind == "anomaly" and ABORT.search(it.title))):
            yield event.problem(f"{it.at} is the lift-off itself", "at")


SPREAD = 0.75  # minutes between the periods of good lists and those of their heights, rounding among them
ORBIT = ("perigee", "apogee", "period")


@rule(
    "period-of-height",
    "The period of an orbit around the Earth is that of its heights.", "mission",
    level="warning", needs=["facts"],
)  # fmt: skip
def period_of_height(mission: Placed[schema.Mission]) -> Problems:
    figures = {figure.record.id: figure for figure in placed(mission, "facts")}
    for period in (figure for key, figure in figures.items() if key.endswith("period")):
        before = period.record.id.removesuffix("period")
        values = [_number(figures.get(f"{before}{name}")) for name in ORBIT]
        if None in values:
            continue
        perigee, apogee, minutes = (value or 0.0 for value in values)
        wanted = orbital_period(perigee, apogee)
        if abs(wanted - minutes) > SPREAD:
            heights = f"{perigee:g} and {apogee:g} km"
            yield period.problem(f"{minutes:g} min is not the period of {heights}, which is {wanted:.1f}", "value")


def _number(figure: Placed[schema.Figure] | None) -> float | None:
    """Return a figure as a number; None for a range, or what is given in another unit than the standard one."""
    if figure is None or figure.record.unit not in {"km", "min"}:
        return None
    try:
        return float(figure.record.value.rstrip("~"))
    except ValueError:
        return None
