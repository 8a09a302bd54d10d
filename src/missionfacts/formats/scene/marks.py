"""What is drawn along time, as data: marks between two moments, and what stands at their left.

Whoever paints them says where a moment stands; how far down is said here.
"""

from typing import NamedTuple


class Mark(NamedTuple):
    """Something between two moments."""

    what: str  # see `KINDS`
    since: int
    until: int
    y: float
    height: float = 0
    tone: str = ""  # t0 to t3: a lane, and whoever's home it is; both: what joins lanes; ground: anything else
    title: str = ""
    to: str = ""  # the address that it leads to
    about: bool = False  # it is not known exactly when: it is drawn dotted


KINDS = {
    "band": "a craft, from its launch to its end",
    "dock": "craft that are docked",
    "maybe": "craft that are docked for a part of it, or a ship that may have been there",
    "near": "craft near each other",
    "edge": "when craft dock or part",
    "strand": "somebody in a craft",
    "outside": "somebody on a spacewalk",
    "jump": "somebody passes over",
    "stand": "a craft stands on another body",
    "bar": "a ship, or a flight",
    "people": "how many are aboard",
    "perhaps": "how many may be aboard",
    "name": "what the line below it, or the bar around it, is called",
}


class Label(NamedTuple):
    """What a lane, or a row, is called."""

    y: float
    text: str
    tone: str
