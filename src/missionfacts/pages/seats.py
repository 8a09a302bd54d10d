"""Who flew, who stood by, who stayed on the ground: as tables."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from missionfacts.model.people import Seat
from missionfacts.model.vocabulary import SEAT_STATUSES
from missionfacts.pages.entries import Teller, sign
from missionfacts.pages.model import Cell, Rows, Words
from missionfacts.pages.tongues import language_of

TITLES = {"prime": "Prime crew", "backup": "Backups", "support": "Support", "ground": "On the ground"}
OPEN = ("prime", "backup")
HEADS = ("Name", "Own name", "Spacecraft", "Role", "Nation")


def crew_tables(seats: Sequence[Seat], crafts: Mapping[str, str], tell: Teller) -> list[Rows]:
    """Return a table for each status; crafts: what those of the mission are called, by their ids within it."""
    by_status = sorted(seats, key=lambda seat: SEAT_STATUSES.index(seat.status))
    tables = [
        _table(status, list(those), crafts, tell) for status, those in groupby(by_status, lambda seat: seat.status)
    ]
    alone = len(tables) == 1 and seats[0].status == "prime"
    return [tables[0]._replace(title="")] if alone else tables


def _table(status: str, seats: Sequence[Seat], crafts: Mapping[str, str], tell: Teller) -> Rows:
    rows = [_cells(seat, crafts, tell) for seat in seats]
    return Rows(HEADS, rows, TITLES[status], f"{len(seats)}", minor=(1, 2), folded=status not in OPEN)


def _cells(seat: Seat, crafts: Mapping[str, str], tell: Teller) -> list[Cell]:
    rival = tell.dispute(seat, Words(f"{seat.name}, {seat.role}"))
    name = [tell.links.named("person", seat.person, seat.name), *sign(rival)]
    home = f"came home in {tell.links.name(seat.landed_in)}" if seat.landed_in else ""
    note = ". ".join(filter(None, (home[:1].upper() + home[1:], seat.note)))
    return [
        Cell(name),
        Cell([Words(seat.native, "", language_of(seat.native, seat.nation))]),
        Cell([Words(crafts.get(seat.spacecraft, tell.links.name(seat.spacecraft)))]),
        Cell([Words(seat.role)], tell.notes.cite(seat.sources), note),
        Cell([Words(seat.nation)]),
    ]
