"""A station as a picture, read back by a parser of XML and compared with what is told of its people and ships."""

import json
import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import mission
from missionfacts.catalogue.station_lives import station_life
from missionfacts.dates.edtf import parse
from missionfacts.formats.chart.paint import LEFT, RIGHT, Frame
from missionfacts.formats.chart.station import StationChart
from missionfacts.formats.chart.station_picture import station_drawing
from missionfacts.formats.scene.station import aboard, ship_bars
from missionfacts.model.stations import Berthed, StationLife, Stretch
from tests.conftest import Run
from tests.formats.chart.test_picture import SVG, assert_no_text_covers_another_or_leaves, boxes, drawn, texts

STATIONS = ["iss", "mir", "salyut-6", "salyut-1", "tiangong", "skylab", "iss/expedition-20"]


@pytest.mark.parametrize("station", STATIONS)
def test_no_text_covers_another_or_leaves_the_picture(run: Run, tmp_path: Path, station: str) -> None:
    assert_no_text_covers_another_or_leaves(drawn(run, tmp_path, station))


@pytest.mark.parametrize("station", ["mir", "salyut-6", "tiangong"])
def test_every_stay_of_a_ship_is_a_bar_where_it_was(
    run: Run, tmp_path: Path, catalogue: Catalogue, station: str
) -> None:
    told = mission(catalogue, station)
    life = station_life(catalogue, told)
    frame = Frame(life.begins, life.ends + 1)
    bars = [each for each in drawn(run, tmp_path, station).iter(f"{SVG}rect") if "fill-opacity" in each.attrib]
    named = [
        (each.findtext(f"{SVG}title"), float(each.attrib["x"])) for each in bars if each.find(f"{SVG}title") is not None
    ]
    stays = [(ship.name, round(frame.x(stay.since), 1)) for ship in life.ships for stay in ship.stays]
    assert sorted(named) == sorted(stays)


def test_the_area_is_as_high_as_there_are_people(run: Run, tmp_path: Path, catalogue: Catalogue) -> None:
    life = station_life(catalogue, mission(catalogue, "mir"))
    picture = drawn(run, tmp_path, "mir")
    (area,) = [each for each in picture.iter(f"{SVG}path") if each.attrib.get("opacity") == ".6"]
    steps = re.findall(r"([MVH])([\d.]+)", area.attrib["d"])
    foot = max(float(number) for kind, number in steps if kind == "V")
    heights = {round(foot - float(number), 1) for kind, number in steps if kind == "V"} - {0.0}
    unit = max(heights) / max(crowd.number for crowd in aboard(life, (life.begins, life.ends)).surely)
    assert all(abs(height / unit - round(height / unit)) < 0.05 for height in heights)
    assert all(LEFT <= float(number) <= RIGHT for kind, number in steps if kind in "MH")


@pytest.mark.parametrize(("station", "at"), [("mir", "1988-12-01"), ("iss", "2009-07-20"), ("tiangong", "2022-12-01")])
def test_as_many_are_aboard_as_the_list_has(run: Run, catalogue: Catalogue, station: str, at: str) -> None:
    second = parse(f"{at}T12:00Z").earliest
    there = json.loads(run("aboard", f"{at}T12:00Z", "-f", "json").out)
    life = station_life(catalogue, mission(catalogue, station))
    counted = [crowd.number for crowd in aboard(life, (second, second + 1)).surely]
    assert counted == [sum(station in (each.get("station"), each.get("mission")) for each in there)]


def test_times_of_a_crowd_are_in_order_and_do_not_overlap(catalogue: Catalogue) -> None:
    life = station_life(catalogue, mission(catalogue, "iss"))
    for crowds in aboard(life, (life.begins, life.ends))[:2]:
        assert all(one.until <= other.since for one, other in pairwise(crowds))


def test_ships_stand_by_family_where_ports_are_not_told(catalogue: Catalogue) -> None:
    rows = {bar.row for bar in ship_bars(station_life(catalogue, mission(catalogue, "tiangong-1")))}
    assert rows == {"Shenzhou"}


def test_what_nobody_tells_exactly_is_dashed_and_the_list_of_events_is_what_was_asked_for(
    run: Run, tmp_path: Path
) -> None:
    picture = drawn(run, tmp_path, "tiangong", "--kind", "eva", "--weight", "4")
    events = json.loads(run("timeline", "tiangong", "--kind", "eva", "--weight", "4", "-f", "json").out)
    there = texts(picture)
    assert "nobody tells exactly from when or until when" in there
    assert [said for said in there if said in {event["title"] for event in events}] == [e["title"] for e in events]
    dashed = [each for each in picture.iter(f"{SVG}rect") if "stroke-dasharray" in each.attrib]
    assert any(each.findtext(f"{SVG}title") == "Tianzhou-9, perhaps" for each in dashed)


def test_names_are_text_and_a_crowd_of_ships_is_drawn() -> None:
    name = "</svg><script>\u202e\x1b[31m" + "x" * 400
    stay = Stretch(0, 0, 80_000, 90_000)
    ships = [Berthed(f"x/{n}", name, "Ferry", n % 2 == 0, (), (stay,), (name,)) for n in range(3000)]
    life = StationLife("x", name, 0, 100_000, True, [], ships, 0)
    body = station_drawing(StationChart(name, "aside", life, 0, 100_000), [], chosen=False).body
    picture = ET.fromstring(f'<svg xmlns="{SVG[1:-1]}">{body}</svg>')  # noqa: S314 our own
    assert not list(picture.iter(f"{SVG}script"))
    assert "\u202e" not in body and "\x1b" not in body
    assert max(right for _, _, right, _, _ in boxes(picture)) <= 1120
    tops = [each.attrib["y"] for each in picture.iter(f"{SVG}rect") if each.find(f"{SVG}title") is not None]
    assert len(set(tops)) >= 3000, "none covers another"


def test_the_same_station_is_the_same_bytes(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / "one.svg", tmp_path / "other.svg"]
    for file in files:
        run("timeline", "mir", "--chart", "-o", str(file))
    assert files[0].read_bytes() == files[1].read_bytes()
