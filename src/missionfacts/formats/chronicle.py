"""What happened, as eyes read it down a page: `formats.table.rail` draws it.

A command makes one of its records. Texts are as they would stand where every sign can be said.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Heading(NamedTuple):
    """A line above the entries of a day, a year, a flight."""

    text: str  # the day or year
    name: str = ""  # what else stands beside it
    aside: str = ""  # what stands at the right
    stands_out: bool = False  # whether what is at the right does


class Entry(NamedTuple):
    """One thing that happened."""

    title: str
    time: str = ""  # as short as it may be: what is plain from the heading is left out
    timed: bool = True  # whether the time of day is known
    weight: int = 2  # from 1, routine, to 5, a landmark
    disputed: bool = False
    note: str = ""  # a word that stands at the right
    id: str = ""  # it stands at the right too, or below where it does not fit


class More(NamedTuple):
    """A line on the rail that says what is left out."""

    text: str


class Note(NamedTuple):
    """Something more about what stands above it, beside the rail."""

    text: str


Item = Heading | Entry | More | Note


class Chronicle(NamedTuple):
    """A page: its title, what happened, and the lines below."""

    title: str
    aside: str  # at the right of the title
    items: Sequence[Item]
    closing: str = ""
    footnotes: Sequence[str] = ()
