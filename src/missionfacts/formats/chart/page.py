"""A chart as a page: title, strip, headings, what happened beside the lanes, and what the signs mean."""

from collections.abc import Sequence
from typing import NamedTuple

from missionfacts.formats.chronicle import Entry, Heading
from missionfacts.model.lanes import Lanes, Step


class Row(NamedTuple):
    """An event, and how things are after it."""

    entry: Entry
    times: tuple[str, ...]  # the time of day, as exactly as there is room for, the longest first
    day: str  # as short as it can be said
    second: int  # its place in time
    kind: str
    step: Step


class Chart(NamedTuple):
    """What is drawn. Texts are as they would stand where every sign can be said."""

    title: str
    aside: str  # at the right of the title
    lanes: Lanes
    items: Sequence[Heading | Row]
    footnotes: Sequence[str] = ()
