"""Pictures as SVG: real text on a grid, light and dark, with all that they need in them, and nothing at random."""

import zlib
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from missionfacts.formats.drawing import Drawing
from missionfacts.formats.escape import one_line
from missionfacts.formats.picture.runs import Line, Piece, pieces, plain, width_of
from missionfacts.formats.picture.theme import FONTS, colours, marks, settled
from missionfacts.terminal import Paper

SIZE, CELL, HIGH, EDGE = 14, 8.4, 20, 16  # of the font, of a column, of a line, of the margin
BEGINNING = 200  # letters of the first line that a description repeats


class Caption(NamedTuple):
    """What a picture is called, and what it shows, for those who do not see it."""

    title: str
    about: str

    @classmethod
    def of(cls, paper: Paper, lines: Sequence[Line], drawing: Drawing | None = None) -> "Caption":
        """Return that of a screen, which says how it begins, or of what a command draws itself."""
        title = one_line(paper.title)
        if drawing:
            return cls(title, one_line(drawing.about))
        first = next((" ".join(plain(line).split()) for line in lines if plain(line).strip()), "")
        count = "1 line" if len(lines) == 1 else f"{len(lines):,} lines"
        begins = f", which {'says' if len(lines) == 1 else 'begin'}: {first[:BEGINNING]}" if first else ""
        return cls(title, f"{paper.about} {count} of text{begins}".strip())


def svg(lines: Sequence[Line], caption: Caption, theme: str) -> str:
    """Return a screen as a picture; theme: light, dark, or "" for what the reader prefers."""
    width, height = 2 * EDGE + CELL * width_of(lines), 2 * EDGE + HIGH * len(lines)
    body = "\n".join(_text(line, EDGE + HIGH * number + SIZE) for number, line in enumerate(lines))
    return _whole(width, height, f'<g xml:space="preserve">\n{body}\n</g>', caption, theme)


def svg_of(drawing: Drawing, caption: Caption, theme: str) -> str:
    """Return what a command draws itself as a picture."""
    return _whole(drawing.width, drawing.height, settled(drawing.body, theme), caption, theme)


def _whole(width: float, height: float, body: str, caption: Caption, theme: str) -> str:
    ours = f"m{zlib.crc32(body.encode()):08x}"  # so that two pictures in one page have ids and colours of their own
    size = f'width="{_number(width)}" height="{_number(height)}" viewBox="0 0 {_number(width)} {_number(height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{ours}" {size} role="img" lang="en"'
        f' aria-labelledby="{ours}-title {ours}-about">\n'
        f'<title id="{ours}-title">{escape(caption.title)}</title>\n'
        f'<desc id="{ours}-about">{escape(caption.about)}</desc>\n'
        f"<style>{_style(f'#{ours}', theme)}</style>\n"
        f'<rect class="paper" width="100%" height="100%" rx="6"/>\n{body}\n</svg>\n'
    )


def _style(root: str, theme: str) -> str:
    own = (
        f"{root} text{{font-family:{FONTS};font-size:{SIZE}px;white-space:pre;fill:var(--ink)}}"
        f"{root} .paper{{fill:var(--paper)}}{marks(root, 'fill')}"
    )
    return settled(own, theme) if theme else colours(theme, root) + own


def _text(line: Line, y: int) -> str:
    return f'<text y="{y}">{"".join(_placed(line))}</text>'


def _placed(line: Line) -> Iterator[str]:
    """Yield the pieces of a line, each where its column is; `textLength` has every font keep to the columns."""
    column = 0
    for run in line:
        for piece in pieces(run, column):
            column += piece.width
            yield piece.text if piece.blank else _span(piece, run.marks)


def _span(piece: Piece, marked: str) -> str:
    look = f' class="{marked}"' if marked else ""
    length = f' textLength="{_number(piece.width * CELL)}"' if piece.width else ""
    length += ' lengthAdjust="spacingAndGlyphs"' if piece.sign else ""  # a rule is drawn without gaps
    return f'<tspan x="{_number(EDGE + piece.column * CELL)}"{length}{look}>{escape(piece.text, quote=False)}</tspan>'


def _number(value: float) -> str:
    """Return a number with one decimal at most.

    >>> _number(24.0), _number(24.36)
    ('24', '24.4')
    """
    return f"{value:.1f}".removesuffix(".0")
