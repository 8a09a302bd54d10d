"""A flight as lanes: its craft beside each other, and who was in which of them after each event.

`catalogue.lanes` makes it; whatever draws it, as text or as a picture, draws no more than this says.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple


class Lane(NamedTuple):
    """A craft that carried people, or that was docked with."""

    craft: str  # mission/spacecraft; of a station the station itself; the mission where no craft is told
    name: str
    side: str  # "" where the mission has but one
    crew: tuple[str, ...]  # the people whose home it is: who went up in it
    launched: str  # EDTF; "" where no launch of its own is told
    launch: str  # the event; "" where none is told
    ended: str  # EDTF: its landing, loss or whatever is told last; "" while it flies
    how: str  # the kind of event that ended it; "" where that is a parting, or none
    end: str  # the event; "" while it flies
    begins: int  # the first second at which it is drawn
    ends: int | None  # the last; None while it flies
    station: bool = False  # one may have people aboard besides those that are drawn


class Passage(NamedTuple):
    """A craft that people pass through from one lane to the other: it stands in the link."""

    craft: str
    name: str
    host: str  # the craft of a lane to which it is docked


class Traveller(NamedTuple):
    """Somebody who is drawn as a strand."""

    person: str
    name: str
    family: str  # the name that a chart has room for
    home: str  # the craft that they went up in
    role: str
    nation: str


class Place(NamedTuple):
    """Where somebody is."""

    craft: str  # of a lane or a passage
    body: str = ""  # what the craft stands on
    outside: bool = False  # on a spacewalk


class Move(NamedTuple):
    """Somebody who is elsewhere after an event: launched, landed, passed into another craft, gone out."""

    person: str
    before: Place | None  # None before the launch, and where that is not drawn
    after: Place | None  # None after the landing


class Span(NamedTuple):
    """How long two craft were docked, or near each other."""

    craft: str  # of the lane that stands first
    other: str
    near: bool  # True: they flew in formation, or were about to dock; False: they were docked
    first: str  # the events with which it begins and ends; "" where none is told
    last: str
    since: str  # EDTF
    until: str  # EDTF; "" where none is told
    earliest: int  # the first second of it that may have been, and the last
    latest: int | None  # None while it lasts
    seconds: int | None  # None where the length is not known to the minute


class Phase(NamedTuple):
    """What a craft does from an event on: whatever is drawn of it has the same name in text and in pictures."""

    craft: str
    what: str  # before launch, in flight, near, docked, alone, on (a body), coming down, landed, lost, cast off ...
    other: tuple[str, ...]  # the craft that it is docked to, or near
    body: str  # what it stands on
    event: str  # with which it begins; "" before the launch
    since: str  # EDTF, without a time where nobody tells it; "" likewise
    earliest: int  # where it begins along the events
    latest: int | None  # and where the next begins; None for the last

    def __str__(self) -> str:
        body = "the Moon" if self.body == "Moon" else self.body
        return f"{self.what} {body}".strip()


class Step(NamedTuple):
    """How things are after an event."""

    event: str  # the id
    lanes: tuple[str, ...]  # the craft of the lanes that it belongs to
    where: Mapping[str, Place]  # of everybody who is up and drawn
    moves: tuple[Move, ...]
    docked: frozenset[tuple[str, str]]  # craft of lanes, the one that stands first before the other
    near: frozenset[tuple[str, str]]
    flying: frozenset[str]  # craft of lanes that are there


class Stay(NamedTuple):
    """How long somebody was in a craft, as far as that is known."""

    person: str
    craft: str
    body: str
    since: str  # EDTF
    earliest: int  # the first second that they may have been there
    latest: int | None  # the first at which they had left; None while they are there
    event: str  # the one that put them there


class Walk(NamedTuple):
    """A spacewalk of somebody of which the beginning and the end are known."""

    person: str
    event: str
    begins: int
    ends: int


class Lanes(NamedTuple):
    """One flight, or two or more together."""

    missions: tuple[str, ...]  # ids
    lanes: Sequence[Lane]
    passages: Sequence[Passage]
    people: Sequence[Traveller]  # by lane and seat
    stays: Sequence[Stay]
    walks: Sequence[Walk]
    spans: Sequence[Span]
    steps: Sequence[Step]  # one for each event of the missions, in their order
    phases: Sequence[Phase]  # by lane, in their order
    begins: int  # the first second of the lanes that fly, and the last
    ends: int
    over: bool  # whether all of them have ended

    def by_event(self) -> dict[str, Step]:
        """Return the steps by the ids of events."""
        return {step.event: step for step in self.steps}

    def docked(self) -> Iterator[Span]:
        """Yield when what was docked."""
        return (span for span in self.spans if not span.near)
