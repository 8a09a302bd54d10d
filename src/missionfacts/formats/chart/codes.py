"""Two letters for everybody in a chart, from their family names, no two the same."""

from collections.abc import Iterator, Sequence

from missionfacts.model.lanes import Traveller
from missionfacts.names import fold


def codes(people: Sequence[Traveller]) -> dict[str, str]:
    """Return two letters for each person, by id.

    >>> def crew(*names):
    ...     return [Traveller(name, name, name.split()[-1], "", "", "") for name in names]
    >>> codes(crew("Walter Schirra", "Rusty Schweickart", "Léa Çelik")).values()
    dict_values(['Sc', 'Sh', 'Ce'])
    """
    found: dict[str, str] = {}
    for person in people:
        taken = {*found.values()}
        found[person.person] = next(code for code in _candidates(person) if code not in taken)
    return found


def _candidates(person: Traveller) -> Iterator[str]:
    """Yield what may stand for somebody: the family name's first letter with a later one, then any two signs."""
    family, given = _letters(person.family), _letters(person.name)
    if family:
        yield from (family[0].upper() + later for later in family[1:])
        yield from (family[0].upper() + first.upper() for first in given)
    first = family[:1].upper() or "P"
    yield from (f"{first}{digit}" for digit in range(1, 10))
    yield from (chr(ord("A") + number // 10 % 26) + str(number % 10) for number in range(260))
    number = 0
    while True:  # more people than there are pairs of signs: nobody can tell them apart any longer
        number += 1
        yield f"P{number}"


def _letters(name: str) -> str:
    return "".join(letter for letter in fold(name) if letter.isascii() and letter.isalnum())
