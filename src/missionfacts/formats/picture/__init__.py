"""Screens as pictures. `runs` reads what a command prints for eyes, `svg`, `html` and `png` draw it, in one `theme`.

Rich's own export to SVG is not used: it loads a font from elsewhere and makes ids at random, so that no two pictures of
the same screen are the same.
"""

from missionfacts.errors import UsageError
from missionfacts.formats.drawing import Drawing
from missionfacts.formats.picture.runs import read
from missionfacts.formats.picture.svg import Caption, svg, svg_of
from missionfacts.terminal import Paper


def drawn(paper: Paper, screen: str, drawing: Drawing | None = None) -> bytes:
    """Return a picture of a screen, or of what a command draws itself, as the bytes of a file.

    Raises UsageError when it cannot be drawn.
    """
    lines = read(screen)
    caption = Caption.of(paper, lines, drawing)
    theme = paper.theme or ("light" if paper.picture == "png" else "")
    picture = svg_of(drawing, caption, theme) if drawing else None
    if paper.picture == "html":
        from missionfacts.formats.picture.html import page

        return page(lines, caption, theme, picture).encode()
    picture = picture or svg(lines, caption, theme)
    if paper.picture == "svg":
        return picture.encode()
    if paper.picture == "png":
        from missionfacts.formats.picture.png import png

        return png(picture)
    raise UsageError(f"no picture is called {paper.picture}")
