"""Pictures as a page: the screen as text that can be read, searched and copied, light and dark, with links."""

from collections.abc import Iterator, Sequence
from html import escape

from missionfacts.formats.picture.runs import Line, linked, pieces
from missionfacts.formats.picture.svg import Caption
from missionfacts.formats.picture.theme import FONTS, colours, marks

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="{schemes}">
<meta name="generator" content="missionfacts">
<meta name="description" content="{about}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{picture}<pre tabindex="0" role="region" aria-label="{title}">
{text}
</pre>
</main>
</body>
</html>
"""
STYLE = (
    "body{{margin:0;background:var(--paper);color:var(--ink)}}main{{padding:1rem}}"
    "h1{{margin:0 0 1rem;font:1rem/1.4 {fonts};color:var(--dim)}}"
    "pre{{margin:0;overflow-x:auto;font:14px/1.43 {fonts}}}"
    "pre .w{{display:inline-block;width:2ch}}a{{color:var(--link)}}svg{{max-width:100%;height:auto;margin-bottom:1rem}}"
    "@media print{{pre{{overflow:visible}}}}"
)


def page(lines: Sequence[Line], caption: Caption, theme: str, picture: str | None = None) -> str:
    """Return a whole page with a screen; theme: light, dark, or "" for what the reader prefers; picture: an SVG above.

    The first line's end is behind `<pre>`, for a reader of HTML leaves it out.
    """
    return PAGE.format(
        schemes=theme or "light dark",
        title=escape(caption.title),
        about=escape(caption.about),
        style=colours(theme, ":root") + STYLE.format(fonts=FONTS) + marks("pre", "color"),
        picture=picture or "",
        text="\n".join("".join(_line(line)) for line in linked(list(lines))),
    )


def _line(line: Line) -> Iterator[str]:
    column = 0
    for run in line:
        text = ""
        for piece in pieces(run, column):
            column += piece.width
            text += "".join(map(_wide, piece.text)) if piece.wide else escape(piece.text, quote=False)
        text = f'<span class="{run.marks}">{text}</span>' if run.marks else text
        yield f'<a href="{escape(run.link)}">{text}</a>' if run.link else text


def _wide(character: str) -> str:
    """Return a character that takes two columns, which fonts that browsers fall back on do not always give it."""
    return f'<span class="w">{escape(character, quote=False)}</span>'
