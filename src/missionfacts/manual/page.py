"""A page of help as data. `screen` lays it out for a terminal, `roff` for man."""

from typing import NamedTuple


class Entry(NamedTuple):
    """A term and what it means: an option, a command, a kind of event."""

    term: str
    text: str


class Section(NamedTuple):
    """A part of a page under a heading of its own."""

    heading: str
    entries: tuple[Entry, ...] = ()
    prose: str = ""
    examples: tuple[str, ...] = ()  # lines to type
    joined: bool = False  # on a terminal, whether no blank line parts it from the section before


class Page(NamedTuple):
    """All that is to say of a command, or of a topic."""

    name: str  # what is typed: "missionfacts timeline"
    summary: str  # a sentence
    usage: str = ""
    prose: tuple[str, ...] = ()  # paragraphs that say more
    sections: tuple[Section, ...] = ()
