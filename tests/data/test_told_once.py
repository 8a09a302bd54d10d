"""Each happening of the shipped data is told once, wherever it is looked for, and in order of time."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby, pairwise

import pytest

from missionfacts.catalogue import people
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import whole
from missionfacts.dates.edtf import MINUTE, parse
from missionfacts.model.events import Anniversary, Event
from tests.commands.conftest import records
from tests.conftest import Run

LEAP_YEAR = [date(2024, 1, 1) + timedelta(days) for days in range(366)]
OF_ONE_MOMENT = {"launch", "landing", "docking", "undocking", "loss", "eva"}  # which one ship does not do twice in one
ONE_CRAFT: dict[str, str] = {}  # docking or undocking that names one craft only -> why; none for now


class Told:
    """What a row says, as far as one has to know it to find it told twice."""

    def __init__(self, row: dict[str, object]) -> None:
        self.id = str(row["id"])
        self.at = str(row["at"])
        self.kind = str(row["kind"])
        self.mission = str(row["mission"])
        named = [*row["spacecraft"], row["to"]]  # type: ignore[misc]
        self.crafts = {whole(self.mission, str(craft)) for craft in named if craft}
        self.timed = "T" in self.at.partition("/")[0]
        start = parse(self.at).start
        self.start, self.start_at_most = start.earliest, start.latest

    def tells_what(self, other: "Told") -> bool:
        if not (self.timed and other.timed and abs(self.start - other.start) <= MINUTE):
            return False
        if self.crafts.isdisjoint(other.crafts):
            return False
        return self.mission != other.mission or (self.kind == other.kind and self.kind in OF_ONE_MOMENT)


def twice(rows: Iterable[Told]) -> list[tuple[str, str]]:
    """Return the pairs that tell the same."""
    by_time = sorted(rows, key=lambda row: row.start)
    return [
        (one.id, other.id)
        for place, one in enumerate(by_time)
        for other in by_time[place + 1 :][:20]
        if one.tells_what(other)
    ]


def out_of_order(rows: Iterable[Told]) -> list[tuple[str, str]]:
    """Return the neighbours among the timed rows of which the second begins before the first."""
    timed = [row for row in rows if row.timed]
    return [(one.id, other.id) for one, other in pairwise(timed) if other.start_at_most < one.start]


def as_told(events: Iterable[Event | Anniversary]) -> list[Told]:
    return [Told(event._asdict()) for event in events]


def events(catalogue: Catalogue) -> list[Told]:
    from missionfacts.catalogue.missions import EVENT_COLUMNS

    return as_told(catalogue.read(Event, "FROM event ORDER BY seq", [], None, EVENT_COLUMNS))


def test_nothing_is_told_in_two_files(catalogue: Catalogue) -> None:
    assert twice(events(catalogue)) == []


def test_what_is_told_twice_is_found() -> None:
    row = {"id": "one/docking", "at": "1975-07-17T16:09:09Z", "kind": "docking", "mission": "one", "to": ""}
    one = Told({**row, "spacecraft": ["ship", "two/station"]})
    there = Told(
        {**row, "id": "two/ship-docks", "mission": "two", "at": "1975-07-17T16:09Z", "spacecraft": ["station"]}
    )
    assert twice([one, there]) == [("two/ship-docks", "one/docking")]


@pytest.mark.slow
def test_no_day_of_the_year_tells_anything_twice_and_each_year_is_in_order_of_time(run: Run) -> None:
    told = 0
    for day in LEAP_YEAR:
        rows = [Told(row) for row in records(run, "today", "--date", f"{day}", "--tz", "utc")]
        assert len({row.id for row in rows}) == len(rows), day
        assert twice(rows) == [], day
        for _, year in groupby(rows, key=lambda row: row.at[:4]):
            assert out_of_order(year) == [], day
        told += len(rows)
    assert told >= 3000


def test_the_coming_days_tell_each_event_once_on_its_day_and_in_order(run: Run) -> None:
    rows = records(run, "upcoming", "--date", "2023-12-31", "--days", "366", "--limit", "0", "--tz", "utc")
    assert len({row["id"] for row in rows}) == len(rows) >= 3000
    assert twice(map(Told, rows)) == []
    for _, on_day in groupby(rows, key=lambda row: (row["date"], row["at"][:4])):
        assert out_of_order(map(Told, on_day)) == []
    days = [row["date"] for row in rows]
    assert days == sorted(days)


@pytest.mark.slow
def test_no_life_tells_anything_twice_and_each_is_in_order_of_time(catalogue: Catalogue) -> None:
    for (person,) in list(catalogue.rows("SELECT id FROM person")):
        rows = as_told(people.events_of(catalogue, person))
        assert len({row.id for row in rows}) == len(rows), person
        assert twice(rows) == [], person
        assert out_of_order(rows) == [], person


@pytest.mark.parametrize("words", ["docks with Mir", "Gagarin", "first American in a Russian ship", "dock first time"])
def test_a_search_finds_each_happening_once(run: Run, catalogue: Catalogue, words: str) -> None:
    there = {row.id: row for row in events(catalogue)}
    found = [row["id"] for row in records(run, "search", words) if row["what"] == "event"]
    assert found
    assert len(set(found)) == len(found)
    assert twice(there[key] for key in found) == []


def test_a_fact_is_of_what_today_tells(run: Run) -> None:
    (best,) = records(run, "today", "--date", "06-29", "--tz", "utc", "--limit", "1")
    assert best["title"] in run("fact", "--date", "06-29", "--tz", "utc").out


def test_whoever_docks_or_undocks_names_with_what(catalogue: Catalogue) -> None:
    alone = {row.id for row in events(catalogue) if row.kind in {"docking", "undocking"} and len(row.crafts) < 2}
    assert alone == set(ONE_CRAFT)
