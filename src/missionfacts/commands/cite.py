"""What records rest on."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

import typer

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import EVERYTHING
from missionfacts.catalogue.several import each_of, meant
from missionfacts.catalogue.works import bibliography, citation_of, citations_of
from missionfacts.commands._completion import complete_any_name
from missionfacts.commands._options import Asked, prints
from missionfacts.commands._sheets import with_names
from missionfacts.dates.display import display
from missionfacts.errors import UsageError
from missionfacts.formats.emit import emit, write
from missionfacts.formats.layout import Layout
from missionfacts.model.works import Citation

CITATION = Layout(
    columns=Citation._fields,
    sheet=True,
    eyes=("statement", "value", "precision", "mission", "sources", "disputed", "note", "file"),
    headings={"statement": "Record", "disputed": "Others say"},
)
Style = Literal["text", "bibtex", "biblatex", "ris", "csl-json", "apa", "chicago", "mla"]
FOR_PEOPLE = {"text", "apa", "chicago", "mla"}
STANDARD_INPUT = "-"


@prints(Citation, instead="style")
def cite(
    asked: Asked,
    fact: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...",
            help="Ids, names or aliases of anything, `-` for those on standard input, one a line;"
            " `timeline --fields id` has those of events.",
            show_default=False,
            autocompletion=complete_any_name,
        ),
    ],
    every: Annotated[bool, typer.Option("--all", help="All facts of the missions that are named.")] = False,
    style: Annotated[
        Style | None,
        typer.Option(
            "--style",
            help="text, bibtex, biblatex, ris, csl-json or, with the extra `citeproc`, apa, chicago, mla: citations to"
            " paste, in place of records.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show what facts rest on.

    A style that reference managers read has one record for each work, with all places in it.

    $ missionfacts cite first-docking
    $ missionfacts cite astp/first-docking apollo-11/lunar-landing --style bibtex
    $ missionfacts cite --all apollo-11 --style ris -o apollo-11.ris
    """
    if style and (asked.output.chosen or asked.output.fields):
        raise UsageError("--style prints a citation to paste; --format and --fields print a record: choose one")
    with asked.catalogue() as catalogue:
        found = list(_found(catalogue, asked, fact, every=every))
        if style:
            from missionfacts.formats.citations.styles import style_of

            text = style_of(style)(map(_with_life, found), bibliography(catalogue))
            write(text, asked.streams, prose=style in FOR_PEOPLE)
            return
        layout = _layout(found)
        if asked.for_readers:
            found, layout = [_with_life(each) for each in found], with_names(layout, catalogue, *found)
        emit(found, Citation, asked.output, layout)


def _found(catalogue: Catalogue, asked: Asked, given: Sequence[str], *, every: bool) -> Iterator[Citation]:
    """Yield the records that are asked for; every: all of the missions that are given."""
    words = [word for word in given if word != STANDARD_INPUT]
    kinds = ["mission"] if every else EVERYTHING
    found = meant(catalogue, words, kinds) if words else []
    if len(words) < len(given):
        found += each_of(catalogue, asked.streams.lines(), kinds)
    for each in dict.fromkeys(found):
        yield from citations_of(catalogue, each.id) if every else [citation_of(catalogue, each)]


def _with_life(found: Citation) -> Citation:
    """Return a citation of a person with the dates of life in words: no field has both as one value."""
    if found.what != "person" or not found.value:
        return found
    return found._replace(value=" – ".join(display(date) if date else "" for date in found.value.split(" – ")))


def _layout(found: Sequence[Citation]) -> Layout:
    """Return the layout of citations; a single one is headed by what it is of."""
    if len(found) != 1:
        return CITATION
    one = found[0]
    value = "When (UTC)" if "T" in one.value else "When"
    if not one.precision:
        value = "Lived" if one.what == "person" else "Value"
    return CITATION._replace(headings={**CITATION.headings, "statement": one.what.capitalize(), "value": value})
