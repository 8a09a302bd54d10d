"""The colours of pictures, light and dark: every text has a contrast of 4.5:1 or more to what it stands on."""

import re

LIGHT = {
    "paper": "#fbfaf7",
    "ink": "#1c2024",
    "dim": "#5c636b",
    "hair": "#d9d6cf",
    "cyan": "#0b6471",
    "yellow": "#7a5a00",
    "red": "#b3261e",
    "green": "#1d6b37",
    "magenta": "#8b2b83",
    "link": "#0b57a4",
}
DARK = {
    "paper": "#11151a",
    "ink": "#e7eaee",
    "dim": "#9aa4af",
    "hair": "#2b333c",
    "cyan": "#63c7d6",
    "yellow": "#e3bf5c",
    "red": "#ff9a8f",
    "green": "#7fd08a",
    "magenta": "#e49cec",
    "link": "#7cb8ff",
}
THEMES = {"light": LIGHT, "dark": DARK}
# Fonts that the reader has: of macOS, Windows, Linux, and whatever the browser takes for one of its own.
FONTS = '"SF Mono",Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono","Noto Sans Mono","Courier New",monospace'
_VARIABLE = re.compile(r"var\(--(\w+)\)")


def colours(theme: str, root: str) -> str:
    """Return the CSS that gives the colours their names; theme: "" for light or dark, as the reader prefers.

    root: what they hold for.
    """
    said = f"{root}{{{_named(THEMES[theme or 'light'])}}}"
    return said if theme else f"{said}@media (prefers-color-scheme:dark){{{root}{{{_named(DARK)}}}}}"


def settled(text: str, theme: str) -> str:
    """Return CSS or SVG of ours with the colours themselves in place of their names, for readers that know no others.

    >>> settled("fill:var(--ink)", "light")
    'fill:#1c2024'
    """
    return _VARIABLE.sub(lambda found: THEMES[theme][found[1]], text) if theme else text


def marks(root: str, colour: str) -> str:
    """Return the CSS of what text is marked with; colour: the property, `fill` or `color`. A dim one has no other."""
    named = {"c": "cyan", "y": "yellow", "r": "red", "g": "green", "m": "magenta", "d": "dim"}
    rules = [f"{root} .{mark}{{{colour}:var(--{name})}}" for mark, name in named.items()]
    return "".join([f"{root} .b{{font-weight:700}}", f"{root} .i{{font-style:italic}}", *rules])


def _named(theme: dict[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in theme.items())
