"""The JSON Schemas of data files and of records."""

from typing import Annotated, Any

import typer

from missionfacts.commands import COMMANDS, records_of
from missionfacts.commands._completion import complete_command_with_records, complete_fields_of_command
from missionfacts.commands._options import OutputOption, Session
from missionfacts.errors import UnknownChoice, UsageError
from missionfacts.formats.emit import chosen_fields, write


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
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="A,B,...",
            help="Of records with these fields, in this order, as the command's own --fields.",
            show_default=False,
            autocompletion=complete_fields_of_command,
        ),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Print the JSON Schema of data files, or of what a command prints as JSON.

    That of a command is of an array; a line of NDJSON is one of its items.

    $ missionfacts schema > missionfacts.schema.json
    $ missionfacts schema timeline
    $ missionfacts schema timeline --fields at,title
    """
    import json

    from missionfacts.compile import json_schema

    if command:
        kinds = _kinds(command)
        names = () if fields is None else _named(command, kinds, fields)
        found = json_schema.of_records(command, [kind for kind in kinds if {*names} <= {*kind._fields}], names)
    elif fields is not None:
        raise UsageError("--fields is for the schema of a command's records; name the command")
    else:
        found = json_schema.of_data_file()
    session: Session = ctx.obj.into(output, ctx, "json")
    write([json.dumps(found, ensure_ascii=False, indent=2) + "\n"], session.streams)


def _kinds(command: str) -> tuple[type[Any], ...]:
    kinds = records_of(command) if command in COMMANDS else ()
    if not kinds:
        raise UnknownChoice("command with records", command, [name for name in COMMANDS if records_of(name)])
    return kinds


def _named(command: str, kinds: tuple[type[Any], ...], typed: str) -> tuple[str, ...]:
    """Return the fields that are named, each once, as JSON has them.

    Raises UnknownChoice for one that no record has, UsageError where none has all of them.
    """
    names = chosen_fields(typed, list(dict.fromkeys(name for kind in kinds for name in kind._fields)))
    if not any({*names} <= {*kind._fields} for kind in kinds):
        raise UsageError(f"no kind of record that {command} prints has all of {', '.join(names)}")
    return tuple(dict.fromkeys(names))
