"""Questions by person, kind and day find their events by an index: none walks through all of them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date
from functools import partial
from typing import Any

import pytest

from missionfacts.catalogue import (
    aboard,
    days,
    events,
    everyone,
    in_space,
    kept_records,
    lookup,
    missions,
    people,
    works,
)
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.events import Wanted
from missionfacts.catalogue.everyone import PeopleFilter
from missionfacts.catalogue.missions import Bound, EventFilter, MissionFilter
from missionfacts.catalogue.moments import Window
from missionfacts.catalogue.ships import Ships
from missionfacts.model.events import Event


class Watched(Catalogue):
    """A catalogue that keeps the questions it was asked."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(catalogue._connection, catalogue.path)
        self.asked: list[tuple[str, tuple[Any, ...]]] = []

    def rows(self, sql: str, values: Any = ()) -> Iterator[tuple[Any, ...]]:
        values = tuple(values)
        self.asked.append((sql, values))
        return super().rows(sql, values)

    def plans(self) -> list[tuple[str, list[str]]]:
        """Return each question with the steps in which SQLite answers it."""
        return [
            (sql, [row[3] for row in self._connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)])
            for sql, values in self.asked
            if sql.startswith("SELECT")
        ]


def _first_people(it: Any, order: str) -> None:
    list(everyone.people(it, PeopleFilter(), order, limit=3))


DAY = date(2025, 7, 17)


def told(catalogue: Catalogue, wanted: Wanted, order: str = "time", *, reverse: bool = False) -> list[Event]:
    return list(events.events(catalogue, wanted, order, reverse=reverse, fields=["at", "title"]))


QUESTIONS: dict[str, Callable[[Catalogue], object]] = {
    "a person's events": lambda it: list(people.events_of(it, "leonov")),
    "a person": lambda it: people.person_card(it, "leonov"),
    "a day": lambda it: days.on_day(it, DAY, UTC),
    "a day of some kinds": lambda it: days.on_day(it, DAY, UTC, kinds=["launch", "landing"]),
    "a day of some missions": lambda it: days.on_day(it, DAY, UTC, missions=["astp", "mir"], kinds=["docking"]),
    "anniversaries of a kind": lambda it: list(days.anniversaries(it, kinds=["eva"], weight=5)),
    "anniversaries of a mission": lambda it: list(days.anniversaries(it, missions=["astp"], weight=5)),
    "the next day": lambda it: days.next_day(it, DAY),
    "a mission's events": lambda it: list(missions.events(it, "astp", EventFilter())),
    "a mission's events of a kind": lambda it: list(missions.events(it, "astp", EventFilter(kinds=["launch"]))),
    "a mission's events of people": lambda it: list(missions.events(it, "astp", EventFilter(people=["leonov"]))),
    "a mission's events of its own file": lambda it: list(missions.events(it, "vostok-1", EventFilter())),
    "a mission's events with a craft": lambda it: list(
        missions.events(it, "iss", EventFilter(spacecraft=["iss", "sts-88/endeavour"]))
    ),
    "a mission's events on its clock": lambda it: list(missions.events(it, "soyuz-4", EventFilter(), {"elapsed"})),
    "what crafts a mission's events name": lambda it: missions.spacecraft_named(it, "mir"),
    "missions in flight": lambda it: days.in_flight(it, date(1975, 7, 17), UTC),
    "who was aboard": lambda it: aboard.aboard(it, Window(Bound(804556800, 804556800), Bound(804643199, 804643199))),
    "who was in space": lambda it: in_space.in_space(it, date(1995, 6, 29), UTC),
    "the first people in space": lambda it: list(everyone.people(it, PeopleFilter(), limit=3)),
    **{
        f"the first people by {words}": partial(_first_people, order=order)
        for words, order in {
            "time": "time",
            "flights": "flights",
            "spacewalks": "spacewalks",
            "time outside": "outside",
            "birth": "born",
        }.items()
    },
    "records": lambda it: list(kept_records.kept(it, ["longest-flight"], 3)),
    "the flights of a person": lambda it: list(people.flights(it, "leonov")),
    "a mission": lambda it: missions.mission_card(it, "astp"),
    "an event": lambda it: works.citation(it, "astp/first-docking"),
    "a name": lambda it: lookup.identify(it, "Leonov", ["person"]),
    "a name in another order": lambda it: lookup.identify(it, "Leonov, Alexey", ["person"]),
    "what names begin with": lambda it: lookup.family(it, "voyager"),
    "events of a kind": lambda it: told(it, Wanted(kinds=["eva"])),
    "events of a kind, the last first": lambda it: told(it, Wanted(kinds=["eva"]), reverse=True),
    "long events": lambda it: told(it, Wanted(kinds=["eva"], shortest=28_800), "duration"),
    "events of a weight": lambda it: told(it, Wanted(weight=5), "weight", reverse=True),
    "events between limits": lambda it: told(it, Wanted(first=Bound(0, 0), last=Bound(86_400, 86_400))),
    "events of a day of any year": lambda it: told(it, Wanted(days=[717], kinds=["docking"])),
    "events of people": lambda it: told(it, Wanted(people=["leonov", "stafford"], weight=3)),
    "events of missions": lambda it: told(it, Wanted(missions=["astp", "mir"], kinds=["docking"])),
    "events with a ship": lambda it: told(it, Wanted(ships=Ships(ids=("astp/apollo",)), kinds=["docking"])),
    "events by night": lambda it: told(it, Wanted(night=True)),
    "missions of a person": lambda it: list(missions.missions(it, MissionFilter(people=["leonov"]))),
}


TABLES = ("event", "name", "event_person", "event_mission", "event_craft", "ride", "stay", "joined")
SCANS = {f"SCAN {table}" for table in TABLES}


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_of_a_few_events_walks_through_all_of_them(catalogue: Catalogue, name: str) -> None:
    watched = Watched(catalogue)
    QUESTIONS[name](watched)
    plans = watched.plans()
    assert plans
    for sql, steps in plans:
        scans = [step for step in steps if step.split(" USING ")[0] in SCANS]
        assert scans == [], sql


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("a person's events", "event_person USING PRIMARY KEY (person=?)"),
        ("a day", "INDEX event_day (day=?)"),
        ("the next day", "event_day (day>?)"),
        ("anniversaries of a kind", "INDEX event_kind (kind=?"),
        ("a mission's events", "event_mission USING PRIMARY KEY (mission=?)"),
        ("a mission's events", "event USING INTEGER PRIMARY KEY (rowid=?)"),
        ("a mission's events of its own file", "INDEX event_by_mission (mission=?)"),
        ("a mission's events with a craft", "event_craft USING PRIMARY KEY (craft=?"),
        ("what crafts a mission's events name", "INDEX event_craft_event (event=?)"),
        ("events of a kind", "INDEX event_kind_time (kind=?)"),
        ("events of a kind, the last first", "INDEX event_kind_time (kind=?)"),
        ("long events", "INDEX event_duration (seconds>?"),
        ("events of a weight", "INDEX event_weight_time (weight=?)"),
        ("events between limits", "INDEX event_time (place_in_time>? AND place_in_time<?)"),
        ("events of a day of any year", "INDEX event_kind (kind=? AND day=?)"),
        ("events of people", "event_person USING PRIMARY KEY (person=?)"),
        ("events of missions", "event_mission USING PRIMARY KEY (mission=?)"),
        ("events with a ship", "event_craft USING PRIMARY KEY (craft=?)"),
        ("events by night", "INDEX event_night (night=?)"),
        ("the flights of a person", "ride USING PRIMARY KEY (person=?)"),
        ("who was in space", "ride USING INDEX ride_up (up_earliest>? AND up_earliest<?)"),
        ("the first people in space", "career USING INDEX career_place"),
        ("the first people by time", "career USING INDEX career_time"),
        ("the first people by flights", "career USING INDEX career_flights"),
        ("the first people by spacewalks", "career USING INDEX career_spacewalks"),
        ("the first people by time outside", "career USING INDEX career_outside"),
        ("the first people by birth", "person USING INDEX person_born"),
        ("records", "record USING INDEX record_category (category=?"),
        ("an event", "INDEX event_id (id=?)"),
        ("a name", "name USING PRIMARY KEY (folded=?"),
        ("a name in another order", "name USING PRIMARY KEY (folded=? AND rank=? AND what=?)"),
        ("what names begin with", "name USING PRIMARY KEY (folded>? AND folded<?)"),
    ],
)
def test_a_question_uses_the_index_that_is_made_for_it(catalogue: Catalogue, name: str, index: str) -> None:
    watched = Watched(catalogue)
    QUESTIONS[name](watched)
    assert any(index in step for _, steps in watched.plans() for step in steps), watched.plans()


def test_the_watch_would_notice_a_walk_through_all_events(catalogue: Catalogue) -> None:
    watched = Watched(catalogue)
    list(watched.rows("SELECT id FROM event WHERE detail LIKE '%moon%'"))
    ((_, steps),) = watched.plans()
    assert steps == ["SCAN event"]
