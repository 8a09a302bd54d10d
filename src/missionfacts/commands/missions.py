"""The list of missions."""

from collections.abc import Container, Iterable, Sequence
from itertools import chain
from typing import Annotated

import typer

from missionfacts.catalogue import missions as catalogued
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.days import in_flight
from missionfacts.catalogue.lookup import known, several
from missionfacts.catalogue.missions import MissionFilter
from missionfacts.catalogue.missions import mission as named
from missionfacts.catalogue.nations import nations_named
from missionfacts.catalogue.people import person_id
from missionfacts.commands._completion import (
    complete_day,
    complete_launcher,
    complete_mission,
    complete_mission_kind,
    complete_person,
    complete_site,
)
from missionfacts.commands._day import AskedDay, asked_day
from missionfacts.commands._filters import (
    AgencyOption,
    LongestOption,
    ShipOption,
    ShortestOption,
    agencies_named,
    lasting,
    lengths,
    nation_option,
)
from missionfacts.commands._limits import ReverseOption
from missionfacts.commands._lists import LimitOption, Order, SortOption
from missionfacts.commands._options import Asked, ZoneOption, prints
from missionfacts.dates.display import display_long
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.missions import InFlight, Mission
from missionfacts.model.vocabulary import MISSION_KINDS

FLIGHTS = ("crewed",)  # what counts as in flight unless a kind is named: a probe or a station is for years
MISSIONS = Layout(
    columns=Mission._fields[: Mission._fields.index("events") + 1],
    main="name",
    first_to_go=("id", "events", "crew", "kind", "end"),
)
FLYING = MISSIONS._replace(columns=InFlight._fields, empty="nothing was in flight")
KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND,...",
        help=f"Only missions of these kinds: {', '.join(MISSION_KINDS)}.",
        show_default=False,
        autocompletion=complete_mission_kind,
    ),
]
NationOption = Annotated[str, nation_option("missions with somebody of these nations in the prime crew")]
YearOption = Annotated[
    str, typer.Option("--year", metavar="YEAR[..YEAR]", help="Only missions launched then.", show_default=False)
]
PersonOption = Annotated[
    list[str] | None,
    typer.Option(
        "--person",
        metavar="NAME,...",
        help="Only missions that all these people flew on.",
        show_default=False,
        autocompletion=complete_person,
    ),
]
DayOption = Annotated[
    str,
    typer.Option(
        "--in-flight",
        metavar="DAY",
        help="Only missions that were in flight on this day, with the day of their flight.",
        show_default=False,
        autocompletion=complete_day,
    ),
]
LauncherOption = Annotated[
    list[str] | None,
    typer.Option(
        "--launcher",
        metavar="ROCKET,...",
        help="Only missions that one of these launched: saturn, soyuz-fg, falcon 9.",
        show_default=False,
        autocompletion=complete_launcher,
    ),
]
SiteOption = Annotated[
    list[str] | None,
    typer.Option(
        "--site",
        metavar="SITE,...",
        help="Only missions launched from one of these: baikonur, LC-39A.",
        show_default=False,
        autocompletion=complete_site,
    ),
]
StationOption = Annotated[
    list[str] | None,
    typer.Option(
        "--station",
        metavar="STATION,...",
        help="Only missions that docked with one of these.",
        show_default=False,
        autocompletion=complete_mission,
    ),
]


@prints(Mission, InFlight)
def missions(
    asked: Asked,
    kind: KindOption = None,
    nation: NationOption = "",
    year: YearOption = "",
    person: PersonOption = None,
    day: DayOption = "",
    agency: AgencyOption = None,
    ship: ShipOption = None,
    launcher: LauncherOption = None,
    site: SiteOption = None,
    station: StationOption = None,
    shortest: ShortestOption = "",
    longest: LongestOption = "",
    tz: ZoneOption = "local",
    sort: SortOption = "",
    reverse: ReverseOption = False,
    limit: LimitOption = 0,
) -> None:
    """List missions, by launch.

    $ missionfacts missions --year 1969 --kind crewed,robotic
    $ missionfacts missions --in-flight 1975-07-17
    $ missionfacts missions --ship discovery --sort duration --reverse
    """
    order = Order(sort, reverse, limit)
    years = _years(year) if year else None
    least, most = lengths(shortest, longest)
    with asked.catalogue() as catalogue:
        kinds = known("kind of mission", kind or (), MISSION_KINDS)
        of_nations = several([nation] if nation else (), lambda name: nations_named(catalogue, [name]))
        wanted = MissionFilter(
            kinds=kinds,
            nations=list(chain(*of_nations)),
            years=years,
            people=several(person or (), lambda name: person_id(catalogue, name)),
            agencies=agencies_named(catalogue, agency),
            ships=_ships(catalogue, ship),
            launchers=_texts(catalogue, "launcher", launcher),
            sites=_texts(catalogue, "site", site),
            stations=several(station or (), lambda name: named(catalogue, name).id),
        )
        layout = _layout(order.field or ("duration" if shortest or longest else ""))
        layout = layout._replace(empty=_outside(catalogue)) if years else layout
        fields = {"id", "duration", *(() if day else order.needs(needed_fields(Mission, asked.output, layout)))}
        found = lasting(catalogued.missions(catalogue, wanted, fields), least, most)
        if day:
            those = {each.id for each in found}
            _emit_in_flight(asked, catalogue, those, asked_day(day, tz, asked.streams), kinds or FLIGHTS, order)
        else:
            _emit(asked, found, order, layout)


def _emit(asked: Asked, found: Iterable[Mission], order: Order, layout: Layout) -> None:
    if asked.for_eyes and asked.output.fields is None:
        from missionfacts.commands._strips import with_pictures  # which a pipe does without

        every = list(order._replace(limit=0).of(found, Mission))
        found, order = every[: order.limit or None], Order()
        layout = with_pictures(every, len(found), layout, asked.streams)
    emit(order.of(found, Mission), Mission, asked.output, layout)


def _emit_in_flight(
    asked: Asked, catalogue: Catalogue, those: Container[str], there: AskedDay, kinds: Sequence[str], order: Order
) -> None:
    """Print which missions were in flight on a day; those: the ids of what the other options leave."""
    reach, layout = catalogue.meta("covers"), FLYING
    if reach and f"{there.day:%Y-%m-%d}" > reach:
        until = display_long(reach)
        layout = FLYING._replace(empty=f"the data reach to {until} and do not tell who flew after that")
    flying = in_flight(catalogue, there.day, there.zone, kinds)
    emit(order.of((each for each in flying if each.id in those), InFlight), InFlight, asked.output, layout)


def _layout(field: str) -> Layout:
    """Return how missions are laid out: for eyes with the field that they are sorted or chosen by."""
    shown = MISSIONS.columns
    return MISSIONS._replace(eyes=(*shown, field)) if field in Mission._fields and field not in shown else MISSIONS


def _ships(catalogue: Catalogue, given: list[str] | None) -> tuple[str, list[str]] | None:
    """Return the condition for missions with some ships. Raises NotFound."""
    if not given:
        return None
    from missionfacts.catalogue.ships import ships_named  # which a plain list does without

    return ships_named(catalogue, given).among("own.id")


def _texts(catalogue: Catalogue, column: str, given: list[str] | None) -> list[str]:
    """Return the launchers or sites that some names mean. Raises NotFound."""
    if not given:
        return []
    from missionfacts.catalogue.texts import texts_named

    return texts_named(catalogue, column, given)


def _years(text: str) -> tuple[int, int]:
    from missionfacts.dates.user_input import (
        parse_years,  # patterns that take some milliseconds, which a plain list does without
    )

    return parse_years(text)


def _outside(catalogue: Catalogue) -> str:
    """Return the sentence for years in which there is nothing."""
    first, last = catalogued.launch_years(catalogue)
    return f"no mission of that sort was launched then; those told of were launched from {first} to {last}"
