"""Crews."""

from typing import Annotated

import typer

from missionfacts.commands.options import Asked, MissionArgument, prints_records
from missionfacts.formats import Layout, emit
from missionfacts.model import SEAT_STATUSES, Seat

CREW = Layout(columns=Seat._fields[:5], main="name", first_to_go=("person", "status"))
SEVERAL = CREW._replace(first_to_go=("person",))  # with several statuses each seat has to say its own


@prints_records
def crew(
    asked: Asked,
    mission: MissionArgument,
    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="prime, backup, support, ground or all. Repeatable.",
            show_default="prime",
        ),
    ] = None,
) -> None:
    """List who flew on a mission, by spacecraft and seat."""
    with asked.catalogue() as catalogue:
        found = catalogue.mission(mission)
        statuses = catalogue.known("status", status or ["prime"], [*SEAT_STATUSES, "all"])
        seats = catalogue.seats(found.id, SEAT_STATUSES if "all" in statuses else statuses)
        several = "all" in statuses or len(statuses) > 1
        emit(seats, Seat, asked.output, SEVERAL if several else CREW)
