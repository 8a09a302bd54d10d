"""One page for a browser."""

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import find, identify
from missionfacts.commands._completion import complete_any_name
from missionfacts.commands._options import BundledOption, DataOption, Session, StrictOption
from missionfacts.errors import BadDate, MissingExtra, NotFound, UnclearDate
from missionfacts.formats.emit import write
from missionfacts.terminal import Streams

if TYPE_CHECKING:
    from missionfacts.pages.single import Subject

KINDS = ("mission", "person", "expedition", "spacecraft")
FolderOption = Annotated[
    Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into; made if need be.")
]


def page(
    ctx: typer.Context,
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME",
            help="A mission, person or resident crew by its id, name or alias, or a day: 17 July, 07-17, today.",
            show_default=False,
            autocompletion=complete_any_name,
        ),
    ],
    folder: FolderOption = Path(),
    data: DataOption = None,
    bundled: BundledOption = True,
    strict: StrictOption = False,
) -> None:
    """Write a page for a browser: one file, with all that is known of one thing.

    It has a picture that zooms, every event, who took part, figures, where sources differ, and the sources as numbered
    notes. Nothing is loaded from elsewhere, and it can be read without JavaScript.

    $ missionfacts page astp -o pages
    $ missionfacts page iss/expedition-1
    $ missionfacts page 07-20 -o pages
    """
    require_templates("a page")
    from missionfacts.pages.single import write_page  # Jinja2, which nothing else needs

    session: Session = ctx.obj
    with session.choosing(data, bundled=bundled, strict=strict).catalogue() as catalogue:
        subject = _subject(catalogue, " ".join(name), session.streams)
        target = write_page(catalogue, subject, folder)
    write([f"{target}\n"], session.streams, prose=True)


def require_templates(what: str) -> None:
    """Require what draws pages. Raises MissingExtra."""
    try:
        import jinja2  # noqa: F401
    except ImportError:
        raise MissingExtra(what, "page", "`missionfacts show NAME` works without it") from None


def _subject(catalogue: Catalogue, name: str, streams: Streams) -> "Subject":
    """Return what a name means: a record that has a page, or else a day. Raises NotFound, Ambiguous, UnclearDate."""
    from missionfacts.pages.single import Subject

    try:
        found = identify(catalogue, name, KINDS, "page")
    except NotFound:
        if find(catalogue, name):
            raise
        day = _day(name, streams)
        if not day:
            raise
        return Subject("day", day)
    if found.what == "spacecraft":
        return Subject("mission", found.id.partition("/")[0])
    return Subject(found.what, found.id)


def _day(name: str, streams: Streams) -> str:
    """Return a day of any year as 07-17, by UTC; "" for what is no day. Raises UnclearDate."""
    from missionfacts.dates.user_input import parse_day

    try:
        asked = parse_day(name, streams.now.astimezone(UTC).date(), UTC)
    except UnclearDate:
        raise
    except BadDate:
        return ""
    return f"{asked.month:02}-{asked.day:02}"
