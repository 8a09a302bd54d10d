"""Everyone."""

from typing import Annotated

import typer

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.everyone import ORDERS, STATUSES, PeopleFilter, Tally, tally
from missionfacts.catalogue.everyone import people as catalogued
from missionfacts.catalogue.lookup import chosen, known
from missionfacts.commands._completion import (
    complete_death,
    complete_flown,
    complete_people_order,
)
from missionfacts.commands._filters import GenderOption, nation_option
from missionfacts.commands._limits import ReverseOption
from missionfacts.commands._lists import GENDERS_ALSO, LimitOption, nations_asked
from missionfacts.commands._options import Asked, prints
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.people import Person
from missionfacts.model.vocabulary import DIED_IN, GENDERS

PEOPLE = Layout(
    columns=Person._fields[: Person._fields.index("time_outside") + 1],
    main="name",
    first_to_go=("nation", "spacewalks", "flights", "first", "number"),
    headings={"number": "Nr", "first": "First flight", "spacewalks": "Walks"},
    eyes=("number", "name", "nation", "first", "flights", "spacewalks", "time_in_space"),
    bar="time_in_space",
    gives_way="nation",
    empty="nobody is like that",
)
BY_BIRTH = ("number", "name", "nation", "born", "first", "flights", "time_in_space")
BY_TIME_OUTSIDE = ("number", "name", "nation", "first", "spacewalks", "time_outside")
OF_THE_DEAD = ("number", "name", "nation", "died", "died_in", "flights", "time_in_space")


@prints(Person)
def people(
    asked: Asked,
    nation: Annotated[str, nation_option("people of these nations, or who flew for them")] = "",
    gender: GenderOption = "",
    status: Annotated[
        str,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="Only those who went up, or those who never did: flown or ground.",
            show_default=False,
            autocompletion=complete_flown,
        ),
    ] = "",
    year: Annotated[
        str,
        typer.Option(
            "--year", metavar="YEAR[..YEAR]", help="Only who was in space for the first time then.", show_default=False
        ),
    ] = "",
    died: Annotated[
        str,
        typer.Option(
            "--died",
            metavar="WHERE",
            help="Only who died in flight, or in training on the ground or in the air: flight, training.",
            show_default=False,
            autocompletion=complete_death,
        ),
    ] = "",
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            metavar="ORDER",
            help="number, born or name, the first first; time, flights, spacewalks or outside, the most first.",
            autocompletion=complete_people_order,
        ),
    ] = "number",
    reverse: ReverseOption = False,
    limit: LimitOption = 0,
) -> None:
    """List everyone, by their number in space.

    The number is the order in which people first rose above 80 km, by launch and then by place in the crew list;
    `number_100` is the same for 100 km, `number_orbit` for orbit. Who never did comes last, without one. What is known
    to the day only is in no sum; `uncounted` says how many flights that is.

    $ missionfacts people --nation canada
    $ missionfacts people --gender female --sort time --limit 10
    $ missionfacts people --year 1961..1965 --fields number,number_orbit,name,first
    """
    order = chosen("order", sort, list(ORDERS))
    with asked.catalogue() as catalogue:
        wanted = PeopleFilter(
            nations_asked(catalogue, nation),
            known("gender", [gender] if gender else (), GENDERS, GENDERS_ALSO),
            known("status", [status] if status else (), STATUSES),
            _years(year) if year else None,
            known("kind of death", [died] if died else (), DIED_IN),
        )
        layout = _layout(catalogue, wanted, order) if asked.for_eyes else PEOPLE
        fields = needed_fields(Person, asked.output, layout)
        found = catalogued(catalogue, wanted, order, reverse=reverse, limit=limit, fields=fields)
        emit(found, Person, asked.output, layout)


def _years(text: str) -> tuple[int, int]:
    from missionfacts.dates.user_input import parse_years  # patterns that a plain list does without

    return parse_years(text)


def _layout(catalogue: Catalogue, wanted: PeopleFilter, order: str) -> Layout:
    """Return how people are laid out for eyes, with what they come to."""
    eyes = BY_BIRTH if order == "born" else BY_TIME_OUTSIDE if order == "outside" else PEOPLE.eyes
    eyes = OF_THE_DEAD if wanted.died_in else eyes
    if len(wanted.nations) == 1:
        eyes = tuple(name for name in eyes if name != "nation")
    come_to = tally(catalogue, wanted)
    if not come_to.people:
        return PEOPLE
    return PEOPLE._replace(
        eyes=eyes,
        caption=_caption(wanted, come_to),
        totals=_totals(come_to) if come_to.people > 1 else {},
        bar="" if wanted.died_in else "time_outside" if order == "outside" else PEOPLE.bar,
        longest=come_to.longest_outside if order == "outside" else come_to.longest,
        footnote=_footnote(catalogue, come_to),
    )


def _caption(wanted: PeopleFilter, come_to: Tally) -> str:
    """Return whom the table lists, and how many: "People of Canada: 15 in space, 23 flights"."""
    who = {"female": "Women", "male": "Men"}.get("".join(wanted.genders), "People")
    of = f" of {' and '.join(wanted.nations)}" if wanted.nations else ""
    ground = come_to.people - come_to.in_space
    counts = [
        _count(come_to.in_space, "in space", "in space"),
        _count(ground, "who did not get there", "who did not get there"),
        _count(come_to.flights, "flight", "flights"),
    ]
    return f"{who}{of}: {', '.join(filter(None, counts))}"


def _count(number: int, one: str, several_: str) -> str:
    return f"{number:,} {one if number == 1 else several_}" if number else ""


def _totals(come_to: Tally) -> dict[str, str]:
    from missionfacts.dates.brief import brief_duration
    from missionfacts.dates.edtf import MINUTE
    from missionfacts.dates.elapsed import Elapsed

    time = brief_duration(str(Elapsed(come_to.seconds, MINUTE))) if come_to.seconds else ""
    return {
        "name": "in all",
        "flights": f"{come_to.flights:,}",
        "spacewalks": f"{come_to.spacewalks:,}",
        "time_in_space": time,
    }


def _footnote(catalogue: Catalogue, come_to: Tally) -> str:
    """Return what the sums do without, and to when the data reach."""
    from missionfacts.dates.display import display_long

    reach = catalogue.meta("covers")
    lines = ["Nr: the order of first rising above 80 km; `--fields name,number_orbit,number_100` has others."]
    if come_to.uncounted:
        flights = _count(come_to.uncounted, "flight is", "flights are")
        lines.append(f"{flights} not in the times: the landing, or its hour, is not known.")
    if reach:
        lines.append(f"By the data to {display_long(reach)}.")
    return "\n".join(lines)
