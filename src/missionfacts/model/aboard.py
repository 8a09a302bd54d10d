"""Records of who was where in space."""

from typing import Annotated, NamedTuple

from missionfacts.model.fields import DATE_IN_LIST, TALLY, USUAL, Count, Date, Id, Ids, Text


class Aboard(NamedTuple):
    """Somebody in space at a moment, or on any part of a day."""

    place: Text  # where, in words; at the end of a day
    name: Text  # the person's
    role: Text  # in the crew of the ship that they went up in
    nation: Text  # that they flew for
    day: Count  # of the flight, by the calendar; that of the launch is 1
    flight: Annotated[int, TALLY]  # which of the person's flights in space it is
    up: Id  # the mission that they went up with
    down: Id  # the one that brought them down; empty when no landing is known
    person: Id  # who
    craft: Ids  # mission/spacecraft; several where nobody tells which; of a station the station itself
    station: Id  # the mission; empty in free flight
    body: Text  # that the craft stands on; empty in flight
    docked: Ids  # mission/spacecraft that it is joined to; of a station those with a crew
    since: Date  # when they came into that craft
    station_role: Text  # in the expedition
    expedition: Id  # station/expedition to which they belong; empty for a guest
    launched: Annotated[str, DATE_IN_LIST]  # when
    landed: Annotated[str, DATE_IN_LIST]  # when; empty when no landing is known
    ship_up: Id  # mission/spacecraft
    ship_down: Id  # mission/spacecraft
    certain: Annotated[bool, USUAL]  # false where launch or landing, as they are known, leave it open


class Resident(NamedTuple):
    """Somebody of a resident crew of a station, with the flight that they came by."""

    name: Text  # the person's
    role: Text  # in the expedition
    nation: Text  # that they flew for
    begins: Annotated[str, DATE_IN_LIST]  # their own begin, or the expedition's
    ends: Annotated[str, DATE_IN_LIST]  # their own end, or the expedition's; empty while it lasts
    up: Id  # the mission that they went up with
    down: Id  # the one that brought them down
    person: Id  # who
    expedition: Id  # station/expedition
    station: Id  # the mission
    launched: Annotated[str, DATE_IN_LIST]  # when
    landed: Annotated[str, DATE_IN_LIST]  # when; empty when no landing is known
