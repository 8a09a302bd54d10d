"""How one thing as a whole is laid out for eyes, by the kind of its record."""

from typing import Any

from missionfacts.catalogue.called import called
from missionfacts.catalogue.database import Catalogue
from missionfacts.formats.layout import Layout
from missionfacts.model.events import Event
from missionfacts.model.missions import Clock, Expedition, Experiment, Figure, MissionCard, Picture, Spacecraft
from missionfacts.model.people import OrganisationCard, PersonCard, Seat
from missionfacts.model.works import Work


def _sheet(record: Any, eyes: tuple[str, ...] = (), **headings: str) -> Layout:
    """Return the layout of a record as a sheet; headings: by field, where its own name would not do."""
    return Layout(columns=record._fields, sheet=True, eyes=eyes, headings=headings)


SHEETS: dict[type[Any], Layout] = {
    MissionCard: _sheet(
        MissionCard,
        (
            "name", "aliases", "kind", "start", "end", "seats", "backup", "summary", "objectives", "outcome",
            "agencies", "spacecraft", "clocks", "facts", "experiments", "pictures", "expeditions", "events", "sources",
            "file",
        ),
        name="Mission", aliases="Also", start="Start (UTC)", end="End (UTC)", facts="Figures", backup="Backup crew",
        seats="Crew",
    ),
    OrganisationCard: _sheet(
        OrganisationCard,
        (
            "name", "native", "aliases", "kind", "parent", "founded", "place", "role", "note", "sources", "disputed",
            "file",
        ),
        name="Organisation", native="Own name", aliases="Also", parent="Part of",
        disputed="Others say",
    ),
    PersonCard: _sheet(
        PersonCard,
        (
            "name", "native", "full", "aliases", "gender", "nation", "born", "birthplace", "died", "flights",
            "time_in_space", "spacewalks", "time_outside", "missing", "seats", "events", "sources", "disputed", "file",
        ),
        name="Person", native="Own name", full="Full name", aliases="Also", seats="Also part in",
        missing="Without", disputed="Others say",
    ),
    Work: _sheet(
        Work,
        (
            "title", "creators", "container", "volume", "issue", "publisher", "year", "published", "kind", "language",
            "url", "accessed", "facts", "rivals", "note", "id",
        ),
        title="Work", creators="By", container="In", facts="Facts", rivals="Rival values", url="Address",
    ),
    Event: _sheet(
        Event,
        (
            "title", "at", "elapsed", "duration", "kind", "mission", "also", "spacecraft", "people", "to", "place",
            "position", "detail", "weight", "pictures", "sources", "disputed", "id", "formerly", "distinct",
        ),
        title="Event", at="Time (UTC)", also="Also belongs to", disputed="Others say", distinct="Is not",
    ),
    Seat: _sheet(
        Seat,
        (
            "name", "native", "role", "status", "mission", "spacecraft", "nation", "landed_in", "note", "sources",
            "disputed", "id",
        ),
        name="Seat", native="Own name", landed_in="Landed in", disputed="Others say",
    ),
    Figure: _sheet(
        Figure,
        ("label", "value", "about", "mission", "weight", "sources", "disputed", "id"),
        label="Figure", disputed="Others say",
    ),
    Experiment: _sheet(
        Experiment,
        ("name", "number", "field", "spacecraft", "side", "joint", "summary", "note", "sources", "id"),
        name="Experiment",
    ),
    Picture: _sheet(
        Picture,
        ("caption", "number", "also", "at", "event", "people", "credit", "note", "sources", "id"),
        caption="Picture", also="Other numbers",
    ),
    Spacecraft: _sheet(
        Spacecraft,
        (
            "name", "aliases", "type", "serial", "launcher", "site", "cospar", "side", "crew", "in_space", "sources",
            "id",
        ),
        name="Spacecraft", aliases="Also", cospar="International designator", in_space="In space",
    ),
    Clock: _sheet(Clock, ("name", "epoch", "sources", "id"), name="Clock", epoch="Epoch (UTC)"),
    Expedition: _sheet(
        Expedition, ("name", "begins", "ends", "commander", "crew", "sources", "id"), name="Expedition"
    ),
}  # fmt: skip


def with_names(layout: Layout, catalogue: Catalogue, *records: Any) -> Layout:
    """Return a layout that knows what is called how that the records name by ids."""
    return layout._replace(names=called(catalogue, records))
