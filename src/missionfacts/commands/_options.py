"""What commands have in common: options, their help, and how they reach the catalogue and the output."""

import functools
import inspect
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, Concatenate, NamedTuple

import typer

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import chosen
from missionfacts.commands._completion import (
    complete_event_kind,
    complete_fields,
    complete_format,
    complete_mission,
    complete_mission_name,
    complete_person,
    complete_zone,
)
from missionfacts.formats.layout import Color, Dates, Output
from missionfacts.formats.registry import ALSO_CALLED, FORMATS, PICTURES, SHEETS
from missionfacts.store import EVERYTHING_SHIPPED, Selection, ready_catalogue
from missionfacts.terminal import Streams

OUTPUT, DATA = "Output", "Data"  # the headings in the help of what commands share
PIPED = "tsv"  # the format of a pipe, unless somebody says


def _format_option(piped: str) -> Any:
    """Return the option of a command that prints this into a pipe when nobody says."""
    option = typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)}; a table on a terminal and {piped} in a pipe, unless you say.",
        show_default=False,
        autocompletion=complete_format,
        rich_help_panel=OUTPUT,
    )
    return Annotated[str | None, option]


OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE, in the format of its ending: .svg, .png, .html, .txt as you see it, .csv, .json, .md ...",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]
WidthOption = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="COLUMNS",
        min=20,
        max=1000,
        help="How wide the answer may be; unless you say, as the terminal, and 100 in a file.",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]
FieldsOption = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="A,B,...",
        help="Which fields, in which order; they are listed below.",
        show_default=False,
        autocompletion=complete_fields,
        rich_help_panel=OUTPUT,
    ),
]
HeaderOption = Annotated[
    bool | None,
    typer.Option(
        "--header/--no-header",
        help="With or without the names of the fields.",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]
ColorOption = Annotated[
    Color,
    typer.Option("--color", metavar="WHEN", help="auto, always or never.", show_default=True, rich_help_panel=OUTPUT),
]
DatesOption = Annotated[
    Dates | None,
    typer.Option(
        "--dates",
        metavar="HOW",
        help="human, as people write dates and durations, or iso, as the data do; human on a terminal, else iso.",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]
MissionArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="MISSION",
        help="Its id, name or alias, in any case.",
        show_default=False,
        autocompletion=complete_mission_name,
    ),
]
OptionalMissionArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[MISSION]",
        help="Only those of this mission.",
        show_default=False,
        autocompletion=complete_mission_name,
    ),
]
MissionsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--mission",
        metavar="MISSION,...",
        help="Only events of these missions.",
        show_default=False,
        autocompletion=complete_mission,
    ),
]
IdsOption = Annotated[bool, typer.Option("--ids", help="In a table, the ids too, however narrow it is.")]
KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND,...",
        help="Only events of these kinds; `help kinds` lists them.",
        show_default=False,
        autocompletion=complete_event_kind,
    ),
]
PersonOption = Annotated[
    list[str] | None,
    typer.Option(
        "--person",
        metavar="NAME,...",
        help="Only events with one of these people.",
        show_default=False,
        autocompletion=complete_person,
    ),
]
DisputedOption = Annotated[bool, typer.Option("--disputed", help="Only events on which good sources differ.")]


DataOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--data",
        metavar="PATH",
        help="Data of your own too: a file, or a folder of them; may be given more than once.",
        envvar="MISSIONFACTS_DATA",
        show_envvar=True,
        show_default=False,
        rich_help_panel=DATA,
    ),
]
BundledOption = Annotated[
    bool,
    typer.Option(
        "--bundled/--no-bundled",
        help="With or without the shipped missions.",
        show_default=False,
        rich_help_panel=DATA,
    ),
]
StrictOption = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="Fail when one of your files is not right, rather than leave it out.",
        rich_help_panel=DATA,
    ),
]

ZoneOption = Annotated[
    str,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help="The time zone that decides the day: utc, local, +03:00, Europe/Moscow or moscow.",
        show_default="local",
        autocompletion=complete_zone,
    ),
]


class Session(NamedTuple):
    """What a command needs of the world, handed over as Typer's context object."""

    streams: Streams
    selection: Selection = EVERYTHING_SHIPPED
    asked: tuple[str, ...] = ()  # the command's arguments as they were typed
    plain: bool = False  # whether no colour was asked for

    def choosing(self, data: Sequence[Path] | None, *, bundled: bool, strict: bool = False) -> "Session":
        """Return the session with these data to answer from; data: the user's own."""
        return self._replace(selection=Selection(tuple(data or ()), bundled, strict))

    def as_wide_as(self, width: int | None) -> "Session":
        """Return the session with so many columns, where it says how many."""
        return self._replace(streams=self.streams._replace(width=width, columns=width)) if width else self

    def into(self, path: Path | None, ctx: typer.Context, format: str = "text") -> "Session":  # noqa: A002 as the option
        """Return the session of a command that prints one format, with a file for its answer, if there is one.

        Raises UsageError when the file is for another format.
        """
        if path is None:
            return self
        from missionfacts.commands._paper import on_paper  # which few ask for

        return on_paper(self, ctx, path, None if format == "text" else format, (format,))[0]

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

    @property
    def for_eyes(self) -> bool:
        """Whether the answer is laid out for somebody who reads it."""
        return self.output.format == "table"

    @property
    def along_a_rail(self) -> bool:
        """Whether what happened is told along a rail: for eyes, unless columns or raw dates were asked for."""
        return self.for_eyes and self.output.fields is None and self.output.dates != "iso"

    @property
    def for_readers(self) -> bool:
        """Whether one thing as a whole is laid out as a sheet, on a terminal or in a document."""
        return self.output.format in SHEETS


SHARED: dict[str, tuple[Any, Any]] = {
    "format": (_format_option(PIPED), None),
    "output": (OutputOption, None),
    "width": (WidthOption, None),
    "fields": (FieldsOption, None),
    "header": (HeaderOption, None),
    "color": (ColorOption, "auto"),
    "dates": (DatesOption, None),
    "data": (DataOption, None),
    "bundled": (BundledOption, True),
    "strict": (StrictOption, False),
}


def prints(
    *kinds: type[NamedTuple], others: Sequence[str] = (), instead: str = "", piped: str = PIPED
) -> Callable[[Callable[Concatenate[Asked, ...], None]], Callable[..., None]]:
    """Give a command that prints these kinds of record the options that all such commands share.

    They come to it as one argument, `Asked`, before its own. Typer reads a function's signature, so they are added to
    the signature of the function returned; `schema`, the documentation's tests and those of the formats read its
    `prints`, completion its `formats`. others: formats that are only the command's own; instead: the option that
    takes the place of --format, with words of its own; piped: that of a pipe, where it is not tsv.
    """

    def given_options(command: Callable[Concatenate[Asked, ...], None]) -> Callable[..., None]:
        @functools.wraps(command)
        def with_options(ctx: typer.Context, *, data: Any, bundled: bool, format: str | None, **given: Any) -> None:  # noqa: A002 the option's name
            strict = given["strict"] if strict_of_its_own else given.pop("strict")
            session: Session = ctx.obj.choosing(data, bundled=bundled, strict=strict).as_wide_as(given.pop("width"))
            how = {name: given.pop(name) for name in ("fields", "header", "color", "dates")}
            output, named = given.pop("output"), format
            if output is not None or (format and format.lower() in PICTURES):
                from missionfacts.commands._paper import on_paper  # which few ask for

                said = format or given.get(instead)
                session, named = on_paper(session, ctx, output, said, (*FORMATS, *others), instead)
                if instead and named and named not in FORMATS:
                    given[instead], named = named, None
            named = _format(named, session.streams, others, piped)
            command(Asked(session, Output(session.streams, named, **how, chosen=format is not None)), **given)

        own = list(inspect.signature(command).parameters.values())[1:]
        strict_of_its_own = any(each.name == "strict" for each in own)
        shared = SHARED if piped == PIPED else {**SHARED, "format": (_format_option(piped), None)}
        shared = {name: shared[name] for name in shared if not (strict_of_its_own and name == "strict")}
        keyword = inspect.Parameter.KEYWORD_ONLY
        parameters = [
            inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context),
            *(each.replace(kind=keyword) for each in own),
            *(
                inspect.Parameter(name, keyword, default=usual, annotation=kind)
                for name, (kind, usual) in shared.items()
            ),
        ]
        with_options.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        with_options.__annotations__ = {each.name: each.annotation for each in parameters}
        with_options.prints = kinds  # type: ignore[attr-defined]
        with_options.formats = (*FORMATS, *others)  # type: ignore[attr-defined]
        return with_options

    return given_options


def _format(asked: str | None, streams: Streams, others: Sequence[str], piped: str) -> str:
    """Return the format asked for, or the one that suits the reader: a person or a pipe. Raises UnknownChoice."""
    if asked is None:
        return others[0] if others else "table" if streams.tty else piped
    return chosen("format", asked, [*FORMATS, *others], ALSO_CALLED)
