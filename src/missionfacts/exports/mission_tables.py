"""Tables of missions and what belongs to them."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from missionfacts.catalogue.missions import whole as whole_id
from missionfacts.catalogue.whole import Whole
from missionfacts.exports.columns import (
    choice,
    date,
    duration,
    flag,
    integer,
    items,
    key,
    moment,
    number,
    place_in_list,
    position,
    refers,
    text,
)
from missionfacts.exports.model import Column, Table
from missionfacts.exports.quantities import quantity
from missionfacts.model.missions import Figure
from missionfacts.model.people import Seat
from missionfacts.model.vocabulary import MISSION_KINDS, SEAT_STATUSES, STANDARD_FIGURES, UNITS, standard_id


def mission_of(record: Any) -> str:
    """Return the mission that something belongs to, its id."""
    return str(record.id).partition("/")[0]


def of_mission(about: str = "The mission that it belongs to.") -> Column:
    """Return the column of the mission that something belongs to."""
    return refers("mission_id", "missions", about, mission_of, required=True)


def in_mission(what: str) -> Column:
    """Return the column of the place of something among those of its mission."""
    return position(f"Its place among the {what} of the mission, from 1.", mission_of)


MISSIONS = Table(
    "missions",
    "A flight, a station or a programme.",
    lambda whole: whole.missions,
    (
        key("Lower-case words joined by hyphens."),
        text("name", "What it is called.", required=True),
        choice("kind", MISSION_KINDS, "What it is.", required=True),
        *date("begins", "The first launch of what its crew went up in; without a crew, its own.", "start"),
        *date("ends", "The last landing or loss of the same; of robots only a loss, of stations an entry too.", "end"),
        *duration("duration", "From `begins` to `ends`, where both have a time of day."),
        integer("crew", "How many seats its prime crew has.", required=True),
        integer("events", "How many events belong to it.", required=True),
        flag("no_backup", "Whether a source says that it had no backup crew.", lambda card: card.backup is not None),
        text("summary", "Why one would care."),
        text("outcome", "How it ended."),
    ),
)
MISSION_AGENCIES = Table(
    "mission_agencies",
    "An organisation that takes part in a mission.",
    lambda whole: items(whole.missions, "agencies"),
    (
        refers("mission_id", "missions", "The mission.", "owner.id", required=True),
        place_in_list(),
        refers("organisation_id", "organisations", "The organisation.", "item", required=True),
    ),
    ("mission_id", "position"),
)
MISSION_OBJECTIVES = Table(
    "mission_objectives",
    "Something that a mission was to do.",
    lambda whole: items(whole.missions, "objectives"),
    (
        refers("mission_id", "missions", "The mission.", "owner.id", required=True),
        place_in_list(),
        text("objective", "What it was to do.", "item", required=True),
    ),
    ("mission_id", "position"),
)
SPACECRAFT = Table(
    "spacecraft",
    "A ship, module or station of a mission, as flown.",
    lambda whole: whole.spacecraft,
    (
        key("`mission/spacecraft`."),
        of_mission(),
        in_mission("spacecraft"),
        text("name", "What it is called.", required=True),
        text("type", "The type of ship."),
        text("serial", "Its serial number."),
        text("launcher", "The type of the rocket that launched it."),
        text("launcher_serial", "The serial number of that rocket."),
        text("site", "Where it was launched."),
        text("cospar", "Its international designator, such as 1975-065A."),
        text("side", "The nation or agency whose it is."),
        integer("crew", "How many people it was launched with, where a source says so."),
        flag("in_space", "False for what was to go to space and did not get there."),
    ),
)


class _Clock(NamedTuple):
    id: str
    name: str
    epoch: str
    derived: bool


CLOCKS = Table(
    "clocks",
    "What elapsed time is counted from; a timeline shows the first clock of its mission.",
    lambda whole: [_Clock(each.id, each.name, each.epoch, each.id in whole.derived) for each in whole.clocks],
    (
        key("`mission/clock`."),
        of_mission("The mission."),
        in_mission("clocks"),
        text("name", "What it is called.", required=True),
        moment("epoch", "When it starts.", required=True),
        flag("derived", "Whether no file gives it: it starts at the launch, and rests on the sources of that."),
    ),
)


def _craft(seat: Seat) -> str:
    return whole_id(seat.mission, seat.spacecraft) if seat.spacecraft else ""


def _landed_in_mission(seat: Seat) -> str:
    return seat.landed_in.partition("/")[0]


def _landed_in_craft(seat: Seat) -> str:
    return seat.landed_in if "/" in seat.landed_in else ""


SEATS = Table(
    "seats",
    "One person's part in a mission.",
    lambda whole: whole.seats,
    (
        key("`mission/person-role`; of those who stood by `mission/person-status-role`."),
        of_mission("The mission."),
        position("Its place in the crew list of the mission, from 1: by spacecraft and rank.", mission_of),
        refers("person_id", "people", "The person.", required=True),
        refers("spacecraft_id", "spacecraft", "The spacecraft; empty for those who stay on the ground.", _craft),
        text("role", "Commander, flight engineer, capcom and the like.", required=True),
        choice(
            "status", SEAT_STATUSES, "Who flew is `prime`; the others stood by or worked on the ground.", required=True
        ),
        text("nation", "For which the person flew: that of the seat, or else the person's."),
        refers(
            "landed_in_mission_id",
            "missions",
            "The mission that brought the person down, where it was another spacecraft.",
            _landed_in_mission,
        ),
        refers("landed_in_spacecraft_id", "spacecraft", "That spacecraft, where one is named.", _landed_in_craft),
        text("note", "What else there is to say."),
    ),
)
EXPEDITIONS = Table(
    "expeditions",
    "A resident crew of a station.",
    lambda whole: whole.expeditions,
    (
        key("`station/expedition`."),
        of_mission("The station."),
        in_mission("expeditions"),
        text("name", "What it is called.", required=True),
        *date("begins", "When it begins."),
        *date("ends", "When it ends; empty while it lasts."),
        refers("commander_id", "people", "Who commands it, where that is known."),
    ),
)
EXPEDITION_CREW = Table(
    "expedition_crew",
    "Somebody who belonged to a resident crew.",
    lambda whole: items(whole.expeditions, "crew"),
    (
        refers("expedition_id", "expeditions", "The expedition.", "owner.id", required=True),
        place_in_list(),
        refers("person_id", "people", "The person.", "item.person", required=True),
        text("role", "Commander, flight engineer and the like.", "item.role"),
        *date("begins", "From when, where that is not the begin of the expedition.", "item.begins"),
        *date("ends", "Until when, where that is not its end.", "item.ends"),
    ),
    ("expedition_id", "position"),
)


class _Figure(NamedTuple):
    id: str
    figure: Figure
    spacecraft: str  # that it is about, if it is about one


def _figures(whole: Whole) -> Iterator[_Figure]:
    crafts = {craft.id for craft in whole.spacecraft}
    for figure in whole.figures:
        craft = whole_id(figure.mission, figure.about)
        yield _Figure(figure.id, figure, craft if craft in crafts else "")


def _standard(row: _Figure) -> str:
    """Return the id of the standard figure that one is, if it means the same."""
    name = standard_id(row.id.partition("/")[2])
    return name if STANDARD_FIGURES.get(name) == (row.figure.label, row.figure.unit) else ""


def _split(field: str) -> Callable[[_Figure], Any]:
    return lambda row: getattr(quantity(row.figure.value, row.figure.unit), field)


FIGURES = Table(
    "figures",
    "A fact without a date: a mass, an orbit, a length, a count, a name.",
    _figures,
    (
        key("`mission/figure`."),
        of_mission(),
        in_mission("figures"),
        text(
            "about",
            "What it is about: a spacecraft or the mission by its id, or a word for something else.",
            "figure.about",
            required=True,
        ),
        refers("spacecraft_id", "spacecraft", "The spacecraft that it is about, where it is one."),
        choice("standard", tuple(STANDARD_FIGURES), "Which of the standard figures it is, if it is one.", _standard),
        text("label", "What it is.", "figure.label", required=True),
        text("value", "As exact as its source; `~` behind it is about, `a/b` a range.", "figure.value", required=True),
        number("number", "`value` as a number, of a range its lower end; empty without a unit.", _split("number")),
        number("number_to", "The upper end of a range.", _split("number_to")),
        integer("seconds", "`value` in seconds, where the unit is `h:m:s` or `h:m`.", _split("seconds")),
        flag("approximate", "Whether the number is about.", _split("approximate"), required=False),
        choice("unit", tuple(filter(None, UNITS)), "The unit of `value` and of the numbers.", "figure.unit"),
        integer("weight", "From 1, routine, to 5, a landmark.", "figure.weight", required=True),
    ),
)
EXPERIMENTS = Table(
    "experiments",
    "Scientific or technical work of a mission.",
    lambda whole: whole.experiments,
    (
        key("`mission/experiment`."),
        of_mission(),
        in_mission("experiments"),
        text("number", "Its number in the mission's plan."),
        text("name", "What it is called.", required=True),
        flag("joint", "Whether several sides did it together."),
        text("field", "Its field of work."),
        text("summary", "What it was about."),
        text("note", "What else there is to say."),
    ),
)
EXPERIMENT_SPACECRAFT = Table(
    "experiment_spacecraft",
    "A spacecraft that carried an experiment; the principal one first.",
    lambda whole: items(whole.experiments, "spacecraft"),
    (
        refers("experiment_id", "experiments", "The experiment.", "owner.id", required=True),
        place_in_list(),
        refers(
            "spacecraft_id",
            "spacecraft",
            "The spacecraft.",
            lambda row: whole_id(mission_of(row.owner), row.item),
            required=True,
        ),
    ),
    ("experiment_id", "position"),
)
EXPERIMENT_SIDES = Table(
    "experiment_sides",
    "A nation or agency that took part in an experiment.",
    lambda whole: items(whole.experiments, "side"),
    (
        refers("experiment_id", "experiments", "The experiment.", "owner.id", required=True),
        place_in_list(),
        text("side", "The nation or agency.", "item", required=True),
    ),
    ("experiment_id", "position"),
)
PICTURES = Table(
    "pictures",
    "A photograph, named so that it can be found; no export contains one.",
    lambda whole: whole.pictures,
    (
        key("`mission/picture`."),
        of_mission(),
        in_mission("pictures"),
        text("number", "The agency's number, where a source gives one."),
        *date("at", "When it was taken.", prefix=False),
        refers("event_id", "events", "The event that it shows, if it shows one."),
        text("caption", "What it shows.", required=True),
        text("credit", "Whom to name."),
        text("note", "What else there is to say."),
    ),
)
PICTURE_NUMBERS = Table(
    "picture_numbers",
    "Another number of a picture.",
    lambda whole: items(whole.pictures, "also"),
    (
        refers("picture_id", "pictures", "The picture.", "owner.id", required=True),
        place_in_list(),
        text("number", "The number.", "item", required=True),
    ),
    ("picture_id", "position"),
)
PICTURE_PEOPLE = Table(
    "picture_people",
    "Somebody in a picture.",
    lambda whole: items(whole.pictures, "people"),
    (
        refers("picture_id", "pictures", "The picture.", "owner.id", required=True),
        place_in_list(),
        refers("person_id", "people", "The person.", "item", required=True),
    ),
    ("picture_id", "position"),
)
