"""Compare the crewed flights in data/ with McDowell's table: print what differs and is not a recorded dispute.

    python tools/compare.py [DATA_FOLDER]

A flight is found by its row's number: a launch, landing or loss that cites `mcdowell-missions` at "H00041" is of that
row. Prints a line for each flight that is missing, each launch or landing more than a minute away, each crew of
another size; the exit code is 1 when there is one.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from missionfacts.compile import schema
from missionfacts.compile.dataset import Dataset
from missionfacts.compile.load import load
from missionfacts.data_files import data_files
from missionfacts.dates.display import MONTHS
from missionfacts.dates.edtf import Interval, PartialDate, parse

HERE = Path(__file__).parent
TABLES = HERE / "reference" / "missions.tsv", HERE / "reference" / "missions-later.tsv"
SOURCE = "mcdowell-missions"
SLACK = 60  # seconds
FLEW = "FLT"


class Row(NamedTuple):
    """A flight, as the table has it; a date is EDTF, "" when the table has none."""

    number: str
    ship: str
    launch: str
    landing: str
    crew: int
    flew: bool


class Found(NamedTuple):
    """An event that cites a row of the table."""

    mission: schema.Mission
    event: schema.Event


def table() -> dict[str, Row]:
    """Return the rows by their number; a later table's count."""
    rows: dict[str, Row] = {}
    for path in TABLES:
        head, *lines = path.read_text("utf-8").splitlines()
        names = head.lstrip("#").split("\t")
        for line in lines:
            if not line.startswith("#"):
                cells = dict(zip(names, map(str.strip, line.split("\t")), strict=True))
                rows[cells["HSFID"]] = Row(
                    cells["HSFID"],
                    cells["Ship"],
                    edtf(cells["LDate"]),
                    edtf(cells["EDate"]),
                    int(cells["Crew"]),
                    cells["MType"] == FLEW,
                )
    return rows


def edtf(text: str) -> str:
    """Return a date of the table as EDTF.

    >>> edtf("1961 Apr 12 0607:00"), edtf("2024 Nov  3 1724:27?"), edtf("1962 Jul 10"), edtf("-")
    ('1961-04-12T06:07:00Z', '2024-11-03T17:24:27Z?', '1962-07-10', '')
    """
    found = re.fullmatch(r"(\d{4}) (\w{3}) +(\d+)(?: (\d\d)(\d\d)(?::(\d\d))?)?(\??)", text)
    if not found:
        return ""
    year, month, day, hour, minute, second, mark = found.groups()
    there = PartialDate(
        int(year),
        MONTHS.index(month) + 1,
        int(day),
        int(hour) if hour else None,
        int(minute) if minute else None,
        int(second) if second else None,
        mark,
    )
    return str(there)


def differences(dataset: Dataset) -> Iterator[str]:
    """Yield a line for everything that differs from the table."""
    cited = _cited(dataset)
    for row in table().values():
        launches, landings = (cited.get((row.number, kind), []) for kind in ("launch", "landing"))
        if not launches and not landings:
            if row.flew:
                yield f"{row.number} {row.ship}: no mission cites this row"
            continue
        for kind, value, found in (("launch", row.launch, launches), ("landing", row.landing, landings)):
            if value and not found:
                yield f"{row.number} {row.ship}: {kind} {value} is missing"
            for mission, event in found:
                if value and not _agrees(event, parse(value)):
                    yield f"{row.number} {row.ship}: {kind} {value}, but {event.at} in {mission.id}"
        for mission, event in launches:
            crew = [each.crew for each in mission.spacecraft if each.id in event.spacecraft and each.crew is not None]
            if row.flew and crew and sum(crew) != row.crew:
                yield f"{row.number} {row.ship}: a crew of {row.crew}, but {sum(crew)} in {mission.id}"


def _cited(dataset: Dataset) -> dict[tuple[str, str], list[Found]]:
    """Return the launches, and the landings or losses, that cite each row."""
    cited: dict[tuple[str, str], list[Found]] = {}
    for mission, _ in dataset.missions.values():
        for event in mission.events:
            kind = "landing" if event.kind == "loss" else event.kind
            uses = [*event.sources, *(use for dispute in event.disputed for use in dispute.sources)]
            for number in {use.at.partition(" ")[0] for use in uses if use.id == SOURCE}:
                if kind in {"launch", "landing"}:
                    cited.setdefault((number, kind), []).append(Found(mission, event))
    return cited


def _agrees(event: schema.Event, value: Interval) -> bool:
    """Tell whether an event, or a rival value recorded with it, is within a minute of the table's."""
    ours = [event.at, *(dispute.at for dispute in event.disputed if dispute.at)]
    return any(_near(each, value) for each in ours)


def _near(one: Interval, other: Interval) -> bool:
    return max(one.earliest, other.earliest) - min(one.latest, other.latest) <= SLACK


def main() -> int:
    """Print the differences; return 1 when there are any."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "data"
    lines = list(differences(load(data_files(folder), folder)))
    print("\n".join(lines) if lines else "no differences")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
