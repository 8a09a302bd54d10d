"""Help on a command or a topic."""

from typing import Annotated, Any

import typer

from missionfacts.commands import COMMANDS
from missionfacts.commands._options import OutputOption, Session, WidthOption
from missionfacts.errors import UnknownChoice
from missionfacts.formats.emit import write


def _complete(incomplete: str) -> list[str]:
    from missionfacts.manual.topics import TOPICS

    return [name for name in (*COMMANDS, *TOPICS) if name.startswith(incomplete)]


def help(  # noqa: A001 the command's name
    ctx: typer.Context,
    about: Annotated[
        str,
        typer.Argument(
            metavar="[COMMAND|TOPIC]",
            help="A command, or one of the topics dates, kinds, exit-codes and environment.",
            show_default=False,
            autocompletion=_complete,
        ),
    ] = "",
    output: OutputOption = None,
    width: WidthOption = None,
) -> None:
    """Explain a command or a topic; without either, list the commands.

    $ missionfacts help timeline
    $ missionfacts help kinds
    $ missionfacts help environment
    """
    from missionfacts.manual.screen import Screen

    session: Session = ctx.obj.as_wide_as(width).into(output, ctx)
    screen = Screen(session.streams.width, color=session.streams.color)
    write([screen.render(_page(ctx.find_root(), about)) + "\n"], session.streams, painted=True)


def _page(root: Any, about: str) -> Any:
    from missionfacts.manual.topics import TOPICS, topic_page

    if not about:
        return root.command.page(root)
    if about in TOPICS:
        return topic_page(about)
    if about not in COMMANDS:
        raise UnknownChoice("command or topic", about, [*COMMANDS, *TOPICS])
    command = root.command.get_command(root, about)
    with command.make_context(about, [], parent=root, resilient_parsing=True) as ctx:
        return command.page(ctx)
