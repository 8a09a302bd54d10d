"""Count how well each flight is told: print a table of kinds of missions, and which are told too little.

    python tools/stories.py [--missing NAME]

It counts the events in the timeline of a mission, its own and shared ones, and how many of them are known to the minute
or better. docs/data.md has the table, and tests/data/test_stories.py holds the shares.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time
from statistics import median_low
from typing import NamedTuple

from missionfacts.catalogue.database import Catalogue
from missionfacts.store import ready_catalogue
from missionfacts.terminal import Streams

EARLY = r"vostok-.*|voskhod-.*|mercury-.*|gemini-.*|apollo-.*|skylab-.*|astp|soyuz-([1-9]|10|11)"
SHUTTLE = r"sts-([1-4]|51-l|107)"
FIRST_OF_A_SHIP = r"soyuz-(t-2|tm-2|tma-1|tma-01m|ms-01)|shenzhou-5|spacex-demo-2|boeing-cft|artemis-2"
WHOLE_TEXT = r"vostok-1|mercury-.*|gemini-.*|apollo-.*|skylab-.*|astp"  # transcripts, or reports of many hundred pages
SHORT = r"soyuz-(tm|tma|ms)-.*"
SUBORBITAL = r"x-15-.*|blue-origin-.*|unity-.*|galactic-.*|spaceshipone-.*"
STATIONS = ("salyut-6", "salyut-7", "mir", "iss", "tiangong")
LANDMARKS = (  # the first of each kind, to each planet, and the great observatories
    "sputnik-1", "explorer-1", "luna-2", "luna-3", "mariner-2", "ranger-7", "mariner-4", "luna-9", "venera-4",
    "surveyor-1", "lunar-orbiter-1", "zond-5", "luna-16", "luna-17", "venera-7", "mariner-9", "pioneer-10",
    "pioneer-11", "mariner-10", "venera-9", "viking-1", "viking-2", "helios-1", "voyager-1", "voyager-2",
    "pioneer-venus", "vega-1", "giotto", "magellan", "galileo", "hubble", "ulysses", "cobe", "compton", "soho",
    "near-shoemaker", "mars-pathfinder", "mars-global-surveyor", "cassini-huygens", "stardust", "hayabusa",
    "spirit", "opportunity", "spitzer", "messenger", "rosetta", "new-horizons", "dawn", "kepler", "curiosity",
    "juno", "change-3", "parker-solar-probe", "hayabusa2", "osiris-rex", "change-4", "perseverance", "james-webb",
    "dart", "chandrayaan-3",
)  # fmt: skip
SENTENCE = re.compile(r"[.!?][\"')]*(?:\s|$)")
TO_THE_MINUTE = re.compile(r"T\d\d:\d\d")
DAY = 86_400  # seconds


class Told(NamedTuple):
    """What is told of one thing: a mission, or a year aboard a station."""

    name: str
    events: int
    exact: int  # those to the minute or better
    wanted: int

    def enough(self, share: float) -> bool:
        """Tell whether there are as many events as are wanted, such a share of them to the minute."""
        return self.events >= self.wanted and self.exact >= share * self.events


class Row(NamedTuple):
    """Missions of which so much is wanted."""

    name: str
    share: float  # of events to the minute
    held: float  # the share of missions told well that was reached
    told: Callable[[Catalogue], list[Told]]


def counts(catalogue: Catalogue, kind: str) -> dict[str, tuple[int, int]]:
    """Return the number of events of each mission of a kind, and of those to the minute."""
    found: dict[str, list[bool]] = defaultdict(list)
    for mission, at in catalogue.rows(
        "SELECT m.id, e.at FROM mission m JOIN event_mission b ON b.mission = m.id JOIN event e ON e.seq = b.event"
        " WHERE m.kind = ?",
        [kind],
    ):
        found[mission].append(bool(TO_THE_MINUTE.search(at.partition("/")[0])))
    return {mission: (len(each), sum(each)) for mission, each in found.items()}


def first_of_nations(catalogue: Catalogue) -> set[str]:
    """Return the flights on which somebody of a nation was in orbit for the first time."""
    rows = catalogue.rows("SELECT nation, mission FROM ride WHERE orbital ORDER BY up_earliest DESC")
    return set(dict(rows).values())  # of each nation the last of them, which is the earliest


def is_early(mission: str, of_nations: Iterable[str]) -> bool:
    """Tell whether a flight is one of the early years, or the first of a ship or of a nation."""
    return bool(re.fullmatch(f"{EARLY}|{SHUTTLE}|{FIRST_OF_A_SHIP}", mission)) or mission in of_nations


def flights(catalogue: Catalogue, *, early: bool, pattern: str, wanted: Callable[[str], int]) -> list[Told]:
    """Return what is told of crewed flights that a pattern matches, of the early ones or of the others.

    A flight that goes on has no story yet.
    """
    of_nations = first_of_nations(catalogue)
    over = {mission for (mission,) in catalogue.rows("SELECT id FROM mission WHERE \"end\" <> ''")}
    return [
        Told(mission, *number, wanted(mission))
        for mission, number in sorted(counts(catalogue, "crewed").items())
        if mission in over and is_early(mission, of_nations) == early and re.fullmatch(pattern, mission)
    ]


def years_aboard(catalogue: Catalogue) -> list[Told]:
    """Return what is told of each year of a station with somebody aboard, but for comings and goings.

    Twelve events are wanted of a whole year, of a part of one as many less.
    """
    found = []
    for station in STATIONS:
        events = Counter(
            str(at)[:4]
            for (at,) in catalogue.rows(
                "SELECT e.at FROM event_mission b JOIN event e ON e.seq = b.event WHERE b.mission = ?"
                " AND e.kind NOT IN ('launch', 'docking', 'undocking', 'landing')",
                [station],
            )
        )
        for year, days in days_aboard(catalogue, station).items():
            found.append(Told(f"{station}/{year}", events[year], 0, round(12 * days / 365)))
    return found


def days_aboard(catalogue: Catalogue, station: str) -> dict[str, int]:
    """Return on how many days of each year somebody was aboard a station, by the stays in the catalogue."""
    aboard: set[int] = set()
    reach = date.fromisoformat(catalogue.meta("covers") or "9999-12-31")
    today = int(datetime.combine(reach, time.max, UTC).timestamp())  # for those who are there still
    for earliest, latest in catalogue.rows("SELECT earliest, latest FROM stay WHERE station = ?", [station]):
        aboard.update(range(earliest // DAY, (latest or today) // DAY + 1))
    return dict(sorted(Counter(str(datetime.fromtimestamp(day * DAY, UTC).year) for day in aboard).items()))


def landmarks(catalogue: Catalogue) -> list[Told]:
    """Return what is told of the landmark missions without people."""
    counted = counts(catalogue, "robotic") | counts(catalogue, "programme")
    return [Told(mission, *counted[mission], 12) for mission in LANDMARKS]


def suborbital(mission: str) -> int:
    """Return how many events are wanted of a short flight."""
    return 5 if re.fullmatch(SUBORBITAL, mission) else 8


ROWS = (
    Row("The early flights, the first of a ship or nation, STS-51-L and 107", 0.6, 0.91,
        lambda it: flights(it, early=True, pattern=".*", wanted=lambda m: 25 if re.fullmatch(WHOLE_TEXT, m) else 15)),
    Row("Other flights to orbit", 0.5, 0.90,
        lambda it: flights(it, early=False, pattern=f"(?!{SHORT}|{SUBORBITAL}).*", wanted=lambda _: 12)),
    Row("Other Soyuz TM, TMA and MS; flights up and down", 0.5, 0.92,
        lambda it: flights(it, early=False, pattern=f"{SHORT}|{SUBORBITAL}", wanted=suborbital)),
    Row("Years aboard stations", 0.0, 0.95, years_aboard),
    Row("Landmark missions without people", 0.0, 1.00, landmarks),
)  # fmt: skip


class Trait(NamedTuple):
    """What a mission, or an event, may have beside its events."""

    name: str
    held: float  # the share that was reached
    sql: str  # a row for each that may have it, with the text that must have it
    there: Callable[[str], bool]


TRAITS = (
    Trait("Flights with a summary of two sentences or more", 1.00,
          "SELECT id, summary FROM mission WHERE kind = 'crewed'", lambda text: len(SENTENCE.findall(text)) > 1),
    Trait("Flights with words that were spoken", 0.50,
          "SELECT m.id, group_concat(e.title || ' ' || coalesce(e.detail, ''), ' ') FROM mission m JOIN event_mission b"
          " ON b.mission = m.id JOIN event e ON e.seq = b.event WHERE m.kind = 'crewed' GROUP BY m.id",
          lambda text: '"' in text),
    Trait("Spacewalks of which it is told what was done outside", 0.95,
          "SELECT id, detail FROM event WHERE kind = 'eva'", bool),
    Trait("Flights with a picture", 0.47,
          "SELECT m.id, (SELECT group_concat(p.id, ' ') FROM picture p WHERE p.mission = m.id) FROM mission m"
          " WHERE m.kind = 'crewed'", bool),
    Trait("Flights with their emblem", 0.56,
          "SELECT m.id, (SELECT f.value FROM figure f WHERE f.mission = m.id AND f.id LIKE '%/emblem') FROM mission m"
          " WHERE m.kind = 'crewed'", bool),
)  # fmt: skip


def with_trait(trait: Trait, catalogue: Catalogue) -> tuple[list[str], list[str]]:
    """Return the ids of what has a trait, and of what lacks it."""
    has: list[str] = []
    lacks: list[str] = []
    for name, text in catalogue.rows(trait.sql):
        (has if trait.there(text or "") else lacks).append(name)
    return has, lacks


def told_well(row: Row, told: Sequence[Told]) -> float:
    """Return the share of those that are told well enough."""
    return sum(each.enough(row.share) for each in told) / len(told)


def wish(told: Told) -> int:
    """Return how many events are wanted."""
    return told.wanted


def table(catalogue: Catalogue) -> str:
    """Return the table in Markdown: a row a kind of mission."""
    lines = ["| events of | wanted | to the minute | told so | | median |", f"|{'---|' * 6}"]
    for row in ROWS:
        told = row.told(catalogue)
        wanted = " to ".join(map(str, sorted({min(told, key=wish).wanted, max(told, key=wish).wanted})))
        share = f"{row.share:.0%}" if row.share else ""
        middle = median_low(each.events for each in told)
        well = of([each for each in told if each.enough(row.share)], told)
        lines.append(f"| {row.name} | {wanted} | {share} | {well} | {middle} |")
    lines += ["", "| beside events | there | |", f"|{'---|' * 3}"]
    for trait in TRAITS:
        has, lacks = with_trait(trait, catalogue)
        lines.append(f"| {trait.name} | {of(has, [*has, *lacks])} |")
    return "\n".join(lines) + "\n"


def of(some: Sequence[object], every: Sequence[object]) -> str:
    """Return how many of all there are, as two cells of a table."""
    return f"{len(some)} of {len(every)} | {len(some) / len(every):.0%}"


def too_little(catalogue: Catalogue, name: str) -> list[str]:
    """Return what is told too little of a row or lacks a trait, by the beginning of its name. Raises KeyError."""
    for row in ROWS:
        if row.name.startswith(name):
            thin = [each for each in row.told(catalogue) if not each.enough(row.share)]
            return [f"{each.name}\t{each.events} of {each.wanted}\t{each.exact} to the minute" for each in thin]
    for trait in TRAITS:
        if trait.name.startswith(name):
            return with_trait(trait, catalogue)[1]
    raise KeyError(name)


def main() -> None:
    """Print the table, or what is told too little."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--missing", metavar="NAME", help="how a line of the table begins: list what is wanting there")
    asked = parser.parse_args()
    with ready_catalogue(Streams.system()) as catalogue:
        if asked.missing is None:
            print(table(catalogue), end="")
        else:
            print("\n".join(too_little(catalogue, asked.missing)))


if __name__ == "__main__":
    main()
