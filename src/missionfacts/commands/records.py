"""Records of human spaceflight."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.kept_records import KEPT, kept, kept_histories
from missionfacts.catalogue.lookup import known
from missionfacts.commands._completion import complete_day, complete_record
from missionfacts.commands._day import asked_day
from missionfacts.commands._filters import GenderOption, nation_option
from missionfacts.commands._lists import GENDERS_ALSO, nations_asked
from missionfacts.commands._options import Asked, prints
from missionfacts.dates.display import display_long
from missionfacts.dates.edtf import parse
from missionfacts.errors import OutOfReach, UnknownChoice, UsageError
from missionfacts.formats.emit import emit
from missionfacts.formats.layout import Layout
from missionfacts.model.records import CATEGORIES, EVERYONE, FIRSTS, Record, Who
from missionfacts.model.vocabulary import GENDERS

if TYPE_CHECKING:
    from missionfacts.catalogue.standings import Told

IN_SPACE = "most-in-space"
WHAT = "category of records"
FEW, MANY = 3, 10  # places shown of each of several records, and of one
RECORDS = Layout(
    columns=Record._fields[: Record._fields.index("facts") + 1],
    main="people",
    first_to_go=("note", "missions", "at"),
    headings={"rank": "Nr", "value": "Record", "people": "Who", "at": "When", "missions": "Mission"},
    eyes=("category", "rank", "value", "people", "at", "missions", "note"),
    group="category",
    bar="amount",
    empty="nobody holds such a record",
)
HELD = RECORDS._replace(
    first_to_go=("missions", "note", "until"),
    headings={**RECORDS.headings, "at": "From", "until": "To"},
    eyes=("category", "value", "people", "at", "until", "missions"),
    footnote="Who bettered their own record has one line: from when it was first theirs, with what they brought it to.",
)


@prints(Record)
def records(
    asked: Asked,
    category: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CATEGORY",
            help=f"Which records, with commas between: {', '.join(CATEGORIES)}.",
            show_default="all",
            autocompletion=complete_record,
        ),
    ] = None,
    day: Annotated[
        str,
        typer.Option(
            "--at",
            metavar="DAY",
            help="As they stood at the end of this day, UTC.",
            show_default=False,
            autocompletion=complete_day,
        ),
    ] = "",
    history: Annotated[
        bool, typer.Option("--history", help="Who held each record, from when to when; firsts have no history.")
    ] = False,
    top: Annotated[
        int | None,
        typer.Option(
            "--top",
            "--limit",
            metavar="N",
            min=0,
            help="So many places of each; 0 for all.",
            show_default=f"{MANY} of one category, {FEW} of several",
        ),
    ] = None,
    nation: Annotated[str, nation_option("what was flown for these nations")] = "",
    gender: GenderOption = "",
) -> None:
    """List the records of human spaceflight: the longest, the most, the first.

    All are computed from the launches, landings, spacewalks and dockings that the data tell, and `facts` names those
    that a line rests on; `missionfacts cite` takes them. A flight counts when it has ended, and only with a launch and
    a landing that are known to the minute. In space means above 80 km; in orbit leaves out flights up and down. What
    is equal, or so close that the precision of its times leaves it open, has the same place.

    $ missionfacts records longest-flight --at 1970-01-01
    $ missionfacts records longest-spacewalk --history
    $ missionfacts records time-in-space --gender female --top 5
    """
    with asked.catalogue() as catalogue:
        genders = known("gender", [gender] if gender else (), GENDERS, GENDERS_ALSO)
        wanted = _Wanted(
            _categories(category or []),
            top,
            _end_of(day, catalogue, asked) if day else None,
            Who(nations_asked(catalogue, nation), tuple(genders)),
        )
        found: Iterable[Record] = wanted.histories(catalogue) if history else wanted.standings(catalogue)
        layout = HELD if history else RECORDS
        if asked.for_eyes:
            from missionfacts.commands._records import for_eyes  # which a pipe does without

            found, layout = for_eyes(catalogue, list(found), layout, wanted.until)
            if wanted.categories == [IN_SPACE] and wanted.until is None and wanted.who == EVERYONE:
                from missionfacts.commands._strips import people_by_year

                strip = people_by_year(catalogue, asked.streams)
                layout = layout._replace(footnote="\n".join(filter(None, [strip, layout.footnote])))
        emit(found, Record, asked.output, layout)


def _categories(words: Sequence[str]) -> list[str]:
    """Return the categories that some words mean, each or all together. Raises UnknownChoice."""
    try:
        return known(WHAT, [" ".join(words)] if words else (), list(CATEGORIES))
    except UnknownChoice:
        if len(words) == 1:
            raise
        return known(WHAT, words, list(CATEGORIES))


class _Wanted(NamedTuple):
    """Which records are asked for."""

    categories: Sequence[str]  # none: all
    top: int | None  # places of each; None: as many as suit
    until: int | None  # the second as of which they are asked for; None: all that the data tell
    who: Who

    def standings(self, catalogue: Catalogue) -> Iterator[Record]:
        """Yield who holds them, or held them then."""
        top = (MANY if len(self.categories) == 1 else FEW) if self.top is None else self.top
        if self.until is None and self.who == EVERYONE and 0 < top <= KEPT:
            yield from kept(catalogue, self.categories, top)
            return
        from missionfacts.catalogue.standings import standings  # which what is kept does without

        all_told = self._told(catalogue)
        for category in self.categories or CATEGORIES:
            yield from standings(all_told, category, top)

    def histories(self, catalogue: Catalogue) -> Iterator[Record]:
        """Yield who held them, from when to when. Raises UsageError for a first, which nobody takes away."""
        if without := [category for category in self.categories if category in FIRSTS]:
            raise UsageError(f"{without[0]} has no history: a first stays one; leave --history out")
        categories = self.categories or [each for each in CATEGORIES if each not in FIRSTS]
        if self.until is None and self.who == EVERYONE:
            yield from kept_histories(catalogue, categories)
            return
        from missionfacts.catalogue.standings import history

        all_told = self._told(catalogue)
        for category in categories:
            yield from history(all_told, category)

    def _told(self, catalogue: Catalogue) -> "Told":
        from missionfacts.catalogue.standings import reach, told

        return told(catalogue, reach(catalogue) if self.until is None else self.until, self.who)


def _end_of(text: str, catalogue: Catalogue, asked: Asked) -> int:
    """Return the last second of a day. Raises OutOfReach for one of which the data tell nothing."""
    day = asked_day(text, "utc", asked.streams).day
    covers = catalogue.meta("covers")
    if covers and day > date.fromisoformat(covers):
        raise OutOfReach(f"the data reach to {display_long(covers)}, and do not tell who held what after that")
    second = parse(f"{day:%Y-%m-%d}").latest
    first = catalogue.first("SELECT launched FROM ride WHERE in_space AND up_earliest <= ? LIMIT 1", [second])
    if first is None:
        raise OutOfReach(f"nobody had been in space by {display_long(f'{day:%Y-%m-%d}')}")
    return second
