"""What the commands share that print who was aboard."""

from missionfacts.catalogue.aboard import first_ride, rides_around
from missionfacts.catalogue.called import called
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import mission as named
from missionfacts.commands._lists import Order
from missionfacts.commands._moment import AskedMoment
from missionfacts.commands._options import Asked
from missionfacts.dates.display import display_long
from missionfacts.dates.edtf import parse
from missionfacts.errors import OutOfReach, UsageError
from missionfacts.formats.emit import emit
from missionfacts.formats.layout import Layout
from missionfacts.model.aboard import Aboard
from missionfacts.model.missions import Mission

ABOARD = Layout(
    columns=Aboard._fields[: Aboard._fields.index("person")],
    main="name",
    first_to_go=("flight", "station", "down", "up"),
)


def emit_aboard(
    asked: Asked, catalogue: Catalogue, found: list[Aboard], there: AskedMoment, only: Mission | None, order: Order
) -> None:
    """Print who was aboard; only: the station that was asked for."""
    if there.reach:  # anybody may have landed since
        found = [each._replace(certain=False) for each in found]
    layout = ABOARD._replace(empty=_nobody(catalogue, there, only))
    if not found:
        _refuse_before_all(catalogue, there)
    shown = list(order.of(found, Aboard))
    if asked.for_eyes and asked.output.fields is None and shown:
        from missionfacts.commands._seen import Seen, seen  # which a pipe does without

        people, layout = seen(catalogue, shown, there, layout, only, len(found))
        layout = layout._replace(
            footnote="\n".join(filter(None, [_strip(asked, catalogue, there, only), layout.footnote]))
        )
        emit(people, Seen, asked.output, layout)
        return
    if asked.for_eyes and shown:
        layout = layout._replace(names=called(catalogue, shown))
    elif there.reach:
        asked.streams.err.write(f"missionfacts: {unknown_since(there)}\n")
    emit(shown, Aboard, asked.output, layout)


def _strip(asked: Asked, catalogue: Catalogue, there: AskedMoment, only: Mission | None) -> str:
    """Return how many people were in space around a moment or, of now, in all the years."""
    from missionfacts.commands._strips import people_around, people_by_year  # which a pipe does without

    if there.reach and not only:
        return people_by_year(catalogue, asked.streams)
    return people_around(catalogue, there.window, only, asked.streams)


def unknown_since(there: AskedMoment) -> str:
    """Return the sentence for now, where the data do not reach so far."""
    return f"the data reach to {display_long(there.reach)}; who has landed since, or gone up, they do not tell"


def station_named(catalogue: Catalogue, name: str) -> Mission:
    """Return the station that a name means. Raises UsageError for something else."""
    found = named(catalogue, name)
    if found.kind != "station":
        raise UsageError(f"{found.name} is not a station: `missionfacts missions --kind station` lists them")
    return found


def require_there(station: Mission, there: AskedMoment) -> None:
    """Raise OutOfReach where a station was not there at a moment."""
    start, end = (parse(at) if at else None for at in (station.start, station.end))
    if start and not there.window.reaches(start.start):
        raise OutOfReach(f"{station.name} was launched later, on {display_long(_day(station.start))}")
    if end and not there.window.follows(end.end):
        lived = f"`missionfacts expeditions {station.id}` lists who lived there"
        down = display_long(_day(station.end))
        raise OutOfReach(f"{station.name} was there no longer: it came down on {down}; {lived}")


def _day(date: str) -> str:
    return date.partition("T")[0]


def _refuse_before_all(catalogue: Catalogue, there: AskedMoment) -> None:
    name, launched = first_ride(catalogue)
    if launched and not there.window.reaches(parse(launched).start):
        raise OutOfReach(f"nobody was in space before {display_long(_day(launched))}, when {name} lifted off")


def _nobody(catalogue: Catalogue, there: AskedMoment, only: Mission | None) -> str:
    """Return the sentence for a moment at which nobody was up."""
    if only:
        return f"nobody was at {only.name} on {there}"
    before, after = rides_around(catalogue, there.window)
    said = f"nobody was in space on {there}"
    parts = [f"{before[0]} had landed on {display_long(_day(before[1]))}"] if before else []
    parts += [f"{after[0]} lifted off on {display_long(_day(after[1]))}"] if after else []
    return f"{said}: {', and '.join(parts)}" if parts else said
