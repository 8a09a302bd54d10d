"""Rules on time: order, elapsed time, launch and landing."""

from collections.abc import Iterator

from missionfacts import dates
from missionfacts.dataset import Dataset
from missionfacts.errors import Problem
from missionfacts.rules import rule


@rule("event-order", "Events stand in the order of time, as far as their dates tell.")
def event_order(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        latest_start, before = None, None
        for i, event in enumerate(mission.events):
            start = dates.parse(event.at).start
            # "About" has no bounds, so such an event may stand on either side of its neighbours.
            if latest_start is not None and before and dates.latest(start) < latest_start and not start.mark:
                yield file.problem(
                    ("mission", "events", i, "at"),
                    f"{event.at} is before '{before.id}', {before.at}, which stands above it",
                )
            if not start.mark and (latest_start is None or dates.earliest(start) > latest_start):
                latest_start, before = dates.earliest(start), event


@rule("elapsed-agrees", "UTC is the clock's epoch plus the elapsed time.")
def elapsed_agrees(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        epochs = {clock.id: dates.earliest(dates.parse(clock.epoch).start) for clock in mission.clocks}
        for i, event in enumerate(mission.events):
            start = dates.parse(event.at).start
            for clock, text in event.elapsed.items():
                if clock not in epochs or start.mark:
                    continue
                seconds, resolution = dates.parse_elapsed(text)
                first = epochs[clock] + seconds
                # A printed minute may be cut off or rounded, so it stands for the minute on either side.
                slack = resolution if resolution > 1 else 0
                if first + slack < dates.earliest(start) or first - slack > dates.latest(start):
                    try:
                        is_utc = dates.format_moment(_moment(first, resolution), "Z")
                    except OverflowError:
                        is_utc = "outside the years 0001 to 9999"
                    yield file.problem(
                        ("mission", "events", i, "elapsed", clock),
                        f"{text} on clock '{clock}' is {is_utc}, not {event.at}",
                    )


def _moment(seconds: int, resolution: int) -> dates.Moment:
    there = dates.civil(seconds)
    second = there.second if resolution == 1 else None
    return dates.Moment(there.year, there.month, there.day, there.hour, there.minute, second)


@rule("landing-after-launch", "A spacecraft lands, or is lost, after it is launched.")
def landing_after_launch(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        launched: dict[str, int] = {}
        for i, event in enumerate(mission.events):
            when = dates.parse(event.at)
            for craft in event.spacecraft:
                if event.kind == "launch":
                    launched.setdefault(craft, dates.earliest(when.start))
                elif event.kind == "landing" and craft not in launched:
                    yield file.problem(("mission", "events", i), f"{craft} lands, but no launch of it stands above")
                elif (
                    event.kind in {"landing", "loss"} and craft in launched and dates.latest(when.end) < launched[craft]
                ):
                    yield file.problem(
                        ("mission", "events", i, "at"), f"{craft} lands at {event.at}, before its launch"
                    )


@rule("people-alive", "Nobody takes part in an event before birth or after death.")
def people_alive(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        for i, event in enumerate(mission.events):
            for j, person in enumerate(event.people):
                # An anniversary is of the dead too.
                if event.kind != "anniversary" and (life := _not_alive(dataset, person, event.at)):
                    yield file.problem(("mission", "events", i, "people", j), f"{person} {life}, not on {event.at}")


@rule("crew-alive", "Everyone who has a seat lives when the mission starts.")
def crew_alive(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        start = next((event.at for event in mission.events if event.kind == "launch" and event.spacecraft), None)
        for i, seat in enumerate(mission.crew):
            if start and (life := _not_alive(dataset, seat.person, start)):
                yield file.problem(("mission", "crew", i, "person"), f"{seat.person} {life}, not on {start}")


def _not_alive(dataset: Dataset, person: str, at: str) -> str:
    """Return when a person lived, in words, if that was not at some time; "" if it was."""
    if person not in dataset.known_people:
        return ""
    born, died = dataset.known_people[person].born, dataset.known_people[person].died
    when = dates.parse(at)
    late = died and dates.earliest(when.start) > dates.latest(dates.parse(died).end)
    early = born and dates.latest(when.end) < dates.earliest(dates.parse(born).start)
    return f"lived from {born or '?'} to {died or 'today'}" if late or early else ""
