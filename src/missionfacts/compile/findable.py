"""What a search can find: what is said of each record, and which dates it has.

`index.py` turns it into an index.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from missionfacts.compile import schema
from missionfacts.compile.dataset import Dataset, places_in_time

# How much a record counts that has no weight of its own, from 1 to 5.
_SPACECRAFT = _EXPEDITION = 3
_ORGANISATION = 4
_LEAST_OF_PERSON = 3
_EXPERIMENT = _PICTURE = 2
_NOTHING_TOLD = 2


class Entry(NamedTuple):
    """A record as it is found; the names and people of a record have "; " between."""

    what: str
    id: str
    title: str
    weight: int  # from 1 to 5
    mission: str = ""
    at: str = ""  # what is shown as its time
    place_in_time: int | None = None  # seconds
    kind: str = ""  # of an event
    names: str = ""  # other names, aliases, numbers
    people: str = ""  # who takes part, in every spelling
    more: str = ""  # the place; of a person the nation, of a mission the agencies
    text: str = ""


def definitions(dataset: Dataset) -> Iterator[Entry]:
    """Yield people and organisations."""
    for key, (person, _) in dataset.people.items():
        life = " ".join(filter(None, (person.nation, f"{person.born or '?'} – {person.died or ''}".strip(" –?"))))
        yield Entry(
            "person", key, person.name, max(person.weight, _LEAST_OF_PERSON),
            place_in_time=person.born.earliest if person.born else None,
            names=_listed(person.full, person.native, *person.aliases), more=person.birthplace, text=life,
        )  # fmt: skip
    for key, (body, _) in dataset.organisations.items():
        yield Entry(
            "organisation", key, body.name, _ORGANISATION, at=str(body.founded or ""),
            names=_listed(body.native, *body.aliases), more=body.place, text=body.role,
        )  # fmt: skip


def of_mission(mission: schema.Mission, people: Mapping[str, schema.Person]) -> Iterator[Entry]:
    """Yield a mission and what belongs to it; people: all that there are."""
    launches = [event.at.earliest for event in mission.events if event.kind == "launch"]
    begin = min(launches or [event.at.earliest for event in mission.events], default=None)
    for entry in _parts(mission, people):
        yield entry if entry.at else entry._replace(place_in_time=begin)


def _parts(mission: schema.Mission, people: Mapping[str, schema.Person]) -> Iterator[Entry]:
    yield _mission(mission, people)
    for craft in mission.spacecraft:
        yield _spacecraft(mission.id, craft)
    yield from _events(mission, people)
    for fact in mission.facts:
        yield _figure(mission.id, fact)
    for work in mission.experiments:
        title, text = f"{work.number} {work.name}".strip(), " ".join(filter(None, (work.summary, work.note)))
        yield Entry("experiment", f"{mission.id}/{work.id}", title, _EXPERIMENT, mission.id, text=text)
    for picture in mission.pictures:
        yield _picture(mission.id, picture, people)
    for crew in mission.expeditions:
        yield _expedition(mission.id, crew, people)


def _mission(mission: schema.Mission, people: Mapping[str, schema.Person]) -> Entry:
    return Entry(
        "mission", mission.id, mission.name, max((event.weight for event in mission.events), default=_NOTHING_TOLD),
        mission.id, names=_listed(*mission.aliases), more=_listed(*mission.agencies),
        people=_spelt((seat.person for seat in mission.crew if seat.status == "prime"), people),
        text=" ".join(filter(None, (mission.summary, *mission.objectives, mission.outcome))),
    )  # fmt: skip


def _events(mission: schema.Mission, people: Mapping[str, schema.Person]) -> Iterator[Entry]:
    for event, place in zip(mission.events, places_in_time(mission.events), strict=True):
        yield Entry(
            "event", f"{mission.id}/{event.id}", event.title, event.weight, mission.id, str(event.at), place,
            event.kind, people=_spelt(event.people, people), more=event.place, text=event.detail,
        )  # fmt: skip


def _spacecraft(mission: str, craft: schema.Spacecraft) -> Entry:
    designator = f"COSPAR {craft.cospar}" if craft.cospar else ""
    return Entry(
        "spacecraft", f"{mission}/{craft.id}", craft.name, _SPACECRAFT, mission,
        names=_listed(*craft.aliases, craft.serial, designator), more=craft.site,
        text=_listed(craft.type, craft.launcher),
    )  # fmt: skip


def _figure(mission: str, fact: schema.Figure) -> Entry:
    name = "" if fact.value[:1].isdigit() else fact.value  # a call sign is a name
    text = "" if name else f"{fact.value} {fact.unit}".strip()
    title = f"{fact.about}: {fact.label}"
    return Entry("figure", f"{mission}/{fact.id}", title, fact.weight, mission, names=name, text=text)


def _picture(mission: str, picture: schema.Picture, people: Mapping[str, schema.Person]) -> Entry:
    return Entry(
        "picture", f"{mission}/{picture.id}", f"{picture.number} {picture.caption}".strip(), _PICTURE, mission,
        str(picture.at), picture.at.earliest, names=_listed(*picture.also), people=_spelt(picture.people, people),
        text=picture.note,
    )  # fmt: skip


def _expedition(mission: str, crew: schema.Expedition, people: Mapping[str, schema.Person]) -> Entry:
    return Entry(
        "expedition", f"{mission}/{crew.id}", crew.name, _EXPEDITION, mission,
        str(crew.begins), crew.begins.earliest,
        names=_listed(*crew.aliases), people=_spelt((member.person for member in crew.crew), people),
    )  # fmt: skip


def _spelt(ids: Iterable[str], people: Mapping[str, Any]) -> str:
    known = (people[key] for key in ids if key in people)
    return _listed(*(name for each in known for name in (each.name, each.full, each.native, *each.aliases)))


def _listed(*names: str) -> str:
    return "; ".join(filter(None, names))
