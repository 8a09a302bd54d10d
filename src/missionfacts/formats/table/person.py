"""A person as a page: life, flights with their sum, spacewalks, what happened, and where that is from."""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from missionfacts.counts import counted
from missionfacts.dates.display import display_duration, display_hours, display_long
from missionfacts.formats.escape import encodable, one_line
from missionfacts.formats.layout import Layout, Page
from missionfacts.formats.table.grid import GAP, PALE, TIME, Column, Line, columns_that_fit, paragraph, table
from missionfacts.formats.table.rail import Signs, chronicle
from missionfacts.formats.table.sheet import entries, sheet, title
from missionfacts.formats.table.wording import display_day
from missionfacts.model.people import Flight, PersonCard

WIDEST = 100  # columns of a page where there is no limit
MORE = ("full", "aliases", "birthplace", "seats", "disputed")  # fields that the page has no place of its own for
FIRST_TO_GO = ("nation", "#", "role", "landing")  # columns of the flights that a narrow page does without


def person(card: PersonCard, page: Page) -> Iterator[Line]:
    """Yield the lines of a page about a person."""
    page = page._replace(width=page.width or WIDEST)
    yield from title(_said(card.name, page), _native(card, page), page.width)
    yield from _paragraph(
        " · ".join(filter(None, [_nations(card), _flown(card.flights), _number(card), _life(card)])), page
    )
    if card.flights:
        yield []
        yield from _flights(card, page)
    if card.spacewalks:
        yield []
        yield from _spacewalks(card, page)
    if page.layout.rail and card.events:
        yield []
        yield from chronicle(page.layout.rail(list(card.events), page), page)
    if more := list(entries(card, MORE, page)):
        yield []
        yield from sheet(more, page.width)
    yield []
    yield from sheet(list(entries(card, ("sources", "file"), page)), page.width)


def _said(text: str, page: Page) -> str:
    return encodable(Signs.of(page.encoding).say(one_line(text)), page.encoding)


def _native(card: PersonCard, page: Page) -> str:
    """Return somebody's name in its own script; "" where the output would have nothing but escapes for it."""
    said = _said(card.native, page)
    return said if said == _said(card.native, page._replace(encoding="utf-8")) else ""


def _paragraph(text: str, page: Page) -> Iterator[Line]:
    return paragraph(_said(text, page), page.width, PALE)


def _flown(flights: Sequence[Flight]) -> str:
    """Return how many flights somebody made, and when: "6 flights, 1988–2005"."""
    up = [flight for flight in flights if flight.in_space]
    short = len(flights) - len(up)
    parts = [f"{counted(len(up), 'flight')}, {_years(up)}"] if up else []
    parts += (
        [f"{counted(short, 'flight')} that did not reach space{'' if up else f', {_years(flights)}'}"] if short else []
    )
    return " and ".join(parts)


def _years(flights: Sequence[Flight]) -> str:
    return "–".join(dict.fromkeys([flights[0].launched[:4], (flights[-1].landed or flights[-1].launched)[:4]]))


def _number(card: PersonCard) -> str:
    return f"no. {card.number} in space" if card.number else ""


def _nations(card: PersonCard) -> str:
    """Return for whom somebody flew: the nation that they are of, and others."""
    return ", ".join(filter(None, dict.fromkeys([card.nation, *(flight.nation for flight in card.flights)])))


def _life(card: PersonCard) -> str:
    return ", ".join(f"{what} {_day(date)}" for what, date in (("born", card.born), ("died", card.died)) if date)


def _day(date: str) -> str:
    """Return the day of a birth or death in words; with a dash between its ends a span would look like a life."""
    first, _, last = date.partition("/")
    return f"between {display_long(first)} and {display_long(last)}" if last else display_long(date)


def _flights(card: PersonCard, page: Page) -> Iterator[Line]:
    """Yield a table of flights, with their sum below the last column, and what it does without."""
    columns = _columns(card.flights, page)
    lines = list(table(columns, "ship", page.width, rule=_said("─", page)))
    yield from lines
    if len(card.flights) > 1 and card.time_in_space:
        total = f"in all{GAP}{_time(card.time_in_space)}"
        yield [(total.rjust(max(sum(cell_len(text) for text, _ in line) for line in lines)), None)]
    shown = [column.name for column in columns]
    if gone := [name for name in FIRST_TO_GO if name not in {"#", "nation", *shown}]:
        yield from _paragraph(f"Not shown: {' and '.join(gone)} (`-f json`)", page)
    for flight in card.flights:
        if flight.in_space and not flight.time:
            why = "the hour of its launch or landing" if flight.landed else "its landing"
            yield from _paragraph(f"{flight.name} is not counted: {why} is not known", page)


def _columns(flights: Sequence[Flight], page: Page) -> list[Column]:
    """Return the columns of a table of flights that there is room for."""
    cells = {
        "#": [str(flight.number or "") for flight in flights],
        "launch": [display_day(flight.launched) for flight in flights],
        "landing": [display_day(flight.landed) for flight in flights],
        "ship": [_ships(flight, page.layout) for flight in flights],
        "role": [flight.role for flight in flights],
        "nation": [flight.nation for flight in flights],
        "time": [_time(flight.time) for flight in flights],
    }
    if len(set(cells["nation"])) == 1:  # the line above has it
        del cells["nation"]
    if (page.width or WIDEST) < WIDEST:  # the plain word will do
        cells["role"] = [re.sub(r"^(flight|mission) | \d$", "", role) for role in cells["role"]]
    down = any(flight.landed_in for flight in flights)
    headings = {"ship": "Up → down" if down else "Ship"}
    columns = [_column(name, headings.get(name, name.capitalize()), texts, page) for name, texts in cells.items()]
    return columns_that_fit(columns, "ship", FIRST_TO_GO, page.width)


def _time(text: str) -> str:
    return display_duration(text) if text else ""


def _column(name: str, heading: str, texts: Sequence[str], page: Page) -> Column:
    when = name in {"launch", "landing"}
    said = tuple(_said(text, page) for text in texts)
    style = TIME if when else PALE if name in {"#", "role", "nation"} else None
    return Column.of(name, _said(heading, page), said, right=when or name in {"#", "time"}, when=when, style=style)


def _ships(flight: Flight, layout: Layout) -> str:
    """Return in what somebody went up, and came down if that was another; what both have in common is said once.

    >>> flight = Flight._make(["soyuz-tm-12", "Soyuz TM-12", *[""] * (len(Flight._fields) - 2)])
    >>> flight = flight._replace(landed_in="soyuz-tm-13", in_space=True)
    >>> _ships(flight, Layout((), names={"soyuz-tm-13": "Soyuz TM-13"}))
    'Soyuz TM-12 → TM-13'
    """
    if not flight.in_space:
        return f"{flight.name}, not in space"
    home = flight.landed_in.partition("/")[0]
    if not home:
        return flight.name
    family = flight.name.partition(" ")[0] + " "
    return f"{flight.name} → {layout.names.get(home, home).removeprefix(family)}"


def _spacewalks(card: PersonCard, page: Page) -> Iterator[Line]:
    """Yield how many spacewalks there were, how long they took, and of how many that is not known."""
    unknown = sum(event.kind == "eva" and not event.duration for event in card.events)
    text = counted(card.spacewalks, "spacewalk")
    if card.time_outside:
        text += f", {display_hours(card.time_outside)} outside"
    if unknown:
        text += f"; the length of {unknown} is not known" + (" and not counted" if card.time_outside else "")
    yield from paragraph(_said(text, page), page.width, None)
