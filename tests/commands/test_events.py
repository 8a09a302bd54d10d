"""events: what happened across all missions, narrowed, sorted and cut as asked."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.conftest import ids, records
from tests.conftest import ROOT, Run
from tests.readers import read_tsv

SPACEWALKS = """\
mission:
  id: walks
  name: Walks
  kind: crewed
  summary: People go outside.
  agencies: [club]
  sources: [{id: log}]
  spacecraft:
    - {id: ship, name: Swallow, type: Bird M, serial: B-7, crew: 1, sources: [{id: log}]}
    - {id: probe, name: Egg, type: Bird-borne probe, sources: [{id: log}]}
  crew:
    - {person: coe, spacecraft: ship, role: pilot, status: prime, nation: Canada, sources: [{id: log}]}
  events:
    - {id: launch, at: 1997-02-28T22:00:00Z, kind: launch, spacecraft: [ship, probe], people: [coe], title: Swallow lifts off, sources: [{id: log}]}
    - {id: long, at: 1997-03-01, kind: eva, people: [coe], duration: "8:30~", weight: 3, title: Coe polishes a mirror, sources: [{id: log}]}
    - {id: short, at: 1997-03-02T10:00:00Z/1997-03-02T10:12:09Z, kind: eva, people: [coe], title: Coe waves, sources: [{id: log}]}
    - {id: middle, at: 1997-03-02T12:00Z?/1997-03-02T20:00Z?, kind: eva, people: [coe], weight: 4, title: Coe mends a wing, sources: [{id: log}],
       disputed: [{at: 1997-03-02T12:10Z, sources: [{id: log}], note: A slip.}]}
    - {id: unknown, at: 1997-03-02, kind: eva, people: [coe], title: Coe looks around, sources: [{id: log}]}
    - {id: night, at: 1997-03-03T02:00:00Z, kind: landing, spacecraft: [ship], people: [coe], title: Swallow lands,
       position: {latitude: "0.0", longitude: "0.0"}, sources: [{id: log}]}
    - {id: day, at: 1997-03-03T12:00:00Z, kind: landing, spacecraft: [probe], title: Egg lands,
       position: {latitude: "0.0", longitude: "0.0"}, sources: [{id: log}]}
    - {id: dawn, at: 1997-03-04T06:08:00Z, kind: impact, spacecraft: [probe], title: Egg rolls over,
       position: {latitude: "0", longitude: "0", about: true}, sources: [{id: log}]}
people:
  coe: {name: Carol Coe, nation: Iceland, sources: [{id: log}]}
organisations:
  club: {name: Birdwatchers, kind: agency, role: watches birds, sources: [{id: log}]}
"""  # noqa: E501


@pytest.fixture
def three_missions(two_missions: list[str]) -> list[str]:
    """What `two_missions` has, and one with spacewalks whose lengths differ."""
    (Path(two_missions[-1]) / "walks.yaml").write_text(SPACEWALKS, "utf-8")
    return two_missions


def local(run: Run, *argv: str) -> list[str]:
    """Return the ids of events without those of the missions."""
    return [key.partition("/")[2] for key in ids(run, "events", *argv)]


def test_events_of_several_missions_come_in_order_of_time(run: Run, three_missions: list[str]) -> None:
    found = ids(run, "events", *three_missions)
    assert found[:4] == ["demo/launch", "demo/meal", "demo/month", "taxi/launch"]
    assert len(found) == 16
    assert ids(run, "events", "--reverse", *three_missions) == found[::-1]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--kind", "spacewalk"], ["walk", "walk-2", "long", "short", "middle", "unknown"]),
        (["--kind", "eva", "--min-duration", "8h"], ["long", "middle"]),
        (["--kind", "eva", "--max-duration", "3:30"], ["walk", "short"]),
        (["--min-duration", "12 min", "--max-duration", "8h"], ["walk", "short", "middle"]),
        (["--kind", "eva", "--sort", "duration"], ["short", "walk", "middle", "long", "walk-2", "unknown"]),
        (
            ["--kind", "eva", "--sort", "duration", "--reverse"],
            ["long", "middle", "walk", "short", "walk-2", "unknown"],
        ),
        (["--kind", "eva", "--sort", "weight"], ["walk-2", "short", "unknown", "long", "walk", "middle"]),
        (["--kind", "eva", "--sort", "weight", "--reverse", "--limit", "2"], ["walk", "middle"]),
        (["--weight", "4"], ["walk", "landing", "middle"]),
        (["--disputed"], ["middle"]),
        (["--person", "doe"], ["walk", "walk-2", "landing"]),
        (["--person", "coe,poe", "--kind", "landing,impact"], ["night"]),
        (["--mission", "taxi"], ["launch", "landing"]),
        (["--mission", "taxi,walks", "--kind", "launch"], ["launch", "launch"]),
        (["--agency", "birdwatchers", "--limit", "1"], ["launch"]),
        (["--nation", "Canadian", "--kind", "launch"], ["launch"]),
        (["--text", "polished mirrors"], ["long"]),
        (["--ship", "cab"], ["launch", "landing"]),
        (["--ship", "bird m", "--kind", "landing"], ["night"]),
        (["--ship", "bird", "--kind", "landing"], ["night", "day"]),
        (["--spacecraft", "B-7", "--kind", "landing"], ["night"]),
        (["--ship", "Walks", "--kind", "impact,landing"], ["night", "day", "dawn"]),
        (["--ship", "egg,cab", "--kind", "landing"], ["landing", "day"]),
        (["--night"], ["night"]),
        (["--date", "1997-03-02"], ["short", "middle", "unknown"]),
        (["--date", "2 March 1996"], ["walk", "walk-2"]),  # the one goes on after midnight
        (["--date", "03-02"], ["walk-2", "short", "middle", "unknown"]),
        (["--date", "29 February"], ["launch"]),
        (["--from", "1997", "--to", "1997-03-01"], ["launch", "long"]),
        (["--from", "March 1997", "--kind", "landing"], ["night", "day"]),
        (["--to", "1996-03-01T12:00Z"], ["launch", "meal"]),
        (["--date", "1997-03-02", "--from", "1997-03-02T11:00Z"], ["middle", "unknown"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_events_are_narrowed_and_sorted(
    run: Run, three_missions: list[str], options: list[str], found: list[str]
) -> None:
    assert local(run, *options, *three_missions) == found


def test_a_day_is_that_of_the_zone(run: Run, three_missions: list[str]) -> None:
    def on(day: str, zone: str) -> list[str]:
        return local(run, "--date", day, "--tz", zone, *three_missions)

    assert on("1997-03-01", "Asia/Tokyo") == ["launch", "long"]
    assert on("03-01", "Asia/Tokyo") == ["meal", "launch", "long"]
    assert on("02-28", "Asia/Tokyo") == []
    assert on("02-28", "America/New_York") == ["launch"]
    assert on("03-02", "Pacific/Auckland")[:2] == ["launch", "walk"]
    (first, *_) = records(run, "events", "--date", "03-01", "--tz", "Asia/Tokyo", "--kind", "launch", *three_missions)
    assert (first["at"], first["clock"]) == ("1997-02-28T22:00:00Z", "1997-03-01T07:00:00+09:00")


@pytest.mark.parametrize("width", [None, 80])
def test_those_of_which_it_is_not_known_whether_it_was_night_are_counted(
    run: Run, three_missions: list[str], width: int | None
) -> None:
    result = run("events", "--night", "--kind", "landing,impact", *three_missions, width=width)
    assert "Swallow lands" in result.out
    assert "Egg" not in result.out
    note = "3 more of that sort left out: place or time not known, or too near sunrise or sunset to tell"
    assert note in " ".join((result.out if width else result.err).split())  # of Demo, of Taxi, and at dawn


def test_a_pipe_gets_the_records_and_nothing_else(run: Run, three_missions: list[str]) -> None:
    result = run("events", "--kind", "eva", "--min-duration", "8h", *three_missions)
    assert result.err == ""
    assert read_tsv(result.out) == [
        ["1997-03-01", "8:30~", "eva", "walks", "Coe polishes a mirror", "walks/long"],
        ["1997-03-02T12:00Z?/1997-03-02T20:00Z?", "8:00~", "eva", "walks", "Coe mends a wing", "walks/middle"],
    ]
    (long, middle) = records(run, "events", "--kind", "eva", "--min-duration", "8h", *three_missions)
    assert [long[name] for name in ("earliest", "latest", "resolution", "approximate", "doubtful", "seconds")] == [
        "1997-03-01T00:00:00Z", "1997-03-01T23:59:59Z", "day", False, False, 30_600,
    ]  # fmt: skip
    assert [middle[name] for name in ("earliest", "latest", "resolution", "doubtful")] == [
        "1997-03-02T12:00:00Z", "1997-03-02T20:00:59Z", "minute", True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--min-duration", "long"], 2, "'long' is not a length of time: write 8h"),
        (["--min-duration", "8"], 2, "'8' is not a length of time"),
        (["--min-duration", "9h", "--max-duration", "8h"], 2, "nothing lasts 9h or longer and 8h or less"),
        (["--sort", "size"], 2, "unknown order 'size'; valid are: time, duration, weight"),
        (["--kind", "picnic"], 2, "unknown kind of event 'picnic'"),
        (["--ship", "swalow"], 1, "no ship 'swalow' (did you mean Swallow?)"),
        (["--agency", "birdwatcher"], 1, "no organisation 'birdwatcher' (did you mean Birdwatchers?)"),
        (["--person", "zoe"], 1, "no person 'zoe'"),
        (["--mission", "walk"], 1, "no mission 'walk'"),
        (["--nation", "Atlantis"], 2, "unknown nation 'Atlantis'"),
        (["--text", "miror"], 1, "nothing has 'miror' (did you mean mirror?)"),
        (["--date", "someday"], 2, "'someday' is not a date to work with"),
        (["--from", "51:49"], 2, "elapsed time is a mission's"),
        (["--from", "2 March"], 2, "2 March of which year, 1996 to 1997?"),
        (["--from", "1997", "--to", "1996"], 2, "the range is backward"),
        (["--tz", "mars"], 2, "unknown time zone 'mars'"),
        (["--date", "2001-01-01"], 0, "nothing of that sort is told"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_makes_no_sense_is_answered_in_one_line(
    run: Run, three_missions: list[str], options: list[str], code: int, words: str
) -> None:
    result = run("events", *options, *three_missions)
    assert (result.code, result.out) == (code, "")
    assert words in result.err
    assert result.err.count("\n") == 1


def test_beyond_the_reach_of_the_data_that_is_said(run: Run) -> None:
    for options in (["--date", "2100-01-01"], ["--from", "2100"]):
        result = run("events", *options)
        assert (result.code, result.out) == (0, "")
        assert "the data reach to " in result.err


# For eyes


def test_a_day_of_one_mission_has_it_in_the_heading(run: Run) -> None:
    page = run("events", "--date", "1969-07-20", "--weight", "4", width=80).out
    assert re.search(r"^Sun 20 July 1969  Apollo 11 ─+$", page, re.MULTILINE)
    assert re.match(r"\d events +1969 · UTC\n", page)
    assert "missionfacts cite ID tells" in page


def test_years_of_many_missions_have_each_beside_its_event(run: Run) -> None:
    argv = ["events", "--kind", "landing", "--ship", "soyuz", "--to", "1976", "--night"]
    page = run(*argv, width=80).out
    assert re.search(r"^1971 ─+ 2 events$", page, re.MULTILINE)
    assert re.search(r"^ 24 Apr 23:40 ┤ Soyuz 10 lands, .*  Soyuz 10$", page, re.MULTILINE)
    narrow = run(*argv, width=60).out
    assert re.search(r"^ 24 Apr ┤ Soyuz 10 lands, its crew never having entered$", narrow, re.MULTILINE)
    wide = run(*argv, width=140).out
    assert re.search(r"landing  Soyuz 10 +soyuz-10/landing$", wide, re.MULTILINE)
    assert max(map(len, page.splitlines())) <= 80
    assert max(map(len, narrow.splitlines())) <= 60


def test_what_is_not_in_order_of_time_is_a_table(run: Run) -> None:
    page = run("events", "--kind", "eva", "--sort", "duration", "--reverse", "--limit", "3", width=140).out
    assert re.search(r"^Time \(UTC\) +Duration  Mission +Kind  Title$", page, re.MULTILINE)
    assert re.search(r"^11 Mar 2001 +8 h 56 min  STS-102 +eva +Voss and Helms", page, re.MULTILINE)
    assert re.search(r"^\d+ more; --limit 0 shows all$", page, re.MULTILINE)


# The whole almanac, against the files themselves


def every_mission() -> list[dict[str, Any]]:
    """Return the missions as the data files have them."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    files = [yaml.load(path.read_text("utf-8"), loader) or {} for path in sorted((ROOT / "data").glob("*.yaml"))]
    return [file["mission"] for file in files if "mission" in file]


def every_event(kind: str) -> dict[str, dict[str, Any]]:
    """Return the events of a kind as the data files have them, by their ids."""
    return {
        f"{mission['id']}/{event['id']}": event
        for mission in every_mission()
        for event in mission.get("events", ())
        if event["kind"] == kind
    }


def minutes(event: dict[str, Any]) -> float | None:
    """Return how long an event of a data file lasted, by other means than ours."""
    from datetime import datetime

    if "duration" in event:
        hours, *rest = map(int, event["duration"].rstrip("~").split(":"))
        return hours * 60 + rest[0] + (rest[1] / 60 if len(rest) > 1 else 0)
    start, slash, end = (re.sub(r"[~?%]", "", part) for part in event["at"].partition("/"))
    if not slash or "T" not in start or "T" not in end:
        return None
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() / 60


@pytest.mark.slow
def test_spacewalks_by_their_length_are_those_of_the_files(run: Run) -> None:
    files = {key: length for key, event in every_event("eva").items() if (length := minutes(event)) is not None}
    found = records(run, "events", "--kind", "eva", "--sort", "duration", "--reverse")
    assert {each["id"] for each in found} == set(every_event("eva"))
    known = [each for each in found if each["seconds"] is not None]
    assert found[: len(known)] == known
    assert {each["id"] for each in known} == set(files)
    assert all(abs(each["seconds"] / 60 - files[each["id"]]) <= 0.5 for each in known)
    assert all(one["seconds"] >= other["seconds"] for one, other in pairwise(known))
    long = {each["id"] for each in records(run, "events", "--kind", "eva", "--min-duration", "8h")}
    assert long == {each["id"] for each in known if each["seconds"] >= 8 * 3600}
    assert long >= {"sts-102/eva-1", "sts-49/eva-3"}


@pytest.mark.slow
def test_landings_of_soyuz_at_night_are_landings_of_soyuz(run: Run) -> None:
    ships = {
        f"{mission['id']}/{craft['id']}"
        for mission in every_mission()
        for craft in mission.get("spacecraft", ())
        if craft.get("type", "").startswith("Soyuz")
    }
    landings = every_event("landing")
    named = {
        key: {craft if "/" in craft else f"{key.partition('/')[0]}/{craft}" for craft in event.get("spacecraft", ())}
        for key, event in landings.items()
    }
    wanted = {key for key, crafts in named.items() if crafts & ships}
    every = set(ids(run, "events", "--kind", "landing", "--ship", "soyuz"))
    assert len(wanted) > 150
    # The others are of uncrewed visitors, whose landings no file has as an event, and the Soyuz of the joint flight.
    assert {key for key in every - wanted if key in landings} <= {"astp/soyuz-landing"}
    assert wanted <= every
    night = set(ids(run, "events", "--kind", "landing", "--ship", "soyuz", "--night"))
    assert night < every
    assert {"soyuz-15/landing", "soyuz-11/landing"} <= night  # told to have come down in the dark


def test_the_moon_was_reached_on_this_day(run: Run) -> None:
    found = ids(run, "events", "--date", "1969-07-20")
    assert "apollo-11/lunar-landing" in found
    assert all(key.startswith("apollo-11/") for key in found)
    years = json.loads(run("events", "--date", "07-20", "-f", "json", "--fields", "at").out)
    assert {each["at"][5:10] for each in years} == {"07-20"}
    assert len({each["at"][:4] for each in years}) > 5


def test_a_terminal_that_gets_nothing_is_told_so(run: Run, three_missions: list[str]) -> None:
    result = run("events", *three_missions, "--kind", "eva", "--mission", "walks", "--weight", "5", width=80)
    assert result.code == 0
    assert result.err == "missionfacts: nothing of that sort is told\n"
    assert not result.out


def test_a_night_of_which_nothing_is_known_is_told_with_what_was_left_out(run: Run, three_missions: list[str]) -> None:
    result = run("events", *three_missions, "--kind", "eva", "--mission", "walks", "--night", width=80)
    assert result.code == 0
    assert "left out" in result.out
