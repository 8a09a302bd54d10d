"""Pictures as PNG, by resvg, which needs no other library and comes as a wheel for every platform."""

from functools import cache

from missionfacts.errors import MissingExtra, UsageError

ZOOM = 2  # pixels to a unit of SVG, so that text is sharp where screens are
MOST = 64_000_000  # pixels of a picture: some 3,700 lines of 100 columns
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    "<text y=\"16\" font-family='{fonts}'>{text}</text></svg>"
)


def png(svg: str) -> bytes:
    """Return an SVG of ours as PNG.

    Raises MissingExtra without resvg, UsageError for one that is too large or a machine without fonts.
    """
    try:
        import resvg_py
    except ImportError:
        raise MissingExtra("a PNG picture", "png", "-o FILE.svg needs nothing more") from None
    width, height = _size(svg)
    zoom = next((each for each in (ZOOM, 1) if width * height * each * each <= MOST), 0)
    if not zoom:
        raise UsageError(
            "that is too long for a PNG picture; -o FILE.svg and -o FILE.html take it, --limit shortens it"
        )
    if not _has_fonts():
        raise UsageError("a PNG picture needs a monospace font, DejaVu Sans Mono say, and none is installed here")
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom))


def _size(svg: str) -> tuple[float, float]:
    head = svg[: svg.index(">")]
    width, height = (float(head.partition(f' {name}="')[2].partition('"')[0]) for name in ("width", "height"))
    return width, height


@cache
def _has_fonts() -> bool:
    """Tell whether any font is there that pictures name; without one, resvg draws no text and says nothing."""
    import resvg_py

    from missionfacts.formats.picture.theme import FONTS

    drawn = [bytes(resvg_py.svg_to_bytes(svg_string=_PROBE.format(fonts=FONTS, text=text))) for text in ("M", "")]
    return drawn[0] != drawn[1]
