"""What eyes see of a record within a record: a line, with dates the way people read them and names for ids."""

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from missionfacts.dates.display import display, display_duration
from missionfacts.formats.cells import cell
from missionfacts.formats.held import in_words
from missionfacts.formats.numbers import display_quantity
from missionfacts.formats.table.wording import DISPUTED, Wording, display_day, told_value
from missionfacts.model.events import Distinct, Event
from missionfacts.model.missions import (
    Backup,
    Clock,
    Expedition,
    ExpeditionMember,
    Experiment,
    Figure,
    Spacecraft,
    Visit,
)
from missionfacts.model.people import Flight, Seat
from missionfacts.model.records import Record
from missionfacts.model.uses import Rival, Use


@singledispatch
def line_of(item: object, record: Any, wording: Wording) -> str:  # noqa: ARG001 others need them
    """Return what eyes see of an item of a list: as in rows, with dates the way people read them and names for ids."""
    return cell(item)


@line_of.register
def _(item: Use, record: Any, wording: Wording) -> str:
    name = wording.name(item.id, record)
    return str(item) if name == item.id else ", ".join(filter(None, (name, item.at)))


def told_sources(uses: Iterable[Use], record: Any, wording: Wording) -> str:
    """Return what a record rests on, in one line."""
    return "; ".join(line_of(use, record, wording) for use in uses)


@line_of.register
def _(item: Event, record: Any, wording: Wording) -> str:  # noqa: ARG001
    return f"{display(item.at)}: {item.title}" + (DISPUTED if item.disputed else "")


@line_of.register
def _(item: Flight, record: Any, wording: Wording) -> str:
    time = display_duration(item.time) if item.time else ""
    told = item._replace(landed_in=wording.name(item.landed_in, record))
    return told.sentence(display_day(item.launched), display_day(item.landed), time)


@line_of.register
def _(item: Seat, record: Any, wording: Wording) -> str:
    craft = f" of {wording.name(item.spacecraft, item)}" if item.spacecraft else ""
    status = f" ({item.status})" if item.status not in {"prime", "ground"} else ""
    of_person = getattr(record, "id", "") == item.person
    who = wording.name(item.mission, item) if of_person else item.name
    return f"{who}: {item.role}{craft}{status}"


@line_of.register
def _(item: Clock, record: Any, wording: Wording) -> str:  # noqa: ARG001
    return f"{item.name} ({item.id}): {display(item.epoch)} UTC"


@line_of.register
def _(item: Rival, record: Any, wording: Wording) -> str:
    return f"{rival_value(item, record)}: {told_sources(item.sources, record, wording)}. {item.note}"


def rival_value(rival: Rival, record: Any) -> str:
    """Return a rival's value; what it is the value of is plain where the record has one."""
    field = "" if rival.field in {"at", "value", "claim"} else f"{rival.field} "
    return field + told_value(rival.value, rival, record)


@line_of.register
def _(item: Spacecraft, record: Any, wording: Wording) -> str:  # noqa: ARG001
    parts = [item.type, item.serial, item.launcher, item.site, item.cospar]
    return ": ".join(filter(None, (item.name, ", ".join(filter(None, parts)))))


@line_of.register
def _(item: Visit, record: Any, wording: Wording) -> str:
    port = f", {item.port}" if item.port else ""
    until = display(item.undocked) if item.undocked else "…"
    stay = f" ({display_duration(item.duration)})" if item.duration else ""
    return f"{wording.name(item.station, record)}{port}: {display(item.docked)} – {until}{stay}"


@line_of.register
def _(item: Figure, record: Any, wording: Wording) -> str:  # noqa: ARG001
    about = "" if item.about == item.mission else f"{wording.name(item.about, item)}: "
    return f"{about}{item.label}: {display_quantity(item.value, item.unit)}" + (DISPUTED if item.disputed else "")


@line_of.register
def _(item: Backup, record: Any, wording: Wording) -> str:
    return f"none: {told_sources(item.sources, record, wording)}"


@line_of.register
def _(item: Experiment, record: Any, wording: Wording) -> str:  # noqa: ARG001
    told = item._replace(spacecraft=tuple(wording.name(key, item) for key in item.spacecraft))
    return str(told)


@line_of.register
def _(item: Distinct, record: Any, wording: Wording) -> str:
    return f"{wording.name(item.id, record)}: {item.note}"


@line_of.register
def _(item: Expedition, record: Any, wording: Wording) -> str:
    commander = wording.name(item.commander, record) if item.commander else "not known"
    return f"{item.name}: {_span(item.begins, item.ends)}, commander {commander}"


@line_of.register
def _(item: ExpeditionMember, record: Any, wording: Wording) -> str:
    own_span = f", {_span(item.begins, item.ends)}" if item.begins or item.ends else ""
    return f"{wording.name(item.person, record)}: {item.role}{own_span}"


@line_of.register
def _(item: Record, record: Any, wording: Wording) -> str:
    return in_words(item, lambda person: wording.name(person, record))


def _span(begins: str, ends: str) -> str:
    """Return two dates, … for one that is not known."""
    return " – ".join(display(date) if date else "…" for date in (begins, ends))
