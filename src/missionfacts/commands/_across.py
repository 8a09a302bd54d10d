"""Events of many missions along a rail: what stands beside an event is the mission that it belongs to."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import mission_names
from missionfacts.commands._chronicle import IDS, KINDS, UNLIMITED, Flight, along_the_rail, zone_said
from missionfacts.counts import counted
from missionfacts.dates.zones import parse_zoned
from missionfacts.formats.chronicle import Chronicle, Entry, Heading, Item
from missionfacts.formats.layout import Page
from missionfacts.model.events import Event

FIELDS = ("at", "title", "kind", "id", "weight", "mission", "clock")  # those of an event that are shown
MISSIONS = 80  # from so many columns on, missions are shown beside events
LONGEST = 15  # letters of what a mission is called there: what is longer would take too much of the title


def events_page(
    catalogue: Catalogue, clock: str, ids: bool, notes: Sequence[str], events: list[Event], page: Page
) -> Chronicle:
    """Return events of many missions.

    clock: what shows their times; ids: whether they are shown at any width; notes: lines that stand below.
    """
    columns = page.width or UNLIMITED
    names = mission_names(catalogue, {event.mission for event in events})
    items = along_the_rail(events, page, Flight(), "", ids=ids)
    told = counted(len(events), "event")
    aside = " · ".join(filter(None, [_span(events), "UTC" if clock == "utc" else zone_said(clock)]))
    footnotes = [*notes, "missionfacts cite ID tells what one rests on", _not_shown(columns, ids=ids)]
    return Chronicle(told, aside, list(_with_missions(items, events, names, columns)), footnotes=footnotes)


def _span(events: Sequence[Event]) -> str:
    years = [parse_zoned(event.clock or event.at).start.year for event in events]
    if not years:
        return ""
    return f"{min(years)}" if min(years) == max(years) else f"{min(years)}–{max(years)}"


def _not_shown(columns: int, *, ids: bool) -> str:
    fields = ["spacecraft"] if columns >= KINDS else ["kind", "spacecraft"]
    fields = fields if columns >= MISSIONS else ["mission", *fields]
    listed = " and ".join(filter(None, [", ".join(fields[:-1]), fields[-1]]))
    return f"Not shown: {listed} (--fields)" + ("" if ids or columns >= IDS else ", ids (--ids)")


def _with_missions(
    items: Sequence[Item], events: Sequence[Event], names: Mapping[str, str], columns: int
) -> Iterator[Item]:
    """Yield items with the missions of the events: in a heading, where all below it are of one, or else beside each."""
    told = iter(events)
    widest = max((len(event.kind) for event in events), default=0)
    for heading, entries in _groups(items):
        those = list(islice(told, len(entries)))
        shared = {event.mission for event in those}
        one = names.get(those[0].mission, "") if len(shared) == 1 and len(those) > 1 else ""
        yield heading._replace(name=one)
        for entry, event in zip(entries, those, strict=True):
            name = "" if one or columns < MISSIONS else _short(event.mission, names)
            note = f"{entry.note:{widest}}  {name}" if entry.note and name else entry.note or name
            yield entry._replace(note=note)


def _groups(items: Sequence[Item]) -> Iterator[tuple[Heading, list[Entry]]]:
    """Yield each heading with the entries below it."""
    places = [i for i, item in enumerate(items) if isinstance(item, Heading)]
    for place, end in zip(places, [*places[1:], len(items)], strict=True):
        heading = items[place]
        assert isinstance(heading, Heading)  # noqa: S101 its place says so
        yield heading, [item for item in items[place + 1 : end] if isinstance(item, Entry)]


def _short(mission: str, names: Mapping[str, str]) -> str:
    """Return what a mission is called where there is little room: its name, else its id, "" where that is long too."""
    return next((text for text in (names.get(mission, ""), mission) if 0 < len(text) <= LONGEST), "")
