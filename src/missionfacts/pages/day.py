"""What the page of a day of the calendar says."""

from collections.abc import Sequence
from datetime import UTC, date
from itertools import groupby

from missionfacts.catalogue.days import on_day
from missionfacts.counts import counted
from missionfacts.dates.edtf import FULL_MONTHS
from missionfacts.model.events import Anniversary, Event
from missionfacts.pages.almanac import Almanac, with_sources
from missionfacts.pages.entries import Teller
from missionfacts.pages.kinds import groups_among
from missionfacts.pages.links import file_of
from missionfacts.pages.model import Block, Cell, Day, Fact, Page, Words

LEAP_YEAR = 2000  # which has every day


def day_page(almanac: Almanac, month: int, day: int) -> Page:
    """Return the page of a day of the calendar, by UTC."""
    told = [_event(each) for each in on_day(almanac.catalogue, date(LEAP_YEAR, month, day), UTC)]
    tell = almanac.teller()
    name, key = f"{day} {FULL_MONTHS[month - 1]}", f"{month:02}-{day:02}"
    lead = [Cell([Words(f"What happened in spaceflight on {name}, by UTC.")])]
    years = _years(told, tell)
    links = tell.links
    return Page(
        file_of("day", key),
        name,
        f"{name} in spaceflight: {counted(len(told), 'event')} in {counted(len(years), 'year')}.",
        lead,
        [Fact("Events", Cell([Words(str(len(told)))])), Fact("Years", Cell([Words(str(len(years)))]))],
        with_sources([Block("years", "Year by year", days=years, legend=True)], tell),
        None,
        groups_among({event.kind for event in told}),
        almanac.way(links, ("days.html", "Days")),
        _beside(almanac, month, day) if almanac.pages else (),
        f"missionfacts page {key}",
        almanac.version,
        almanac.licence,
        links.root,
    )


def _event(each: Anniversary) -> Event:
    return Event._make(getattr(each, name, "") for name in Event._fields)


def _years(told: Sequence[Event], tell: Teller) -> list[Day]:
    return [
        Day("", Words(year), "", [tell.entry(event, year=False) for event in those])
        for year, those in groupby(told, lambda event: event.at[:4])
    ]


def _beside(almanac: Almanac, month: int, day: int) -> list[Words]:
    """Return the days before and after one."""
    there = date(LEAP_YEAR, month, day).toordinal()
    near = (date.fromordinal(there + by) for by in (-1, 1))
    links = almanac.links()
    return [links.named("day", f"{each:%m-%d}", f"{each.day} {FULL_MONTHS[each.month - 1]}") for each in near]
