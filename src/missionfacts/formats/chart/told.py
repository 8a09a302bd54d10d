"""Which events of a picture are told below it, by numbers that stand below their places."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple, TypeVar

from missionfacts.dates.edtf import from_epoch
from missionfacts.formats.chart.page import Row
from missionfacts.formats.chart.paint import APART, EDGE, LEFT, RIGHT, Frame, Text, numbers, paragraph, text, width_of
from missionfacts.model.lanes import Lanes

MOST = int((RIGHT - LEFT) / APART)  # numbers that stand below one scale
USUALLY, FEW = 16, 6  # events that are told, where moves are fewer, and how many besides moves at least
MAJOR, LANDMARK = 4, 5  # weights
MOVES = ("launch", "landing", "loss", "docking", "undocking", "transfer", "eva")

T = TypeVar("T")


class Told(NamedTuple):
    """An event that is told below the picture."""

    row: Row
    second: int  # where it stands


Numbered = tuple[int, Told]


def notable(rows: Sequence[Row], places: Mapping[str, int], drawn: Lanes, whole: Frame) -> list[Told]:
    """Return every move and the weightiest other events, in their order, as many as there is room for."""
    there = [Told(row, places.get(row.step.event, row.second)) for row in rows]
    there = [each for each in there if whole.has(each.second)]
    ends = {lane.end for lane in drawn.lanes}
    moves = sorted((each for each in there if _moves(each.row, ends)), key=_weight)[:MOST]
    seen = {each.row.step.event for each in moves}
    others = [each for each in there if each.row.step.event not in seen]
    landmarks = sum(each.row.entry.weight >= LANDMARK for each in others)
    room = min(max(USUALLY - len(moves), landmarks, FEW), MOST - len(moves))
    return sorted([*moves, *weightiest(others, lambda each: each.row.entry.weight, room)], key=lambda each: each.second)


def weightiest(events: Sequence[T], weight: Callable[[T], int], room: int) -> list[T]:
    """Return as many events as there is room for, the weightiest, and of those that tie some all along.

    >>> weightiest([5, 1, 1, 1, 1, 1], int, 2)
    [5, 1]
    """
    found: list[T] = []
    for heavy in sorted({weight(each) for each in events}, reverse=True):
        tied = [each for each in events if weight(each) == heavy]
        left = min(room - len(found), len(tied))
        found += [tied[(2 * number + 1) * len(tied) // (2 * left)] for number in range(left)]
    return found


def _moves(row: Row, ends: Collection[str]) -> bool:
    """Tell whether an event moves a ship or people; ends: the events with which lanes end."""
    if row.kind == "eva":
        return any(move.after and move.after.outside for move in row.step.moves)
    over = any(move.before and move.after and move.before.craft != move.after.craft for move in row.step.moves)
    return row.kind in MOVES or row.step.event in ends or over


def _weight(each: Told) -> tuple[int, int]:
    return -each.row.entry.weight, each.second


class Said(NamedTuple):
    """What the list below a picture says of an event."""

    when: str
    title: str
    weight: int


def listed(events: Sequence[Said], top: float, *, more: bool) -> tuple[list[str], float]:
    """Return events with their numbers, and where what is below them begins; more: whether others are left out."""
    parts: list[str] = []
    column = 48 + max((width_of(each.when) for each in events), default=0) + 24
    y = top + 8
    for number, each in enumerate(events, 1):
        look = Text("b" if each.weight >= MAJOR else "")
        parts += [text(EDGE + 15, y, str(number), Text("b d", anchor="end")), text(48, y, each.when, Text("c"))]
        lines, y = paragraph(column, y, each.title, look, 16)
        parts += lines
        y += 4
    if events and more:
        parts.append(text(EDGE, y + 4, "`missionfacts timeline` tells what else happened.", Text("d")))
        y += 20
    return parts, y


def said_of(told: Sequence[Told], drawn: Lanes) -> list[Said]:
    """Return what a list says of events of a flight."""
    years = from_epoch(drawn.begins).year != from_epoch(drawn.ends).year
    return [Said(_date(each.row, years=years), each.row.entry.title, each.row.entry.weight) for each in told]


def _date(row: Row, *, years: bool) -> str:
    """Return when an event was; years: whether more than one is drawn."""
    when = when_of(row)
    said = when if row.day in when else f"{row.day} {when}".strip()
    return said.replace(row.day, f"{row.day} {from_epoch(row.second).year}", 1) if years else said


def when_of(row: Row) -> str:
    """Return the time of day of an event; "" where none is known."""
    return row.times[0].strip() if row.times and row.entry.timed else ""


def numbered(told: Sequence[Numbered], frame: Frame, top: float) -> list[str]:
    """Return the numbers of events below their places."""
    return list(numbers([(str(number), frame.x(each.second)) for number, each in told], top))
