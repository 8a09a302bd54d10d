"""A chart as a picture, read back by a parser of XML."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import Run
from tests.formats.conftest import Told

SVG = "{http://www.w3.org/2000/svg}"


MISSIONS = [
    "astp",
    "apollo-9",
    "apollo-11",
    "apollo-17",
    "gemini-8",
    "sts-71",
    "soyuz-4",
    "vostok-1",
    "voyager-1",
    "demo-2",
]
WIDE = 0.62  # of its size: how wide a letter may be


def drawn(run: Run, folder: Path, *argv: str) -> ET.Element:
    file = folder / "chart.svg"
    result = run("timeline", *argv, "--chart", "-o", str(file))
    assert (result.code, result.err) == (0, ""), result
    return ET.fromstring(file.read_text("utf-8"))  # noqa: S314 our own


def texts(picture: ET.Element) -> list[str]:
    return [each.text or "" for each in picture.iter(f"{SVG}text")]


@pytest.mark.parametrize("mission", MISSIONS)
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
        at = events[title]["at"]
        assert ("T" not in at) == (when == "nobody tells when")
        assert ("stroke-dasharray" in each.attrib) == ("T" not in at or at.endswith(("?", "%")))


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


def boxes(picture: ET.Element) -> list[tuple[float, float, float, float, str]]:
    """Return where texts stand: left, top, right, foot, and what they say."""
    found = []
    for each in picture.iter(f"{SVG}text"):
        style, said = each.attrib["style"], each.text or ""
        size = float(re.findall(r"font-size:([\d.]+)px", style)[0])
        x, y, wide = float(each.attrib["x"]), float(each.attrib["y"]), WIDE * size * len(said)
        x -= {"end": wide, "middle": wide / 2}.get(each.attrib.get("text-anchor", ""), 0)
        found.append((x, y - 0.75 * size, x + wide, y + 0.2 * size, said))
    return found


def assert_no_text_covers_another_or_leaves(picture: ET.Element) -> None:
    found = boxes(picture)
    for number, (left, top, right, foot, said) in enumerate(found):
        assert left >= 0 and right <= float(picture.attrib["width"]), said
        for x, y, end, below, other in found[:number]:
            assert end <= left or right <= x or below <= top or foot <= y, f"{said!r} covers {other!r}"


@pytest.mark.parametrize("mission", [*MISSIONS, "gemini-7,gemini-6a"])
def test_no_text_covers_another_or_leaves_the_picture(run: Run, tmp_path: Path, mission: str) -> None:
    assert_no_text_covers_another_or_leaves(drawn(run, tmp_path, mission))


@pytest.mark.parametrize("mission", MISSIONS)
def test_every_move_is_told_and_has_its_number(run: Run, tmp_path: Path, mission: str) -> None:
    events = json.loads(run("timeline", mission, "-f", "json", "--fields", "id,at,kind,title").out)
    kinds, month = ("docking", "undocking", "transfer", "landing"), {"astp": "1975-07", "sts-71": "1995-0[679]"}
    picture = drawn(run, tmp_path, mission)
    there = texts(picture)
    for event in events:
        if event["kind"] in kinds and re.match(month.get(mission, ""), event["at"]):
            assert event["title"] in there or len(event["title"]) > 100, event["id"]
    numbers = Counter(int(each.text or 0) for each in picture.iter(f"{SVG}text") if each.attrib.get("class") == "b d")
    numbers[1] -= 1  # what numbers mean
    assert numbers == dict.fromkeys(range(1, max(numbers) + 1), 2), "each below the scale and in the list"


def test_every_sign_is_told(run: Run, tmp_path: Path) -> None:
    told = {mission: texts(drawn(run, tmp_path, mission)) for mission in ("apollo-11", "gemini-8", "vostok-1")}
    assert {"launch", "landing", "docked", "outside", "the craft stands there", "seen larger below"} <= {
        *told["apollo-11"]
    }
    assert {"docked for a part of it, nobody tells exactly when", "near each other, as far as that is told"} <= {
        *told["gemini-8"]
    }
    assert not {"docked", "outside", "seen larger below"} & {*told["vostok-1"]}


def test_who_moves_is_drawn_whichever_events_are_asked_for(run: Run, tmp_path: Path) -> None:
    def ways(*argv: str) -> list[str]:
        return [each.attrib["d"] for each in drawn(run, tmp_path, *argv).iter(f"{SVG}path") if "C" in each.attrib["d"]]

    assert len(ways("apollo-11", "--kind", "docking")) == len(ways("apollo-11")) > 8


def test_a_long_title_goes_on_below(run: Run, told: Told, tmp_path: Path) -> None:
    told(("ab " * 166).strip())
    picture = drawn(run, tmp_path, "small")
    assert sum(said.startswith("ab ab") for said in texts(picture)) == 4
    assert max(right for _, _, right, _, _ in boxes(picture)) <= float(picture.attrib["width"])


def test_the_same_chart_is_the_same_bytes(run: Run, tmp_path: Path) -> None:
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    for file in (one, other):
        run("timeline", "apollo-11", "--chart", "-o", str(file))
    assert one.read_bytes() == other.read_bytes()


def test_a_mission_of_which_nothing_is_told_has_no_picture(run: Run, told: Told, tmp_path: Path) -> None:
    told()
    file = tmp_path / "none.svg"
    result = run("timeline", "small", "--chart", "-o", str(file))
    assert result.code == 2 and not file.exists()
    assert result.err.endswith("there is nothing for a chart\n")


def test_a_month_is_said_as_one(run: Run, tmp_path: Path) -> None:
    assert "is lost in November 1982." in (drawn(run, tmp_path, "viking-1").findtext(f"{SVG}desc") or "")
