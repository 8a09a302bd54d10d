"""Parts of a picture along time as SVG: texts that fit, lines, a scale, numbers below it, and what the signs mean."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from missionfacts.formats.escape import one_line
from missionfacts.formats.scene.ticks import Surface, ticks

WIDTH, LEFT, RIGHT, EDGE = 1120, 220, 1090, 24
BIG, USUAL, SMALL = 20, 13, 12  # sizes of texts
LETTER = 0.62  # of the size: how wide a letter is, at most
APART = 18  # between two numbers
COLOURS = {"t0": "cyan", "t1": "magenta", "t2": "green", "t3": "ink", "both": "yellow", "ground": "dim"}
HALO = "paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round"


class Frame(NamedTuple):
    """Where seconds stand."""

    first: int
    last: int

    def x(self, second: float) -> float:
        """Return where a second is, no further out than the frame."""
        share = (second - self.first) / max(self.last - self.first, 1)
        return LEFT + min(max(share, 0), 1) * (RIGHT - LEFT)

    def has(self, second: float) -> bool:
        """Tell whether a second is inside."""
        return self.first <= second <= self.last


class Text(NamedTuple):
    """How a text looks."""

    marks: str = ""  # letters with blanks between: b bold, d dim, or a colour
    size: int = SMALL
    anchor: str = ""  # where its place is: at its "end", or "middle"
    halo: bool = False  # whether it stands out from lines that it crosses


def text(x: float, y: float, said: str, look: Text = Text()) -> str:  # noqa: B008 a constant
    """Return a text at a place."""
    marks = f' class="{look.marks}"' if look.marks else ""
    anchor = f' text-anchor="{look.anchor}"' if look.anchor else ""
    style = f"font-size:{look.size}px{';' + HALO if look.halo else ''}"
    return f'<text x="{n(x)}" y="{n(y)}"{marks}{anchor} style="{style}">{escape(one_line(said), quote=False)}</text>'


def bold_in(colour: str) -> str:
    """Return the marks of a bold text in a colour."""
    return "b" if colour == "ink" else f"b {colour[0]}"


def width_of(said: str, size: int = SMALL) -> float:
    """Return how wide a text is, at most."""
    return cell_len(one_line(said)) * size * LETTER


def paragraph(x: float, y: float, said: str, look: Text, step: float) -> tuple[list[str], float]:
    """Return a text from a place to the right edge, in as many lines as it takes, and where the next one would be."""
    lines = wrapped(said, int((WIDTH - EDGE - x) / (look.size * LETTER)))
    return [text(x, y + step * number, line, look) for number, line in enumerate(lines)], y + step * len(lines)


def wrapped(said: str, columns: int) -> list[str]:
    """Return a text in lines of so many columns: between words, where there are any.

    >>> wrapped("Apollo and Soyuz dock", 10), wrapped("abcdef", 4)
    (['Apollo and', 'Soyuz dock'], ['abcd', 'ef'])
    """
    lines = [""]
    for word in one_line(said).split(" "):
        if lines[-1] and cell_len(lines[-1]) + 1 + cell_len(word) <= columns:
            lines[-1] += f" {word}"
            continue
        parts = chop_cells(word, columns) or [""]
        lines[-1:] = parts if not lines[-1] else [lines[-1], *parts]
    return lines


def shortened(said: str, room: float, size: int) -> str:
    """Return a text, or its beginning where there is no room for all of it."""
    said = one_line(said)
    if width_of(said, size) <= room:
        return said
    return chop_cells(said, max(int(room / (size * LETTER)) - 1, 1))[0].rstrip() + "…"


def title(said: str) -> str:
    """Return what a part of a picture says when it is pointed at."""
    return f"<title>{escape(one_line(said), quote=False)}</title>"


def line(shape: str, colour: str, width: float, dashes: str = "", said: str = "") -> str:
    """Return a line along a path."""
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    path = f'<path d="{shape}" fill="none" stroke="var(--{colour})" stroke-width="{n(width)}" stroke-linecap="round"'
    return f"{path}{dash}>{title(said)}</path>" if said else f"{path}{dash}/>"


def box(x: float, y: float, width: float, height: float, look: str, said: str = "") -> str:
    """Return a rectangle; look: its attributes."""
    shape = f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" {look}'
    return f"{shape}>{title(said)}</rect>" if said else f"{shape}/>"


def triangle(x: float, y: float, colour: str, *, up: bool) -> str:
    """Return the sign of a launch or, upside down, of a landing."""
    shape = f"M{n(x - 6)} {n(y + 6)}h12l-6 -12z" if up else f"M{n(x - 6)} {n(y - 6)}h12l-6 12z"
    return f'<path d="{shape}" fill="var(--{colour})"/>'


def cross(x: float, y: float, colour: str) -> str:
    """Return the sign of a loss."""
    return line(f"M{n(x - 5)} {n(y - 5)}l10 10M{n(x + 5)} {n(y - 5)}l-10 10", colour, 2.6)


def axis(frame: Frame, top: float, foot: float, *, named: bool = True) -> Iterator[str]:
    """Yield a scale of time with lines down to its foot."""
    surface = Surface(lambda second: frame.x(second) - LEFT, RIGHT - LEFT, SMALL * LETTER, 3)
    common, marks = ticks(frame.first, frame.last, surface)
    if common and named:
        yield text(EDGE, top + 12, common, Text("d"))
    for mark in marks:
        x = frame.x(mark.second)
        yield f'<path d="M{n(x)} {n(top)}V{n(foot)}" stroke="var(--hair)"/>'
        if mark.text and named:
            yield text(x + 4, top + 12, mark.text, Text("d"))


# Numbers below a scale


def numbers(places: Sequence[tuple[str, float]], top: float) -> Iterator[str]:
    """Yield numbers below their places, so far apart that each can be read; places: number and place, in order."""
    for (number, x), at in zip(places, spread([x for _, x in places]), strict=True):
        yield f'<path d="M{n(x)} {n(top)}L{n(at)} {n(top + 8)}" stroke="var(--dim)"/>'
        yield text(at, top + 20, number, Text("b d", anchor="middle"))


def spread(places: Sequence[float]) -> list[float]:
    """Return places at least so far apart from each other, each as near to where it was as that allows.

    >>> spread([300.0, 300.0, 300.0, 500.0])
    [282.0, 300.0, 318.0, 500.0]
    """
    groups: list[tuple[float, int]] = []  # the place of the first, were there no others before it, and how many
    for number, place in enumerate(places):
        groups.append((place - number * APART, 1))
        while len(groups) > 1 and groups[-2][0] > groups[-1][0]:
            (one, few), (other, more) = groups[-2:]
            groups[-2:] = [((one * few + other * more) / (few + more), few + more)]
    bases = [base for base, count in groups for _ in range(count)]
    last = RIGHT - (len(places) - 1) * APART
    return [min(max(base, LEFT), last) + number * APART for number, base in enumerate(bases)]


# What signs mean


class Sign(NamedTuple):
    """A sign of a picture, and what it means."""

    drawn: Callable[[float, float], str]  # at the left end of a place 22 wide, and its middle
    means: str


def legend(signs: Sequence[Sign], top: float) -> tuple[list[str], float]:
    """Return what signs mean, in as many lines as that takes, and where the next would be."""
    parts, x, y = [], float(EDGE), top
    for sign in signs:
        need = 30 + width_of(sign.means) + 22
        if x > EDGE and x + need - 22 > WIDTH - EDGE:
            x, y = float(EDGE), y + 20
        parts += [sign.drawn(x, y - 4), text(x + 30, y, sign.means, Text("d"))]
        x += need
    return parts, y + (20 if signs else 0)


def sample(colour: str, width: float, dashes: str = "") -> Callable[[float, float], str]:
    """Return what draws a piece of line."""
    return lambda x, y: line(f"M{n(x)} {n(y)}h22", colour, width, dashes)


def patch(look: str) -> Callable[[float, float], str]:
    """Return what draws a piece of an area."""
    return lambda x, y: box(x, y - 6, 22, 12, look)


def n(value: float) -> str:
    """Return a number with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")
