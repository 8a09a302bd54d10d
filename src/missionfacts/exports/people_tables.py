"""Tables of people, organisations, and what all is called."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from missionfacts.catalogue.whole import Whole
from missionfacts.exports.columns import choice, date, duration, flag, integer, key, position, refers, text
from missionfacts.exports.model import Table
from missionfacts.model.people import Flight, Person, PersonCard
from missionfacts.model.vocabulary import DIED_IN, GENDERS, ORGANISATION_KINDS


class _Somebody(NamedTuple):
    card: PersonCard
    career: Person


PEOPLE = Table(
    "people",
    "Everyone who flew, stood by, or is named otherwise. Totals follow from the flights and spacewalks.",
    lambda whole: [_Somebody(card, whole.careers[card.id]) for card in whole.people],
    (
        key("Lower-case words joined by hyphens.")._replace(value=lambda row: row.card.id),
        text("name", "The common name.", "card.name", required=True),
        text("full_name", "Where the common one is short for it.", "card.full"),
        text("native", "The name in its own script, where that is certain.", "card.native"),
        text("nation", "The person's; `seats` has for which they flew.", "card.nation"),
        choice("gender", GENDERS, "Where a source states it.", "card.gender"),
        *date("born", "The birth.", "card.born"),
        text("birthplace", "Where a source states it.", "card.birthplace"),
        *date("died", "The death; empty for the living, and where it is not known.", "card.died"),
        choice("died_in", DIED_IN, "In a flight, or in training for one; empty for all others.", "career.died_in"),
        integer(
            "weight", "From 1 to 5; from 3 on, birth and death are days to remember.", "card.weight", required=True
        ),
        choice("status", ("flown", "ground"), "Whether they were ever in space.", "career.status", required=True),
        integer("number", "In space: the order of first rising above 80 km.", "career.number"),
        integer("number_100", "The same above 100 km.", "career.number_100"),
        integer("number_orbit", "The same in orbit.", "career.number_orbit"),
        integer("flights", "Flights in space.", "career.flights", required=True),
        integer("in_orbit", "Of these, in orbit.", "career.in_orbit", required=True),
        *duration("time_in_space", "The sum of the flights whose time is known.", "career.time_in_space"),
        integer("uncounted", "Flights whose time is not known, and not in the sum.", "career.uncounted", required=True),
        integer("spacewalks", "Moonwalks, and standing up in an open hatch, too.", "career.spacewalks", required=True),
        *duration("time_outside", "The sum of the spacewalks whose length is known.", "career.time_outside"),
        integer("uncounted_outside", "Spacewalks whose length is not.", "career.uncounted_outside", required=True),
    ),
)


def _number(flight: Flight) -> int | None:
    return flight.number or None


FLIGHTS = Table(
    "flights",
    "One person's way up and down again, worked out from events; `seats` tells who, in what, and down in what.",
    lambda whole: whole.flights,
    (
        refers("seat_id", "seats", "The seat.", required=True),
        *date("launched", "The launch of its spacecraft."),
        *date("landed", "The landing or loss that ended it; empty where none is known."),
        *duration("time", "From launch to landing, where both are known to the minute."),
        flag("in_space", "False where the ship did not get there; such a flight does not count."),
        flag("orbital", "False for a flight up and down."),
        integer(
            "number", "Which of the person's flights in space it is, from 1.", lambda flight: flight.number or None
        ),
        refers("launch_event_id", "events", "The event of the launch.", "launch"),
        refers("landing_event_id", "events", "The event that ended it.", "landing"),
        flag("own_landing", "Whether that tells of this person alone, apart from the ship."),
    ),
    ("seat_id",),
)
ORGANISATIONS = Table(
    "organisations",
    "An agency, centre, company or council.",
    lambda whole: whole.organisations,
    (
        key("Lower-case words joined by hyphens."),
        text("name", "What it is called.", required=True),
        text("native", "The name in its own language and script."),
        choice("kind", ORGANISATION_KINDS, "What it is.", required=True),
        refers("parent_id", "organisations", "The organisation that it belongs to."),
        *date("founded", "When it was founded."),
        text("place", "Where it is."),
        text("role", "What it does in the missions."),
        text("note", "What else there is to say."),
    ),
)


class _Name(NamedTuple):
    record: str
    name: str
    form: str


FORMS = ("name", "alias", "full", "native")


def _names(whole: Whole) -> Iterator[_Name]:
    named: tuple[Sequence[Any], ...] = (
        whole.missions, whole.spacecraft, whole.expeditions, whole.people, whole.organisations
    )  # fmt: skip
    for record in chain(*named):
        forms = [("name", record.name), *(("alias", each) for each in record.aliases)]
        forms += [(form, getattr(record, form, "")) for form in FORMS[2:]]
        yield from (_Name(record.id, name, form) for form, name in forms if name)


NAMES = Table(
    "names",
    "A name by which a mission, spacecraft, expedition, person or organisation is found.",
    _names,
    (
        refers("record_id", "records", "What is called so.", required=True),
        position("Its place among the names of the record, from 1.", "record"),
        text("name", "The name.", required=True),
        choice("form", FORMS, "The common name, another, the full one, or that in its own script.", required=True),
    ),
    ("record_id", "position"),
)
