"""Charts of stations read back by a reader that knows only the page, and compared with what `aboard` says."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from missionfacts.catalogue.aboard import aboard
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import Bound
from missionfacts.catalogue.moments import Window
from missionfacts.formats.chart.station import Mark, StationChart, station_lines
from missionfacts.formats.layout import Layout, Page
from missionfacts.model.stations import Berthed, Presence, StationLife, Stretch
from tests.conftest import Run
from tests.readers import width_of

STATIONS = ["salyut-1", "skylab", "salyut-6", "salyut-7", "mir", "tiangong-1", "iss", "tiangong"]
HEIGHTS = " ▁▂▃▄▅▆▇█"


def chart(run: Run, *argv: str, **how: Any) -> str:
    result = run("timeline", *argv, "--chart", **how)
    assert (result.code, result.err) == (0, ""), result
    return result.out


def bars(text: str) -> tuple[int, list[str]]:
    """Return how many people a row stands for, and the rows of bars, the highest first, as wide as a page of 60."""
    rows = [re.fullmatch(r" *(\d*) [┤│|](.*)", line) for line in text.splitlines()]
    found = [row for row in rows if row]
    wide = 60 - found[0].start(2)
    return int(found[0][1]) // len(found), [row[2].ljust(wide) for row in found]


def means(text: str) -> list[float]:
    """Return the mean that each column shows."""
    people, rows = bars(text)
    return [sum(max(HEIGHTS.find(row[column]), 0) / 8 * people for row in rows) for column in range(len(rows[0]))]


def mosts(text: str) -> list[int]:
    """Return the most at one time that each column shows by a dot, 0 for none, to a row."""
    people, rows = bars(text)
    return [
        next(((len(rows) - number) * people for number, row in enumerate(rows) if row[column] == "·"), 0)
        for column in range(len(rows[0]))
    ]


def ships(text: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of ships: what is called how, and its bar."""
    start = next(number for number, line in enumerate(text.splitlines()) if re.search(r"[┤│|]", line))
    label = re.search(r"[┤│|]", text.splitlines()[start])
    assert label
    for line in text.split("\n\n█")[0].splitlines()[start + len(bars(text)[1]) + 1 :]:
        yield line[: label.end()].rstrip(), line[label.end() :]


def counted(catalogue: Catalogue, station: str, first: datetime, last: datetime, number: int) -> list[int]:
    """Return how many `aboard` says were at a station, at so many moments from the first on."""
    found = []
    for each in range(number):
        second = int((first + (last - first) / number * (each + 0.5)).timestamp())
        window = Window(Bound(second, second), Bound(second, second), UTC)
        found.append(sum(person.station == station for person in aboard(catalogue, window)))
    return found


@pytest.mark.parametrize(
    ("station", "first", "days"),
    [
        ("iss", "2009-07-10", 40),
        ("mir", "1995-06-20", 30),
        ("mir", "1987-07-15", 26),
        ("iss", "2000-10-20", 400),
    ],
)
def test_a_column_shows_the_mean_of_what_aboard_says(
    run: Run, catalogue: Catalogue, station: str, first: str, days: int
) -> None:
    begins = datetime.fromisoformat(f"{first}T00:00+00:00")
    ends = begins + timedelta(days=days)
    text = chart(run, station, "--from", first, "--to", f"{ends - timedelta(days=1):%Y-%m-%d}", width=60)
    people, _ = bars(text)
    seen, most = means(text), mosts(text)
    told = counted(catalogue, station, begins, ends, len(seen) * 24)
    for column, mean in enumerate(seen):
        those = told[column * 24 : column * 24 + 24]
        assert mean == pytest.approx(sum(those) / 24, abs=people / 8 + (max(those) - min(those)) / 12)
        if most[column]:
            assert max(those) <= most[column]


@pytest.mark.slow
@pytest.mark.parametrize("station", ["iss", "mir", "skylab"])
def test_so_it_does_over_the_whole_life_of_a_station(run: Run, catalogue: Catalogue, station: str) -> None:
    told = json.loads(run("missions", "--kind", "station", "-f", "json").out)
    start, end = next((each["start"], each["end"]) for each in told if each["id"] == station)
    last = (end or catalogue.meta("covers"))[:10]
    text = chart(run, station, "--from", start[:10], "--to", f"{date.fromisoformat(last) - timedelta(1)}", width=60)
    begins, ends = datetime.fromisoformat(start), datetime.fromisoformat(f"{last}T00:00+00:00")
    people, _ = bars(text)
    seen, moments = means(text), 60
    counts = counted(catalogue, station, begins, ends, len(seen) * moments)
    for column, mean in enumerate(seen):
        those = counts[column * moments : (column + 1) * moments]
        assert mean == pytest.approx(sum(those) / moments, abs=people / 8 + (max(those) - min(those)) / 20)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("station", STATIONS)
def test_no_line_is_wider_than_the_window(run: Run, station: str, encoding: str) -> None:
    for width in (12, 20, 40, 60, 80, 140, 200):
        text = chart(run, station, width=width, encoding=encoding)
        assert max(map(width_of, text.splitlines())) <= width
        assert encoding != "ascii" or text.isascii()
        assert not re.search(" $", text, re.MULTILINE)


def test_a_ship_is_solid_where_it_was_surely_docked_and_broken_where_nobody_tells_exactly(run: Run) -> None:
    """Soyuz TM-3 docked on 24 July 1987, and went from port to port on the 30th at an hour that nobody tells."""
    found = dict(ships(chart(run, "mir", "--from", "1987-07-15", "--to", "1987-08-13", width=80)))
    assert re.fullmatch(r" +━+╌+━+ Viktorenko …", found["Soyuz TM-3"])
    assert re.fullmatch(r"━+╌ +Romanenko Laveykin", found["Soyuz TM-2"])
    assert re.fullmatch(r"━+", found["Progress 30"])


def test_each_ship_that_is_named_has_a_mark(run: Run) -> None:
    """Soyuz TMA-11M left in the minute in which Expedition 40 began."""
    told = [each["id"] for each in json.loads(run("expeditions", "-f", "json").out)]
    parts = [["mir", "--from", f"{year}-02-08", "--to", f"{year + 1}-01-20"] for year in range(1987, 1999, 3)]
    for of in [*([each] for each in told), *parts]:
        unmarked = [name for name, bar in ships(chart(run, *of, width=60)) if name and not re.search("[━─╌▪]", bar)]
        assert unmarked == [], of


def test_a_node_that_docks_is_a_module_and_no_ship(run: Run) -> None:
    """Prichal came in a ship of its own that left it there."""
    text = chart(run, "iss", width=100)
    assert not re.search(r"^docking ", text, re.M)
    assert "of its modules 6 docked as ships do" in text


def test_ships_have_a_row_each_where_they_fit_a_screen_and_else_share_that_of_their_family(run: Run) -> None:
    mir, iss, part = (
        [name for name, _ in ships(chart(run, *of, width=100))]
        for of in (["mir"], ["iss"], ["iss", "--from", "2009-01-01", "--to", "2009-12-31"])
    )
    assert {"Soyuz TM-2", "STS-71", "Progress"} <= {*mir}
    assert {"Soyuz", "Shuttle", "Dragon", "Progress", "Cygnus", "HTV", "ATV"} <= {*iss}
    assert {"STS-119", "Progress M-66", "HTV-1"} <= {*part}


def test_the_scale_goes_from_hours_to_decades(run: Run) -> None:
    assert re.search(
        r"^17 Jul +12:00 ",
        chart(run, "iss", "--from", "2009-07-17T12:00Z", "--to", "2009-07-17T20:00Z", width=80),
        re.M,
    )
    assert re.search(r"^July +15 +16 ", chart(run, "iss", "--from", "2009-07-15", "--to", "2009-07-20", width=80), re.M)
    assert re.search(r"^ +2000 +20\d\d ", chart(run, "iss", width=60), re.M)


def test_an_expedition_is_the_part_of_its_station(run: Run) -> None:
    text = chart(run, "expedition", "20", width=80)
    assert "29 May – 11 Oct 2009" in text
    assert "STS-128" in text


def test_a_time_in_which_nobody_was_aboard_says_so(run: Run) -> None:
    text = chart(run, "salyut-7", "--from", "1988", "--to", "1989", width=80)
    assert "Nobody was aboard." in text
    assert re.search(r"^Kosmos 1686 +━+$", text, re.M)


def test_events_that_are_asked_for_stand_below_the_scale(run: Run) -> None:
    assert "events" not in chart(run, "mir", width=80)
    assert re.search(r"^events +.*[·●◆]", chart(run, "mir", "--kind", "eva", width=80), re.M)


def test_in_a_pipe_the_lane_is_the_craft_of_an_event(run: Run) -> None:
    told = json.loads(run("timeline", "mir", "--chart", "--kind", "docking", "-f", "json").out)
    assert all(each["lane"] and all("/" in craft for craft in each["lane"]) for each in told)
    assert run("timeline", "mir", "--chart").out.count("\n") == run("timeline", "mir").out.count("\n")


def test_what_has_no_chart_says_so_in_a_line(run: Run) -> None:
    for asked in (["salyut-2"], ["iss", "mir"], ["iss", "--reverse"]):
        result = run("timeline", *asked, "--chart", width=80)
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    nothing = run("timeline", "iss", "--chart", "--from", "1990", "--to", "1991", width=80)
    assert (nothing.code, nothing.out, nothing.err.count("\n")) == (0, "", 1)


def test_names_do_nothing_to_a_terminal_and_may_be_long() -> None:
    day = 86_400
    stay = Stretch(day, day, 5 * day, 5 * day)
    names = ["red \x1b[31m and \u202eturned", "</script>" + "long " * 2000, "宇宙船" * 30]
    ships = [Berthed(f"x/{number}", name, name, True, (name, "Ab"), (stay,)) for number, name in enumerate(names)]
    life = StationLife("x", names[0], 0, 10 * day, True, [Presence("somebody", stay)], ships, 0)
    chart = StationChart(names[1], names[0], life, 0, 10 * day, [Mark(day, 5)], [names[0]])
    for encoding in ("utf-8", "ascii"):
        for width in (20, 40, 80, 200):
            page = Page(Layout(()), width=width, encoding=encoding)
            lines = ["".join(text for text, _ in line) for line in station_lines(chart, page)]
            assert max(map(width_of, lines)) <= width
            assert not re.search("[\x1b\u202e]", "".join(lines))
            assert encoding == "utf-8" or "".join(lines).isascii()


def test_a_crowd_of_ships_is_one_row() -> None:
    stays = [Stretch(n, n, n + 500, n + 500) for n in range(0, 1_000_000, 100)]
    ships = [Berthed(f"x/{n}", f"Ferry {n}", "Ferry", True, (), (stay,)) for n, stay in enumerate(stays)]
    life = StationLife("x", "Hub", 0, 1_000_000, True, [Presence("a", stay) for stay in stays], ships, 0)
    lines = list(station_lines(StationChart("Hub", "", life, 0, 1_000_000), Page(Layout(()), width=80)))
    assert len(lines) < 20
    assert "".join(text for text, _ in next(line for line in lines if line and "Ferry" in line[0][0])).count("━") > 60
