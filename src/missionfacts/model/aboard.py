"""Records of who was where in space."""

from typing import Annotated, NamedTuple

from missionfacts.model.fields import DATE_IN_LIST, TALLY, USUAL, Count, Date, Id, Ids, Text


class Aboard(NamedTuple):
    """Somebody in space at a moment, or on any part of a day."""

    place: Text  # where, in words; at the end of a day
    name: Text
    role: Text  # in the crew of the ship that they went up in
    nation: Text  # that they flew for
    day: Count  # of the flight, by the calendar; that of the launch is 1
    flight: Annotated[int, TALLY]  # which of the person's flights in space it is
    up: Id  # the mission that they went up with
    down: Id  # the one that brought them down; "" when no landing is known
    person: Id
    craft: Ids  # mission/spacecraft; several where nobody tells which; of a station the station itself
    station: Id  # the mission; "" in free flight
    body: Text  # that the craft stands on; "" in flight
    docked: Ids  # mission/spacecraft that it is joined to; of a station those with a crew
    since: Date  # in that craft
    station_role: Text  # in the expedition
    expedition: Id  # station/expedition to which they belong; "" for a guest
    launched: Annotated[str, DATE_IN_LIST]
    landed: Annotated[str, DATE_IN_LIST]  # "" when no landing is known
    ship_up: Id  # mission/spacecraft
    ship_down: Id
    certain: Annotated[bool, USUAL]  # False where launch or landing, as they are known, leave it open


class Resident(NamedTuple):
    """Somebody of a resident crew of a station, with the flight that they came by."""

    name: Text
    role: Text
    nation: Text
    begins: Annotated[str, DATE_IN_LIST]  # their own, or the expedition's
    ends: Annotated[str, DATE_IN_LIST]  # "" while it lasts
    up: Id  # mission
    down: Id
    person: Id
    expedition: Id  # station/expedition
    station: Id
    launched: Annotated[str, DATE_IN_LIST]
    landed: Annotated[str, DATE_IN_LIST]
