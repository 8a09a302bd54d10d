"""How many people were somewhere at once, and how long somebody always was."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.feats import TIME, Feat, Ride, people_at
from missionfacts.dates.display import display_duration
from missionfacts.dates.edtf import DAY, MINUTE
from missionfacts.dates.elapsed import Elapsed

ALWAYS = 1 << 62


class Span(NamedTuple):
    """From when to when somebody was surely somewhere."""

    start: int
    end: int  # the first second at which that is not sure any more
    person: str
    at: str  # the start, as the data tell it
    event: str = ""  # that began it
    mission: str = ""
    ended: str = ""  # the event that ended it


def in_space(flown: Iterable[Ride], *, orbital: bool = False) -> list[Span]:
    """Return from when to when everyone was in space."""
    return [
        Span(
            ride.up_latest,
            ALWAYS if ride.down_earliest is None else ride.down_earliest,
            ride.person,
            ride.launched,
            ride.launch,
            ride.mission,
            ride.landing,
        )
        for ride in flown
        if (ride.orbital if orbital else ride.in_space)
    ]


def crowds(spans: Iterable[Span], where: str = "") -> Iterator[Feat]:
    """Yield how many were there after every arrival, for each number the first time; where: the place.

    The note says how often there were so many or more.
    """
    up: dict[str, Span] = {}
    moves = sorted(
        [move for span in spans for move in ((span.end, 0, span), (span.start, 1, span)) if span.start < span.end],
        key=lambda move: (move[0], move[1], move[2].event, move[2].person),
    )
    found: dict[int, Feat] = {}
    times: Counter[int] = Counter()  # that so many or more were there
    before = 0
    for number, (when, arrives, span) in enumerate(moves):
        if arrives:
            up[span.person] = span
        elif up.get(span.person) == span:
            del up[span.person]
        following = moves[number + 1][0] if number + 1 < len(moves) else ALWAYS
        if following == when:
            continue
        if len(up) > max(found, default=0):
            found[len(up)] = _crowd(when, span.at, up, where, following - when if following < ALWAYS else None)
        times.update(range(before + 1, len(up) + 1))
        before = len(up)
    for most, feat in found.items():
        again = f"first of {times[most]:,}" if times[most] > 1 else ""
        yield feat._replace(note=", ".join(filter(None, (feat.note, again))))


def _crowd(when: int, at: str, up: Mapping[str, Span], where: str, lasts: int | None) -> Feat:
    """Return that so many were there; lasts: for how many seconds, None where that is not known."""
    those = sorted(up.values())
    return people_at(when, at, sorted(up), f"{where} {len(up)}".strip())._replace(
        of=where,
        note="" if lasts is None else f"for {display_duration(str(Elapsed(lasts, _resolution(lasts))))}",
        missions=tuple(dict.fromkeys(each.mission for each in those if each.mission)),
        facts=tuple(dict.fromkeys(each.event for each in those if each.event)),
    )


def _resolution(seconds: int) -> int:
    return 1 if seconds < MINUTE else MINUTE


class Stay(NamedTuple):
    """Somebody's stay at a station."""

    station: str
    name: str
    person: str
    mission: str
    since: str
    earliest: int
    latest: int | None


def stays(catalogue: Catalogue, flown: Iterable[Ride], *, gap: int = 0) -> dict[str, list[Span]]:
    """Return who was at which station, by its name; gap: seconds away that do not count, as in a ship that moves."""
    wanted = {(ride.person, ride.mission) for ride in flown}
    came, went = _moves(catalogue)
    sql = (
        "SELECT station, mission.name, person, stay.mission, since, earliest, latest FROM stay"
        " JOIN mission ON mission.id = station WHERE station <> '' ORDER BY person, stay.mission, number"
    )
    found: dict[str, list[Span]] = {}
    last: tuple[str, str, str] | None = None
    for stay in map(Stay._make, catalogue.rows(sql)):
        if (stay.person, stay.mission) not in wanted:
            continue
        there = found.setdefault(stay.name, [])
        end = ALWAYS if stay.latest is None else stay.latest
        same = last == (stay.person, stay.mission, stay.name)
        if same and there[-1].end + gap >= stay.earliest:
            there[-1] = there[-1]._replace(end=max(there[-1].end, end), ended=went.get((stay.station, end), ""))
        else:
            event = came.get((stay.station, stay.earliest), "")
            ended = went.get((stay.station, end), "")
            there.append(Span(stay.earliest, end, stay.person, stay.since, event, stay.mission, ended))
        last = (stay.person, stay.mission, stay.name)
    return found


def _moves(catalogue: Catalogue) -> tuple[dict[tuple[str, int], str], dict[tuple[str, int], str]]:
    """Return the dockings of stations by their first second, and the undockings by their last."""
    came: dict[tuple[str, int], str] = {}
    went: dict[tuple[str, int], str] = {}
    sql = (
        "SELECT mission.id, event.kind, earliest, latest, event.id FROM event JOIN event_craft ON event = event.seq"
        " JOIN mission ON mission.id = substr(craft, 1, instr(craft, '/') - 1)"
        " WHERE event.kind IN ('docking', 'undocking') AND mission.kind = 'station'"
    )
    for station, kind, earliest, latest, event in catalogue.rows(sql):
        if kind == "docking":
            came[station, earliest] = event
        else:
            went[station, latest] = event
    return came, went


def on_stations(catalogue: Catalogue, flown: Iterable[Ride]) -> Iterator[Feat]:
    """Yield how many were on each station at once."""
    for name, spans in stays(catalogue, flown).items():
        yield from (feat._replace(holder=name) for feat in crowds(spans, name))


def occupations(catalogue: Catalogue, flown: Iterable[Ride], until: int) -> Iterator[Feat]:
    """Yield how long somebody was always on a station.

    until: the second to which that is counted where it lasts. That all are in a ship which moves to another port is no
    interruption.
    """
    for name, spans in stays(catalogue, flown, gap=DAY).items():
        for start, end, lived in _unions(spans):
            lasts = end > until
            seconds = min(end, until) - start
            if seconds <= 0:
                continue
            value = str(Elapsed(seconds, MINUTE))
            yield Feat(
                min(end, until), lived[0].at, seconds, value, TIME, seconds - MINUTE, seconds + MINUTE,
                holder=f"{name} {start}", of=name,
                missions=tuple(dict.fromkeys(span.mission for span in (lived[0], _last(lived)))),
                note="and on" if lasts else "",
                facts=tuple(filter(None, dict.fromkeys((lived[0].event, "" if lasts else _last(lived).ended)))),
            )  # fmt: skip


def _last(spans: Iterable[Span]) -> Span:
    return max(spans, key=lambda span: span.end)


def _unions(spans: Iterable[Span]) -> Iterator[tuple[int, int, list[Span]]]:
    """Yield the times in which somebody was always there, each with those who were."""
    start, end = 0, -ALWAYS
    there: list[Span] = []
    for span in sorted(spans):
        if span.start > end:
            if there:
                yield start, end, there
            start, end, there = span.start, span.end, []
        end = max(end, span.end)
        there.append(span)
    if there:
        yield start, end, there
