"""Events as dots along time."""

from collections.abc import Callable, Iterable

from missionfacts.formats.scene.places import Placed, placed
from missionfacts.model.events import Event
from missionfacts.pages.kinds import group_of
from missionfacts.pages.links import anchor
from missionfacts.pages.model import Dot

SIZES = (3, 3, 3, 4.5, 6, 7)  # of a dot, by the weight of its event


def dots(
    events: Iterable[Event],
    within: tuple[int, int],
    row: Callable[[Event], tuple[float, str]],
    mission: str = "",
) -> list[Dot]:
    """Return events as dots; row: how far down one stands, and its tone; mission: whose page it is on."""
    first, last = within
    all_of_them = list(events)
    there = zip(all_of_them, placed([event.at for event in all_of_them]), strict=True)
    return [_dot(event, each, *row(event), mission) for event, each in there if first <= each.at <= last]


def _dot(event: Event, each: Placed, y: float, tone: str, mission: str) -> Dot:
    here, group = anchor(event.id, mission), group_of(event.kind)
    known = each.when.start.timed and each.when.start.mark not in {"?", "%"}
    return Dot(each.at, y, SIZES[event.weight], here, tone, group, event.weight, event.title, known)
