"""What one record rests on."""

from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from missionfacts.catalogue.works import bibliography, citation
from missionfacts.commands._completion import complete_any_name
from missionfacts.commands._options import Asked, prints
from missionfacts.commands._sheets import with_names
from missionfacts.dates.display import display
from missionfacts.errors import UsageError
from missionfacts.formats.emit import emit, write
from missionfacts.formats.layout import Layout
from missionfacts.model.works import Citation, Work

CITATION = Layout(
    columns=Citation._fields,
    sheet=True,
    eyes=("statement", "value", "precision", "mission", "sources", "disputed", "note", "file"),
    headings={"disputed": "Others say"},
)
Style = Literal["text", "bibtex", "csl-json"]


@prints(Citation, instead="style")
def cite(
    asked: Asked,
    fact: Annotated[
        list[str],
        typer.Argument(
            metavar="ID",
            help="The id, name or alias of anything; `timeline --fields id` has those of events.",
            show_default=False,
            autocompletion=complete_any_name,
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
            write(_styled(_with_life(found), bibliography(catalogue), style), asked.streams)
            return
        layout = _layout(found)
        if asked.for_readers:
            found, layout = _with_life(found), with_names(layout, catalogue, found)
        emit([found], Citation, asked.output, layout)


def _with_life(found: Citation) -> Citation:
    """Return a citation of a person with the dates of life in words: no field has both as one value."""
    if found.what != "person" or not found.value:
        return found
    return found._replace(value=" – ".join(display(date) if date else "" for date in found.value.split(" – ")))


def _layout(found: Citation) -> Layout:
    """Return the layout of a citation, headed by what it is of."""
    value = "When (UTC)" if "T" in found.value else "When"
    if not found.precision:
        value = "Lived" if found.what == "person" else "Value"
    return CITATION._replace(headings={**CITATION.headings, "statement": found.what.capitalize(), "value": value})


def _styled(found: Citation, by_id: dict[str, Work], style: Style) -> Iterator[str]:
    from missionfacts.formats import citations

    render = {"text": citations.text, "bibtex": citations.bibtex, "csl-json": citations.csl_json}[style]
    return render(found, by_id)
