"""Options that narrow lists across missions, and what they mean."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import identify, several
from missionfacts.commands._completion import complete_agency, complete_gender, complete_nation, complete_ship
from missionfacts.errors import UsageError
from missionfacts.model.missions import Mission

ShipOption = Annotated[
    list[str] | None,
    typer.Option(
        "--ship",
        "--spacecraft",
        metavar="SHIP,...",
        help="Only with these spacecraft: a type (soyuz, shuttle), a name (discovery) or a serial number (ov-103).",
        show_default=False,
        autocompletion=complete_ship,
    ),
]
AgencyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--agency",
        metavar="AGENCY,...",
        help="Only of missions of one of these agencies.",
        show_default=False,
        autocompletion=complete_agency,
    ),
]
ShortestOption = Annotated[
    str,
    typer.Option(
        "--min-duration", metavar="TIME", help="Only what lasted so long or longer: 8h, 8:30.", show_default=False
    ),
]
LongestOption = Annotated[
    str,
    typer.Option("--max-duration", metavar="TIME", help="Only what lasted so long or less.", show_default=False),
]
GenderOption = Annotated[
    str,
    typer.Option(
        "--gender",
        metavar="GENDER",
        help="Only women or men: female or male.",
        show_default=False,
        autocompletion=complete_gender,
    ),
]


def nation_option(who: str) -> Any:
    """Return the option --nation; who: what it leaves, as its help says."""
    return typer.Option(
        "--nation",
        metavar="NATION,...",
        help=f"Only {who}: a name, adjective or ISO code.",
        show_default=False,
        autocompletion=complete_nation,
    )


def agencies_named(catalogue: Catalogue, names: Iterable[str] | None) -> list[str]:
    """Return the ids of the organisations that some names mean. Raises NotFound and Ambiguous."""
    return several(names or (), lambda name: identify(catalogue, name, ["organisation"]).id)


def lengths(shortest: str, longest: str) -> tuple[int | None, int | None]:
    """Return two limits of a length of time, in seconds; None for "". Raises BadLength and UsageError."""
    if not (shortest or longest):
        return None, None
    from missionfacts.dates.elapsed_input import parse_length  # patterns that take some milliseconds

    least, most = parse_length(shortest) if shortest else None, parse_length(longest) if longest else None
    if least is not None and most is not None and most < least:
        raise UsageError(f"nothing lasts {shortest} or longer and {longest} or less")
    return least, most


def lasting(missions: Iterator[Mission], least: int | None, most: int | None) -> Iterator[Mission]:
    """Yield the missions that lasted so many seconds, of which that is known; None is no limit."""
    if least is None and most is None:
        return missions
    from missionfacts.dates.elapsed import parse_elapsed

    lengths = ((mission, parse_elapsed(mission.duration).seconds) for mission in missions if mission.duration)
    return (mission for mission, each in lengths if (least or 0) <= each and (most is None or each <= most))
