"""A calendar of anniversaries, for calendar programs."""

from collections.abc import Collection, Sequence
from datetime import tzinfo
from typing import Annotated

import typer

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.days import anniversaries, own_changes
from missionfacts.catalogue.lookup import known_kinds, several
from missionfacts.catalogue.missions import mission as named
from missionfacts.catalogue.works import bibliography
from missionfacts.commands._completion import complete_zone
from missionfacts.commands._limits import RoundOption, weight_option
from missionfacts.commands._options import (
    BundledOption,
    DataOption,
    KindOption,
    MissionsOption,
    OutputOption,
    Session,
    StrictOption,
)
from missionfacts.dates.display import display
from missionfacts.dates.zone_names import zone_label, zone_named
from missionfacts.errors import EmptyFeed
from missionfacts.formats.emit import write

MOST_NAMED = 3  # missions that the name of a feed has


def calendar(
    ctx: typer.Context,
    mission: MissionsOption = None,
    kind: KindOption = None,
    weight: Annotated[
        int | None,
        weight_option(
            "Only events of this weight or more.",
            shows_default="5; with --kind or --round 4; with --mission or --no-bundled 3",
        ),
    ] = None,
    only_round: RoundOption = False,
    tz: Annotated[
        str,
        typer.Option(
            "--tz",
            metavar="ZONE",
            help="The time zone that decides the day: utc, local, +03:00, Europe/Moscow or moscow.",
            autocompletion=complete_zone,
        ),
    ] = "utc",
    data: DataOption = None,
    bundled: BundledOption = True,
    strict: StrictOption = False,
    output: OutputOption = None,
) -> None:
    """Print anniversaries as an iCalendar feed, for calendar programs.

    Events that are known to the day come every year on their day. Unless you say, these are the landmarks, about one a
    week; with --weight 4 there are some two a day.

    $ missionfacts calendar > spaceflight.ics
    $ missionfacts calendar --mission apollo-11,astp -o moon.ics
    $ missionfacts calendar --round --tz Europe/Moscow > round.ics
    """
    session: Session = ctx.obj.into(output, ctx, "ics")
    zone = zone_named(tz)
    least = weight or _usual_weight(narrow=bool(mission or not bundled), less=bool(kind or only_round))
    with session.choosing(data, bundled=bundled, strict=strict).catalogue() as catalogue:
        missions = several(mission or (), lambda name: named(catalogue, name))
        kinds = known_kinds(kind or ())
        ids = [each.id for each in missions]
        events = list(anniversaries(catalogue, ids, kinds, least, zone))
        if not events:
            raise EmptyFeed(least if any(anniversaries(catalogue, ids, kinds)) else 1)
        from missionfacts.formats import ical  # the library costs some 60 ms

        feed = ical.Feed(
            name=_name([each.name for each in missions], kinds, only_round=only_round),
            about=_about(catalogue, len(events), least, zone),
            events=events,
            clock=_clock(zone),
            works=bibliography(catalogue),
            version=catalogue.meta("version"),
            changes=own_changes(catalogue) if data else {},
            only_round=only_round,
        )
    write(ical.render(feed), session.streams)


def _usual_weight(*, narrow: bool, less: bool) -> int:
    """Return the least weight of what somebody subscribes to who does not say: of little, more of it."""
    return 3 if narrow else 4 if less else 5


def _name(missions: Sequence[str], kinds: Collection[str], *, only_round: bool) -> str:
    """Return what a feed is called.

    >>> _name(["Apollo 11", "Apollo 12"], ["eva"], only_round=True)
    'Round anniversaries of Apollo 11 and Apollo 12: eva'
    """
    more = len(missions) - MOST_NAMED
    shown = [*missions[:MOST_NAMED], f"{more} more"] if more > 0 else missions
    of = " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:]))) or "spaceflight"
    what = "Round anniversaries" if only_round else "Anniversaries"
    return f"{what} of {of}" + (f": {', '.join(kinds)}" if kinds else "")


def _about(catalogue: Catalogue, number: int, weight: int, zone: tzinfo | None) -> str:
    """Return what a feed has and whose the data are."""
    weighty = f" of weight {weight} or more" if weight > 1 else ""
    events = "1 event" if number == 1 else f"{number:,} events"
    version, licence = catalogue.meta("version"), catalogue.meta("licence")
    whose = ", ".join(filter(None, ("From missionfacts", version and f"data of {display(version)}", licence)))
    return f"{events}{weighty}, by days in {_clock(zone)}, with sources. {whose}."


def _clock(zone: tzinfo | None) -> str:
    return "local time" if zone is None else zone_label(zone)
