"""Where everyone was: from small files, what follows from dockings, transfers and landings."""

import sqlite3
from pathlib import Path

import pytest

from missionfacts.compile import load, writer

STATION = """\
mission:
  id: base
  name: Base
  kind: station
  summary: Where others dock.
  sources: [{id: log}]
  spacecraft: [{id: base, name: Base, sources: [{id: log}]}]
people:
  doe: {name: Jane Doe, sources: [{id: log}]}
  roe: {name: Rachel Roe, sources: [{id: log}]}
  poe: {name: Pat Poe, sources: [{id: log}]}
sources:
  log: {title: A Log, kind: primary}
"""


def flight(key: str, seats: dict[str, str], *events: str) -> str:
    """Return the file of a flight; seats: who has one, with the ship that they came down in, "" for this one."""
    crew = "".join(
        f"    - {{person: {person}, spacecraft: {key}, role: pilot, status: prime, sources: [{{id: log}}]"
        f"{f', landed_in: {down}' if down else ''}}}\n"
        for person, down in seats.items()
    )
    told = "".join(f"    - {{{event}, title: It happens, sources: [{{id: log}}]}}\n" for event in events)
    return f"""\
mission:
  id: {key}
  name: Flight {key}
  kind: crewed
  summary: It flies.
  sources: [{{id: log}}]
  spacecraft:
    - {{id: {key}, name: Ship {key}, sources: [{{id: log}}]}}
    - {{id: lander, name: Lander of {key}, sources: [{{id: log}}]}}
  crew:
{crew}  events:
{told}"""


def at(key: str, kind: str, when: str, crafts: str, more: str = "") -> str:
    return f"id: {key}, kind: {kind}, at: {when}, spacecraft: [{crafts}]{more}"


class Where:
    """The catalogue of some files."""

    def __init__(self, folder: Path, *files: str) -> None:
        for number, text in enumerate((STATION, *files)):
            key = text.split("id: ", 1)[1].split("\n", 1)[0]
            (folder / f"{key}.yaml").write_text(text, "utf-8")
            assert number >= 0
        self.connection = sqlite3.connect(":memory:")
        writer.fill(self.connection, load.load(sorted(folder.glob("*.yaml")), None), "test")

    def of(self, person: str) -> list[tuple[str, str, str, str]]:
        """Return where somebody was: craft, station, body and since when."""
        sql = "SELECT craft, station, body, since FROM stay WHERE person = ? ORDER BY mission, number"
        return list(self.connection.execute(sql, [person]))


UP, DOWN = "1990-03-01T08:00:00Z", "1990-03-05T09:00:00Z"


def test_somebody_is_at_a_station_while_their_ship_is_docked(tmp_path: Path) -> None:
    where = Where(
        tmp_path,
        flight(
            "one", {"doe": ""},
            at("up", "launch", UP, "one"),
            at("dock", "docking", "1990-03-02T18:00Z", "one, base/base"),
            at("leave", "undocking", "1990-03-03T06:00Z", "one, base/base"),
            at("again", "docking", "1990-03-03T07:00Z", "one, base/base"),
            at("part", "undocking", "1990-03-05T06:00Z", "one, base/base"),
            at("down", "landing", DOWN, "one"),
        ),
    )  # fmt: skip
    assert where.of("doe") == [
        ("one/one", "", "", UP),
        ("base/base", "base", "", "1990-03-02T18:00Z"),
        ("one/one", "", "", "1990-03-03T06:00Z"),
        ("base/base", "base", "", "1990-03-03T07:00Z"),
        ("one/one", "", "", "1990-03-05T06:00Z"),
    ]


@pytest.fixture
def swap(tmp_path: Path) -> Where:
    """Doe goes up in one ship and down in another, Roe the other way round."""
    return Where(
        tmp_path,
        flight(
            "one", {"doe": "two"},
            at("up", "launch", UP, "one"),
            at("dock", "docking", "1990-03-02T18:00Z", "one, base/base"),
            at("part", "undocking", "1990-03-05T06:00Z", "one, base/base"),
            at("down", "landing", DOWN, "one"),
        ),
        flight(
            "two", {"roe": "one"},
            at("up", "launch", "1990-03-03T08:00:00Z", "two"),
            at("dock", "docking", "1990-03-04T18:00Z", "two, base/base"),
            at("leave", "undocking", "1990-03-10T06:00Z", "two, base/base"),
            at("again", "docking", "1990-03-10T07:00Z", "two, base/base"),
            at("part", "undocking", "1990-04-05T06:00Z", "two, base/base"),
            at("down", "landing", "1990-04-05T09:00:00Z", "two"),
        ),
    )  # fmt: skip


def test_who_stays_moves_with_the_ship_that_will_bring_them_down(swap: Where) -> None:
    assert swap.of("doe") == [
        ("one/one", "", "", UP),
        ("base/base", "base", "", "1990-03-02T18:00Z"),
        ("two/two", "", "", "1990-03-10T06:00Z"),
        ("base/base", "base", "", "1990-03-10T07:00Z"),
        ("two/two", "", "", "1990-04-05T06:00Z"),
    ]
    assert swap.of("roe") == [
        ("two/two", "", "", "1990-03-03T08:00:00Z"),
        ("base/base", "base", "", "1990-03-04T18:00Z"),
        ("one/one", "", "", "1990-03-05T06:00Z"),
    ]


def test_who_is_told_to_move_a_ship_is_in_it_whoever_came_or_leaves_in_it(tmp_path: Path) -> None:
    told = flight(
        "two", {"roe": ""},
        at("up", "launch", "1990-03-03T08:00:00Z", "two"),
        at("dock", "docking", "1990-03-03T18:00Z", "two, base/base"),
        at("off", "undocking", "1990-03-04T06:00Z", "two, base/base", ", people: [doe]"),
        at("on", "docking", "1990-03-04T07:00Z", "two, base/base", ", people: [doe]"),
        at("part", "undocking", "1990-03-07T06:00Z", "two, base/base", ", people: [roe, doe]"),
        at("down", "landing", "1990-03-07T09:00:00Z", "two"),
    )  # fmt: skip
    where = Where(tmp_path, flight(
        "one", {"doe": ""},
        at("up", "launch", UP, "one"),
        at("dock", "docking", "1990-03-02T18:00Z", "one, base/base"),
        at("part", "undocking", "1990-03-08T06:00Z", "one, base/base"),
        at("down", "landing", "1990-03-08T09:00:00Z", "one"),
    ), told)  # fmt: skip
    assert where.of("doe") == [
        ("one/one", "", "", UP),
        ("base/base", "base", "", "1990-03-02T18:00Z"),
        ("two/two", "", "", "1990-03-04T06:00Z"),
        ("base/base", "base", "", "1990-03-04T07:00Z"),
        ("one/one", "", "", "1990-03-08T06:00Z"),  # who sees a ship off for good is not in it
    ]
    assert where.of("roe")[1:] == [
        ("base/base", "base", "", "1990-03-03T18:00Z"),
        ("two/two", "", "", "1990-03-07T06:00Z"),
    ]


def test_what_was_joined_is_kept_from_docking_to_parting(swap: Where) -> None:
    rows = swap.connection.execute("SELECT craft, other, docking, since FROM joined ORDER BY earliest")
    assert list(rows) == [
        ("one/one", "base/base", "one/dock", "1990-03-02T18:00Z"),
        ("two/two", "base/base", "two/dock", "1990-03-04T18:00Z"),
        ("two/two", "base/base", "two/again", "1990-03-10T07:00Z"),
    ]


def test_where_no_docking_is_told_the_launch_stands_in_marked_as_about(tmp_path: Path) -> None:
    """Doe comes down in another ship, so that they were at the station; how their own came there nobody told."""
    where = Where(
        tmp_path,
        flight("one", {"doe": "two"}, at("up", "launch", UP, "one"), at("down", "landing", DOWN, "one")),
        flight(
            "two",
            {"roe": ""},
            at("up", "launch", "1990-03-03T08:00:00Z", "two"),
            at("dock", "docking", "1990-03-04T18:00Z", "two, base/base"),
            at("part", "undocking", "1990-04-05T06:00Z", "two, base/base"),
            at("down", "landing", "1990-04-05T09:00:00Z", "two"),
        ),
    )
    assert where.of("doe") == [("base/base", "base", "", f"{UP}~"), ("two/two", "", "", "1990-04-05T06:00Z")]


def test_joined_ships_are_each_a_place_of_its_own_until_a_transfer(tmp_path: Path) -> None:
    where = Where(
        tmp_path,
        flight(
            "one", {"doe": "", "roe": ""},
            at("up", "launch", UP, "one, lander"),
            at("dock", "docking", "1990-03-02T18:00:00Z", "one, lander"),
            at("pass", "transfer", "1990-03-02", "one, lander", ", people: [roe], to: lander"),
            at("talk", "broadcast", "1990-03-02T20:00:00Z", "one"),
            at("back", "transfer", "1990-03-04T20:00:00Z", "one, lander", ", people: [roe], to: one"),
            at("down", "landing", DOWN, "one"),
        ),
    )  # fmt: skip
    assert where.of("doe") == [("one/one", "", "", UP)]
    assert where.of("roe") == [
        ("one/one", "", "", UP),
        ("one/lander", "", "", "1990-03-02"),
        ("one/one", "", "", "1990-03-04T20:00:00Z"),
    ]
    # Between its neighbours nobody knows.
    first, second = where.connection.execute(
        "SELECT earliest, latest FROM stay WHERE person = 'roe' ORDER BY number"
    ).fetchmany(2)
    assert (second[0], first[1]) == (636400800, 636408000)


def test_who_lands_and_lifts_off_again_is_on_the_moon_in_the_craft_that_parted_from_theirs(tmp_path: Path) -> None:
    where = Where(
        tmp_path,
        flight(
            "one", {"doe": "", "roe": "", "poe": ""},
            at("up", "launch", UP, "one, lander"),
            at("dock", "docking", "1990-03-02T18:00:00Z", "one, lander"),
            at("part", "undocking", "1990-03-03T18:00:00Z", "one, lander"),
            "id: touch, kind: landing, at: 1990-03-03T20:00:00Z, people: [roe, poe]",
            "id: lift, kind: launch, at: 1990-03-03T22:00:00Z, people: [roe, poe]",
            at("meet", "docking", "1990-03-03T23:00:00Z", "one, lander"),
            at("down", "landing", DOWN, "one"),
        ),
    )  # fmt: skip
    assert where.of("roe") == [
        ("one/one", "", "", UP),
        ("one/lander", "", "", "1990-03-03T18:00:00Z"),
        ("one/lander", "", "Moon", "1990-03-03T20:00:00Z"),
        ("one/lander", "", "", "1990-03-03T22:00:00Z"),
        ("one/one", "", "", "1990-03-03T23:00:00Z"),
    ]
    assert where.of("doe") == [("one/one", "", "", UP)]


def test_who_has_not_landed_is_where_they_were_last(tmp_path: Path) -> None:
    where = Where(
        tmp_path,
        flight(
            "one", {"doe": ""},
            at("up", "launch", UP, "one"),
            at("dock", "docking", "1990-03-02T18:00Z", "one, base/base"),
        ),
    )  # fmt: skip
    assert where.of("doe")[-1] == ("base/base", "base", "", "1990-03-02T18:00Z")
    assert where.connection.execute("SELECT max(latest) FROM stay WHERE number = 1").fetchone() == (None,)
