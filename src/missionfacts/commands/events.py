"""What happened, across all missions."""

from datetime import UTC, date
from functools import partial
from itertools import chain, islice
from typing import Annotated

import typer

from missionfacts.catalogue import events as catalogued
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.events import ORDERS, Wanted
from missionfacts.catalogue.lookup import chosen, known_kinds, several
from missionfacts.catalogue.missions import Bound
from missionfacts.catalogue.missions import mission as named
from missionfacts.catalogue.nations import nations_named
from missionfacts.catalogue.people import person_id
from missionfacts.catalogue.ships import ships_named
from missionfacts.commands._completion import complete_day, complete_zone
from missionfacts.commands._filters import (
    AgencyOption,
    LongestOption,
    ShipOption,
    ShortestOption,
    agencies_named,
    lengths,
    nation_option,
)
from missionfacts.commands._limits import ReverseOption, WeightOption
from missionfacts.commands._options import (
    Asked,
    DisputedOption,
    IdsOption,
    KindOption,
    MissionsOption,
    PersonOption,
    prints,
)
from missionfacts.commands._when import When
from missionfacts.dates.display import display_long
from missionfacts.dates.edtf import Interval, parse
from missionfacts.dates.zones import parse_zoned
from missionfacts.errors import NothingFound
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout, Output
from missionfacts.model.events import Event

EVENTS = Layout(
    columns=("at", "duration", "kind", "mission", "title", "id"),
    main="title",
    first_to_go=("id", "kind", "mission"),
    eyes=("at", "duration", "mission", "kind", "title"),
    headings={"at": "Time (UTC)"},
)
MOST_COUNTED = 1_000  # of those that are not shown


def complete_order(incomplete: str) -> list[str]:
    """Return by what events are sorted."""
    from missionfacts.commands._completers import fitting

    return fitting(ORDERS, incomplete)


DayOption = Annotated[
    str,
    typer.Option(
        "--date",
        metavar="DAY",
        help="Only on this day, 20 July 1969, or on this day of any year, 07-20.",
        show_default=False,
        autocompletion=complete_day,
    ),
]
FromOption = Annotated[
    str,
    typer.Option("--from", metavar="WHEN", help="Not before this date, such as July 1969.", show_default=False),
]
ToOption = Annotated[str, typer.Option("--to", metavar="WHEN", help="Not after this date.", show_default=False)]
NationOption = Annotated[list[str] | None, nation_option("with somebody who flew for one of these nations")]
TextOption = Annotated[
    str,
    typer.Option("--text", metavar="WORDS", help="Only what has all these words, as `search`.", show_default=False),
]
NightOption = Annotated[
    bool, typer.Option("--night", help="Only what has a position, where the Sun was below the horizon.")
]
ClockZoneOption = Annotated[
    str,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help="The time zone that decides days and limits, and shows times: utc, local, Europe/Moscow or moscow.",
        autocompletion=complete_zone,
    ),
]
SortOption = Annotated[
    str,
    typer.Option("--sort", metavar="BY", help=f"{', '.join(ORDERS)}: the least first.", autocompletion=complete_order),
]
LimitOption = Annotated[
    int, typer.Option("--limit", metavar="N", min=0, help="Only so many, the first; 0 for all.", show_default=False)
]


@prints(Event)
def events(
    asked: Asked,
    kind: KindOption = None,
    day: DayOption = "",
    since: FromOption = "",
    until: ToOption = "",
    mission: MissionsOption = None,
    person: PersonOption = None,
    ship: ShipOption = None,
    agency: AgencyOption = None,
    nation: NationOption = None,
    text: TextOption = "",
    shortest: ShortestOption = "",
    longest: LongestOption = "",
    night: NightOption = False,
    weight: WeightOption = 1,
    disputed: DisputedOption = False,
    tz: ClockZoneOption = "utc",
    sort: SortOption = "time",
    reverse: ReverseOption = False,
    limit: LimitOption = 0,
    ids: IdsOption = False,
) -> None:
    """List what happened, across all missions.

    --night leaves out what has no place on Earth and no time of day, and what fell too near sunrise or sunset to tell.

    $ missionfacts events --kind eva --min-duration 8h --sort duration
    $ missionfacts events --date 1969-07-20
    $ missionfacts events --kind landing --ship soyuz --night --limit 20
    """
    order = chosen("order", sort, ORDERS)
    when = When.of(day, tz, asked.streams.now)
    least, most = lengths(shortest, longest)
    with asked.catalogue() as catalogue:
        first, last = when.between(since, until, _told(catalogue)) if when.year or since or until else (None, None)
        wanted = Wanted(
            first=first,
            last=last,
            days=when.days,
            kinds=known_kinds(kind or ()),
            missions=several(mission or (), lambda name: named(catalogue, name).id),
            people=several(person or (), lambda name: person_id(catalogue, name)),
            ships=ships_named(catalogue, ship) if ship else None,
            agencies=agencies_named(catalogue, agency),
            nations=list(chain(*several(nation or (), lambda name: nations_named(catalogue, [name])))),
            text=_sought(catalogue, text, when.today) if text else "",
            shortest=least,
            longest=most,
            weight=weight,
            disputed=disputed,
            night=night,
        )
        rail = order == "time" and asked.along_a_rail
        layout = _layout(catalogue, wanted, when, rail=rail)
        fields = {"at", *needed_fields(Event, asked.output, layout)}
        found = when.show(catalogued.events(catalogue, wanted, order, reverse=reverse, fields=fields))
        note = _in_the_dark(catalogue, wanted, when) if night else ""
        if not asked.for_eyes:
            emit(islice(found, limit or None), Event, asked.output, layout)
            asked.streams.err.write(f"missionfacts: {note}\n" if note else "")
            return
        shown = list(islice(found, limit or None))
        notes = list(filter(None, [_left_out(sum(1 for _ in islice(found, MOST_COUNTED + 1))), note]))
        if rail and shown:
            layout = _along_a_rail(layout, catalogue, when, ids, notes)
        else:
            layout = _as_table(layout, catalogue, shown, notes)
            shown = list(map(_to_the_day, shown)) if _in_words(asked.output) else shown
        emit(shown, Event, asked.output, layout)


def _told(catalogue: Catalogue) -> Interval:
    """Return from when to when something is told."""
    first, last = catalogued.first_and_last(catalogue)
    return Interval(parse(first).start, parse(last).end) if first else parse("1957/2000")


def _sought(catalogue: Catalogue, text: str, today: date) -> str:
    """Return the expression of what is found by a text. Raises NothingFound when a word of it is found nowhere."""
    from missionfacts.catalogue.search import Search

    sought = Search(catalogue, text, today, ["event"])
    if not sought.terms or (missing := sought.missing()):
        raise NothingFound(text, missing if sought.terms else {}, ["event"])
    return sought.expression()


def _in_the_dark(catalogue: Catalogue, wanted: Wanted, when: When) -> str:
    """Return the line that says of how many events nobody can say whether it was night; "" for none."""
    other = wanted._replace(night=False, unknown_light=True)
    number = sum(1 for _ in when.show(catalogued.events(catalogue, other, fields=["at"])))
    if not number:
        return ""
    return f"{number:,} more of that sort left out: place or time not known, or too near sunrise or sunset to tell"


def _left_out(number: int) -> str:
    if not number:
        return ""
    return f"{f'{number:,}' if number <= MOST_COUNTED else f'more than {MOST_COUNTED:,}'} more; --limit 0 shows all"


def _layout(catalogue: Catalogue, wanted: Wanted, when: When, *, rail: bool) -> Layout:
    layout = EVENTS._replace(empty=_nothing(catalogue, wanted.first))
    if rail:
        from missionfacts.commands._across import FIELDS  # which a pipe does without

        return layout._replace(eyes=FIELDS)
    if when.zone is UTC:
        return layout
    headings = {**EVENTS.headings, "clock": f"Time ({when.clock})"}
    return layout._replace(columns=("clock", *EVENTS.columns), eyes=("clock", *EVENTS.eyes[1:]), headings=headings)


def _along_a_rail(layout: Layout, catalogue: Catalogue, when: When, ids: bool, notes: list[str]) -> Layout:
    from missionfacts.commands._across import events_page

    return layout._replace(rail=partial(events_page, catalogue, when.clock, ids, notes))


def _as_table(layout: Layout, catalogue: Catalogue, shown: list[Event], notes: list[str]) -> Layout:
    from missionfacts.catalogue.called import called

    return layout._replace(names=called(catalogue, shown), footnote="\n".join(notes))


def _nothing(catalogue: Catalogue, first: Bound | None) -> str:
    reach = catalogue.meta("covers")
    if reach and first and first.utc > parse(reach).latest:
        return f"the data reach to {display_long(reach)} and do not tell what happened after that"
    return "nothing of that sort is told"


def _in_words(output: Output) -> bool:
    """Tell whether eyes read the usual columns, which have room for a day and not for two times."""
    return output.fields is None and output.dates != "iso"


def _to_the_day(event: Event) -> Event:
    start = parse_zoned(event.clock or event.at).start
    day = str(start._replace(hour=None, minute=None, second=None))
    return event._replace(at=day, clock=event.clock and day)
