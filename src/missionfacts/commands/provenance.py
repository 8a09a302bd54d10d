"""Where facts are from: sources, citations, disagreements."""

from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from missionfacts.catalogue.provenance import bibliography, citation, differences, works
from missionfacts.commands.options import Asked, complete_fact, complete_mission, prints_records
from missionfacts.errors import UsageError
from missionfacts.formats import Layout, emit, write
from missionfacts.model.provenance import Citation, Difference, Work

SOURCES = Layout(
    columns=Work._fields[:5],
    main="title",
    first_to_go=("kind", "year", "id"),
)
DISPUTES = Layout(
    columns=Difference._fields[:6],
    eyes=("title", "value", "rival", "spread", "id"),
    main="title",
    first_to_go=("id",),
    headings={"title": "About", "value": "We say", "rival": "Another says"},
)
CITATION = Layout(
    columns=Citation._fields,
    sheet=True,
    eyes=("statement", "value", "precision", "id", "sources", "disputed", "note", "file"),
    headings={"disputed": "Others say", "id": "Id"},
)
Style = Literal["text", "bibtex", "csl-json"]

OptionalMission = Annotated[
    str,
    typer.Argument(
        metavar="[MISSION]",
        help="Only what this mission rests on.",
        show_default=False,
        autocompletion=complete_mission,
    ),
]


@prints_records
def sources(
    asked: Asked,
    mission: OptionalMission = "",
    unused: Annotated[bool, typer.Option("--unused", help="Only works that nothing rests on.")] = False,
) -> None:
    """List the works that facts are from, with how many rest on each."""
    with asked.catalogue() as catalogue:
        key = catalogue.mission(mission).id if mission else ""
        emit(works(catalogue, key, unused=unused), Work, asked.output, SOURCES)


@prints_records
def disputes(asked: Asked, mission: OptionalMission = "") -> None:
    """List where good sources differ, and by how much."""
    with asked.catalogue() as catalogue:
        key = catalogue.mission(mission).id if mission else ""
        emit(differences(catalogue, key), Difference, asked.output, DISPUTES)


@prints_records
def cite(
    asked: Asked,
    fact: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An event, seat, figure or person, as `timeline --fields id` has it.",
            show_default=False,
            autocompletion=complete_fact,
        ),
    ],
    style: Annotated[
        Style | None, typer.Option("--style", help="A citation to paste, in place of a record.", show_default=False)
    ] = None,
) -> None:
    """Tell what one fact rests on."""
    if style and (asked.output.format or asked.output.fields):
        raise UsageError("--style prints a citation to paste; --format and --fields print a record: choose one")
    with asked.catalogue() as catalogue:
        found = citation(catalogue, fact)
        if style is None:
            heading = "When (UTC)" if "T" in found.value else "When" if found.precision else "Value"
            headings = {**CITATION.headings, "value": heading}
            emit([found], Citation, asked.output, CITATION._replace(headings=headings))
            return
        by_id = bibliography(catalogue)
    write(_styled(found, by_id, style), asked.streams)


def _styled(found: Citation, by_id: dict[str, Work], style: Style) -> Iterator[str]:
    from missionfacts.formats import citations

    render = {"text": citations.text, "bibtex": citations.bibtex, "csl-json": citations.csl_json}[style]
    return render(found, by_id)
