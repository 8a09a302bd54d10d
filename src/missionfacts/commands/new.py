"""A file to begin a mission of one's own with."""

import re
from pathlib import Path
from typing import Annotated

import typer

from missionfacts.commands._options import Session
from missionfacts.errors import BrokenInstallation, FileNotWritten, UsageError
from missionfacts.formats.emit import write
from missionfacts.model.vocabulary import ID
from missionfacts.store import HERE

TEMPLATE = HERE / "template.yaml"


def new(
    ctx: typer.Context,
    mission: Annotated[str, typer.Argument(metavar="MISSION-ID", help="Lower-case words joined by hyphens.")],
    folder: Annotated[Path, typer.Option("--folder", metavar="FOLDER", help="Where to put the file.")] = Path(),
) -> None:
    """Write an annotated file for a mission of your own, to fill in.

    Then: fill it in, `missionfacts check my-mission.yaml`, `missionfacts timeline my-mission --data my-mission.yaml`.

    $ missionfacts new my-mission
    $ missionfacts new my-mission --folder my-missions
    """
    if not re.fullmatch(ID, mission):
        raise UsageError(f"'{mission}' cannot be an id: lower-case letters and digits, words joined by hyphens")
    try:
        text = TEMPLATE.read_text("utf-8").replace("{id}", mission)
    except OSError as error:
        raise BrokenInstallation(str(TEMPLATE), error.strerror or "") from None
    target = folder / f"{mission}.yaml"
    try:
        _create(target, text)
    except FileExistsError:
        raise UsageError(f"{target} is there already; nothing was written") from None
    except OSError as error:
        raise FileNotWritten(str(target), error.strerror or "") from None
    session: Session = ctx.obj
    write([f"{target}\n"], session.streams, prose=True)


def _create(target: Path, text: str) -> None:
    """Write a new file, whole or not at all."""
    file = target.open("x", encoding="utf-8", newline="\n")
    try:
        with file:
            file.write(text)
    except OSError:
        target.unlink(missing_ok=True)
        raise
