"""Who flew, who stood by, who stayed on the ground: as tables."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from missionfacts.model.people import Seat
from missionfacts.model.vocabulary import SEAT_STATUSES
from missionfacts.pages.entries import Teller
from missionfacts.pages.model import Cell, Rows, Words

TITLES = {"prime": "Crew", "backup": "Backups", "support": "Support", "ground": "On the ground"}
OPEN = ("prime", "backup")
HEADS = ("Name", "Own name", "Spacecraft", "Role", "Nation")


def crew_tables(seats: Sequence[Seat], crafts: Mapping[str, str], tell: Teller) -> list[Rows]:
    """Return a table for each status; crafts: what those of the mission are called, by their ids within it."""
    by_status = sorted(seats, key=lambda seat: SEAT_STATUSES.index(seat.status))
    return [_table(status, list(those), crafts, tell) for status, those in groupby(by_status, lambda seat: seat.status)]


def _table(status: str, seats: Sequence[Seat], crafts: Mapping[str, str], tell: Teller) -> Rows:
    told = (True, any(seat.native for seat in seats), any(seat.spacecraft for seat in seats), True, True)
    shown = [column for column, is_told in enumerate(told) if is_told]
    rows = [[cells[column] for column in shown] for cells in (_cells(seat, crafts, tell) for seat in seats)]
    heads = [HEADS[column] for column in shown]
    minor = [number for number, column in enumerate(shown) if column in {1, 2}]
    return Rows(heads, rows, TITLES[status], f"{len(seats)}", minor=minor, folded=status not in OPEN)


def _cells(seat: Seat, crafts: Mapping[str, str], tell: Teller) -> list[Cell]:
    rival = tell.dispute(seat, Words(f"{seat.name}, {seat.role}"))
    name = [tell.links.named("person", seat.person, seat.name), *([Words("≠", f"#{rival}")] if rival else [])]
    home = f"came home in {tell.links.name(seat.landed_in)}" if seat.landed_in else ""
    note = ". ".join(filter(None, (home[:1].upper() + home[1:], seat.note)))
    return [
        Cell(name),
        Cell([Words(seat.native)]),
        Cell([Words(crafts.get(seat.spacecraft, tell.links.name(seat.spacecraft)))]),
        Cell([Words(seat.role)], (), note),
        Cell([Words(seat.nation)], tell.notes.cite(seat.sources)),
    ]
