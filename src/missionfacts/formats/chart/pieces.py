"""Cells of a line, each with its style, and the few pieces that they make."""

from collections.abc import Sequence

from rich.style import Style

from missionfacts.formats.table.grid import Line

Cell = tuple[str, Style | None]


def joined(cells: Sequence[Cell]) -> Line:
    """Return cells as few pieces: neighbours of one style as one.

    >>> joined([("a", None), ("b", None), ("c", Style(bold=True))])
    [('ab', None), ('c', Style(bold=True))]
    """
    line: Line = []
    for text, style in cells:
        if line and line[-1][1] == style:
            line[-1] = (line[-1][0] + text, style)
        else:
            line.append((text, style))
    return line
