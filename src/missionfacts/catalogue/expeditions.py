"""Resident crews of stations."""

from datetime import timedelta

from missionfacts.catalogue.database import LAUNCH, Catalogue, is_in
from missionfacts.catalogue.lookup import find, identify
from missionfacts.catalogue.moments import Window
from missionfacts.dates.edtf import parse
from missionfacts.model.aboard import Resident
from missionfacts.model.missions import Expedition, ExpeditionMember


def expeditions(catalogue: Catalogue, station: str = "") -> list[Expedition]:
    """Return resident crews, by station and begin; station: the id of one, "" for all."""
    where, values = ("mission = ?", [station]) if station else ("1", [])
    order = f"{LAUNCH.format('expedition.mission')}, mission, seq"
    return list(catalogue.read(Expedition, f"FROM expedition WHERE {where} ORDER BY {order}", values))


def expedition_named(catalogue: Catalogue, name: str) -> Expedition | None:
    """Return the resident crew that a name means; None when it means none. Raises Ambiguous."""
    if not find(catalogue, name, ["expedition"]):
        return None
    key = identify(catalogue, name, ["expedition"]).id
    return next(catalogue.read(Expedition, "FROM expedition WHERE id = ?", [key]))


def roles_on(catalogue: Catalogue, station: str, window: Window) -> dict[str, tuple[str, str]]:
    """Return who lived at a station in a window: by person the expedition, and their role in it, the latest begun."""
    around = [f"{window.day + timedelta(1)}~", f"{window.day - timedelta(1)}"]
    rest = (
        "FROM expedition WHERE mission = ? AND begins <= ? AND (ends = '' OR ends >= ? OR length(ends) < 10)"
        " ORDER BY seq"
    )
    roles: dict[str, tuple[str, str]] = {}
    for each in catalogue.read(Expedition, rest, [station, *around]):
        for member in each.crew:
            if _was_there(each, member, window):
                roles[member.person] = each.id, member.role
    return roles


def _was_there(each: Expedition, member: ExpeditionMember, window: Window) -> bool:
    begins, ends = parse(member.begins or each.begins), member.ends or each.ends
    return window.reaches(begins.start) and (not ends or window.follows(parse(ends).end))


def residents(catalogue: Catalogue, each: Expedition) -> list[Resident]:
    """Return who belonged to a resident crew, with the flight that they came by."""
    where, people = is_in("id", [member.person for member in each.crew])
    named = {
        key: (name, nation)
        for key, name, nation in catalogue.rows(f"SELECT id, name, nation FROM person WHERE {where}", people)
    }
    found = []
    for member in each.crew:
        begins, ends = member.begins or each.begins, member.ends or each.ends
        name, nation = named.get(member.person, (member.person, ""))
        flight = _flight(catalogue, member.person, begins)
        found.append(
            Resident(
                name, member.role, flight[0] or nation, begins, ends, *flight[1:3], member.person, each.id,
                each.id.partition("/")[0], *flight[3:],
            )
        )  # fmt: skip
    return found


def _flight(catalogue: Catalogue, person: str, begins: str) -> tuple[str, str, str, str, str]:
    """Return the flight on which somebody was up when a resident crew began: nation, up, down, launch and landing."""
    sql = (
        "SELECT nation, mission, down, launched, landed FROM ride WHERE person = ? AND up_earliest <= ?"
        " ORDER BY up_earliest DESC LIMIT 1"
    )
    row = catalogue.first(sql, [person, parse(begins).latest])
    if not row:
        return "", "", "", "", ""
    nation, up, down, launched, landed = row
    return nation, up, down.partition("/")[0] if landed else "", launched, landed
