"""A file to begin a mission of one's own with."""

import re
import shlex
from pathlib import Path
from typing import Annotated

import typer

from missionfacts.commands._options import Session
from missionfacts.errors import BrokenInstallation, FileNotWritten, UsageError
from missionfacts.formats.emit import write
from missionfacts.formats.escape import one_line
from missionfacts.model.vocabulary import ID
from missionfacts.store import HERE

TEMPLATE = HERE / "template.yaml"


def new(
    ctx: typer.Context,
    mission: Annotated[str, typer.Argument(metavar="MISSION-ID", help="Lower-case words joined by hyphens.")],
    folder: Annotated[Path, typer.Option("--folder", metavar="FOLDER", help="Where to put the file.")] = Path(),
    tables: Annotated[
        list[Path] | None,
        typer.Option(
            "--from-table",
            metavar="FILE",
            help="Begin with what a CSV file says: a line for each event or seat; may be given more than once.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write an annotated file for a mission of your own, to fill in.

    It prints the path of the file, and on standard error what to do next. The columns of a table are called as fields:
    at (or date and time, in UTC), kind, title, people, place, detail for events; person, role, status for seats, which
    have no date; source and page for both.

    $ missionfacts new my-mission
    $ missionfacts new my-mission --folder my-missions
    $ missionfacts new my-mission --from-table crew.csv
    """
    if not re.fullmatch(ID, mission):
        raise UsageError(f"'{mission}' cannot be an id: lower-case letters and digits, words joined by hyphens")
    try:
        text = TEMPLATE.read_text("utf-8").replace("{id}", mission)
    except OSError as error:
        raise BrokenInstallation(str(TEMPLATE), error.strerror or "") from None
    session: Session = ctx.obj
    if tables:
        from missionfacts.commands._from_table import filled

        with session.catalogue() as catalogue:
            text = filled(text, tables, mission, catalogue)
    target = folder / f"{mission}.yaml"
    try:
        _create(target, text)
    except FileExistsError:
        raise UsageError(f"{target} is there already; nothing was written") from None
    except OSError as error:
        raise FileNotWritten(str(target), error.strerror or "") from None
    write([f"{target}\n"], session.streams, prose=True)
    session.streams.out.flush()
    session.streams.err.write(f"{_next(mission, str(target))}\n")


def _next(mission: str, file: str) -> str:
    """Return a line that says what to do with a new file."""
    check, look = shlex.join(["check", file]), shlex.join(["timeline", mission, "--data", file])
    return one_line(
        f"missionfacts: fill in what is blank; `missionfacts {check}` says what is missing, then `missionfacts {look}`"
    )


def _create(target: Path, text: str) -> None:
    """Write a new file, whole or not at all."""
    file = target.open("x", encoding="utf-8", newline="\n")
    try:
        with file:
            file.write(text)
    except OSError:
        target.unlink(missing_ok=True)
        raise
