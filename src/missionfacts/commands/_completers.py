"""What a shell completes, worked out: each from the context and what stands before the cursor."""

from collections.abc import Callable, Iterable, Sequence
from io import StringIO
from pathlib import Path

import typer

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import EVERYTHING, ids, next_words
from missionfacts.catalogue.missions import clocks, figures, mission, spacecraft_named
from missionfacts.commands import COMMANDS, command, records_of
from missionfacts.dates.edtf import WEEKDAYS
from missionfacts.errors import MissionfactsError
from missionfacts.formats.registry import FORMATS
from missionfacts.model.vocabulary import DIED_IN, EVENT_KINDS, GENDERS, MISSION_KINDS, SEAT_STATUSES

# What is cited or shown by an id of its own; what belongs to a mission comes after it and a slash.
BY_THEMSELVES = ("mission", "person", "organisation", "source")


def fitting(candidates: Iterable[str], incomplete: str) -> list[str]:
    """Return those that begin with what is typed, in any case, with that part as it is typed: a shell drops others.

    What is typed in small letters goes on in them.

    >>> fitting(["apollo-11", "astp"], "Ap"), fitting(["America/New_York"], "america/new")
    (['Apollo-11'], ['america/new_york'])
    """
    typed, length = incomplete.casefold(), len(incomplete)
    rests = [each[length:] for each in candidates if each[:length].casefold() == typed]
    return [incomplete + (rest.lower() if incomplete.islower() else rest) for rest in rests]


def in_list(candidates: Iterable[str], incomplete: str) -> list[str]:
    """Return what a list with commas can go on with.

    >>> in_list(["docking", "eva"], "eva,do")
    ['eva,docking']
    """
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + each for each in fitting(candidates, last)]


def _asked(ctx: typer.Context, ask: Callable[[Catalogue], Iterable[str]]) -> list[str]:
    """Return what the catalogue answers, with the data that the line names; nothing where it cannot."""
    session, given = ctx.obj, ctx.params
    silent = session._replace(streams=session.streams._replace(err=StringIO()))  # a message would spoil the prompt
    try:
        chosen = silent.choosing([Path(each) for each in given.get("data") or ()], bundled=given.get("bundled", True))
        with chosen.catalogue() as catalogue:
            return list(ask(catalogue))
    except MissionfactsError:
        return []


def complete_mission(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of missions."""
    return in_list(_asked(ctx, lambda catalogue: ids(catalogue, ["mission"])), incomplete)


def complete_person(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of people."""
    return in_list(_asked(ctx, lambda catalogue: ids(catalogue, ["person"])), incomplete)


def complete_anything(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of what can be cited; of what belongs to a mission after a slash, or where nothing else fits."""

    def ask(catalogue: Catalogue) -> Iterable[str]:
        typed = incomplete.casefold()
        alone = ids(catalogue, BY_THEMSELVES, typed) if "/" not in typed else []
        return alone or ids(catalogue, EVERYTHING, typed)

    return fitting(_asked(ctx, ask), incomplete)


def complete_mission_name(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of missions, or the words that go on with a name that is begun."""
    return _next_word(ctx, ["mission"], incomplete) if _begun(ctx) else complete_mission(ctx, incomplete)


def complete_person_name(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of people, or the words that go on with a name that is begun."""
    return _next_word(ctx, ["person"], incomplete) if _begun(ctx) else complete_person(ctx, incomplete)


def complete_any_name(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return what `complete_anything` does, or the words that go on with a name that is begun."""
    return _next_word(ctx, EVERYTHING, incomplete) if _begun(ctx) else complete_anything(ctx, incomplete)


def _begun(ctx: typer.Context) -> str:
    """Return the words of a name that stand on the line already: it may need no quotes."""
    names = [each.name for each in ctx.command.params if each.param_type_name == "argument" and each.name]
    return " ".join(word for name in names for word in ctx.params.get(name) or ())


def _next_word(ctx: typer.Context, kinds: Sequence[str], incomplete: str) -> list[str]:
    return fitting(_asked(ctx, lambda catalogue: next_words(catalogue, kinds, _begun(ctx))), incomplete)


def complete_spacecraft(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the craft that the events of the mission on the line name."""
    return in_list(_asked(ctx, lambda catalogue: spacecraft_named(catalogue, _mission(ctx, catalogue))), incomplete)


def complete_subject(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return what the figures of the mission on the line are about."""

    def ask(catalogue: Catalogue) -> Iterable[str]:
        return dict.fromkeys(figure.about for figure in figures(catalogue, _mission(ctx, catalogue)))

    return in_list(_asked(ctx, ask), incomplete)


def _mission(ctx: typer.Context, catalogue: Catalogue) -> str:
    """Return the id of the mission on the line. Raises NotFound and Ambiguous."""
    given: str | list[str] | None = ctx.params["mission"]  # a name of several words may need no quotes
    return mission(catalogue, given if isinstance(given, str) else " ".join(given or ())).id


def complete_nation(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return nations, with hyphens for blanks, which not every shell would quote."""
    from missionfacts.catalogue.people import nations  # which not every command brings along

    return in_list([nation.replace(" ", "-") for nation in _asked(ctx, nations)], incomplete)


def complete_ship(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return types and names of spacecraft, with hyphens for blanks."""
    return _texts(ctx, ["type", "name"], "spacecraft", incomplete)


def complete_launcher(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return types of launcher."""
    return _texts(ctx, ["launcher"], "spacecraft", incomplete)


def complete_site(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return launch sites."""
    return _texts(ctx, ["site"], "spacecraft", incomplete)


def complete_agency(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of organisations."""
    return in_list(_asked(ctx, lambda catalogue: ids(catalogue, ["organisation"])), incomplete)


def _texts(ctx: typer.Context, columns: Sequence[str], table: str, incomplete: str) -> list[str]:
    """Return what some columns hold, where it has no comma, which would end it in a list."""
    from missionfacts.catalogue.texts import distinct

    words = _asked(ctx, lambda catalogue: distinct(catalogue, table, columns))
    return in_list(dict.fromkeys(word.replace(" ", "-") for word in words if "," not in word), incomplete)


def complete_clock(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the clocks of the mission on the line, and time zones."""

    def ask(catalogue: Catalogue) -> Iterable[str]:
        own = [clock.id for clock in clocks(catalogue, _mission(ctx, catalogue), ("id",))]
        return dict.fromkeys(["met", "get", *own] if own else [])

    return fitting([*_asked(ctx, ask), *_zones(incomplete)], incomplete)


def complete_zone(_: typer.Context, incomplete: str) -> list[str]:
    """Return time zones."""
    return fitting(_zones(incomplete), incomplete)


def _zones(incomplete: str) -> list[str]:
    """Return the zones that may be meant: regions as long as nothing is typed, cities where no whole name fits."""
    from zoneinfo import available_timezones  # some 20 ms, which no other list needs

    names = sorted(name for name in available_timezones() if "/" in name)
    if not incomplete:
        names = list(dict.fromkeys(f"{name.partition('/')[0]}/" for name in names))
    elif len(incomplete) > 2 and not fitting(names, incomplete):
        names = [name.casefold().rpartition("/")[2] for name in names if not name.startswith("Etc/")]
    return ["utc", "local", *names]


def complete_event_kind(_: typer.Context, incomplete: str) -> list[str]:
    """Return kinds of event."""
    return in_list(sorted(EVENT_KINDS), incomplete)


def complete_mission_kind(_: typer.Context, incomplete: str) -> list[str]:
    """Return kinds of mission."""
    return in_list(MISSION_KINDS, incomplete)


def complete_weight(_: typer.Context, incomplete: str) -> list[str]:
    """Return the weights of events."""
    return fitting("12345", incomplete)


def complete_status(_: typer.Context, incomplete: str) -> list[str]:
    """Return the statuses of seats."""
    return in_list([*SEAT_STATUSES, "all"], incomplete)


def complete_flown(_: typer.Context, incomplete: str) -> list[str]:
    """Return whether people went up."""
    return fitting(["flown", "ground"], incomplete)


def complete_gender(_: typer.Context, incomplete: str) -> list[str]:
    """Return genders."""
    return fitting(GENDERS, incomplete)


def complete_death(_: typer.Context, incomplete: str) -> list[str]:
    """Return where people died."""
    return fitting(DIED_IN, incomplete)


def complete_record(_: typer.Context, incomplete: str) -> list[str]:
    """Return the categories of records."""
    from missionfacts.model.records import CATEGORIES  # which not every command brings along

    return in_list(CATEGORIES, incomplete)


def complete_people_order(_: typer.Context, incomplete: str) -> list[str]:
    """Return the orders that people come in."""
    from missionfacts.catalogue.everyone import ORDERS  # which not every command brings along

    return fitting(ORDERS, incomplete)


def complete_speed(_: typer.Context, incomplete: str) -> list[str]:
    """Return how fast a mission may be told again."""
    return fitting(["1x", "10x", "60x", "1000x", "max"], incomplete)


def complete_day(_: typer.Context, incomplete: str) -> list[str]:
    """Return days that have a name."""
    return fitting(["today", "tomorrow", "yesterday", *map(str.lower, WEEKDAYS)], incomplete)


def complete_format(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the formats of the command on the line."""
    return fitting(getattr(command(str(ctx.info_name)), "formats", FORMATS), incomplete)


def complete_export_format(_: typer.Context, incomplete: str) -> list[str]:
    """Return the formats of an export."""
    from missionfacts.exports.package import FORMATS as OF_EXPORT

    return fitting(OF_EXPORT, incomplete)


def complete_fields(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the fields that the records of the command on the line have."""
    return _fields_of(str(ctx.info_name), incomplete)


def complete_fields_of_command(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the fields that the records of the command have that is the argument of this one."""
    command = str(ctx.params.get("command") or "")
    return _fields_of(command, incomplete) if command in COMMANDS else []


def _fields_of(command: str, incomplete: str) -> list[str]:
    kinds = records_of(command)
    return in_list(dict.fromkeys(field for kind in kinds for field in kind._fields), incomplete)


def complete_command_with_records(_: typer.Context, incomplete: str) -> list[str]:
    """Return the commands that print records."""
    return fitting([name for name in fitting(COMMANDS, incomplete) if records_of(name)], incomplete)
