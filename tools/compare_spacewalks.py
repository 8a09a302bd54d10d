"""Compare the spacewalks in data/ with any list of them: print what differs and is not a recorded dispute.

    python tools/compare_spacewalks.py LIST [DATA_FOLDER] [--slack MINUTES]
    python tools/compare_spacewalks.py --accounts [DATA_FOLDER]

LIST has tab-separated columns, named in its first line: `start`, and if it has them `end`, `duration`, `people` and
`name`; columns of other names are passed over. Dates are written as in data/, a duration H:MM. A row is taken for the
walk that begins nearest to it: within a day and a half, when it names somebody who takes part, or within half a day,
because lists spell names in many ways. Prints a line for each start, end or duration further away than the slack (2
minutes, unless said), each walk the list lacks though it lies within its span, and each row that is no walk of ours;
the exit code is 1 when there is one. What is whole hours away is most likely in another time zone.

A list that counts from vacuum to vacuum, as McDowell's in tools/reference does, begins some minutes before others do:
look at it with a slack of 15 for American suits, of 45 for all.

With --accounts no list is read: prints each start and end that stands without a mark (`~`, `?`) though neither a
report of those who were there nor two works of different lineage tell it.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from missionfacts.compile import schema
from missionfacts.compile.dataset import Dataset
from missionfacts.compile.load import load
from missionfacts.data_files import data_files
from missionfacts.dates.edtf import DAY, HOUR, MINUTE, PartialDate, parse
from missionfacts.dates.elapsed import parse_elapsed
from missionfacts.names import fold

NEAR = 3 * DAY // 2  # a list may print the day at its own place
NEARER = DAY // 2  # for a row that names nobody who takes part
SLACK = 2  # minutes

# What counts as two works; docs/data.md has it in words.
UNTIMED = {  # they tell how long a spacewalk was, or that it was a first, not when it began or ended
    "april12-eva", "cctv-2008-09-18", "harasymczuk-evas", "nasa-eva-list", "spacefacts", "worldspaceflight",
}  # fmt: skip
LENGTH = re.compile(
    r"\d+:\d\d h|(?:[^\d:]* )?\d+ hours?(?:(?: and)? \d+ minutes?)?"
)  # what is printed here is that alone
LISTS = "cosmowiki-spacewalks"  # it goes back to the tables of the Wikipedias
COPIES = {"wikipedia-de": LISTS, "wikipedia-en": LISTS}
# McDowell counts from vacuum to vacuum. Where he has the very minutes of lists that count from hatch to hatch, they are
# one account; it is so on these missions.
ONE_ACCOUNT = {"salyut-6", "salyut-7", "mir", "sts-6", "tiangong"}


class Row(NamedTuple):
    """A spacewalk, as a list has it; what is None the list does not tell."""

    start: PartialDate
    end: PartialDate | None
    duration: int | None  # in seconds
    people: str
    name: str


class Walk(NamedTuple):
    """A spacewalk of ours."""

    id: str
    event: schema.Event
    names: frozenset[str]  # the last words of the names of those who take part, folded

    @property
    def start(self) -> PartialDate:
        """When it begins."""
        return self.event.at.start


def rows_of(text: str) -> list[Row]:
    r"""Read a list.

    >>> rows_of("start\tduration\tname\n1965-06-03T19:46Z\t0:20\tGemini 4")[0].duration
    1200
    """
    head, *lines = (line for line in text.splitlines() if line.strip() and not line.startswith("# "))
    names = head.split("\t")
    found = []
    for line in lines:
        cells = dict(zip(names, map(str.strip, line.split("\t")), strict=False))
        end, length = cells.get("end"), cells.get("duration")
        found.append(
            Row(
                parse(cells["start"]).start,
                parse(end).start if end else None,
                parse_elapsed(length).seconds if length else None,
                cells.get("people", ""),
                cells.get("name", ""),
            )
        )
    return found


def walks_of(dataset: Dataset) -> list[Walk]:
    """Return the spacewalks in the order of time."""
    people = {id_: person.name for id_, (person, _) in dataset.people.items()}
    found = [
        Walk(
            f"{mission.id}/{event.id}",
            event,
            frozenset(fold(people.get(each, each).split()[-1]) for each in event.people),
        )
        for mission, _ in dataset.missions.values()
        for event in mission.events
        if event.kind == "eva"
    ]
    return sorted(found, key=lambda walk: walk.start.earliest)


def pairs(walks: list[Walk], rows: list[Row]) -> dict[str, Row]:
    """Return the row of each walk that has one: those with the same people first, the nearest first."""
    near = []
    for walk in walks:
        for number, row in enumerate(rows):
            apart, others = distance(walk.start, row.start), not _same_people(walk, row)
            if apart <= (NEARER if others else NEAR):
                near.append((others, apart, walk.id, number))
    found: dict[str, Row] = {}
    taken: set[int] = set()
    for _, _, id_, number in sorted(near):
        if id_ not in found and number not in taken:
            found[id_] = rows[number]
            taken.add(number)
    return found


def _same_people(walk: Walk, row: Row) -> bool:
    return not row.people or bool(walk.names & set(fold(row.people).replace(",", " ").split()))


def distance(one: PartialDate, other: PartialDate) -> int:
    """Return the seconds that lie between two moments, 0 where they may be the same."""
    return max(0, max(one.earliest, other.earliest) - min(one.latest, other.latest))


def differences(dataset: Dataset, rows: list[Row], slack: int = SLACK) -> Iterator[str]:
    """Yield a line for everything that differs from the list."""
    walks = walks_of(dataset)
    found = pairs(walks, rows)
    first, last = min(row.start for row in rows), max(row.start for row in rows)
    for walk in walks:
        row = found.get(walk.id)
        if row is None:
            if first.earliest <= walk.start.earliest and walk.start.latest <= last.latest:
                yield f"{walk.id}: is not in the list"
            continue
        for what in _differences(walk, row, slack * MINUTE):
            yield f"{walk.id}: {what} ({row.name or row.people or row.start})"
    matched = {id(row) for row in found.values()}
    for row in rows:
        if id(row) not in matched:
            yield f"no walk of ours: {row.start} {row.name or row.people}".rstrip()


def _differences(walk: Walk, row: Row, slack: int) -> Iterator[str]:
    """Yield what differs, in words: the start, the end, the duration."""
    spans = [walk.event.at, *(rival.at for rival in walk.event.disputed if rival.at)]
    starts = [span.start for span in spans]
    ends = [span.end for span in spans if span.is_span]
    for what, there, ours in (("start", row.start, starts), ("end", row.end, ends)):
        if there is not None and ours and all(distance(each, there) > slack for each in ours):
            yield f"{what} {there}, ours {_apart(ours[0].earliest - there.earliest)}: {ours[0]}"
    lengths = [walk.event.duration, *(rival.duration for rival in walk.event.disputed)]
    seconds = [parse_elapsed(str(each)).seconds for each in lengths if each is not None]
    seconds += [span.end.earliest - span.start.earliest for span in spans if span.start.timed and span.end.timed]
    seconds = [each for each in seconds if each]
    if row.duration is not None and seconds and all(abs(each - row.duration) > slack for each in seconds):
        yield f"duration {_length(row.duration)}, ours {_apart(seconds[0] - row.duration, 'longer', 'shorter')}"


def unsupported(dataset: Dataset) -> Iterator[str]:
    """Yield a line for each start and end that is not marked, though neither a report nor two accounts tell it."""
    for walk in walks_of(dataset):
        span = walk.event.at
        for what, moment in (("start", span.start), ("end", span.end))[: 1 + span.is_span]:
            if not moment.timed or moment.mark:
                continue
            works = _works(walk, what)
            accounts = {_account(walk, work) for work in works}
            if len(accounts) < 2 and not any(dataset.sources[work][0].kind == "primary" for work in works):
                yield f"{walk.id}: {what} {moment} rests on {', '.join(sorted(works)) or 'no work'}"


def _works(walk: Walk, what: str) -> set[str]:
    """Return the works that tell the start or the end: those cited for the walk, and the rivals that agree in it."""
    found = [use for use in walk.event.sources if tells_when(use)]
    for rival in walk.event.disputed:
        if rival.at and (what == "start" or rival.at.is_span):
            ours, theirs = (span.start if what == "start" else span.end for span in (walk.event.at, rival.at))
            found += rival.sources if theirs.timed and distance(ours, theirs) <= SLACK * MINUTE else []
    return {use.id for use in found}


def _account(walk: Walk, work: str) -> str:
    if work == "mcdowell-evas" and walk.id.partition("/")[0] in ONE_ACCOUNT:
        return LISTS
    return COPIES.get(work, work)


def tells_when(use: schema.Use) -> bool:
    """Return whether a work tells a time of day: neither a length alone nor a plan.

    >>> [tells_when(schema.Use(id="calendar", printed=each)) for each in ("5:18 h", "14:31 UTC; 5:18 h")]
    [False, True]
    """
    return use.id not in UNTIMED and not re.search(r"\bplan", use.at) and not LENGTH.fullmatch(use.printed)


def _apart(seconds: int, more: str = "later", less: str = "earlier") -> str:
    """Return a difference in words.

    >>> _apart(7200), _apart(-90)
    ('2:00 later', '0:01 earlier')
    """
    return f"{_length(abs(seconds))} {more if seconds > 0 else less}"


def _length(seconds: int) -> str:
    return f"{seconds // HOUR}:{seconds % HOUR // MINUTE:02}"


def main() -> int:
    """Print the differences; return 1 when there are any."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("list", type=Path, nargs="?")
    parser.add_argument("folder", type=Path, nargs="?", default=Path(__file__).parent.parent / "data")
    parser.add_argument("--slack", type=int, default=SLACK, metavar="MINUTES")
    parser.add_argument("--accounts", action="store_true")
    given = parser.parse_args()
    if given.accounts:
        folder = given.list or given.folder
        lines = list(unsupported(load(data_files(folder), folder)))
    elif given.list:
        dataset = load(data_files(given.folder), given.folder)
        lines = list(differences(dataset, rows_of(given.list.read_text("utf-8")), given.slack))
    else:
        parser.error("a list is missing, or --accounts")
    print("\n".join(lines) if lines else "no differences")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
