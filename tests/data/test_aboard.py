"""Who was in space, computed from the YAML by a path of its own, against what the commands say."""

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
import yaml

from missionfacts.catalogue.aboard import aboard
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.in_space import in_space
from missionfacts.catalogue.missions import Bound
from missionfacts.catalogue.moments import Window
from tests.conftest import ROOT

Mission = dict[str, Any]


class Up(NamedTuple):
    """Somebody's time in space; as long as it may have been, and as short."""

    person: str
    mission: str
    earliest: datetime
    latest: datetime
    first_sure: datetime
    last_sure: datetime


@pytest.fixture(scope="module")
def files() -> dict[str, Mission]:
    read = (yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) for path in sorted((ROOT / "data").glob("*.yaml")))
    return {file["mission"]["id"]: file["mission"] for file in read if "mission" in file}


def between(text: str) -> tuple[datetime, datetime]:
    """Return the first and the last second that a date of the data may mean; of a span, of its end."""
    plain = text.rpartition("/")[2].rstrip("~?%")
    for form, length in (
        ("%Y-%m-%dT%H:%M:%SZ", timedelta(seconds=1)),
        ("%Y-%m-%dT%H:%MZ", timedelta(minutes=1)),
        ("%Y-%m-%d", timedelta(days=1)),
    ):
        try:
            start = datetime.strptime(plain, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return start, start + length - timedelta(seconds=1)
    raise AssertionError(text)


def crafts(mission: Mission, event: Mission) -> list[str]:
    return [each if "/" in each else f"{mission['id']}/{each}" for each in event.get("spacecraft", ())]


@pytest.fixture(scope="module")
def everybody(files: dict[str, Mission]) -> list[Up]:
    """Return who was up when, from seats, launches and landings alone."""
    launches: dict[str, str] = {}
    ends: dict[str, list[str]] = {}
    alone: dict[tuple[str, str], str] = {}
    for mission in files.values():
        for event in mission.get("events", ()):
            for craft in crafts(mission, event):
                if event["kind"] == "launch":
                    launches[craft] = min(launches.get(craft, "9"), event["at"])
                elif event["kind"] in ("landing", "loss"):
                    ends.setdefault(craft, []).append(event["at"])
            if event["kind"] == "landing" and len(event.get("people", ())) == 1:
                alone[mission["id"], event["people"][0]] = event["at"]
    return list(_rides(files, launches, ends, alone))


def _rides(
    files: dict[str, Mission],
    launches: dict[str, str],
    ends: dict[str, list[str]],
    alone: dict[tuple[str, str], str],
) -> Iterator[Up]:
    for key, mission in files.items():
        missed = {each["id"] for each in mission.get("spacecraft", ()) if each.get("in_space") == "false"}
        heights = [fact["value"] for fact in mission.get("facts", ()) if fact["id"] == "height"]
        low = any(float(re.split("[/~]", height)[0]) < 80 for height in heights)
        seen = set()
        for seat in mission.get("crew", ()):
            craft = seat.get("spacecraft", "")
            up = launches.get(f"{key}/{craft}")
            if seat["status"] != "prime" or not up or craft in missed or low or seat["person"] in seen:
                continue
            seen.add(seat["person"])
            home = seat.get("landed_in") or f"{key}/{craft}"
            landed = ends.get(home) if "/" in home else _of_mission(home, ends)
            down = alone.get((home.partition("/")[0], seat["person"])) or max(landed or [""])
            last = between(down) if down else (datetime.max.replace(tzinfo=UTC),) * 2
            first = between(up)
            yield Up(seat["person"], key, first[0], last[1], first[1], last[0])


def _of_mission(mission: str, ends: dict[str, list[str]]) -> list[str]:
    return [at for craft, ats in ends.items() if craft.partition("/")[0] == mission for at in ats]


def window(first: datetime, last: datetime | None = None) -> Window:
    begin, end = (int(each.timestamp()) for each in (first, last or first))
    return Window(Bound(begin, begin), Bound(end, end), UTC)


def moments(catalogue: Catalogue, number: int) -> list[datetime]:
    chance = random.Random(1961)  # noqa: S311 no secret
    first = int(datetime(1961, 4, 12, tzinfo=UTC).timestamp())
    last = int(datetime.fromisoformat(catalogue.meta("covers")).replace(tzinfo=UTC).timestamp())
    return [datetime.fromtimestamp(chance.randint(first, last), UTC) for _ in range(number)]


def names(found: list[Any]) -> list[tuple[str, str]]:
    return sorted((each.person, each.up) for each in found)


@pytest.mark.slow
def test_who_is_aboard_at_200_moments_is_who_the_files_have_in_flight(
    catalogue: Catalogue, everybody: list[Up]
) -> None:
    for moment in moments(catalogue, 200):
        found = aboard(catalogue, window(moment))
        assert names(found) == sorted((up.person, up.mission) for up in everybody if up.earliest <= moment <= up.latest)
        sure = sorted((up.person, up.mission) for up in everybody if up.first_sure <= moment <= up.last_sure)
        assert names([each for each in found if each.certain]) == sure


@pytest.mark.slow
def test_who_is_aboard_on_100_days_is_who_was_up_on_any_part_of_them(catalogue: Catalogue, everybody: list[Up]) -> None:
    for moment in moments(catalogue, 100):
        first = datetime(*moment.date().timetuple()[:3], tzinfo=UTC)
        last = first + timedelta(days=1, seconds=-1)
        found = aboard(catalogue, window(first, last))
        assert names(found) == sorted(
            (up.person, up.mission) for up in everybody if up.earliest <= last and up.latest >= first
        )
        told = in_space(catalogue, moment.date(), UTC)
        assert told is not None
        assert sorted(each.name for each in found) == sorted(name for people in told.values() for name in people)


@pytest.mark.slow
def test_the_number_aboard_changes_only_at_a_launch_or_landing(catalogue: Catalogue, everybody: list[Up]) -> None:
    """Between two of them, as exact as they are known, the same people are up, each at one place or more."""
    never = datetime.max.replace(tzinfo=UTC)
    edges = {edge for up in everybody for edge in up[2:] if edge != never}
    reach = datetime.fromisoformat(catalogue.meta("covers")).replace(tzinfo=UTC)
    ordered = [edge for edge in sorted(edges) if edge < reach]
    second = timedelta(seconds=1)
    for first, last in pairwise(ordered):
        if last - first < 3 * second:
            continue
        after, before = (aboard(catalogue, window(moment)) for moment in (first + second, last - second))
        assert names(after) == names(before), (first, last)
        assert all(each.craft and each.place for each in (*after, *before))


@pytest.mark.slow
def test_at_each_launch_and_landing_that_is_known_to_the_second_exactly_these_people_come_and_go(
    catalogue: Catalogue, everybody: list[Up]
) -> None:
    chance = random.Random(1975)  # noqa: S311 no secret
    exact = [up for up in everybody if up.earliest == up.first_sure and up.latest == up.last_sure]
    second = timedelta(seconds=1)
    for up in chance.sample(exact, 100):
        there = (up.person, up.mission)
        around = [up.earliest - second, up.earliest, up.latest, up.latest + second]
        assert [there in names(aboard(catalogue, window(moment))) for moment in around] == [False, True, True, False]


@pytest.mark.slow
def test_nobody_is_in_a_ship_before_its_launch_or_after_its_landing(
    catalogue: Catalogue, files: dict[str, Mission]
) -> None:
    """But for the lunar modules, whose launch is that of the ship that carries them."""
    flown: dict[str, list[str]] = {}
    landed = set()
    for mission in files.values():
        for event in mission.get("events", ()):
            if event["kind"] in ("launch", "landing", "loss"):
                for craft in crafts(mission, event):
                    flown.setdefault(craft, []).append(event["at"])
                    landed |= {craft} if event["kind"] != "launch" else set()
    for person, craft, earliest, latest in catalogue.rows(
        "SELECT person, craft, earliest, latest FROM stay WHERE station = '' AND body = ''"
    ):
        if craft.startswith("apollo-") and craft.endswith(("/lm", "/eagle", "/aquarius")):
            continue
        first, last = (datetime.fromtimestamp(each, UTC) for each in (earliest, latest or earliest))
        ends = [between(at) for at in flown[craft]]
        alone = timedelta(minutes=10) if person == "gagarin" else timedelta()  # who left his ship
        assert min(begin for begin, _ in ends) <= first, (person, craft)
        assert craft not in landed or last <= max(end for _, end in ends) + alone, (person, craft)
