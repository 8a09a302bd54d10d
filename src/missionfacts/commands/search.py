"""Search."""

from typing import Annotated

import typer

from missionfacts.catalogue.search import search as find
from missionfacts.catalogue.search import words_of
from missionfacts.commands._options import Asked, prints
from missionfacts.errors import NotFound
from missionfacts.formats.emit import emit
from missionfacts.formats.layout import Layout
from missionfacts.model.hits import Hit

HITS = Layout(columns=Hit._fields[:5], main="title", first_to_go=("text", "id", "what"), headings={"at": "Time (UTC)"})


@prints(Hit)
def search(
    asked: Asked,
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT...", help="Words to look for, in either script.", show_default=False),
    ],
) -> None:
    """Find events, people, figures and missions that have all of some words."""
    wanted = " ".join(text)
    with asked.catalogue() as catalogue:
        hits = list(find(catalogue, wanted))
        if not hits:
            raise NotFound("match for", wanted if len(wanted) <= 60 else wanted[:59] + "…")
        emit(hits, Hit, asked.output, HITS._replace(marked=tuple(words_of(wanted))))
