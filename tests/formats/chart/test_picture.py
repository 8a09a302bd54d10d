"""A chart as a picture, read back by a parser of XML."""

import json
import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import Run
from tests.formats.conftest import Told

SVG = "{http://www.w3.org/2000/svg}"


def drawn(run: Run, folder: Path, *argv: str) -> ET.Element:
    file = folder / "chart.svg"
    result = run("timeline", *argv, "--chart", "-o", str(file))
    assert (result.code, result.err) == (0, ""), result
    return ET.fromstring(file.read_text("utf-8"))  # noqa: S314 our own


def texts(picture: ET.Element) -> list[str]:
    return [each.text or "" for each in picture.iter(f"{SVG}text")]


@pytest.mark.parametrize("mission", ["astp", "apollo-11", "vostok-1", "voyager-1", "sts-71", "soyuz-4"])
def test_a_picture_is_whole_and_stays_in_its_frame(run: Run, tmp_path: Path, mission: str) -> None:
    picture = drawn(run, tmp_path, mission)
    _, _, width, height = map(float, picture.attrib["viewBox"].split())
    assert len(picture.findall(f"{SVG}title")) == len(picture.findall(f"{SVG}desc")) == 1
    for each in picture.iter(f"{SVG}text"):
        assert 0 <= float(each.attrib["x"]) <= width
        assert 0 <= float(each.attrib["y"]) <= height
    for each in picture.iter(f"{SVG}path"):
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", each.attrib["d"])]
        assert max(numbers) <= max(width, height)


def test_it_says_in_words_what_it_shows(run: Run, tmp_path: Path) -> None:
    about = drawn(run, tmp_path, "astp").findtext(f"{SVG}desc") or ""
    assert "Apollo and Soyuz 19 are docked from 17 July 1975, 16:09:09, until 19 July 1975, 12:03:20." in about
    assert "Soyuz 19 lands on 21 July 1975, 10:50:54." in about
    assert "Alexei Leonov" in about


def test_who_crosses_at_a_time_that_nobody_tells_does_so_in_dots(run: Run, tmp_path: Path) -> None:
    events = {each["title"]: each for each in json.loads(run("timeline", "astp", "-f", "json").out)}
    crossings = [each for each in drawn(run, tmp_path, "astp").iter(f"{SVG}path") if "C" in each.attrib["d"]]
    assert len(crossings) == 16
    for each in crossings:
        title, _, when = (each.findtext(f"{SVG}title") or "").rpartition(", ")
        assert ("stroke-dasharray" in each.attrib) == ("T" not in events[title]["at"]) == (when == "nobody tells when")


def test_each_line_goes_on_where_the_one_before_it_ends(run: Run, tmp_path: Path) -> None:
    """A strand of Stafford, with six ways over: he is nowhere at two places at once."""
    picture = drawn(run, tmp_path, "astp")
    ends = []
    for each in picture.iter(f"{SVG}path"):
        if each.attrib.get("stroke-width") == "2.6":
            numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", each.attrib["d"])]
            ends.append((numbers[0], numbers[-1] if "H" in each.attrib["d"] else numbers[-2], "C" in each.attrib["d"]))
    strand = []
    for one, other in pairwise(ends):
        strand.append(one)
        if other[0] < one[1] - 15:  # the next person
            break
    assert sum(over for *_, over in strand) == 6
    assert all(abs(other[0] - one[1]) < 8 for one, other in pairwise(strand))


def test_a_title_is_text_and_nothing_else(run: Run, told: Told, tmp_path: Path) -> None:
    told("</svg><script>alert(1)</script> \u202e & \x1b[31m", crew=(("Ab <b>Cd</b>", "pilot"),))
    picture = drawn(run, tmp_path, "small")
    assert not [each for each in picture.iter() if each.tag == f"{SVG}script"]
    assert any("<script>alert(1)</script> \\u202e & \\x1b[31m" in text for text in texts(picture))


def test_the_same_chart_is_the_same_bytes(run: Run, tmp_path: Path) -> None:
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    for file in (one, other):
        run("timeline", "apollo-11", "--chart", "-o", str(file))
    assert one.read_bytes() == other.read_bytes()
