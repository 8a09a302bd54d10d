"""One thing as a whole: a mission or organisation, a person, a mission's figures."""

from typing import Annotated

import typer

from missionfacts.catalogue import Catalogue
from missionfacts.catalogue.cards import figures as figures_of
from missionfacts.catalogue.cards import mission_card, organisation_card, person_card
from missionfacts.commands.options import (
    Asked,
    MissionArgument,
    complete_mission,
    complete_person,
    prints_records,
)
from missionfacts.errors import NotFound
from missionfacts.formats import Layout, emit, pick
from missionfacts.model.cards import Figure, MissionCard, OrganisationCard, PersonCard

AT_A_GLANCE = 3  # the weight from which a figure is shown with its mission
MISSION = Layout(
    columns=MissionCard._fields,
    sheet=True,
    eyes=(
        "name", "aliases", "kind", "start", "end", "summary", "objectives", "outcome", "agencies", "spacecraft",
        "clocks", "facts", "experiments", "pictures", "crew", "events", "sources", "file",
    ),
    headings={"name": "Mission", "aliases": "Also", "start": "Start (UTC)", "end": "End (UTC)", "facts": "Figures"},
)  # fmt: skip
ORGANISATION = Layout(
    columns=OrganisationCard._fields,
    sheet=True,
    eyes=(
        "name",
        "native",
        "aliases",
        "kind",
        "parent",
        "founded",
        "place",
        "role",
        "note",
        "sources",
        "disputed",
        "file",
    ),
    headings={"name": "Organisation", "native": "Own name", "aliases": "Also", "parent": "Part of"},
)
PERSON = Layout(
    columns=PersonCard._fields,
    sheet=True,
    eyes=(
        "name", "native", "full", "aliases", "nation", "born", "died", "flights", "time_in_space", "spacewalks",
        "time_outside", "missing", "seats", "events", "sources", "disputed", "file",
    ),
    headings={
        "name": "Person", "native": "Own name", "full": "Full name", "aliases": "Also", "seats": "Also part in",
        "time_in_space": "Time in space", "time_outside": "Time outside", "missing": "Without",
    },
)  # fmt: skip
FIGURES = Layout(
    columns=Figure._fields[:5],
    main="label",
    first_to_go=("id",),
    eyes=("about", "label", "value", "id"),
)


@prints_records
def show(
    asked: Asked,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A mission or organisation: its id, name or alias.",
            show_default=False,
            autocompletion=complete_mission,
        ),
    ],
) -> None:
    """Show one mission, or one organisation, at a glance."""
    with asked.catalogue() as catalogue:
        what, key = _mission_or_organisation(catalogue, name)
        if what == "organisation":
            emit([organisation_card(catalogue, key)], OrganisationCard, asked.output, ORGANISATION)
            return
        card = mission_card(catalogue, key)
    layout = MISSION
    if pick(asked.output) == "table":
        main = tuple(figure for figure in card.facts if figure.weight >= AT_A_GLANCE)
        layout = MISSION._replace(footnote=_more(card, len(main)))
        card = card._replace(facts=main)
    emit([card], MissionCard, asked.output, layout)


def _mission_or_organisation(catalogue: Catalogue, name: str) -> tuple[str, str]:
    try:
        return "mission", catalogue.mission(name).id
    except NotFound:
        try:
            return "organisation", catalogue.identify("organisation", name)
        except NotFound:
            known = catalogue.names("mission") + catalogue.names("organisation")
            raise NotFound("mission or organisation", name, known) from None


def _more(card: MissionCard, shown: int) -> str:
    if shown == len(card.facts):
        return ""
    return f"{shown} of {len(card.facts)} figures are shown: `missionfacts figures {card.id}` has them all"


@prints_records
def figures(
    asked: Asked,
    mission: MissionArgument,
    about: Annotated[
        list[str] | None,
        typer.Option("--about", metavar="ID", help="Only figures of this spacecraft or launcher. Repeatable."),
    ] = None,
) -> None:
    """List a mission's figures: masses, orbits, durations, counts."""
    with asked.catalogue() as catalogue:
        found = figures_of(catalogue, catalogue.mission(mission).id)
        wanted = catalogue.known("subject", about or (), list(dict.fromkeys(figure.about for figure in found)))
    emit([figure for figure in found if not wanted or figure.about in wanted], Figure, asked.output, FIGURES)


@prints_records
def person(
    asked: Asked,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A name in any spelling; the family name may do.",
            show_default=False,
            autocompletion=complete_person,
        ),
    ],
) -> None:
    """Tell what part a person had: flights, time in space and outside, seats and events, in order."""
    with asked.catalogue() as catalogue:
        card = person_card(catalogue, catalogue.person_id(name))
    if pick(asked.output) == "table":  # what the flights tell already, eyes need not read twice
        flown = {flight.mission for flight in card.flights}
        others = tuple(seat for seat in card.seats if seat.status != "prime" or seat.mission not in flown)
        card = card._replace(seats=others)
    emit([card], PersonCard, asked.output, PERSON)
