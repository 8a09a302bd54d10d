"""What commands have in common: options, their help, and how they reach the catalogue and the output."""

import functools
import inspect
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from missionfacts.catalogue import Catalogue
from missionfacts.errors import MissionfactsError, UnknownZone
from missionfacts.formats import Color, Format, Output
from missionfacts.store import EVERYTHING_SHIPPED, Selection, ready_catalogue
from missionfacts.streams import Streams

FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="How to print: a table on a terminal, tsv in a pipe, unless you say.",
        show_default=False,
    ),
]
FieldsOption = Annotated[
    str | None,
    typer.Option("--fields", metavar="A,B,...", help="Which fields, in which order.", show_default=False),
]
HeaderOption = Annotated[
    bool | None,
    typer.Option("--header/--no-header", help="With or without the names of the fields.", show_default=False),
]
ColorOption = Annotated[Color, typer.Option("--color", help="When to use colour.", show_default=True)]


def complete_mission(incomplete: str) -> list[str]:
    """Return the ids of missions that begin so, for the shell."""
    return _complete(lambda catalogue: [mission.id for mission in catalogue.missions()], incomplete)


def complete_person(incomplete: str) -> list[str]:
    """Return the ids of people that begin so, for the shell."""
    return _complete(lambda catalogue: [row[0] for row in catalogue.rows("SELECT id FROM person")], incomplete)


def complete_fact(incomplete: str) -> list[str]:
    """Return the ids of what can be cited that begin so, for the shell."""
    from missionfacts.catalogue.provenance import ids

    return _complete(ids, incomplete)


def _complete(words: Callable[[Catalogue], list[str]], incomplete: str) -> list[str]:
    try:
        with ready_catalogue(Streams.system()) as catalogue:
            return [word for word in words(catalogue) if word.startswith(incomplete.casefold())]
    except MissionfactsError:  # a shell that completes has no use for a message
        return []


MissionArgument = Annotated[
    str,
    typer.Argument(
        metavar="MISSION",
        help="Its id, name or alias, in any case.",
        show_default=False,
        autocompletion=complete_mission,
    ),
]
MissionsOption = Annotated[
    list[str] | None,
    typer.Option("--mission", metavar="MISSION", help="Only events of this mission. Repeatable.", show_default=False),
]
KindOption = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only events of this kind. Repeatable.", show_default=False),
]


DataOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--data",
        metavar="PATH",
        help="Data of your own too: a file, or a folder of them. Repeatable.",
        envvar="MISSIONFACTS_DATA",
        show_envvar=True,
        show_default=False,
    ),
]
BundledOption = Annotated[
    bool, typer.Option("--bundled/--no-bundled", help="With or without the shipped missions.", show_default=False)
]


class Session(NamedTuple):
    """What a command needs of the world, handed over as Typer's context object."""

    streams: Streams
    selection: Selection = EVERYTHING_SHIPPED

    def choosing(self, data: Sequence[Path] | None, *, bundled: bool) -> "Session":
        """Return the session with these data to answer from; data: the user's own."""
        return self._replace(selection=Selection(tuple(data or ()), bundled))

    def catalogue(self) -> Catalogue:
        """Open the catalogue that is to answer."""
        return ready_catalogue(self.streams, self.selection)


class Asked(NamedTuple):
    """The world, and how the user wants the answer: the first argument of every command that prints records."""

    session: Session
    output: Output

    def catalogue(self) -> Catalogue:
        """Open the catalogue that is to answer."""
        return self.session.catalogue()

    @property
    def streams(self) -> Streams:
        """Where output goes, and what time it is."""
        return self.session.streams


SHARED: dict[str, tuple[Any, Any]] = {
    "format": (FormatOption, None),
    "fields": (FieldsOption, None),
    "header": (HeaderOption, None),
    "color": (ColorOption, "auto"),
    "data": (DataOption, None),
    "bundled": (BundledOption, True),
}


def prints_records(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that all commands share, as one argument, `Asked`, before its own.

    Typer reads a function's signature, so the shared options are added to the signature of the function returned.
    """

    @functools.wraps(command)
    def with_options(ctx: typer.Context, **given: Any) -> None:
        shared = {name: given.pop(name) for name in SHARED}
        session: Session = ctx.obj.choosing(shared.pop("data"), bundled=shared.pop("bundled"))
        command(Asked(session, Output(session.streams, **shared)), **given)

    own = inspect.signature(command).parameters
    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context),
        *(own[name].replace(kind=keyword) for name in list(own)[1:]),
        *(inspect.Parameter(name, keyword, default=value, annotation=kind) for name, (kind, value) in SHARED.items()),
    ]
    with_options.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    with_options.__annotations__ = {each.name: each.annotation for each in parameters}
    return with_options


def zone_named(name: str, clocks: Sequence[str] = ()) -> tzinfo | None:
    """Return a time zone by its IANA name; "utc" and "local" too, local being None.

    clocks: what else could have been asked for in its place, for the message.
    Raises UnknownZone when there is no such zone.
    """
    if name.casefold() == "utc":
        return UTC
    if name.casefold() == "local":
        try:
            datetime.now(UTC).astimezone()
        except ValueError:  # TZ names a zone that no clock on Earth has
            return UTC
        return None
    import zoneinfo  # 5 ms that only a named zone costs

    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise UnknownZone(name, clocks, zoneinfo.available_timezones()) from None
