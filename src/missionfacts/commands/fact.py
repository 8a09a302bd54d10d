"""One fact for today."""

from typing import Annotated

import typer

from missionfacts.commands._day import DayOption, ZoneOption, asked_day, nothing_known, wanted_events
from missionfacts.commands._options import BundledOption, DataOption, KindOption, MissionsOption, Session
from missionfacts.dates.display import display
from missionfacts.formats.emit import write


def fact(
    ctx: typer.Context,
    day: DayOption = "",
    tz: ZoneOption = "local",
    mission: MissionsOption = None,
    kind: KindOption = None,
    at_random: Annotated[bool, typer.Option("--random", help="Another one of the day's, whichever comes.")] = False,
    seed: Annotated[
        str | None,
        typer.Option(
            "--seed", metavar="TEXT", help="With --random: the same one for the same text.", show_default=False
        ),
    ] = None,
    data: DataOption = None,
    bundled: BundledOption = True,
) -> None:
    """Print one fact for today in one line: the most notable, the same all day."""
    session: Session = ctx.obj
    there = asked_day(day, tz, session.streams)
    with session.choosing(data, bundled=bundled).catalogue() as catalogue:
        wanted = wanted_events(catalogue, mission, kind)
        found = wanted.on(catalogue, there.day, there.zone, ("title",))
        if not found:
            session.streams.err.write(nothing_known(catalogue, there.day, narrowed=wanted.narrowed))
            return
    if at_random or seed is not None:
        from random import Random  # which few who ask need

        told = Random(seed).choice(found)  # noqa: S311 nothing is kept secret with it
    else:
        told = max(found, key=lambda event: event.weight)  # the oldest of those that weigh most
    write([f"{display(told.clock.partition('T')[0].partition('/')[0])}: {told.title}\n"], session.streams)
