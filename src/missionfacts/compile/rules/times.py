"""Rules on time: order, elapsed time, launch and landing."""

from missionfacts.compile import schema
from missionfacts.compile.dataset import Dataset, Placed, placed
from missionfacts.compile.rules import Problems, rule
from missionfacts.compile.rules.rides import all_flights
from missionfacts.dates.edtf import Interval, PartialDate, from_epoch
from missionfacts.dates.elapsed import duration_of


@rule("event-order", "Events stand in the order of time, as far as their dates tell.", "mission")
def event_order(mission: Placed[schema.Mission]) -> Problems:
    latest_start, before = None, None
    for event in placed(mission, "events"):
        it: schema.Event = event.record
        start = it.at.start
        # "About" has no bounds, so such an event may stand on either side of its neighbours.
        if latest_start is not None and before and start.latest < latest_start and not start.mark:
            yield event.problem(f"{it.at} is before '{before.id}', {before.at}, which stands above it", "at")
        if not start.mark and (latest_start is None or start.earliest > latest_start):
            latest_start, before = start.earliest, it


@rule("elapsed-agrees", "UTC is the clock's epoch plus the elapsed time.", "event")
def elapsed_agrees(event: Placed[schema.Event]) -> Problems:
    start = event.record.at.start
    if not event.record.elapsed or start.mark:
        return
    epochs = {clock.id: clock.epoch.earliest for clock in event.mission.clocks}
    for clock, reading in event.record.elapsed.items():
        if clock not in epochs:
            continue
        first = epochs[clock] + reading.seconds
        # A printed minute may be cut off or rounded, so it stands for the minute on either side.
        slack = reading.resolution if reading.resolution > 1 else 0
        if first + slack < start.earliest or first - slack > start.latest:
            is_utc = _utc(first, reading.resolution)
            message = f"{reading} on clock '{clock}' is {is_utc}, not {event.record.at}"
            yield event.problem(message, "elapsed", clock)


def _utc(seconds: int, resolution: int) -> str:
    try:
        there = from_epoch(seconds)
    except OverflowError:
        return "outside the years 0001 to 9999"
    second = there.second if resolution == 1 else None
    return str(PartialDate(there.year, there.month, there.day, there.hour, there.minute, second))


@rule("duration-without-times", "A duration is told where the times of start and end are not both known.", "event")
def duration_without_times(event: Placed[schema.Event]) -> Problems:
    if event.record.duration is not None and (known := duration_of(event.record.at)):
        yield event.problem(f"from start to end it is {known}; take 'duration' out", "duration")


@rule(
    "landing-after-launch",
    "A spacecraft lands, or is lost, after it is launched.",
    needs=["mission", "events", "events.spacecraft"],
    needs_all=True,
)
def landing_after_launch(dataset: Dataset) -> Problems:
    flights = all_flights(dataset)
    for event in dataset.records("events", everywhere=True):
        it: schema.Event = event.record
        for craft in event.crafts if it.kind in {"landing", "loss"} else ():
            launch = flights.of(craft).launch
            if launch is None and it.kind == "landing":
                yield event.problem(f"{event.own(craft)} lands, but no launch of it is told")
            elif launch and it.at.latest < launch.earliest:
                yield event.problem(f"{event.own(craft)} lands at {it.at}, before its launch", "at")


@rule("people-alive", "Nobody takes part in an event before birth or after death.", "event")
def people_alive(event: Placed[schema.Event]) -> Problems:
    it = event.record
    for j, person in enumerate(it.people):
        # An anniversary is of the dead too.
        if it.kind != "anniversary" and (life := _not_alive(event.dataset, person, it.at)):
            yield event.problem(f"{person} {life}, not on {it.at}", "people", j)


@rule("crew-alive", "Everyone who has a seat lives when the mission starts.", "mission", needs=["events.spacecraft"])
def crew_alive(mission: Placed[schema.Mission]) -> Problems:
    flights = all_flights(mission.dataset)
    launches = [flights.of(f"{mission.mission.id}/{craft.id}").launch for craft in mission.record.spacecraft]
    start = min((launch for launch in launches if launch), key=lambda launch: launch.earliest, default=None)
    for seat in placed(mission, "crew"):
        person = seat.record.person
        if start and (life := _not_alive(mission.dataset, person, start)):
            yield seat.problem(f"{person} {life}, not on {start}", "person")


def _not_alive(dataset: Dataset, person: str, at: Interval) -> str:
    """Return when a person lived, in words, if that was not at some time; "" if it was."""
    if person not in dataset.known_people:
        return ""
    born, died = dataset.known_people[person].born, dataset.known_people[person].died
    late = died and at.earliest > died.latest
    early = born and at.latest < born.earliest
    return f"lived from {born or '?'} to {died or 'today'}" if late or early else ""


@rule("expedition-order", "Expeditions of a station stand by their begin, and end after it.", "mission")
def expedition_order(mission: Placed[schema.Mission]) -> Problems:
    before: schema.Expedition | None = None
    for expedition in placed(mission, "expeditions"):
        it: schema.Expedition = expedition.record
        if it.ends and it.ends.latest < it.begins.earliest:
            yield expedition.problem(f"ends on {it.ends}, before it begins on {it.begins}", "ends")
        if before and it.begins.latest < before.begins.earliest:
            yield expedition.problem(f"begins before '{before.id}', which stands above it", "begins")
        before = it
        for j, member in enumerate(it.crew):
            if member.begins and member.ends and member.ends.latest < member.begins.earliest:
                yield expedition.problem(f"{member.person} leaves before joining", "crew", j, "ends")
