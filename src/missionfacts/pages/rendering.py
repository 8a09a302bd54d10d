"""Pages as HTML, by the templates of this package."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from missionfacts.formats.escape import escape_controls
from missionfacts.formats.scene.marks import Mark
from missionfacts.pages.axis import across, ticks
from missionfacts.pages.model import Drawing, Page, When, Words

FOLDER = Path(__file__).parent / "templates"
STYLE, SCRIPT, SEARCH = "style.css", "script.js", "search.js"  # files of a site beside its pages
_BESIDE = {"people", "perhaps"}  # what stands close to the next of its kind
_LINES = {"strand", "outside", "stand", "jump", "edge", "near"}


class Renderer(NamedTuple):
    """What draws pages. alone: whether each has its style and script in itself."""

    environment: Environment
    alone: bool

    def html(self, page: Page) -> str:
        """Return a page as a document."""
        return self.environment.get_template("page.html").render(page=page, alone=self.alone)


def renderer(*, alone: bool) -> Renderer:
    """Return what draws pages."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        auto_reload=False,
    )
    environment.globals.update(ticks=ticks, across=across, drawn=_drawn, joint=_joint)
    if alone:
        environment.globals.update(style=Markup(asset(STYLE)), script=Markup(asset(SCRIPT)))  # noqa: S704 our own
    return Renderer(environment, alone)


def asset(name: str) -> str:
    """Return the text of the style or the script."""
    return (FOLDER / name).read_text("utf-8")


def search_script(names: Sequence[Sequence[str]]) -> str:
    """Return the names that a search looks through, as a script: a page opened as a file may load nothing else."""
    harmless = [[escape_controls(text) for text in each] for each in names]
    told = json.dumps(harmless, ensure_ascii=False, separators=(",", ":")).replace("</", r"<\/")
    return f"window.missionfactsNames={told};\n"


def _harmless(value: Any) -> Any:
    """Return text of the data without what could turn it around; the template escapes the rest."""
    return escape_controls(value) if type(value) is str else value


def _joint(parts: Sequence[Words | When], number: int) -> str:
    """Return what stands between two parts: a blank before a sign, nothing in a sentence, else a comma."""
    if number >= len(parts):
        return ""
    one, other = parts[number - 1].text, parts[number].text
    if other == "≠":
        return " "
    return "" if one.endswith(" ") or other[:1] in {" ", "."} else ", "


def _drawn(mark: Mark, picture: Drawing) -> Markup:
    """Return a mark of a picture as SVG."""
    since, until = (across(at, picture.begins, picture.ends) for at in (mark.since, mark.until))
    time = Markup(' data-a="{}" data-b="{}"').format(mark.since, mark.until)
    kind = f"{mark.what} {mark.tone}{' about' if mark.about else ''}"
    title = escape_controls(mark.title)
    if mark.what == "name":
        fits = until - since > len(title) * 6.4 + 6
        hidden = Markup("") if fits else Markup(' style="display:none"')
        return Markup('<text class="{}"{} x="{}" y="{}"{}>{}</text>').format(
            kind, time, since + 4, mark.y, hidden, title
        )
    told = Markup("<title>{}</title>").format(title) if title else ""
    if mark.what in _LINES:
        line = Markup('<line class="{}"{} x1="{}" x2="{}" y1="{}" y2="{}">{}</line>')
        return line.format(kind, time, since, until, mark.y, mark.y + mark.height, told)
    box = Markup('<rect class="{}"{} x="{}" width="{}" y="{}" height="{}"{}>{}</rect>')
    corners = "" if mark.what in _BESIDE else Markup(' rx="3"')
    drawn = box.format(kind, time, since, round(max(until - since, 1.5), 1), mark.y, mark.height, corners, told)
    return Markup('<a href="{}" tabindex="-1">{}</a>').format(mark.to, drawn) if mark.to else drawn
