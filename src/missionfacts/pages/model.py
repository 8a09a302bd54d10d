"""A page as data: what it says, in blocks that templates draw."""

from collections.abc import Sequence
from typing import NamedTuple

from missionfacts.formats.scene.marks import Label, Mark

MILESTONE = 4  # the weight from which an event is one


class Note(NamedTuple):
    """A number that leads to a source."""

    number: int
    ref: str  # the anchor where it stands, to which the source leads back
    title: str  # the work, and the place in it


class Words(NamedTuple):
    """Text, which may lead somewhere."""

    text: str
    to: str = ""  # the address; "" where it leads nowhere
    language: str = ""  # by its code, where it is another than the page's


class When(NamedTuple):
    """A date, no more exact than its source."""

    text: str
    machine: str = ""  # for `datetime`; "" where no such value says the same


class Cell(NamedTuple):
    """What stands in one place: words and dates, then notes."""

    parts: Sequence[Words | When] = ()
    notes: Sequence[Note] = ()
    below: str = ""  # a remark

    @property
    def says_something(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.notes or self.below or any(part.text for part in self.parts))


class Fact(NamedTuple):
    """A key number."""

    term: str
    cell: Cell


class Rows(NamedTuple):
    """A table, or a part of one that can be closed."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]  # the first cell of each is its heading
    title: str = ""
    aside: str = ""
    numeric: Sequence[int] = ()  # columns of numbers
    minor: Sequence[int] = ()  # columns that a narrow screen goes without
    folded: bool = False  # closed at first

    @property
    def filled(self) -> "Rows":
        """The same without the columns in which nothing stands."""
        kept = [i for i, cells in enumerate(zip(*self.rows, strict=True)) if any(each.says_something for each in cells)]
        return self._replace(
            heads=[self.heads[i] for i in kept],
            rows=[[row[i] for i in kept] for row in self.rows],
            numeric=[new for new, i in enumerate(kept) if i in self.numeric],
            minor=[new for new, i in enumerate(kept) if i in self.minor],
        )


class Entry(NamedTuple):
    """An event in a list."""

    id: str  # the anchor
    when: When
    title: str
    to: str  # where the title leads
    kind: str
    group: str  # of kinds, by which a reader filters
    weight: int
    tone: str  # the lane
    rival: str  # the anchor of the dispute; "" where there is none
    aside: Sequence[Words]  # mission, place, duration
    detail: str
    people: Sequence[Words]
    notes: Sequence[Note]


class Day(NamedTuple):
    """Entries below a heading: a day or a year."""

    id: str
    heading: Words
    aside: str
    entries: Sequence[Entry]
    folded: bool = False


class Rival(NamedTuple):
    """What another source says."""

    value: str
    notes: Sequence[Note]
    why: str  # why ours is kept


class Dispute(NamedTuple):
    """A fact on which good sources differ."""

    id: str
    title: Words
    ours: str
    notes: Sequence[Note]
    rivals: Sequence[Rival]


class Use(NamedTuple):
    """A place in a work, with the anchors of what rests on it."""

    at: str
    refs: Sequence[str]


class Source(NamedTuple):
    """A work that the page rests on."""

    number: int
    authors: str
    title: str
    language: str
    issued: str
    url: str
    shown: str  # the address, as it is to be read
    note: str
    uses: Sequence[Use]


class Dot(NamedTuple):
    """An event in a picture."""

    at: int
    y: float
    size: float
    entry: str  # its anchor
    tone: str
    group: str
    weight: int
    title: str
    known: bool  # whether its time of day is


class Drawing(NamedTuple):
    """Lanes along time, as wide as whoever draws them likes."""

    title: str
    told: str  # what is seen, in words
    begins: int
    ends: int
    height: float
    labels: Sequence[Label]
    marks: Sequence[Mark]
    dots: Sequence[Dot]
    lanes: bool = False  # whether there is room above each lane for what it is called


class Block(NamedTuple):
    """A part of a page with a heading; what is empty is not drawn."""

    id: str
    heading: str
    aside: str = ""
    lines: Sequence[Cell] = ()  # paragraphs
    points: Sequence[Cell] = ()  # a list
    columns: bool = False  # whether its points are short, and stand in columns
    tables: Sequence[Rows] = ()
    days: Sequence[Day] = ()
    legend: bool = False  # whether the signs of its entries are told
    disputes: Sequence[Dispute] = ()
    sources: Sequence[Source] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is anything below its heading."""
        return any((self.lines, self.points, self.tables, self.days, self.disputes, self.sources))

    @property
    def signs(self) -> frozenset[str]:
        """The signs that occur in its entries, which are to be explained: "bold", "untimed", "differ"."""
        entries = [entry for day in self.days for entry in day.entries]
        there = {
            "bold": any(entry.weight >= MILESTONE for entry in entries),
            "untimed": any(not entry.when.text for entry in entries),
            "differ": any(entry.rival for entry in entries),
        }
        return frozenset(sign for sign, occurs in there.items() if occurs)


class Page(NamedTuple):
    """A page."""

    name: str  # its address within a site
    title: str
    description: str
    lead: Sequence[Cell]
    facts: Sequence[Fact]
    blocks: Sequence[Block]
    drawing: Drawing | None
    groups: Sequence[tuple[str, str]]  # groups of kinds that occur, with what readers call them
    way: Sequence[Words]  # from the first page of a site to this one
    beside: Sequence[Words]  # the one before and after it
    command: str  # what makes it
    version: str  # of the data
    licence: str  # of the data
    root: str  # the way to the first page: "../", or ""
    search: bool = False
    parts: Sequence[Words] = ()  # ways to its blocks; () where each has one

    @property
    def jumps(self) -> Sequence[Words]:
        """Ways to its blocks."""
        return self.parts or [Words(block.heading, f"#{block.id}") for block in self.blocks]
