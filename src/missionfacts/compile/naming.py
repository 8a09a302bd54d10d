"""What records are called: the rows of the table `name`, each with how well it names its record."""

from collections.abc import Iterable, Iterator
from typing import Any

from missionfacts.catalogue.lookup import (
    ALIAS,
    FORMER_ID,
    JOINED,
    LOCAL_ID,
    NAME,
    NUMBERED,
    PART_OF_NAME,
    TITLE,
    WHOLE_ID,
    WORD,
)
from missionfacts.catalogue.spelt import spelt
from missionfacts.compile import schema
from missionfacts.compile.lives import BIRTH, DEATH, REMEMBERED
from missionfacts.names import fold, joined
from missionfacts.spellings import numbered, romanised

Names = Iterable[tuple[int, str]]  # each with its rank
LOOSE = ("spacecraft", "expedition")  # what is known by its name, of all that belongs to a mission


def names_of_mission(mission: schema.Mission) -> Names:
    """Yield how a mission is called."""
    parts = list(_ends(mission.name))
    yield from _names(mission.id, [mission.name], mission.aliases)
    yield from ((PART_OF_NAME, part) for part in parts)
    numbered_parts = [part for part in parts if any(map(str.isdigit, part))]
    yield from _loosely([mission.id, mission.name, *mission.aliases, *numbered_parts])


def names_of_event(mission: str, event: schema.Event) -> Names:
    """Yield how an event is called."""
    yield from _names(f"{mission}/{event.id}", local=event.id)
    yield from ((FORMER_ID, old) for old in event.formerly)


def names_of_part(table: str, mission: str, record: Any) -> Names:
    """Yield how something else that belongs to a mission is called."""
    names = [getattr(record, field, "") for field in ("name", "number")]
    aliases = [*getattr(record, "aliases", ()), *(record.also if table == "picture" else ())]
    yield from _names(f"{mission}/{record.id}", names, aliases, local=record.id)
    if table in LOOSE:
        yield from _loosely([*names, *aliases])


def names_of_person(key: str, person: schema.Person) -> Names:
    """Yield how a person is called, each word of that by itself, and the ids of birth and death as events."""
    spellings = [person.full, person.native, *person.aliases]
    yield from _names(key, [person.name], spellings)
    every = {
        word for each in (key, person.name, *spellings) for words in spelt(each) for word in words if len(word) > 1
    }
    yield from ((WORD, romanised(word)) for word in every)
    if person.weight >= REMEMBERED:
        yield from ((FORMER_ID, f"{key}/{kind}") for kind in (BIRTH, DEATH))


def names_of_organisation(key: str, body: schema.Organisation) -> Names:
    """Yield how an organisation is called."""
    other = [body.native, *body.aliases]
    yield from _names(key, [body.name], other)
    yield from _loosely([key, body.name, *other])


def names_of_work(key: str, work: schema.Source) -> Names:
    """Yield how a work is called."""
    yield from _names(key)
    yield TITLE, work.title


def _names(key: str, names: Iterable[str] = (), aliases: Iterable[str] = (), *, local: str = "") -> Names:
    yield WHOLE_ID, key
    if local:
        yield LOCAL_ID, local
    yield from ((NAME, name) for name in names)
    yield from ((ALIAS, alias) for alias in aliases)


def _loosely(names: Iterable[str]) -> Names:
    for name in names:
        yield JOINED, joined(name)
        yield NUMBERED, numbered(name)


def _ends(name: str) -> Iterator[str]:
    """Yield what a name ends with, from each word on but numbers or a letter alone.

    >>> list(_ends("Soyuz TMA-1")), list(_ends("STS-41-D"))
    (['tma 1'], ['41 d'])
    """
    words = fold(name).split()
    ends = (" ".join(words[i:]) for i in range(1, len(words)))
    yield from (end for end in ends if len(end) > 1 and not end.replace(" ", "").isdigit())
