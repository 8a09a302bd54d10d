"""How records are to be printed: what the user asked for, and how a kind of record is laid out."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from missionfacts.terminal import Streams

if TYPE_CHECKING:
    from missionfacts.formats.chronicle import Chronicle
    from missionfacts.formats.drawing import Drawing

Color = Literal["auto", "always", "never"]
Dates = Literal["human", "iso"]


class Layout(NamedTuple):
    """How a kind of record is laid out as rows."""

    columns: tuple[str, ...]  # the default columns
    main: str = ""  # the column that tells the story: it wraps, and it never goes
    first_to_go: tuple[str, ...] = ()  # columns that a narrow terminal does without, in that order
    headings: Mapping[str, str] = {}  # for eyes, where a field's own name would not do
    marked: tuple[str, ...] = ()  # words that eyes should find, in lower case
    below: tuple[str, ...] = ()  # of those that go, the ones that are told below the main column then
    caption: str = ""  # a line above the table
    footnote: str = ""  # lines below it
    eyes: tuple[str, ...] = ()  # the default columns of a table, where eyes are better served by others
    empty: str = "nothing matches"  # what standard error is told when there is nothing to print; "" for nothing
    sheet: bool = False  # for eyes, a line for each field rather than a row for each record
    rail: "Callable[[list[Any], Page], Chronicle] | None" = None  # for eyes, makes of the records what a rail tells
    # For eyes, draws the records: pieces of text for each line, with their styles.
    drawn: "Callable[[list[Any], Page], Iterable[list[tuple[str, Any]]]] | None" = None
    names: Mapping[str, str] = {}  # for eyes, what is called how, by id; what belongs to a mission by `mission/id`
    totals: Mapping[str, str] = {}  # for eyes, a last row: what some columns come to
    bar: str = ""  # for eyes, the column whose numbers are drawn as bars too, where there is room
    gives_way: str = ""  # the column that goes where there would be no room for bars
    barred: tuple[str, str] = ("", "")  # a field, and what it says where there is a bar; of other rows a dot tells
    longest: float = 0.0  # what the longest bar stands for, where it may be none of the rows; 0: the greatest of them
    group: str = ""  # for eyes, the column that stands above the rows that share it
    drawing: "Callable[[list[Any], Page], Drawing] | None" = None  # for pictures, better than the screen drawn


class Output(NamedTuple):
    """How the user wants records printed, and where."""

    streams: Streams
    format: str  # a name of `registry.FORMATS`
    fields: str | None = None  # names with commas between; None: the usual ones
    header: bool | None = None  # None: as is the custom of the format
    color: Color = "auto"
    chosen: bool = False  # whether the user named the format
    dates: Dates | None = None  # as people or as programs write them; None: as who reads the format does


class Page(NamedTuple):
    """What a format has to know of the layout and of where the text goes."""

    layout: Layout
    header: bool | None = None  # None: as is the custom of the format
    width: int | None = None  # columns of a terminal; None: no limit
    encoding: str = "utf-8"
    color: bool = False
    dates: Dates = "human"
    chosen: bool = False  # whether the user chose the fields
