"""What ids and values are called in words, wherever they stand."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from missionfacts.dates.display import display, display_duration
from missionfacts.formats.numbers import display_quantity
from missionfacts.model import fields
from missionfacts.model.events import Event
from missionfacts.model.fields import Kind, kind_of
from missionfacts.model.missions import Clock, Expedition, Picture
from missionfacts.model.people import OrganisationCard, PersonCard, Seat
from missionfacts.model.vocabulary import UNITS

DISPUTED = " ≠"  # after the main text of a record on which good sources differ


class Wording(NamedTuple):
    """What decides how values are put in words, besides what they are."""

    names: Mapping[str, str] = {}  # as in `Layout`
    iso: bool = False  # whether dates and durations stay as the data have them

    def name(self, key: str, record: Any) -> str:
        """Return what something is called that a record names by its id; the id where that is not known."""
        return self.names.get(key) or self.names.get(f"{_home(record)}/{key}") or key


def _home(record: Any) -> str:
    """Return the mission whose spacecraft a record names without it; "" for none."""
    return getattr(record, "mission", "") or str(getattr(record, "id", "")).partition("/")[0]


PLAIN = Wording()


def display_day(date: str) -> str:
    """Return a date or the beginning of a span to the day; "" for what is not known."""
    return display(date.partition("T")[0]) if date else ""


def told_value(value: Any, record: Any, outer: Any) -> str:
    """Return a value of the field that a record names; outer: the record that has the value's unit."""
    kind = kind_named(record.field)
    if kind is fields.DURATION:
        return display_duration(value)
    if kind.when:
        return display(value)
    if record.field == "value":
        number, _, unit = value.partition(" ")
        return display_quantity(number, unit) if unit in UNITS else display_quantity(value, _unit(outer))
    return str(value)


def _unit(record: Any) -> str:
    """Return the unit of a record's value: a figure's own, or that of a figure that is cited or differed on."""
    if hasattr(record, "value_unit"):
        return str(record.value_unit)
    unit = getattr(record, "unit", None) or str(getattr(record, "value", "")).rpartition(" ")[2]
    return unit if unit in UNITS else ""


def kind_named(field: str) -> Kind:
    """Return the kind that a field of this name has in the records that others can differ on or be cited."""
    for record in (Event, Seat, Clock, Picture, PersonCard, OrganisationCard, Expedition):
        if field in record._fields:
            return kind_of(record, field)
    return fields.TEXT
