"""Resident crews of stations."""

from collections.abc import Iterator, Mapping
from typing import Annotated, NamedTuple

import typer

from missionfacts.catalogue.called import called
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.expeditions import expeditions as resident_crews
from missionfacts.catalogue.lookup import several
from missionfacts.catalogue.missions import mission_names
from missionfacts.catalogue.people import person_id
from missionfacts.commands._completion import complete_person
from missionfacts.commands._crowd import station_named
from missionfacts.commands._limits import ReverseOption
from missionfacts.commands._lists import LimitOption, Order, SortOption
from missionfacts.commands._options import Asked, OptionalMissionArgument, prints
from missionfacts.formats.emit import emit
from missionfacts.formats.layout import Layout
from missionfacts.model.fields import DATE_IN_LIST, Text
from missionfacts.model.missions import Expedition, Mission

EXPEDITIONS = Layout(columns=("id", "name", "begins", "ends", "commander", "crew"), main="crew", first_to_go=("id",))


class Seen(NamedTuple):
    """A resident crew, as eyes see it."""

    station: Text
    name: Text
    begins: Annotated[str, DATE_IN_LIST]
    ends: Annotated[str, DATE_IN_LIST]
    commander: Text
    crew: Text


SEEN = EXPEDITIONS._replace(columns=Seen._fields, group="station", first_to_go=(), headings={"crew": "With"})


@prints(Expedition)
def expeditions(
    asked: Asked,
    station: OptionalMissionArgument = None,
    person: Annotated[
        list[str] | None,
        typer.Option(
            "--person",
            metavar="NAME,...",
            help="Only crews to which all these people belonged.",
            show_default=False,
            autocompletion=complete_person,
        ),
    ] = None,
    sort: SortOption = "",
    reverse: ReverseOption = False,
    limit: LimitOption = 0,
) -> None:
    """List who lived at a station and who commanded it, from when to when.

    Without a station it lists the resident crews of all. A new one begins on the day of a change of command.

    $ missionfacts expeditions mir
    $ missionfacts expeditions --person krikalev
    $ missionfacts expeditions iss --fields name,begins,commander --reverse --limit 5
    """
    with asked.catalogue() as catalogue:
        only = station_named(catalogue, " ".join(station)) if station else None
        people = set(several(person or (), lambda name: person_id(catalogue, name)))
        crews = resident_crews(catalogue, only.id if only else "")
        found = [each for each in crews if people <= {member.person for member in each.crew}]
        shown = list(Order(sort, reverse, limit).of(found, Expedition))
        layout = EXPEDITIONS._replace(empty=_none(only, narrowed=bool(people)))
        if asked.for_eyes and asked.output.fields is None:
            seen = _seen(catalogue, shown)
            emit(seen, Seen, asked.output, SEEN._replace(empty=layout.empty))
            return
        names = called(catalogue, shown) if asked.for_eyes else {}
        emit(shown, Expedition, asked.output, layout._replace(names=names))


def _none(only: Mission | None, *, narrowed: bool) -> str:
    if narrowed:
        return "no resident crew had all these people"
    return f"the data tell of no resident crew of {only.name}" if only else "the data tell of no resident crew"


def _seen(catalogue: Catalogue, shown: list[Expedition]) -> list[Seen]:
    names = called(catalogue, shown)
    stations = mission_names(catalogue, {each.id.partition("/")[0] for each in shown})
    return [
        Seen(
            stations[each.id.partition("/")[0]],
            each.name,
            each.begins,
            each.ends,
            names.get(each.commander, each.commander),
            ", ".join(_others(each, names)),
        )
        for each in shown
    ]


def _others(crew: Expedition, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the others of a crew, each once, with the role where the command was theirs for a time."""
    commands = {member.person: member.role for member in crew.crew if "commander" in member.role}
    for person in dict.fromkeys(member.person for member in crew.crew if member.person != crew.commander):
        name = names.get(person, person)
        yield f"{name} ({commands[person]})" if person in commands else name
