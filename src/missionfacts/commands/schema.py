"""The JSON Schemas of data files and of records."""

from typing import Annotated

import typer

from missionfacts.commands import COMMANDS, records_of
from missionfacts.commands._completion import complete_command_with_records
from missionfacts.commands._options import OutputOption, Session
from missionfacts.errors import UnknownChoice
from missionfacts.formats.emit import write


def schema(
    ctx: typer.Context,
    command: Annotated[
        str,
        typer.Argument(
            metavar="[COMMAND]",
            help="The schema of this command's records.",
            show_default=False,
            autocompletion=complete_command_with_records,
        ),
    ] = "",
    output: OutputOption = None,
) -> None:
    """Print the JSON Schema of data files, or of what a command prints as JSON.

    $ missionfacts schema > missionfacts.schema.json
    $ missionfacts schema timeline
    """
    import json

    from missionfacts.compile import json_schema

    if not command:
        found = json_schema.of_data_file()
    else:
        kinds = records_of(command) if command in COMMANDS else ()
        if not kinds:
            raise UnknownChoice("command with records", command, [name for name in COMMANDS if records_of(name)])
        found = json_schema.of_records(command, kinds)
    session: Session = ctx.obj.into(output, ctx, "json")
    write([json.dumps(found, ensure_ascii=False, indent=2) + "\n"], session.streams)
