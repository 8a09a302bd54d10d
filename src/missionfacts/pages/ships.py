"""Spacecraft, ships at a station and resident crews: as tables."""

from collections.abc import Sequence

from missionfacts.counts import counted
from missionfacts.model.missions import Expedition, MissionCard, Spacecraft, Visit
from missionfacts.pages.entries import LONG, Teller
from missionfacts.pages.model import Cell, Rows, Words
from missionfacts.pages.when import lasting, short_date


def craft_table(crafts: Sequence[Spacecraft], tell: Teller) -> list[Rows]:
    """Return the spacecraft of a mission."""
    rows = [_craft(each, tell) for each in crafts]
    heads = ("Name", "Type", "Serial", "Launcher", "Site", "Designator")
    folded = len(rows) > LONG
    return [Rows(heads, rows, "As flown" if folded else "", f"{len(rows)}", folded=folded)] if rows else []


def _craft(each: Spacecraft, tell: Teller) -> list[Cell]:
    launcher = " ".join(filter(None, (each.launcher, each.launcher_serial)))
    texts = (each.type, each.serial, launcher, each.site)
    remark = "" if each.in_space else "Did not reach space."
    return [
        Cell([Words(each.name)], tell.notes.cite(each.sources), remark),
        *(Cell([Words(text)]) for text in (*texts, each.cospar)),
    ]


def visit_table(card: MissionCard, docked: Sequence[Visit], tell: Teller) -> list[Rows]:
    """Return the ships at a station, or the stations that a flight docked with."""
    if not docked:
        return []
    station = card.kind == "station"
    rows = [[_who(each, tell, station=station), *visit_cells(each)] for each in docked]
    head = "Ship" if station else "Station"
    title = "Ships that docked" if station else "Docked to"
    heads = (head, "Port", "Docked", "Undocked", "Stay")
    return [Rows(heads, rows, title, counted(len(rows), "stay"), (4,), (1,), folded=len(rows) > LONG)]


def _who(each: Visit, tell: Teller, *, station: bool) -> Cell:
    if not station:
        return Cell([tell.links.named("mission", each.station)])
    crew = f"{each.crew} aboard at launch" if each.crew else ""
    return Cell([ship_name(each, tell)], (), crew)


def ship_name(each: Visit, tell: Teller) -> Words:
    """Return what a ship at a station is called, with the mission of its crew where that is called otherwise."""
    if each.mission == each.station:  # one of those that are listed with the station
        return Words(each.name)
    mission = tell.links.name(each.mission)
    own = not each.crew or mission == each.name
    return tell.links.craft(each.ship, each.name if own else f"{each.name} ({mission})")


def visit_cells(each: Visit) -> list[Cell]:
    """Return the port of a stay, from when to when it was, and how long."""
    return [
        Cell([Words(each.port)]),
        Cell([short_date(each.docked)]),
        Cell([short_date(each.undocked) if each.undocked else Words("…")]),
        Cell([Words(lasting(each.duration))]),
    ]


def expedition_table(expeditions: Sequence[Expedition], tell: Teller) -> list[Rows]:
    """Return the resident crews of a station."""
    rows = [_expedition(each, tell) for each in expeditions]
    heads = ("Name", "Began", "Ended", "Commander", "Crew")
    return [Rows(heads, rows, "All of them", f"{len(rows)}", minor=(4,), folded=len(rows) > LONG)] if rows else []


def _expedition(each: Expedition, tell: Teller) -> list[Cell]:
    links = tell.links
    crew = [links.named("person", key) for key in dict.fromkeys(member.person for member in each.crew)]
    return [
        Cell([links.named("expedition", each.id, each.name)]),
        Cell([short_date(each.begins)]),
        Cell([short_date(each.ends) if each.ends else Words("…")]),
        Cell([links.named("person", each.commander)] if each.commander else []),
        Cell(crew, tell.notes.cite(each.sources)),
    ]
