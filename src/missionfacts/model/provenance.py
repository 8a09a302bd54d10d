"""Records that tell where facts are from."""

from typing import NamedTuple

from missionfacts.model import Rival, Use


class Work(NamedTuple):
    """A work that facts are from."""

    id: str
    title: str
    year: str
    kind: str  # one of SOURCE_KINDS
    facts: int  # records that rest on it
    rivals: int  # rival values that it gives
    authors: tuple[str, ...]
    publisher: str
    language: str  # ISO 639
    url: str
    note: str


class Difference(NamedTuple):
    """A value on which good sources differ."""

    id: str  # of the event, seat, figure or person
    field: str
    value: str  # ours; "" when the rival says what no field of ours does
    rival: str
    spread: str  # how far apart the two are, a number; "" when they are not numbers
    unit: str  # of the spread: s, min, h, d, years, or a figure's own
    title: str
    mission: str
    note: str  # why we prefer ours
    sources: tuple[Use, ...]
    rival_sources: tuple[Use, ...]


class Citation(NamedTuple):
    """One fact with all that it rests on."""

    id: str
    what: str  # event, seat, figure, person …
    statement: str  # what we say, in a line
    value: str  # the date, the figure, the dates of life
    precision: str  # how exactly that is known, in words
    mission: str
    sources: tuple[Use, ...]
    disputed: tuple[Rival, ...]
    note: str
    file: str  # where the data has it


class Hit(NamedTuple):
    """Something that a search found."""

    what: str  # event, person, figure, mission, organisation
    at: str
    title: str
    id: str
    text: str  # what more there is to read, from about where the words are
    mission: str
