"""All pages for a browser, linked."""

import typer

from missionfacts.commands._options import BundledOption, DataOption, Session, StrictOption
from missionfacts.commands.page import FolderOption, require_templates
from missionfacts.formats.emit import write


def site(
    ctx: typer.Context,
    folder: FolderOption,
    data: DataOption = None,
    bundled: BundledOption = True,
    strict: StrictOption = False,
) -> None:
    """Write a page for every mission, person, resident crew and day, linked, with a search.

    Open index.html in a browser, or put the folder on any web server. Run again, it writes only pages that have
    changed, and removes those of its own that are no more.

    $ missionfacts site -o almanac
    $ missionfacts site -o my-site --data my-missions --no-bundled
    """
    require_templates("a site")
    from missionfacts.pages.site import write_site  # Jinja2, which nothing else needs

    session: Session = ctx.obj
    with session.choosing(data, bundled=bundled, strict=strict).catalogue() as catalogue:
        kept = write_site(catalogue, folder)
    counts = f"{kept.files:,} files: {kept.written:,} written, {kept.unchanged:,} unchanged, {kept.removed:,} removed"
    write([f"{folder}: {counts}\n"], session.streams, prose=True)
