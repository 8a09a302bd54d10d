"""Records as a catalogue holds them: of all people, to the end of the data."""

from collections.abc import Iterator, Sequence

from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.model.records import CATEGORIES, Record

KEPT = 20  # places of each category that a catalogue holds, so that most questions cost no computing


def kept(catalogue: Catalogue, categories: Sequence[str], top: int) -> Iterator[Record]:
    """Yield records of all people to the end of the data, as the catalogue holds them; top: up to KEPT."""
    where, values = is_in("category", categories or list(CATEGORIES))
    yield from catalogue.read(Record, f"FROM record WHERE {where} AND rank <= ? ORDER BY seq", [*values, top])
