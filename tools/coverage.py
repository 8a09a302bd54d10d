"""Count what the data tell of each flight: print a table of fields by families of flights, and what is missing.

    python tools/coverage.py [DATA] [--missing FIELD]

DATA is a folder of data files; the repository's own where none is given. With --missing it prints the flights without
that field, a line each. docs/data.md has the table, and tests/data/test_coverage.py holds the shares.
"""

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

Said = dict[str, Any]
ROOT = Path(__file__).parents[1]
PRIVATE = ("blue-origin", "galactic", "unity", "spaceshipone", "inspiration4", "polaris", "fram2")
WITHOUT_BACKUPS = (*PRIVATE, "x-15")  # flights of companies, and those of test pilots
SUBORBITAL = (*PRIVATE[:4], "x-15", "mercury-redstone", "soyuz-18-1", "soyuz-ms-10", "soyuz-t-10-1")
WITH_CALL_SIGN = ("vostok", "voskhod", "soyuz", "mercury", "gemini", "apollo", "skylab")
RECOVERED = ("mercury", "gemini", "apollo", "skylab", "astp", "spacex", "axiom", "inspiration4", "polaris", "fram2")
ENDS = ("landing", "loss")
ORBIT = ("perigee", "apogee", "inclination", "period")


class Family(NamedTuple):
    """Flights of one kind, by how their ids begin."""

    name: str
    ids: tuple[str, ...]


FAMILIES = (
    Family("Vostok, Voskhod, Soyuz to T-15", ("vostok", "voskhod", "soyuz-1", "soyuz-2", "soyuz-3", "soyuz-4",
           "soyuz-5", "soyuz-6", "soyuz-7", "soyuz-8", "soyuz-9", "soyuz-t-")),
    Family("Soyuz TM, TMA, MS", ("soyuz-tm", "soyuz-ms")),
    Family("Mercury to Skylab, Apollo-Soyuz", ("mercury", "gemini", "apollo", "skylab", "astp")),
    Family("Space Shuttle", ("sts",)),
    Family("Shenzhou", ("shenzhou",)),
    Family("Dragon, Starliner, Orion", ("spacex", "axiom", "boeing", "artemis", "inspiration4", "polaris", "fram2")),
    Family("X-15, SpaceShipOne and Two, New Shepard", ("x-15", *PRIVATE[:4])),
)  # fmt: skip


class Field(NamedTuple):
    """Something that is counted: of which flights, and whether one has it."""

    name: str
    wanted: float  # the share that tests hold; where it was not reached, what is there
    of: Callable[[Said], bool]
    there: Callable[[Said], bool]


def is_of(mission: Said, ids: Iterable[str]) -> bool:
    """Tell whether a mission is one of those whose ids begin so."""
    return bool(mission["id"].startswith(tuple(ids)))


def figure(*names: str) -> Callable[[Said], bool]:
    """Return what tells whether a mission has all figures with some ids."""
    return lambda mission: all(any(each["id"] == name for each in mission.get("facts", ())) for name in names)


def event(*kinds: str, field: str = "at") -> Callable[[Said], bool]:
    """Return what tells whether a mission has an event of some kinds with a field."""
    return lambda mission: any(
        each["kind"] in kinds and field in each and not is_abroad(each) for each in mission.get("events", ())
    )


def is_abroad(event: Said) -> bool:
    """Tell whether something happened on another celestial body, or to a craft of another mission alone."""
    body = "body" in event.get("position", {})
    return body or (bool(event.get("spacecraft")) and all("/" in craft for craft in event["spacecraft"]))


def craft(field: str) -> Callable[[Said], bool]:
    """Return what tells whether a ship that people flew in has a field."""

    def there(mission: Said) -> bool:
        flown = {seat.get("spacecraft") for seat in mission.get("crew", ()) if seat["status"] == "prime"}
        ships = [each for each in mission.get("spacecraft", ()) if each["id"] in flown or not flown]
        return any(each.get(field) for each in ships)

    return there


def has_backup(mission: Said) -> bool:
    """Tell whether a backup crew is named, or that there was none."""
    return "backup" in mission or any(seat["status"] == "backup" for seat in mission.get("crew", ()))


def landed(mission: Said) -> bool:
    """Tell whether a mission came down on the Earth."""
    return any(each["kind"] == "landing" and not is_abroad(each) for each in mission.get("events", ()))


def orbital(mission: Said) -> bool:
    """Tell whether a mission was to go, and went, round the Earth."""
    return not is_of(mission, SUBORBITAL) and mission["id"] not in {"apollo-1", "sts-51-l"}


def carried_people(mission: Said) -> bool:
    """Tell whether somebody went up in it."""
    return any(each.get("crew") not in {None, "0"} for each in mission.get("spacecraft", ()))


def dockings_are_timed(mission: Said) -> bool:
    """Tell whether each docking and undocking that is told has a time; that none is missing is for `docked-leaves`."""
    return all("T" in each["at"] for each in mission["events"] if each["kind"] in {"docking", "undocking"})


def docked(mission: Said) -> bool:
    """Tell whether a mission docked with anything."""
    return any(each["kind"] in {"docking", "undocking"} for each in mission.get("events", ()))


FIELDS = (
    Field("agencies", 0.99, lambda _: True, lambda mission: "agencies" in mission),
    Field("objectives", 0.90, lambda _: True, lambda mission: "objectives" in mission),
    Field("designator", 0.99, orbital, craft("cospar")),
    Field("serial of the ship", 0.80, lambda _: True, craft("serial")),
    Field("serial of the launcher", 0.60, orbital, craft("launcher_serial")),
    Field("backup crew, or none", 0.95, lambda each: not is_of(each, WITHOUT_BACKUPS) and carried_people(each),
          has_backup),
    Field("call sign", 0.98, lambda each: is_of(each, WITH_CALL_SIGN), figure("callsign")),
    Field("docking and undocking timed", 0.95, docked, dockings_are_timed),
    Field("hatch opening", 0.17, docked, event("hatch")),
    Field("landing place", 0.97, landed, event("landing", field="place")),
    Field("landing position", 0.90, landed, event("landing", field="position")),
    Field("recovery ship", 0.95, lambda each: is_of(each, RECOVERED) and landed(each), figure("recovery-ship")),
    Field("height reached", 1.0, lambda each: is_of(each, SUBORBITAL), figure("height")),
    Field("mass at launch", 0.75, orbital, figure("mass")),
    Field("perigee and apogee", 0.75, orbital, figure(*ORBIT[:2])),
    Field("inclination", 0.75, orbital, figure(ORBIT[2])),
    Field("period", 0.75, orbital, figure(ORBIT[3])),
    Field("orbits flown", 0.90, lambda each: is_of(each, ["sts"]) and orbital(each), figure("orbits")),
    Field("distance flown", 0.90, lambda each: is_of(each, ["sts"]) and orbital(each), figure("distance")),
    Field("rollout", 0.90, lambda each: is_of(each, ["sts"]), event("rollout")),
    Field("scrubs, or no delays", 0.89, lambda each: is_of(each, ["sts"]),
          lambda each: event("scrub")(each) or figure("delays")(each)),
    Field("payloads", 0.90, lambda each: is_of(each, ["sts"]),
          lambda each: figure("payload")(each) or figure("payloads-deployed")(each)),
)  # fmt: skip


class Count(NamedTuple):
    """How many of some flights have a field."""

    there: int
    of: int

    @property
    def share(self) -> float:
        """How many of one."""
        return self.there / self.of if self.of else 1.0

    def __str__(self) -> str:
        return f"{self.there} of {self.of}" if self.of else ""


def missions(folder: Path, kind: str = "crewed") -> list[Said]:
    """Return the missions of a kind, every scalar as text."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        text = path.read_text("utf-8")
        if re.search(rf"(?m)^  kind: {kind}$", text):
            found.append(yaml.load(text, yaml.CBaseLoader)["mission"])  # noqa: S506 all is text
    return found


def count(field: Field, flights: Sequence[Said]) -> Count:
    """Return how many of those that are asked for a field have it."""
    asked = [flight for flight in flights if field.of(flight)]
    return Count(sum(field.there(flight) for flight in asked), len(asked))


def missing(field: Field, flights: Sequence[Said]) -> list[str]:
    """Return the ids of those that lack it."""
    return [flight["id"] for flight in flights if field.of(flight) and not field.there(flight)]


def table(flights: Sequence[Said]) -> str:
    """Return the table in Markdown: a row a field, a column a family, and all."""
    rows = [["field", "all", "", *(family.name for family in FAMILIES)]]
    for field in FIELDS:
        every = count(field, flights)
        of_family = [count(field, [each for each in flights if is_of(each, family.ids)]) for family in FAMILIES]
        rows.append([field.name, str(every), f"{every.share:.0%}", *map(str, of_family)])
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]]) + "\n"


def main() -> None:
    """Print the table, or what is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=ROOT / "data")
    parser.add_argument("--missing", metavar="FIELD", choices=[field.name for field in FIELDS])
    asked = parser.parse_args()
    flights = missions(asked.data)
    for field in FIELDS:
        if field.name == asked.missing:
            print("\n".join(missing(field, flights)))
    if not asked.missing:
        print(table(flights), end="")


if __name__ == "__main__":
    main()
