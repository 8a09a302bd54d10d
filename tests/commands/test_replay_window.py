"""What the window of `replay` shows, moment by moment: strip, lanes, clocks, events, in windows of any size."""

import re
from collections.abc import Callable
from itertools import cycle, pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import Run, Waited

PAIR = ["pair", "--no-bundled", "--data", str(Path(__file__).parent / "live")]
CONTROLS = re.compile(r"\x1b\[[\d;?]*[a-zA-Z]")
SIZES = [(40, 12), (40, 20), (60, 16), (80, 24), (120, 40), (200, 60)]


class Shown(NamedTuple):
    """What a terminal got."""

    frames: list[list[str]]  # the window at each moment, without the blanks at the end of lines
    last: str  # what stays when all is told
    raw: str


Show = Callable[..., Shown]


@pytest.fixture
def shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> Show:
    """Return what runs `replay` in a window of a size, or of several in turn."""

    def show(*argv: str, size: tuple[int, int] | list[tuple[int, int]] = (80, 24), encoding: str = "utf-8") -> Shown:
        sizes = cycle([size] if isinstance(size, tuple) else size)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr("missionfacts.formats.table.live.window", lambda _: next(sizes))
        result = run("replay", *argv, width=80, encoding=encoding, clock=Waited())
        assert (result.code, result.err) == (0, "")
        screen, _, last = result.out.partition("\x1b[?1049l")
        frames = [CONTROLS.sub("", frame).split("\n") for frame in screen.split("\x1b[H")[2:]]
        return Shown([[line.rstrip() for line in frame] for frame in frames], CONTROLS.sub("", last), result.out)

    return show


def strip_of(frame: list[str], *names: str) -> list[str]:
    """Return the rows of the strip, by their names; "" for one that is not there."""
    above = frame[: next(number for number, line in enumerate(frame) if " UTC" in line)]
    return [next((line for line in above if line.startswith(f"{name}  ")), "") for name in names]


def lanes_of(frame: list[str]) -> list[str]:
    """Return the names of the lanes, and who is in them."""
    number = next(number for number, line in enumerate(frame) if " UTC" in line)
    return frame[number + 1 : number + 3]


def test_the_strip_is_drawn_until_the_present_which_moves(shown: Show) -> None:
    places = []
    for frame in shown(*PAIR, "--speed", "20000x").frames[:-1]:
        rows = [row for row in strip_of(frame, "Hare", "Tortoise") if row]
        assert len({row.index("│") for row in rows}) == 1
        assert all(re.search(r"│( +3 March)?$", row) for row in rows)  # nothing of what comes
        places.append(rows[0].index("│"))
    assert places == sorted(places)
    assert len(set(places)) > 30
    assert places[-1] - places[0] > 45


def test_the_last_strip_is_that_of_the_chart(run: Run, shown: Show) -> None:
    last = shown(*PAIR, "--speed", "20000x").last.splitlines()
    chart = run("timeline", *PAIR, "--chart", width=80).out.splitlines()
    assert [line.rstrip() for line in last[2:6]] == [line.rstrip() for line in chart[2:6]]
    assert "═" in last[4]


def test_lanes_say_who_is_where_and_what_is_docked(shown: Show) -> None:
    frames = shown(*PAIR, "--speed", "20000x").frames
    before = next(frame for frame in frames if "28 February 1972, 1" in "\n".join(frame))
    assert "═" not in "".join([*lanes_of(before), *strip_of(before, "Hare", "docked", "Tortoise")])
    visiting = next(frame for frame in frames if any("Tortoise: Bob Two, Ann One" in line for line in frame))
    assert re.fullmatch(r" *[═▶ ]+ Ann +Bob", lanes_of(visiting)[1])  # both on the right
    assert "docked" in lanes_of(visiting)[0]
    home = next(frame for frame in frames if "Ann passes back into Hare" in "".join(frame).partition("Next")[0])
    assert re.fullmatch(r"Ann +═+◀═+ +Bob", lanes_of(home)[1])
    apart = next(frame for frame in frames if "Wed 1 March 1972, 1" in "\n".join(frame))
    assert re.fullmatch(r"Ann [· ]+ Bob", lanes_of(apart)[1])
    assert lanes_of(apart)[0] == "Hare  near  Tortoise"


def test_an_interval_begins_with_how_things_were_then(shown: Show) -> None:
    first = shown(*PAIR, "--speed", "20000x", "--from", "29 Feb 1972 03:00", "--to", "1 Mar 1972").frames[0]
    assert "═" in lanes_of(first)[1]
    assert re.fullmatch(r" *[═▶ ]+ Ann +Bob", lanes_of(first)[1])


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("size", [*SIZES, (30, 8), (20, 5), (20, 2), (1, 1)])
def test_it_fits_any_window(shown: Show, size: tuple[int, int], encoding: str) -> None:
    for frame in shown(*PAIR, "--speed", "20000x", size=size, encoding=encoding).frames:
        assert len(frame) <= size[1]
        assert all(len(line) <= size[0] for line in frame)
        assert encoding == "utf-8" or "".join(frame).isascii()
        assert "\\x" not in "".join(frame)


@pytest.mark.parametrize("size", SIZES)
def test_an_event_is_shown_as_a_whole_and_what_comes_is_there(shown: Show, size: tuple[int, int]) -> None:
    for frame in shown(
        "astp", "--from", "17 July 15:00", "--to", "17 July 20:00", "--speed", "1200x", size=size
    ).frames[:-1]:
        below = frame[max(number for number, line in enumerate(frame) if "day 3" in line or line.startswith("Next")) :]
        assert not re.match(r" +│", below[1])  # which is the tail of one
        headings = [number for number, line in enumerate(frame) if re.match(r"\S.* ─", line)]
        assert not any(re.match(r" +│", frame[number + 1]) for number in headings if number + 1 < len(frame))
        if not frame[-1] and size[1] >= 12:
            assert any(line.startswith("Next") for line in frame)


def test_what_goes_first_in_a_low_window(shown: Show) -> None:
    """Latest events, the strip, the clocks, names, lanes."""
    there = []
    for lines in (30, 19, 16, 13, 11, 8):
        frames = shown(*PAIR, "--speed", "20000x", size=(80, lines)).frames
        frame = next(frame for frame in frames if "29 February 1972, 0" in "\n".join(frame))
        text = "\n".join(frame)
        parts = ("Hare  ", "get ", "Tortoise: ", "Bob")
        there.append(
            [part in text if part != "Bob" else any(line.endswith(" Bob") for line in frame) for part in parts]
        )
    assert there[0] == [True, True, True, True]
    for more, less in pairwise(there):
        assert all(one >= other for one, other in zip(more, less, strict=True))
    assert [sum(each) for each in there] == sorted((sum(each) for each in there), reverse=True)
    assert [False, True, True, True] in there
    assert [False, False, False, True] in there or [False, False, True, True] in there


def test_a_window_may_change_while_it_is_drawn(shown: Show) -> None:
    for frame, size in zip(shown(*PAIR, "--speed", "20000x", size=SIZES).frames, cycle(SIZES), strict=False):
        assert len(frame) <= size[1]
        assert all(len(line) <= size[0] for line in frame)


def test_without_colour_there_is_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    text = run("replay", *PAIR, "--speed", "20000x", "--color", "never", width=80, clock=Waited()).out
    assert not re.search(r"\x1b\[[\d;]*3\dm", text)


@pytest.mark.parametrize(
    ("mission", "speed", "seen"),
    [
        ("astp", "20000x", r"Le Ku"),
        ("apollo-11", "20000x", r"Collins"),
        ("vostok-1", "1000x", r"Gagarin"),
        ("voyager-1", "1000000x", r"Voyager 1, in flight"),
    ],
)
def test_a_flight_of_any_kind_has_a_strip_and_lanes(shown: Show, mission: str, speed: str, seen: str) -> None:
    limit = ["--to", "April 1979"] if mission == "voyager-1" else []
    frame = shown(mission, "--speed", speed, *limit).frames[1]
    assert any(line.endswith("│") and not line.startswith(" ") for line in frame[:8])
    assert re.search(seen, "\n".join(lanes_of(frame)))


def test_a_ship_of_another_mission_has_no_name_until_it_is_there(shown: Show) -> None:
    frames = shown("soyuz-4", "--speed", "20000x").frames
    early = [frame for frame in frames if "Tue 14 January 1969, " in "\n".join(frame)]
    later = [frame for frame in frames if "Wed 15 January 1969, 1" in "\n".join(frame)]
    assert early
    assert later
    for frame in early:
        assert "Soyuz 5" not in "\n".join([*strip_of(frame, "Soyuz 5"), *lanes_of(frame)])
    for frame in later:
        assert strip_of(frame, "Soyuz 5") != [""]
        assert "before launch" not in lanes_of(frame)[0]  # though nothing of Soyuz 4 has happened since
        assert "Soyuz 5" in lanes_of(frame)[0]


def test_of_a_station_those_aboard_and_the_ships(run: Run, shown: Show) -> None:
    limits = "--from", "16 May 2010 18:00", "--to", "24 May 2010"
    frame = shown("iss", *limits, "--speed", "60000x", size=(120, 40)).frames[0]
    text = "\n".join(frame)
    aboard = run("aboard", "--at", "2010-05-16T18:00Z", "-f", "tsv").out.count("\n")
    assert f"{aboard} aboard · 4 ships docked" in text
    assert re.search(r"^STS-132 +\S*[━▪╌]│", text, re.MULTILINE)
    assert "2024" in frame[5]  # the scale is that of its life, though nothing is told of that
    assert all(line.rstrip().endswith("│") for line in frame[2:5])


def test_of_an_expedition_its_own_time(shown: Show) -> None:
    frames = shown("expedition", "1", "--speed", "1000000x", size=(80, 30)).frames
    assert re.search(r"\d aboard · \d ships? docked", "\n".join(frames[4]))
    assert "2001" in "\n".join(frames[4][:7])


def test_a_speed_is_said_in_digits(shown: Show) -> None:
    assert "1,000,000× · Ctrl-C leaves" in shown(*PAIR, "--speed", "1e6").frames[0][0]
    assert "1,000,000x - Ctrl-C leaves" in shown(*PAIR, "--speed", "1e6", encoding="ascii").frames[0][0]


@pytest.mark.parametrize("argv", [["--as-if-today"], []])
def test_what_stands_before_the_launch_is_not_told(run: Run, argv: list[str]) -> None:
    """Neither what has a time of day nor what has none, unless it is asked for."""
    told = run("replay", "astp", "--speed", "max", "-f", "tsv", "--fields", "at", *argv).out.splitlines()
    assert "T" in told[0]
    asked = run("replay", "astp", "--from", "15 July 1975", "--speed", "max", "-f", "tsv", "--fields", "at").out
    assert asked.startswith("1975-07-15\n")
