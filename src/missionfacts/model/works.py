"""Records that tell where facts are from."""

from typing import Annotated, NamedTuple

from missionfacts.model.events import Rivals
from missionfacts.model.fields import GAP, LANGUAGE, VALUE, Count, Id, Text, Texts
from missionfacts.model.uses import Uses


class Work(NamedTuple):
    """A work that facts are from."""

    id: Id
    title: Text
    year: Text
    kind: Text  # one of SOURCE_KINDS
    facts: Count  # records that rest on it
    rivals: Count  # rival values that it gives
    authors: Texts
    publisher: Text
    language: Annotated[str, LANGUAGE]
    url: Text
    note: Text


class Difference(NamedTuple):
    """A value on which good sources differ."""

    id: Id  # of the event, seat, figure or person
    field: Text
    value: Annotated[str, VALUE]  # ours; "" when the rival says what no field of ours does
    rival: Annotated[str, VALUE]
    spread: Annotated[str, GAP]  # how far apart the two are, a number; "" when they are not numbers
    unit: Text  # of the spread: s, min, d, months, years, or a figure's own
    title: Text
    mission: Id
    note: Text  # why we prefer ours
    sources: Uses
    rival_sources: Uses
    value_unit: Text  # of value and rival, where they are a figure's


class Citation(NamedTuple):
    """One record with all that it rests on."""

    id: Id
    what: Text  # event, seat, figure, person …
    statement: Text  # what we say, in a line
    value: Annotated[str, VALUE]  # the date, the figure, the dates of life
    precision: Text  # how exactly that is known, in words
    mission: Id
    sources: Uses
    disputed: Rivals
    note: Text
    file: Text  # where the data has it
    field: Text  # the field that `value` is of; "" where it is none's
