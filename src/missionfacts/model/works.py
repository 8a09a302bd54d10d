"""Records that tell where facts are from."""

from typing import Annotated, NamedTuple

from missionfacts.model.events import Rivals
from missionfacts.model.fields import GAP, LANGUAGE, RECORDS, VALUE, Count, Date, Id, Text, Texts
from missionfacts.model.uses import Uses


class Creator(NamedTuple):
    """Who made a work, or had a part in it."""

    name: Text  # of a person, given name first
    role: Text  # the part: author, editor or chair
    family: Text  # the family name with its "van" or "de"; "" of an organisation
    given: Text  # the given names
    suffix: Text  # Jr., III and the like

    def __str__(self) -> str:
        return self.name if self.role == "author" else f"{self.name} ({self.role})"


class Work(NamedTuple):
    """A work that facts are from."""

    id: Id  # unique in the dataset
    title: Text  # in its own language and script
    year: Text  # when it appeared, or two years with a slash between
    kind: Text  # primary, history, press, reference or web
    facts: Count  # how many records rest on it
    rivals: Count  # how many rival values it gives
    authors: Texts  # who wrote it
    publisher: Text  # who issues it
    language: Annotated[str, LANGUAGE]  # ISO 639; en is English
    url: Text  # the publisher's own page, or a stable archive
    note: Text  # what there is to say besides
    container: Text  # the newspaper, journal, website or book in which it stands
    volume: Text  # of the container, as is the issue
    issue: Text  # of the container
    published: Date  # the day or month, where more is known than the year
    accessed: Date  # the day on which the address was read
    creators: Annotated[tuple[Creator, ...], RECORDS]  # authors, editors and chairs, with their names in parts


class Difference(NamedTuple):
    """A value on which good sources differ."""

    id: Id  # of the event, seat, figure or person
    field: Text  # on which they differ; claim for what no field holds
    value: Annotated[str, VALUE]  # ours; empty when the rival says what no field of ours does
    rival: Annotated[str, VALUE]  # the other's
    spread: Annotated[str, GAP]  # how far apart the two are, a number; empty when they are not numbers
    unit: Text  # of the spread: s, min, d, months, years, or a figure's own
    title: Text  # what it is about
    mission: Id  # that it belongs to; empty for a person or an organisation
    note: Text  # why we prefer ours
    sources: Uses  # what ours rests on
    rival_sources: Uses  # what the other rests on
    value_unit: Text  # of value and rival, where they are a figure's


class Citation(NamedTuple):
    """One record with all that it rests on."""

    id: Id  # whole
    what: Text  # event, seat, figure, person …
    statement: Text  # what we say, in a line
    value: Annotated[str, VALUE]  # the date, the figure, the dates of life
    precision: Text  # how exactly that is known, in words
    mission: Id  # that it belongs to
    sources: Uses  # what it rests on
    disputed: Rivals  # what good sources say otherwise
    note: Text  # what there is to say besides
    file: Text  # where the data has it
    field: Text  # the field that `value` is of; empty where it is none's
