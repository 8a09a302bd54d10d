"""A mission for eyes, and in a document: the data box of a good reference page."""

from collections.abc import Iterable, Sequence
from typing import Annotated, NamedTuple

from missionfacts.catalogue.called import called, subjects
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.people import landed_apart
from missionfacts.dates.display import display, display_duration
from missionfacts.formats.held import telling
from missionfacts.formats.layout import Layout
from missionfacts.formats.numbers import display_quantity
from missionfacts.model.fields import RECORD, RECORDS, Count, Id, Ids, Kind, Text, Texts, kind_of
from missionfacts.model.missions import FIGURES as STANDARD
from missionfacts.model.missions import (
    Backup,
    Clock,
    Expedition,
    Experiment,
    Figure,
    Mission,
    MissionCard,
    Picture,
    Visit,
    emblem_of,
)
from missionfacts.model.people import Seat
from missionfacts.model.records import Record
from missionfacts.model.uses import Uses

AT_A_GLANCE = 3  # the weight from which a figure is shown with its mission
SHIPS = 6  # so many craft and rockets are told; a station has more
CREWS = 6  # so many resident crews are told, the last ones
ORBIT = ("inclination", "period")
FLOWN = ("orbits", "distance")


class Box(NamedTuple):
    """A mission, as its box tells it."""

    name: Text
    aliases: Texts
    kind: Text
    agencies: Ids
    launch: Text
    landing: Text
    duration: Text
    seats: Annotated[tuple[Seat, ...], RECORDS]
    backups: Texts
    backup: Annotated[Backup | None, RECORD]
    callsign: Text
    visits: Annotated[tuple[Visit, ...], RECORDS]
    ships: Texts
    rocket: Texts
    mass: Text
    orbit: Text
    flown: Text
    height: Text
    recovery_ship: Text
    emblem: Text
    summary: Text
    objectives: Texts
    outcome: Text
    records: Annotated[tuple[Record, ...], RECORDS]
    clocks: Annotated[tuple[Clock, ...], RECORDS]
    facts: Annotated[tuple[Figure, ...], RECORDS]
    experiments: Annotated[tuple[Experiment, ...], RECORDS]
    pictures: Annotated[tuple[Picture, ...], RECORDS]
    expeditions: Annotated[tuple[Expedition, ...], RECORDS]
    events: Count
    sources: Uses
    file: Text
    id: Id


BOX = Layout(
    columns=Box._fields,
    sheet=True,
    eyes=Box._fields[:-1],
    headings={
        "name": "Mission", "aliases": "Also", "seats": "Crew", "backups": "Backup crew", "backup": "Backup crew",
        "callsign": "Call sign", "visits": "Docked to", "ships": "Spacecraft", "mass": "Launch mass",
        "height": "Height reached", "facts": "Figures",
    },
)  # fmt: skip


def box_of(card: MissionCard, catalogue: Catalogue) -> tuple[Box, Layout]:
    """Return a mission with its main figures and who flew, and a layout whose last line says where the others are."""
    main = tuple(each for each in card.facts if each.weight >= AT_A_GLANCE and not _is_told(each, card))
    flew = tuple(seat for seat in card.seats if seat.status == "prime")
    stood_by = tuple(f"{seat.name}: {seat.role}" for seat in card.seats if seat.status == "backup")
    ships = [_ship(each.name, each.type, each.serial, each.cospar) for each in card.spacecraft]
    box = Box(
        **{name: getattr(card, name) for name in Box._fields if name in MissionCard._fields}
        | {
            "launch": _joined(_utc(card.start), _from(card.site)),
            "landing": _joined(_utc(card.end), card.landing, str(card.position) if card.position else ""),
            "duration": _duration(card, catalogue) if card.duration else "",
            "seats": flew,
            "backups": stood_by,
            "ships": _first(ships, SHIPS),
            "rocket": _rockets(card),
            "mass": _measure(card, "mass"),
            "height": _measure(card, "height"),
            "orbit": _orbit(card),
            "emblem": emblem.value if (emblem := emblem_of(card)) else "",
            "flown": _joined(*(_measure(card, name) for name in FLOWN)),
            "records": tuple(telling(card.records)),
            "facts": main,
            "expeditions": card.expeditions[-CREWS:],
        }
    )
    names = {**called(catalogue, [card]), **subjects(catalogue, card.id)}
    landed = card.kind == "crewed" and card.landing  # Challenger's last flight has an end, and no landing
    headings = BOX.headings if landed else {**BOX.headings, "landing": "End"}
    return box, BOX._replace(names=names, headings=headings, footnote=_next_steps(card, main))


def _next_steps(card: MissionCard, main: tuple[Figure, ...]) -> str:
    more = [f"`missionfacts timeline {card.id}` tells its events"] if card.events else []
    if card.kind == "station":
        more.append(f"`traffic {card.id}` which ships came")
    if len(card.expeditions) > CREWS:
        more.append(f"`expeditions {card.id}` all {len(card.expeditions)} resident crews")
    if len(main) < len(card.facts):
        more.append(f"`figures {card.id}` has all {len(card.facts)} figures")
    if any(seat.status not in {"prime", "backup"} for seat in card.seats):
        more.append(f"`crew {card.id} --status all` who else had a part")
    return ", ".join(more)


def _is_told(figure: Figure, card: MissionCard) -> bool:
    """Tell whether a figure stands in the box by itself."""
    own = {f"{card.id}/{each}": field for field, (each, unit) in STANDARD.items() if unit == figure.unit}
    return figure.id in own and getattr(card, own[figure.id]) == figure.value


def _duration(card: MissionCard, catalogue: Catalogue) -> str:
    """Return how long a mission took, and those who landed by themselves."""
    alone = (f"{name} {display_duration(time)}" for name, _, time in landed_apart(catalogue, card.id) if time)
    return _joined(display_duration(card.duration), *alone)


def _utc(text: str) -> str:
    return f"{display(text)}{' UTC' if 'T' in text else ''}" if text else ""


def _from(sites: Iterable[str]) -> str:
    return f"from {' and '.join(sites)}" if sites else ""


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _ship(name: str, kind: str, serial: str, designator: str) -> str:
    told = _joined(kind if kind != name else "", serial, designator)
    return f"{name}: {told}" if told else name


def _rockets(card: MissionCard) -> tuple[str, ...]:
    told = (" ".join(filter(None, (each.launcher, each.launcher_serial))) for each in card.spacecraft)
    return _first(list(dict.fromkeys(filter(None, told))), SHIPS)


def _first(texts: Sequence[str], number: int) -> tuple[str, ...]:
    """Return so many texts, and how many more there are.

    >>> _first(["Zarya", "Unity", "Zvezda"], 2)
    ('Zarya', 'Unity', 'and 1 more')
    """
    return (*texts[:number], *([f"and {len(texts) - number} more"] if len(texts) > number else []))


def _measure(card: MissionCard, field: str) -> str:
    value, kind = getattr(card, field), _kind(field)
    return display_quantity(value, kind.unit) if value else ""


def _kind(field: str) -> Kind:
    return kind_of(Mission, field)


def _orbit(card: MissionCard) -> str:
    """Return an orbit as people write it: its heights, its inclination, its period."""
    ends = [value.rstrip("~") for value in (card.perigee, card.apogee) if value]
    about = "about " if "~" in f"{card.perigee}{card.apogee}" else ""
    heights = f"{about}{' × '.join(ends)} km" if ends else ""
    return _joined(heights, *(_measure(card, name) for name in ORBIT))
