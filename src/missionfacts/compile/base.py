"""What a catalogue says to files that are added to it: what they may refer to, and what rules across files ask.

Nothing is validated again: it was right when it was compiled.
"""

from collections.abc import Collection, Mapping
from typing import Any

from missionfacts.catalogue.columns import STORAGE
from missionfacts.catalogue.database import Catalogue
from missionfacts.compile import schema
from missionfacts.compile.dataset import NOTHING, Base
from missionfacts.dates.edtf import parse
from missionfacts.model.fields import TEXTS

# The kinds of event that rules across files ask about.
TOLD_ACROSS = ("launch", "landing", "loss", "eva")


def as_base(
    catalogue: Catalogue | None, going: Collection[str] = (), siblings: Mapping[str, str] | None = None
) -> Base:
    """Return what a catalogue defines; None for one that defines nothing.

    going: missions that are about to be taken out of it; siblings: see `Base`.
    """
    if catalogue is None:
        return NOTHING
    missions = _missions(catalogue)
    names = catalogue.rows("SELECT folded, id FROM name WHERE what = 'mission' AND rank <> 2")
    events = catalogue.rows("SELECT id FROM event")
    former = catalogue.rows("SELECT formerly, id FROM event WHERE formerly <> ''")
    return Base(
        people=_people(catalogue),
        organisations=frozenset(row[0] for row in catalogue.rows("SELECT id FROM organisation")),
        sources=frozenset(row[0] for row in catalogue.rows("SELECT id FROM source")),
        names={folded: key for folded, key in names if key not in going},
        missions={key: mission for key, mission in missions.items() if key not in going},
        events=frozenset(row[0] for row in events if row[0].partition("/")[0] not in going),
        former={old: key for ids, key in former if key.partition("/")[0] not in going for old in _ids(ids)},
        siblings=dict(siblings or {}),
    )


def _people(catalogue: Catalogue) -> dict[str, schema.Person]:
    sql = 'SELECT id, name, "full", native, aliases, nation, born, died FROM person'
    return {
        key: schema.Person.model_construct(
            name=name, full=full, native=native, aliases=_texts(aliases), nation=nation,
            born=parse(born) if born else None, died=parse(died) if died else None, sources=[], disputed=[],
        )
        for key, name, full, native, aliases, nation, born, died in catalogue.rows(sql)
    }  # fmt: skip


def _missions(catalogue: Catalogue) -> dict[str, schema.Mission]:
    """Return the missions with those of their seats and events that other files can contradict."""
    seats: dict[str, list[schema.Seat]] = {}
    for mission, craft, person, status, landed_in in catalogue.rows(
        "SELECT mission, spacecraft, person, status, landed_in FROM seat WHERE status = 'prime' ORDER BY mission, seq"
    ):
        seat = schema.Seat.model_construct(
            person=person, spacecraft=craft, role="", status=status, landed_in=landed_in, sources=[], disputed=[]
        )
        seats.setdefault(mission, []).append(seat)
    events: dict[str, list[schema.Event]] = {}
    marks = ", ".join("?" * len(TOLD_ACROSS))
    sql = (
        "SELECT mission, substr(id, length(mission) + 2), at, kind, spacecraft, people, also FROM event"
        f" WHERE kind IN ({marks}) OR also <> '' ORDER BY mission, seq"
    )
    for mission, key, at, kind, crafts, people, also in catalogue.rows(sql, TOLD_ACROSS):
        event = schema.Event.model_construct(
            id=key, at=parse(at), kind=kind, spacecraft=_ids(crafts), people=_ids(people), also=_ids(also)
        )
        events.setdefault(mission, []).append(event)
    return {
        key: schema.Mission.model_construct(
            id=key, name="", kind=kind, crew=seats.get(key, []), events=events.get(key, []), spacecraft=[], facts=[]
        )
        for key, kind in catalogue.rows("SELECT id, kind FROM mission")
    }


def _ids(text: str) -> list[str]:
    return text.split()


def _texts(text: str) -> list[Any]:
    decode = STORAGE[TEXTS].decode
    assert decode is not None  # noqa: S101 a list is not kept as it is
    return list(decode(None, text))
