"""Search."""

from itertools import chain, islice
from typing import Annotated

import typer

from missionfacts.catalogue.lookup import known_kinds
from missionfacts.catalogue.reasons import hit
from missionfacts.catalogue.search import KINDS, Search
from missionfacts.commands._options import Asked, prints
from missionfacts.errors import NothingFound
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.hits import Hit
from missionfacts.model.vocabulary import EVENT_KINDS

SHOWN = 20  # hits on a terminal
MOST_COUNTED = 1_000  # of those that are not shown
ALL_KINDS = sorted({*KINDS, *EVENT_KINDS})  # of record and of event
TOLD_BY_COLUMNS = ("title", "date")  # reasons that eyes see without being told
HITS = Layout(
    columns=Hit._fields[:5],
    main="title",
    first_to_go=("matched", "id", "what"),
    below=("id", "matched"),
    headings={"at": "Day", "matched": "Found in"},
    eyes=("at", "what", "title", "matched", "id"),
)


def complete_kinds(incomplete: str) -> list[str]:
    """Return what a list of kinds may go on with, for the shell.

    >>> complete_kinds("eva,pers")
    ['eva,person']
    """
    from missionfacts.commands._completers import in_list

    return in_list(ALL_KINDS, incomplete)


@prints(Hit)
def search(
    asked: Asked,
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT...", help="Words to look for, in either script, and dates.", show_default=False),
    ],
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND,...",
            help="Only records or events of these kinds, such as person or eva.",
            show_default=False,
            autocompletion=complete_kinds,
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            metavar="N",
            min=0,
            help="At most so many, the best ones; 0 for all.",
            show_default=f"{SHOWN} on a terminal, all in a pipe",
        ),
    ] = None,
) -> None:
    """Find anything by words, names and dates: the thing itself first, then what mentions it.

    $ missionfacts search moon landing
    $ missionfacts search dogs --limit 5
    $ missionfacts search 1969-07-20 --kind landing,eva
    """
    kinds = known_kinds(kind or (), "kind", ALL_KINDS)
    number = limit if limit is not None else SHOWN if asked.for_eyes else 0
    wanted = " ".join(text)
    with asked.catalogue() as catalogue:
        sought = Search(catalogue, wanted, asked.streams.now.date(), kinds)
        matches = sought.matches()
        if (first := next(matches, None)) is None:
            raise NothingFound(wanted, sought.missing(), kinds)
        fields = needed_fields(Hit, asked.output, HITS)
        hits = (hit(row, terms, fields) for row, terms in islice(chain([first], matches), number or None))
        if not asked.for_eyes:
            emit(hits, Hit, asked.output, HITS)
            return
        shown = list(hits)
        if asked.output.fields is None:
            shown = [each._replace(matched="") if each.matched in TOLD_BY_COLUMNS else each for each in shown]
        more = sum(1 for _ in islice(matches, MOST_COUNTED + 1))
        emit(shown, Hit, asked.output, HITS._replace(marked=tuple(sought.words()), footnote=_left_out(more)))


def _left_out(number: int) -> str:
    """Return the line that says how many more there are; "" for none."""
    if not number:
        return ""
    many = f"{number}" if number <= MOST_COUNTED else f"more than {MOST_COUNTED:,}"
    return f"{many} more; --limit 0 shows all"
