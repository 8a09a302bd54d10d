"""What a command draws itself, where a picture can say more than its screen: a chart, say.

`Layout.drawing` makes one of the records; `picture.svg` gives it the frame, the colours, the title and the description
that all pictures have.
"""

from typing import NamedTuple


class Drawing(NamedTuple):
    """The inside of an SVG.

    Its colours are `var(--ink)` and the other names of `picture.theme`, so that it is light or dark as its reader
    prefers; its ids, if it has any, begin with a letter of their own, and nothing in it refers to the outside.
    """

    width: float  # in units of SVG, as is the height
    height: float
    body: str  # elements of SVG, with what comes from data escaped
    about: str  # what it shows, in words, for those who do not see it
