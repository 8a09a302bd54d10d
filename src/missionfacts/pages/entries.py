"""Events as entries below headings, and what good sources say otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from missionfacts.dates.display import display
from missionfacts.dates.edtf import PartialDate, parse
from missionfacts.formats.table.wording import told_value
from missionfacts.model.events import Event
from missionfacts.pages.kinds import called, group_of
from missionfacts.pages.links import Links, anchor, name_of
from missionfacts.pages.model import Day, Dispute, Entry, Rival, Words
from missionfacts.pages.notes import Notes
from missionfacts.pages.when import lasting, time_below

DENSE = 1.5  # events for each day on which there are any, from which days are worth a heading
LONG = 20  # entries, from which those of a year may be closed
LONGEST_SPAN = 86_400  # seconds: what lasted longer tells its end, and needs no length
MOST_HOURS = 1_000  # of a flight, from which its time is told in days


class Teller:
    """How events are told on one page.

    mission: whose page it is, "" for another kind of page; known: whom or what the events of such a page have in
    common, by its id, so that none of them names it.
    """

    def __init__(self, links: Links, notes: Notes, mission: str = "", known: str = "") -> None:
        self.links, self.notes, self.mission, self.known = links, notes, mission, known
        self.tones: Mapping[str, str] = {}
        self.disputes: list[Dispute] = []

    def entry(self, event: Event, *, year: bool) -> Entry:
        """Return an event as an entry; year: whether a year stands above it, and no day."""
        here = anchor(event.id, self.mission)
        elsewhere = bool(event.mission) and event.mission != self.mission
        rival = self.dispute(event, self.links.event(event.id, event.title)._replace(to=f"#{here}"))
        return Entry(
            here,
            time_below(event.at, year=year),
            event.title,
            self.links.event(event.id, event.title).to if elsewhere else "",
            event.kind,
            group_of(event.kind),
            event.weight,
            self.tones.get(here, ""),
            rival,
            tuple(self._aside(event, elsewhere=elsewhere)),
            event.detail,
            self.links.people(key for key in event.people if key != self.known),
            self.notes.cite(event.sources),
        )

    def _aside(self, event: Event, *, elsewhere: bool) -> Iterable[Words]:
        yield Words(called(event.kind))
        if elsewhere and event.mission != self.known:
            yield self.links.named("mission", event.mission)
        if event.place:
            yield Words(event.place)
        if event.duration and (event.seconds is None or event.seconds < LONGEST_SPAN):
            yield Words(lasting(event.duration))
        if event.elapsed and not elsewhere and event.elapsed.strip("0:~") and not event.elapsed.startswith("-"):
            yield Words(f"flight time {_flight_time(event.elapsed)}")

    def dispute(self, record: Any, title: Words) -> str:
        """Note what others say of a record; return the anchor where it stands, "" when they say nothing."""
        if not record.disputed:
            return ""
        here = f"d-{name_of(record.id.removeprefix(f'{self.mission}/'))}"
        if here not in {each.id for each in self.disputes}:
            notes = self.notes.cite(record.sources)
            rivals = [self._rival(rival, record) for rival in record.disputed]
            fields = dict.fromkeys(rival.field for rival in record.disputed)
            ours = filter(None, (self._value(field, getattr(record, field, ""), record) for field in fields))
            self.disputes.append(Dispute(here, title, "; ".join(ours), notes, rivals))
        return here

    def _rival(self, rival: Any, record: Any) -> Rival:
        said = self._value(rival.field, rival.value, record)
        return Rival(said, self.notes.cite(rival.sources), rival.note)

    def _value(self, field: str, value: Any, record: Any) -> str:
        """Return a value in words, with what it is the value of where that is not plain."""
        if not value or isinstance(value, bool):
            return ""
        if isinstance(value, tuple):
            said = ", ".join(map(self.links.name, map(str, value)))
        else:
            said = told_value(str(value), _Named(field, value, getattr(record, "unit", "")), record)
        return said if field in {"at", "value", "claim"} else f"{field.replace('_', ' ')}: {said}"

    def days(self, events: Sequence[Event], *, years: bool = False) -> list[Day]:
        """Return events below their days or, where there are few, their years; years: in any case."""
        year = years or len(events) < DENSE * len({event.at[:10] for event in events})
        width = 4 if year else 10
        return [
            Day("", self._heading(day), "", [self.entry(event, year=year) for event in those])
            for day, those in groupby(events, lambda event: _day_of(event.at)[:width])
        ]

    def _heading(self, day: str) -> Words:
        """Return a day, month or year, with the way to the page of a day."""
        return Words(heading(day), self.links.to("day", day[5:]) if len(day) == len("1975-07-15") else "")


class _Named:
    """A value by the name of its field, as `told_value` wants it."""

    def __init__(self, field: str, value: Any, unit: str) -> None:
        self.field, self.value, self.unit = field, value, unit


def _flight_time(elapsed: str) -> str:
    r"""Return elapsed time as crews count it, and in days where the hours are too many to be read.

    >>> _flight_time("102:45:40"), _flight_time("0:00:57~")
    ('102:45:40', 'about 0:00:57')
    >>> _flight_time("13103:08:35~"), _flight_time("1416:05:52?")
    ('about 545\xa0d 23\xa0h 8\xa0min', '59\xa0d 5\xa0min (?)')
    """
    clock, doubt = elapsed.rstrip("~?"), " (?)" if elapsed.endswith("?") else ""
    about = "about " if "~" in elapsed else ""
    return f"{about}{clock if int(clock.partition(':')[0]) < MOST_HOURS else lasting(clock)}{doubt}"


def _day_of(at: str) -> str:
    """Return the first day of a date, or its month or year where that is all that is known."""
    return str(PartialDate(*parse(at).start[:3]))


def sign(rival: str) -> list[Words]:
    """Return the sign that good sources differ; rival: the anchor of the dispute, "" where there is none."""
    return [Words("≠", f"#{rival}")] if rival else []


def heading(day: str) -> str:
    """Return a day, month or year as a heading.

    >>> heading("1975-07-15"), heading("1975-07"), heading("1975")
    ('Tuesday 15 July 1975', 'July 1975', '1975')
    """
    from missionfacts.dates.brief import heading_of
    from missionfacts.dates.edtf import WEEKDAYS

    short = heading_of(parse(day).start)
    return next((long + short[3:] for long in WEEKDAYS if short.startswith(long[:3] + " ") and len(day) == 10), short)


def span_of(first: str, last: str) -> str:
    """Return from when to when something lasted."""
    return " – ".join(display(text) if text else "…" for text in (first, last))
