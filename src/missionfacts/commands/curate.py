"""For curators: checking data files, their schema, a file to begin with."""

import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from missionfacts.commands.options import BundledOption, Session
from missionfacts.errors import Exit, Problem, UnknownChoice, UsageError
from missionfacts.files import data_paths
from missionfacts.formats import Layout, Output, emit, write
from missionfacts.formats.characters import one_line
from missionfacts.model import ID
from missionfacts.store import HERE, Selection, ready_catalogue
from missionfacts.streams import progress

PROBLEMS = Layout(columns=Problem._fields)


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Data files, or folders of them.", show_default=False)
    ],
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    format: Annotated[  # noqa: A002 the option's name
        Literal["text", "tsv", "csv", "json", "ndjson", "markdown", "sarif"],
        typer.Option("--format", "-f", help="How to print the problems."),
    ] = "text",
    bundled: BundledOption = True,
) -> None:
    """Find every problem in data files, with file, line and column."""
    from missionfacts.compiling import as_base
    from missionfacts.dataset import NOTHING
    from missionfacts.loading import examine

    session: Session = ctx.obj
    base = NOTHING
    if bundled:
        with ready_catalogue(session.streams, Selection()) as catalogue:
            base = as_base(catalogue)
    files = [file.path for path in paths for file in data_paths(path)]
    if not files:
        raise UsageError(f"no data files (*.yaml) in {', '.join(map(str, paths))}")
    err = session.streams.err
    _, problems = examine(files, None, base, lambda paths: progress(paths, "missionfacts: reading data", err))
    if format == "text":
        write((f"{one_line(str(problem))}\n" for problem in problems), session.streams)
    elif format == "sarif":
        from missionfacts.formats import sarif
        from missionfacts.rules import sentences

        write(sarif.render(problems, sentences()), session.streams)
    else:
        emit(problems, Problem, Output(session.streams, format), PROBLEMS)
    errors = sum(problem.level == "error" or strict for problem in problems)
    if errors:
        raise typer.Exit(Exit.BAD_DATA)


def schema(
    ctx: typer.Context,
    command: Annotated[
        str, typer.Argument(metavar="[COMMAND]", help="The schema of this command's records.", show_default=False)
    ] = "",
) -> None:
    """Print the JSON Schema of data files, or of what a command prints with --format json."""
    import json

    from missionfacts import shapes

    if command and command not in shapes.PRINTS:
        raise UnknownChoice("command with records", command, shapes.PRINTS)
    found = shapes.of_records(command) if command else shapes.of_data_file()
    session: Session = ctx.obj
    write([json.dumps(found, ensure_ascii=False, indent=2) + "\n"], session.streams)


def new(
    ctx: typer.Context,
    mission: Annotated[str, typer.Argument(metavar="MISSION-ID", help="Lower-case words joined by hyphens.")],
    folder: Annotated[Path, typer.Option("--folder", metavar="FOLDER", help="Where to put the file.")] = Path(),
) -> None:
    """Write an annotated file for a mission of your own, to fill in."""
    if not re.fullmatch(ID, mission):
        raise UsageError(f"'{mission}' cannot be an id: lower-case letters and digits, words joined by hyphens")
    target = folder / f"{mission}.yaml"
    text = (HERE / "template.yaml").read_text("utf-8").replace("{id}", mission)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{target} is there already; nothing was written") from None
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}") from None
    session: Session = ctx.obj
    write([f"{target}\n"], session.streams)
