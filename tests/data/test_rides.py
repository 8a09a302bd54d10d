"""Time in space, numbers in space and every ranking, computed a second time from the YAML by a path of their own.

Nothing here is shared with what the command computes by, but the reading of YAML: dates are cut out of their text, ends
of flights looked up by craft, and rankings sorted lists.
"""

import json
import re
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.conftest import ROOT, Run

pytestmark = pytest.mark.slow
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ORBIT = timedelta(minutes=84)
PUBLISHED = Path(__file__).with_name("published-times.tsv")


def moment(text: str) -> datetime | None:
    """Return a time as a data file has it; None for what is known to the day only."""
    text = text.rstrip("~?%")
    for form in ("%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%MZ"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            pass
    return None


def day(text: str) -> str:
    return text.split("/")[-1][:10]


def whole(mission: str, craft: str) -> str:
    return craft if "/" in craft else f"{mission}/{craft}"


class Flown(NamedTuple):
    person: str
    mission: str
    seat: int
    craft: str
    home: str
    launched: str
    landed: str
    up: datetime
    down: datetime | None
    orbit: bool
    space: bool
    height: float | None
    nation: str

    @property
    def time(self) -> timedelta | None:
        return self.down - self.up if self.down else None


@pytest.fixture(scope="module")
def files() -> list[dict[str, Any]]:
    return [yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) for path in sorted((ROOT / "data").glob("*.yaml"))]


@pytest.fixture(scope="module")
def persons(files: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {key: person for file in files for key, person in file.get("people", {}).items()}


@pytest.fixture(scope="module")
def missions(files: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {file["mission"]["id"]: file["mission"] for file in files if "mission" in file}


class Ends(NamedTuple):
    """When craft went up and came down, and who landed alone."""

    launches: dict[str, str]
    ends: dict[str, str]
    alone: dict[tuple[str, str], str]

    def add(self, mission: str, event: dict[str, Any]) -> None:
        for craft in (whole(mission, craft) for craft in event.get("spacecraft", ())):
            if event["kind"] == "launch":
                self.launches[craft] = min(event["at"], self.launches.get(craft, "9999"))
            if event["kind"] in {"landing", "loss"}:
                self.ends[craft] = max(event["at"], self.ends.get(craft, ""))
        if event["kind"] == "landing" and len(event.get("people", ())) == 1:
            self.alone[event["people"][0], mission] = event["at"]

    def down(self, home: str, person: str) -> tuple[str, str]:
        if "/" not in home:
            home = max((self.ends[each], each) for each in self.ends if each.startswith(f"{home}/"))[1]
        return home, self.alone.get((person, home.split("/")[0]), self.ends.get(home, ""))


@pytest.fixture(scope="module")
def flown(missions: dict[str, dict[str, Any]], persons: dict[str, dict[str, Any]]) -> list[Flown]:
    told = Ends({}, {}, {})
    for mission in missions.values():
        for event in mission.get("events", ()):
            told.add(mission["id"], event)
    found: dict[tuple[str, str], Flown] = {}
    for mission in missions.values():
        for number, seat in enumerate(mission.get("crew", ())):
            craft = whole(mission["id"], seat["spacecraft"]) if "spacecraft" in seat else ""
            if seat["status"] == "prime" and craft in told.launches:
                nation = seat.get("nation", persons[seat["person"]].get("nation", ""))
                ride = ride_of(mission, seat, told)._replace(seat=number, nation=nation)
                found.setdefault((ride.person, ride.mission), ride)
    return sorted(found.values(), key=lambda ride: (ride.up, ride.mission, ride.seat))


def ride_of(mission: dict[str, Any], seat: dict[str, Any], told: Ends) -> Flown:
    craft = whole(mission["id"], seat["spacecraft"])
    home, landed = told.down(seat.get("landed_in", craft), seat["person"])
    up, down = moment(told.launches[craft]), moment(landed)
    assert up, craft
    heights = [fact["value"] for fact in mission.get("facts", ()) if fact["id"] == "height"]
    height = float(heights[0].rstrip("~")) if heights else None
    there = {each["id"]: each.get("in_space") != "false" for each in mission.get("spacecraft", ())}
    space = there[seat["spacecraft"]] and (height is None or height >= 80)
    orbit = space and height is None and not (down and down - up < ORBIT)
    launched = told.launches[craft]
    return Flown(seat["person"], mission["id"], 0, craft, home, launched, landed, up, down, orbit, space, height, "")


@pytest.fixture(scope="module")
def walks(missions: dict[str, dict[str, Any]]) -> list[tuple[str, str, int | None, tuple[str, ...]]]:
    """Return begin, id, minutes and people of the spacewalks, in order."""
    found = []
    for mission in missions.values():
        for event in mission.get("events", ()):
            if event["kind"] == "eva":
                first, _, last = event["at"].partition("/")
                begin, end = moment(first), moment(last)
                if "duration" in event:
                    hours, minutes = event["duration"].rstrip("~").split(":")[:2]
                    took: int | None = int(hours) * 60 + int(minutes)
                else:
                    took = int((end - begin).total_seconds() // 60) if begin and end else None
                found.append((first, f"{mission['id']}/{event['id']}", took, tuple(event.get("people", ()))))
    return sorted(found)


@pytest.fixture
def told(run: Run) -> dict[str, dict[str, Any]]:
    return {person["id"]: person for person in json.loads(run("people", "-f", "json").out)}


def records(run: Run, *argv: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("records", *argv, "-f", "json").out)
    return found


def seconds(text: str) -> int:
    parts = [int(part) for part in text.rstrip("~").split(":")]
    return parts[0] * 3600 + parts[1] * 60 + (parts[2] if len(parts) > 2 else 0)


def sums(flown: list[Flown]) -> dict[str, int]:
    total: dict[str, int] = defaultdict(int)
    for ride in flown:
        if ride.space and ride.time:
            total[ride.person] += int(ride.time.total_seconds())
    return total


# Everyone


def test_time_in_space(told: dict[str, dict[str, Any]], flown: list[Flown]) -> None:
    by_hand = sums(flown)
    assert {key for key, person in told.items() if person["time_in_space"]} == set(by_hand)
    for key, whole_time in by_hand.items():
        close = 0 if re.search(r":\d\d:\d\d", told[key]["time_in_space"]) else 60
        assert abs(seconds(told[key]["time_in_space"]) - whole_time) <= close, key


def test_flights(told: dict[str, dict[str, Any]], flown: list[Flown]) -> None:
    in_space: Counter[str] = Counter()
    in_orbit: Counter[str] = Counter()
    for ride in flown:
        in_space[ride.person] += ride.space
        in_orbit[ride.person] += ride.orbit
    assert {key: person["flights"] for key, person in told.items() if person["flights"]} == +in_space
    assert {key: person["in_orbit"] for key, person in told.items() if person["in_orbit"]} == +in_orbit
    assert {key for key, person in told.items() if person["status"] == "flown"} == {ride.person for ride in flown}


def test_spacewalks(told: dict[str, dict[str, Any]], walks: list[Any]) -> None:
    number: Counter[str] = Counter()
    minutes: Counter[str] = Counter()
    for _, _, took, people in walks:
        for person in people:
            number[person] += 1
            minutes[person] += took or 0
    assert {key: person["spacewalks"] for key, person in told.items() if person["spacewalks"]} == number
    for key, outside in (+minutes).items():
        assert abs(seconds(told[key]["time_outside"]) // 60 - outside) <= number[key], key


def reaches(ride: Flown, line: str) -> bool:
    if line == "number_100":
        return ride.orbit or (ride.space and (ride.height or 0) >= 100)
    return ride.orbit if line == "number_orbit" else ride.space


@pytest.mark.parametrize("line", ["number", "number_100", "number_orbit"])
def test_numbers_in_space(told: dict[str, dict[str, Any]], flown: list[Flown], line: str) -> None:
    first = dict.fromkeys(ride.person for ride in flown if reaches(ride, line))
    assert {key: person[line] for key, person in told.items() if person[line]} == {
        key: number for number, key in enumerate(first, 1)
    }


def test_numbers_agree_with_the_list_of_rides_of_mcdowell(
    told: dict[str, dict[str, Any]], persons: dict[str, dict[str, Any]]
) -> None:
    """Only those who went up together may be in another order."""
    cited = {
        key: int(use["at"][3:8])
        for key, person in persons.items()
        for use in person.get("sources", ())
        if use["id"] == "mcdowell-rides" and use.get("at", "").startswith("AS-")
    }
    assert len(cited) > 690
    other = {key for key, number in cited.items() if told[key]["number"] != number}
    assert len(other) <= 10
    for key in other:
        assert told[key]["first"] in {told[each]["first"] for each in other - {key}}, key


def test_published_times_in_space(run: Run, told: dict[str, dict[str, Any]]) -> None:
    """They agree within five minutes, but for the one who landed apart from his ship."""
    rows = [line.split("\t") for line in PUBLISHED.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(rows) >= 40
    differ = {key for key, _, time in rows if abs(seconds(told[key]["time_in_space"]) - seconds(time)) > 300}
    assert differ == {"gagarin"}
    (flight,) = json.loads(run("person", "gagarin", "-f", "json").out)[0]["flights"]
    assert flight["own_landing"]


def test_nobody_is_a_passenger_of_two_totals(run: Run, told: dict[str, dict[str, Any]]) -> None:
    assert len(run("people", "--status", "flown").out.splitlines()) + len(
        run("people", "--status", "ground").out.splitlines()
    ) == len(told)


# Rankings


def best(found: list[dict[str, Any]]) -> list[int]:
    return [record["amount"] for record in found]


def together(flown: list[Flown]) -> dict[tuple[Any, ...], timedelta]:
    return {(ride.craft, ride.launched, ride.landed): ride.time for ride in flown if ride.space and ride.time}


def test_longest_and_shortest_flights(run: Run, flown: list[Flown]) -> None:
    times = sorted(together(flown).values(), reverse=True)
    longest = [int(time.total_seconds()) for time in times[:8]]
    assert [abs(a - b) < 60 for a, b in zip(best(records(run, "longest-flight"))[:8], longest, strict=True)] == [
        True
    ] * 8
    in_orbit = together([ride for ride in flown if ride.orbit])
    (shortest,) = records(run, "shortest-orbital-flight", "--top", "1")
    assert shortest["amount"] == min(in_orbit.values()).total_seconds()


def test_most_time_in_space(run: Run, flown: list[Flown]) -> None:
    by_hand = sorted(sums(flown).items(), key=lambda pair: -pair[1])
    ranked = records(run, "time-in-space", "--top", "20")
    assert [record["people"] for record in ranked[:8]] == [[key] for key, _ in by_hand[:8]]
    assert all(abs(record["amount"] - time) < 60 for record, (_, time) in zip(ranked, by_hand, strict=False))


@pytest.mark.parametrize(("category", "orbit"), [("flights", False), ("flights-in-orbit", True)])
def test_most_flights(run: Run, flown: list[Flown], category: str, orbit: bool) -> None:
    number = Counter(ride.person for ride in flown if (ride.orbit if orbit else ride.space))
    first, *_ = records(run, category, "--top", "1")
    assert first["amount"] == max(number.values())
    assert set(first["people"]) == {key for key, flights in number.items() if flights == first["amount"]}


def test_spacewalk_records(run: Run, walks: list[Any]) -> None:
    number = Counter(person for _, _, _, people in walks for person in people)
    (most,) = records(run, "spacewalks", "--top", "1")
    assert (most["amount"], most["people"]) == (number.most_common(1)[0][1], [number.most_common(1)[0][0]])
    longest = max(took or 0 for _, _, took, _ in walks)
    assert records(run, "longest-spacewalk", "--top", "1")[0]["amount"] // 60 == longest
    first = dict.fromkeys(person for _, _, _, people in walks for person in people)
    assert [record["people"][0] for record in records(run, "first-spacewalk", "--top", "10")][:5] == list(first)[:5]


@pytest.mark.parametrize(("category", "orbit"), [("most-in-space", False), ("most-in-orbit", True)])
def test_most_people_at_once(run: Run, flown: list[Flown], category: str, orbit: bool) -> None:
    there = [ride for ride in flown if (ride.orbit if orbit else ride.space)]

    def number(at: datetime) -> int:
        return sum(ride.up <= at < (ride.down or _day_after(ride.landed)) for ride in there)

    counts = {ride.up: number(ride.up) for ride in there}
    (most,) = records(run, category, "--top", "1")
    assert most["amount"] == max(counts.values())
    assert moment(most["at"]) == min(at for at, count in counts.items() if count == most["amount"])


def _day_after(landed: str) -> datetime:
    """Return the first second that somebody may have landed who did on a day; for who has not, the end of time."""
    if not landed:
        return datetime.max.replace(tzinfo=UTC)
    return datetime.strptime(day(landed), "%Y-%m-%d").replace(tzinfo=UTC)


def test_most_people_in_a_craft(run: Run, flown: list[Flown]) -> None:
    up = Counter((ride.craft, ride.launched) for ride in flown)
    down = Counter((ride.home, ride.landed) for ride in flown if ride.landed)
    most = max(*up.values(), *down.values())
    found = [record for record in records(run, "most-in-craft") if record["rank"] == 1]
    assert {record["amount"] for record in found} == {most}
    assert {record["of"] for record in found} == {
        craft for number in (up, down) for (craft, _), count in number.items() if count == most
    }


@pytest.mark.parametrize(("category", "orbit"), [("", False), ("-in-orbit", True)])
def test_oldest_and_youngest(
    run: Run,
    flown: list[Flown],
    persons: dict[str, dict[str, Any]],
    category: str,
    orbit: bool,
) -> None:
    ages = {
        (ride.up.date() - date.fromisoformat(born), ride.person)
        for ride in flown
        if (ride.orbit if orbit else ride.space)
        and re.fullmatch(r"\d{4}-\d\d-\d\d", born := persons[ride.person].get("born", ""))
    }
    assert records(run, f"oldest{category}", "--top", "1")[0]["people"] == [max(ages)[1]]
    assert records(run, f"youngest{category}", "--top", "1")[0]["people"] == [min(ages)[1]]
    assert records(run, f"oldest{category}", "--top", "1")[0]["amount"] == max(ages)[0].days


def test_firsts(run: Run, flown: list[Flown], persons: dict[str, dict[str, Any]]) -> None:
    nations: dict[str, str] = {}
    genders: dict[str, str] = {}
    for ride in flown:
        if ride.space:
            nations.setdefault(ride.nation, ride.mission)
            genders.setdefault(persons[ride.person].get("gender", ""), ride.person)
    found = records(run, "first-of-nation", "--top", "0")
    assert {record["of"]: record["missions"][0] for record in found} == {
        key: each for key, each in nations.items() if key
    }
    found = records(run, "first-of-gender", "--top", "0")
    assert {record["of"]: record["people"][0] for record in found} == {
        key: each for key, each in genders.items() if key
    }


# Well-known answers


@pytest.mark.parametrize(
    ("argv", "people"),
    [
        (["longest-flight", "--top", "1"], ["polyakov"]),
        (["time-in-space", "--top", "1"], ["kononenko"]),
        (["time-in-space", "--at", "2015-09-12", "--top", "1"], ["padalka"]),
        (["time-in-space", "--at", "2015-06-01", "--top", "1"], ["krikalev"]),
        (["longest-flight", "--gender", "female", "--top", "1"], ["koch"]),
        (["oldest-in-orbit", "--top", "1"], ["glenn"]),
        (["youngest-in-orbit", "--gender", "female", "--top", "1"], ["tereshkova"]),
        (["first-spacewalk", "--gender", "female", "--top", "1"], ["savitskaya"]),
        (["first-of-nation", "--nation", "UK", "--top", "1"], ["sharman"]),
        (["spacewalks", "--at", "1998-12-31", "--top", "1"], ["solovyev"]),
        (["longest-flight", "--at", "1962-12-31", "--top", "1"], ["nikolayev"]),
    ],
)
def test_who_holds_a_record(run: Run, argv: list[str], people: list[str]) -> None:
    assert records(run, *argv)[0]["people"] == people


def test_thirteen_on_one_station(run: Run) -> None:
    most, *_ = records(run, "most-on-station", "--top", "1")
    assert (most["amount"], most["of"], most["at"][:10]) == (13, "International Space Station", "2009-07-17")


def test_the_history_of_the_longest_flight(run: Run) -> None:
    found = records(run, "longest-flight", "--history")
    assert [record["people"][0] for record in found][:3] == ["gagarin", "gherman-titov", "nikolayev"]
    assert found[-1]["people"] == ["polyakov"]
    assert all(record["until"] == after["at"] for record, after in pairwise(found))
    assert not found[-1]["until"]
    assert best(found) == sorted(best(found))


def test_every_fact_that_a_record_rests_on_can_be_cited(run: Run) -> None:
    facts = {fact for record in records(run, "--top", "3") for fact in record["facts"]}
    assert len(facts) > 100
    known = {event for event in facts if run("cite", event, "--fields", "id").code == 0} if len(facts) < 600 else facts
    assert known == facts


def test_what_is_kept_is_what_is_computed(run: Run) -> None:
    assert records(run, "--top", "10") == [record for record in records(run, "--top", "11") if record["rank"] <= 10]
