"""Charts read back by a reader that knows only the page: who stands where, what fits, what is said of the signs."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import Run
from tests.formats.conftest import Told
from tests.readers import width_of

LETTERS = re.compile(r"[A-Z][a-z]")
STRANDS = "│┊┃|:I"
MONTHS = ["", "January", "February", "March", "April", "May", "June", "July"]
FLIGHTS = ["astp", "apollo-11", "apollo-13", "soyuz-4", "gemini-8", "vostok-1", "sts-71", "soyuz-tm-12", "voyager-1"]


class Seen(NamedTuple):
    """A row of a chart as it is read: when, and which name stands in which column."""

    moment: str  # "" without a time to the second
    people: dict[int, str]
    line: str


def chart(run: Run, *argv: str, **how: Any) -> str:
    result = run("timeline", *argv, "--chart", **how)
    assert (result.code, result.err) == (0, ""), result
    return result.out


def rows(text: str, left: int, right: int) -> list[Seen]:
    """Read the rows of a chart; left, right: the columns that the lanes have.

    A strand goes on below the letters that name somebody, until there is a blank in its place.
    """
    found: list[Seen] = []
    names = dict(re.findall(r"([A-Z][a-z]) ([A-Z][a-z]+)", text.rsplit("\n\n", 1)[-1]))
    day = ""
    people: dict[int, str] = {}
    for line in text.splitlines():
        heading = re.match(r"\w{3} (\d+) (\w+) (\d{4}) ", line)
        if heading:
            day = f"{heading[3]}-{MONTHS.index(heading[2]):02}-{int(heading[1]):02}"
            people = {}
            continue
        time = re.match(r"[ ~](\d\d:\d\d(?::\d\d)?)", line)
        lanes = line[left:right].ljust(right - left)
        if not day or lanes[:4].strip(STRANDS + " ") in {"Apol", "Colu"}:
            continue
        letters = {found.start(): names[found[0]] for found in LETTERS.finditer(lanes) if found[0] in names}
        still = {column: person for column, person in people.items() if lanes[column] in STRANDS}
        people = still | letters
        if time or line[left - 2 : left - 1].strip():
            exact = time[1] if time and len(time[1]) == 8 and line[0] == " " else ""
            found.append(Seen(f"{day}T{exact}Z" if exact else "", dict(people), line))
    return found


@pytest.mark.parametrize(("encoding", "arrows"), [("utf-8", "▶◀"), ("ascii", "><")])
@pytest.mark.parametrize(
    ("mission", "text_at", "crafts"),
    [("astp", 45, ["astp/apollo", "astp/soyuz-19"]), ("apollo-11", 36, ["apollo-11/columbia", "apollo-11/eagle"])],
)
def test_each_strand_is_where_aboard_says(
    run: Run, mission: str, text_at: int, crafts: list[str], encoding: str, arrows: str
) -> None:
    text = chart(run, mission, width=80, encoding=encoding)
    lines = text.splitlines()
    ways = [line[12:text_at] for line in lines if re.match(r"[ ~](\d\d:\d\d|     )", line)]
    middle = next(lanes.index(arrow) for lanes in ways for arrow in arrows if f"={arrow}=" in lanes.replace("═", "="))
    checked = 0
    for seen in rows(text, 12, text_at - 1):
        if not seen.moment:
            continue
        up = json.loads(run("aboard", seen.moment, "--tz", "utc", "-f", "json").out)
        told = {each["name"].split()[-1]: each["craft"] for each in up if each["up"] == mission}
        landed = {each["name"].split()[-1] for each in up if each["landed"] == seen.moment}
        assert {*seen.people.values()} >= {*told} - landed, seen
        for column, name in seen.people.items():
            inside = (
                crafts[0] if column < middle - 3 else crafts[1] if column > middle + 3 else f"{mission}/docking-module"
            )
            assert inside in told[name], (seen, name, told)
            checked += 1
    assert checked > 20


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("mission", FLIGHTS)
def test_no_line_is_wider_than_the_window(run: Run, mission: str, encoding: str) -> None:
    for width in (40, 47, 59, 60, 66, 80, 100, 120, 140, 199, 200):
        text = chart(run, mission, width=width, encoding=encoding)
        assert max(map(width_of, text.splitlines())) <= width, (width, text)
        assert text.isascii() or encoding != "ascii"


MEANINGS = {
    "═": "docked", "┄": "docked for a part of it", "▶": "people move", "◀": "people move", "┊": "outside",
    "┃": "on the Moon", "▁": "on the Moon", "◆": "milestones", "●": "milestones", "▲": "lift-off", "▼": "landing",
    "×": "lost or destroyed", "≠": "sources differ",
}  # fmt: skip


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("mission", [*FLIGHTS, "apollo-14", "gemini-11", "mars-observer", "sts-51-l", "luna-2"])
def test_the_legend_has_the_signs_that_occur_and_no_others(run: Run, mission: str, width: int) -> None:
    body, _, legend = chart(run, mission, width=width).replace(" · UTC", "").rstrip("\n").rpartition("\n\n")
    told = " ".join(legend.split())
    expected = {meaning for sign, meaning in MEANINGS.items() if sign in body}
    said = {meaning for meaning in MEANINGS.values() if re.search(rf"{meaning}($|   |\n| \S)", told)}
    if "docked for a part of it" in said and not re.search(r"═══ docked", told):
        said.discard("docked")
    assert said == expected
    plain = chart(run, mission, width=width, encoding="ascii").rstrip("\n").rpartition("\n\n")[2]
    assert {meaning for meaning in MEANINGS.values() if meaning in " ".join(plain.split())} == said


def test_phases_are_named_where_a_day_begins_and_where_ships_dock(run: Run) -> None:
    landing, meeting, alone = (chart(run, mission, width=100) for mission in ("apollo-11", "astp", "vostok-1"))
    assert re.search(r"^ +Columbia, alone +Eagle, on the Moon$", landing, re.M)
    assert re.search(r"^ +Columbia +docked +Eagle$", landing, re.M)
    assert re.search(r"^ +Apollo, before launch +Soyuz 19, before launch$", meeting, re.M)
    assert re.search(r"16:09:09 .*══ docked ══.* Apollo and Soyuz dock for the first time", meeting)
    assert re.search(r"^ +Vostok 1, before launch$", alone, re.M)
    assert "== docked ==" in chart(run, "astp", width=80, encoding="ascii")


def test_names_of_lanes_are_told_apart(run: Run) -> None:
    strip = chart(run, "gemini-12", width=80).split("\n\n")[1]
    assert [line[:15].strip() for line in strip.splitlines()[1:]] == ["Gemini 12", "docked", "Agena target"]


@pytest.mark.parametrize(
    ("mission", "sign"),
    [("sts-51-l", "×"), ("sts-107", "×"), ("luna-2", "×"), ("sputnik-1", "×"), ("soyuz-11", "▼"), ("astp", "▼")],
)
def test_only_what_lands_ends_with_the_sign_of_a_landing(run: Run, mission: str, sign: str) -> None:
    text = chart(run, mission, width=100)
    assert re.findall("[▼×]", text.split("\n\n")[1].splitlines()[1]) == [sign]
    assert ("▼ landing" in text, "× lost or destroyed" in text) == (sign == "▼", sign == "×")


def test_somebody_outside_is_seen_beside_a_title_of_one_line(run: Run) -> None:
    (walk,) = (line for line in chart(run, "gemini-12", width=200).splitlines() if "ties it to its Agena" in line)
    assert "Aldrin┊" in walk


def test_who_has_come_in_is_inside_below_the_walk_and_before_the_next(run: Run) -> None:
    walks = chart(run, "soyuz-tma-9", width=80).split("2007 ─")[1].splitlines()[2:]
    rows = [number for number, line in enumerate(walks) if "┊" in line and "┊ outside" not in line]
    assert len(rows) == 4
    assert all(walks[number + 1][20:40].count("│") == 3 for number in rows)
    moonwalk = chart(run, "apollo-11", width=200)
    steps = moonwalk[moonwalk.index("make the first walk") : moonwalk.index("The hatch of Eagle closes")].splitlines()
    assert all(line.count("┊") == 2 for line in steps[1:4])
    wide = chart(run, "soyuz-t-15", width=200).splitlines()
    (fold,) = (number for number, line in enumerate(wide) if "15-metre truss" in line)
    assert [line.count("┊") for line in wide[fold : fold + 3]] == [2, 0, 2]


def test_letters_of_people_are_those_of_their_names_in_any_encoding(run: Run) -> None:
    assert "Gu G" in chart(run, "soyuz-39", width=80, encoding="ascii")


def test_what_moves_people_is_always_drawn_and_what_is_chosen_alone(run: Run) -> None:
    usual = chart(run, "astp", width=100)
    assert "Stafford goes home to Apollo" in usual  # of weight 2
    assert "less notable events are not drawn" in usual
    chosen = chart(run, "astp", "--kind", "docking", width=100)
    assert "Stafford goes home" not in chosen
    assert "not drawn" not in chosen
    assert "Kubasov switches on the radio ranging" in chart(run, "astp", "--weight", "1", width=100)


def test_several_missions_are_drawn_together_in_the_order_asked_for(run: Run) -> None:
    for asked in (["gemini-7", "gemini-6a"], ["gemini-7,gemini-6a"], ["gemini", "7", "gemini", "6a"]):
        text = chart(run, *asked, width=80)
        assert text.startswith("Gemini 7 and Gemini 6A ")
        assert re.search(r"^ +Gemini 7 +Gemini 6A, before launch$", text, re.M)
        assert "· · · ·" in text


def test_a_pipe_gets_the_events_with_their_lanes(run: Run) -> None:
    told = {each["id"]: each for each in json.loads(chart(run, "astp", "-f", "json"))}
    assert told["astp/first-docking"]["lane"] == ["astp/apollo", "astp/soyuz-19"]
    assert told["astp/soyuz-launch"]["lane"] == ["astp/soyuz-19"]
    assert told["astp/into-the-docking-module"]["lane"] == ["astp/apollo"]
    rows = [line.split("\t") for line in chart(run, "astp").splitlines()]
    assert len(rows) == len(told)
    assert ["astp/first-docking", "astp/apollo; astp/soyuz-19"] in [row[-2:] for row in rows]


def test_without_a_chart_there_are_no_lanes(run: Run) -> None:
    result = json.loads(run("timeline", "astp", "-f", "json").out)
    assert not any(each["lane"] for each in result)


@pytest.mark.parametrize(
    ("asked", "code", "says"),
    [
        ("gemini-7 no-such-flight", 1, "no mission 'no-such-flight'"),
        ("astp gagarin", 1, "missionfacts person gagarin"),
        ("no-such-flight astp", 1, "no-such-flight astp"),
        ("astp iss", 2, "none of these flights was docked to International Space Station: ask for its chart alone"),
        ("expedition 1 apollo-11", 2, "none of these flights was docked to International Space Station"),
        ("iss mir", 2, "the chart of a station stands by itself: ask for one at a time"),
        ("expedition 40 mir", 2, "the chart of a station stands by itself: ask for one at a time"),
        ("sts-71 mir iss", 2, "the chart of a station stands by itself: ask for one at a time"),
        ("gemini-7 gemini-6a gemini-8 gemini-9a gemini-10", 2, "7 spacecraft are too many for lanes"),
        ("vostok-1 vostok-2 vostok-3 vostok-4 vostok-5 vostok-6 voskhod-1", 2, "room for 6 missions"),
    ],
)
def test_what_cannot_be_drawn_together_is_told_in_one_line(run: Run, asked: str, code: int, says: str) -> None:
    result = run("timeline", *asked.split(), "--chart", width=80)
    assert (result.code, result.out) == (code, "")
    assert says in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("asked", "lanes"),
    [
        ("sputnik-1 vostok-1", ["Sputnik 1", "Vostok 1"]),  # nobody flew in the first
        ("voyager-1 voyager-2", ["Voyager 1", "Voyager 2"]),
        ("voyager-2 voyager-1", ["Voyager 2", "Voyager 1"]),
        ("vostok-1 soyuz-ms-28", ["Vostok 1", "Soyuz MS-28"]),  # 64 years apart
        ("vostok-1 vostok-1", ["Vostok 1"]),
        ("mir sts-71", ["Mir", "Atlantis"]),
        ("soyuz-6 soyuz-7 soyuz-8", ["Soyuz 6", "Soyuz 7", "Soyuz 8"]),
    ],
)
def test_each_mission_that_is_asked_for_has_a_lane(run: Run, asked: str, lanes: list[str]) -> None:
    strip = chart(run, *asked.split(), width=120).split("\n\n")[1]
    assert [name for name in lanes if not re.search(rf"^{name} +[▲━═]", strip, re.M)] == []


def test_expeditions_of_one_station_are_drawn_as_one(run: Run) -> None:
    both = chart(run, "expedition 40", "expedition 41", width=100)
    assert re.match(r"Expedition 40 and Expedition 41 +13 May – 10 Nov 2014 ", both)
    assert chart(run, "expedition 40", "iss", width=100) == chart(run, "iss", width=100)
    assert chart(run, "iss", "iss", width=100) == chart(run, "iss", width=100)


def test_a_chart_goes_forward(run: Run) -> None:
    assert run("timeline", "astp", "--chart", "--reverse", width=80).code == 2


def test_titles_do_nothing_to_a_terminal_and_may_be_long(run: Run, told: Told) -> None:
    told("red \x1b[31m and \u202eturned", "</script>" + " ".join(["long"] * 95), crew=(("Ab \x1b[1mCd", "pilot"),))
    for width in (40, 80):
        text = chart(run, "small", width=width)
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "</script>long" in text
        assert max(map(width_of, text.splitlines())) <= width


def test_a_mission_with_one_event_has_a_chart(run: Run, told: Told) -> None:
    told("The only thing that happens")
    text = chart(run, "small", width=80)
    assert "The only thing that happens" in text


@pytest.mark.parametrize("more", [["--width", "80"], ["-o", "small.svg"], ["-o", "small.txt"]])
def test_a_mission_without_events_has_no_chart(
    run: Run, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: list[str]
) -> None:
    told()
    monkeypatch.chdir(tmp_path)
    result = run("timeline", "small", "--chart", *more, width=80)
    assert (result.code, result.out) == (2, "")
    assert result.err == "missionfacts: the data tell of no event of Small: there is nothing for a chart\n"
    assert not list(tmp_path.glob("small.[st]*"))
    assert run("timeline", "small", "--chart", "-f", "json").out.strip() == "[]"


def test_of_very_many_events_the_most_notable_are_drawn(run: Run, told: Told) -> None:
    told(*(f"Thing {number} happens" for number in range(2000)))
    text = chart(run, "small", width=80)
    assert 100 < len(re.findall("Thing", text)) < 300
    assert re.search(r"1,\d\d\d less notable events are not drawn", text)
