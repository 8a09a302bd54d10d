"""One fact for today."""

from collections.abc import Callable
from io import StringIO
from typing import Annotated, NamedTuple

import typer

from missionfacts.commands._day import AskedDay, DayOption, asked_day, nothing_known, wanted_events
from missionfacts.commands._limits import heaviest
from missionfacts.commands._options import (
    BundledOption,
    DataOption,
    KindOption,
    MissionsOption,
    OutputOption,
    Session,
    ZoneOption,
)
from missionfacts.dates.display import display
from missionfacts.errors import BadData, BrokenInstallation, MissionfactsError, MissionLeftOut
from missionfacts.formats.emit import write
from missionfacts.model.events import Anniversary
from missionfacts.once import remember, was_told


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
    once: Annotated[
        bool, typer.Option("--once", help="At most one a day, and no word on data that are not right: for a login.")
    ] = False,
    data: DataOption = None,
    bundled: BundledOption = True,
    output: OutputOption = None,
) -> None:
    """Print one fact for today in one line: the most notable, the same all day.

    One a day at login takes a line in ~/.bashrc or ~/.zshrc, or the second in ~/.config/fish/config.fish:

    missionfacts fact --once

    status is-interactive; and missionfacts fact --once

    $ missionfacts fact
    $ missionfacts fact --random
    $ missionfacts fact --date 07-20
    """
    session: Session = ctx.obj.into(output, ctx)
    there = asked_day(day, tz, session.streams)
    if once and was_told(there.day):
        return
    telling = Telling(there, mission, kind, _choice(at_random, seed))
    chosen = session.choosing(data, bundled=bundled)
    lines = _at_login(telling, session, chosen) if once else telling.lines(chosen)
    write(lines, session.streams, prose=True)
    if once:
        remember(there.day)


def _at_login(telling: "Telling", session: Session, chosen: Session) -> list[str]:
    """Return the fact, or nothing where there is none: a login is no place for messages about data.

    Own data that are not right are left out; session: without them, chosen: with what the user wants.
    """
    silent = session.streams._replace(err=StringIO())
    try:
        return telling.lines(chosen._replace(streams=silent))
    except (BadData, BrokenInstallation, MissionLeftOut):
        pass
    try:
        return telling.lines(session._replace(streams=silent)) if chosen.selection.bundled else []
    except MissionfactsError:
        return []


Choose = Callable[[list[Anniversary]], Anniversary]


def _choice(at_random: bool, seed: str | None) -> Choose:
    """Return what chooses one of the facts of a day."""
    if at_random or seed is not None:
        from random import Random  # which few who ask need

        return Random(seed).choice  # noqa: S311 nothing is kept secret with it
    return lambda found: heaviest(found, 1)[0]


class Telling(NamedTuple):
    """Which fact is to be told."""

    there: AskedDay
    missions: list[str] | None
    kinds: list[str] | None
    choose: Choose

    def lines(self, session: Session) -> list[str]:
        """Return the fact as a line, or no line where nothing is known, which is told on stderr."""
        with session.catalogue() as catalogue:
            wanted = wanted_events(catalogue, self.missions, self.kinds)
            found = wanted.on(catalogue, self.there.day, self.there.zone, ("title",))
            if not found:
                session.streams.err.write(nothing_known(catalogue, self.there.day, narrowed=wanted.narrowed))
                return []
        event = self.choose(found)
        return [f"{display(event.clock.partition('T')[0].partition('/')[0])}: {event.title}\n"]
