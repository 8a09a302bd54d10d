"""The whole dataset as tables for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from missionfacts.catalogue.lookup import chosen
from missionfacts.commands._completion import complete_export_format
from missionfacts.commands._options import BundledOption, DataOption, Session, StrictOption
from missionfacts.formats.emit import write


def export(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to write into; made if need be.", show_default=False)
    ],
    format: Annotated[  # noqa: A002 the option's name
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="csv, sqlite or jsonl.",
            autocompletion=complete_export_format,
        ),
    ] = "csv",
    data: DataOption = None,
    bundled: BundledOption = True,
    strict: StrictOption = False,
) -> None:
    """Write the whole dataset as tables, for databases, notebooks and other programs.

    Beside them it writes README.md, which describes every table and column, and datapackage.json, which does so for
    programs. An older export in the folder is replaced; files of others stay as they are.

    $ missionfacts export almanac
    $ missionfacts export almanac --format sqlite
    $ missionfacts export mine --format jsonl --data my-missions --no-bundled
    """
    from missionfacts.exports.exporting import export_all  # which nobody else needs
    from missionfacts.exports.package import ALSO_CALLED, FORMATS
    from missionfacts.store import shipped_licence

    session: Session = ctx.obj.choosing(data, bundled=bundled, strict=strict)
    form = FORMATS[chosen("format", format, list(FORMATS), ALSO_CALLED)]
    licence = shipped_licence() if bundled else ""
    with session.catalogue() as catalogue:
        done = export_all(catalogue, folder, form, licence, session.streams.err, own=bool(data))
    for column, number in done.lost.items():
        session.streams.err.write(f"missionfacts: left out what leads nowhere: {number:,} of {column}\n")
    write([f"{folder}: {done.tables} tables, {done.rows:,} rows, {form.about}\n"], session.streams, prose=True)
