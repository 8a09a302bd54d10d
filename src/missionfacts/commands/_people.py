"""How a person is laid out for eyes, and in a document."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from missionfacts.catalogue.called import called
from missionfacts.catalogue.database import Catalogue
from missionfacts.commands._limits import heaviest
from missionfacts.commands._sheets import SHEETS
from missionfacts.dates.brief import brief_day
from missionfacts.dates.edtf import parse
from missionfacts.formats.chronicle import Chronicle, Entry, Heading, Item
from missionfacts.formats.layout import Layout, Page
from missionfacts.model.events import Event
from missionfacts.model.people import PersonCard

MAJOR, MOST = 4, 12  # events of this weight are highlights, if there are any; and of all at most so many
FEW = 8  # so many events are told without choosing
IDS, UNLIMITED = 100, 1000  # columns of a page from which ids are shown


def page_of(
    card: PersonCard, catalogue: Catalogue, *, everything: bool = False, ids: bool = False
) -> tuple[PersonCard, Layout]:
    """Return a person without what the flights tell already, and the layout.

    everything: with all events, not only the highlights; ids: with theirs at any width.
    """
    flown = {flight.mission for flight in card.flights}
    others = tuple(seat for seat in card.seats if seat.status != "prime" or seat.mission not in flown)
    names = {**called(catalogue, [card]), **called(catalogue, card.events)}
    happened = partial(_happened, person=card.id, names=names, everything=everything, ids=ids)
    return card._replace(seats=others), SHEETS[PersonCard]._replace(names=names, rail=happened)


def _happened(
    events: list[Event], page: Page, *, person: str, names: dict[str, str], everything: bool, ids: bool
) -> Chronicle:
    """Return what happened to somebody, below headings of years and missions."""
    ids = ids or (page.width or UNLIMITED) >= IDS
    chosen = events if everything or len(events) <= FEW else highlights(events)
    items: list[Item] = []
    for (year, mission), those in groupby(chosen, lambda event: (event.at[:4], event.mission)):
        items.append(Heading(year, names.get(mission, mission)))
        items += [_entry(event, page, ids=ids) for event in those]
    below = []
    if len(chosen) < len(events):
        below.append(f"{len(chosen)} of {len(events)} events: `missionfacts person {person} --all` shows all")
    if not ids:
        below.append(f"Not shown: the ids of events (`missionfacts person {person} --ids`)")
    return Chronicle("Events" if len(chosen) == len(events) else "Highlights", "", items, footnotes=below)


def highlights(events: Sequence[Event]) -> Sequence[Event]:
    """Return the events that matter most, in the order that they come in: few enough to be read at a glance."""
    least = min(MAJOR, max((event.weight for event in events), default=0))
    return heaviest([event for event in events if event.weight >= least], MOST)


def _entry(event: Event, page: Page, *, ids: bool) -> Entry:
    width = page.width or UNLIMITED
    when = parse(event.at)
    return Entry(
        event.title,
        brief_day(when, 14 if width >= 80 else 9),
        when.start.timed,
        event.weight,
        disputed=bool(event.disputed),
        id=event.id if ids else "",
    )
