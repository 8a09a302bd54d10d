"""Which spacecraft a type, a name or a serial number means."""

from collections.abc import Iterable
from typing import NamedTuple

from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.catalogue.lookup import ALIAS, find, several
from missionfacts.catalogue.texts import distinct, spelt, with_words
from missionfacts.errors import NotFound
from missionfacts.names import fold


class Ships(NamedTuple):
    """Spacecraft that are wanted: all of some types, with some serial numbers, and some by their ids."""

    types: tuple[str, ...] = ()
    serials: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @classmethod
    def together(cls, several: Iterable["Ships"]) -> "Ships":
        """Return all of several."""
        parts = zip(*several, strict=True)
        return cls(*(tuple(dict.fromkeys(each for part in those for each in part)) for those in parts))

    def among(self, column: str) -> tuple[str, list[str]]:
        """Return the SQL, and the values it binds, that tell whether a column has the id of one of them."""
        parts = [is_in(name, part) for name, part in zip(("type", "serial", "id"), self, strict=True) if part]
        where = " OR ".join(each for each, _ in parts)
        return f"{column} IN (SELECT id FROM spacecraft WHERE {where})", [each for _, those in parts for each in those]


def ships_named(catalogue: Catalogue, names: Iterable[str]) -> Ships:
    """Return the spacecraft that some names mean, each maybe several with commas between. Raises NotFound."""
    return Ships.together(several(names, lambda name: ships_called(catalogue, name)))


def ships_called(catalogue: Catalogue, name: str) -> Ships:
    """Return the spacecraft whose type has the words of a name, with that serial number, or that are called so.

    Where there are none, those of the mission that is called so will do. Raises NotFound, with the nearest types and
    names.
    """
    types, serials = (distinct(catalogue, "spacecraft", [column]) for column in ("type", "serial"))
    found = Ships(
        tuple(with_words(name, types)),
        tuple(serial for serial in serials if fold(serial) == fold(name)),
        _called(catalogue, name),
    )
    if not any(found):  # in another spelling
        found = Ships(tuple(spelt(name, types)), (), tuple(each.id for each in find(catalogue, name, ["spacecraft"])))
    found = found if any(found) else Ships(ids=_of_mission(catalogue, name))
    if not any(found):
        raise NotFound("ship", name, distinct(catalogue, "spacecraft", ["type", "name", "serial"]))
    return found


def _called(catalogue: Catalogue, name: str) -> tuple[str, ...]:
    """Return all that is called so, however well: of ships with one name no one is meant more than the others."""
    sql = f"SELECT DISTINCT id FROM name WHERE folded = ? AND what = 'spacecraft' AND rank <= {ALIAS} ORDER BY id"
    return tuple(row[0] for row in catalogue.rows(sql, [fold(name)]))


def _of_mission(catalogue: Catalogue, name: str) -> tuple[str, ...]:
    missions = find(catalogue, name, ["mission"])
    if not missions:
        return ()
    of_missions, values = is_in("mission", [each.id for each in missions])
    return tuple(row[0] for row in catalogue.rows(f"SELECT id FROM spacecraft WHERE {of_missions}", values))
