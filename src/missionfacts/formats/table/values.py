"""What eyes see of a field, by its kind."""

from collections.abc import Callable
from functools import cache
from typing import Any

from missionfacts.dates.display import display, display_duration, display_without_day
from missionfacts.formats.cells import cell
from missionfacts.formats.escape import one_line
from missionfacts.formats.layout import Layout
from missionfacts.formats.numbers import display_gap, display_number, display_quantity
from missionfacts.formats.table.within import line_of, rival_value, told_sources
from missionfacts.formats.table.wording import PLAIN, Wording, display_day, told_value
from missionfacts.model import fields
from missionfacts.model.fields import Kind, kind_of
from missionfacts.model.languages import LANGUAGES
from missionfacts.model.nations import side_named

SHORT = 40  # letters of what needs no line of its own


def display_value(record: Any, name: str, wording: Wording = PLAIN) -> str:
    """Return what eyes see of a field, in one line."""
    value, kind = getattr(record, name), kind_of(record, name)
    if value in ("", None):
        return ""
    if name == "id" or (wording.iso and (kind.when or kind in _LENGTHS)):
        return one_line(cell(value))
    return one_line(DISPLAY[kind](value, record, wording))


def display_items(record: Any, name: str, wording: Wording = PLAIN) -> list[str]:
    """Return what eyes see of a field with a line for each item of a list; nothing for what is not known."""
    value, kind = getattr(record, name), kind_of(record, name)
    if kind is fields.RECORD:
        value = () if value is None else (value,)
    if isinstance(value, tuple) and kind is not fields.IDS and not _is_short(value):
        return [one_line(_line(item, record, wording)) for item in value]
    text = display_value(record, name, wording)
    return [text] if text else []


def _is_short(items: tuple[Any, ...]) -> bool:
    """Tell whether a list is one of a few words each, which need no lines of their own."""
    return all(isinstance(item, str) and len(item) < SHORT for item in items)


def _line(item: Any, record: Any, wording: Wording) -> str:
    return cell(item) if wording.iso else line_of(item, record, wording)


def heading(name: str, layout: Layout) -> str:
    """Return what eyes read above or beside the values of a field."""
    return layout.headings.get(name, name.replace("_", " ").capitalize())


def is_disputed(record: Any) -> bool:
    """Tell whether good sources differ on a record."""
    kind: Any = type(record)
    return any(getattr(record, name) for name in rivalled_fields(kind))


@cache
def rivalled_fields(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a kind of record that hold what other sources say."""
    return tuple(name for name in kind._fields if kind_of(kind, name) is fields.RIVALS)


# A field


def _as_text(value: Any, *_: Any) -> str:
    return cell(value)


def _name(key: Any, record: Any, wording: Wording) -> str:
    return wording.name(key, record)


def _names(keys: Any, record: Any, wording: Wording) -> str:
    return ", ".join(wording.name(key, record) for key in keys)


def _lines(items: Any, record: Any, wording: Wording) -> str:
    return ", ".join(_line(item, record, wording) for item in items)


def _years(years: Any, *_: Any) -> str:
    if years == 0:
        return "this year"
    unit = "year" if abs(years) == 1 else "years"
    return f"{years} {unit} ago" if years > 0 else f"in {-years} {unit}"


def _measure(unit: str) -> Callable[[Any, Any, Wording], str]:
    return lambda value, *_: display_quantity(value, unit)


def _rivals(rivals: Any, record: Any, wording: Wording) -> str:
    """Return rival values in short: a cell has no room for the notes."""
    return ", ".join(f"{rival_value(each, record)} [{told_sources(each.sources, record, wording)}]" for each in rivals)


DISPLAY: dict[Kind, Callable[[Any, Any, Wording], str]] = {
    **dict.fromkeys((fields.TEXT, fields.ELAPSED), _as_text),
    **dict.fromkeys((fields.USES, fields.RECORDS), _lines),
    fields.ID: _name,
    fields.IDS: _names,
    fields.TEXTS: lambda texts, *_: ", ".join(texts),
    fields.RIVALS: _rivals,
    fields.RECORD: lambda item, record, wording: _line(item, record, wording),
    **dict.fromkeys((fields.DATE, fields.SECOND, fields.CLOCK_TIME), lambda value, *_: display(value)),
    fields.DATE_IN_LIST: lambda value, *_: display_day(value),
    fields.DATE_ON_DAY: lambda value, *_: display_without_day(value),
    fields.DURATION: lambda value, *_: display_duration(value),
    fields.COUNT: lambda value, *_: display_number(str(value)),
    fields.TALLY: lambda value, *_: display_number(str(value)) if value else "",
    fields.FLAG: lambda value, *_: "yes" if value else "no",
    fields.USUAL: lambda value, *_: "" if value else "no",
    fields.LANGUAGE: lambda value, *_: LANGUAGES.get(value, value),
    fields.SIDE: lambda value, *_: side_named(value),
    fields.SIDES: lambda sides, *_: ", ".join(map(side_named, sides)),
    fields.YEARS: _years,
    fields.QUANTITY: lambda value, record, _: display_quantity(value, record.unit),
    **{kind: _measure(kind.unit) for kind in fields.MEASURES},
    fields.GAP: lambda value, record, _: display_gap(value, record.unit),
    fields.VALUE: lambda value, record, _: told_value(value, record, record),
}
_LENGTHS = {fields.DURATION, fields.ELAPSED}
