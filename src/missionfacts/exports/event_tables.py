"""Tables of what happened, and of what events have to do with."""

from collections.abc import Iterator
from typing import NamedTuple

from missionfacts.catalogue.missions import whole as whole_id
from missionfacts.catalogue.whole import Belonging, Whole
from missionfacts.dates.elapsed import parse_elapsed
from missionfacts.exports.columns import (
    choice,
    date,
    duration,
    flag,
    integer,
    items,
    key,
    number,
    place_in_list,
    position,
    refers,
    text,
)
from missionfacts.exports.mission_tables import of_mission
from missionfacts.exports.model import Table
from missionfacts.exports.quantities import as_number
from missionfacts.model.events import Event
from missionfacts.model.vocabulary import EVENT_KINDS

EVENT_KIND_TABLE = Table(
    "event_kinds",
    "A kind of event.",
    lambda _: list(EVENT_KINDS.items()),
    (
        key("The word for it.")._replace(value=lambda row: row[0]),
        text("meaning", "What is meant.", lambda row: row[1], required=True),
    ),
)


def _to(event: Event) -> str:
    return whole_id(event.mission, event.to) if event.to else ""


def _latitude(event: Event) -> float | None:
    return as_number(event.position.latitude) if event.position else None


def _longitude(event: Event) -> float | None:
    return as_number(event.position.longitude) if event.position else None


def _body(event: Event) -> str:
    return event.position.body or "Earth" if event.position else ""


EVENTS = Table(
    "events",
    "Something that happened. Births and deaths are in `people`.",
    lambda whole: whole.events,
    (
        key("`mission/event`."),
        of_mission("The mission in whose file it stands; `event_missions` has all that it belongs to."),
        position("Its place in that file, from 1.", "mission"),
        refers("kind", "event_kinds", "What it is.", "kind", required=True),
        text("title", "A sentence in the present tense.", required=True),
        *date("at", "When; times of day are in UTC.", prefix=False),
        *duration("duration", "From its start to its end where both have a time of day, or else as a source tells it."),
        integer("weight", "From 1, routine, to 5, a landmark.", required=True),
        text("place", "Where, in words."),
        number("latitude", "Where on the ground, in degrees, north positive.", _latitude),
        number("longitude", "In degrees, east positive.", _longitude),
        text(
            "coordinates",
            "Both with as many digits as the source gives: `-40.10, 20.5`.",
            lambda event: event.position and f"{event.position.latitude}, {event.position.longitude}",
        ),
        text("body", "The celestial body that they are on.", _body),
        flag(
            "coordinates_approximate",
            "Whether they are rough, as reckoned from a distance and a direction.",
            lambda event: event.position and event.position.about,
            required=False,
        ),
        text("port", "Of a docking: the station's port."),
        refers("to_spacecraft_id", "spacecraft", "Of a transfer: the spacecraft that the people pass into.", _to),
        text("detail", "More, in our own words."),
    ),
)


class _Timeline(NamedTuple):
    """An event in the timeline of a mission."""

    event: str
    mission: str
    via: str
    also_position: int | None
    elapsed: str


VIA = ("home", "also", "craft", "crew")


def _timelines(whole: Whole) -> Iterator[_Timeline]:
    events = {event.id: event for event in whole.events}
    for each in whole.belonging:
        also = events[each.event].also
        place = also.index(each.mission) + 1 if each.mission in also else None
        yield _Timeline(each.event, each.mission, _via(each, events[each.event]), place, each.elapsed)


def _via(each: Belonging, event: Event) -> str:
    """Return why an event belongs to a mission."""
    if each.home:
        return "home"
    if each.mission in event.also:
        return "also"
    craft = (*event.spacecraft, event.to)
    return "craft" if any(one.startswith(f"{each.mission}/") for one in craft) else "crew"


EVENT_MISSIONS = Table(
    "event_missions",
    "An event in the timeline of a mission.",
    _timelines,
    (
        refers("event_id", "events", "The event.", required=True),
        refers("mission_id", "missions", "The mission.", required=True),
        position(
            "Its place in the timeline, from 1: in the order of the file, or of time where other files come in.",
            "mission",
        ),
        choice(
            "via",
            VIA,
            "Why: it stands in the mission's file, is said to belong there, names a craft of it, or one of its crew.",
            required=True,
        ),
        integer("also_position", "Where `via` is `also`: its place in the list that says so, from 1."),
        text(
            "elapsed",
            "The time on the first clock of the mission, where that runs: `H:MM:SS`, or `H:MM` to the minute.",
        ),
        integer(
            "elapsed_seconds",
            "`elapsed` in seconds; negative before the clock starts.",
            lambda row: parse_elapsed(row.elapsed.rstrip("~?%")).seconds if row.elapsed else None,
        ),
    ),
    ("event_id", "mission_id"),
)
EVENT_SPACECRAFT = Table(
    "event_spacecraft",
    "A spacecraft that an event names.",
    lambda whole: items(whole.events, "spacecraft"),
    (
        refers("event_id", "events", "The event.", "owner.id", required=True),
        place_in_list(),
        refers(
            "spacecraft_id",
            "spacecraft",
            "The spacecraft.",
            lambda row: whole_id(row.owner.mission, row.item),
            required=True,
        ),
    ),
    ("event_id", "position"),
)
EVENT_PEOPLE = Table(
    "event_people",
    "Somebody who took part in an event.",
    lambda whole: items(whole.events, "people"),
    (
        refers("event_id", "events", "The event.", "owner.id", required=True),
        place_in_list(),
        refers("person_id", "people", "The person.", "item", required=True),
    ),
    ("event_id", "position"),
)
EVENT_FORMER_IDS = Table(
    "event_former_ids",
    "An id that an event had before, or that one had which became it.",
    lambda whole: items(whole.events, "formerly"),
    (
        refers("event_id", "events", "The event.", "owner.id", required=True),
        place_in_list(),
        text("former_id", "The id.", "item", required=True),
    ),
    ("event_id", "position"),
)
EVENT_DISTINCT = Table(
    "event_distinct",
    "Two events that look like one and are not.",
    lambda whole: items(whole.events, "distinct"),
    (
        refers("event_id", "events", "The one in whose file that is said.", "owner.id", required=True),
        place_in_list(),
        refers("other_event_id", "events", "The other one.", "item.id", required=True),
        text("note", "What tells them apart.", "item.note"),
    ),
    ("event_id", "position"),
)
