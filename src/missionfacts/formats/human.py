"""Records with dates, durations and quantities in words, for handouts in a format that programs read too."""

import re
from typing import Any, TypeVar

from missionfacts.dates.display import display, display_duration
from missionfacts.formats.numbers import display_gap, display_quantity
from missionfacts.formats.table.wording import kind_named, told_value
from missionfacts.model import fields
from missionfacts.model.fields import kind_of

R = TypeVar("R")
_NESTED = {fields.RECORDS, fields.RIVALS}
_UNITS = ("unit", "value_unit")  # fields that are empty in words, since each value says its unit


def in_words(record: R, outer: Any = None) -> R:
    """Return a record, and what is within it, with its values the way people read them.

    outer: the record that it is within, which has the unit of a rival value.
    """
    fields_of: Any = record
    told = {name: _told(record, name, outer or record) for name in fields_of._fields}
    changed: R = fields_of._replace(**told)
    return changed


def _told(record: Any, name: str, outer: Any) -> Any:
    value = getattr(record, name)
    if name in _UNITS:
        return ""
    if not value:
        return value
    kind = kind_of(record, name)
    if kind in _NESTED:
        return tuple(in_words(each, record) for each in value)
    if kind is fields.RECORD:
        return in_words(value, record)
    if kind is fields.QUANTITY or kind.unit:
        return display_quantity(value, kind.unit or record.unit)
    if kind is fields.GAP:
        return display_gap(value, record.unit)
    if kind is fields.VALUE:
        kind = kind_named(record.field)
        if not kind.when:
            return told_value(value, record, outer)
    if kind is fields.DURATION:
        return display_duration(value)
    return date_with_zone(value) if kind.when and isinstance(value, str) else value


def date_with_zone(text: str) -> str:
    """Return a date the way people read it, a time of day with its zone.

    >>> date_with_zone("1975-07-17T16:09Z/1975-07-17T16:12Z"), date_with_zone("1975-07-17T19:09+03:00")
    ('17 Jul 1975, 16:09–16:12 UTC', '17 Jul 1975, 19:09 UTC+03:00')
    """
    zone = re.search(r"T[\d:]+(Z|[+-]\d\d:\d\d)", text)
    return display(text) + (f" UTC{zone[1].removeprefix('Z')}" if zone else "")
