"""The command line: `main` is the one place where an error becomes a sentence on stderr and an exit code."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from missionfacts import __version__
from missionfacts.commands import COMMANDS, GROUPS, command
from missionfacts.commands._options import OUTPUT, Session
from missionfacts.errors import DamagedCatalogue, EmptyValue, Exit, MissionfactsError
from missionfacts.formats.emit import write
from missionfacts.formats.escape import escape_controls
from missionfacts.store import drop_cached
from missionfacts.terminal import Streams

# The base of all of click's own errors. Up to 0.25 Typer stands on click, later it brings its own copy, so they cannot
# be imported from one place; BadParameter can.
_CLICK_ERROR: Any = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


class _Helpful:
    """What every command can do: explain itself, and do without colour."""

    HELP = "Print this help."
    _plain: Any = None

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options with --no-color and --help, the same wherever they stand."""
        *own, help_option = super().get_params(ctx)  # type: ignore[misc]
        self._plain = self._plain or TyperOption(
            param_decls=["--no-color"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_plainly,
            help="No colour, as --color never.",
            rich_help_panel=OUTPUT if any(each.rich_help_panel == OUTPUT for each in own) else None,
        )
        return [*own, self._plain, help_option]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Understand the arguments; whatever is wrong with them is told with the command whose help says more."""
        try:
            rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except _CLICK_ERROR as error:
            error.ctx = error.ctx or ctx
            raise
        return rest

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option --help."""
        option: Any = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.callback, option.help = _print_help, self.HELP
        return option

    def get_help(self, ctx: Any) -> str:
        """Return the help as it is to be printed."""
        from missionfacts.manual.screen import Screen  # only who asks for help pays for laying it out

        streams = ctx.obj.streams
        return Screen(streams.width, color=streams.color).render(self.page(ctx))

    def page(self, ctx: Any) -> Any:
        """Return the help as data."""
        from missionfacts.manual.describe import command_page

        return command_page(self, ctx)


def _print_plainly(ctx: Any, _: Any, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        ctx.obj = ctx.obj._replace(streams=ctx.obj.streams._replace(color=False), plain=True)


def _print_help(ctx: Any, _: Any, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        write([ctx.get_help() + "\n"], ctx.obj.streams, painted=True)
        ctx.exit()


class Command(_Helpful, TyperCommand):
    """One command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments. Raises EmptyValue for one that is empty, lest it be taken for one left out."""
        if ctx.resilient_parsing:  # a shell wants to complete what follows them
            return super().parse_args(ctx, self._before_open_option(args))
        for before, given in zip(["", *args], args, strict=False):
            if not given.strip():
                raise EmptyValue(before if before.startswith("-") and before != "--" else "an argument")
            if given.startswith("--") and given.endswith("="):
                raise EmptyValue(given.removesuffix("="))
        ctx.obj = ctx.obj._replace(asked=tuple(args))
        return super().parse_args(ctx, args)

    def _before_open_option(self, args: list[str]) -> list[str]:
        """Return arguments without an option at their end that lacks its value: none could be read with it."""
        last = args[-1] if args else ""
        is_open = last.startswith("-") and any(last in each.opts and not each.is_flag for each in self._options())
        return args[:-1] if is_open else args

    def _options(self) -> list[Any]:
        return [each for each in self.params if each.param_type_name == "option"]


class Commands(_Helpful, TyperGroup):
    """All commands, each made when it is asked for: to make all costs more than to run one."""

    HELP = "Options and examples of a command, as help COMMAND."

    def page(self, ctx: Any) -> Any:
        """Return the help as data."""
        from missionfacts.manual.overview import overview_page

        return overview_page(self, ctx, GROUPS)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options before the command; with -h before a command, the help is that command's."""
        named = next((each for each in args if not each.startswith("-")), "")
        if args and args[0] in ctx.help_option_names and named in COMMANDS:
            args = [named, args[0]]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 click's signature
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return a command, or None when there is no such."""
        return _made(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the arguments begin with; another word is answered with what would work."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from missionfacts.commands._unknown import unknown_command

            raise unknown_command(args, ctx.obj)
        return super().resolve_command(ctx, args)


@cache
def _made(name: str) -> Any:
    """Return a command; made once, whoever asks."""
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=CONTEXT)
    alone.command(name, cls=Command)(command(name))
    return typer.main.get_command(alone)


COMPLETE = "_MISSIONFACTS_COMPLETE"  # by which a shell's script asks for what could come next
CONTEXT = {"help_option_names": ["-h", "--help"]}
app = typer.Typer(cls=Commands, rich_markup_mode=None, context_settings=CONTEXT)


@app.callback(invoke_without_command=True)
def _root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version of the tool and of its data.")
    ] = False,
) -> None:
    """The almanac of spaceflight, every fact with its source.

    $ missionfacts timeline apollo-11
    $ missionfacts person gagarin
    $ missionfacts today -f json | jq -r '.[0].title'
    """  # noqa: D401 what the tool is
    session: Session = ctx.obj
    if version:
        from missionfacts.dates.display import display_long

        with session.catalogue() as catalogue:
            data, covers = catalogue.meta("version") or "without a version", catalogue.meta("covers")
        reach = f", which reach to {display_long(covers)}" if covers else ""
        write([f"missionfacts {__version__}, data {data}{reach}\n"], session.streams, prose=True)
        ctx.exit()
    if ctx.invoked_subcommand is None:
        write([ctx.get_help() + "\n"], session.streams, painted=True)


def man_pages() -> Iterator[tuple[str, str]]:
    """Yield the pages for man, as name of the file and text."""
    from missionfacts.manual.man import man_pages as pages

    return pages(typer.main.get_command(app), GROUPS, __version__)


def main(argv: list[str], streams: Streams | None = None) -> int:
    """Run the command and return its exit code; errors.Exit lists them.

    A closed pipe is left to the caller, as BrokenPipeError or SystemExit.
    """
    err = sys.stderr
    try:
        streams = streams or Streams.system()
        err = streams.err
        result = _run(argv, Session(streams))
    except Exception as error:
        if COMPLETE in os.environ and not os.environ.get("MISSIONFACTS_DEBUG"):  # a message would spoil the prompt
            return Exit.NOTHING_FOUND
        message, code = _explain(error)
        if err is not None:
            err.write(f"missionfacts: {escape_controls(message)}\n")
            err.flush()
        return code
    return result if isinstance(result, int) else Exit.OK


@cache
def _program() -> Any:
    return typer.main.get_command(app)


def _run(argv: list[str], session: Session) -> object:
    try:
        return _program()(argv, prog_name="missionfacts", standalone_mode=False, obj=session)
    except DamagedCatalogue as error:  # where opening it did not show that
        if not drop_cached(error.path) or error.partly:
            raise
    return _program()(argv, prog_name="missionfacts", standalone_mode=False, obj=session)


def _explain(error: Exception) -> tuple[str, int]:
    """Return what to say of an error, and the exit code. Raises a closed pipe again."""
    if isinstance(error, MissionfactsError):
        return str(error), error.exit_code
    if isinstance(error, _CLICK_ERROR):
        context = getattr(error, "ctx", None)
        hint = f"\nTry '{context.command_path} -h'." if context else ""
        return f"{_usage_message(error)}{hint}", Exit.USAGE
    if isinstance(error, BrokenPipeError) or os.environ.get("MISSIONFACTS_DEBUG"):
        raise error
    return (
        f"this is a bug in missionfacts {__version__}: {type(error).__name__}: {error}\n"
        "Please report this line and the command as an issue of the project, where you got missionfacts from;"
        " with MISSIONFACTS_DEBUG=1 in the environment the command shows where the bug is.",
        Exit.BUG,
    )


def _usage_message(error: Any) -> str:
    """Return what is wrong with an option or argument; a range of numbers is told in words."""
    message: str = error.format_message()
    numbers: Any = getattr(getattr(error, "param", None), "type", None)
    before, is_wrong, _ = message.partition(" is not ")
    if not is_wrong or not hasattr(numbers, "min"):
        return message
    return f"{before} is not a whole number from {numbers.min} {'on' if numbers.max is None else f'to {numbers.max}'}."
