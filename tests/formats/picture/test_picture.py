"""Screens as pictures: the text of the screen and nothing else, on a grid, in colours that can be read."""

import re
from datetime import UTC, datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.works import works
from missionfacts.formats.drawing import Drawing
from missionfacts.formats.emit import emit
from missionfacts.formats.layout import Layout, Output, Page
from missionfacts.formats.paper import put
from missionfacts.formats.picture import drawn
from missionfacts.formats.picture.theme import DARK, LIGHT
from missionfacts.model.fields import Text
from missionfacts.terminal import Paper, Streams
from tests.conftest import Run
from tests.readers import SVG, read_html, read_svg, width_of

HOSTILE = {
    "markup": "a title with </script></text></pre><b>&amp; \"quotes\" 'and' ]]> <!-- --> &#0;",
    "controls": "bell \a null \0 delete \x7f escape \x1b[31m\x1b]8;;https://evil.example\x1b\\ return \r next \x85",
    "turned around": "safe\u202eexe.txt\u2066 hidden \u2069 \u200f",
    "no characters": "\ufffe \uffff \U0001fffe \ud800",
    "variables": "var(--ink) url(https://evil.example/x.png) @import",
    "long": "x" * 10_000,
    "many words": "word " * 2_000,
}


def written(text: str, picture: str, *, title: str = "a title", about: str = "") -> str:
    """Return what a file gets when a command prints a text as it is."""
    out = TextIOWrapper(BytesIO(), "ascii")
    now = datetime(2026, 1, 1, tzinfo=UTC)
    put([text], Streams(out, out, True, 100, True, now, paper=Paper("-", picture, "", title, about)), painted=False)
    out.seek(0)
    data: bytes = out.buffer.read()
    return data.decode()


@pytest.mark.parametrize("name", HOSTILE)
def test_text_from_data_is_text_in_a_picture(name: str) -> None:
    text = HOSTILE[name]
    picture = read_svg(written(text, "svg", title=text[:80].encode("utf-8", "replace").decode()))
    (line,) = picture.lines
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", line)
    assert name not in {"markup", "variables", "long"} or line == text
    page, links = read_html(written(text, "html"))
    assert page.lines == [line]
    assert set(links) <= {"https://evil.example", "https://evil.example/x.png"}


@given(st.text())
def test_any_text_gives_a_picture_and_a_page_with_the_same_text(text: str) -> None:
    assert read_svg(written(text, "svg")).lines == read_html(written(text, "html"))[0].lines


SCREEN = """\
\x1b[1mApollo–Soyuz\x1b[0m  \x1b[36m16:19\x1b[0m ◆ 楊利偉 ≠ \x1b[31m≠\x1b[0m  end
Алексей Леонов  ──────────  e\u0301t\u00e9 ★  Ελληνικά
 \x1b[2;36m10:00\x1b[0m   אילן רמון   \x1b[33m★\x1b[0m  |
"""


def test_every_column_stays_where_it_is_on_the_screen() -> None:
    root = ElementTree.fromstring(drawn(Paper("it.svg", "svg"), SCREEN))  # noqa: S314 it is our own
    for text in root.iter(f"{SVG}text"):
        before = text.text or ""
        for span in text:
            assert float(span.get("x", "")) == pytest.approx(16 + 8.4 * width_of(before), abs=0.06)
            assert float(span.get("textLength", "")) == pytest.approx(8.4 * width_of(span.text or ""), abs=0.06)
            before += f"{span.text}{span.tail or ''}"
    width = max(width_of(re.sub("\x1b\\[[0-9;]*m", "", line)) for line in SCREEN.splitlines())
    assert float(root.get("width", "")) == pytest.approx(32 + 8.4 * width, abs=0.06)


def test_marks_are_those_of_the_screen() -> None:
    root = ElementTree.fromstring(drawn(Paper("it.svg", "svg"), SCREEN))  # noqa: S314 it is our own
    marked = [(span.text, span.get("class")) for span in root.iter(f"{SVG}tspan") if span.get("class")]
    assert marked == [("Apollo–Soyuz", "b"), ("16:19", "c"), ("≠", "r"), ("10:00", "d"), ("★", "y")]


def test_wide_letters_have_two_columns_in_a_page() -> None:
    html = drawn(Paper("it.html", "html"), SCREEN).decode()
    assert '<span class="w">楊</span><span class="w">利</span><span class="w">偉</span>' in html
    assert "pre .w{display:inline-block;width:2ch}" in html


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", sorted(set(LIGHT) - {"paper", "hair"}))
def test_every_colour_of_text_can_be_read(theme: dict[str, str], name: str) -> None:
    one, other = sorted((luminance(theme[name]), luminance(theme["paper"])))
    assert (other + 0.05) / (one + 0.05) >= 4.5


def test_light_and_dark_are_as_the_reader_prefers_unless_the_name_says() -> None:
    assert set(LIGHT) == set(DARK)
    for picture in ("svg", "html"):
        either = drawn(Paper("it", picture), SCREEN).decode()
        assert "@media (prefers-color-scheme:dark)" in either
        dark = drawn(Paper("it", picture, "dark"), SCREEN).decode()
        assert "prefers-color-scheme" not in dark
        assert LIGHT["paper"] not in dark
        assert DARK["paper"] in dark
    assert "var(" not in drawn(Paper("it", "svg", "dark"), SCREEN).decode()


def test_two_pictures_in_one_page_have_ids_of_their_own() -> None:
    one, other = (drawn(Paper("it.svg", "svg"), text).decode() for text in ("one", "other"))
    assert set(re.findall(r'id="([^"]*)"', one)).isdisjoint(re.findall(r'id="([^"]*)"', other))


# Links


def test_an_address_is_a_link_without_what_ends_the_sentence() -> None:
    _, links = read_html(drawn(Paper("it.html", "html"), "See https://example.org/a?b=1&c=2. (https://x.org)").decode())
    assert links == {"https://example.org/a?b=1&c=2": "https://example.org/a?b=1&c=2", "https://x.org": "https://x.org"}


def test_an_address_is_followed_to_the_next_line_where_it_goes_on() -> None:
    screen = "Url    https://example.org/\n       a-long/path\nNote   words\n"
    _, links = read_html(drawn(Paper("it.html", "html"), screen).decode())
    assert links == {"https://example.org/a-long/path": "https://example.org/a-long/path"}


def test_what_stands_below_an_address_is_not_always_its_rest() -> None:
    screen = "Urls   https://example.org/one\n       https://example.org/two\n       two words\nhttps://example.org"
    _, links = read_html(drawn(Paper("it.html", "html"), screen).decode())
    assert set(links) == {"https://example.org/one", "https://example.org/two", "https://example.org"}


@pytest.mark.slow
@pytest.mark.parametrize("width", ["40", "100"])
def test_the_address_of_every_work_is_its_link(run: Run, catalogue: Catalogue, tmp_path: Path, width: str) -> None:
    rows = sorted(((each.id, each.url) for each in works(catalogue)), key=lambda row: len(row[1]))[-60:]
    for work, url in rows:
        target = tmp_path / "it.html"
        assert run("show", work, "--width", width, "-o", str(target)).code == 0
        assert url in read_html(target.read_text("utf-8"))[1]


# What a command draws itself


class Thing(NamedTuple):
    id: Text


def _drawing(records: list[Any], page: Page) -> Drawing:
    assert page.width == 100
    body = f'<rect width="10" height="{len(records)}" fill="var(--cyan)"/><text x="5" y="15">{records[0].id}</text>'
    return Drawing(300, 40, body, "One bar.")


@pytest.mark.parametrize("picture", ["svg", "html", ""])
def test_a_command_may_draw_its_picture_itself(picture: str) -> None:
    out = TextIOWrapper(BytesIO(), "utf-8")
    paper = Paper("-", picture, "", "things")
    streams = Streams(out, out, True, 100, False, datetime(2026, 1, 1, tzinfo=UTC), paper=paper)
    emit([Thing("one")], Thing, Output(streams, "table"), Layout(("id",), drawing=_drawing))
    out.seek(0)
    said = out.buffer.read().decode()
    if picture == "svg":
        assert read_svg(said) == ("things", "One bar.", ["one"])
        assert 'width="300" height="40"' in said
    elif picture == "html":
        assert said.index("<svg") < said.index("<pre")  # with the screen below, for who does not see it
        assert read_html(said)[0].lines[-1].strip() == "one"
    else:
        assert "svg" not in said
