"""What one record rests on."""

from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from missionfacts.catalogue.works import bibliography, citation
from missionfacts.commands._completion import complete_anything
from missionfacts.commands._options import Asked, prints
from missionfacts.dates.display import display
from missionfacts.errors import UsageError
from missionfacts.formats.emit import emit, write
from missionfacts.formats.layout import Layout
from missionfacts.model.works import Citation, Work

CITATION = Layout(
    columns=Citation._fields,
    sheet=True,
    eyes=("statement", "value", "precision", "id", "sources", "disputed", "note", "file"),
    headings={"disputed": "Others say", "id": "Id"},
)
Style = Literal["text", "bibtex", "csl-json"]


@prints(Citation)
def cite(
    asked: Asked,
    fact: Annotated[
        list[str],
        typer.Argument(
            metavar="ID",
            help="The id, name or alias of anything; `timeline --fields id` has those of events.",
            show_default=False,
            autocompletion=complete_anything,
        ),
    ],
    style: Annotated[
        Style | None, typer.Option("--style", help="A citation to paste, in place of a record.", show_default=False)
    ] = None,
) -> None:
    """Show what one fact rests on.

    $ missionfacts cite first-docking
    $ missionfacts cite leonov
    $ missionfacts cite first-docking --style bibtex
    """
    if style and (asked.output.chosen or asked.output.fields):
        raise UsageError("--style prints a citation to paste; --format and --fields print a record: choose one")
    with asked.catalogue() as catalogue:
        found = citation(catalogue, " ".join(fact))
        if style:
            write(_styled(found, bibliography(catalogue), style), asked.streams)
            return
        heading = "Value" if not found.precision else "When (UTC)" if "T" in found.value else "When"
        if asked.for_eyes and found.what == "person" and found.value:  # two dates, which no field has as one value
            found = found._replace(value=" – ".join(map(display, found.value.split(" – "))))
        layout = CITATION._replace(headings={**CITATION.headings, "value": heading})
        emit([found], Citation, asked.output, layout)


def _styled(found: Citation, by_id: dict[str, Work], style: Style) -> Iterator[str]:
    from missionfacts.formats import citations

    render = {"text": citations.text, "bibtex": citations.bibtex, "csl-json": citations.csl_json}[style]
    return render(found, by_id)
