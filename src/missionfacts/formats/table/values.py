"""What eyes see of a field, by its kind, and of a record within a record."""

from collections.abc import Callable
from functools import cache, singledispatch
from typing import Any

from missionfacts.dates.display import display, display_duration, display_without_day
from missionfacts.formats.cells import cell
from missionfacts.formats.escape import one_line
from missionfacts.model import fields
from missionfacts.model.events import Event
from missionfacts.model.fields import Kind, kind_of
from missionfacts.model.missions import Clock, Expedition, ExpeditionMember, Figure, Picture, Spacecraft, with_unit
from missionfacts.model.people import Flight, OrganisationCard, PersonCard, Seat
from missionfacts.model.uses import Rival

DISPUTED = " ≠"  # after the main text of a record on which good sources differ


def display_value(record: Any, name: str) -> str:
    """Return what eyes see of a field, in one line."""
    value = getattr(record, name)
    return one_line(DISPLAY[kind_of(record, name)](value, record)) if value not in ("", None) else ""


def display_items(record: Any, name: str) -> list[str]:
    """Return what eyes see of a field with a line for each item of a list; nothing for what is not known."""
    value = getattr(record, name)
    if isinstance(value, tuple) and hasattr(type(value), "_fields"):
        return [one_line(line_of(value))]
    if isinstance(value, tuple):
        return [one_line(line_of(item)) for item in value]
    text = display_value(record, name)
    return [text] if text else []


def is_disputed(record: Any) -> bool:
    """Tell whether good sources differ on a record."""
    kind: Any = type(record)
    return any(getattr(record, name) for name in rivalled_fields(kind))


@cache
def rivalled_fields(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a kind of record that hold what other sources say."""
    return tuple(name for name in kind._fields if kind_of(kind, name) is fields.RIVALS)


def _as_text(value: Any, _: Any) -> str:
    return cell(value)


def _list(value: Any, _: Any) -> str:
    return ", ".join(map(cell, value))


def _date(value: Any, _: Any) -> str:
    return display(value)


def _day(value: Any, _: Any) -> str:
    return display_day(value)


def display_day(date: str) -> str:
    """Return a date or the beginning of a span to the day; "" for what is not known."""
    return display(date.partition("T")[0]) if date else ""


def _years(years: Any, _: Any) -> str:
    if years == 0:
        return "this year"
    unit = "year" if abs(years) == 1 else "years"
    return f"{years} {unit} ago" if years > 0 else f"in {-years} {unit}"


def _value_of_field(value: Any, record: Any) -> str:
    kind = kind_named(record.field)
    if kind is fields.DURATION:
        return display_duration(value)
    return display(value) if kind.when else str(value)


def _rivals(rivals: Any, _: Any) -> str:
    """Return rival values in short: a cell has no room for the notes."""
    shown = (rival._replace(value=_value_of_field(rival.value, rival)) for rival in rivals)
    return ", ".join(map(str, shown))


def _record(record: Any, _: Any) -> str:
    return line_of(record)


def _records(records: Any, _: Any) -> str:
    return ", ".join(map(line_of, records))


def kind_named(field: str) -> Kind:
    """Return the kind that a field of this name has in the records that others can differ on or be cited."""
    for record in (Event, Seat, Clock, Picture, PersonCard, OrganisationCard, Expedition):
        if field in record._fields:
            return kind_of(record, field)
    return fields.TEXT


DISPLAY: dict[Kind, Callable[[Any, Any], str]] = {
    **dict.fromkeys((fields.ID, fields.TEXT, fields.ELAPSED, fields.COUNT), _as_text),
    **dict.fromkeys((fields.IDS, fields.TEXTS, fields.USES), _list),
    fields.RIVALS: _rivals,
    fields.RECORD: _record,
    fields.RECORDS: _records,
    fields.DATE: _date,
    fields.DATE_IN_LIST: _day,
    fields.DATE_ON_DAY: lambda value, _: display_without_day(value),
    fields.DURATION: lambda value, _: display_duration(value),
    fields.TALLY: lambda value, _: str(value) if value else "",
    fields.FLAG: lambda value, _: "yes" if value else "no",
    fields.YEARS: _years,
    fields.QUANTITY: lambda value, record: with_unit(value, record.unit),
    fields.VALUE: _value_of_field,
}


@singledispatch
def line_of(item: object) -> str:
    """Return what eyes see of an item of a list: as in rows, with dates the way people read them."""
    return cell(item)


@line_of.register
def _(item: Event) -> str:
    return f"{display(item.at)}: {item.title}" + (DISPUTED if item.disputed else "")


@line_of.register
def _(item: Flight) -> str:
    time = display_duration(item.time) if item.time else ""
    return item.sentence(display_day(item.launched), display_day(item.landed), time)


@line_of.register
def _(item: Clock) -> str:
    return f"{item.id}: {item.name}, {display(item.epoch)} UTC"


@line_of.register
def _(item: Rival) -> str:
    # What is disputed is plain where the record has one value.
    field = "" if item.field in {"at", "value", "claim"} else f"{item.field} "
    return f"{field}{_value_of_field(item.value, item)}: {', '.join(map(str, item.sources))}. {item.note}"


@line_of.register
def _(item: Spacecraft) -> str:
    parts = [item.type, item.serial, item.launcher, item.site, item.cospar]
    return ": ".join(filter(None, (item.name, ", ".join(filter(None, parts)))))


@line_of.register
def _(item: Figure) -> str:
    return str(item) + (DISPUTED if item.disputed else "")


@line_of.register
def _(item: Expedition) -> str:
    return f"{item.name}: {_span(item.begins, item.ends)}, commander {item.commander}"


@line_of.register
def _(item: ExpeditionMember) -> str:
    own_span = f", {_span(item.begins, item.ends)}" if item.begins or item.ends else ""
    return f"{item.person}: {item.role}{own_span}"


def _span(begins: str, ends: str) -> str:
    """Return two dates, … for one that is not known."""
    return " – ".join(display(date) if date else "…" for date in (begins, ends))
