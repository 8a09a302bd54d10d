"""Records as a catalogue holds them: of all people, to the end of the data."""

from collections.abc import Iterator, Sequence

from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.model.records import CATEGORIES, Record

KEPT = 20  # places of each category that a catalogue holds, so that most questions cost no computing


def kept(catalogue: Catalogue, categories: Sequence[str], top: int) -> Iterator[Record]:
    """Yield records of all people to the end of the data, as the catalogue holds them; top: up to KEPT."""
    where, values = is_in("category", categories or list(CATEGORIES))
    yield from catalogue.read(Record, f"FROM record WHERE {where} AND rank <= ? ORDER BY seq", [*values, top])


def kept_histories(catalogue: Catalogue, categories: Sequence[str]) -> Iterator[Record]:
    """Yield who held records from when to when."""
    where, values = is_in("category", categories)
    yield from catalogue.read(Record, f"FROM held WHERE {where} ORDER BY seq", values)


def set_on(catalogue: Catalogue, mission: str) -> Iterator[Record]:
    """Yield the records and firsts of a mission, with the day on which a record was broken; mission: its id.

    A sum of several flights is a record of the last of them, and a crowd of the flight that completed it.
    """
    yield from catalogue.read(Record, "FROM held WHERE mission = ? ORDER BY seq", [mission])
