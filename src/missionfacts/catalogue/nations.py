"""Which nations a name means."""

from collections.abc import Iterable

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.people import nations
from missionfacts.errors import UnknownChoice
from missionfacts.model.nations import names_of
from missionfacts.names import fold


def nations_named(catalogue: Catalogue, names: Iterable[str]) -> list[str]:
    """Return the nations that some names mean, of those that have flown somebody. Raises UnknownChoice."""
    wanted = list(names)
    flown = nations(catalogue) if wanted else []
    found: list[str] = []
    for name in wanted:
        called = nations_called(name, flown)
        if not called:
            raise UnknownChoice("nation", name, flown, also=[each for nation in flown for each in names_of(nation)])
        found += called
    return list(dict.fromkeys(found))


def nations_called(name: str, nations: Iterable[str]) -> list[str]:
    """Return those of some nations that a name means, in any case: the one that has it, or all that share it.

    >>> nations_called("gb", ["UK", "USA"]), nations_called("german", ["East Germany", "Germany", "UK"])
    (['UK'], ['East Germany', 'Germany'])
    """
    wanted, known = fold(name), list(nations)
    own = [nation for nation in known if fold(nation) == wanted]
    return own or [nation for nation in known if wanted in map(fold, names_of(nation))]
